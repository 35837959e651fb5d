"""Which mail is on a case, and what a person has done to it, as its history tells.

Mail never changes; a case is a view over it.  So a message is on the case that had it last,
and whatever a person moved can be moved back.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from heard.casework import events as happened
from heard.casework.events import By, MessageNumber, Reference, Undone
from heard.casework.recorded import Recorded


def mail_on(recorded: Sequence[Recorded]) -> dict[MessageNumber, happened.MessageFiled]:
    """Return the messages on a case, each with how it was last put there."""
    found: dict[MessageNumber, happened.MessageFiled] = {}
    for each in recorded:
        if isinstance(each.event, happened.MessageFiled):
            found[each.event.message] = each.event
        elif isinstance(each.event, happened.MessageTakenAway):
            found.pop(each.event.message, None)
    return found


@dataclass(frozen=True, slots=True)
class LetterStood:
    """How an officer's letter stood on a case last.

    by      whose reading that is: the service's, or a person's who said so
    undone  why what it had brought about has not happened; None where it has
    at      when the last of it was written down
    until   the day to which it put off the answer, where that was let happen, and whether the customer agreed
    """

    seen: happened.OfficersLetterSeen
    by: By
    undone: Undone | None
    at: datetime
    until: date | None = None
    agreed: bool = False

    @property
    def counted(self) -> bool:
        """Whether it was known whose and what it is, and none of it was taken back."""
        return self.undone is None and self.seen.proved and self.seen.sure

    @property
    def said_to_be_theirs(self) -> bool:
        """Whether a person said that it is theirs, and nobody yet what it is."""
        return self.undone is None and self.by is By.OFFICER and self.seen.proved and not self.seen.sure


def letter_on(recorded: Sequence[Recorded], number: MessageNumber) -> LetterStood | None:
    """Return how an officer's letter stood on a case last; None where it was never seen there."""
    *_, last = (None, *_stood_on(recorded, number))
    return last


def as_read_on(recorded: Sequence[Recorded], number: MessageNumber) -> LetterStood | None:
    """Return how an officer's letter stood as the service read it, whatever people said of it since.

    What came back is back, whoever had said what it is.  None where the service never read it on this case.
    """
    stood = list(_stood_on(recorded, number))
    *_, read = (None, *(each for each in stood if each.by is By.SERVICE and each.undone is None))
    *_, back = (None, *(each for each in stood if each.undone is Undone.CAME_BACK))
    if read is not None and back is not None and back.at >= read.at:
        return replace(read, undone=back.undone, at=back.at)
    return read


def _stood_on(recorded: Sequence[Recorded], number: MessageNumber) -> Iterator[LetterStood]:
    """Yield how an officer's letter stood on a case, after each event that says something of it."""
    stood = None
    for each in recorded:
        after = _after(stood, each, number)
        if after is not None and after is not stood:
            stood = after
            yield stood


def _after(stood: LetterStood | None, recorded: Recorded, number: MessageNumber) -> LetterStood | None:
    match recorded.event:
        case happened.OfficersLetterSeen(message=message) if message == number:
            return LetterStood(recorded.event, recorded.by, None, recorded.recorded_at)
        case happened.OfficersLetterUndone(message=message, why=why) if message == number and stood is not None:
            return replace(stood, undone=why, at=recorded.recorded_at)
        case happened.DueExtended(due=due, agreed=agreed) if recorded.message == number and stood is not None:
            return replace(stood, until=due, agreed=agreed, at=recorded.recorded_at)
    return stood


def taken_from(recorded: Sequence[Recorded]) -> set[MessageNumber]:
    """Return the messages that were on a case once, and were taken away."""
    taken = {each.event.message for each in recorded if isinstance(each.event, happened.MessageTakenAway)}
    return taken - mail_on(recorded).keys()


def opened_by(recorded: Sequence[Recorded]) -> MessageNumber | None:
    """Return the message a case was opened with; None for one from before heard, which may be without mail."""
    return recorded[0].event.message if isinstance(recorded[0].event, happened.CaseOpened) else None


def was_emptied(recorded: Sequence[Recorded]) -> bool:
    """Say whether a case is closed because its last message was taken away, and for no other reason."""
    closings = (happened.CaseClosed, happened.CaseReopened, happened.CaseEmptied)
    last = next((each.event for each in reversed(recorded) if isinstance(each.event, closings)), None)
    return isinstance(last, happened.CaseEmptied)


def once_emptied(recorded: Sequence[Recorded]) -> bool:
    """Say whether a case was without mail before, so that it may be so again."""
    return any(isinstance(each.event, happened.CaseEmptied) for each in recorded)


def was_split_off(recorded: Sequence[Recorded], other: Sequence[Recorded]) -> bool:
    """Say whether a case was opened by hand, with mail of the other."""
    this, opened_at = Reference(recorded[0].stream), recorded[0].recorded_at
    taken_then = (each.event for each in other if each.recorded_at == opened_at)
    return any(isinstance(event, happened.MessageTakenAway) and event.to == this for event in taken_then)


def joins_of(recorded: Sequence[Recorded]) -> tuple[Reference, ...]:
    """Return the cases that a case was joined to, one after another: where that one was joined further, the next."""
    return tuple(into for into, _ in _joins(recorded))


def brought_by_join(recorded: Sequence[Recorded]) -> tuple[MessageNumber, ...]:
    """Return the messages that a joined case gave to the case it was joined to first; () where it is joined to none."""
    joins = _joins(recorded)
    if not joins:
        return ()
    into, at = joins[0]
    of_the_join = (each.event for each in recorded if each.recorded_at == at)
    return tuple(
        event.message for event in of_the_join if isinstance(event, happened.MessageTakenAway) and event.to == into
    )


def _joins(recorded: Sequence[Recorded]) -> list[tuple[Reference, datetime]]:
    joins: list[tuple[Reference, datetime]] = []
    for each in recorded:
        if isinstance(each.event, happened.CaseJoined):
            joins.append((each.event.into, each.recorded_at))
        elif isinstance(each.event, happened.CaseParted) and joins and joins[-1][0] == each.event.other:
            joins.pop()
    return joins
