"""A letter of an officer's, as it was read, and what was known of the case before it.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from heard.casework.events import LetterKind, Outcome, StageName
from heard.judgement.actions import Finding


class Audience(StrEnum):
    """Whom a letter of an officer's is for."""

    COMPLAINANT = "complainant"  # or whoever writes for them
    BEYOND = "beyond"  # somebody else outside: a contractor, the council, an Ombudsman
    COLLEAGUES = "colleagues"
    MAILBOX = "mailbox"  # the mailbox alone


@dataclass(frozen=True, slots=True)
class Standing:
    """How a case stood when a letter was written.

    stage           where it is; None where it has no stage
    acknowledged    whether this stage has been acknowledged
    answered        the stages whose decision has been given, in their last visit
    asks_for_more   whether the complainant has written since the last decision
    due             the day the answer of this stage is due
    written         the day the letter was sent, on the landlord's wall clock: "Friday" is the next one after it
    """

    stage: StageName | None
    acknowledged: bool
    answered: tuple[StageName, ...]
    asks_for_more: bool
    due: date | None
    written: date


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that is still to be done, in the letter's words, and the day it names for it."""

    what: str
    by: date | None


@dataclass(frozen=True, slots=True)
class OfficersLetter:
    """What a letter of an officer's is.

    kind       what it is first of all; `also` what it is besides (an acknowledgement that puts off the answer)
    sure       whether that is plain; where it is not, a person says
    because    one sentence
    stage      of which stage it is
    outcome    the pack's word for what was decided; None where the letter leaves it open
    dated      the date on the letter, where it carries one
    new_date   to which day it puts off the answer
    gives_reason, is_agreed   of putting it off: whether it says why, and whether the customer agreed to it
    panel_on   the day it fixes for a hearing
    """

    kind: LetterKind
    sure: bool
    because: str
    also: tuple[LetterKind, ...] = ()
    stage: StageName | None = None
    outcome: Outcome | None = None
    dated: date | None = None
    new_date: date | None = None
    gives_reason: bool = False
    is_agreed: bool = False
    panel_on: date | None = None
    promises: tuple[Promise, ...] = ()
    findings: tuple[Finding, ...] = ()

    def is_a(self, kind: LetterKind) -> bool:
        return kind in (self.kind, *self.also)


@dataclass(frozen=True, slots=True)
class Missing:
    """What a letter had to say and seems not to; `said` is what was found of the rest, with the words."""

    items: tuple[str, ...]
    said: tuple[tuple[str, str], ...]


def a_or_an(kind: LetterKind) -> str:
    """Return a kind of letter as it stands in a sentence: "an extension", "a holding reply"."""
    words = {LetterKind.HOLDING: "holding reply", LetterKind.INFORMATION: "letter that only informs"}.get(
        kind, kind.value
    )
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"
