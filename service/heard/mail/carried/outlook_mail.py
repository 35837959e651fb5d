"""Outlook's properties of a mail as an enclosed mail: whose it is, when it was sent, what it says."""

from __future__ import annotations

from heard.mail.carried import mapi
from heard.mail.format.addresses import addresses, usable_address
from heard.mail.format.charsets import one_line
from heard.mail.format.headers import Headers, read_date, read_head
from heard.mail.format.received import received_time
from heard.mail.message import Address, Enclosed
from heard.mail.threads.message_ids import message_id

_SUBJECT_LIMIT = 2_000
_HEADERS_LIMIT = 256 * 1024


def enclosed_of(properties: mapi.Properties, text: str, *, subject: str = "", code_page: str = "cp1252") -> Enclosed:
    """Return the mail these properties describe.  Headers it came with go before what Outlook made of them."""
    raw = mapi.string(properties, mapi.HEADERS, code_page)[:_HEADERS_LIMIT].encode("utf-8", "replace").lstrip()
    headers, _ = read_head(raw, 0, len(raw))
    said = mapi.string(properties, mapi.SUBJECT, code_page) or subject or headers.text("subject")
    return Enclosed(
        sender=_sender(headers, properties, code_page),
        sent_at=read_date(headers.first("date")) or mapi.moment(properties, mapi.SUBMITTED),
        received_at=received_time(raw) or mapi.moment(properties, mapi.DELIVERED),
        message_id=message_id(headers.first("message-id") or mapi.string(properties, mapi.MESSAGE_ID, code_page)),
        subject=one_line(said)[:_SUBJECT_LIMIT],
        text=text,
    )


def _sender(headers: Headers, properties: mapi.Properties, code_page: str) -> Address | None:
    named = addresses(headers.first("from") or "")
    if named:
        return named[0]
    for name, *where in (
        (mapi.FOR_NAME, mapi.FOR_SMTP, mapi.FOR_ADDRESS),
        (mapi.SENDER_NAME, mapi.SENDER_SMTP, mapi.SENDER_ADDRESS),
    ):
        for each in where:
            address = usable_address(mapi.string(properties, each, code_page))
            if address:
                return Address(one_line(mapi.string(properties, name, code_page))[:200], address)
    return None
