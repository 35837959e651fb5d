"""A restriction: how somebody may be in contact, as a person decided it.  Pure.

Nobody is restricted by heard.  An entry says whom and what it limits, and for how long; a day before it begins, a day
after it ends and a day after it was lifted it limits nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from heard.casework import restriction_events as happened
from heard.casework.appeals import Appeal as Appeal, that_stands, with_one_decided, with_one_made, without_one
from heard.casework.closed_lists import Contact as Contact, Covers as Covers
from heard.casework.events import ContactCountsNoMore, ContactLimited, Event, MessageNumber, PersonNumber, Reference
from heard.casework.policy.words import Item, RoleName
from heard.casework.recorded import Recorded


@dataclass(frozen=True, slots=True)
class Often:
    """So many a day, week or month; a week begins on Monday."""

    count: int
    unit: str  # "day", "week", "month"

    def __str__(self) -> str:
        return f"{self.count} a {self.unit}"


@dataclass(frozen=True, slots=True)
class Restriction:
    """One entry of the register.

    number        1, 2, 3 ... in the order in which they were entered
    person        the number heard knows them by
    case          the case that led to it; None where none is named, or none of that reference is known
    option        an option of the policy, or the landlord's own word
    acknowledges  which contacts still get an acknowledgement; None where the option decides
    at_most       contacts beyond it are read and filed, and not acknowledged
    named_contact the address of staff through whom contact goes; "" for none
    first, last   the days it holds, both part of it, on the landlord's wall calendar; `last` None where no end is set
    lifted_on     the first day on which it no longer held, where it was lifted before its end
    review_on     the day by which it has to be looked at again
    proposed      entered by somebody who may not decide: it limits nothing until somebody who may has decided

    What is on its record:

    proposed_by, proposed_on   in which role, and when; None where it was not proposed, or that is not recorded
    decided_by, decided_on   in which role, and when; None where that is not recorded
    grounded      whether it is recorded on what it rests
    recorded, confirmed   the parts of the policy's must_record and confirm_first that are there
    consulted     whom it was talked over with
    warned_on     the day of the first warning that is recorded; not_warned whether it is, why there was none
    letter_on, letter_says   when the person was written to last, and what all such letters were found to say
    reviewed_on   when it was last looked at again
    appeals       every appeal against it, as they came on record

    contacts      those that lie on no case, where the entry has none either; all others count on their cases
    asked         the messages of which it was asked whether they are contacts under it
    """

    number: int
    person: PersonNumber | None
    case: Reference | None
    option: str
    first: date
    last: date | None = None
    covers: Covers = Covers.CASE
    acknowledges: frozenset[Contact] | None = None
    at_most: Often | None = None
    named_contact: str = ""
    lifted_on: date | None = None
    review_on: date | None = None
    proposed: bool = False
    proposed_by: RoleName | None = None
    proposed_on: date | None = None
    decided_by: RoleName | None = None
    decided_on: date | None = None
    grounded: bool = False
    recorded: frozenset[str] = frozenset()
    confirmed: frozenset[str] = frozenset()
    consulted: frozenset[RoleName] = frozenset()
    warned_on: date | None = None
    not_warned: bool = False
    letter_on: date | None = None
    letter_says: frozenset[Item] = frozenset()
    reviewed_on: date | None = None
    appeals: tuple[Appeal, ...] = ()
    contacts: tuple[ContactLimited, ...] = ()
    asked: frozenset[MessageNumber] = frozenset()

    @property
    def appeal(self) -> Appeal | None:
        """Return the appeal that has waited longest, or where none waits the one decided last; None for none."""
        return that_stands(self.appeals)

    @property
    def appeal_waits(self) -> bool:
        """Say whether an appeal against it is on record that has no outcome yet."""
        return any(each.waits for each in self.appeals)

    @property
    def warned(self) -> bool:
        """Say whether they were warned first, or why they were not is on record."""
        return self.not_warned or (self.warned_on is not None and not self.warned_too_late)

    @property
    def warned_too_late(self) -> bool:
        """Say whether the only warnings are of a day after the decision, or after the first day where none is known.

        Of a proposal no warning is too late yet.
        """
        by = self.decided_on or (None if self.proposed else self.first)
        return self.warned_on is not None and by is not None and self.warned_on > by

    def holds_on(self, day: date) -> bool:
        """Say whether it limits contact that is received on a day."""
        if self.proposed or day < self.first or (self.last is not None and day > self.last):
            return False
        return self.lifted_on is None or day < self.lifted_on

    def is_over_on(self, day: date) -> bool:
        """Say whether it limits nothing any more, whoever looks at it."""
        return (self.last is not None and day > self.last) or (self.lifted_on is not None and day >= self.lifted_on)


def parts_on_record(restriction: Restriction) -> frozenset[str]:
    """Return the parts of must_record that are there: those written in words, and those the entry itself shows.

    A pack names its parts in its own words; of those that packs have in common it is known which step shows them.
    """
    shown = (part for part, is_there in _SHOWN_BY.items() if is_there(restriction))
    return restriction.recorded.union(shown)


_SHOWN_BY: Mapping[str, Callable[[Restriction], bool]] = {
    "what": lambda entry: bool(entry.option),
    "which restrictions": lambda entry: bool(entry.option),
    "how long": lambda entry: entry.last is not None,
    "review date": lambda entry: entry.review_on is not None,
    "decided by": lambda entry: entry.decided_by is not None,
    "date": lambda entry: entry.decided_on is not None,
    "behaviours relied on": lambda entry: entry.grounded,
    "letter with appeal right": lambda entry: Item("appeal-right") in entry.letter_says,
    "warning date, or why there was no warning": lambda entry: entry.warned,
    "discussed with": lambda entry: bool(entry.consulted),
    "vulnerability assessed": lambda entry: "vulnerability assessed" in entry.confirmed,
}


def fold_restriction(recorded: Iterable[Recorded]) -> Restriction:
    """Return the entry that these events make; what only its texts tell, its own option and its contact, is "".

    Raises ValueError if there are none, or the first one enters nothing.
    """
    restriction = None
    for each in recorded:
        event = each.event
        if restriction is None:
            if not isinstance(event, happened.RestrictionEntered):
                raise ValueError(f"{each.stream} begins with {type(event).__name__}")
            restriction = _entered(number_of(each), event)
        elif isinstance(event, happened.RestrictionAppealed):
            restriction = replace(restriction, appeals=with_one_made(restriction.appeals, event.on, each.message))
        elif change := _CHANGES.get(type(event)):
            restriction = change(restriction, event)
    if restriction is None:
        raise ValueError("a restriction has at least one event")
    return restriction


def is_far_off(day: date) -> bool:
    """Say whether a day lies where none may be before or after it, as 9999-12-31 does; an earlier heard took any.

    Nothing is told of such a day, and what is to end with it has no end.
    """
    return not 1900 < day.year < 3000


def number_of(recorded: Recorded) -> int:
    """Return the number of the entry that an event belongs to."""
    return int(recorded.stream.removeprefix(happened.OF_A_RESTRICTION))


def _entered(number: int, event: happened.RestrictionEntered) -> Restriction:
    entry = Restriction(
        number=number,
        person=event.person,
        case=event.case,
        option="",
        first=event.first,
        last=event.last,
        review_on=event.review_on,
        proposed=event.proposed,
        proposed_by=event.proposed_by,
        proposed_on=event.proposed_on,
    )
    return _with_terms(entry, event)


def _with_terms(entry: Restriction, event: happened.RestrictionEntered | happened.RestrictionChanged) -> Restriction:
    often = Often(event.at_most, event.per.value) if event.at_most is not None and event.per is not None else None
    acknowledges = frozenset(event.acknowledges) if event.acknowledges is not None else None
    return replace(entry, option=event.option or "", covers=event.covers, acknowledges=acknowledges, at_most=often)


def _letter(entry: Restriction, event: happened.RestrictionLetter) -> Restriction:
    return replace(entry, letter_on=event.on, letter_says=entry.letter_says.union(event.says))


def _reviewed(entry: Restriction, event: happened.RestrictionReviewed) -> Restriction:
    return replace(entry, reviewed_on=event.on, last=event.last, review_on=event.review_on)


def _warned(entry: Restriction, event: happened.RestrictionWarned) -> Restriction:
    if event.on is None:
        return replace(entry, not_warned=True)
    return replace(entry, warned_on=min(event.on, entry.warned_on or event.on))


def _limited(entry: Restriction, event: ContactLimited) -> Restriction:
    # One that is heard again is the same contact.
    return replace(entry, contacts=(*_besides(entry, event), event))


def _counts_no_more(entry: Restriction, event: ContactCountsNoMore) -> Restriction:
    return replace(entry, contacts=_besides(entry, event))


def _besides(entry: Restriction, event: ContactLimited | ContactCountsNoMore) -> tuple[ContactLimited, ...]:
    return tuple(each for each in entry.contacts if each.message != event.message)


_CHANGES: Mapping[type[Event], Callable[[Restriction, Any], Restriction]] = {
    happened.RestrictionCaseKnown: lambda entry, event: replace(entry, case=event.case),
    happened.RestrictionReviewSet: lambda entry, event: replace(entry, review_on=event.review_on),
    happened.RestrictionDecided: lambda entry, event: replace(
        entry, proposed=False, decided_by=event.by, decided_on=event.on
    ),
    happened.RestrictionGrounded: lambda entry, event: replace(entry, grounded=True),
    happened.RestrictionRecorded: lambda entry, event: replace(entry, recorded=entry.recorded | {event.part}),
    happened.RestrictionConfirmed: lambda entry, event: replace(entry, confirmed=entry.confirmed | {event.part}),
    happened.RestrictionConsulted: lambda entry, event: replace(entry, consulted=entry.consulted | {event.role}),
    happened.RestrictionWarned: _warned,
    happened.RestrictionLetter: _letter,
    happened.RestrictionReviewed: _reviewed,
    happened.RestrictionChanged: _with_terms,
    happened.RestrictionLifted: lambda entry, event: replace(entry, lifted_on=event.on),
    happened.RestrictionNoAppeal: lambda entry, event: replace(
        entry, appeals=without_one(entry.appeals, event.on, event.message)
    ),
    happened.RestrictionAppealDecided: lambda entry, event: replace(
        entry, appeals=with_one_decided(entry.appeals, event.on, upheld=event.upheld)
    ),
    ContactLimited: _limited,
    ContactCountsNoMore: _counts_no_more,
    happened.ContactAsked: lambda entry, event: replace(entry, asked=entry.asked | {event.message}),
}
