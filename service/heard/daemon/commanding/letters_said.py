"""An officer says what a letter of theirs is, or whether they wrote it."""

from __future__ import annotations

from heard.casework.commands import IsLetter, Undo, Wrote
from heard.casework.events import (
    Kind,
    LetterKind,
    MessageNumber,
    OfficersLetterSeen,
    OfficersLetterUndone,
)
from heard.casework.mail_on_case import LetterStood, letter_on
from heard.daemon.answering import Taken, read_letter, say_in
from heard.daemon.commanding.about import before, done_with, message_meant
from heard.daemon.commanding.doing import C, Doing, Done
from heard.daemon.commanding.owed_next import owed_next
from heard.daemon.commanding.plainly import notes_plainly, refused_plainly
from heard.daemon.commanding.undoing import Undoing
from heard.daemon.reading_again import ReadAgain
from heard.daemon.said_of_a_letter import Said
from heard.daemon.taking_back import as_it_was
from heard.errors import CannotBeSaid
from heard.judgement.officers.letter import a_or_an

_CALLED = {
    LetterKind.CONTRACTOR: "a letter to a contractor",
    LetterKind.INTERNAL: "mail among colleagues",
    LetterKind.OTHER: "something else, which answers nothing",
}
"""Kinds of which the article and the word would say nothing to an officer."""


def is_letter(doing: Doing[IsLetter]) -> Done:
    """Let an officer's letter be what it is said to be.  Raises CannotBeSaid where the policy does not know that."""
    command = doing.command
    if command.letter is LetterKind.EXTENSION and command.until is None:
        raise CannotBeSaid("say until when it puts the answer off, as in: extension to 5 December")
    said = Said(
        kind=command.letter,
        stage=command.stage,
        outcome=command.outcome,
        until=command.until,
        agreed=command.agreed,
    )
    return _done(doing, said)


def wrote(doing: Doing[Wrote]) -> Done:
    """Let a mail be the officer's whose it says it is, or nobody's.

    Raises CannotBeSaid where it is no such mail, and where neither whoever it says it is from nor a team lead says so.
    """
    return _done(doing, Said(theirs=doing.command.theirs))


def _done(doing: Doing[C], said: Said) -> Done:
    connection, house = doing.writing.connection, doing.writing.house
    with refused_plainly():
        lying = message_meant(doing)
        if lying.kind is not Kind.STAFF:
            raise CannotBeSaid(f"message {lying.number} is no officer's, so it is no letter of yours")
        read = read_letter(connection, house, lying.number)
        if not said.says_what:
            _may_say_whose(doing, read)
        taken = say_in(connection, house, read, said, now=doing.writing.now)
    return Done(_told(doing, taken, said), Undo(), notes=notes_plainly(taken.notes))


def _may_say_whose(doing: Doing[C], read: ReadAgain) -> None:
    """Raise CannotBeSaid where a mail says that it is another officer's, and no team lead says otherwise."""
    landlord, sender = doing.writing.house.given.landlord, read.reading.message.sender
    says_it_is = landlord.officer(sender.address) if sender is not None else None
    if says_it_is not in (None, doing.officer) and doing.officer not in landlord.team_leads:
        name = says_it_is.name if says_it_is is not None else ""
        raise CannotBeSaid(f"message {read.number} says that it is {name}'s; whether it is, they say or a team lead")


def _told(doing: Doing[C], taken: Taken, said: Said) -> tuple[str, ...]:
    """Return as what a letter counts now, and what is owed next."""
    which = f"Message {taken.message} on {taken.reference}"
    if not said.theirs:
        counts = f"{which} is no officer's, and counts for nothing."
    elif not taken.counts:
        counts = f"{which} is an officer's, and changes nothing until somebody says what it is."
    else:
        of = f" of {doing.case.policy.stage(taken.stage).title}" if taken.stage is not None else ""
        outcome = f": {taken.outcome}" if taken.outcome is not None else ""
        counts = f"{which} counts as {_CALLED.get(taken.letter) or a_or_an(taken.letter)}{of}{outcome}."
    return (counts, owed_next(doing.writing, taken.reference))


# -- Taken back --------------------------------------------------------------------------------------


def as_before(undoing: Undoing) -> tuple[str, ...]:
    """Let a letter stand again as it stood before a command.  Raises CannotBeSaid where it was said otherwise since."""
    doing, changed = undoing.doing, (OfficersLetterSeen, OfficersLetterUndone)
    told = [each.event.message for each in done_with(undoing) if isinstance(each.event, changed)]
    if not told:
        raise CannotBeSaid("it said nothing of a letter, so there is nothing to take back")
    number = told[-1]
    after = (each for each in undoing.recorded if each.recorded_at > undoing.given.recorded_at)
    since = (each for each in after if isinstance(each.event, changed) and each.event.message == number)
    if (later := next(since, None)) is not None:
        raise CannotBeSaid(f"something else was said of message {number} on {doing.day(later.happened_at)}")
    said = as_it_was(_stood(undoing, (number, *told)))
    with refused_plainly():
        read = read_letter(doing.writing.connection, doing.writing.house, number)
        taken = say_in(doing.writing.connection, doing.writing.house, read, said, now=doing.writing.now)
    return (*_told(doing, taken, said), *notes_plainly(taken.notes))


def _stood(undoing: Undoing, copies: tuple[MessageNumber, ...]) -> LetterStood | None:
    """Return how a letter stood before a command, or that copy of it which counted."""
    recorded = before(undoing)
    stood = [each for each in (letter_on(recorded, number) for number in copies) if each is not None]
    return next((each for each in stood if each.counted), next(iter(stood), None))
