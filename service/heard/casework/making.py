"""A case while it is folded.  Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from heard.casework import events as happened
from heard.casework.case import Case, ClocksOff, Closed, Kept, Moved, Owned, Passed, Visit
from heard.casework.events import (
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
    owners: list[Owned] = field(default_factory=list)
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
            owners=tuple(self.owners),
            last_number=last.number,
            chain=last.chain,
        )
