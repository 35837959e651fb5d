"""Everything that can happen to an entry of the register.

Each entry has a history of its own, `restriction-N`.  As with cases, its events hold no text and no names of people:
whom it is about, and all that is said of it in words, is in the table `restrictions` and the one beside it.

A contact counts on a case (ContactLimited).  Where there is none, it stands in the history of the entry itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from heard.casework.events import (
    OF_A_RESTRICTION as OF_A_RESTRICTION,
    Contact,
    Covers,
    Event,
    LetterNumber,
    MessageNumber,
    Per,
    PersonNumber,
    Reference,
    Stream,
)
from heard.casework.policy.words import Item, RoleName

# Machine words of a checked pack; what is the landlord's own is text, and stays in the tables.
OptionName = NewType("OptionName", str)  # of [restriction.option.X]
Part = NewType("Part", str)  # of must_record, or of confirm_first
BasedOn = NewType("BasedOn", str)  # of grounds, or of behaviours


def stream_of(number: int) -> Stream:
    """Return where the history of an entry stands."""
    return Stream(f"{OF_A_RESTRICTION}{number}")


@dataclass(frozen=True, slots=True)
class RestrictionEntered(Event):
    """Somebody was restricted.

    option        None where it is the landlord's own word
    acknowledges  which contacts still get an acknowledgement; None where the option decides
    at_most, per  "1 a week"; None for no such limit
    first, last   the days it holds, both part of it; `last` None where no end is set
    proposed      by somebody who may not decide; it limits nothing until RestrictionDecided
    proposed_by, proposed_on   in which role, and when; None where it is not proposed, or that is not recorded
    """

    person: PersonNumber | None
    case: Reference | None
    option: OptionName | None
    covers: Covers
    acknowledges: tuple[Contact, ...] | None
    at_most: int | None
    per: Per | None
    first: date
    last: date | None
    review_on: date | None
    proposed: bool = False
    proposed_by: RoleName | None = None
    proposed_on: date | None = None


@dataclass(frozen=True, slots=True)
class RestrictionCaseKnown(Event):
    """Which case led to it became known after it was entered."""

    case: Reference


@dataclass(frozen=True, slots=True)
class RestrictionAddressesKnown(Event):
    """Addresses they write from became known after it was entered; which they are is recorded."""


@dataclass(frozen=True, slots=True)
class RestrictionAskedDealtWith(Event):
    """What was asked of a contact under it is dealt with.

    message  the contact
    """

    message: MessageNumber


class ContactAnswer(StrEnum):
    """What a person says of a contact: who wrote it, or what it is about."""

    WRONG_PERSON = "wrong-person"
    NEW_MATTER = "new-matter"
    FRESH_EVIDENCE = "fresh-evidence"


@dataclass(frozen=True, slots=True)
class RestrictionContactAnswered(Event):
    """A person said of a message what it is, to the notice of it; what of it counts has its own event."""

    message: MessageNumber
    answer: ContactAnswer


@dataclass(frozen=True, slots=True)
class RestrictionReviewSet(Event):
    """By when it has to be looked at became known after it was entered; nobody has looked at it."""

    review_on: date


@dataclass(frozen=True, slots=True)
class RestrictionSharesAddress(Event):
    """An address of the entry is somebody else's too, and that is meant; why is recorded."""


@dataclass(frozen=True, slots=True)
class ContactAsked(Event):
    """A person was asked whether a message is a contact under an entry, whose number `restriction` is."""

    message: MessageNumber
    restriction: int


@dataclass(frozen=True, slots=True)
class RestrictionDecided(Event):
    """Who may decide has decided on it.

    by  in which role; None where a register does not say, or in words that no policy knows
    """

    by: RoleName | None
    on: date


@dataclass(frozen=True, slots=True)
class RestrictionGrounded(Event):
    """On what it rests; None where that is in the landlord's own words."""

    ground: BasedOn | None


@dataclass(frozen=True, slots=True)
class RestrictionRecorded(Event):
    """A part of what the policy wants recorded is there."""

    part: Part


@dataclass(frozen=True, slots=True)
class RestrictionConfirmed(Event):
    """Whoever decides said yes to what the policy wants confirmed."""

    part: Part


@dataclass(frozen=True, slots=True)
class RestrictionConsulted(Event):
    role: RoleName


@dataclass(frozen=True, slots=True)
class RestrictionWarned(Event):
    """The person was warned on that day; None: there was no warning, and the reason is recorded."""

    on: date | None


@dataclass(frozen=True, slots=True)
class RestrictionLetter(Event):
    """The person was written to about it.

    message, letter   the officer's mail or the letter of ours, where either is; both None where it went by post
    says              what the policy wants it to say and it was found to say
    """

    on: date
    message: MessageNumber | None
    letter: LetterNumber | None
    says: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RestrictionReviewed(Event):
    """It was looked at again.

    keeps      whether it goes on as it was; false where RestrictionChanged or RestrictionLifted says what becomes of it
    last       the last day it holds from now on
    review_on  when it has to be looked at next
    """

    on: date
    keeps: bool
    last: date | None
    review_on: date | None


@dataclass(frozen=True, slots=True)
class RestrictionChanged(Event):
    """What it limits was changed; for how long it holds stands in RestrictionReviewed."""

    option: OptionName | None
    covers: Covers
    acknowledges: tuple[Contact, ...] | None
    at_most: int | None
    per: Per | None


@dataclass(frozen=True, slots=True)
class RestrictionLifted(Event):
    """From that day on it limits nothing."""

    on: date


@dataclass(frozen=True, slots=True)
class RestrictionAppealed(Event):
    on: date


@dataclass(frozen=True, slots=True)
class RestrictionNoAppeal(Event):
    """What was put on record as an appeal, and had no outcome yet, was none; why is recorded.

    on, message   the day it was put on record for, and the mail that made it, if one did; an earlier heard named no day
                  and meant all that waited
    """

    on: date | None = None
    message: MessageNumber | None = None


@dataclass(frozen=True, slots=True)
class RestrictionAppealDecided(Event):
    on: date
    upheld: bool
