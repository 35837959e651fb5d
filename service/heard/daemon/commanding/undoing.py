"""What a command brought about is taken back, where nothing that came after rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from heard.casework.commands import CommandName, Undo
from heard.casework.events import (
    CommandGiven,
    CommandUndone,
    Direction,
    Event,
    Kind,
    MessageFiled,
    MessageNumber,
    ProvedBy,
    Reference,
    Stream,
)
from heard.casework.recorded import Recorded
from heard.daemon.commanding.doing import Doing
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.facts import OnFile
from heard.store import history

_NOT_OF_PEOPLE = (Kind.STAFF, Kind.AUTO_REPLY, Kind.BOUNCE, Kind.BULK)
"""Kinds of mail that nobody outside has written."""
_OPEN_SOMETHING = (CommandName.REOPEN, CommandName.OPEN_STAGE)
"""What opens a case again, or a stage: to take it back closes the one, or ends the other."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """A command about to be taken back.

    doing      the command that takes it back
    recorded   the whole history of its case
    given      where it stands there
    """

    doing: Doing[Undo]
    recorded: Sequence[Recorded]
    given: Recorded

    @property
    def was_about(self) -> MessageNumber | None:
        """The message it was about, where it was about one."""
        return self.given.event.about if isinstance(self.given.event, CommandGiven) else None

    @property
    def before(self) -> Sequence[Recorded]:
        """All that happened to the case before it."""
        return [each for each in self.recorded if each.number < self.given.number]

    def brought(self, kind: type[Event]) -> Event | None:
        """Return the last event of a kind that it brought about on the case."""
        theirs = (each.event for each in reversed(self.recorded) if self._is_its_own(each))
        return next((event for event in theirs if isinstance(event, kind)), None)

    def later(self, *kinds: type[Event]) -> Recorded | None:
        """Return the first event of these kinds that came after it, and not from it."""
        after = (each for each in self.recorded if each.number > self.given.number and not self._is_its_own(each))
        return next((each for each in after if isinstance(each.event, kinds)), None)

    @property
    def written_since(self) -> tuple[MessageNumber, ...]:
        """The messages that people outside have written on the case after it."""
        after = (each.event for each in self.recorded if each.number > self.given.number and not self._is_its_own(each))
        return tuple(
            event.message
            for event in after
            if isinstance(event, MessageFiled) and event.direction is Direction.IN and event.kind not in _NOT_OF_PEOPLE
        )

    def stands(self) -> OnFile:
        """Return the case as it stands now, with all that was written down."""
        writing = self.doing.writing
        found = stands_now(writing.connection, writing.house, self.doing.reference)
        return found or self.doing.case

    def _is_its_own(self, each: Recorded) -> bool:
        return each.message == self.given.message and each.recorded_at == self.given.recorded_at


def undoing(doing: Doing[Undo]) -> tuple[Undoing, CommandName]:
    """Return what is to be taken back, and which command it was.

    Raises CannotBeSaid where it is not said which, where there is none, or where it was taken back already.
    """
    number = doing.command.command
    if number is None:
        raise CannotBeSaid("I could not tell which command: answer its receipt with undo, or press Undo there")
    if (joined := doing.case.case.joined) is not None:
        raise CannotBeSaid(f"{doing.reference} was joined to {joined} since, where it goes on")
    recorded = history.of_stream(doing.writing.connection, Stream(doing.reference))
    found = _given_in(recorded, number)
    if found is None:
        raise CannotBeSaid(f"no command that could be undone was carried out on {doing.reference} by that mail")
    given, event = found
    if (before := _undone_in(recorded, event)) is not None:
        raise CannotBeSaid(f"that was undone already, on {doing.day(before.happened_at)}")
    return Undoing(doing, recorded, given), CommandName(event.command)


def closes_again(writing: Writing, reference: Reference | None, command: Undo) -> datetime | None:
    """Return when what an undo takes back was done, where that closes a case again or ends a stage; else None."""
    if reference is None or command.command is None:
        return None
    recorded = history.of_stream(writing.connection, Stream(reference))
    found = _given_in(recorded, command.command)
    if found is None or CommandName(found[1].command) not in _OPEN_SOMETHING:
        return None
    return None if _undone_in(recorded, found[1]) is not None else found[0].recorded_at


def _undone_in(recorded: Sequence[Recorded], command: CommandGiven) -> Recorded | None:
    return next((each for each in recorded if each.event == CommandUndone(command.message)), None)


def _given_in(recorded: Sequence[Recorded], number: MessageNumber) -> tuple[Recorded, CommandGiven] | None:
    """Return where a command stands in a history; of one that confirmed another, where that other does."""
    confirms = False
    for each in recorded:
        if not isinstance(each.event, CommandGiven):
            continue
        if CommandName(each.event.command) is CommandName.CONFIRM:
            confirms = confirms or each.event.message == number
        elif each.event.message == number or (confirms and each.event.proved_by is ProvedBy.CONFIRMED):
            return each, each.event
    return None
