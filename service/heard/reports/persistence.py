"""Signs of persistence, for a person who has to decide: what can be counted of somebody's mail, with what shows it.

Nothing follows from any of it.  What a policy lets a person weigh is matched with what can be counted; the rest is
listed as theirs to judge.  Who is vulnerable, what the landlord itself is late with, and what is no sign at all come
first.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection

from heard.casework.counting import days_from
from heard.casework.events import Kind, MessageNumber, PersonNumber, Reference
from heard.casework.in_words import MONTHS
from heard.casework.lengths import Length, Unit
from heard.casework.people import SHARED_DOMAINS, WRITE_FOR_OTHERS, Landlord
from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.refusals import ExcludedAs
from heard.errors import NotFound
from heard.judgement.other_matters import other_matters
from heard.mail.parse import parse
from heard.reports.people import numbered
from heard.reports.signs_behind import Sign, behind, for_a_person
from heard.store import inbox, people, signs
from heard.store.earlier import typed as as_typed
from heard.store.facts import Given
from heard.store.signs import Mail

Row = dict[str, Any]
A_YEAR = Length(12, Unit.MONTH)
MANY_BODIES = 2
"""Bodies besides the landlord that the same mail went to; to ask one for help is nobody's fault, nor is it to ask two
one after the other."""
DECIDES_NOTHING = "heard decides nothing by this, limits nobody and calls nobody anything; a person has to say."
NO_SIGN = ("a query, a criticism, or a challenge of a decision",)
"""Where a policy does not say what is no sign; our default."""
_REMITS = (ExcludedAs.ALREADY_DECIDED.value, ExcludedAs.NOT_OUR_SERVICE.value)


@dataclass(frozen=True, slots=True)
class _Found:
    """One sign: what is said of it, and the messages behind it."""

    sign: Sign
    says: str
    messages: tuple[MessageNumber, ...]
    count: int
    compared: Mapping[str, int] | None = None


def signs_of(connection: Connection, typed: str, given: Given, now: datetime) -> Row:
    """Return what can be counted of somebody's mail in the twelve months before now.

    typed   what people call them by, "P12", or the reference of a case of theirs

    Raises NotFound where there is no such person or case, or nobody is known on it.
    """
    calendar, rule = given.calendar, given.policy.restriction
    person = _person(connection, typed)
    first = days_from(calendar.local_date(now), A_YEAR, calendar, back=True)
    since = calendar.start_of(first).astimezone(UTC)
    theirs = signs.addresses_of(connection, person)
    mails = signs.mail_of(connection, theirs, since=since, until=now)
    found = tuple(_found(connection, person, mails, theirs, given, since, now))
    numbers = [mail.number for mail in mails]
    known = people.who_are(connection, [person])
    return {
        "what": "signs",
        "person": f"P{person}",
        "name": next((name for each in known for name in each.names), None),
        "since": first.isoformat(),
        "mails": len(mails),
        "vulnerable": dict(signs.vulnerable_on(connection, person)),
        "came_while_late": sorted(signs.came_while_late(connection, numbers)),
        "shared": list(signs.shared(connection, theirs)),
        "writes_for_others": [each for each in theirs if given.landlord.role_of(each) in WRITE_FOR_OTHERS],
        "no_sign": list(rule.never_because if rule is not None and rule.never_because else NO_SIGN),
        "decides": DECIDES_NOTHING,
        "clause": rule.clause if rule is not None else None,
        "signs": [_row(each, rule) for each in found],
        "for_a_person": list(for_a_person(rule)),
    }


def _person(connection: Connection, typed: str) -> PersonNumber:
    if (named := numbered(connection, typed)) is not None:
        return named
    on_case = inbox.person_of(connection, Reference(as_typed(connection, typed)))
    number = signs.stands_as(connection, on_case) if on_case is not None else None
    if number is None:
        raise NotFound(f"{typed}: there is no such case, or nobody is known on it. heard cases lists them")
    return number


def _row(found: _Found, rule: RestrictionRule | None) -> Row:
    return {
        "sign": found.sign.value,
        "says": found.says,
        "count": found.count,
        "compared": dict(found.compared) if found.compared is not None else None,
        "messages": list(found.messages),
        "behind": list(behind(found.sign, rule)),
        "clause": rule.clause if rule is not None and behind(found.sign, rule) else None,
    }


def _found(
    connection: Connection,
    person: PersonNumber,
    mails: Sequence[Mail],
    theirs: Sequence[str],
    given: Given,
    since: datetime,
    now: datetime,
) -> Iterator[_Found]:
    yield _volume(connection, person, mails, given, since, now)
    yield _cases(connection, person, since)
    over = signs.came_after_the_end(connection, mails, given.all_policies)
    after = [mail for mail in mails if mail.number in over]
    yield _counted(Sign.AFTER_THE_END, "on cases that were closed or finally answered", after)
    asks = [mail for mail in after if mail.kind is Kind.ESCALATION or _finds(mail, "escalation")]
    yield _counted(Sign.NOT_ACCEPTED, "after the last answer, asking for more", asks)
    several = [mail for mail in mails if len(_bodies(connection, mail, theirs, given.landlord)) >= MANY_BODIES]
    yield _counted(Sign.MANY_AT_ONCE, "to two or more other bodies at once", several)
    shifting = [mail for mail in mails if mail.reference is not None and other_matters(mail.own_words)]
    yield _counted(Sign.SHIFTING, "bringing up another matter besides that of their case", shifting)
    again = tuple(_again(mails))
    yield _counted(Sign.REMITS, "on what seems decided already, or no service of ours, after one before", again)


def _counted(sign: Sign, what: str, mails: Sequence[Mail]) -> _Found:
    says = f"{_mails(len(mails))} {what}"
    return _Found(sign, says, tuple(mail.number for mail in mails), len(mails))


def _mails(count: int) -> str:
    return f"{count or 'no'} mail{'' if count == 1 else 's'}"


def _volume(
    connection: Connection, person: PersonNumber, mails: Sequence[Mail], given: Given, since: datetime, now: datetime
) -> _Found:
    """Return the month in which most came, held against every month in which anybody wrote."""
    counting = signs.of_the_volume(connection, mails)
    months: dict[date, list[MessageNumber]] = {}
    for mail in counting:
        months.setdefault(_month(mail.received_at, given), []).append(mail.number)
    left_out = len(mails) - len(counting)
    besides = f"{left_out} that asked for the next stage, appealed, or answered us" if left_out else ""
    everybodys = Counter(
        (who, _month(at, given))
        for who, at in signs.all_mail(connection, since=since, until=now)
        if who != f"P{person}"
    )
    compared = _compared(list(everybodys.values()))
    if not months:
        none = "no mails in twelve months" + (f", besides {besides}" if besides else "")
        return _Found(Sign.VOLUME, none, (), 0, compared)
    most = max(months, key=lambda month: (len(months[month]), month))
    says = f"{_mails(len(months[most]))} in {MONTHS[most.month - 1]} {most.year}, the most in a month"
    says += f"; not counted: {besides}" if besides else ""
    return _Found(Sign.VOLUME, says, tuple(months[most]), len(months[most]), compared)


def _month(at: datetime, given: Given) -> date:
    return given.calendar.local_date(at).replace(day=1)


def _cases(connection: Connection, person: PersonNumber, since: datetime) -> _Found:
    counted = signs.cases_by_person(connection, since=since)
    count = counted.pop(person, 0)
    says = f"{count or 'no'} case{'' if count == 1 else 's'} in twelve months"
    return _Found(Sign.CASES, says, (), count, _compared(list(counted.values())))


def _compared(others: Sequence[int]) -> dict[str, int] | None:
    """Return the median and the 95th percentile of what others sent, each a number that somebody did send."""
    if not others:
        return None
    ordered = sorted(others)

    def at_rank(of_a_hundred: int) -> int:
        return ordered[-(-len(ordered) * of_a_hundred // 100) - 1]

    return {"median": at_rank(50), "of_a_hundred_95_no_more_than": at_rank(95)}


def _bodies(connection: Connection, mail: Mail, theirs: Sequence[str], landlord: Landlord) -> set[str]:
    """Return the bodies outside that a mail went to: those the settings know by name, others by their domain."""
    message = parse(inbox.original(connection, mail.number).content)
    found = set()
    for address in (*message.to, *message.cc):
        if outsider := landlord.outsider(address.address):
            found.add(outsider.name)
        elif _is_a_body(address.address, theirs, landlord):
            found.add(address.domain)
    return found


def _is_a_body(address: str, theirs: Sequence[str], landlord: Landlord) -> bool:
    domain = address.rpartition("@")[2]
    if address in theirs or not domain or domain in SHARED_DOMAINS or landlord.is_own(address):
        return False
    at_home = {each.rpartition("@")[2] for each in theirs}
    return domain not in at_home and not landlord.is_inside(address) and landlord.officer(address) is None


def _again(mails: Sequence[Mail]) -> Iterator[Mail]:
    """Yield the mails that seem to be excluded on a ground on which one of theirs seemed to be before."""
    seen: set[str] = set()
    for mail in mails:
        excluded = json.loads(mail.body).get("exclusion") if mail.body else None
        ground = excluded["ground"] if excluded else None
        if ground in _REMITS:
            if ground in seen:
                yield mail
            seen.add(ground)


def _finds(mail: Mail, what: str) -> bool:
    found = json.loads(mail.body).get("findings", ()) if mail.body else ()
    return any(each["finding"].startswith(what) and each["verdict"] == "yes" for each in found)
