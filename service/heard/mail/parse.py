"""Bytes to a Message.

Bad mail is still somebody's mail: whatever is missing, broken or a lie, what can be read is
read, and what was guessed is said in `defects`.  Headers and transfer encodings are the
standard library's reading; what that cannot read mail-parser does; only what neither can
read is a problem for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from heard.errors import MessageProblem
from heard.mail.carried.contents import carried
from heard.mail.carried.enclosed import shown
from heard.mail.carried.journal import journal_report
from heard.mail.format.charsets import clean_text, one_line
from heard.mail.format.encoded_words import raw_text
from heard.mail.format.headers import Headers, read_date, read_head
from heard.mail.format.octets import plain_octets
from heard.mail.format.parts import Structure, structure, with_transport
from heard.mail.machines.automatic import envelope_sender, sign_of_a_machine
from heard.mail.machines.bounces import bounce_of
from heard.mail.message import Address, Attachment, Enclosed, Message
from heard.mail.threads.message_ids import message_id, message_ids
from heard.mail.words.bodies import Body, read_body
from heard.mail.words.html_text import html_to_text
from heard.mail.words.own_words import Words, words_of

Reading = Callable[[bytes, Headers | None], Message]

_SUBJECT_LIMIT = 2_000
_INDEX_LIMIT = 4_000
_MOST_RESULTS = 20
_ONE_OF_EACH = (
    ("from", "From", "all are senders"),
    ("message-id", "Message-ID", "the first counts"),
    ("subject", "Subject", "the first counts"),
    ("date", "Date", "the first counts"),
)
OTHER_SENDER = "the journal report names another sender"
_ANSWERS = ("in-reply-to", "x-ms-exchange-parent-message-id")
_DELIVERED = ("delivered-to", "x-original-to", "envelope-to", "x-envelope-to")


def parse(content: bytes, *, transport: bytes = b"", journal: bool = False) -> Message:
    """Read a message.  Raises MessageProblem if nothing can.

    transport   the headers as they came over the wire, where the mailbox rebuilds mail without them (Exchange)
    journal     whether the mailbox is fed by journal reports: the mail in one is read.  What it says of its sender
                proves nothing, since anybody can send such a report
    """
    report = journal_report(content) if journal else None
    over = read_head(transport, 0, len(transport))[0] if transport else None
    readings = (by_standard_library, by_mail_parser)
    if report is None:
        return first_reading(content, readings, over)
    message = first_reading(report.original, readings)
    envelope = (*message.delivered_to, *(each.address for each in report.recipients))
    other = message.sender is None or report.sender is None or message.sender.address != report.sender.address
    return replace(
        message,
        delivered_to=tuple(dict.fromkeys(envelope)),
        authentication=(),  # whoever wrote the report could have written these too
        defects=(*message.defects, *((OTHER_SENDER,) if other else ())),
    )


def first_reading(content: bytes, readings: Sequence[Reading], transport: Headers | None = None) -> Message:
    """Return what the first of the readings that succeeds makes of the message.

    Raises MessageProblem, naming what each tripped over, if none does.
    """
    failures = []
    for reading in readings:
        try:
            return reading(content, transport)
        except Exception as failure:  # any of their errors means the same: the next one tries
            failures.append(f"{reading.__name__}: {type(failure).__name__}")
    raise MessageProblem(
        f"message of {len(content)} bytes: could not be read ({'; '.join(failures)}). Read it by hand."
    )


def by_standard_library(content: bytes, transport: Headers | None = None) -> Message:
    content = plain_octets(content)
    mail = structure(content)
    mail = with_transport(mail, transport) if transport else mail
    return _message(content, mail, read_body(content, mail))


def by_mail_parser(content: bytes, transport: Headers | None = None) -> Message:
    from mailparser import parse_from_bytes  # imported for the first mail that needs it: 84 ms

    read = parse_from_bytes(content)
    fields = Headers((name, value) for name, value in read.message.raw_items() if isinstance(value, str))
    markup = "\n".join(read.text_html)
    text = clean_text("\n\n".join(read.text_plain)) or html_to_text(markup)
    attachments = tuple(Attachment("", str(one.get("mail_content_type", "")), 0) for one in read.attachments)
    mail = Structure(fields, "text/plain", {}, (), ("read by mail-parser, since the standard library could not",))
    mail = with_transport(mail, transport) if transport else mail
    return _message(content, mail, Body(text, None if read.text_plain else markup or None, attachments, ()))


def _message(content: bytes, mail: Structure, body: Body) -> Message:
    headers = mail.headers
    subject = headers.text("subject")[:_SUBJECT_LIMIT]
    senders = _all_addresses(headers, "from")
    on_behalf = _all_addresses(headers, "sender")
    date = read_date(headers.first("date"))
    held = carried(content, mail, body)
    body = held.body
    bounce = bounce_of(content, mail, body.text)
    is_report = bounce is not None or mail.type == "multipart/report"
    text, words = _said(body, subject, () if is_report else held.outermost)
    return Message(
        message_id=message_id(headers.first("message-id") or ""),
        senders=senders,
        envelope_sender=envelope_sender(headers),
        on_behalf=on_behalf[0] if on_behalf else None,
        reply_to=_all_addresses(headers, "reply-to"),
        to=_all_addresses(headers, "to"),
        cc=_all_addresses(headers, "cc"),
        subject=subject,
        date=date,
        in_reply_to=_ids(headers, *_ANSWERS),
        references=_ids(headers, "references"),
        thread_topic=headers.text("thread-topic")[:_SUBJECT_LIMIT] or None,
        thread_index="".join(headers.text("thread-index")[:_INDEX_LIMIT].split()) or None,
        text=text,
        own_words=words.own,
        attachments=body.attachments,
        machine=sign_of_a_machine(mail, bounce=bounce, text=body.text, message_class=held.message_class),
        bounce=bounce,
        authentication=_authentication(headers),
        aliases=_ids(headers, "x-microsoft-original-message-id"),
        bcc=_all_addresses(headers, "bcc"),
        delivered_to=_delivered_to(headers),
        signature=words.signature,
        quoted=words.quoted,
        enclosed=held.enclosed,
        meetings=held.meetings,
        defects=(*_odd_headers(headers, senders, date), *mail.defects, *body.defects),
    )


def _said(body: Body, subject: str, enclosed: tuple[Enclosed, ...]) -> tuple[str, Words]:
    """Return the text of a message, and its words.

    enclosed   the mails it is sent for where nothing is typed above them
    """
    words = words_of(body.text, body.html, subject=subject)
    return _forwarded(body.text, words, enclosed) if enclosed and not words.own.strip() else (body.text, words)


def _forwarded(text: str, above: Words, enclosed: tuple[Enclosed, ...]) -> tuple[str, Words]:
    """Return what a message says that encloses mails and has nothing typed above them.

    Its own words are the enclosed mails' own: who sends them on does so for these.
    """
    seen = [shown(each) for each in enclosed]
    words = [words_of(each.text, None, subject=each.subject) for each in enclosed]
    own = [shown(replace(each, text=said.own)) for each, said in zip(enclosed, words, strict=True)]
    quoted = [said.quoted for said in words]
    whole = "\n\n".join(filter(None, (text, *seen)))
    return whole, replace(above, own="\n\n".join(own), quoted="\n\n".join(filter(None, (above.quoted, *quoted))))


def _ids(headers: Headers, *names: str) -> tuple[str, ...]:
    values = [value for name in names for value in headers.all(name)]
    return message_ids(" ".join(values)) if values else ()


def _all_addresses(headers: Headers, name: str) -> tuple[Address, ...]:
    return tuple(one for found in headers.addresses(name) for one in found)


def _delivered_to(headers: Headers) -> tuple[str, ...]:
    found = (each.address for name in _DELIVERED for each in _all_addresses(headers, name))
    return tuple(dict.fromkeys(found))


def _authentication(headers: Headers) -> tuple[str, ...]:
    """Return the Authentication-Results above the first Received; those below came with the message (RFC 8601, 5).

    Without a Received no server of ours took it in, so none counts.
    """
    if "received" not in headers:
        return ()
    results: list[str] = []
    for name, value in headers.in_order:
        if name == "received" or len(results) == _MOST_RESULTS:
            break
        if name == "authentication-results":
            results.append(one_line(raw_text(value)))
    return tuple(results)


def _odd_headers(headers: Headers, senders: tuple[Address, ...], date: datetime | None) -> list[str]:
    odd = [
        f"{len(values)} {shown} headers: {rule}"
        for name, shown, rule in _ONE_OF_EACH
        if len(values := headers.all(name)) > 1
    ]
    if not senders:
        odd.append("no From with an address")
    if "date" in headers and date is None:
        odd.append("the Date cannot be read")
    return odd
