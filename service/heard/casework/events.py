"""Everything that can happen to a case, to a person's entry, or to the site.

Events are the truth and are for ever: a field may be added with a default, never renamed,
and a change of meaning is a new `version`.  They hold no text and no names of people, only
numbers, dates, and words from closed lists; the text lives in `messages`, so that a person
can be forgotten and the timeline stay whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, NewType

from heard.casework.closed_lists import (
    About as About,
    By as By,
    Contact as Contact,
    Covers as Covers,
    Direction as Direction,
    Failure as Failure,
    Ground as Ground,
    Kind as Kind,
    Learning as Learning,
    LetterKind as LetterKind,
    Noticed as Noticed,
    OfWindow as OfWindow,
    Particular as Particular,
    Per as Per,
    ProvedBy as ProvedBy,
    Purpose as Purpose,
    Refusal as Refusal,
    Trouble as Trouble,
    Undone as Undone,
    WhichMatter as WhichMatter,
)
from heard.casework.moments import Moment

# Words that are not free text: identifiers given by heard, and machine words of a checked pack or setting.
Reference = NewType("Reference", str)
Stream = NewType("Stream", str)
MessageNumber = NewType("MessageNumber", int)
LetterNumber = NewType("LetterNumber", int)
PersonNumber = NewType("PersonNumber", int)
QuestionNumber = NewType("QuestionNumber", int)
OfficerNumber = NewType("OfficerNumber", int)  # of somebody on the staff, by their address (store/officers.py)
PackName = NewType("PackName", str)
StageName = NewType("StageName", str)
LetterName = NewType("LetterName", str)
MailboxName = NewType("MailboxName", str)
Digest = NewType("Digest", str)
ClockName = NewType("ClockName", str)
AreaName = NewType("AreaName", str)  # a name in rules/areas.toml, or an area that the settings name
Outcome = NewType("Outcome", str)  # a word of the pack's [closing] outcomes
ExtensionReason = NewType("ExtensionReason", str)  # a word of the pack's [extension.X] reasons
LearningWord = NewType("LearningWord", str)  # a theme, cause or remedy of rules/learning.toml or of the pack
ParticularWord = NewType("ParticularWord", str)  # a word of casework.particulars.WORDS
WordsNumber = NewType("WordsNumber", int)  # of what an officer wrote to a particular (store/particulars.py)

WindowName = NewType("WindowName", str)  # a [window.X] of the pack
CommandWord = NewType("CommandWord", str)  # a word of casework.commands.CommandName

SITE = Stream("site")
OF_A_RESTRICTION = "restriction-"
"""How the streams of entries of the register begin; see casework/restriction_events.py."""


def is_of_a_case(stream: Stream) -> bool:
    """Say whether a stream is a case's history, and not the site's or that of a restriction."""
    return stream != SITE and not stream.startswith(OF_A_RESTRICTION)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened."""

    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class CaseOpened(Event):
    person: PersonNumber | None
    message: MessageNumber | None
    mailbox: MailboxName
    received_at: datetime
    kind: Kind
    sure: bool
    clocks: bool  # false for mail older than the day the landlord answers from: no clock, no letter


@dataclass(frozen=True, slots=True)
class ComplainantKnown(Event):
    """Whose case it is became known after it was opened."""

    person: PersonNumber


@dataclass(frozen=True, slots=True)
class PolicyPinned(Event):
    pack: PackName
    in_force_from: date
    digest: Digest


@dataclass(frozen=True, slots=True)
class StageOpened(Event):
    stage: StageName
    starts: datetime
    on: Moment = Moment.RECEIVED


@dataclass(frozen=True, slots=True)
class StageSentBack(Event):
    """A later stage gave the case back to an earlier one, to be looked at again by a day agreed with the customer."""

    stage: StageName
    due: date


@dataclass(frozen=True, slots=True)
class MomentPassed(Event):
    """Something the policy's clocks listen for came to pass, and has no event of its own.

    stage   None for what belongs to the case as a whole
    number  which of several: the third promised action
    """

    moment: Moment
    stage: StageName | None
    number: int = 1


@dataclass(frozen=True, slots=True)
class AnswerGiven(Event):
    """The decision of a stage was sent; `dated` is the date on the letter, where that is another."""

    stage: StageName | None  # None: an answer to somebody outside the stages, such as an Ombudsman
    outcome: Outcome | None
    dated: date | None


@dataclass(frozen=True, slots=True)
class OfficersLetterSeen(Event):
    """A letter of an officer's was seen on this case; what it brought about stands in events of the same message.

    stage    which stage it is of, where it is of one
    proved   whether it is known to be an officer's; what is not brings nothing about
    sure     whether what it is was plain; what was not brings nothing about before a person has said
    """

    message: MessageNumber
    letter: LetterKind
    stage: StageName | None
    outcome: Outcome | None
    proved: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class OfficersLetterUndone(Event):
    """What an officer's letter had brought about on this case has not happened."""

    message: MessageNumber
    why: Undone


