"""Drafts about a restriction: the letter to the person, and the referral to whoever decides.

A person completes and sends them; heard sends neither, and neither says what ought to be decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Connection

from heard.casework import restriction_events as happened
from heard.casework.in_words import day_in_words
from heard.casework.policy.words import Item, LetterPurpose
from heard.casework.restriction import Covers
from heard.daemon.house import House
from heard.letters.catalogue import letter_name
from heard.reports.restricted_evidence import CaseOfTheirs, cases_of
from heard.reports.restricted_wants import review_day, wanted
from heard.store import restrictions
from heard.store.restrictions import ContactMade, Entry

_WHAT = {Covers.CASE: "the matter of that case alone", Covers.EVERYTHING: "all contact"}
_MOST = 40
"""Numbers of messages that are listed for one case; beyond, only how many more there are."""


def letter(house: House, number: int) -> str:
    """Return the draft of the letter to the person: what heard knows, and in brackets what only a person can say.

    Raises NotFound where there is no such entry, and TemplateError where the letter cannot be written.
    """
    policy, landlord = house.given.policy, house.given.landlord
    with house.store.reading() as connection:
        entry = restrictions.of_number(connection, number)
        record = _in_words(connection, number)
    rule = policy.restriction
    named = policy.letters.get(rule.letter) if rule is not None and rule.letter is not None else None
    items: tuple[Item, ...] = named.must_say if named is not None else (Item("why"), Item("what-it-means"))
    option = rule.options.get(entry.restriction.option) if rule is not None else None
    means = entry.said.says or (f"{option.says}." if option is not None else None)
    values = {
        "name": entry.said.name,
        "organisation": landlord.name,
        "mailbox": landlord.mailboxes[0],
        "reference": entry.restriction.case or entry.said.known_as or "[the reference]",
        "outside_body": policy.outside_body,
        "how_to_complain": policy.how_to_complain,
        "why": record.get("why"),
        "reasons": record.get("why"),
        "what_it_means": means,
        "how_long": _how_long(entry, house),
        "how_to_reach_us": record.get("how the customer may reach us"),
    }
    draft = house.letters.draft(letter_name(LetterPurpose.RESTRICTION), values, items)
    head = [f"Draft of the letter on restriction {number}. heard does not send it.", f"To: {_to(entry)}"]
    if named is not None and named.attach:
        head.append(f"To go with it: {', '.join(named.attach)}")
    foot = [f"Sent it? heard restrict note {number} --letter DATE {' '.join(f'--letter-says {i}' for i in items)}"]
    return "\n".join([*head, f"Subject: {draft.subject}", "", draft.text, *foot])


def referral(house: House, number: int) -> str:
    """Return the draft of the referral: the facts, what the policy wants to know first, and no advice.

    Raises NotFound where there is no such entry.
    """
    with house.store.reading() as connection:
        entry = restrictions.of_number(connection, number)
        theirs = cases_of(connection, entry.stands_as)
        made = restrictions.contacts_under(connection, [number])
        record = _in_words(connection, number)
    lines = [*_head(entry, house), *_reasons(record, house), *_facts(theirs, made, house), *_to_do(entry, house)]
    return "\n".join(lines)


def _to(entry: Entry) -> str:
    return ", ".join(entry.said.addresses) or f"{entry.said.name}, {entry.said.home or 'by post'}"


def _how_long(entry: Entry, house: House) -> str | None:
    held = entry.restriction
    if held.last is None:
        return None
    by = review_day(held, house.given.policy, house.given.calendar)
    again = f" We will look at it again by {day_in_words(by)}." if by is not None else ""
    return f"From {day_in_words(held.first)} to {day_in_words(held.last)}.{again}"


def _in_words(connection: Connection, number: int) -> dict[str, str]:
    """Return what was recorded in words, the latest of each part."""
    return {
        each.event.part: words
        for each, words in restrictions.happened_to(connection, number)
        if isinstance(each.event, happened.RestrictionRecorded) and words
    }


def _head(entry: Entry, house: House) -> Iterator[str]:
    held, rule = entry.restriction, house.given.policy.restriction
    yield f"Draft of a referral: restriction {entry.number}, {entry.said.name}."
    yield "heard does not send it, and advises nothing."
    if rule is not None:
        roles = house.given.policy.roles
        yield f"To decide: {' or '.join(roles.get(role, role) for role in rule.decided_by)}."
    yield f"Asked for: {held.option}, {_span(held.first, held.last)}, for {_WHAT[held.covers]}."
    yield f"Case: {held.case or entry.said.known_as or 'none named'}."
    if rule is not None and rule.never_because:
        yield f"No reason, by the policy: {'; '.join(rule.never_because)}."
    yield ""


def _span(first: date, last: date | None) -> str:
    return f"from {day_in_words(first)} {f'to {day_in_words(last)}' if last else 'without an end'}"


def _reasons(record: dict[str, str], house: House) -> Iterator[str]:
    if record:
        yield "On record"
        yield from (f"- {part}: {' '.join(words.split())}" for part, words in record.items())
        yield ""


def _facts(theirs: list[CaseOfTheirs], made: list[ContactMade], house: House) -> Iterator[str]:
    yield "Their cases, and the messages on them from outside"
    for case in theirs:
        known = f" ({case.known_as})" if case.known_as else ""
        outcome = f", {case.outcome}" if case.outcome else ""
        yield f"- {case.reference}{known}: {case.stage or 'no stage'}, {case.status}{outcome}{_about(case)}"
        yield f"  {_mail(case, house)}"
    if not theirs:
        yield "- none is known"
    told = [case.reference for case in theirs if case.vulnerable != "no"]
    if told:
        yield f"Vulnerability was told of on {', '.join(told)}: consider that first."
    answered = sum(each.answered for each in made)
    yield f"Contacts while it held: {len(made)}, of which {answered} acknowledged."
    yield ""


def _about(case: CaseOfTheirs) -> str:
    return f": {case.matter}" if case.matter else ""


def _mail(case: CaseOfTheirs, house: House) -> str:
    if not case.mail:
        return "no messages"
    days = [_day(at, house) for _, at in (case.mail[0], case.mail[-1])]
    numbers = ", ".join(str(number) for number, _ in case.mail[-_MOST:])
    more = f"{len(case.mail) - _MOST} before, then " if len(case.mail) > _MOST else ""
    count = f"{len(case.mail)} message{'' if len(case.mail) == 1 else 's'}"
    return f"{count}, {days[0]} to {days[1]}: {more}{numbers}"


def _day(at: datetime, house: House) -> str:
    return day_in_words(house.given.calendar.local_date(at))


def _to_do(entry: Entry, house: House) -> Iterator[str]:
    policy, held = house.given.policy, entry.restriction
    rule = policy.restriction
    if rule is not None and rule.confirm_first:
        yield "To confirm before it is decided"
        yield from (f"[{'x' if part in held.confirmed else ' '}] {part}" for part in rule.confirm_first)
        yield ""
    if missing := wanted(held, policy):
        yield "Missing on the record"
        for each in missing:
            yield f"- {each.what}"
            yield f"  {each.typed}"
        yield ""
    yield f"Decided? heard restrict decide {entry.number} --by ROLE --on DATE"
