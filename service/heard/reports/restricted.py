"""The register, for people: its entries, and one with its record and its contacts (`heard restrict`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from heard.casework.events import About, MessageNumber, Reference
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded
from heard.casework.restriction import Appeal, Restriction
from heard.casework.working_days import Calendar
from heard.reports.people import called
from heard.reports.restricted_told import told_of
from heard.reports.restricted_wants import is_overdue, review_day, wanted
from heard.store import moving, restrictions
from heard.store.restrictions import ContactMade, Entry
from heard.store.tables import questions

Row = dict[str, Any]
PROPOSED, TO_COME, HOLDS, ENDED, LIFTED = "proposed", "to come", "holds", "ended", "lifted"


@dataclass(frozen=True, slots=True)
class Looking:
    """Under which policy the register is looked at, and on which day of the landlord's wall calendar."""

    policy: Policy
    calendar: Calendar
    today: date


def list_of_restricted(connection: Connection, looking: Looking, *, every: bool = False) -> Iterator[Row]:
    """Yield the entries that hold, are to come or are proposed, as they were entered; with `every`, all there were."""
    found = [e for e in restrictions.every(connection) if every or not e.restriction.is_over_on(looking.today)]
    made = restrictions.contacts_under(connection, [entry.number for entry in found])
    for entry in found:
        theirs = [each for each in made if each.restriction == entry.number]
        yield _row(connection, entry, theirs, looking)


def one_restricted(connection: Connection, number: int, looking: Looking) -> Row:
    """Return one entry with its record and its contacts.  Raises NotFound where there is none of this number."""
    entry = restrictions.of_number(connection, number)
    made = restrictions.contacts_under(connection, [number])
    return _row(connection, entry, made, looking) | {
        "record": [_happening(each, words) for each, words in restrictions.happened_to(connection, number)],
        "contacts_made": [_contact(each) for each in made],
    }


def _asked(connection: Connection, entry: Entry, made: Sequence[ContactMade]) -> list[MessageNumber]:
    """Return the messages of which it was asked, about a restriction, what becomes of them, and nobody has said.

    These are the contacts under an entry, and what may be one.
    """
    of_these = {each.message for each in made} | entry.restriction.asked
    query = select(questions.c.message).where(
        questions.c.about == About.RESTRICTED.value,
        questions.c.answered_at.is_(None),
        questions.c.message.in_(of_these),
    )
    return sorted({MessageNumber(each) for each in connection.execute(query).scalars()})


def state_on(restriction: Restriction, today: date) -> str:
    """Return how an entry stands on a day: proposed, to come, holds, ended or lifted."""
    if restriction.lifted_on is not None and today >= restriction.lifted_on:
        return LIFTED
    if restriction.last is not None and today > restriction.last:
        return ENDED
    if restriction.proposed:
        return PROPOSED
    return HOLDS if restriction.holds_on(today) else TO_COME


def _row(connection: Connection, entry: Entry, made: Sequence[ContactMade], looking: Looking) -> Row:
    held, said = entry.restriction, entry.said
    option = looking.policy.restriction.options.get(held.option) if looking.policy.restriction else None
    review = review_day(held, looking.policy, looking.calendar)
    return {
        "number": entry.number,
        "person": said.name,
        "person_id": called(entry.stands_as) if entry.stands_as is not None else None,
        "home": said.home or None,
        "addresses": list(said.addresses),
        "also_known_as": list(said.also_known_as),
        "household": list(said.household),
        "option": held.option,
        "option_says": option.says if option is not None else None,
        "covers": held.covers.value,
        "case": held.case,
        "joined_to": _joined_to(connection, held.case),
        "known_as": said.known_as or None,
        "acknowledges": sorted(each.value for each in held.acknowledges) if held.acknowledges is not None else None,
        "at_most": str(held.at_most) if held.at_most is not None else None,
        "named_contact": held.named_contact or None,
        "from": held.first.isoformat(),
        "until": _iso(held.last),
        "state": state_on(held, looking.today),
        "lifted_on": _iso(held.lifted_on),
        "review_by": _iso(review),
        "review_set": held.review_on is not None,
        "review_overdue": is_overdue(held, looking.policy, looking.calendar, looking.today),
        "proposed_by": held.proposed_by,
        "proposed_on": _iso(held.proposed_on),
        "decided_by": held.decided_by,
        "decided_on": _iso(held.decided_on),
        "appeal": _appeal(held.appeal) if held.appeal is not None else None,
        "appeals": [_appeal(each) for each in held.appeals],
        "missing": [each.what for each in wanted(held, looking.policy)],
        "to_add": [each.typed for each in wanted(held, looking.policy)],
        "contacts": _counts(made),
        "asked": _asked(connection, entry, made),
        "says": said.says or None,
        "from_register": said.from_register,
    }


def _joined_to(connection: Connection, case: Reference | None) -> Reference | None:
    """Return the case that another was joined to, which holds its mail; None where it stands for itself."""
    stands_as = moving.stands_as(connection, case) if case is not None else None
    return stands_as if stands_as != case else None


def _appeal(made: Appeal) -> Row:
    return {"on": made.on.isoformat(), "decided_on": _iso(made.decided_on), "upheld": made.upheld}


def _counts(made: Sequence[ContactMade]) -> Row:
    matters = Counter(each.matter.value for each in made)
    answered = sum(each.answered for each in made)
    return {"answered": answered, "not_answered": len(made) - answered, "matters": dict(matters)}


def _contact(each: ContactMade) -> Row:
    return {
        "message": each.message,
        "case": each.reference,
        "lies_on": each.lies_on,
        "received_at": each.received_at.isoformat(),
        "matter": each.matter.value,
        "answered": each.answered,
    }


def _happening(each: Recorded, words: str) -> Row:
    return {
        "number": each.number,
        "type": type(each.event).__name__,
        "at": each.happened_at.isoformat(),
        "by": each.by.value,
        "message": each.message,
        "details": json.loads(each.body),
        "words": words or None,
        "told": told_of(each.event, words),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