@dataclass(frozen=True, slots=True)
class NextStageNotAsked(Event):
    """A person says that a message does not ask for the next stage: the stage it opened was never begun."""

    message: MessageNumber


@dataclass(frozen=True, slots=True)
class DateGiven(Event):
    """A date was named for a clock: of a promise, or in a letter from outside."""

    clock: ClockName
    number: int
    due: date


@dataclass(frozen=True, slots=True)
class DateAgreed(Event):
    """The customer agreed to another date; the standard one is kept for the reports."""

    clock: ClockName
    stage: StageName
    due: date


@dataclass(frozen=True, slots=True)
class DueExtended(Event):
    """A due date was moved, by rules of the policy that were looked at before; its words are in the message."""

    clock: ClockName
    stage: StageName
    due: date
    reason: ExtensionReason | None
    agreed: bool
    exceptional: bool
    letter: LetterNumber | None


@dataclass(frozen=True, slots=True)
class DueRecounted(Event):
    """The calendar changed, and with it the due date of a clock that was open."""

    clock: ClockName
    stage: StageName | None
    number: int
    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class DueKept(Event):
    """The calendar changed after a clock was met or stopped: its dates stay what they were."""

    clock: ClockName
    stage: StageName | None
    number: int
    due: datetime
    standard_due: datetime


@dataclass(frozen=True, slots=True)
class CaseClosed(Event):
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class CaseReopened(Event):
    pass


@dataclass(frozen=True, slots=True)
class MessageFiled(Event):
    """A message was put on this case; `came_from` is the case a person took it from."""

    message: MessageNumber
    direction: Direction
    kind: Kind
    ground: Ground
    sure: bool
    came_from: Reference | None = None


@dataclass(frozen=True, slots=True)
class MessageTakenAway(Event):
    """A person took a message off this case, and put it on another, or on none."""

    message: MessageNumber
    to: Reference | None


@dataclass(frozen=True, slots=True)
class CaseEmptied(Event):
    """A person took the last message off this case: it is closed until mail is put on it again."""


@dataclass(frozen=True, slots=True)
class CaseJoined(Event):
    """This case is one matter with an older one; all its mail went there, and nothing more is owed on it."""

    into: Reference


@dataclass(frozen=True, slots=True)
class CaseTookIn(Event):
    """A younger case was joined to this one.

    acknowledged_by  the letter that acknowledged the younger, where this one had none: it counts from now, not before
    """

    other: Reference
    acknowledged_by: LetterNumber | None = None


@dataclass(frozen=True, slots=True)
class CaseParted(Event):
    """Two cases are no longer joined; it stands in both histories, and each case is again what it was alone."""

    other: Reference


@dataclass(frozen=True, slots=True)
class CasesLinked(Event):
    """This case may have to do with another; each stays what it is."""

    other: Reference


@dataclass(frozen=True, slots=True)
class LetterPromised(Event):
    letter: LetterNumber
    name: LetterName
    purpose: Purpose
    stage: StageName | None


@dataclass(frozen=True, slots=True)
class LetterSent(Event):
    letter: LetterNumber
    name: LetterName
    purpose: Purpose
    stage: StageName | None


@dataclass(frozen=True, slots=True)
class LetterFailed(Event):
    letter: LetterNumber
    name: LetterName
    purpose: Purpose
    stage: StageName | None
    failure: Failure


@dataclass(frozen=True, slots=True)
class OfficerAsked(Event):
    question: QuestionNumber
    about: About


@dataclass(frozen=True, slots=True)
class OfficerAssigned(Event):
    """An officer deals with the case from now on; None where nobody does any more."""

    officer: OfficerNumber | None
    stage: StageName | None


@dataclass(frozen=True, slots=True)
class CaseAreaSeen(Event):
    """Which area of the landlord's work a case is about; the last one said stands."""

    area: AreaName


@dataclass(frozen=True, slots=True)
class LearningRecorded(Event):
    """A person said what a case was about, why it went wrong, or how it was put right.

    word           the theme, cause or remedy; None of money
    pence          what was offered or given, in pence; 0 of words
    offset_pence   how much of it was set off against money owed to the landlord
    """

    about: Learning
    word: LearningWord | None = None
    pence: int = 0
    offset_pence: int = 0


@dataclass(frozen=True, slots=True)
class ParticularRecorded(Event):
    """A person told something of a case that whoever deals with it has to bear in mind.

    word    what it is, of those that are of a closed list
    words   the number of what the officer wrote, of all others that say more than their kind
    on      the day of it, or by which it is to be done, on the landlord's wall calendar
    """

    about: Particular
    word: ParticularWord | None = None
    words: WordsNumber | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ParticularDone(Event):
    """What was to be done was, what was waited for came, a meeting was held, called off or moved.

    number   of the event that told it
    """

    number: int


