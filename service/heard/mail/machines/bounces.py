"""What a delivery report says: which addresses a letter did not reach, and which letter it was.

The report itself (RFC 3464) is read where there is one; where there is prose, flufl.bounce
knows the prose of the common mail systems.  A delay is not a failure.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterable

from heard.mail.format.addresses import addresses, usable_address
from heard.mail.format.headers import Headers, read_head
from heard.mail.format.parts import Part, Structure
from heard.mail.machines.automatic import is_mail_system
from heard.mail.machines.subject_marks import AUTOMATIC_REPLY, RETURNED_MAIL
from heard.mail.message import Bounce
from heard.mail.threads.message_ids import message_ids
from heard.mail.words.bodies import decoded

_REPORT_LIMIT = 64 * 1024
# Some of flufl.bounce's patterns take quadratic time; prose has short lines and comes first.
_PROSE_LIMIT = 24 * 1024
_PROSE_LINES = 400
_PROSE_LINE = 300
_MOST_LEVELS_FOR_PROSE = 8
_MOST_NAMED = 100

_REPORT_TYPES = ("message/delivery-status", "message/global-delivery-status")
_RETURNED_TYPES = (
    "message/rfc822",
    "text/rfc822-headers",
    "message/global",
    "message/global-headers",
    "message/rfc822-headers",
)
_BLANK_LINE = re.compile(rb"(?:\r?\n){2,}")
_QUOTED_ID = re.compile(
    r"^[ \t>]{0,9}(?:X-Microsoft-Original-)?Message-ID:\s{0,9}(<[^<>\n]{3,990}>)", re.IGNORECASE | re.MULTILINE
)
_FAILED, _DELAYED = ("failed", "failure", "error"), ("delayed",)


def bounce_of(content: bytes, mail: Structure, text: str) -> Bounce | None:
    """Return what a delivery report says, or None where the message is none or reports that all went well.

    text   the message's own text, where prose quotes the returned letter's Message-ID
    """
    reports = [part for part in mail.parts if part.type in _REPORT_TYPES]
    failed, delayed, others = _read_reports(content, reports)
    named = [one.address for value in mail.headers.all("x-failed-recipients") for one in addresses(value)]
    failed = [*failed, *(address for address in named if address not in delayed)]
    if not (failed or delayed or others) and _may_be_prose(mail):
        failed, delayed = _read_prose(content)
    is_report = bool(reports) or mail.parameters.get("report-type", "").lower() == "delivery-status"
    if not (failed or delayed) and (others or not (is_report or is_mail_system(mail.headers))):
        return None
    return Bounce(_distinct(failed), _distinct(delayed), _about(content, mail, text))


def _read_reports(content: bytes, reports: list[Part]) -> tuple[list[str], list[str], list[str]]:
    """Return the addresses that failed, that are delayed, and those the mail did reach (RFC 3464, 2.3)."""
    failed: list[str] = []
    delayed: list[str] = []
    reached: list[str] = []
    for part in reports:
        raw = decoded(content, part, _REPORT_LIMIT)
        for block in _BLANK_LINE.split(raw.strip()):
            fields, _ = read_head(block, 0, len(block))
            action = re.split(r"[\s(;]", fields.text("action").lower(), maxsplit=1)[0]
            # The address we wrote to rather than the one it was forwarded to, where both are given.
            address = _recipient(fields.text("original-recipient")) or _recipient(fields.text("final-recipient"))
            if not address or not action:
                continue
            (failed if action in _FAILED else delayed if action in _DELAYED else reached).append(address)
    return failed, delayed, reached


def _recipient(value: str) -> str | None:
    kind, semicolon, address = value.partition(";")
    if semicolon and kind.strip().lower() not in ("rfc822", "utf-8"):
        return None
    found = addresses(address if semicolon else value)
    return found[0].address if found else None


def _may_be_prose(mail: Structure) -> bool:
    if mail.parameters.get("report-type", "").lower() == "disposition-notification":
        return False
    subject = mail.headers.text("subject")
    if AUTOMATIC_REPLY.match(subject):
        return False
    return is_mail_system(mail.headers) or RETURNED_MAIL.match(subject) is not None


def _read_prose(content: bytes) -> tuple[list[str], list[str]]:
    lines = _BLANK_LINE.sub(b"\n\n", content[:_PROSE_LIMIT]).splitlines()[:_PROSE_LINES]
    head = b"\n".join(line[:_PROSE_LINE] for line in lines)
    if head.count(b"boundary") > _MOST_LEVELS_FOR_PROSE:
        return [], []
    # Imported when the first such mail comes: it costs 70 ms.
    from flufl.bounce import all_failures

    try:
        delayed, failed = all_failures(email.message_from_bytes(head))
    except Exception:
        # Somebody else's code on a stranger's text; the message is a mail system's all the same.
        return [], []
    return _usable(failed), _usable(delayed)


def _usable(raw: Iterable[bytes]) -> list[str]:
    return sorted(address for one in raw if (address := usable_address(one.decode("utf-8", "replace"))))


def _about(content: bytes, mail: Structure, text: str) -> tuple[str, ...]:
    """Return the Message-IDs of the letters it speaks of: returned ones first, then quoted, then answered."""
    ids: list[str] = []
    for part in mail.parts:
        if part.type in _RETURNED_TYPES:
            raw = decoded(content, part, _REPORT_LIMIT)
            returned, _ = read_head(raw, 0, len(raw))
            ids += _ids(returned, "message-id", "x-microsoft-original-message-id")
    ids += [one for quoted in _QUOTED_ID.findall(text[:_REPORT_LIMIT]) for one in message_ids(quoted)]
    ids += _ids(mail.headers, "in-reply-to", "references")
    return _distinct(ids)


def _ids(headers: Headers, *names: str) -> list[str]:
    return [one for name in names for value in headers.all(name) for one in message_ids(value)]


def _distinct(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:_MOST_NAMED]
