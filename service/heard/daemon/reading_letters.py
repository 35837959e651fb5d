"""Officers' letters that a person puts on another case: what one brought about does not stay behind.

On the case it leaves it has answered nothing; on the case it reaches it is read again, as if it had come there,
and counts from when our own server took it in.  What a person said of it goes with it: what it is, that it is not
theirs; and so does that it came back.
"""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from heard.casework import events as happened
from heard.casework.events import By, Kind, LetterKind, MessageNumber, Reference, StageName, Stream, Undone
from heard.casework.mail_on_case import LetterStood, letter_on, mail_on
from heard.casework.people import Role
from heard.daemon.hands import Hands
from heard.daemon.house import House
from heard.daemon.notices import stages_it_may_be_of
from heard.daemon.write_down import ASKED_OF_IT, write_down
from heard.daemon.writing import Writing
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision
from heard.judgement.facts import OnFile
from heard.judgement.officers.letter import OfficersLetter, a_or_an
from heard.judgement.officers.on_case import letter_on_case
from heard.judgement.officers.proof import proof_of
from heard.judgement.officers.what_follows import CHANGES_SOMETHING
from heard.judgement.reading import Reading
from heard.mail.message import RawMessage
from heard.store import history, inbox, moving, questions
from heard.store.facts import gather
from heard.store.inbox import Waiting
from heard.store.moving import Lying
from heard.store.on_file import on_file

FOR_GOOD = (Undone.CAME_BACK, Undone.NOT_THEIRS)
"""Why a letter counts for nothing on any case."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An officer's letter as it came, read again."""

    number: MessageNumber
    raw: RawMessage
    reading: Reading


Letters = Mapping[MessageNumber, Letter]


def letters_among(connection: Connection, house: House, numbers: Collection[MessageNumber]) -> Letters:
    """Read again those of these messages that are officers' letters, with their other copies.

    Reading may take seconds, so whoever can does it before anything is written.
    """
    found = [each for each in moving.lying(connection, list(numbers)) if each.kind is Kind.STAFF]
    wanted = {each.number for each in found}.union(*(moving.twins(connection, each.number) for each in found))
    raws = {number: inbox.original(connection, number) for number in sorted(wanted)}
    read = {number: house.reader.again(house.unread(raw)) for number, raw in raws.items()}
    return {
        number: Letter(number, raws[number], reading)
        for number, reading in read.items()
        if isinstance(reading, Reading)
    }


def letters_seen_elsewhere(connection: Connection, house: House, references: Collection[Reference]) -> Letters:
    """Read again the letters on these cases that were seen on another case before."""
    lie = moving.officers_mail_on(connection, references)
    numbers = [number for number in lie if len(history.seen_in(connection, number)) > 1]
    return letters_among(connection, house, numbers)


def with_copies(work: Hands, found: Sequence[Lying]) -> list[Lying]:
    """Return messages with the other copies of officers' letters among them: one left behind would answer there."""
    numbers = [each.number for each in found]
    for each in found:
        if each.kind is Kind.STAFF and each.reference is not None:
            on_case = mail_on(work.history(each.reference))
            numbers += [twin for twin in moving.twins(work.connection, each.number) if twin in on_case]
    return moving.lying(work.connection, list(dict.fromkeys(numbers)))


def leave(work: Hands, found: Sequence[Lying], to: Reference | None) -> None:
    """Note that officers' letters brought nothing about on the cases they are not on any more."""
    for message in found:
        if message.kind is not Kind.STAFF:
            continue
        questions.answer(work.connection, message.number, ASKED_OF_IT, now=work.writing.now)
        for stream in history.seen_in(work.connection, message.number):
            stood = letter_on(history.of_stream(work.connection, stream), message.number)
            if Reference(stream) != to and stood is not None and stood.undone is None:
                work.note(Reference(stream), happened.OfficersLetterUndone(message.number, Undone.MOVED))


