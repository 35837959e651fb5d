"""The register, for people: its entries, and one with its record and its contacts (`heard restrict`)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from heard.casework.events import About, MessageNumber
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded
from heard.casework.restriction import Contact, Restriction
from heard.casework.restriction_events import RestrictionDecided
from heard.casework.restrictions import review_by
from heard.casework.working_days import Calendar
from heard.reports.people import called
from heard.reports.restricted_told import told_of
from heard.reports.restricted_wants import is_overdue, nearly, review_day, wanted
from heard.settings.register import Restricted
from heard.store import restrictions
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
        yield _row(entry, theirs, looking, asked=_asked(connection, entry, theirs))


def one_restricted(connection: Connection, number: int, looking: Looking) -> Row:
    """Return one entry with its record and its contacts.  Raises NotFound where there is none of this number."""
    entry = restrictions.of_number(connection, number)
    made = restrictions.contacts_under(connection, [number])
    return _row(entry, made, looking, asked=_asked(connection, entry, made)) | {
        "record": [_happening(each, words) for each, words in restrictions.happened_to(connection, number)],
        "contacts_made": [_contact(each) for each in made],
    }


def _asked(connection: Connection, entry: Entry, made: Sequence[ContactMade]) -> list[MessageNumber]:
    """Return the messages of which it was asked, about a restriction, what becomes of them, and nobody has said.

    These are the contacts under an entry, and what was asked on its case, or on none where it has none, without being
    surely one.
    """
    of_these = questions.c.message.in_([each.message for each in made])
    query = select(questions.c.message).where(
        questions.c.about == About.RESTRICTED.value,
        questions.c.answered_at.is_(None),
        questions.c.message.is_not(None),
        or_(of_these, questions.c.reference == entry.restriction.case),
    )
    return sorted({MessageNumber(each) for each in connection.execute(query).scalars()})


def as_register(connection: Connection, looking: Looking) -> tuple[list[Restricted], list[int]]:
    """Return the entries in the form of register.toml, and the numbers of those that it cannot hold.

    Entries of a register hold as they are given, so a proposal and what was lifted before it began are left out;
    what was lifted later ends the day before.  A form has no word for a review that was held: where no day was set for
    the next, the last one that the policy allows after it stands there.
    """
    entries, left_out = [], []
    for entry in restrictions.every(connection):
        given = _as_given(connection, entry, looking)
        entries += [given] if given is not None else []
        left_out += [entry.number] if given is None else []
    return entries, left_out


def state_on(restriction: Restriction, today: date) -> str:
    """Return how an entry stands on a day: proposed, to come, holds, ended or lifted."""
    if restriction.lifted_on is not None and today >= restriction.lifted_on:
        return LIFTED
    if restriction.last is not None and today > restriction.last:
        return ENDED
    if restriction.proposed:
        return PROPOSED
    return HOLDS if restriction.holds_on(today) else TO_COME


def _row(entry: Entry, made: Sequence[ContactMade], looking: Looking, *, asked: Sequence[MessageNumber]) -> Row:
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
        "appeal": _appeal(held),
        "missing": [each.what for each in wanted(held, looking.policy)],
        "to_add": [each.typed for each in wanted(held, looking.policy)],
        "contacts": _counts(made),
        "asked": list(asked),
        "says": said.says or None,
        "from_register": said.from_register,
    }


def _appeal(held: Restriction) -> Row | None:
    if held.appealed_on is None:
        return None
    return {
        "on": held.appealed_on.isoformat(),
        "decided_on": _iso(held.appeal_decided_on),
        "upheld": held.appeal_upheld,
    }


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


def _as_given(connection: Connection, entry: Entry, looking: Looking) -> Restricted | None:
    held, said = entry.restriction, entry.said
    last = held.last
    if held.lifted_on is not None:
        eve = date.fromordinal(held.lifted_on.toordinal() - 1)
        last = eve if last is None or eve < last else last
    if held.proposed or (last is not None and last < held.first):
        return None
    given = {
        "person": said.name,
        "home": said.home,
        "addresses": said.addresses,
        "also_known_as": said.also_known_as,
        "household": said.household,
        "option": held.option,
        "case": said.known_as or held.case,
        "covers": held.covers.value,
        "acknowledges": tuple(each.value for each in _in_order(held)) if held.acknowledges is not None else None,
        "at_most": str(held.at_most) if held.at_most is not None else "",
        "named_contact": said.named_contact,
        "from": held.first,
        "until": last,
        "review_on": held.review_on or (_next_review(held, looking) if held.reviewed_on else None),
        "decided_by": held.decided_by or _decider_in_words(connection, held),
        "decided_on": held.decided_on,
        "says": said.says,
        "own_word": _is_own_word(held, looking),
        "reason": _reason(connection, held, looking),
    }
    return Restricted.model_validate({key: list(v) if isinstance(v, tuple) else v for key, v in given.items()})


def _next_review(held: Restriction, looking: Looking) -> date | None:
    return review_day(held, looking.policy, looking.calendar)


def _is_own_word(held: Restriction, looking: Looking) -> bool:
    """Say whether the option is a word of the landlord's own that one of the policy's is like."""
    rule = looking.policy.restriction
    return rule is not None and nearly(held.option, rule.options) is not None


def _reason(connection: Connection, held: Restriction, looking: Looking) -> str:
    """Return why the review is later than a file may have it without a reason; "" where it is not."""
    rule, day = looking.policy.restriction, held.review_on or _next_review(held, looking)
    if rule is None or day is None or day <= review_by(rule, held.first, looking.calendar):
        return ""
    if held.reviewed_on is not None:
        return f"looked at again on {held.reviewed_on}"
    entered = restrictions.happened_to(connection, held.number)[0]
    return entered[1]


def _decider_in_words(connection: Connection, held: Restriction) -> str:
    """Return who decided, as a register said it in words that are no role of the pack; "" where it did not."""
    decided = (
        words
        for each, words in restrictions.happened_to(connection, held.number)
        if isinstance(each.event, RestrictionDecided) and each.event.on == held.decided_on
    )
    return next(decided, "") if held.decided_on is not None else ""


def _in_order(held: Restriction) -> list[Contact]:
    """Return which contacts are acknowledged, in the order in which CONTRACTS lists them."""
    return [each for each in Contact if held.acknowledges and each in held.acknowledges]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
