"""An officer says whether a command that came in their name is theirs: it is carried out as it was given, or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from heard.casework.commands import Disown, Given, NotUnderstood, name_of
from heard.casework.events import SITE, CommandRefused, CommandWord, MessageNumber, Reference, Refusal, Stream
from heard.casework.in_words import weekday_in_words
from heard.casework.people import Officer
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.receipts import tell_leads
from heard.daemon.reading_again import read_again
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.actions import WhyAsked
from heard.judgement.commands.first_line import lines_of
from heard.judgement.commands.identity import as_used
from heard.judgement.commands.spoken import Spoken, spoken_at
from heard.judgement.commands.words import read, read_line
from heard.judgement.facts import Facts
from heard.mail.message import Message
from heard.store import asked_commands, moving, tokens
from heard.store.asked_commands import AskedCommand
from heard.store.facts import gather
from heard.store.inbox import Waiting


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A command as it was given in the message that is confirmed.

    about     the message it is about
    facts     those of the message it was given in, as they are known now
    message   that message
    """

    reference: Reference | None
    given: Given
    about: MessageNumber | None
    facts: Facts
    message: Message


def what_was_confirmed(writing: Writing, number: MessageNumber | None, officer: Officer) -> Confirmed:
    """Return the command in a message that an officer confirms, which is theirs from now on.

    What it came with is used up for it.  Raises CannotBeSaid where it is not said which, where it asks for no word of
    theirs, was carried out already, or is no command any more by the policy of its case.
    """
    house, connection = writing.house, writing.connection
    asked, given = asked_about(writing, number, officer)
    if asked.nonce is not None:
        used_for = as_used(given.command, officer.address)
        if tokens.was_used_for(connection, asked.nonce, used_for):
            raise CannotBeSaid("it was carried out already, by another mail with the same button or notice")
        tokens.use(connection, asked.nonce, used_for, writing.now)
    asked_commands.settle(connection, asked.message, is_theirs=True)
    again = read_again(connection, house, asked.message, lacks="nobody can tell what it commands")
    facts = gather(
        connection, Waiting(asked.message, again.raw, 1, again=False), again.reading, house.given, writing.now,
        secret=house.secret, keys=house.keys,
    )  # fmt: skip
    message = again.reading.message
    in_full = read(lines_of(message), _spoken(writing, asked.reference))
    given = replace(given, missed=in_full.missed if isinstance(in_full, Given) else ())
    return Confirmed(asked.reference, given, asked.about, facts, message)


def asked_about(writing: Writing, number: MessageNumber | None, officer: Officer) -> tuple[AskedCommand, Given]:
    """Return a command that waits for its officer's word, and how it reads by the policy of its case.

    Raises CannotBeSaid where none does, where they have said it, or where the policy has it no more.
    """
    asked = _asked(writing, number, officer)
    given = _read(writing, asked)
    if not isinstance(given, Given):
        of = asked.reference or "no case"
        words = asked.words.replace("\n", ", ")
        raise CannotBeSaid(f'the policy for {of} has no "{words}" any more: answer the notice with what it has')
    return asked, given


def disown(doing: Doing[Disown]) -> Done:
    """Let a command stay undone that an officer says no to.

    Where they were asked whether it is theirs it is forged, and the team leads are told; else it is withdrawn.

    Raises CannotBeSaid where it is not said which, where it asks for no word of theirs, or was carried out already.
    """
    writing, officer = doing.writing, doing.officer
    asked = _asked(writing, doing.command.command, officer)
    given, number = _read(writing, asked), asked.message
    command = CommandWord(name_of(given.command)) if isinstance(given, Given) else None
    stream = Stream(asked.reference) if asked.reference is not None else SITE
    asked_commands.settle(writing.connection, number, is_theirs=False)
    if asked.why is not WhyAsked.NOT_SHOWN:
        writing.note(stream, CommandRefused(number, command, Refusal.WITHDRAWN))
        return Done(("It stays undone.", "If you wrote none of it, tell your team lead."), None, about=asked.about)
    writing.note(stream, CommandRefused(number, command, Refusal.FORGED))
    because = f"{officer.name} was asked about the command in message {number}, and says that it is not theirs"
    tell_leads(writing, asked.reference, because, f"disowned:{number}")
    what = "It stays undone: you say that it is not yours."
    return Done((what, "Your team leads have been told."), None, about=asked.about)


def _asked(writing: Writing, number: MessageNumber | None, officer: Officer) -> AskedCommand:
    """Return what an officer was asked about, and has said nothing of."""
    if number is None:
        raise CannotBeSaid("I could not tell which command: press the button in the mail that asked you")
    asked = asked_commands.asked_in(writing.connection, number)
    if asked is None or asked.officer != officer.address:
        raise CannotBeSaid(f"message {number} holds no command that waits for your word")
    if asked.is_theirs is None:
        return asked
    [lying] = moving.lying(writing.connection, [number])
    day = weekday_in_words(writing.house.given.calendar.local_date(lying.received_at))
    if asked.is_theirs:
        raise CannotBeSaid(f"the command in the mail of {day} was carried out already")
    if asked.why is not WhyAsked.NOT_SHOWN:
        raise CannotBeSaid(f"you said that the command in the mail of {day} is not to be done: give it again if it is")
    raise CannotBeSaid(f"you said that the command in the mail of {day} is not yours: give it again")


def _read(writing: Writing, asked: AskedCommand) -> Given | NotUnderstood | None:
    """Read a command as it is typed, by the policy of its case."""
    words, *below = asked.words.split("\n")
    given = read_line(words, below, _spoken(writing, asked.reference))
    if not isinstance(given, Given):
        return given
    return replace(given, line=asked.line, because=asked.because, besides=asked.besides)


def _spoken(writing: Writing, reference: Reference | None) -> Spoken:
    """Return what a command that waits is read by: it is kept as it is typed, whatever the notice asked."""
    house = writing.house
    stands, given = stands_now(writing.connection, house, reference), house.given
    policy = stands.policy if stands is not None else given.policy
    return spoken_at(policy, given.landlord, house.rules, given.calendar.local_date(writing.now))
