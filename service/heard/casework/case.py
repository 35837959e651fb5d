"""A case, and how its events make it.

A case is one matter of one complainant.  It is never stored as such: it is folded from its
events, and the tables follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from heard.casework.events import (
    AreaName,
    ClockName,
    ContactLimited,
    Digest,
    Event,
    Kind,
    Learning,
    LearningWord,
    LetterNumber,
    MailboxName,
    MessageNumber,
    Noticed,
    OfficerNumber,
    OfficersLetterSeen,
    Outcome,
    Particular,
    ParticularWord,
    PersonNumber,
    Reference,
    StageName,
    WindowSeenTo,
    WordsNumber,
)
from heard.casework.moments import Moment


@dataclass(frozen=True, slots=True)
class Visit:
    """A case being at a stage; it may come back to one.

    number  1 for the first time at this stage
    on      the moment that opened it; None where a later stage sent the case back
    due     the day agreed for looking at it again, then
    left    when the next visit began
    message the message that opened it, if one did
    """

    stage: StageName
    number: int
    starts: datetime
    on: Moment | None
    due: date | None = None
    left: datetime | None = None
    message: MessageNumber | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A moment of the policy that has come.

    stage   where it came; None for what belongs to the case as a whole
    number  which visit to the stage, or which of several promises
    letter  the letter of ours that brought it, if one did
    dated   the date on an officer's letter, where it carries one
    message the officer's letter that brought it, if one did
    """

    moment: Moment
    stage: StageName | None
    at: datetime
    letter: LetterNumber | None = None
    number: int = 1
    dated: date | None = None
    message: MessageNumber | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A date that was given, agreed or moved for a clock, by the event `by`, recorded at `at`.

    message   the officer's letter that said so, if one did
    letter    the letter of ours that tells the customer, if one does
    """

    by: type[Event]
    clock: ClockName
    stage: StageName | None
    number: int
    due: date
    at: datetime
    message: MessageNumber | None = None
    letter: LetterNumber | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """The dates of a clock that was over when the calendar changed."""

    clock: ClockName
    stage: StageName | None
    number: int
    due: datetime
    standard_due: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class ClocksOff:
    """Days on which a restriction takes a case out of the usual times, on the landlord's wall calendar.

    since   when that was written down: no day before is taken back
    first, last   both part of it; `last` None where no end is set
    back    the first day on which it no longer does; None where nobody ended it
    """

    restriction: int
    since: datetime
    first: date
    last: date | None = None
    back: date | None = None

    def holds_at(self, at: datetime, day: date) -> bool:
        """Say whether no clock of a stage runs at a moment.

        day   the date of that moment on the landlord's wall calendar
        """
        if at < self.since or day < self.first or (self.last is not None and day > self.last):
            return False
        return self.back is None or day < self.back


@dataclass(frozen=True, slots=True)
class Closed:
    at: datetime
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Owned:
    """From when on somebody deals with a case, given at which stage; `officer` None where nobody does any more.

    message   the command that said so, if one did
    """

    stage: StageName | None
    officer: OfficerNumber | None
    at: datetime
    message: MessageNumber | None = None


@dataclass(frozen=True, slots=True)
class Learned:
    """What was recorded of a case: a theme, cause or remedy, or money in pence.

    number   of its event in the case's history
    message  the command that said so, if one did
    """

    about: Learning
    word: LearningWord | None
    pence: int
    offset_pence: int
    at: datetime
    message: MessageNumber | None
    number: int

    @property
    def payable_pence(self) -> int:
        """What is left to pay of it, in pence."""
        return self.pence - self.offset_pence


@dataclass(frozen=True, slots=True)
class Told:
    """What an officer told of a case: its kind, and a word of a list or the number of what they wrote.

    on       the day of it, or by which it is to be done
    number   of its event in the case's history
    message  the command that said so, if one did
    done_at  when somebody said that it is done, or has come
    """

    about: Particular
    word: ParticularWord | None
    words: WordsNumber | None
    on: date | None
    at: datetime
    message: MessageNumber | None
    number: int
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reminded:
    """Up to when nobody is reminded of a clock again: all that was to come by then was given, or passed over."""

    clock: ClockName
    stage: StageName | None
    number: int
    until: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One matter of one complainant, as far as its events tell."""

    reference: Reference
    person: PersonNumber | None
    mailbox: MailboxName
    kind: Kind
    sure: bool
    has_clocks: bool
    opened_at: datetime
    received_at: datetime
    policy: Digest | None = None
    stage: StageName | None = None
    visits: tuple[Visit, ...] = ()
    passed: tuple[Passed, ...] = ()
    moved: tuple[Moved, ...] = ()
    kept: tuple[Kept, ...] = ()
    closed: Closed | None = None
    messages: int = 0
    open_questions: int = 0
    undelivered: tuple[LetterNumber, ...] = ()
    risk: bool = False
    danger_at: datetime | None = None  # when the last mail came that surely tells of a danger
    vulnerable: Noticed | None = None  # whether mail that is on it tells of somebody vulnerable
    contacts: tuple[ContactLimited, ...] = ()  # of restricted persons, but for those a person took off it
    clocks_off: tuple[ClocksOff, ...] = ()  # by restrictions, those of one after another
    joined: Reference | None = None  # the case this one was joined to
    letters_seen: tuple[OfficersLetterSeen, ...] = ()  # of officers, but for those taken back
    letters_undone: frozenset[MessageNumber] = frozenset()  # those
    said_at: datetime | None = None  # when the last of those letters came that seems to be a decision
    asked: bool = False  # for more, by a message that no answer was seen after
    area: AreaName | None = None  # of the landlord's work that it is about, where that is known
    owners: tuple[Owned, ...] = ()  # one after another
    learned: tuple[Learned, ...] = ()  # one after another, but for what was taken back
    particulars: tuple[Told, ...] = ()  # one after another, but for what was taken back
    reminded: tuple[Reminded, ...] = ()  # one of each clock that was ever reminded of
    windows_seen_to: tuple[WindowSeenTo, ...] = ()  # one after another
    last_number: int = 1
    chain: str = ""

    @property
    def owner(self) -> OfficerNumber | None:
        """Who deals with it now."""
        return self.owners[-1].officer if self.owners else None

    def said_last(self, about: Learning) -> LearningWord | None:
        """Return the theme or cause that stands: the last one said; None where nobody said one."""
        return next((each.word for each in reversed(self.learned) if each.about is about), None)

    def clocks_off_at(self, at: datetime, day: date) -> ClocksOff | None:
        """Return what takes its stages out of the usual times at a moment, which is on `day` at the landlord's."""
        return next((each for each in self.clocks_off if each.holds_at(at, day)), None)

    def reminded_until(self, clock: ClockName, stage: StageName | None, number: int) -> datetime | None:
        """Return up to when a clock was reminded of; None where it never was."""
        of_it = (each for each in self.reminded if (each.clock, each.stage, each.number) == (clock, stage, number))
        return next((each.until for each in of_it), None)

    def window_seen_to(self, window: str, opened: datetime) -> datetime | None:
        """Return up to when what is to be done about a window was; None where nothing was yet."""
        of_it = (each.at for each in self.windows_seen_to if (each.window, each.opened) == (window, opened))
        return max(of_it, default=None)

    def first(self, moment: Moment) -> datetime | None:
        """Return when this moment first came on the case, at whatever stage, or None."""
        return min((each.at for each in self.passed if each.moment is moment), default=None)

    def when(self, moment: Moment, stage: StageName | None, number: int = 1) -> datetime | None:
        """Return when this moment first came in this visit to the stage, or None."""
        first = None
        for p in self.passed:  # asked several times of each clock; a plain loop costs a third of min()
            if p.moment is moment and p.number == number and p.stage == stage and (first is None or p.at < first):
                first = p.at
        return first
