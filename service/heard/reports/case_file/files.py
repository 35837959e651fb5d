"""The mail of a case, the letters that left on it and what was attached, a file each; and what is not here, and why.

A notice to an officer carries what commands may be given with.  While that still works, neither the notice nor mail
that quotes it is copied: whoever gets the case file could command with it.  Nor is a letter that was written because
of mail that lies on another case now: it has the words or the address of somebody whose case this is not.

Mail that could not be looked through may hold such a notice: it is not copied while any of its own case still works.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from heard.casework.events import MessageNumber, MessageTakenAway
from heard.letters.catalogue import letter_of
from heard.reports.case_file import names
from heard.reports.case_file.attached import Head, Opened
from heard.reports.case_file.gathering import Gathered, Row
from heard.reports.case_file.packed import Found, packed_in, standing_in
from heard.reports.case_file.who import Writer, is_between_staff, writer
from heard.store import inbox
from heard.store.outbox import FAILED
from heard.store.tables import letters, messages, tokens

STAFF_LEFT_OUT = "mail between staff, which was left out as asked"
NOT_KEPT = "it is not kept any more"
DAMAGED = "what is kept of it is damaged, and cannot be read any more: tell whoever looks after the database"
OF_ANOTHER_CASE = "it was written because of message {message}, which lies on {case} now"
NOT_LOOKED_THROUGH = "not all of it could be looked through"
UNREADABLE = "an original that could not be read; what is attached to it was not taken out"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file of mail, or one attached to it.

    message, letter   heard's number of what it is, or is attached to; None for the other
    called            the name it was given by whoever sent it, for an attachment
    at                when it was received, or left
    is_seen           whether it was looked through for what officers command with, as far as that was needed
    """

    path: str
    content: bytes
    what: str
    at: datetime
    direction: str
    message: int | None = None
    letter: int | None = None
    message_id: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    called: str = ""
    type: str = "message/rfc822"
    is_seen: bool = True


@dataclass(frozen=True, slots=True)
class NotHere:
    """A message or a letter of the case that is no file of it; `is_seen` as a file has it."""

    what: str
    why: str
    message: int | None = None
    letter: int | None = None
    is_seen: bool = True


def each_of(connection: Connection, gathered: Gathered) -> Iterator[File | NotHere]:
    """Yield the files of a case, and what is not here, one after another: no more than one mail is held at a time."""
    own = {case["reference"] for case in gathered.cases}
    alive, elsewhere = _Alive(connection, gathered.asked.now, own), _elsewhere(connection, gathered)
    for message in gathered.messages:
        yield from _of_message(connection, message, gathered, alive)
    for letter in gathered.letters:
        if (case := elsewhere.get(letter["cause"])) and (not letter["outside"] or letter["to"] not in gathered.theirs):
            why = OF_ANOTHER_CASE.format(message=letter["cause"], case=case)
            yield NotHere(f"letter {letter['id']}", why, letter=letter["id"])
        else:
            yield _of_letter(connection, letter, gathered, alive)


def _elsewhere(connection: Connection, gathered: Gathered) -> dict[int, str]:
    """Return the mail that letters of the case were written because of and that lies on another case now, and which.

    Mail that lies on none is left as it is, but where a person took it off this one: commands lie on none.
    """
    causes = {letter["cause"] for letter in gathered.letters} - {None, *(each["id"] for each in gathered.messages)}
    query = select(messages.c.id, messages.c.reference).where(messages.c.id.in_(causes))
    own = {case["reference"] for case in gathered.cases}
    taken = {
        recorded.event.message
        for each in gathered.histories.values()
        for recorded in each
        if isinstance(recorded.event, MessageTakenAway)
    }
    found = {row.id: row.reference for row in connection.execute(query)}
    return {
        message: reference or "no case"
        for message, reference in found.items()
        if reference not in own and (reference is not None or message in taken)
    }


@dataclass(frozen=True, slots=True)
class _Seen:
    """Until when something in a mail may be used, None where nothing in it may; and whether all was looked through."""

    until: datetime | None
    is_whole: bool


class _Alive:
    """What was given to officers and may still be used; `own` are the references of the case and those joined to it."""

    def __init__(self, connection: Connection, now: datetime, own: Collection[str]) -> None:
        query = select(tokens.c.nonce, tokens.c.expires_at, tokens.c.reference).where(
            tokens.c.spoiled_at.is_(None), tokens.c.expires_at > now
        )
        rows = connection.execute(query).all()
        self._until = {row.nonce: row.expires_at for row in rows}
        self._of_the_case = [row.expires_at for row in rows if row.reference in own]

    def look(self, content: bytes, through: Callable[[bytes], Found] = packed_in) -> _Seen:
        """Look through a mail; where nothing may be used, there is nothing to look for."""
        if not self._until:
            return _Seen(None, is_whole=True)
        found = through(content)
        until = [self._until[each] for each in self._until.keys() & found.nonces]
        if not found.is_whole:
            until += self._of_the_case
        return _Seen(max(until, default=None), found.is_whole)


