"""What an officer's letter brought about is taken back, and how to type that it shall be so again.

Of several copies of a letter one alone counts, so all of them are taken back together.
"""

from __future__ import annotations

import shlex

from heard.casework import events as happened
from heard.casework.events import LetterKind, MessageNumber, Reference, Stream, Undone
from heard.casework.mail_on_case import LetterStood, letter_on
from heard.daemon.said_of_a_letter import Said
from heard.daemon.write_down import ASKED_OF_IT
from heard.daemon.writing import Writing
from heard.store import history, moving, questions


def came_back(writing: Writing, reference: Reference, number: MessageNumber) -> bool:
    """Say whether a letter, or another copy of it, came back as undeliverable and nobody said since what it is."""
    recorded = history.of_stream(writing.connection, Stream(reference))
    copies = (number, *moving.twins(writing.connection, number))
    stood = (letter_on(recorded, copy) for copy in copies)
    return any(each is not None and each.undone is Undone.CAME_BACK for each in stood)


def take_back(
    writing: Writing, reference: Reference, number: MessageNumber, why: Undone, *, anyway: bool
) -> LetterStood | None:
    """Take back what a letter and its other copies brought about, and what was asked of them.

    anyway   whether that is noted though it had brought nothing about: a person said so

    Returns how the letter stood, or that copy of it which counted; None where none was ever seen on the case.
    """
    before = _take_back(writing, reference, number, why, anyway=anyway)
    for twin in moving.twins(writing.connection, number):
        if why is Undone.NOT_THEIRS and _is_proved(writing, reference, twin):
            continue  # whoever wrote the copy that is nobody's did not write this one
        other = _take_back(writing, reference, twin, Undone.MISREAD, anyway=False)
        before = other if other is not None and other.counted else before
        questions.answer(writing.connection, twin, ASKED_OF_IT, now=writing.now)
    questions.answer(writing.connection, number, ASKED_OF_IT, now=writing.now)
    writing.append()
    writing.events.clear()
    return before


def _is_proved(writing: Writing, reference: Reference, number: MessageNumber) -> bool:
    stood = letter_on(history.of_stream(writing.connection, Stream(reference)), number)
    return stood is not None and stood.seen.proved and not stood.said_to_be_theirs


def _take_back(
    writing: Writing, reference: Reference, number: MessageNumber, why: Undone, *, anyway: bool
) -> LetterStood | None:
    stood = letter_on(history.of_stream(writing.connection, Stream(reference)), number)
    if stood is not None and (stood.counted or anyway):
        writing.note(Stream(reference), happened.OfficersLetterUndone(number, why))
    return stood


def as_it_was(before: LetterStood | None) -> Said:
    """Return what is to be said of a letter, so that it stands again as it stood."""
    if before is not None and before.undone is Undone.NOT_THEIRS:
        return Said(theirs=False)
    if before is not None and before.said_to_be_theirs:
        return Said()
    if before is None or not before.counted:
        return Said(as_read=True)
    seen, puts_off = before.seen, before.seen.letter is LetterKind.EXTENSION and before.until is not None
    return Said(
        kind=seen.letter,
        stage=seen.stage,
        outcome=seen.outcome,
        until=before.until if puts_off else None,
        agreed=before.agreed and puts_off,
    )


def typed(said: Said) -> str:
    """Return what to type after the number to say something of a letter."""
    if not said.theirs:
        return "--not-mine"
    if said.as_read:
        return "--as-read"
    if said.kind is None:
        return "--mine"
    of = f" --stage {said.stage}" if said.stage is not None else ""
    outcome = f" --outcome {shlex.quote(said.outcome)}" if said.outcome is not None else ""
    until = f" --until {said.until}{' --agreed' if said.agreed else ''}" if said.until is not None else ""
    return f"--as {said.kind}{of}{outcome}{until}"
