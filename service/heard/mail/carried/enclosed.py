"""Whole mails within a mail: attached, forwarded as an attachment, saved from Outlook.

An officer who drags a tenant's mail into a new one and presses Send has written nothing; the
tenant has.  So where nothing is typed above it, the enclosed mail is what the message says,
under a line that tells whose it is.
"""

from __future__ import annotations

from heard.mail.carried.outlook_msg import OLE_SIGNATURE, read_msg
from heard.mail.format.addresses import addresses
from heard.mail.format.headers import Headers, read_date, read_whole_head
from heard.mail.format.octets import plain_octets
from heard.mail.format.parts import Part, Structure
from heard.mail.format.received import handover, received_time
from heard.mail.format.transfer import transfer_decoded
from heard.mail.message import Enclosed
from heard.mail.threads.message_ids import message_id

# Octets of one enclosed mail that are looked at; its words come first.
SIZE_LIMIT = 16 * 1024 * 1024
_SUBJECT_LIMIT = 2_000
_MAILS = ("message/rfc822", "message/global", "message/news", "application/eml")
_OF_OUTLOOK = ("application/vnd.ms-outlook", "application/x-msg", "application/msoutlook", "application/vnd.ms-msg")
_SHOWN = ("from", "subject", "date", "message-id", "to")


def is_a_mail(content: bytes, part: Part) -> bool:
    """Say whether a part holds a mail, by its type, or by its name where the type is anything."""
    if part.type in _MAILS:
        return True
    if not part.name.lower().endswith(".eml") or (part.type == "text/plain" and part.disposition != "attachment"):
        return False
    raw = plain_octets(octets_of_mail(content, part)[: 64 * 1024])
    headers, _ = read_whole_head(raw, 0)
    return sum(name in headers for name in _SHOWN) > 1


def is_saved_from_outlook(content: bytes, part: Part) -> bool:
    """Say whether a part is a .msg file, by its type or its name."""
    return part.type in _OF_OUTLOOK or part.name.lower().endswith(".msg")


def octets_of_mail(content: bytes, part: Part) -> bytes:
    """Return a mail that is a part as it was before it was put there."""
    octets = content[part.start : part.end]
    # RFC 2046, 5.2.1 forbids an encoding; some programs encode it all the same, and some only say so.
    return transfer_decoded(octets, part.encoding) if part.encoding else octets


def saved_mail(content: bytes, part: Part) -> Enclosed | None:
    """Return the mail in a .msg file, or None where it cannot be read."""
    raw = octets_of_mail(content, part)
    return read_msg(raw) if raw.startswith(OLE_SIGNATURE) else None


def enclosed_mail(raw: bytes, mail: Structure, text: str) -> Enclosed:
    """Return a mail that has been taken apart as an enclosed one.

    text   all a reader of it would see
    """
    headers: Headers = mail.headers
    senders = addresses(headers.first("from") or headers.first("sender") or "")
    taken_in = handover(headers.first("received") or "")
    return Enclosed(
        sender=senders[0] if senders else None,
        sent_at=read_date(headers.first("date")),
        received_at=received_time(raw),
        message_id=message_id(headers.first("message-id") or ""),
        subject=headers.text("subject")[:_SUBJECT_LIMIT],
        text=text,
        received_by=taken_in.host if taken_in else "",
    )


def shown(mail: Enclosed) -> str:
    """Return an enclosed mail's words under a line that says whose they are."""
    return f"{line_above(mail)}\n\n{mail.text}".strip()


def line_above(mail: Enclosed) -> str:
    """Return the line that says whose an enclosed mail is, with its own Date as it gives it."""
    sender = "somebody it does not name"
    if mail.sender:
        name, address = mail.sender.name, mail.sender.address
        sender = f"{name} <{address}>" if name else address
    sent = f", sent {mail.sent_at:%A} {mail.sent_at.day} {mail.sent_at:%B %Y, %H:%M}" if mail.sent_at else ""
    return f"[Enclosed mail from {sender}{sent}, subject: {mail.subject or 'none'}]"
