"""A case, and how its events make it.

A case is one matter of one complainant.  It is never stored as such: it is folded from its
events, and the tables follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from heard.casework import events as happened
from heard.casework.events import (
    Digest,
    Kind,
    LetterNumber,
    MailboxName,
    PersonNumber,
    Purpose,
    Recorded,
    Reference,
    StageName,
)
from heard.casework.policy import Moment


@dataclass(frozen=True, slots=True)
class Passed:
    """A moment of the policy that has come: which, in which stage, when, and the letter that brought it, if one did."""

    moment: Moment
    stage: StageName
    at: datetime
    letter: LetterNumber | None = None


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
    passed: tuple[Passed, ...] = ()
    messages: int = 0
    open_questions: int = 0
    undelivered: tuple[LetterNumber, ...] = ()
    risk: bool = False
    last_number: int = 1
    chain: str = ""

    def when(self, moment: Moment, stage: StageName) -> datetime | None:
        """Return when this moment first came in this stage, or None."""
        return min((p.at for p in self.passed if p.moment is moment and p.stage == stage), default=None)


def fold(events: Iterable[Recorded]) -> Case:
    """Return the case these events make.

    Raises ValueError if there are none, or the first one opens no case.
    """
    case = recorded = None
    for recorded in events:
        if case is None:
            if not isinstance(recorded.event, happened.CaseOpened):
                raise ValueError(f"{recorded.stream} begins with {type(recorded.event).__name__}")
            case = _opened(recorded, recorded.event)
        elif change := _CHANGES.get(type(recorded.event)):
            case = change(case, recorded, recorded.event)
    if case is None or recorded is None:
        raise ValueError("a case has at least one event")
    return replace(case, last_number=recorded.number, chain=recorded.chain)


def _opened(recorded: Recorded, event: happened.CaseOpened) -> Case:
    return Case(
        reference=Reference(recorded.stream),
        person=event.person,
        mailbox=event.mailbox,
        kind=event.kind,
        sure=event.sure,
        has_clocks=event.clocks,
        opened_at=recorded.happened_at,
        received_at=event.received_at,
    )


def _known(case: Case, recorded: Recorded, event: happened.ComplainantKnown) -> Case:
    return replace(case, person=event.person)


def _pinned(case: Case, recorded: Recorded, event: happened.PolicyPinned) -> Case:
    return replace(case, policy=event.digest)


def _stage_opened(case: Case, recorded: Recorded, event: happened.StageOpened) -> Case:
    began = Passed(Moment.RECEIVED, event.stage, event.starts)
    return replace(case, stage=event.stage, passed=(*case.passed, began))


def _filed(case: Case, recorded: Recorded, event: happened.MessageFiled) -> Case:
    return replace(case, messages=case.messages + 1)


def _sent(case: Case, recorded: Recorded, event: happened.LetterSent) -> Case:
    if event.letter in case.undelivered:
        # The report that it came back was written down before the letter itself; the next time counts.
        return replace(case, undelivered=tuple(each for each in case.undelivered if each != event.letter))
    if event.purpose is not Purpose.ACKNOWLEDGEMENT or event.stage is None:
        return case
    done = Passed(Moment.ACKNOWLEDGED, event.stage, recorded.happened_at, event.letter)
    return replace(case, passed=(*case.passed, done))


def _failed(case: Case, recorded: Recorded, event: happened.LetterFailed) -> Case:
    # A letter that came back was never given: what it had brought about has not happened (calendar.md 2.6).
    passed = tuple(each for each in case.passed if each.letter != event.letter)
    if event.failure is happened.Failure.BOUNCED and len(passed) == len(case.passed):
        return replace(case, undelivered=(*case.undelivered, event.letter))
    return replace(case, passed=passed)


def _asked(case: Case, recorded: Recorded, event: happened.OfficerAsked) -> Case:
    return replace(case, open_questions=case.open_questions + 1)


def _risk(case: Case, recorded: Recorded, event: happened.RiskNoticed) -> Case:
    return replace(case, risk=True)


BEGINS_CLOCKS = (happened.PolicyPinned, happened.StageOpened)
MOVES_CLOCKS = (*BEGINS_CLOCKS, happened.LetterSent, happened.LetterFailed)
"""The events after which a clock of the case may begin, be met, or run again; a test holds the list complete."""

_CHANGES: dict[type[happened.Event], Callable[[Case, Recorded, Any], Case]] = {
    happened.ComplainantKnown: _known,
    happened.PolicyPinned: _pinned,
    happened.StageOpened: _stage_opened,
    happened.MessageFiled: _filed,
    happened.LetterSent: _sent,
    happened.LetterFailed: _failed,
    happened.OfficerAsked: _asked,
    happened.RiskNoticed: _risk,
}
"""What each event changes; an event without a row is kept in history and changes no case."""
