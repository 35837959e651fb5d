"""What an officer may tell heard to do by mail: a closed list.

A command says what is to be so.  Whether it may be depends on the policy and on how the case stands
(judgement/commands/legal.py), whether its writer may say it on who wrote (judgement/commands/identity.py), and what
follows is brought about in daemon/commanding/.  Pure.

What is consequential ends something, moves a stage or a day, tells a tenant, or says whose a mail is.  All else can be
put right by whoever reads the receipt, and a weaker proof is enough for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from heard.casework.events import (
    AreaName,
    Kind,
    Learning,
    LearningWord,
    LetterKind,
    LetterNumber,
    MessageNumber,
    Outcome,
    Particular,
    Reference,
    StageName,
)
from heard.casework.lengths import Length


class Reached(StrEnum):
    """How somebody was spoken to."""

    PHONE = "phone"
    VISIT = "visit"
    LETTER = "letter"
    EMAIL = "email"
    TEXT = "text"
    IN_PERSON = "in person"


class OfContact(StrEnum):
    """What is said of the contact of a restricted person (daemon/contact_answers.py)."""

    WRONG_PERSON = "wrong person"
    NEW_MATTER = "new matter"
    FRESH_EVIDENCE = "fresh evidence"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Close:
    """The case is over.  `outcome` is a word of the pack; None where a policy has none, or none was said."""

    matters: ClassVar[bool] = True
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Reopen:
    """It is not over after all."""

    matters: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class OpenStage:
    """The case goes to a stage; None is the next one."""

    matters: ClassVar[bool] = True
    stage: StageName | None


@dataclass(frozen=True, slots=True)
class NoStage:
    """The message the notice is about asks for no further stage."""

    matters: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Assign:
    """Somebody deals with the case: an officer's address, in small letters; None is whoever says so."""

    matters: ClassVar[bool] = False
    to: str | None


@dataclass(frozen=True, slots=True)
class Extend:
    """The answer is due later: by a length from the day it is due now, or on a day.

    agreed   whether the complainant agreed to it
    """

    matters: ClassVar[bool] = True
    by: Length | None = None
    until: date | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class SendLetter:
    """heard tells the complainant, in the officer's name, that the answer takes longer.

    letter   HOLDING or EXTENSION
    until    the day by which it says that the answer will be there
    agreed   whether the complainant agreed to it
    """

    matters: ClassVar[bool] = True
    letter: LetterKind
    until: date | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class NotAComplaint:
    """The case is something else: a service request, an enquiry, a compliment."""

    matters: ClassVar[bool] = True
    kind: Kind


@dataclass(frozen=True, slots=True)
class Link:
    """The case may have to do with another; both stay what they are."""

    matters: ClassVar[bool] = False
    other: Reference


@dataclass(frozen=True, slots=True)
class MoveTo:
    """The message the notice is about belongs to another case; None is a new one of its own."""

    matters: ClassVar[bool] = True
    other: Reference | None


@dataclass(frozen=True, slots=True)
class Split:
    """The message the notice is about gets a case of its own."""

    matters: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Stays:
    """The message the notice is about is right where it is, on its case or on none."""

    matters: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class ContactMade:
    """Somebody spoke to the complainant; None is the day the command was written.  It may stop a clock."""

    matters: ClassVar[bool] = True
    how: Reached
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ProposeRestriction:
    """A limit is to be thought about: a draft, which limits nobody.  Why stands in the words after it."""

    matters: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class IsLetter:
    """What the officer's letter is that the notice is about."""

    matters: ClassVar[bool] = True
    letter: LetterKind
    stage: StageName | None = None
    outcome: Outcome | None = None
    until: date | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Wrote:
    """Whether the officer wrote the mail that says it is theirs."""

    matters: ClassVar[bool] = True
    theirs: bool


@dataclass(frozen=True, slots=True)
class SayOfContact:
    """What the contact of a restricted person is that the notice is about."""

    matters: ClassVar[bool] = True
    what: OfContact


@dataclass(frozen=True, slots=True)
class Release:
    """A letter that was held leaves."""

    matters: ClassVar[bool] = True
    letter: LetterNumber | None = None


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Whether the two people of the notice are one."""

    matters: ClassVar[bool] = True
    same: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """What a command did is taken back: the command in that message."""

    matters: ClassVar[bool] = True
    command: MessageNumber | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """The officer did write the command in that message."""

    matters: ClassVar[bool] = True
    command: MessageNumber | None = None


@dataclass(frozen=True, slots=True)
class Disown:
    """The officer did not write the command in that message."""

    matters: ClassVar[bool] = True
    command: MessageNumber | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What a case was about, why it went wrong, or how it was put right: a word of the lists, or money in pence."""

    matters: ClassVar[bool] = False
    about: Learning
    word: LearningWord | None = None
    pence: int = 0
    offset_pence: int = 0


