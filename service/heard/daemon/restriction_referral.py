"""The draft of a referral: what whoever decides on a restriction has to know, and no word of what ought to be decided.

A person completes and sends it; heard does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Connection

from heard.casework import restriction_events as happened
from heard.casework.events import PersonNumber, Reference
from heard.casework.in_words import day_in_words
from heard.casework.restriction import Covers, Restriction
from heard.casework.restrictions import to_confirm
from heard.daemon.house import House
from heard.daemon.restriction_drafts import recorded_in_words, words_to
from heard.reports.restricted_evidence import CaseOfTheirs, cases_of
from heard.reports.restricted_wants import wanted
from heard.store import restrictions
from heard.store.restrictions import ContactMade, Entry

_WHAT = {Covers.CASE: "the matter of that case alone", Covers.EVERYTHING: "all contact"}
_MOST = 40
"""Numbers of messages that are listed for one case; beyond, only how many more there are."""


def referral(house: House, number: int) -> str:
    """Return the draft: the facts, what the policy wants to know first, and no advice.

    Raises NotFound where there is no such entry.
    """
    with house.store.reading() as connection:
        entry = restrictions.of_number(connection, number)
        theirs = cases_of(connection, entry.stands_as)
        made = restrictions.contacts_under(connection, [number])
        record = recorded_in_words(connection, number)
        grounds = words_to(connection, number, happened.RestrictionGrounded)
    on_record = [*_reasons(entry, record, grounds)]
    lines = [*_head(entry, house), *_asked_for(entry), "", *on_record, *_facts(theirs, made, house)]
    return "\n".join([*lines, *_to_confirm(entry, house), *_to_do(entry, house)]).rstrip()


def before_any_entry(
    connection: Connection, house: House, person: PersonNumber, reference: Reference, because: str
) -> Iterator[str]:
    """Yield the draft where an officer proposes a restriction and nothing is entered yet, a line each.

    because   why, in the officer's words
    """
    policy, rule = house.given.policy, house.given.policy.restriction
    yield f"Draft of a referral, about the complainant of {reference}."
    if rule is not None:
        yield f"To decide: {' or '.join(policy.roles.get(role, role) for role in rule.decided_by)}."
        if rule.never_because:
            yield f"No reason, by the policy: {'; '.join(rule.never_because)}."
    yield f"Why, in the words of whoever proposes it: {because or 'not said'}"
    yield from filter(None, _facts(cases_of(connection, person), None, house))
    if rule is not None and (asked := to_confirm(rule)):
        yield "To confirm before it is decided"
        yield from (f"- {part}" for part in asked)
    yield "On the server, it is entered with: heard restrict add"


def _head(entry: Entry, house: House) -> Iterator[str]:
    policy, held = house.given.policy, entry.restriction
    yield f"Draft of a referral: restriction {entry.number}, {entry.said.name}."
    yield "heard does not send it, and advises nothing."
    if held.decided_on is not None and not held.proposed:
        by = f" by {policy.roles.get(held.decided_by, held.decided_by)}" if held.decided_by is not None else ""
        yield f"Decided already, on {day_in_words(held.decided_on)}{by}."
    elif policy.restriction is not None and not _is_settled(held, house):
        yield f"To decide: {' or '.join(policy.roles.get(role, role) for role in policy.restriction.decided_by)}."
    if held.proposed_by is not None and held.proposed_on is not None:
        proposer = policy.roles.get(held.proposed_by, held.proposed_by)
        yield f"Proposed by {proposer}, on {day_in_words(held.proposed_on)}."
    if held.is_over_on(house.given.calendar.local_date(house.now())):
        yield "It is over, and limits nothing any more."
    if policy.restriction is not None and policy.restriction.never_because:
        yield f"No reason, by the policy: {'; '.join(policy.restriction.never_because)}."


def _asked_for(entry: Entry) -> Iterator[str]:
    held = entry.restriction
    yield f"Asked for: {held.option}, {_span(held.first, held.last)}, for {_WHAT[held.covers]}."
    if held.acknowledges is not None:
        yield f"Acknowledged meanwhile: {', '.join(sorted(held.acknowledges)) or 'nothing'}."
    if held.at_most is not None:
        yield f"Acknowledged at most: {held.at_most}."
    if entry.said.named_contact:
        yield f"Contact goes through: {entry.said.named_contact}."
    yield f"Case: {held.case or entry.said.known_as or 'none named'}."


def _span(first: date, last: date | None) -> str:
    return f"from {day_in_words(first)} {f'to {day_in_words(last)}' if last else 'without an end'}"


def _reasons(entry: Entry, record: dict[str, str], grounds: list[str]) -> Iterator[str]:
    """Yield what is on record, with an empty line after it; nothing where nothing is."""
    warned = entry.restriction.warned_on
    said = [f"- it rests on: {ground}" for ground in grounds]
    said += [f"- {part}: {' '.join(words.split())}" for part, words in record.items()]
    if warned is not None:
        said.append(f"- warned on {day_in_words(warned)}")
    if said:
        yield from ("On record", *said, "")


def _facts(theirs: list[CaseOfTheirs], made: list[ContactMade] | None, house: House) -> Iterator[str]:
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
    if made is not None:
        answered = sum(each.answered for each in made)
        yield f"Contacts while it held: {len(made)}, of which {answered} acknowledged."
    yield ""


def _about(case: CaseOfTheirs) -> str:
    return f": {case.matter}" if case.matter else ""


def _mail(case: CaseOfTheirs, house: House) -> str:
    if not case.mail:
        return "no messages"
    first, last = (_day(at, house) for _, at in (case.mail[0], case.mail[-1]))
    numbers = ", ".join(str(number) for number, _ in case.mail[-_MOST:])
    more = f"{len(case.mail) - _MOST} before, then " if len(case.mail) > _MOST else ""
    count = f"{len(case.mail)} message{'' if len(case.mail) == 1 else 's'}"
    return f"{count}, {first if first == last else f'{first} to {last}'}: {more}{numbers}"


def _day(at: datetime, house: House) -> str:
    return day_in_words(house.given.calendar.local_date(at))


def _is_settled(held: Restriction, house: House) -> bool:
    """Say whether there is nothing left to decide: it was lifted, or was proposed for days that are over."""
    over = held.is_over_on(house.given.calendar.local_date(house.now()))
    return held.lifted_on is not None or (held.proposed and over)


def _to_confirm(entry: Entry, house: House) -> Iterator[str]:
    rule = house.given.policy.restriction
    asked = to_confirm(rule, entry.restriction.option) if rule is not None else ()
    if not asked:
        return
    if _is_settled(entry.restriction, house):
        return
    confirmed = entry.restriction.confirmed
    yield "To confirm before it is decided"
    yield from (f"[{'x' if part in confirmed else ' '}] {part}" for part in asked)
    if still := [part for part in asked if part not in confirmed]:
        yield f'Each, once it is: heard restrict note {entry.number} --confirm "{still[0]}"'
    yield ""


def _to_do(entry: Entry, house: House) -> Iterator[str]:
    """Yield what else is missing before the letter is written, and how a decision is noted where there is none."""
    policy, held = house.given.policy, entry.restriction
    rule = policy.restriction
    asked = to_confirm(rule, held.option) if rule is not None else ()
    if missing := [each for each in wanted(held, policy) if each.what not in asked and "letter" not in each.what]:
        yield "Missing on the record"
        for each in missing:
            yield f"- {each.what}"
            yield f"  {each.typed}"
        yield ""
    if (held.proposed or held.decided_on is None) and not _is_settled(held, house):
        role = rule.decided_by[0] if rule is not None and len(rule.decided_by) == 1 else "ROLE"
        yield f"Decided? heard restrict decide {entry.number} --by {role} --on DATE"
