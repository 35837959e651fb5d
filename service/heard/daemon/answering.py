"""A person says what an officer's letter is, or whose.

What it had brought about before is taken back, and what it is now found to be counts from the moment
our own server took it in: the letter went then, whenever somebody says so.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.events import (
    By,
    Direction,
    Kind,
    LetterKind,
    MessageNumber,
    Outcome,
    Reference,
    StageName,
    Stream,
    Undone,
)
from heard.casework.fold import fold
from heard.casework.mail_on_case import letter_on, mail_on
from heard.casework.people import Role
from heard.daemon.house import House
from heard.daemon.notices import stages_it_may_be_of
from heard.daemon.reading_letters import ASKED_OF_IT
from heard.daemon.write_down import write_down
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision
from heard.judgement.facts import Facts, OnFile
from heard.judgement.officers.letter import OfficersLetter, a_or_an
from heard.judgement.officers.on_case import letter_on_case
from heard.judgement.reading import Reading
from heard.mail.message import RawMessage
from heard.store import clues, history, inbox, moving, questions
from heard.store.facts import gather
from heard.store.inbox import Waiting
from heard.store.moving import Lying
from heard.store.on_file import on_file

PROMISES = (LetterKind.DECISION, LetterKind.INFORMATION)
"""Letters that may promise something to be done by a day."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a letter; None where they leave it as it was read.

    theirs   whether the officer it says it is from wrote it
    agreed   whether the customer agreed to an extension, where the letter does not say so
    """

    theirs: bool = True
    kind: LetterKind | None = None
    stage: StageName | None = None
    outcome: Outcome | None = None
    until: date | None = None
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """What a letter is now: `brought` names what it brought about, `notes` what a person should know besides."""

    message: MessageNumber
    reference: Reference
    letter: LetterKind
    stage: StageName | None
    outcome: Outcome | None
    brought: tuple[str, ...]
    undo: str
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the object of `--json`."""
        return {
            "message": self.message,
            "case": self.reference,
            "letter": self.letter.value,
            "stage": self.stage,
            "outcome": self.outcome,
            "brought_about": list(self.brought),
            "undo": self.undo,
            "notes": list(self.notes),
        }


def say(house: House, number: MessageNumber, said: Said) -> Taken:
    """Let an officer's letter be what a person says it is.

    Raises NotFound where there is no such message, and CannotBeSaid where it is no officer's, lies on no case, or is
    said to be something the policy does not know.
    """
    raw, reading = _read(house, number)
    with house.store.writing() as connection:
        reference = _its_case(moving.lying(connection, [number])[0])
        writing = Writing(connection, house, house.now(), number, raw.mailbox, raw.received_at, By.OFFICER)
        before = _counts_no_more(writing, reference, number, said)
        letter, actions = _follows(writing, reference, raw, reading, said)
    brought = tuple(type(each.event).__name__ for each in actions if isinstance(each, ChangeCase))
    undo = f"heard answer {number} {_as_it_was(before)}"
    notes = tuple(each.because for each in actions if isinstance(each, AskOfficer))
    return Taken(number, reference, letter.kind, letter.stage, letter.outcome, brought, undo, notes)


def _counts_no_more(writing: Writing, reference: Reference, number: MessageNumber, said: Said) -> _Counted | None:
    """Take back what a letter and its other copies brought about, and what was asked of them."""
    before = _take_back(writing, reference, number, Undone.MISREAD if said.theirs else Undone.NOT_THEIRS)
    for twin in moving.twins(writing.connection, number):
        before = _take_back(writing, reference, twin, Undone.MISREAD) or before
        questions.answer(writing.connection, twin, ASKED_OF_IT, now=writing.now)
    questions.answer(writing.connection, number, ASKED_OF_IT, now=writing.now)
    writing.append()
    writing.events.clear()
    return before


def _follows(
    writing: Writing, reference: Reference, raw: RawMessage, reading: Reading, said: Said
) -> tuple[OfficersLetter, tuple[Action, ...]]:
    """Write down what follows from a letter as a person says it is; return it, and that."""
    assert writing.cause is not None
    connection, house, number = writing.connection, writing.house, writing.cause
    waiting = Waiting(number, raw, 1, again=False)
    facts = gather(connection, waiting, reading, house.given, writing.now, which_case=False)
    _may_be_said(number, facts)
    stands = _stands(connection, reference, house, raw)
    letter = letter_on_case(reading.message, stands, facts, house.rules)
    letter = replace(letter, letter=_as_said(letter.letter, said, stands))
    is_said = said.kind is not None
    actions = letter.brings_about(facts, house.rules, proved=True, is_said=is_said) if said.theirs else ()
    left = reading.of_outsiders(house.given.landlord).clues
    if said.theirs:
        _goes_out(writing, reference, number)
    # Whom it went to belongs to the case once it is known to be an officer's, and not before.
    clues.leave_anew(connection, left.left if said.theirs else left.leaving_no_proof().left, message=number)
    write_down(writing, Decision(Kind.STAFF, True, Role.OFFICER, (), actions), facts, reading.message)
    return letter.letter, actions


@dataclass(frozen=True, slots=True)
class _Counted:
    """As what a letter counted before; `until` is the day to which it had moved the answer."""

    seen: happened.OfficersLetterSeen
    until: date | None