def _of_message(connection: Connection, message: Row, gathered: Gathered, alive: _Alive) -> Iterator[File | NotHere]:
    number = message["id"]
    try:
        content = inbox.original(connection, MessageNumber(number)).content
    except LookupError:
        yield NotHere(f"message {number}", NOT_KEPT, message=number)
        return
    except zlib.error:
        yield NotHere(f"message {number}", DAMAGED, message=number)
        return
    wrote, at = writer(message, gathered), gathered.local(message["received_at"])
    if message["from"] is None:  # what could not be read once shall not be read here
        if (seen := alive.look(content, standing_in)).until is not None:
            yield NotHere(f"message {number}", _given(seen, gathered), message=number, is_seen=seen.is_whole)
            return
        path = names.mail("messages", number, f"{at:%Y-%m-%d}", "in", "not-read")
        of_it: dict[str, Any] = {"at": at, "direction": "in", "message": number, "is_seen": seen.is_whole}
        yield File(path=path, content=content, what=UNREADABLE, **of_it)
        return
    mail = Opened(content)
    head = mail.head
    inside = is_between_staff(message, head.to, gathered.asked.landlord)
    if inside and not gathered.asked.staff_mail:
        yield NotHere(f"message {number}", STAFF_LEFT_OUT, message=number)
        return
    if (seen := alive.look(content)).until is not None:
        yield NotHere(f"message {number}", _given(seen, gathered), message=number, is_seen=seen.is_whole)
        return
    usual = _usual(message, head, at) | {"direction": "staff" if inside else message["direction"]}
    path = names.mail("messages", number, f"{at:%Y-%m-%d}", usual["direction"], "from", wrote.part)
    what = _what(wrote, mail, inside=inside) + ("" if seen.is_whole else f"; {NOT_LOOKED_THROUGH}")
    yield File(path=path, content=content, what=what, is_seen=seen.is_whole, **usual)
    yield from _attached(mail, number, usual)


def _usual(message: Row, head: Head, at: datetime) -> dict[str, Any]:
    """Return what holds of a message and of all that is attached to it."""
    return {
        "at": at,
        "message": message["id"],
        "message_id": message["message_id"] or "",
        "sender": head.sender or message["from"] or "",
        "to": head.to,
        "subject": head.subject,
    }


def _what(wrote: Writer, mail: Opened, *, inside: bool) -> str:
    more = "" if mail.is_whole else "; of its parts, which are too many, the first ones were taken out"
    between = ", between staff" if inside else ""
    return f"message from {wrote.is_called}, as it came{between}{more}"


def _attached(mail: Opened, number: int, usual: Mapping[str, Any]) -> Iterator[File]:
    for place, each in enumerate(mail.attached(), 1):
        path = names.attachment(number, place, each.name, each.type)
        what = f"attached to message {number}"
        yield File(path=path, content=each.content, what=what, **{**usual, "called": each.name, "type": each.type})


def _of_letter(connection: Connection, letter: Row, gathered: Gathered, alive: _Alive) -> File | NotHere:
    number = letter["id"]
    if letter["sent_at"] is None:
        return NotHere(f"letter {number}", never_left(letter), letter=number)
    if not letter["outside"] and not gathered.asked.staff_mail:
        return NotHere(f"letter {number}", STAFF_LEFT_OUT, letter=number)
    content = connection.execute(select(letters.c.content).where(letters.c.id == number)).scalar_one()
    mail = Opened(content)
    if (seen := alive.look(content)).until is not None:
        return NotHere(f"letter {number}", _given(seen, gathered), letter=number, is_seen=seen.is_whole)
    at = gathered.local(letter["sent_at"])
    direction = "out" if letter["outside"] else "staff"
    back = ", which did not arrive" if letter["state"] == FAILED else ""
    return File(
        path=names.mail("letters", number, f"{at:%Y-%m-%d}", direction, _short(letter["name"])),
        content=content,
        what=f"{letter_called(letter['name'])}, as it left{back}",
        at=at,
        direction=direction,
        letter=number,
        message_id=letter["message_id"],
        sender=letter["mailbox"],
        to=(letter["to"],),
        subject=mail.head.subject,
        is_seen=seen.is_whole,
    )


def never_left(letter: Row) -> str:
    """Return why a letter is not among those that left."""
    if letter["state"] == FAILED:
        why = letter["error"] or letter["held_because"] or "it could not be sent"
        return f"it never left: {names.shown(why)}"
    held = f": {names.shown(letter['held_because'])}" if letter["held_because"] else ""
    return f"it has not left yet ({letter['state']}{held})"


def _given(seen: _Seen, gathered: Gathered) -> str:
    assert seen.until is not None
    holds = "it holds" if seen.is_whole else f"{NOT_LOOKED_THROUGH}: it may hold"
    day = f"{gathered.local(seen.until):%Y-%m-%d}"
    return f"{holds} what an officer may command with until {day}, and is not for other hands before"


def _short(name: str) -> str:
    return name.partition(".")[2]


def letter_called(name: str) -> str:
    """Return what a letter of ours is, in words: "acknowledgement (stage-1) to the complainant"."""
    who, _, rest = name.partition(".")
    what, _, which = rest.partition(".")
    if who != "officer":
        return f"{what.replace('-', ' ')}{f' ({which})' if which not in ('', 'any') else ''} to the complainant"
    letter = letter_of(name)
    return f"{what} to staff" + (f", because {letter.when}" if letter is not None else "")
