"""Cases from before heard, as the register tells of them.

Each becomes a case like any other, without clocks: nothing of it is promised by heard.  What
the register says in words is kept beside it; its events say only that and when.  An entry
that stands here already is not changed: what the history says has been said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from difflib import get_close_matches

from sqlalchemy import Connection, bindparam, insert, select

from heard.casework import events as happened
from heard.casework.events import Event, Kind, MailboxName, PersonNumber, Reference, StageName, Stream
from heard.casework.policy import Policy
from heard.casework.working_days import Calendar
from heard.mail.threads.clues import Clue, ClueKind
from heard.mail.told.homes import homes_in, places_in
from heard.mail.told.names import name_keys
from heard.mail.told.numbers import normal_number, numbers_in
from heard.mail.told.phones import phones_in
from heard.settings.register import EarlierCase, Register
from heard.store import clues, history, projection, register_people
from heard.store.case_rows import Policies
from heard.store.facts import Given, next_reference
from heard.store.register_people import Entry, entries_of, names_of
from heard.store.tables import cases, clues as left_clues, earlier_cases

_NOON = time(12)  # the register knows days only
_TEXT = ("name", "home", "matter", "stage", "outcome", "answered", "ended")
_LEFT = select(left_clues.c.clue).where(
    left_clues.c.message == 0, left_clues.c.letter == 0, left_clues.c.reference == bindparam("reference")
)


@dataclass(frozen=True, slots=True)
class Differs:
    """Where the register now says something else than when its entry was read."""

    known_as: str
    field: str
    was: str
    says: str


def read_in(
    connection: Connection, register: Register, given: Given, policies: Policies, *, mailbox: str, now: datetime
) -> tuple[Reference, ...]:
    """Open a case for every entry that has none yet, and know its people; return the references of the new ones.

    mailbox  whose case each is: the first one watched
    """
    known = {normal_number(row["known_as"]): row for row in connection.execute(select(earlier_cases)).mappings()}
    new, entries = [], entries_of(register)
    for entry in entries:
        row = known.get(normal_number(entry.case.reference))
        if row is not None:
            _learn_addresses(connection, entry, Reference(row["reference"]), now)
            continue
        new.append(_open(connection, entry, given, policies, MailboxName(mailbox), now))
    of_a_case = {address for entry in entries for address in entry.addresses}
    for restricted in register.restricted:
        if not of_a_case.issuperset(restricted.addresses):
            register_people.know_restricted(connection, restricted, now)
    return tuple(new)


def differences(connection: Connection, register: Register) -> Iterator[Differs]:
    """Yield where entries read before now say something else; what was read is not changed by it."""
    rows = {normal_number(row["known_as"]): row for row in connection.execute(select(earlier_cases)).mappings()}
    for case in register.earlier_case:
        row = rows.pop(normal_number(case.reference), None)
        if row is not None:
            texts = _texts(case)
            yield from (
                Differs(case.reference, name, str(row[name] or ""), str(texts[name] or ""))
                for name in _TEXT
                if row[name] != texts[name]
            )
    for row in rows.values():
        yield Differs(row["known_as"], "reference", row["known_as"], "")


def typed(connection: Connection, reference: str) -> Reference:
    """Return the case a person means who types a reference: heard's own, or the one it had before heard.

    What leads nowhere comes back in capitals, for others to say that there is no such case.
    """
    plain = reference.strip().upper()
    if connection.execute(select(cases.c.reference).where(cases.c.reference == plain)).first() is None:
        wanted = normal_number(plain)
        for row in connection.execute(select(earlier_cases.c.reference, earlier_cases.c.known_as)):
            if normal_number(row.known_as) == wanted:
                return Reference(row.reference)
    return Reference(plain)


def nearest_known(connection: Connection, reference: str) -> Reference | None:
    """Return the reference, heard's own or an older one, that another is nearest to; None where it is like none.

    What has the same figures is nearest, however it is written: "nh260001", "26/1", "NH 26 0001".
    """
    own = [str(each) for each in connection.execute(select(cases.c.reference)).scalars()]
    older = [str(each) for each in connection.execute(select(earlier_cases.c.known_as)).scalars()]
    bare = _bare(reference)
    of_each = {each: _bare(each) for each in (*older, *own)}
    if bare.isdigit():  # typed without its letters
        of_each = {each: "".join(filter(str.isdigit, known)) for each, known in of_each.items()}
    plain = {known: each for each, known in of_each.items()}
    near = get_close_matches(bare, plain, n=1, cutoff=_NEAR)
    return Reference(plain[near[0]]) if near else None


_NEAR = 0.8  # how like a known reference another has to be, without its signs, of 1


def _bare(reference: str) -> str:
    """Return a reference without its signs, and each part of it without zeros before it: "NH261" for "nh-26-0001"."""
    return "".join(part.lstrip("0") for part in re.findall(r"[A-Z]+|[0-9]+", _apart(reference)))


def _apart(reference: str) -> str:
    """Return a reference in capitals, with the year apart from the number where they were written as one."""
    return re.sub(r"([A-Z])([0-9]{2})([0-9]{3,})$", r"\1-\2-\3", reference.upper())


def _open(
    connection: Connection, entry: Entry, given: Given, policies: Policies, mailbox: MailboxName, now: datetime
) -> Reference:
    case, calendar = entry.case, given.calendar
    opened = _noon(case.opened or case.answered or case.ended, calendar) or now
    reference = next_reference(connection, given, opened)
    person = register_people.person_of(connection, entry, now)
    happenings = _happenings(case, person, mailbox, given.policy, opened, calendar)
    recorded = history.append(connection, Stream(reference), happenings, after=(0, ""), now=now)
    projection.follow(connection, (), recorded, policies)
    row = {"reference": reference, "known_as": case.reference} | _texts(case)
    connection.execute(insert(earlier_cases).values(row))
    clues.leave(connection, _clues(entry), reference=reference)
    return reference


def _happenings(
    case: EarlierCase,
    person: PersonNumber,
    mailbox: MailboxName,
    policy: Policy,
    opened: datetime,
    calendar: Calendar,
) -> list[tuple[Event, datetime]]:
    """Return what happened to a case before heard, as far as the register tells."""
    begun = happened.CaseOpened(person, None, mailbox, opened, Kind.COMPLAINT, True, clocks=False)
    happenings: list[tuple[Event, datetime]] = [
        (begun, opened),
        (happened.PolicyPinned(policy.name, policy.in_force_from, policy.digest), opened),
    ]
    stage = StageName(case.stage) if case.stage in policy.stages_by_name else None
    if stage is not None:
        happenings.append((happened.StageOpened(stage, opened, policy.stage(stage).opens_on), opened))
    # An answer belongs to a stage; of one that the policy does not have, only the register can tell.
    if stage is not None and (answered := _noon(case.answered, calendar)) is not None:
        happenings.append((happened.AnswerGiven(stage, None, case.answered), answered))
    if (ended := _noon(case.ended, calendar)) is not None:
        outcomes = policy.closing.outcomes if policy.closing else ()
        outcome = happened.Outcome(case.outcome) if case.outcome in outcomes else None
        happenings.append((happened.CaseClosed(outcome), ended))
    return happenings


def _noon(day: date | None, calendar: Calendar) -> datetime | None:
    return datetime.combine(day, _NOON, calendar.zone).astimezone(UTC) if day is not None else None


def _texts(case: EarlierCase) -> dict[str, object]:
    return {
        "name": case.person,
        "home": case.home,
        "matter": case.matter,
        "stage": case.stage,
        "outcome": case.outcome,
        "answered": case.answered,
        "ended": case.ended,
    }


def _clues(entry: Entry) -> Iterator[Clue]:
    """Yield what mail about an earlier case can be known by."""
    case = entry.case
    told = (case.home, case.matter)
    names = names_of(case.person, entry.also)
    for kind, values in (
        (ClueKind.NUMBER, dict.fromkeys((normal_number(case.reference), *numbers_in(case.reference)))),
        (ClueKind.NAME, dict.fromkeys(key for name in names for key in name_keys(name))),
        (ClueKind.HOME, dict.fromkeys(home for text in told for home in homes_in(text))),
        (ClueKind.PLACE, dict.fromkeys(place for text in told for place in places_in(text))),
        (ClueKind.PHONE, dict.fromkeys(phone for text in told for phone in phones_in(text))),
        (ClueKind.WITH, entry.addresses),
    ):
        yield from (Clue(kind, value) for value in values)


def _learn_addresses(connection: Connection, entry: Entry, reference: Reference, now: datetime) -> None:
    """Take in what addresses the register has come to give of a person since their case was opened."""
    person = connection.execute(select(cases.c.person).where(cases.c.reference == reference)).scalar()
    if person is None:
        return
    register_people.give(connection, PersonNumber(person), entry.case.person, entry.addresses, now)
    left = set(connection.execute(_LEFT, {"reference": reference}).scalars())
    wanted = (Clue(ClueKind.WITH, address) for address in entry.addresses)
    clues.leave(connection, (clue for clue in wanted if clue.key not in left), reference=reference)
