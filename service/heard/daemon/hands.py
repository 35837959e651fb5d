"""A person's hands in the mail: one transaction in which messages are taken off cases and put on others.

What all of move, split, join and part do is here.  Each is an event in every history it concerns, and each
says which command undoes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.events import By, Direction, Ground, Kind, MessageNumber, Reference, Stream
from heard.casework.fold import fold
from heard.casework.mail_on_case import mail_on, opened_by, was_emptied
from heard.casework.recorded import Recorded
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.errors import CannotBeMoved, NotFound
from heard.store import history, inbox, moving
from heard.store.moving import Lying


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, for whoever asked for it.

    came_from, went_to  a case, or None for no case
    undo                the command that undoes it
    notes               what a person should know besides, in sentences
    """

    what: str
    messages: tuple[MessageNumber, ...]
    came_from: Reference | None
    went_to: Reference | None
    undo: str
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the object of `--json`."""
        return {
            "what": self.what,
            "messages": list(self.messages),
            "from": self.came_from,
            "to": self.went_to,
            "undo": self.undo,
            "notes": list(self.notes),
        }


@dataclass
class Hands:
    """One transaction in which a person moves mail: what is read of the histories, and what is written to them."""

    connection: Connection
    house: House
    writing: Writing
    _histories: dict[Reference, Sequence[Recorded]] = field(default_factory=dict)

    def history(self, reference: Reference) -> Sequence[Recorded]:
        """Return what happened to a case before.  Raises NotFound where there is no such case."""
        if reference not in self._histories:
            self._histories[reference] = recorded = history.of_stream(self.connection, Stream(reference))
            if not recorded or opened_by_nothing(recorded):
                raise NotFound(f"{reference}: there is no such case. heard cases lists them")
        return self._histories[reference]

    def open_history(self, reference: Reference) -> Sequence[Recorded]:
        """As `history`; raises CannotBeMoved where the case was joined to another, which holds its mail now."""
        joined = fold(self.history(reference)).joined
        if joined is not None:
            raise CannotBeMoved(f"{reference} was joined to {joined}; name that one")
        return self._histories[reference]

    def note(self, reference: Reference, event: happened.Event) -> None:
        self.writing.note(Stream(reference), event)

    def write(self) -> None:
        """Write down what is noted; histories that are asked for from then on have it."""
        self.writing.append()
        self.writing.events.clear()
        self._histories.clear()

    def take(self, message: Lying, to: Reference | None) -> None:
        """Take a message off the case it is on, if it is on one, and put it on another, or on none.

        Raises CannotBeMoved where it is in the daemon's hands.
        """
        came_from, number = message.reference, message.number
        if message.state == inbox.WAITING:
            raise CannotBeMoved(f"message {number} is being heard at this moment; try again in a minute")
        way, kind = _usual_way(message)
        if came_from is not None:
            self.note(came_from, happened.MessageTakenAway(number, to))
            if filed := mail_on(self.history(came_from)).get(number):
                way, kind = filed.direction, filed.kind
        opened_it = False
        if to is not None:
            self.note(to, happened.MessageFiled(number, way, kind, Ground.BY_HAND, True, came_from))
            target = self._histories.get(to)
            opened_it = target is not None and opened_by(target) == number and target[0].by is By.SERVICE
            if (sure := self._tells_of_somebody_vulnerable(message)) is not None:
                self.note(to, happened.VulnerabilityNoticed(number, sure))
        moving.put(self.connection, number, to, opened_it=opened_it, now=self.writing.now)

    def _tells_of_somebody_vulnerable(self, message: Lying) -> bool | None:
        """Return whether a message surely does, by what the case it is on says, or else by what was told of it.

        That goes where the message goes; None where nobody saw it.
        """
        if message.reference is None:
            return moving.told_of_somebody_vulnerable(self.connection, message.number)
        events = (each.event for each in self.history(message.reference))
        seen = (each for each in events if isinstance(each, happened.VulnerabilityNoticed))
        return next((each.sure for each in seen if each.message == message.number), None)

    def may_take(self, message: Lying, to: Reference | None) -> None:
        """Raise CannotBeMoved where a message lies there already, or keeps the case it is on."""
        number, came_from = message.number, message.reference
        if came_from == to:
            raise CannotBeMoved(f"message {number} is on {'no case' if to is None else to} already")
        if came_from is not None and number not in mail_on(self.history(came_from)):
            raise CannotBeMoved(f"message {number} is a letter of ours come back, and letters keep their case")

    def left_without(self, reference: Reference, group: Sequence[Lying]) -> int:
        """Return how many messages are on a case besides these."""
        return len(mail_on(self.history(reference)).keys() - {message.number for message in group})

    def close_if_empty(self, reference: Reference, left: int) -> bool:
        """Close a case that a person took the last message off; say whether it was that."""
        recorded = self.history(reference)
        empty = left == 0 and opened_by(recorded) is not None and fold(recorded).joined is None
        if empty and (fold(recorded).closed is None or was_emptied(recorded)):
            self.note(reference, happened.CaseEmptied())
        return empty


def opened_by_nothing(recorded: Sequence[Recorded]) -> bool:
    """Say whether a history is not a case's: the site has one too."""
    return not isinstance(recorded[0].event, happened.CaseOpened)


def _usual_way(message: Lying) -> tuple[Direction, Kind]:
    kind = message.kind or Kind.COMPLAINT
    return (Direction.OUT if kind is Kind.STAFF else Direction.IN), kind


def hands(connection: Connection, house: House, *, now: datetime) -> Hands:
    """Return what a person's moves are written down with, in one transaction."""
    return Hands(connection, house, Writing(connection, house, now, None, "", now, By.OFFICER))


def move_back(numbers: Sequence[MessageNumber], came_from: Reference | None) -> str:
    """Return the command that puts messages back where they came from."""
    return f"heard move {' '.join(map(str, numbers))} --to {came_from or 'none'}"


def may_be_one(work: Hands, one: Reference, other: Reference) -> bool:
    """Say whether two cases are of one complainant, as far as anybody knows."""
    first, second = (fold(work.history(each)).person for each in (one, other))
    return first is None or second is None or moving.is_same_person(work.connection, first, second)
