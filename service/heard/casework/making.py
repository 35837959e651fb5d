"""A case while it is folded.  Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from heard.casework import events as happened
from heard.casework.case import Case, ClocksOff, Closed, Kept, Learned, Moved, Owned, Passed, Reminded, Told, Visit
from heard.casework.events import (
    AreaName,
    ClockName,
    Digest,
    Kind,
    LetterNumber,
    MessageNumber,
    Noticed,
    PersonNumber,
    Reference,
    StageName,
)
from heard.casework.recorded import Recorded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OtherArea:
    """A case came to be about another area than it was."""

    before: AreaName | None
    now: AreaName | None


@dataclass(frozen=True, slots=True)
class Finished:
    """A particular is done; `number` is of the event that told it."""

    number: int


Brought = Visit | Passed | Moved | Owned | Learned | Told | Finished | Closed | OtherArea
"""What an event may add to a case; of a reopening, the closure that it ended."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """How much of each there was before an event, how the case was closed, and what it was about."""

    visits: int
    passed: int
    moved: int
    owners: int
    learned: int
    particulars: int
    done: int
    closed: Closed | None
    area: AreaName | None


@dataclass(slots=True)
class Making:
    """A case while it is folded: what its events have added up to so far.

    never_begun   what had come at a stage that a message opened, until a person said that it does not ask for it
    """

    began: Recorded
    opened: happened.CaseOpened
    person: PersonNumber | None
    policy: Digest | None = None
    kind: Kind | None = None  # as a person corrected it
    area: AreaName | None = None
    owners: list[Owned] = field(default_factory=list)
    learned: list[Learned] = field(default_factory=list)
    particulars: list[Told] = field(default_factory=list)
    done: dict[int, datetime] = field(default_factory=dict)  # which particulars, by the numbers of their events
    reminded: dict[tuple[ClockName, StageName | None, int], datetime] = field(default_factory=dict)  # up to when
    windows_seen_to: list[happened.WindowSeenTo] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    never_begun: dict[tuple[MessageNumber | None, StageName], list[Passed]] = field(default_factory=dict)
    passed: list[Passed] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    closed: Closed | None = None
    emptied: bool = False  # closed for want of mail, and for no other reason
    reopened: dict[MessageNumber | None, Closed] = field(
        default_factory=dict
    )  # by which message, and how it was closed
    mail: set[MessageNumber] = field(default_factory=set)
    joins: list[tuple[Reference, datetime]] = field(default_factory=list)  # to which cases, one after another
    lent: dict[Reference, LetterNumber] = field(default_factory=dict)  # acknowledgements of cases taken in
    questions: int = 0
    undelivered: list[LetterNumber] = field(default_factory=list)
    came_back: set[LetterNumber] = field(default_factory=set)
    untold: dict[LetterNumber, list[Moved]] = field(default_factory=dict)  # days named in letters that did not arrive
    risk: bool = False
    danger_at: datetime | None = None
    vulnerable: dict[MessageNumber, bool] = field(default_factory=dict)  # which messages tell of it, and whether surely
    contacts: list[happened.ContactLimited] = field(default_factory=list)
    clocks_off: list[ClocksOff] = field(default_factory=list)
    taken_off: set[MessageNumber] = field(default_factory=set)  # put elsewhere by a person, and not by joining cases
    letters_seen: list[happened.OfficersLetterSeen] = field(default_factory=list)
    letters_undone: set[MessageNumber] = field(default_factory=set)
    said_at: dict[MessageNumber, datetime] = field(default_factory=dict)  # when each that seems to be a decision came
    # Which messages ask for more, each with the letter that answered since, or itself where no letter is known to have.
    asks: dict[MessageNumber, MessageNumber | None] = field(default_factory=dict)
    # Which messages hold a command, when it was carried out, and what it brought about: what comes of the same message
    # after it, in the same stroke.
    commanded: dict[MessageNumber | None, datetime] = field(default_factory=dict)
    brought: dict[MessageNumber | None, list[Brought]] = field(default_factory=dict)

    def so_far(self) -> SoFar:
        visits, passed, moved, owners = len(self.visits), len(self.passed), len(self.moved), len(self.owners)
        learned, told, done = len(self.learned), len(self.particulars), len(self.done)
        return SoFar(visits, passed, moved, owners, learned, told, done, self.closed, self.area)

    def keep_what_came(self, message: MessageNumber | None, before: SoFar) -> None:
        """Keep what came since as of the command in a message."""
        came: list[Brought] = [*self.visits[before.visits :], *self.passed[before.passed :]]
        came += [*self.moved[before.moved :], *self.owners[before.owners :], *self.learned[before.learned :]]
        came += [*self.particulars[before.particulars :], *map(Finished, list(self.done)[before.done :])]
        if self.area != before.area:
            came.append(OtherArea(before.area, self.area))
        if before.closed is not None and self.closed is None:
            came.append(before.closed)
        self.brought.setdefault(message, []).extend(came)

    def take_back(self, brought: Passed | Moved | Owned | Learned | Told | Finished | OtherArea) -> None:
        """Take back one thing, where it is there still."""
        if isinstance(brought, Passed):
            self.passed = _without(self.passed, brought)
        elif isinstance(brought, Moved):
            self.moved = _without(self.moved, brought)
        elif isinstance(brought, Learned):
            self.learned = _without(self.learned, brought)
        elif isinstance(brought, Told):
            self.particulars = _without(self.particulars, brought)
        elif isinstance(brought, Finished):
            self.done.pop(brought.number, None)
        elif isinstance(brought, OtherArea):
            self.area = brought.before if self.area == brought.now else self.area
        else:
            self.owners = _without(self.owners, brought)

    def visits_to(self, stage: StageName) -> int:
        return [visit.stage for visit in self.visits].count(stage)

    def _vulnerable(self) -> Noticed | None:
        """Return what the mail that is on the case tells; what a person took off it may be about somebody else."""
        told = [sure for message, sure in self.vulnerable.items() if message in self.mail]
        return (Noticed.SURELY if any(told) else Noticed.PERHAPS) if told else None

    def made(self, last: Recorded) -> Case:
        return Case(
            reference=Reference(last.stream),
            person=self.person,
            mailbox=self.opened.mailbox,
            kind=self.kind or self.opened.kind,
            sure=self.opened.sure,
            has_clocks=self.opened.clocks,
            opened_at=self.began.happened_at,
            received_at=self.opened.received_at,
            policy=self.policy,
            stage=self.visits[-1].stage if self.visits else None,
            visits=tuple(self.visits),
            passed=tuple(self.passed),
            moved=tuple(self.moved),
            kept=tuple(self.kept),
            closed=self.closed or (Closed(self.joins[0][1], None) if self.joins else None),
            messages=len(self.mail),
            open_questions=self.questions,
            undelivered=tuple(self.undelivered),
            risk=self.risk,
            danger_at=self.danger_at,
            vulnerable=self._vulnerable(),
            contacts=tuple(each for each in self.contacts if each.message not in self.taken_off),
            clocks_off=tuple(self.clocks_off),
            joined=self.joins[-1][0] if self.joins else None,
            letters_seen=tuple(self.letters_seen),
            letters_undone=frozenset(self.letters_undone),
            said_at=max(self.said_at.values(), default=None),
            asked=None in self.asks.values(),
            area=self.area,
            owners=tuple(self.owners),
            learned=tuple(self.learned),
            particulars=tuple(replace(each, done_at=self.done.get(each.number)) for each in self.particulars),
            reminded=tuple(Reminded(*clock, until) for clock, until in self.reminded.items()),
            windows_seen_to=tuple(self.windows_seen_to),
            last_number=last.number,
            chain=last.chain,
        )


def _without(things: Sequence[T], one: T) -> list[T]:
    """Return a list without the last of those that are equal to one."""
    last = max((place for place, each in enumerate(things) if each == one), default=None)
    return [each for place, each in enumerate(things) if place != last]
