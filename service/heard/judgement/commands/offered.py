"""Which commands a notice offers to press, by what it is about.  Pure.

A few of those that are likely and allowed as the case stands; whatever else may be done is typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

from heard.casework.commands import (
    Assign,
    Close,
    Command,
    Confirm,
    ContactMade,
    Extend,
    IsLetter,
    MoveTo,
    NoStage,
    NotAComplaint,
    OfContact,
    OpenStage,
    Reached,
    Record,
    Release,
    SamePerson,
    SayOfContact,
    Split,
    Stays,
    Undo,
    Wrote,
)
from heard.casework.events import About, Kind, Learning, LetterKind, Outcome, Reference, StageName
from heard.casework.lengths import Length, Unit
from heard.casework.people import Officer

MOST_OUTCOMES = 3
"""Of a policy's outcomes, so many are pressed: they come first in its list because they are the usual ones."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A command that can be pressed, and what its button says.

    asks    lines to fill in below it, such as "because: [why]"
    later   whether it is offered for when the case has gone on, though it may not be yet: it is judged when pressed
    """

    label: str
    command: Command
    asks: tuple[str, ...] = ()
    later: bool = False


@dataclass(frozen=True, slots=True)
class Noticed:
    """What a notice is about, for what it offers.

    outcomes   those of the policy
    stage      at which the case is, and the next one
    proposed   officers who may deal with it, the fittest first
    to_record  what may be recorded of it, once it is closed, for others to learn from
    """

    reference: Reference | None
    outcomes: tuple[Outcome, ...] = ()
    stage: StageName | None = None
    next_stage: StageName | None = None
    proposed: tuple[Officer, ...] = ()
    to_record: tuple[Record, ...] = ()


def offered(about: About, noticed: Noticed) -> tuple[Offer, ...]:
    """Return what a notice offers, the likeliest first; nothing where nobody's word is waited for."""
    find = _OFFERS.get(about)
    return find(noticed) if find is not None else ()


A_WEEK = Length(5, Unit.WORKING_DAY)
MINE = Offer("I deal with it", Assign(None))
A_CASE = Offer("Open a case for it", MoveTo(None))
A_MATTER_OF_ITS_OWN = Offer("It is a matter of its own", Split())
A_REQUEST = Offer("It is a request, not a complaint", NotAComplaint(Kind.SERVICE_REQUEST))
RANG = Offer("I have rung them", ContactMade(Reached.PHONE))
UNDOES = Offer("Undo", Undo())
IT_IS_MINE = Offer("Yes, I wrote this", Confirm())
ALL_THE_SAME = Offer("Do it all the same", Confirm())
_AN_ANSWER_NOT = (
    Offer("It only says the answer takes longer", IsLetter(LetterKind.HOLDING)),
    Offer("It is something else they should know", IsLetter(LetterKind.INFORMATION)),
)


def _deal_with_it(noticed: Noticed) -> tuple[Offer, ...]:
    return (MINE,) if noticed.reference is not None else ()


def _deal_or_ring(noticed: Noticed) -> tuple[Offer, ...]:
    return (MINE, RANG) if noticed.reference is not None else (A_CASE,)


def _new_case(noticed: Noticed) -> tuple[Offer, ...]:
    others = (Offer(f"Give it to {each.name}", Assign(each.address)) for each in noticed.proposed)
    return (
        MINE,
        *islice(others, 3),
        A_REQUEST,
    )


def _assigned(noticed: Noticed) -> tuple[Offer, ...]:
    """Return what is pressed from the day a case is somebody's to the day they close it: they keep this mail."""
    closings = (Offer(f"Close it: {each}", Close(each), later=True) for each in islice(noticed.outcomes, MOST_OUTCOMES))
    return (
        RANG,
        *closings,
        Offer("It takes longer", Extend(by=A_WEEK), asks=("because: [why]",)),
        A_REQUEST,
    )


def _reminder(noticed: Noticed) -> tuple[Offer, ...]:
    others = (Offer(f"Give it to {each.name}", Assign(each.address)) for each in noticed.proposed)
    closings = (Offer(f"Close it: {each}", Close(each)) for each in islice(noticed.outcomes, MOST_OUTCOMES))
    return (
        RANG,
        MINE,
        *islice(others, 3),
        *closings,
        Offer("It takes longer", Extend(by=A_WEEK), asks=("because: [why]",)),
        *map(to_record, noticed.to_record),
    )


def to_record(command: Record) -> Offer:
    """Return what records a theme, a cause or a remedy by one press."""
    how = "Put right by" if command.about is Learning.REMEDY else command.about.value.capitalize()
    return Offer(f"{how}: {command.word}", command)


