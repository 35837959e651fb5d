"""What a person decides about mail on the wrong case: move it, give it a case of its own.

Each is one transaction and an event in every history it concerns, and each says which command
undoes it.  Joining two cases is in joining.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.events import By, Direction, Ground, Kind, MessageNumber, Reference, Stream
from heard.casework.fold import fold
from heard.casework.mail_on_case import mail_on, once_emptied, opened_by, was_emptied
from heard.casework.recorded import Recorded
from heard.daemon.house import House
from heard.daemon.write_down import Writing, write_down
from heard.errors import CannotBeMoved, NotFound
from heard.judgement.by_hand import open_by_hand
from heard.judgement.facts import Facts
from heard.judgement.reading import Reading
from heard.mail.message import RawMessage
from heard.store import history, inbox, moving
from heard.store.facts import gather, gather_unread
from heard.store.inbox import Waiting
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
        moving.put(self.connection, number, to, opened_it=opened_it, now=self.writing.now)

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


def hands(connection: Connection, house: House) -> Hands:
    """Return what a person's moves are written down with, in one transaction."""
    now = house.now()
    return Hands(connection, house, Writing(connection, house, now, None, "", now, By.OFFICER))


def move(house: House, numbers: Sequence[MessageNumber], to: Reference | None) -> list[Done]:
    """Put messages on another case, or with None on no case at all; return one answer for each case they came from.

    Raises NotFound where there is no such message or case, and CannotBeMoved where one cannot go there.
    """
    with house.store.writing() as connection:
        work = hands(connection, house)
        found = moving.lying(connection, numbers)
        if to is not None:
            work.open_history(to)
        done = [_move(work, came_from, group, to) for came_from, group in _by_case(found)]
        work.writing.append()
    return done


def _move(work: Hands, came_from: Reference | None, group: Sequence[Lying], to: Reference | None) -> Done:
    notes: list[str] = []
    for message in group:
        _may_move(work, message, to)
    for message in group:
        work.take(message, to)
    if came_from is not None and work.close_if_empty(came_from, _left(work, came_from, group)):
        if to is not None and not once_emptied(work.history(came_from)):
            raise CannotBeMoved(f"{came_from} would be left without mail; heard join {to} {came_from} makes them one")
        notes.append(f"{came_from} is left without mail, and closed.")
    numbers = tuple(message.number for message in group)
    return Done("moved", numbers, came_from, to, _back(numbers, came_from), tuple(notes))


def _back(numbers: Sequence[MessageNumber], came_from: Reference | None) -> str:
    return f"heard move {' '.join(map(str, numbers))} --to {came_from or 'none'}"


def _by_case(found: Sequence[Lying]) -> Iterator[tuple[Reference | None, list[Lying]]]:
    for came_from in dict.fromkeys(message.reference for message in found):
        yield came_from, [message for message in found if message.reference == came_from]


def _left(work: Hands, came_from: Reference, group: Sequence[Lying]) -> int:
    return len(mail_on(work.history(came_from)).keys() - {message.number for message in group})


def _may_move(work: Hands, message: Lying, to: Reference | None) -> None:
    number, came_from = message.number, message.reference
    if came_from == to:
        raise CannotBeMoved(f"message {number} is on {'no case' if to is None else to} already")
    if came_from is not None and number not in mail_on(work.history(came_from)):
        raise CannotBeMoved(f"message {number} is a letter of ours come back, and letters keep their case")


def _usual_way(message: Lying) -> tuple[Direction, Kind]:
    kind = message.kind or Kind.COMPLAINT
    return (Direction.OUT if kind is Kind.STAFF else Direction.IN), kind


def split(house: House, numbers: Sequence[MessageNumber], *, off: Reference | None = None, quiet: bool = False) -> Done:
    """Open a case with messages that are all on one other case, or on none.

    off    the case they have to be on; None for whichever they are on
    quiet  whether nobody is written to

    The message received first opens it: its writer is the complainant, and the clocks run from its receipt, under
    today's policy.  Raises NotFound and CannotBeMoved as `move` does.
    """
    first, raw, reading = _read_first(house, numbers)
    with house.store.writing() as connection:
        work = hands(connection, house)
        found = moving.lying(connection, numbers)
        came_from = _one_case(work, found, off)
        waiting = Waiting(first, raw, 1, again=False)
        now = work.writing.now
        if isinstance(reading, Reading):
            facts = gather(connection, waiting, reading, house.given, now)
        else:
            facts = gather_unread(connection, waiting, house.given, now)
        if facts.own_letter is not None:
            raise CannotBeMoved(f"message {first} is a letter of ours come back, and opens no case")
        message = reading.message if isinstance(reading, Reading) else None
        opening = Writing(connection, house, now, first, raw.mailbox, raw.received_at, By.OFFICER)
        write_down(opening, open_by_hand(message, facts, quiet=quiet), facts, message)
        notes = _what_was_written(opening, facts, quiet=quiet)
        undo = _put_together(work, found, came_from, facts.next_reference)
    return Done("split", tuple(each.number for each in found), came_from, facts.next_reference, undo, notes)


def _read_first(house: House, numbers: Sequence[MessageNumber]) -> tuple[MessageNumber, RawMessage, Reading | str]:
    """Return the message that opens the new case, read again; where nobody can read it, what went wrong."""
    with house.store.reading() as connection:
        first = moving.lying(connection, numbers)[0].number
        raw = inbox.original(connection, first)
    house.reader.begin([house.unread(raw)])
    return first, raw, house.reader.finish()[0]


def _one_case(work: Hands, found: Sequence[Lying], off: Reference | None) -> Reference | None:
    """Return the one case that all of them are on, and that has other mail besides."""
    came_from = found[0].reference if off is None else off
    if off is not None:
        work.open_history(off)
    for message in found:
        if message.reference != came_from:
            where = f"on {message.reference}" if message.reference else "on no case"
            raise CannotBeMoved(f"message {message.number} is {where}, not {came_from or 'with the others'}")
        _may_move(work, message, Reference("new"))
    if came_from is not None:
        recorded = work.open_history(came_from)
        if _left(work, came_from, found) == 0 and opened_by(recorded) is not None:
            raise CannotBeMoved(f"that is all the mail of {came_from}, which is a case of its own already")
    return came_from


def _put_together(work: Hands, found: Sequence[Lying], came_from: Reference | None, new: Reference) -> str:
    """Put the messages on the case just opened, link both, and return the command that undoes it."""
    for message in found:
        work.take(message, new)
    if came_from is None:
        work.writing.append()
        return _back([message.number for message in found], None)
    work.note(new, happened.CasesLinked(came_from))
    work.note(came_from, happened.CasesLinked(new))
    work.writing.append()
    anyway = "" if may_be_one(work, came_from, new) else " --anyway"
    return f"heard join {came_from} {new}{anyway}"


def may_be_one(work: Hands, one: Reference, other: Reference) -> bool:
    """Say whether two cases are of one complainant, as far as anybody knows."""
    first, second = (fold(work.history(each)).person for each in (one, other))
    return first is None or second is None or moving.is_same_person(work.connection, first, second)


def _what_was_written(writing: Writing, facts: Facts, *, quiet: bool) -> tuple[str, ...]:
    if quiet:
        return ("Nobody was written to, as you wished.",)
    if facts.is_old:
        return ("The mail is from before heard answers: no clock runs, and nobody was written to.",)
    if any(name.startswith("complainant.") for name in writing.letters):
        return (f"Its acknowledgement is written. heard case {facts.next_reference} shows it.",)
    return ("Nobody could be written to; the team leads are asked to see to it.",)
