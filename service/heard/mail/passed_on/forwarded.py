"""The mail of somebody else that a mail was sent to pass on.

An officer who forwards a tenant's mail says nothing of their own: the tenant has written.  An
answer carries the mail it answers too, and passes nothing on: it goes to whoever wrote that.  What
was quoted, and when it is said to have been sent, is the forwarder's claim; only an attached
original that one of the landlord's own servers took in shows when it came.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from heard.mail.message import Address, Enclosed, Message
from heard.mail.passed_on.headings import Heading, heading_in, unmarked, without_marks
from heard.mail.passed_on.passing_on import says_to_pass_on
from heard.mail.passed_on.sent_times import sent_time
from heard.mail.threads.subjects import is_forward, is_reply_subject, normal_subject
from heard.mail.words.own_words import Words, words_of

MOST = 5
"""Mails within mails that are looked at; attached ones are looked at as many as are read (carried/contents.py)."""
_FEW_WORDS = 60
"""Typed above a mail, up to which somebody who writes no answer only says what it is."""
_LONDON = ZoneInfo("Europe/London")


class How(StrEnum):
    """In what way a mail was passed on."""

    INLINE = "inline"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A mail that another one passes on.

    sender       None where no address is given; `name` may be given all the same
    to           to whom it was sent, as its heading says; "" where it does not
    sent_at      its own Date or the time in its heading, aware: a claim
    words        what its writer typed in it
    above        what whoever passes it on typed above
    received_at  when a server of the landlord's took it in, in UTC; None where nothing shows that
    message_id   of the original, where it is attached
    """

    sender: Address | None
    name: str
    to: str
    sent_at: datetime | None
    subject: str
    words: str
    signature: str
    above: str
    how: How
    received_at: datetime | None = None
    message_id: str | None = None


def forwarded_in(message: Message, *, zone: tzinfo = _LONDON, servers: Collection[str] = ()) -> Forwarded | None:
    """Return the first mail that a message passes on, or None.

    zone      whose wall clock the times in headings are on
    servers   what the landlord's own servers call themselves in their Received lines
    """
    return next(chain_in(message, zone=zone, servers=servers), None)


LIMIT = 40_000
"""Characters in which the headings of mails that are passed on are looked for: a dozen pages."""


def chain_in(message: Message, *, zone: tzinfo = _LONDON, servers: Collection[str] = ()) -> Iterator[Forwarded]:
    """Yield the mails that a message passes on: those attached, or each within the one before it, MOST at most."""
    if message.machine is not None:
        return
    if message.enclosed:
        yield from _attached(message, servers)
        return
    lines, heading = _first_below(message)
    if heading is not None and _passes_on(message, lines, heading):
        yield from _each_within(message, lines, heading, zone)


def chain_below(message: Message, *, zone: tzinfo = _LONDON) -> Iterator[Forwarded]:
    """Yield the mails that stand below what was typed, whether passed on or answered, MOST at most; none attached."""
    lines, heading = _first_below(message)
    if heading is not None and message.machine is None:
        yield from _each_within(message, lines, heading, zone)


def _first_below(message: Message) -> tuple[list[str], Heading | None]:
    """Return the lines of a message, and the first heading of another in them."""
    lines = unmarked(message.text[:LIMIT].split("\n"))
    return lines, heading_in(lines)


def _each_within(message: Message, lines: list[str], heading: Heading, zone: tzinfo) -> Iterator[Forwarded]:
    above = _typed("\n".join(lines[: heading.begin]))
    for _ in range(MOST):
        below = without_marks(lines[heading.end :])
        nested = heading_in(below)
        yield _inline(message, heading, below, above, zone)
        if nested is None:
            return
        above = _typed("\n".join(below[: nested.begin]))
        lines, heading = below, nested


def _passes_on(message: Message, lines: list[str], heading: Heading) -> bool:
    """Say whether what stands below a heading is passed on, and not answered."""
    if heading.sender is not None and _goes_to(message, heading.sender.address):
        return False
    if heading.is_a_forwards or is_forward(message.subject):
        return True
    if heading.sender is not None and any(each.address == heading.sender.address for each in message.cc):
        return False
    above = _typed("\n".join(lines[: heading.begin]))
    if says_to_pass_on(above):
        return True
    return not above and not is_reply_subject(message.subject) and not heading.announced


def _goes_to(message: Message, address: str) -> bool:
    """Say whether a mail is for an address; who has a copy is told that their own mail was passed on."""
    return any(each.address == address for each in message.to)


def _typed(text: str) -> str:
    """Return what was typed in a text above a heading; a name alone is a signature."""
    return words_of(text).own.strip() if text.strip() else ""


def _inline(message: Message, heading: Heading, below: list[str], above: str, zone: tzinfo) -> Forwarded:
    said = words_of("\n".join(_without_forwarders_name(below, message)), None, subject="Re:")
    return Forwarded(
        sender=heading.sender,
        name=heading.name,
        to=heading.to,
        sent_at=sent_time(heading.sent, zone) if heading.sent else None,
        subject=heading.subject or normal_subject(message.subject),
        words=said.own,
        signature=said.signature,
        above=above,
        how=How.INLINE,
    )


def _without_forwarders_name(lines: list[str], message: Message) -> list[str]:
    """Return lines up to the forwarder's own signature, which some programs put below what is passed on."""
    name = message.sender.name.casefold().strip() if message.sender else ""
    if len(name.split()) < 2:
        return lines
    at = next((n for n in range(len(lines) - 1, 0, -1) if lines[n].strip(" ,*_-\t").casefold() == name), None)
    return lines if at is None else lines[:at]


def _attached(message: Message, servers: Collection[str]) -> Iterator[Forwarded]:
    above = message.own_words if not says_only_what_is_enclosed(message) else ""
    for mail in message.enclosed:
        if mail.sender is not None and _goes_to(message, mail.sender.address):
            continue
        yield _of_enclosed(mail, above, servers)


def says_only_what_is_enclosed(message: Message) -> bool:
    """Say whether nothing is typed above what is enclosed, so that it stands for the message (mail/parse.py)."""
    return message.own_words.startswith("[Enclosed mail from ")


def _of_enclosed(mail: Enclosed, above: str, servers: Collection[str]) -> Forwarded:
    said = _words_of_enclosed(mail)
    took_it_in = bool(mail.received_by) and _is_one_of(mail.received_by, servers)
    return Forwarded(
        sender=mail.sender,
        name=mail.sender.name if mail.sender else "",
        to="",
        sent_at=mail.sent_at,
        subject=mail.subject,
        words=said.own,
        signature=said.signature,
        above=above,
        how=How.ATTACHED,
        received_at=mail.received_at if took_it_in else None,
        message_id=mail.message_id,
    )


def _words_of_enclosed(mail: Enclosed) -> Words:
    return words_of(mail.text, None, subject=mail.subject)


def _is_one_of(host: str, servers: Collection[str]) -> bool:
    return any(host == server or host.endswith(f".{server}") for server in servers)
