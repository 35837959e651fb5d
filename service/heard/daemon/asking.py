"""Officers are asked, or told: a row that waits for an answer, and a letter to each of them with what to press."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from heard.casework import events as happened
from heard.casework.events import About, LetterName, Purpose, Reference, Stream
from heard.casework.mail_on_case import letter_on
from heard.casework.people import Officer
from heard.casework.policy.words import RoleName
from heard.daemon.dates_attached import WITH_DATES, dates_of
from heard.daemon.notices import words_for, words_of_a_doubt, words_of_the_policy
from heard.daemon.pressing import presses
from heard.daemon.promising import write_letter
from heard.daemon.told_of_a_case import stands_now, words_of_the_case
from heard.daemon.whom import whom
from heard.daemon.writing import Writing
from heard.judgement.actions import NOT_THE_LEADS, WriteLetter
from heard.letters.envelope import Attachment
from heard.mail.message import Address
from heard.store import history, questions
from heard.store.moving import stands_as

NOTHING_BESIDES: Mapping[str, object] = {}
TOLD_ONCE = (About.NOT_PROVED,)
"""Questions of which no further letter is written while one to the same people stands open on the case, of a letter
that seems to be the same: an acknowledgement that nobody has answered for says nothing of the decision after it."""


def ask(
    writing: Writing,
    reference: Reference | None,
    about: About,
    because: str,
    roles: Sequence[RoleName] = (),
    of: Sequence[str] = (),
    *,
    quietly: bool = False,
    waits: bool = True,
    says: Mapping[str, object] = NOTHING_BESIDES,
    proposes: Sequence[str] = (),
) -> None:
    """Put a question to the owner of a case, the officers at the addresses `of`, whoever holds one of `roles`, and the
    team leads; whom.py says who stands in for whom.

    A row that waits for an answer, and a letter to each; news (`waits`), and what goes to the holders of a role alone,
    waits for none.  What the letter says besides the reason is in `says`, and who may deal with the case in
    `proposes`.  No letter goes where it is only to be noted (`quietly`), nor, of some matters, while the same is asked
    of the like on the case, since whoever forges one letter can send forty.  On a case that was joined to another
    nobody looks any more: the question stands on that other.
    """
    if reference is not None:
        reference = stands_as(writing.connection, reference)
    only_told = about in NOT_THE_LEADS or not waits
    asked = whom(writing, reference, about, roles, of)
    addresses = [officer.address for officer in asked]
    seen = _letter_seen(writing)
    is_told = quietly or (about in TOLD_ONCE and _is_told(writing, reference, about, addresses, seen))
    number = questions.ask(writing.connection, reference, writing.cause, about, of=addresses, now=writing.now)
    if only_told and writing.cause is not None:
        questions.answer(writing.connection, writing.cause, (about,), now=writing.now)
    if reference is not None:
        writing.note(Stream(reference), happened.OfficerAsked(number, about))
    name = LetterName(f"officer.notice.{about}")
    values: dict[str, object] = {"reference": reference, "message": writing.cause, "reason": because, **says}
    values.update(words_of_the_policy(writing.connection, writing.house, reference, name))
    values.update(words_of_a_doubt(name, seen))
    if is_told:
        return
    stands = stands_now(writing.connection, writing.house, reference)
    values.update(words_of_the_case(writing, stands))
    files = dates_of(writing, stands, also_over=False) if about in WITH_DATES else ()
    may_press = reference is None or stands is not None
    for officer in asked:
        pressed = presses(writing, officer, about, stands, proposes) if may_press else None
        said = {**values, **words_for(officer, asked, of), "presses": pressed.buttons if pressed is not None else None}
        token = pressed.token if pressed is not None else None
        _tell(writing, officer, f"question:{number}", name, Purpose.NOTICE, reference, said, files, token)


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
    files: Sequence[Attachment] = (),
    token: str | None = None,
) -> None:
    to = Address(officer.name, officer.address)
    own_key = f"{key}:{to.address}"
    letter = WriteLetter(own_key, name, purpose, reference, None, to, False, values, "", replies=False)
    write_letter(writing, letter, None, files, token=token)