@dataclass(frozen=True, slots=True)
class KindCorrected(Event):
    """A person says what the case is."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class CommandGiven(Event):
    """An officer's command in a message was carried out; what it brought about stands in events of the same message.

    about   the message it was about, where it was about one
    """

    message: MessageNumber
    command: CommandWord
    proved_by: ProvedBy
    about: MessageNumber | None = None


@dataclass(frozen=True, slots=True)
class CommandRefused(Event):
    """What was, or claimed to be, an officer's command brought nothing about."""

    message: MessageNumber
    command: CommandWord | None
    why: Refusal


@dataclass(frozen=True, slots=True)
class CommandUndone(Event):
    """What a command had brought about on this case has not happened."""

    message: MessageNumber


@dataclass(frozen=True, slots=True)
class OfficerAway(Event):
    """An officer's mail program answered that they are away.

    until   the last day, where it said one
    since   the first day, where it was still to come
    """

    officer: OfficerNumber
    until: date | None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class OfficerBack(Event):
    """An officer who was away wrote themselves."""

    officer: OfficerNumber


@dataclass(frozen=True, slots=True)
class RiskNoticed(Event):
    message: MessageNumber
    sure: bool


@dataclass(frozen=True, slots=True)
class VulnerabilityNoticed(Event):
    """A message tells that somebody is vulnerable, surely or perhaps; who, and in what way, it says itself."""

    message: MessageNumber
    sure: bool


@dataclass(frozen=True, slots=True)
class ContactLimited(Event):
    """A message of a restricted person came while the restriction held.

    restriction  the number of the entry
    answered     whether an acknowledgement or a receipt was owed because of it
    """

    message: MessageNumber
    restriction: int
    matter: WhichMatter
    answered: bool


@dataclass(frozen=True, slots=True)
class ContactCountsNoMore(Event):
    """A person put a contact where it is none of the restricted person's, whose number `restriction` is the entry's."""

    message: MessageNumber
    restriction: int


@dataclass(frozen=True, slots=True)
class ClocksTakenOff(Event):
    """A restriction takes the case out of the usual times, from its first day to its last, both part of it.

    Told again of the same restriction, these days stand in the place of those before.

    restriction  the number of the entry
    last         None where no end is set
    """

    restriction: int
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class ClocksPutBack(Event):
    """From that day on the restriction takes off no clock any more: it was lifted, or says something else now."""

    restriction: int
    on: date


@dataclass(frozen=True, slots=True)
class ReminderGiven(Event):
    """Whoever owes what a clock of the case waits for was reminded of it.

    at            when the reminder was to come
    passed_over   how many of the same clock had come before it since the last one given, and are given no more
    """

    clock: ClockName
    stage: StageName | None
    number: int
    at: datetime
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class WindowSeenTo(Event):
    """What the policy has done about the time a customer has for something was done, or did not go.

    opened   when that window began to run
    at       when it was to be done; what was to be done about the same window before is done no more
    """

    window: WindowName
    opened: datetime
    at: datetime
    came_to: OfWindow


@dataclass(frozen=True, slots=True)
class SurveyAnswered(Event):
    """Whoever was asked how it was says whether they are satisfied; of each letter that asks, the last answer stands.

    letter   the one that asked
    """

    letter: LetterNumber
    satisfied: bool


@dataclass(frozen=True, slots=True)
class MessageSetAside(Event):
    message: MessageNumber


@dataclass(frozen=True, slots=True)
class MessageTakenUpAgain(Event):
    message: MessageNumber


@dataclass(frozen=True, slots=True)
class SamePersonProposed(Event):
    """A person was asked whether two are one; asked once of each pair, the one known longer first."""

    person: PersonNumber
    other: PersonNumber


@dataclass(frozen=True, slots=True)
class PersonsMerged(Event):
    """Somebody was found to be a person known already, and stands as that one until they are parted."""

    person: PersonNumber
    into: PersonNumber


@dataclass(frozen=True, slots=True)
class PersonsParted(Event):
    """Somebody is not the person they stood as."""

    person: PersonNumber


@dataclass(frozen=True, slots=True)
class PersonsToldApart(Event):
    """Somebody looked, and two persons are not one; a merge says otherwise.  The one known longer comes first."""

    person: PersonNumber
    other: PersonNumber


@dataclass(frozen=True, slots=True)
class MailboxLost(Event):
    mailbox: MailboxName
    trouble: Trouble
    since: datetime


@dataclass(frozen=True, slots=True)
class MailboxWell(Event):
    mailbox: MailboxName
    trouble: Trouble
