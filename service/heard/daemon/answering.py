"""A person says what an officer's letter is, or whose.

What it had brought about before is taken back, and what it is now found to be counts from the moment
our own server took it in: the letter went then, whenever somebody says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

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
from heard.casework.mail_on_case import LetterStood, as_read_on, mail_on
from heard.casework.people import Role
from heard.daemon.house import House
from heard.daemon.notices import stages_it_may_be_of
from heard.daemon.reading_again import ReadAgain, read_again
from heard.daemon.said_of_a_letter import Said
from heard.daemon.taking_back import as_it_was, came_back, take_back, typed
from heard.daemon.write_down import write_down
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision
from heard.judgement.facts import Facts, OnFile
from heard.judgement.officers.letter import OfficersLetter, a_or_an
from heard.judgement.officers.on_case import LetterOnCase, letter_on_case
from heard.judgement.officers.proof import Proof, proof_of
from heard.judgement.reading import Reading
from heard.mail.message import RawMessage
from heard.store import clues, history, inbox, moving
from heard.store.facts import gather
from heard.store.inbox import Waiting
from heard.store.moving import Lying
from heard.store.on_file import on_file

PROMISES = (LetterKind.DECISION, LetterKind.INFORMATION)
"""Letters that may promise something to be done by a day."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a letter is now: `brought` names what it brought about, `notes` what a person should know besides.

    counts   whether it is known whose and what it is; what is not changes nothing
    """

    message: MessageNumber
    reference: Reference
    letter: LetterKind
    stage: StageName | None
    outcome: Outcome | None
    brought: tuple[str, ...]
    undo: str
    notes: tuple[str, ...] = ()
    counts: bool = True

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
    with house.store.reading() as connection:
        read = read_letter(connection, house, number)
    with house.store.writing() as connection:
        return say_in(connection, house, read, said, now=house.now())


def read_letter(connection: Connection, house: House, number: MessageNumber) -> ReadAgain:
    """Read a letter of which a person says something, before anything is written.

    Raises NotFound, and CannotBeSaid where it cannot be read.
    """
    return read_again(connection, house, number, lacks="nobody can tell what it is")


def say_in(connection: Connection, house: House, read: ReadAgain, said: Said, *, now: datetime) -> Taken:
    """As `say`, in somebody's transaction."""
    number, raw = read.number, read.raw
    reference = _its_case(moving.lying(connection, [number])[0])
    writing = Writing(connection, house, now, number, raw.mailbox, raw.received_at, By.OFFICER)
    if said.theirs and not said.as_read and not said.says_what and came_back(writing, reference, number):
        raise CannotBeSaid(
            f"message {number} came back as undeliverable, so nobody was told what it says. Where they have it all"
            f" the same, say what it is: heard answer {number} --as decision"
        )
    why = Undone.MISREAD if said.theirs else Undone.NOT_THEIRS
    before = take_back(writing, reference, number, why, anyway=said.as_read or not said.theirs)
    writing.by = By.SERVICE if said.as_read else By.OFFICER  # whose reading it is from here on
    letter, actions = _follows(writing, reference, raw, read.reading, said)
    events = [each.event for each in actions if isinstance(each, ChangeCase)]
    seen = (each for each in events if isinstance(each, happened.OfficersLetterSeen))
    return Taken(
        message=number,
        reference=reference,
        letter=letter.kind,
        stage=letter.stage,
        outcome=letter.outcome,
        brought=tuple(type(each).__name__ for each in events),
        undo=f"heard answer {number} {typed(as_it_was(before))}",
        notes=tuple(each.because for each in actions if isinstance(each, AskOfficer)),
        counts=any(each.proved and each.sure for each in seen),
    )


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
    as_read = as_read_on(history.of_stream(connection, Stream(reference)), number)
    seen, proof = _taken_as(said, letter_on_case(reading.message, stands, facts, house.rules), as_read, stands)
    if said.as_read:
        proof = _as_proved(proof_of(reading.message, facts), as_read)
    actions: tuple[Action, ...] = ()
    if said.as_read and as_read is not None and as_read.undone is Undone.CAME_BACK:
        _still_came_back(writing, reference, as_read)
    elif said.theirs:
        is_said = said.kind is not None
        actions = seen.brings_about(facts, house.rules, proved=proof.proved, doubt=proof.because, is_said=is_said)
    _lies(writing, reference, number, proof)
    left = reading.of_outsiders(house.given.landlord).clues
    # Whom it went to belongs to the case once it is known to be an officer's, and not before.
    clues.leave_anew(connection, left.left if proof.proved else left.leaving_no_proof().left, message=number)
    write_down(writing, Decision(Kind.STAFF, True, Role.OFFICER, (), actions), facts, reading.message)
    return seen.letter, actions


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


def _taken_as(
    said: Said, seen: LetterOnCase, as_read: LetterStood | None, stands: OnFile
) -> tuple[LetterOnCase, Proof]:
    """Return what a letter is by what a person says, and whose.

    as_read   as it was read on the case before anybody said something

    That it is theirs takes no doubt of what it is: a person who says so may not have looked at more.
    """
    proof = Proof(said.theirs, "a person says whose it is")
    if said.says_what:
        return replace(seen, letter=_as_said(seen.letter, said, stands)), proof
    if seen.letter.sure and as_read is not None and not as_read.seen.sure:
        return seen.doubted("and it was in doubt before"), proof
    return seen, proof


def _as_proved(found: Proof, as_read: LetterStood | None) -> Proof:
    """Return whether a letter was known to be theirs before anybody said so."""
    return found if as_read is None else Proof(as_read.seen.proved, found.because)


def _still_came_back(writing: Writing, reference: Reference, as_read: LetterStood) -> None:
    """Note a letter as it was read, and that nobody got it."""
    writing.note(Stream(reference), as_read.seen, writing.received_at)
    writing.note(Stream(reference), happened.OfficersLetterUndone(as_read.seen.message, Undone.CAME_BACK))


def _lies(writing: Writing, reference: Reference, number: MessageNumber, proof: Proof) -> None:
    """File what is known to be an officer's as what went out, and what only says so as what came in."""
    filed = mail_on(history.of_stream(writing.connection, Stream(reference))).get(number)
    way = Direction.OUT if proof.proved else Direction.IN
    if filed is not None and filed.direction is not way:
        writing.note(Stream(reference), replace(filed, direction=way), writing.received_at)


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