@dataclass(frozen=True, slots=True)
class OfArea:
    """The area of the landlord's work that the case is about."""

    matters: ClassVar[bool] = False
    area: AreaName


@dataclass(frozen=True, slots=True)
class State:
    """What whoever deals with the case has to bear in mind, in the officer's words or in one of a list.

    on   the day of it, or by which it is to be done
    """

    matters: ClassVar[bool] = False
    about: Particular
    words: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class StateDone:
    """An action is done, a meeting was held or called off, what was waited for has come: whichever these words name."""

    matters: ClassVar[bool] = False
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """Words for the case, and nothing else."""

    matters: ClassVar[bool] = False


Command = (
    Close
    | Reopen
    | OpenStage
    | NoStage
    | Assign
    | Extend
    | SendLetter
    | NotAComplaint
    | Link
    | MoveTo
    | Split
    | Stays
    | ContactMade
    | ProposeRestriction
    | IsLetter
    | Wrote
    | SayOfContact
    | Release
    | SamePerson
    | Undo
    | Confirm
    | Disown
    | Record
    | OfArea
    | State
    | StateDone
    | Note
)

FELT = (Close, OpenStage, NoStage, Extend, SendLetter, NotAComplaint, ProposeRestriction)
"""Commands that the complainant would feel: they end their complaint, move it or its day, refuse them more, or limit
them.  Who gives one has to have read their last mail."""


@dataclass(frozen=True, slots=True)
class Given:
    """A command as it was given: what it says, its line as it was written, and the reason beside it.

    because   what stands after "because", or on lines "because: ..." below it; "" where nothing does
    besides   what else its writer wrote behind it and below it, which is no command; "" where nothing is
    records   what stands on lines of its own right below it and is recorded with it
    missed    what is to be said of those lines that were to be recorded and were not, a sentence or two each
    """

    command: Command
    line: str
    because: str = ""
    besides: str = ""
    records: tuple[Record | OfArea | State, ...] = ()
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A first line that is no command: what was written, and the nearest that are, as they are typed.

    near   whether it looks like one at all; what does not is a note
    """

    line: str
    nearest: tuple[str, ...]
    near: bool


class CommandName(StrEnum):
    """The commands as histories name them: one to each class above, for ever."""

    CLOSE = "close"
    REOPEN = "reopen"
    OPEN_STAGE = "open-stage"
    NO_STAGE = "no-stage"
    ASSIGN = "assign"
    EXTEND = "extend"
    SEND_LETTER = "send-letter"
    NOT_A_COMPLAINT = "not-a-complaint"
    LINK = "link"
    MOVE_TO = "move-to"
    SPLIT = "split"
    STAYS = "stays"
    CONTACT_MADE = "contact-made"
    PROPOSE_RESTRICTION = "propose-restriction"
    IS_LETTER = "is-letter"
    WROTE = "wrote"
    SAY_OF_CONTACT = "say-of-contact"
    RELEASE = "release"
    SAME_PERSON = "same-person"
    UNDO = "undo"
    CONFIRM = "confirm"
    DISOWN = "disown"
    RECORD = "record"
    OF_AREA = "of-area"
    STATE = "state"
    STATE_DONE = "state-done"
    NOTE = "note"


_NAMES: dict[type[Command], CommandName] = {
    Close: CommandName.CLOSE,
    Reopen: CommandName.REOPEN,
    OpenStage: CommandName.OPEN_STAGE,
    NoStage: CommandName.NO_STAGE,
    Assign: CommandName.ASSIGN,
    Extend: CommandName.EXTEND,
    SendLetter: CommandName.SEND_LETTER,
    NotAComplaint: CommandName.NOT_A_COMPLAINT,
    Link: CommandName.LINK,
    MoveTo: CommandName.MOVE_TO,
    Split: CommandName.SPLIT,
    Stays: CommandName.STAYS,
    ContactMade: CommandName.CONTACT_MADE,
    ProposeRestriction: CommandName.PROPOSE_RESTRICTION,
    IsLetter: CommandName.IS_LETTER,
    Wrote: CommandName.WROTE,
    SayOfContact: CommandName.SAY_OF_CONTACT,
    Release: CommandName.RELEASE,
    SamePerson: CommandName.SAME_PERSON,
    Undo: CommandName.UNDO,
    Confirm: CommandName.CONFIRM,
    Disown: CommandName.DISOWN,
    Record: CommandName.RECORD,
    OfArea: CommandName.OF_AREA,
    State: CommandName.STATE,
    StateDone: CommandName.STATE_DONE,
    Note: CommandName.NOTE,
}


def name_of(command: Command) -> CommandName:
    """Return what histories call a command."""
    return _NAMES[type(command)]
