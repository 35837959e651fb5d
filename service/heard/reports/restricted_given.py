"""The register in the form of register.toml (`heard restrict export`): read elsewhere it is the same register."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection

from heard.casework.restriction import Contact, Restriction
from heard.casework.restriction_events import RestrictionDecided, RestrictionReviewSet, RestrictionSharesAddress
from heard.casework.restrictions import objection_to_review, review_by
from heard.reports.restricted import Looking
from heard.reports.restricted_wants import nearly, review_day
from heard.settings.register import FIRST_DAY, LAST_DAY, Restricted, out_of_bounds
from heard.store import register_people, restricted_register, restrictions
from heard.store.restrictions import Entry


def as_register(
    connection: Connection, looking: Looking, *, by_command: bool = False
) -> tuple[list[Restricted], list[int]]:
    """Return the entries in the form of register.toml, and the numbers of those that it cannot hold.

    Entries of a register hold as they are given, so a proposal and what was lifted before it began are left out;
    what was lifted later ends the day before.  A form has no word for a review that was held: where no day was set for
    the next, the last one that the policy allows after it stands there.  One that the policy allows for no reason is
    left out, and the last that it allows counts.

    by_command  whether only those are returned that no file brought
    """
    entries, left_out = [], []
    for entry in restrictions.every(connection):
        if by_command and entry.said.from_register:
            continue
        given = _as_given(connection, entry, looking)
        entries += [given] if given is not None else []
        left_out += [entry.number] if given is None else []
    return entries, left_out


def _as_given(connection: Connection, entry: Entry, looking: Looking) -> Restricted | None:
    held, said = entry.restriction, entry.said
    last = _last_of(held)
    if held.proposed or held.first > LAST_DAY or (last is not None and last < held.first):
        return None
    review = _review_of(held, looking)
    decided_on = _within(held.decided_on)
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
        "from": max(held.first, FIRST_DAY),
        "until": last,
        "review_on": review,
        "decided_by": (held.decided_by or _decider_in_words(connection, held)) if decided_on is not None else "",
        "decided_on": decided_on,
        "says": said.says,
        "own_word": _is_own_word(held, looking),
        "reason": _reason(connection, held, review, looking),
    }
    listed = {key: list(value) if isinstance(value, tuple) else value for key, value in given.items()}
    return _with_whose(connection, entry, Restricted.model_validate(listed))


def _last_of(held: Restriction) -> date | None:
    """Return its last day; the day before it was lifted where that comes first, None where that day is far off."""
    last = _within(held.last)
    if held.lifted_on is None:
        return last
    eve = date.fromordinal(held.lifted_on.toordinal() - 1)
    return eve if last is None or eve < last else last


def _within(day: date | None) -> date | None:
    """Return a day that a file may have; an earlier heard took any, and such a one is left out."""
    return None if day is None or out_of_bounds(day) is not None else day


def _review_of(held: Restriction, looking: Looking) -> date | None:
    """Return the day of the next review; None where none was set, or a file may not have it with any reason."""
    day = held.review_on or (review_day(held, looking.policy, looking.calendar) if held.reviewed_on else None)
    rule = looking.policy.restriction
    if day is None or _within(day) is None or day < held.first:
        return None
    allowed = rule is None or objection_to_review(rule, held.first, day, looking.calendar, reason=True) is None
    return day if allowed else None


def _with_whose(connection: Connection, entry: Entry, given: Restricted) -> Restricted:
    """Return an entry with what it says of somebody else's case and address, as far as that is so."""
    happenings = restrictions.happened_to(connection, entry.number)
    shares = any(isinstance(each.event, RestrictionSharesAddress) for each, _ in happenings)
    whose = {
        "case_of_another": restricted_register.of_somebody_else(connection, given) is not None,
        "shared_address": shares or bool(register_people.somebody_else_at(connection, given)),
    }
    return given.model_copy(update=whose)


def _is_own_word(held: Restriction, looking: Looking) -> bool:
    """Say whether the option is a word of the landlord's own that one of the policy's is like."""
    rule = looking.policy.restriction
    return rule is not None and nearly(held.option, rule.options) is not None


def _reason(connection: Connection, held: Restriction, review: date | None, looking: Looking) -> str:
    """Return why the review is later than the policy allows, or was not held in time; "" where neither is so."""
    rule = looking.policy.restriction
    is_late = rule is not None and review is not None and review > review_by(rule, held.first, looking.calendar)
    if review is None or not (is_late or review < looking.today):
        return ""
    if held.reviewed_on is not None:
        return f"looked at again on {held.reviewed_on}"
    set_by = [
        words
        for place, (each, words) in enumerate(restrictions.happened_to(connection, held.number))
        if words and (place == 0 or isinstance(each.event, RestrictionReviewSet))
    ]
    return next(reversed(set_by), "no reason is on record" if is_late else "it was not looked at in time")


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