def _next_stage(noticed: Noticed) -> tuple[Offer, ...]:
    asks = (Offer("Yes: open the next stage", OpenStage(noticed.next_stage)),) if noticed.next_stage else ()
    return (*asks, Offer("No: it does not ask for that", NoStage()))


def _stage_opened(noticed: Noticed) -> tuple[Offer, ...]:
    return (MINE, Offer("It does not ask for this stage", NoStage()))


def _which_case(noticed: Noticed) -> tuple[Offer, ...]:
    if noticed.reference is None:
        return (A_CASE,)
    return (Offer("It is right where it is", Stays()), A_MATTER_OF_ITS_OWN)


def _other_matters(noticed: Noticed) -> tuple[Offer, ...]:
    return (A_MATTER_OF_ITS_OWN,) if noticed.reference is not None else (A_CASE,)


def _passed_on(noticed: Noticed) -> tuple[Offer, ...]:
    return (A_CASE,) if noticed.reference is None else ()


def _decisions(noticed: Noticed) -> tuple[Offer, ...]:
    of_it = islice(noticed.outcomes, MOST_OUTCOMES)
    with_outcome = tuple(
        Offer(f"It was the decision: {each}", IsLetter(LetterKind.DECISION, noticed.stage, each)) for each in of_it
    )
    return with_outcome or (Offer("It was the decision", IsLetter(LetterKind.DECISION, noticed.stage)),)


def _what_letter(noticed: Noticed) -> tuple[Offer, ...]:
    return (*_decisions(noticed), *_AN_ANSWER_NOT)


def _not_extended(noticed: Noticed) -> tuple[Offer, ...]:
    return _AN_ANSWER_NOT


def _says_no(noticed: Noticed) -> tuple[Offer, ...]:
    return (Offer("It was a refusal", IsLetter(LetterKind.REFUSAL)), *_decisions(noticed), _AN_ANSWER_NOT[1])


def _not_proved(noticed: Noticed) -> tuple[Offer, ...]:
    return (Offer("I wrote it", Wrote(True)), Offer("I did not write it", Wrote(False)))


def _seems_missing(noticed: Noticed) -> tuple[Offer, ...]:
    return (Offer("It was no answer to the complaint", IsLetter(LetterKind.INFORMATION)),)


def _restricted(noticed: Noticed) -> tuple[Offer, ...]:
    return (
        Offer("Somebody else wrote it", SayOfContact(OfContact.WRONG_PERSON)),
        Offer("It is about something new", SayOfContact(OfContact.NEW_MATTER)),
        Offer("It brings fresh evidence", SayOfContact(OfContact.FRESH_EVIDENCE)),
        Offer("It is settled", SayOfContact(OfContact.SETTLED)),
    )


def _letter_held(noticed: Noticed) -> tuple[Offer, ...]:
    return (Offer("Let it go", Release()),)


def _same_person(noticed: Noticed) -> tuple[Offer, ...]:
    return (Offer("They are one person", SamePerson(True)), Offer("They are two people", SamePerson(False)))


_OFFERS: Mapping[About, Callable[[Noticed], tuple[Offer, ...]]] = {
    About.NEW_CASE: _new_case,
    About.ASSIGNED: _assigned,
    About.REMINDER: _reminder,
    About.DANGER: _deal_or_ring,
    About.COULD_NOT_READ: _deal_with_it,
    About.WORDS_WANTED: _deal_or_ring,
    About.WHO_IS_IT: _deal_with_it,
    About.MAY_SPEAK_FOR: _deal_with_it,
    About.ONE_CONTACT: _deal_with_it,
    About.VULNERABLE: _deal_or_ring,
    About.ABUSE: _deal_with_it,
    About.LETTER_FAILED: _deal_or_ring,
    About.NEXT_STAGE: _next_stage,
    About.STAGE_OPENED: _stage_opened,
    About.WHICH_CASE: _which_case,
    About.OTHER_MATTERS: _other_matters,
    About.PASSED_ON: _passed_on,
    About.WHAT_LETTER: _what_letter,
    About.NOT_EXTENDED: _not_extended,
    About.SAYS_NO: _says_no,
    About.NOT_PROVED: _not_proved,
    About.SEEMS_MISSING: _seems_missing,
    About.RESTRICTED: _restricted,
    About.LETTER_HELD: _letter_held,
    About.SAME_PERSON: _same_person,
}
"""What each notice offers; one that is only news, or about a restriction as a whole, offers nothing."""