def arrive(work: Hands, letters: Letters, found: Sequence[Lying], to: Reference | None) -> Iterator[str]:
    """Read officers' letters again on the case they are on now; yield what a person should know, in sentences.

    found   the messages as they lay before; called once the case has them
    """
    lay = [(each, _stood_last(work.connection, each)) for each in found if each.kind is Kind.STAFF]
    # A copy that is known to be theirs goes first: the others then count for nothing more.
    for message, stood in sorted(lay, key=lambda each: not _was_proved(each[1])):
        if message.reference is not None and stood is not None and counts(stood):
            yield (
                f"What message {message.number} had brought about on {message.reference} has not happened: its clocks "
                "run again."
            )
        if to is not None:
            yield from _arrived(work, letters, message, stood, to)


def arrive_joined(
    work: Hands, letters: Letters, found: Sequence[Lying], younger: Reference, older: Reference
) -> Iterator[str]:
    """Let officers' letters of a case that was joined lie on the older; yield what a person should know.

    They have answered the younger, and that stays so.  Whether an answer to one is an answer to the other only a person
    can say, who knows what each asked; and dated back to when it came, it could mend a promise that was broken
    (docs/decisions/0009).  Until somebody says so it counts for nothing on the older, whose clocks run on.  One that
    had been taken off the older comes home.
    """
    for message in found:
        stood = letter_on(history.of_stream(work.connection, Stream(younger)), message.number)
        here = letter_on(history.of_stream(work.connection, Stream(older)), message.number)
        if here is not None and here.undone is Undone.MOVED and here.seen.proved and here.seen.sure:
            yield from _arrived(work, letters, message, stood, older)
        elif stood is not None and (here is None or here.undone is not None):
            _note_seen(work, message, older, replace(stood.seen, sure=False), stood.undone)
            if counts(stood) and stood.undone is None:
                answered = f"Message {message.number} has answered {younger}"
                yield f"{answered}, and counts for nothing on {older} until somebody says so: {_typed(stood.seen)}"


def counts(stood: LetterStood | None) -> bool:
    """Say whether a letter has changed something on its case, before it was taken off it."""
    return (
        stood is not None
        and stood.undone not in FOR_GOOD
        and stood.seen.proved
        and stood.seen.sure
        and stood.seen.letter in CHANGES_SOMETHING
    )


def _typed(seen: happened.OfficersLetterSeen) -> str:
    """Return the command that says of a letter what it was seen to be."""
    outcome = f" --outcome {shlex.quote(seen.outcome)}" if seen.outcome is not None else ""
    return f"heard answer {seen.message} --as {seen.letter}{outcome}"


def _stood_last(connection: Connection, message: Lying) -> LetterStood | None:
    """Return how a letter stood on the case where something was last noted of it, before all on the one it lay on.

    The day to which a person said it puts off the answer is that of the last case whose policy let it.
    """
    streams = history.seen_in(connection, message.number)
    stood = {stream: letter_on(history.of_stream(connection, stream), message.number) for stream in streams}
    found = [
        (each.at, Reference(stream) == message.reference, each) for stream, each in stood.items() if each is not None
    ]
    if not found:
        return None
    *earlier, last = (each for *_, each in sorted(found, key=lambda each: each[:2]))
    put_off = next((each for each in (last, *reversed(earlier)) if each.until is not None), last)
    return replace(last, until=put_off.until, agreed=put_off.agreed)


def _was_proved(stood: LetterStood | None) -> bool:
    return stood is not None and stood.seen.proved


def _arrived(work: Hands, letters: Letters, message: Lying, stood: LetterStood | None, to: Reference) -> Iterator[str]:
    connection, number = work.connection, message.number
    here = letter_on(history.of_stream(connection, Stream(to)), number)
    if stood is not None and stood.undone in FOR_GOOD:
        # What nobody got, or is not theirs, is so on every case.
        if here is None or here.undone not in FOR_GOOD:
            _note_seen(work, message, to, stood.seen, stood.undone)
    elif (here is None or here.undone is not None) and not _other_copy_counts(connection, number, to):
        letter, stands = letters.get(number), _stands(work, message, to)
        if letter is not None and stands is not None:
            comes_home = here is not None
            yield from _told(number, _read_on(work, letter, stood, stands, comes_home=comes_home), to)


def _stands(work: Hands, message: Lying, to: Reference) -> OnFile | None:
    house = work.house
    return next(
        iter(on_file(work.connection, [to], house.given.landlord, house.policies, at=message.received_at)), None
    )


