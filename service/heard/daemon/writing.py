"""One unit of work being written down: its events, and the tables that follow them, in the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.events import (
    SITE,
    About,
    By,
    Event,
    MessageNumber,
    Stream,
)
from heard.casework.fold import fold
from heard.casework.mail_on_case import joins_of, was_emptied
from heard.casework.recorded import Recorded
from heard.daemon.house import House
from heard.store import history, projection, questions
from heard.store.projection import Grown

Happening = tuple[Event, datetime]
"""An event, and the moment it happened in the world."""


@dataclass
class Writing:
    """One unit of work being written down: what it has caused so far.

    cause        the message it is about, if it is about one, and when that was received
    by           whose doing it is
    words        what the writer of that message typed in it, for those who are told of it
    written      the events that were appended so far
    """

    connection: Connection
    house: House
    now: datetime
    cause: MessageNumber | None
    mailbox: str
    received_at: datetime
    by: By = By.SERVICE
    words: str = ""
    written: list[Event] = field(default_factory=list)
    events: dict[Stream, list[Happening]] = field(default_factory=lambda: defaultdict(list))
    letters: list[str] = field(default_factory=list)

    def note(self, stream: Stream, event: Event, at: datetime | None = None) -> None:
        self.events[stream].append((event, at or self.now))

    def append(self) -> None:
        """Write what was noted of every stream, and bring the tables up to date with it."""
        whole = dict(self.events)
        self.events.clear()
        self.written += [event for happenings in whole.values() for event, _ in happenings]
        if on_site := whole.pop(SITE, ()):
            after = history.last_of(self.connection, SITE)
            history.write(self.connection, self._placed(SITE, on_site, after))
        if any(isinstance(event, happened.LetterFailed) for happenings in whole.values() for event, _ in happenings):
            # One case after the other: what came back on one may be told on another, which then has it before.
            for stream, happenings in whole.items():
                [case] = self._append({stream: happenings})
                if case.joined is not None:
                    self._tell_who_took_it_in(stream, happenings)
        else:
            self._append(whole)

    def _append(self, happenings: Mapping[Stream, Sequence[Happening]]) -> list[Case]:
        """Write events of cases; of several at once, since statements take more time than what they do."""
        old = [stream for stream, of_one in happenings.items() if not isinstance(of_one[0][0], happened.CaseOpened)]
        histories = history.of_streams(self.connection, old)
        grown = [self._grown(stream, histories.get(stream, ()), of_one) for stream, of_one in happenings.items()]
        if not grown:
            return []
        history.write(self.connection, [each for _, new in grown for each in new])
        cases = projection.follow_all(self.connection, grown, self.house.policies)
        for (before, new), case in zip(grown, cases, strict=True):
            if any(isinstance(each.event, happened.OfficersLetterUndone | happened.CommandUndone) for each in new):
                self._ask_again(before, case)
        return cases

    def _ask_again(self, before: Sequence[Recorded], case: Case) -> None:
        """Whether the next stage is asked for is open again, where what began it counts for nothing."""
        stood = {(visit.stage, visit.number) for visit in fold(before).visits}
        gone = {stage for stage, _ in stood.difference((visit.stage, visit.number) for visit in case.visits)}
        for each in before:
            if isinstance(each.event, happened.StageOpened) and each.event.stage in gone:
                questions.ask_again(self.connection, case.reference, (About.NEXT_STAGE,), settled=each.recorded_at)

    def _grown(self, stream: Stream, before: Sequence[Recorded], happenings: Sequence[Happening]) -> Grown:
        if any(isinstance(event, happened.MessageFiled) for event, _ in happenings) and was_emptied(before):
            happenings = [(happened.CaseReopened(), self.now), *happenings]
        after = (before[-1].number, before[-1].chain) if before else (0, "")
        return before, self._placed(stream, happenings, after)

    def _placed(self, stream: Stream, happenings: Sequence[Happening], after: tuple[int, str]) -> list[Recorded]:
        return history.placed(stream, happenings, after=after, now=self.now, by=self.by, message=self.cause)

    def _tell_who_took_it_in(self, stream: Stream, happenings: Sequence[Happening]) -> None:
        """A letter of a joined case that acknowledged older ones too, and comes back, was given on none of them."""
        failed = [(event, at) for event, at in happenings if isinstance(event, happened.LetterFailed)]
        for into in joins_of(history.of_stream(self.connection, stream)) if failed else ():
            lent = {passed.letter for passed in fold(history.of_stream(self.connection, Stream(into))).passed}
            if also := [(event, at) for event, at in failed if event.letter in lent]:
                self._append({Stream(into): also})
