"""Messages get a case of their own, as if they had opened one when they came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.events import By, MessageNumber, Reference
from heard.casework.mail_on_case import opened_by
from heard.daemon.contacts_moving import contacts_among, contacts_follow
from heard.daemon.hands import Done, Hands, hands, may_be_one, move_back
from heard.daemon.house import House
from heard.daemon.reading_letters import Letters, arrive, leave, letters_among, with_copies
from heard.daemon.stages_moving import ask_there, leave_stages, those_that_ask
from heard.daemon.write_down import write_down
from heard.daemon.writing import Writing
from heard.errors import CannotBeMoved
from heard.judgement.by_hand import open_by_hand
from heard.judgement.facts import Facts
from heard.judgement.new_case import with_new_case
from heard.judgement.reading import Reading
from heard.mail.message import RawMessage
from heard.store import inbox, moving
from heard.store.facts import gather, gather_unread
from heard.store.inbox import Waiting
from heard.store.moving import Lying


def split(house: House, numbers: Sequence[MessageNumber], *, off: Reference | None = None, quiet: bool = False) -> Done:
    """Open a case with messages that are all on one other case, or on none.

    off    the case they have to be on; None for whichever they are on
    quiet  whether nobody is written to

    The message received first opens it: its writer is the complainant, and the clocks run from its receipt, under
    today's policy.  Raises NotFound and CannotBeMoved as `move` does.
    """
    with house.store.reading() as connection:
        read = read_first(connection, house, numbers)
    with house.store.writing() as connection:
        return split_in(hands(connection, house, now=house.now()), numbers, read, off=off, quiet=quiet)


@dataclass(frozen=True, slots=True)
class ReadFirst:
    """Messages that are to get a case, read before anything is written: reading takes its time.

    first    the message that opens the case
    reading  of that; where nobody can read it, what went wrong
    letters  the letters of officers among them
    """

    first: MessageNumber
    raw: RawMessage
    reading: Reading | str
    letters: Letters


def read_first(connection: Connection, house: House, numbers: Sequence[MessageNumber]) -> ReadFirst:
    """Read messages that are to get a case of their own.  Raises NotFound where one is not there."""
    first = moving.lying(connection, numbers)[0].number
    raw = inbox.original(connection, first)
    reading = house.reader.again(house.unread(raw))
    return ReadFirst(first, raw, reading, letters_among(connection, house, numbers))


def split_in(
    work: Hands,
    numbers: Sequence[MessageNumber],
    read: ReadFirst,
    *,
    off: Reference | None = None,
    quiet: bool = False,
) -> Done:
    """As `split`, in somebody's transaction."""
    first, raw, reading = read.first, read.raw, read.reading
    connection, house = work.connection, work.house
    found = with_copies(work, moving.lying(connection, numbers))
    came_from = _one_case(work, found, off)
    waiting = Waiting(first, raw, 1, again=False)
    now = work.writing.now
    if isinstance(reading, Reading):
        facts = gather(connection, waiting, reading, house.given, now, which_case=False)
    else:
        facts = gather_unread(connection, waiting, house.given, now)
    if facts.own_letter is not None:
        raise CannotBeMoved(f"message {first} is a letter of ours come back, and opens no case")
    message = reading.message if isinstance(reading, Reading) else None
    opening = Writing(connection, house, now, first, raw.mailbox, raw.received_at, By.OFFICER)
    decision = open_by_hand(message, facts, quiet=quiet)
    if not quiet:
        decision = with_new_case(decision, message, facts, house.rules.areas)
    write_down(opening, decision, facts, message)
    notes = _what_was_written(opening, facts, quiet=quiet)
    asking = those_that_ask(work, found)
    notes += leave_stages(work, asking, tuple(each.number for each in found))
    limited = contacts_among(work, found)
    undo = _put_together(work, found, came_from, facts.next_reference)
    notes += tuple(arrive(work, read.letters, found, facts.next_reference))
    notes += contacts_follow(work, limited, facts.next_reference, opened=True)
    # What opens a case is a complaint there, and is answered as one.
    notes += tuple(ask_there(work, [each for each in asking if each.number != first], facts.next_reference))
    return Done("split", tuple(each.number for each in found), came_from, facts.next_reference, undo, notes)


def _one_case(work: Hands, found: Sequence[Lying], off: Reference | None) -> Reference | None:
    """Return the one case that all of them are on, and that has other mail besides."""
    came_from = found[0].reference if off is None else off
    if off is not None:
        work.open_history(off)
    for message in found:
        if message.reference != came_from:
            where = f"on {message.reference}" if message.reference else "on no case"
            raise CannotBeMoved(f"message {message.number} is {where}, not {came_from or 'with the others'}")
        work.may_take(message, Reference("new"))
    if came_from is not None:
        recorded = work.open_history(came_from)
        if work.left_without(came_from, found) == 0 and opened_by(recorded) is not None:
            raise CannotBeMoved(f"that is all the mail of {came_from}, which is a case of its own already")
    return came_from


def _put_together(work: Hands, found: Sequence[Lying], came_from: Reference | None, new: Reference) -> str:
    """Put the messages on the case just opened, link both, and return the command that undoes it."""
    leave(work, found, new)
    for message in found:
        work.take(message, new)
    if came_from is None:
        work.write()
        return move_back([message.number for message in found], None)
    work.note(new, happened.CasesLinked(came_from))
    work.note(came_from, happened.CasesLinked(new))
    work.write()
    anyway = "" if may_be_one(work, came_from, new) else " --anyway"
    return f"heard join {came_from} {new}{anyway}"


def _what_was_written(writing: Writing, facts: Facts, *, quiet: bool) -> tuple[str, ...]:
    if quiet:
        return ("Nobody was written to, as you wished.",)
    if facts.is_old:
        return ("The mail is from before heard answers: no clock runs, and nobody was written to.",)
    if any(name.startswith("complainant.") for name in writing.letters):
        return (f"Its acknowledgement is written. heard case {facts.next_reference} shows it.",)
    return ("Nobody could be written to; the team leads are asked to see to it.",)