def _other_copy_counts(connection: Connection, number: MessageNumber, to: Reference) -> bool:
    recorded = history.of_stream(connection, Stream(to))
    copies = (letter_on(recorded, twin) for twin in moving.twins(connection, number))
    return any(copy is not None and copy.undone is None and copy.seen.proved for copy in copies)


def _note_seen(
    work: Hands, message: Lying, to: Reference, seen: happened.OfficersLetterSeen, undone: Undone | None
) -> None:
    """Note a letter on a case where it brings nothing about."""
    writing = Writing(
        work.connection, work.house, work.writing.now, message.number, "", message.received_at, By.SERVICE
    )
    writing.note(Stream(to), seen, message.received_at)
    if undone is not None:
        writing.note(Stream(to), happened.OfficersLetterUndone(message.number, undone))
    writing.append()


def _read_on(
    work: Hands, letter: Letter, stood: LetterStood | None, stands: OnFile, *, comes_home: bool
) -> tuple[Action, ...]:
    """Read a letter on a case and let it bring about what it does there; return that.

    comes_home   whether it was on this case before
    """
    house, message = work.house, letter.reading.message
    waiting = Waiting(letter.number, letter.raw, 1, again=False)
    facts = gather(work.connection, waiting, letter.reading, house.given, work.writing.now, which_case=False)
    if facts.own_letter is not None:
        return ()
    was_said = stood is not None and stood.by is By.OFFICER and stood.seen.proved and stood.seen.sure
    seen = letter_on_case(message, stands, facts, house.rules)
    if stood is not None and was_said:
        seen = replace(seen, letter=_still(seen.letter, stood, stands, comes_home=comes_home))
    proof = proof_of(message, facts)
    actions = seen.brings_about(
        facts, house.rules, proved=proof.proved or _was_proved(stood), doubt=proof.because, is_said=was_said
    )
    by, raw = By.OFFICER if was_said else By.SERVICE, letter.raw
    writing = Writing(work.connection, house, work.writing.now, letter.number, raw.mailbox, raw.received_at, by)
    write_down(writing, Decision(Kind.STAFF, True, Role.OFFICER, (), actions), facts, message)
    return actions


def _still(letter: OfficersLetter, stood: LetterStood, stands: OnFile, *, comes_home: bool) -> OfficersLetter:
    """Return a letter as a person has said it is, as far as the policy of the case knows it."""
    said = stood.seen
    outcomes = stands.policy.closing.outcomes if stands.policy.closing is not None else ()
    same, puts_off = said.letter is letter.kind, said.letter is LetterKind.EXTENSION
    return replace(
        letter,
        kind=said.letter,
        also=letter.also if same else (),
        sure=True,
        because=letter.because if same else "a person has said what it is",
        stage=_stage_said(letter, said, stands, comes_home=comes_home),
        outcome=said.outcome if said.outcome in outcomes else letter.outcome if same else None,
        new_date=(stood.until if puts_off else None) or letter.new_date,
        gives_reason=letter.gives_reason or puts_off,
        is_agreed=letter.is_agreed or (puts_off and stood.agreed),
        promises=letter.promises if same else (),
    )


def _stage_said(
    letter: OfficersLetter, said: happened.OfficersLetterSeen, stands: OnFile, *, comes_home: bool
) -> StageName | None:
    """Return of which stage a letter still is: that which was said, where its case has been.

    On the case where that was said it may have opened its stage, and does so again; it opens none of another case.
    """
    may_be = stages_it_may_be_of(stands) if comes_home else tuple(visit.stage for visit in stands.case.visits)
    return said.stage if said.stage in may_be else letter.stage or stands.stood.stage


def _told(number: MessageNumber, actions: tuple[Action, ...], to: Reference) -> Iterator[str]:
    changes = [each.event for each in actions if isinstance(each, ChangeCase)]
    seen = next((each for each in changes if isinstance(each, happened.OfficersLetterSeen)), None)
    if seen is not None and len(changes) > 1:
        of = f" of {seen.stage}" if seen.stage is not None else ""
        yield f"On {to} message {number} counts as {a_or_an(seen.letter)}{of}."
    for asked in actions:
        if isinstance(asked, AskOfficer):
            yield f"On {to}: {asked.because}."
