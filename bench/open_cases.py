"""The histories of open cases, as heard writes them: the same for the same policy, count and seed.

Every case: opened, acknowledged a minute later, another message two days on.  Every third:
answered, not accepted, acknowledged again.  Every tenth: a later date for the answer it waits for.
None of it is closed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from heard.casework import events as happened
from heard.casework.events import (
    By,
    ClockName,
    Event,
    Ground,
    Kind,
    LetterName,
    LetterNumber,
    MailboxName,
    MessageNumber,
    PersonNumber,
    Purpose,
    StageName,
    Stream,
)
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded

FIRST, SPREAD = datetime(2026, 1, 5, tzinfo=UTC), timedelta(days=365)
MAILBOX = MailboxName("complaints@example.test")
ANSWERED_EVERY, EXTENDED_EVERY = 3, 10


@dataclass(slots=True)
class _History:
    """What happened to one case so far."""

    stream: Stream
    number: int
    recorded: list[Recorded] = field(default_factory=list)

    def note(self, event: Event, at: datetime) -> None:
        number = len(self.recorded) + 1
        # The body and the chain are not read in folding; a real one would only fill the memory.
        self.recorded.append(
            Recorded(self.stream, number, event, event.version, at, at, By.SERVICE, None, body="", chain="")
        )

    def message(self, kind: Kind, ground: Ground, at: datetime) -> None:
        number = MessageNumber(10 * self.number + len(self.recorded))
        self.note(happened.MessageFiled(number, happened.Direction.IN, kind, ground, True), at)

    def acknowledged(self, stage: StageName, at: datetime) -> None:
        letter = LetterNumber(10 * self.number + len(self.recorded))
        words = (letter, LetterName("acknowledgement"), Purpose.ACKNOWLEDGEMENT, stage)
        self.note(happened.LetterPromised(*words), at)
        self.note(happened.LetterSent(*words), at + timedelta(seconds=20))


def open_cases(policy: Policy, count: int, seed: int) -> list[Sequence[Recorded]]:
    """Return the events of each case, all received within a year."""
    chance = random.Random(seed)
    seconds = int(SPREAD.total_seconds())
    received = (FIRST + timedelta(seconds=chance.randrange(seconds)) for _ in range(count))
    return [_case(policy, number, at) for number, at in enumerate(received, start=1)]


def _case(policy: Policy, number: int, received: datetime) -> Sequence[Recorded]:
    history = _History(Stream(f"NH-26-{number:04}"), number)
    first, minute = policy.first_stage, timedelta(minutes=1)
    history.note(
        happened.CaseOpened(
            PersonNumber(number), MessageNumber(10 * number), MAILBOX, received, Kind.COMPLAINT, True, True
        ),
        received + minute,
    )
    history.note(happened.PolicyPinned(policy.name, policy.in_force_from, policy.digest), received + minute)
    history.note(happened.StageOpened(first.name, received, first.opens_on), received)
    history.message(Kind.COMPLAINT, Ground.OPENED_IT, received)
    history.acknowledged(first.name, received + minute)
    history.message(Kind.FOLLOW_UP, Ground.REPLY_HEADER, received + timedelta(days=2))
    stage = first.name
    if number % ANSWERED_EVERY == 0 and first.next is not None:
        _not_accepted(policy, history, stage, received + timedelta(days=8))
        stage = first.next
    if number % EXTENDED_EVERY == 0 and (clock := _answer_clock(policy, stage)) is not None:
        later = (received + timedelta(days=30)).date()
        extended = happened.DueExtended(clock, stage, later, None, agreed=True, exceptional=False, letter=None)
        history.note(extended, received + timedelta(days=9))
    return history.recorded


def _not_accepted(policy: Policy, history: _History, stage: StageName, answered: datetime) -> None:
    """The stage is answered, and a day later the customer asks for the next."""
    history.note(happened.AnswerGiven(stage, None, None), answered)
    following = policy.stage(stage).next
    if following is not None:
        asked = answered + timedelta(days=1)
        history.note(happened.StageOpened(following, asked, policy.stage(following).opens_on), asked)
        history.acknowledged(following, asked + timedelta(minutes=1))


def _answer_clock(policy: Policy, stage: StageName) -> ClockName | None:
    return next((clock.name for clock in policy.clocks_of(stage) if Moment.ANSWERED in clock.ends), None)
