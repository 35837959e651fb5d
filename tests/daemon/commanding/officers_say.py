"""An officer's command brought about, and taken back, by its effect alone: as in the transaction of its message."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from builders import MAILBOX, OFFICER, MovedClock, a_mail, a_raw
from heard.casework.commands import Command, Undo, name_of
from heard.casework.events import By, CommandGiven, CommandUndone, CommandWord, MessageNumber, ProvedBy, Reference
from heard.daemon import receive
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.undoing import Undoing, undoing
from heard.daemon.house import House
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.judgement.reading import Reading
from heard.store.facts import gather

T = TypeVar("T")

CASE = Reference("NH-26-0001")


def says(
    house: House,
    effect: Callable[[Doing[Any]], Done],
    command: Command,
    about: int | None = None,
    *,
    on: str | None = CASE,
    by: str = OFFICER,
) -> Done:
    """Let an officer give a command now, in a mail of its own, and carry it out."""
    return _heard(house, command, about, on, by, lambda doing: _given(doing, effect))


def takes_back(
    house: House, command: int, how: Callable[[Undoing], tuple[str, ...]], *, on: str = CASE
) -> tuple[str, ...]:
    """Let an officer take back the command in a message, a minute later."""
    return _heard(house, Undo(MessageNumber(command)), None, on, OFFICER, lambda doing: _taken_back(doing, how))


def _given(doing: Doing[Any], effect: Callable[[Doing[Any]], Done]) -> Done:
    done = effect(doing)
    if doing.for_case is not None:
        assert doing.writing.cause is not None
        name = CommandWord(name_of(doing.command))
        doing.note(CommandGiven(doing.writing.cause, name, ProvedBy.BOTH))
    return done


def _taken_back(doing: Doing[Any], how: Callable[[Undoing], tuple[str, ...]]) -> tuple[str, ...]:
    found, _ = undoing(doing)
    said = how(found)
    doing.note(CommandUndone(doing.command.command))
    return said


def _heard(
    house: House, command: Command, about: int | None, on: str | None, by: str, work: Callable[[Doing[Any]], T]
) -> T:
    assert isinstance(house.now, MovedClock)
    house.now.at += timedelta(minutes=1)
    uid = 1000 + int(house.now().timestamp()) // 60 % 1_000_000
    mail = a_mail("To be carried out.", sender=by, message_id=f"<c{uid}@northgate.example>")
    [waiting] = receive.keep([a_raw(mail, uid=uid, received_at=house.now())], house)
    reading = house.reader.again(house.unread(waiting.raw))
    assert isinstance(reading, Reading)
    officer = house.given.landlord.officer(by)
    assert officer is not None
    with house.store.writing() as connection, house.store.savepoint(connection):
        facts = gather(connection, waiting, reading, house.given, house.now(), which_case=False)
        writing = Writing(connection, house, house.now(), waiting.number, MAILBOX, waiting.raw.received_at, By.OFFICER)
        reference = Reference(on) if on is not None else None
        stands = stands_now(connection, house, reference)
        number = MessageNumber(about) if about is not None else None
        done = work(Doing(writing, reference, stands, command, "", number, officer, facts, reading.message))
        writing.append()
        return done


def command_number(house: House) -> int:
    """Return the number of the message that came last."""
    with house.store.reading() as connection:
        return int(connection.exec_driver_sql("SELECT max(id) FROM messages").scalar_one())