def _as_it_was(before: _Counted | None) -> str:
    """Return what to type after the number, so that a letter counts again for what it did, or for nothing."""
    if before is None:
        return "--not-mine"
    seen = before.seen
    of = f" --stage {seen.stage}" if seen.stage is not None else ""
    outcome = f" --outcome {shlex.quote(seen.outcome)}" if seen.outcome is not None else ""
    until = f" --until {before.until}" if before.until is not None else ""
    return f"--as {seen.letter}{of}{outcome}{until}"


def _read(house: House, number: MessageNumber) -> tuple[RawMessage, Reading]:
    with house.store.reading() as connection:
        moving.lying(connection, [number])
        raw = inbox.original(connection, number)
    house.reader.begin([house.unread(raw)])
    reading = house.reader.finish()[0]
    if isinstance(reading, str):
        raise CannotBeSaid(f"message {number} cannot be read, so nobody can tell what it is. heard retry lists it")
    return raw, reading


def _may_be_said(number: MessageNumber, facts: Facts) -> None:
    if facts.own_letter is not None:
        raise CannotBeSaid(f"message {number} is a letter of ours come back, and no officer's")
    if facts.is_old:
        raise CannotBeSaid(f"message {number} is from before heard answers: nothing follows from it")


def _its_case(lying: Lying) -> Reference:
    if lying.state == inbox.WAITING:
        raise CannotBeSaid(f"message {lying.number} is being heard at this moment; try again in a minute")
    if lying.kind is not Kind.STAFF:
        raise CannotBeSaid(f"message {lying.number} is no officer's: it is a {lying.kind or 'mail nobody could read'}")
    if lying.reference is None:
        raise CannotBeSaid(f"message {lying.number} is on no case. heard move {lying.number} --to REFERENCE first")
    return lying.reference


def _take_back(writing: Writing, reference: Reference, number: MessageNumber, why: Undone) -> _Counted | None:
    """Take back what a letter brought about; return as what it counted, or None where it counted for nothing."""
    recorded = history.of_stream(writing.connection, Stream(reference))
    stood = letter_on(recorded, number)
    last = stood.seen if stood is not None and stood.undone is None else None
    counted = last if last is not None and last.proved and last.sure else None
    if counted is not None or (stood is not None and why is Undone.NOT_THEIRS):
        writing.note(Stream(reference), happened.OfficersLetterUndone(number, why))
    if counted is None:
        return None
    moved = [each.due for each in fold(recorded).moved if each.message == number and each.by is happened.DueExtended]
    return _Counted(counted, moved[-1] if moved and counted.letter is LetterKind.EXTENSION else None)


def _goes_out(writing: Writing, reference: Reference, number: MessageNumber) -> None:
    """File what only said that it was an officer's, and so came in, as what went out."""
    filed = mail_on(history.of_stream(writing.connection, Stream(reference))).get(number)
    if filed is not None and filed.direction is Direction.IN:
        writing.note(Stream(reference), replace(filed, direction=Direction.OUT), writing.received_at)


def _stands(connection: Connection, reference: Reference, house: House, raw: RawMessage) -> OnFile:
    found = on_file(connection, [reference], house.given.landlord, house.policies, at=raw.received_at)
    if not found:
        raise CannotBeSaid(f"{reference} is a case from before heard and has no clocks; nothing follows from a letter")
    return found[0]


def _as_said(letter: OfficersLetter, said: Said, stands: OnFile) -> OfficersLetter:
    """Return a letter as a person says it is; raises CannotBeSaid for words the policy does not know."""
    policy = stands.policy
    if said.stage is not None and said.stage not in policy.stages_by_name:
        raise CannotBeSaid(f"--stage {said.stage}: the policy has {', '.join(policy.stages_by_name)}")
    may_be = stages_it_may_be_of(stands)
    if said.stage is not None and said.stage not in may_be:
        raise CannotBeSaid(f"--stage {said.stage}: the case is, or goes on, at {', '.join(may_be)}")
    outcomes = policy.closing.outcomes if policy.closing is not None else ()
    if said.outcome is not None and said.outcome not in outcomes:
        raise CannotBeSaid(f"--outcome {said.outcome}: the policy has {', '.join(outcomes) or 'none'}")
    kind = said.kind or letter.kind
    if kind is LetterKind.EXTENSION and (said.until or letter.new_date) is None:
        raise CannotBeSaid("--as extension: say until when, with --until 2026-06-30")
    if said.outcome is not None and kind is not LetterKind.DECISION:
        raise CannotBeSaid(f"--outcome is for a decision; {a_or_an(kind)} has none")
    if (said.until is not None or said.agreed) and kind is not LetterKind.EXTENSION:
        raise CannotBeSaid(f"--until and --agreed are for an extension, not for {a_or_an(kind)}")
    same = kind is letter.kind
    return replace(
        letter,
        kind=kind,
        also=letter.also if same else (),
        sure=True,
        because=letter.because if same and said.kind is None else "a person says what it is",
        stage=said.stage or letter.stage or stands.stood.stage,
        outcome=said.outcome or (letter.outcome if kind is LetterKind.DECISION else None),
        new_date=said.until or letter.new_date,
        gives_reason=letter.gives_reason or said.kind is LetterKind.EXTENSION,
        is_agreed=letter.is_agreed or said.agreed,
        promises=letter.promises if kind in PROMISES else (),
    )
