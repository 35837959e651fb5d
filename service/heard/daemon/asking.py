"""Officers are asked, or told: a row that waits for an answer, and a letter to each of them with what to press."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from heard.casework import events as happened
from heard.casework.events import About, LetterName, Purpose, QuestionNumber, Reference, Stream
from heard.casework.mail_on_case import letter_on
from heard.casework.people import Officer
from heard.daemon.dates_attached import WITH_DATES, dates_of
from heard.daemon.notices import words_for, words_of_a_doubt, words_of_the_policy
from heard.daemon.pressing import Pressed, presses
from heard.daemon.promising import write_letter
from heard.daemon.told_of_a_case import stands_now, words_of_the_case
from heard.daemon.whom import whom
from heard.daemon.writing import Writing
from heard.judgement.actions import NOT_THE_LEADS, AskOfficer, WriteLetter
from heard.letters.envelope import Attachment
from heard.mail.message import Address
from heard.store import history, questions
from heard.store.moving import stands_as

TOLD_ONCE = (About.NOT_PROVED,)
"""Questions of which no further letter is written while one to the same people stands open on the case, of a letter
that seems to be the same: an acknowledgement that nobody has answered for says nothing of the decision after it."""


def ask(writing: Writing, question: AskOfficer) -> None:
    """Put a question to officers: a row that waits for an answer, and a letter to each; whom.py says to whom.

    News, and what goes to the holders of a role alone, waits for none.  No letter goes where it is only to be noted,
    nor, of some matters, while the same is asked of the like on the case, since whoever forges one letter can send
    forty.  On a case that was joined to another nobody looks any more: the question stands on that other.
    """
    about, reference = question.about, question.reference
    if reference is not None:
        reference = stands_as(writing.connection, reference)
    asked = whom(writing, reference, about, question.roles, question.of)
    addresses = [officer.address for officer in asked]
    seen = _letter_seen(writing)
    is_told = not question.told or (about in TOLD_ONCE and _is_told(writing, reference, about, addresses, seen))
    number = questions.ask(writing.connection, reference, writing.cause, about, of=addresses, now=writing.now)
    if (about in NOT_THE_LEADS or not question.waits) and writing.cause is not None:
        questions.answer(writing.connection, writing.cause, (about,), now=writing.now)
    if reference is not None:
        writing.note(Stream(reference), happened.OfficerAsked(number, about))
    if not is_told:
        _tell_each(writing, question, number, reference, asked, seen)


def _tell_each(
    writing: Writing,
    question: AskOfficer,
    number: QuestionNumber,
    reference: Reference | None,
    asked: Sequence[Officer],
    seen: happened.OfficersLetterSeen | None,
) -> None:
    connection, house, name = writing.connection, writing.house, LetterName(f"officer.notice.{question.about}")
    stands = stands_now(connection, house, reference)
    values = {
        "reference": reference,
        "message": writing.cause,
        "reason": question.because,
        **question.says,
        **words_of_the_policy(connection, house, reference, name),
        **words_of_a_doubt(name, seen),
        **words_of_the_case(writing, stands),
    }
    has_days = question.about in WITH_DATES or question.is_new
    files = dates_of(writing, stands, also_over=False) if has_days else ()
    may_press = reference is None or stands is not None
    for officer in asked:
        pressed = None
        if may_press:
            pressed = presses(writing, officer, question.about, stands, question.proposes, is_new=question.is_new)
        said = {**values, **words_for(officer, asked, question.of)}
        _tell(writing, officer, f"question:{number}", name, Purpose.NOTICE, reference, said, pressed, files)


def _letter_seen(writing: Writing) -> happened.OfficersLetterSeen | None:
    """Return as what the letter was seen that is being written down, where it is an officer's."""
    noted = (event for of_one in writing.events.values() for event, _ in of_one)
    events = chain(writing.written, noted)
    return next((event for event in events if isinstance(event, happened.OfficersLetterSeen)), None)


def _is_told(
    writing: Writing,
    reference: Reference | None,
    about: About,
    addresses: Sequence[str],
    seen: happened.OfficersLetterSeen | None,
) -> bool:
    """Say whether these people were told, and have not answered, of a letter of the same kind, stage and outcome."""
    asked_of = questions.open_about(writing.connection, reference, about, of=addresses)
    if reference is None or not asked_of:
        return False
    recorded = history.of_stream(writing.connection, Stream(reference))
    before = (letter_on(recorded, number) for number in asked_of)
    return seen is None or any(each is not None and _seems(each.seen) == _seems(seen) for each in before)


def _seems(seen: happened.OfficersLetterSeen) -> tuple[object, ...]:
    return seen.letter, seen.stage, seen.outcome


def alarm_leads(writing: Writing, key: str, name: LetterName, values: Mapping[str, object]) -> None:
    """Write the same letter, about no case, to every team lead."""
    for officer in writing.house.given.landlord.team_leads:
        _tell(writing, officer, key, name, Purpose.ALARM, None, values)


def _tell(
    writing: Writing,
    officer: Officer,
    key: str,
    name: LetterName,
    purpose: Purpose,
    reference: Reference | None,
    values: Mapping[str, object],
    pressed: Pressed | None = None,
    files: Sequence[Attachment] = (),
) -> None:
    to = Address(officer.name, officer.address)
    own_key, token = f"{key}:{to.address}", None
    if pressed is not None:
        values, token = {**values, "presses": pressed.buttons or None}, pressed.token
    letter = WriteLetter(own_key, name, purpose, reference, None, to, False, values, "", replies=False)
    write_letter(writing, letter, None, files, token=token)
