"""Letters promised: rendered, sealed and put in the outbox, to a complainant or to staff; nothing is sent here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from heard.casework import events as happened
from heard.casework.events import (
    About,
    LetterName,
    LetterNumber,
    Purpose,
    Reference,
    Stream,
)
from heard.casework.mail_on_case import letter_on
from heard.casework.people import Landlord, Officer
from heard.casework.policy.words import RoleName
from heard.daemon.notices import words_for, words_of_a_doubt, words_of_the_policy
from heard.daemon.writing import Writing
from heard.judgement.actions import NOT_THE_LEADS, TO_EVERYBODY_NAMED, WriteLetter
from heard.letters.catalogue import COMPLAINANT
from heard.letters.envelope import seal
from heard.letters.marking import answers_to, marked
from heard.letters.message_ids import message_id_for
from heard.letters.threads import Thread, thread_answering, with_the_cases_own
from heard.letters.writing import Rendered
from heard.mail.message import Address, Message
from heard.mail.threads.signed import signed
from heard.mail.threads.thread_index import conversation
from heard.store import history, outbox, questions
from heard.store.moving import stands_as
from heard.store.outbox import NewLetter

NOTHING_BESIDES: Mapping[str, object] = {}
TOLD_ONCE = (About.NOT_PROVED,)
"""Questions of which no further letter is written while one to the same people stands open on the case, of a letter
that seems to be the same: an acknowledgement that nobody has answered for says nothing of the decision after it."""


def write_letter(writing: Writing, action: WriteLetter, message: Message | None) -> LetterNumber | None:
    """Render a letter, seal it, and let it enter the outbox; None where its key says it was written before."""
    number = outbox.put(writing.connection, _sealed(writing, action, message), now=writing.now)
    if number is not None:
        writing.letters.append(action.name)
        if action.reference is not None:
            promised = happened.LetterPromised(number, action.name, action.purpose, action.stage)
            writing.note(Stream(action.reference), promised)
    return number


def _sealed(writing: Writing, action: WriteLetter, message: Message | None) -> NewLetter:
    house = writing.house
    rendered = house.letters.render(action.name, action.values, action.must_say)
    answered = message if action.replies else None
    thread = thread_answering(answered, after=writing.now - writing.received_at) if answered is not None else Thread()
    answers = None
    if action.signed and action.reference is not None and action.name.startswith(f"{COMPLAINANT}."):
        mark = signed(action.reference, house.secret)
        rendered = marked(rendered, mark)
        answers = answers_to(writing.mailbox, mark) if writing.mailbox in house.reply_tags else None
        thread = with_the_cases_own(
            thread, reference=action.reference, secret=house.secret, subject=rendered.subject, at=writing.now
        )
    mailbox = Address(house.given.landlord.name, writing.mailbox)
    message_id = message_id_for(action.key, mailbox.domain, secret=house.secret)
    content = seal(
        rendered,
        sender=mailbox,
        to=(action.to,),
        message_id=message_id,
        date=writing.now.astimezone(house.given.calendar.zone),
        automatic="auto-replied" if answered is not None else "auto-generated",
        case=action.reference,
        answers_to=answers,
        **thread,
    )
    index = thread.get("thread_index")
    return _letter(writing, action, message_id, rendered, content, conversation(index) if index else None)


def _letter(
    writing: Writing,
    action: WriteLetter,
    message_id: str,
    rendered: Rendered,
    content: bytes,
    in_conversation: str | None,
) -> NewLetter:
    return NewLetter(
        key=action.key,
        name=action.name,
        purpose=action.purpose,
        reference=action.reference,
        stage=action.stage,
        cause=writing.cause,
        mailbox=writing.mailbox,
        to=action.to.address,
        outside=action.outside,
        message_id=message_id,
        words=rendered.text,
        content=content,
        held_because=writing.house.held_because(outside=action.outside),
        copy_wanted=writing.mailbox in writing.house.keeps_sent,
        conversation=in_conversation,
    )


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
) -> None:
    """Put a question to the officers at the addresses `of`, to whoever holds one of `roles`, and to the team leads.

    A row that waits for an answer, and a letter to each; news (`waits`), and what goes to the holders of a role alone,
    waits for none.  What the letter says besides the reason is in `says`.  No
    letter goes where it is only to be noted (`quietly`), nor, of some matters, while the same is asked of the like on
    the case, since whoever forges one letter can send forty.  On a case that was joined to another nobody looks any
    more: the question stands on that other.
    """
    if reference is not None:
        reference = stands_as(writing.connection, reference)
    landlord, only_told = writing.house.given.landlord, about in NOT_THE_LEADS or not waits
    asked = _asked(landlord, about, roles, of)
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
    for officer in () if is_told else asked:
        said = {**values, **words_for(officer, asked, of)}
        _tell(writing, officer, f"question:{number}", name, Purpose.NOTICE, reference, said)


def _asked(
    landlord: Landlord, about: About, roles: Sequence[RoleName], addresses: Sequence[str]
) -> tuple[Officer, ...]:
    """Return whom a question goes to."""
    if about in NOT_THE_LEADS:
        return landlord.told_instead_of_leads(roles)
    if about in TO_EVERYBODY_NAMED:
        return landlord.told_at_once(roles)
    return landlord.told_besides_leads(roles, addresses)


def _letter_seen(writing: Writing) -> happened.OfficersLetterSeen | None:
    """Return as what the letter was seen that is being written down, where it is an officer's."""
    events = (event for of_one in writing.events.values() for event, _ in of_one)
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
) -> None:
    to = Address(officer.name, officer.address)
    own_key = f"{key}:{to.address}"
    write_letter(
        writing, WriteLetter(own_key, name, purpose, reference, None, to, False, values, "", replies=False), None
    )
