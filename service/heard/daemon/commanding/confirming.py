"""An officer says that a command that came in their name is theirs: it is read again, and carried out."""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.events import CommandGiven, MessageNumber, Stream
from heard.casework.in_words import weekday_in_words
from heard.casework.people import Officer
from heard.daemon.house import House
from heard.daemon.reading_again import ReadAgain, read_again
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.actions import AskToConfirm, Decision, RefuseCommand
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Facts
from heard.mail.message import Message, RawMessage
from heard.store import history
from heard.store.facts import gather
from heard.store.inbox import Waiting


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A command as it was given in the message that is confirmed.

    asked   what the officer was asked to confirm
    raw     that message, with its facts as they are known now
    """

    asked: AskToConfirm
    raw: RawMessage
    facts: Facts
    message: Message


def what_was_confirmed(writing: Writing, number: MessageNumber | None, officer: Officer) -> Confirmed:
    """Return the command in a message that an officer confirms, as that message is decided on now.

    Raises CannotBeSaid where it is not said which, where it asks for no word of theirs, or was carried out already.
    """
    if number is None:
        raise CannotBeSaid("I could not tell which command: press the button in the mail that asked you")
    house, connection = writing.house, writing.connection
    again = read_again(connection, house, number, lacks="nobody can tell what it commands")
    facts = gather(
        connection, Waiting(number, again.raw, 1, again=False), again.reading, house.given, writing.now,
        secret=house.secret, keys=house.keys,
    )  # fmt: skip
    decision = decide_message(again.reading.message, facts, house.rules, again.reading.looked)
    asked = _asked(decision, officer, _came(again, house))
    stream = Stream(asked.reference) if asked.reference is not None else None
    for each in history.of_stream(connection, stream) if stream is not None else ():
        if isinstance(each.event, CommandGiven) and each.event.message == number:
            raise CannotBeSaid(f"the command in {_came(again, house)} was carried out already")
    return Confirmed(asked, again.raw, facts, again.reading.message)


def _asked(decision: Decision, officer: Officer, mail: str) -> AskToConfirm:
    for action in decision.actions:
        if isinstance(action, AskToConfirm) and action.officer == officer.address:
            return action
        if isinstance(action, RefuseCommand):
            raise CannotBeSaid(f"the command in {mail} is refused: {action.because}")
    raise CannotBeSaid(f"{mail} holds no command that waits for your word")


def _came(again: ReadAgain, house: House) -> str:
    return f"the mail of {weekday_in_words(house.given.calendar.local_date(again.raw.received_at))}"
