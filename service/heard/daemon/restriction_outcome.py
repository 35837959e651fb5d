"""What becomes of a restriction: it is looked at again, lifted, or an appeal against it is decided.

No day between may be limited afterwards: an entry that has ended is not brought back, it is entered anew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from heard.casework import restriction_events as happened
from heard.casework.events import Contact, Covers, Per
from heard.casework.in_words import day_in_words
from heard.casework.policy import Policy
from heard.casework.restriction import Restriction
from heard.daemon.house import House
from heard.daemon.restriction_changes import changed_for_staff, changed_in_words, prolonged_in_words
from heard.daemon.restriction_steps import settle_appeal
from heard.daemon.restriction_told import Told, tell
from heard.daemon.restriction_work import (
    Stands,
    Work,
    at_work,
    refuse_before_it_was_decided,
    refuse_what_is_to_come,
    refuse_wrong_review,
    today,
)
from heard.errors import CannotBeSaid
from heard.store import restricted_register, restrictions
from heard.store.restrictions import Entry, Happening


@dataclass(frozen=True, slots=True)
class Changes:
    """What a review changes of an entry; what is None goes on as it was.

    option, covers, at_most, named_contact, says   as in register.toml; "" for none
    acknowledges  () for none; `by_option` where the option is to decide from now on
    """

    option: str | None = None
    covers: Covers | None = None
    acknowledges: tuple[Contact, ...] | None = None
    by_option: bool = False
    at_most: str | None = None
    named_contact: str | None = None
    says: str | None = None


def review(
    house: House,
    number: int,
    on: date,
    *,
    why: str,
    change: Changes | None = None,
    last: date | None = None,
    endless: bool = False,
    review_on: date | None = None,
    reason: str = "",
) -> Stands:
    """Note that an entry was looked at again, and goes on, as it was or changed.

    last, endless  to which day it holds now, or that no end is set; neither: to the day it did
    review_on      when it is looked at next; None: the last day the policy allows
    reason         why that is later than the policy allows

    Raises NotFound, and CannotBeSaid where it is over already, or `on` is still to come or before it was decided.  Of
    one that is over today only a review that changed nothing is still noted.
    """
    refuse_what_is_to_come(house, on, "note the review once it was held")
    refuse_wrong_review(house, on, review_on, reason)
    with at_work(house, number) as work:
        held = work.held
        is_only_noted = change is None and last is None and not endless and review_on is None
        _still_stands(held, on if is_only_noted else today(house))
        _refuse_before_it_began(held, on, today(house), "note the day on which it was looked at")
        refuse_before_it_was_decided(work, on)
        until = None if endless else last or held.last
        if until is not None and until < max(held.first, on):
            raise CannotBeSaid(f"{until} is over by then; heard restrict lift {number} ends it")
        event = happened.RestrictionReviewed(on, change is None, until, review_on)
        prolonged = prolonged_in_words(held.last, until)
        words, for_staff = (why, reason, prolonged), [prolonged]
        happenings: list[Happening] = [(event, "\n".join(filter(None, words)))]
        if change is not None:
            changed, told = _take_over(work, change)
            happenings.append(changed)
            for_staff.insert(0, told)
        work.note(*happenings)
        if any(for_staff) and not held.proposed:
            tell(work, Told.CHANGED, "; ".join(filter(None, for_staff)))
        return work.stands()


def _take_over(work: Work, change: Changes) -> tuple[Happening, str]:
    """Write what is changed in words to the entry; return what happened, and what staff are told of it."""
    entry = work.entry
    _refuse_to_cover_no_case(entry, change)
    changed, said = _changed(work.held, change, work.policy), _said(entry, change)
    restrictions.say(work.connection, work.held.number, said)
    return (changed, changed_in_words(entry, said, changed)), changed_for_staff(entry, said, changed)


def lift(house: House, number: int, on: date, *, why: str, reviewed: bool = False) -> Stands:
    """Lift an entry: from that day on it limits nothing.

    reviewed  whether that came of looking at it again

    One that has ended may still be lifted from a day on which it held, where it was entered by mistake.

    Raises NotFound, and CannotBeSaid where it is over by then or lifted already, or `on` is still to come or before it
    began.
    """
    refuse_what_is_to_come(house, on, f"heard restrict review {number} --change --until DATE sets a last day")
    with at_work(house, number) as work:
        held = work.held
        _is_not_lifted(held)
        _still_stands(held, on)
        _refuse_before_it_began(held, on, today(house), f"lift it from {held.first} where it was never to hold")
        happenings = [_lifted(on, why)]
        if reviewed:
            happenings.insert(0, (happened.RestrictionReviewed(on, False, held.last, held.review_on), ""))
        was_over = held.is_over_on(today(house))
        work.note(*happenings)
        if not was_over:
            tell(work, Told.OVER, " ".join(why.split()) if held.proposed else "")
        return work.stands()


def decide_appeal(work: Work, on: date, *, upheld: bool, words: str = "", goes_on: bool = False) -> None:
    """Note how an appeal was decided, a step for `take`; an entry whose appeal was upheld is lifted that day.

    goes_on  it is not lifted all the same: a review changes it

    Raises CannotBeSaid where there is no appeal to decide, or `on` is still to come, before the appeal, or before an
    entry began that it would lift.
    """
    refuse_what_is_to_come(work.house, on, "note the outcome once it was decided")
    held = work.held
    made = held.appeal
    if made is None or not made.waits:
        raise CannotBeSaid(f"restriction {held.number}: there is no appeal that waits for an outcome")
    if on < made.on:
        raise CannotBeSaid(f"--on {on}: the appeal is of {made.on}; say on which day it was decided")
    lifts = upheld and not goes_on and held.lifted_on is None and not held.is_over_on(on)
    if lifts:
        do = f"where it was never to hold, heard restrict lift {held.number} --on {held.first}"
        _refuse_before_it_began(held, on, today(work.house), do)
    settle_appeal(work, on)
    work.note((happened.RestrictionAppealDecided(on, upheld), words))
    if lifts:
        work.note(_lifted(on, ""))
        tell(work, Told.OVER, f"an appeal against it, of {day_in_words(made.on)}, was upheld")


def _still_stands(held: Restriction, on: date) -> None:
    """Raise CannotBeSaid where an entry is over by a day."""
    if held.lifted_on is not None and held.lifted_on <= on:
        _is_not_lifted(held)
    if held.last is not None and held.last < on:
        raise CannotBeSaid(f"restriction {held.number} ended on {held.last}; {_ANEW}")


_ANEW = "where it is to hold again, enter it anew: heard restrict add"


def _is_not_lifted(held: Restriction) -> None:
    if held.lifted_on is not None:
        raise CannotBeSaid(f"restriction {held.number} was lifted on {held.lifted_on}; {_ANEW}")


def _refuse_before_it_began(held: Restriction, on: date, today: date, do: str) -> None:
    """Raise CannotBeSaid of a day before the first one; of an entry that is still to come any day is before it."""
    if on < held.first <= today:
        raise CannotBeSaid(f"--on {on}: restriction {held.number} began on {held.first}; {do}")


def _refuse_to_cover_no_case(entry: Entry, change: Changes) -> None:
    """Raise CannotBeSaid where an entry that names no case is to cover its case alone: then it would limit nothing."""
    if change.covers is Covers.CASE and entry.restriction.case is None and not entry.said.known_as:
        do = "where it is to cover one, lift it and enter it anew: heard restrict add --case REFERENCE"
        raise CannotBeSaid(f"--covers case: restriction {entry.number} names no case; {do}")


def _lifted(on: date, why: str) -> Happening:
    return happened.RestrictionLifted(on), why


def _changed(held: Restriction, change: Changes, policy: Policy) -> happened.RestrictionChanged:
    often = restricted_register.often_in(change.at_most) if change.at_most is not None else held.at_most
    before = tuple(sorted(held.acknowledges)) if held.acknowledges is not None else None
    acknowledges = None if change.by_option else before if change.acknowledges is None else change.acknowledges
    option = held.option if change.option is None else change.option
    return happened.RestrictionChanged(
        option=restricted_register.option_in(policy, option),
        covers=change.covers or held.covers,
        acknowledges=acknowledges,
        at_most=often.count if often else None,
        per=Per(often.unit) if often else None,
    )


def _said(entry: Entry, change: Changes) -> restrictions.Said:
    given = {name: getattr(change, name) for name in ("option", "named_contact", "says")}
    return replace(entry.said, **{name: value for name, value in given.items() if value is not None})
