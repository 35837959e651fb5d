"""heard tells the complainant that the answer takes longer, in the name of the officer who says so."""

from __future__ import annotations

from dataclasses import replace

from heard.casework.commands import SendLetter, Undo
from heard.casework.events import Failure, LetterFailed, Purpose
from heard.casework.in_words import weekday_in_words
from heard.daemon.commanding.doing import Doing, Done
from heard.daemon.commanding.undoing import Undoing
from heard.daemon.promising import write_letter
from heard.daemon.takes_longer import says_of_a_later_answer
from heard.daemon.whom_to_tell import last_words, whom_to_tell
from heard.errors import CannotBeSaid
from heard.judgement.actions import WriteLetter
from heard.judgement.commands.letters_sent import letter_rule, moved_by
from heard.judgement.commands.typed import LETTERS_SENT
from heard.judgement.officers.more_time import answer_clock
from heard.letters.catalogue import letter_name
from heard.store import letters_held, outbox

LEFT = "A letter that has left cannot be called back"


def send_letter(doing: Doing[SendLetter]) -> Done:
    """Promise the letter, and move the day of the answer where the policy lets it move.

    Raises CannotBeSaid where nobody can be written to, or they may not be.
    """
    command, stands, writing = doing.command, doing.case, doing.writing
    rule = letter_rule(stands, command.letter)
    assert rule is not None  # judgement/commands/letters_sent.py
    assert command.until is not None
    told, moved = whom_to_tell(writing, stands), moved_by(stands, command, doing.because, writing.received_at).moved
    letter = WriteLetter(
        key=f"{doing.reference}:{command.letter}:command-{writing.cause}",
        name=letter_name(rule.purpose, stands.case.stage),
        purpose=Purpose(command.letter.value),
        reference=doing.reference,
        stage=stands.case.stage,
        to=told.to,
        outside=True,
        values=says_of_a_later_answer(writing, stands, doing.officer, command.until, doing.because, told.to.name),
        because=f"an officer has it sent: {doing.because}",
        clause=rule.clause or "",
        must_say=rule.must_say,
    )
    at = told.last.received_at if told.last is not None else writing.received_at
    as_of_theirs = replace(writing, mailbox=stands.case.mailbox, received_at=at)
    number = write_letter(as_of_theirs, letter, last_words(writing, told))
    if moved is not None:
        doing.note(replace(moved, letter=number), writing.received_at)
    return Done(tuple(_what(doing, stays=moved is None)), Undo(), notes=_held(doing))


def _what(doing: Doing[SendLetter], *, stays: bool) -> list[str]:
    until, stands = doing.command.until, doing.case
    assert until is not None
    words, day = LETTERS_SENT[doing.command.letter], weekday_in_words(until)
    said = [f"The {words} on {doing.reference} goes to the complainant: it says that the answer comes by {day}."]
    if not stays:
        return [*said, f"The answer to {doing.reference} is due by the end of {day}."]
    clock = answer_clock(stands, stands.case.stage)
    assert clock is not None  # judgement/commands/letters_sent.py
    assert clock.due is not None
    return [*said, f"The day on which the answer is due stays {doing.day(clock.due)}."]


def _held(doing: Doing[SendLetter]) -> tuple[str, ...]:
    held = doing.writing.house.held_because(outside=True)
    return (f"It waits in the outbox ({held}) until somebody lets it go.",) if held is not None else ()


def not_sent(undoing: Undoing) -> tuple[str, ...]:
    """Drop the letter, so that the answer is due when it was.  Raises CannotBeSaid where it has left."""
    doing, message = undoing.doing, undoing.given.message
    assert message is not None
    caused = outbox.caused_by(doing.writing.connection, message, doing.reference)
    theirs = [each for each in caused if each.name.startswith("complainant.") and not each.dropped]
    for each in theirs:
        if each.state in (outbox.SENT, outbox.SENDING):
            when = f", on {doing.day(each.sent_at)}" if each.sent_at is not None else ""
            raise CannotBeSaid(f"{LEFT}{when}. If it was wrong, write to them, with the mailbox in Cc")
        letters_held.drop(doing.writing.connection, each.number, why="an officer took it back")
        doing.note(LetterFailed(each.number, each.name, each.purpose, each.stage, Failure.DROPPED))
    return ("The letter will not leave, and the answer is due when it was.",)
