"""Letters promised: rendered, sealed and put in the outbox, to a complainant or to staff; nothing is sent here."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from heard.casework import events as happened
from heard.casework.events import (
    LetterNumber,
    Stream,
)
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.letters.catalogue import COMPLAINANT
from heard.letters.envelope import Attachment, seal
from heard.letters.marking import answers_to, marked
from heard.letters.message_ids import message_id_for
from heard.letters.threads import Thread, thread_answering, with_the_cases_own
from heard.letters.writing import Below, Rendered, in_large_print, with_below
from heard.mail.message import Address, Message
from heard.mail.threads.signed import signed
from heard.mail.threads.thread_index import conversation
from heard.store import outbox
from heard.store.outbox import NewLetter
from heard.store.particulars import wants_large_print

log = logging.getLogger(__name__)


def write_letter(
    writing: Writing,
    action: WriteLetter,
    message: Message | None,
    files: Sequence[Attachment] = (),
    *,
    token: str | None = None,
    below: Below | None = None,
) -> LetterNumber | None:
    """Render a letter, seal it, and let it enter the outbox; None where its key says it was written before.

    files   what goes with it
    token   what its reader, an officer, was given with it, so that an answer is known as theirs
    below   what stands below its words
    """
    number = outbox.put(writing.connection, _sealed(writing, action, message, files, token, below), now=writing.now)
    if number is not None:
        writing.letters.append(action.name)
        if action.reference is not None:
            promised = happened.LetterPromised(number, action.name, action.purpose, action.stage)
            writing.note(Stream(action.reference), promised)
    return number


def _sealed(
    writing: Writing,
    action: WriteLetter,
    message: Message | None,
    files: Sequence[Attachment],
    token: str | None,
    below: Below | None,
) -> NewLetter:
    house = writing.house
    leaflet = _leaflet(writing, action)
    values = action.values if leaflet is None else {**action.values, "leaflet": leaflet.name}
    rendered = house.letters.render(action.name, values, action.must_say)
    if action.outside and wants_large_print(writing.connection, action.reference):
        rendered = in_large_print(rendered)
    rendered = with_below(rendered, below) if below is not None else rendered
    rendered = marked(rendered, token) if token is not None else rendered
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
        attachments=files if leaflet is None else (*files, leaflet),
        pictures=below.pictures if below is not None else (),
        **thread,
    )
    index = thread.get("thread_index")
    return _letter(writing, action, message_id, rendered, content, conversation(index) if index else None)


def _leaflet(writing: Writing, action: WriteLetter) -> Attachment | None:
    """Return the leaflet that goes with a letter; without one the letter is owed all the same."""
    if action.leaflet is None:
        return None
    found = writing.house.leaflets.get(action.leaflet)
    if found is None:  # the case keeps an older pack, whose file is gone
        log.warning("leaflet not there", extra={"case": action.reference, "letter": action.name})
        return None
    return Attachment(found.name, found.kind, found.content)


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
