"""What a delivery report says: which addresses a letter did not reach, and which letter it was.

The report itself (RFC 3464) is read where there is one; where there is prose, flufl.bounce
knows the prose of the common mail systems, and prose.py that of the others.  A delay is not
a failure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from heard.mail.format.addresses import addresses
from heard.mail.format.headers import Headers, read_head
from heard.mail.format.parts import Part, Structure
from heard.mail.machines.prose import named_in_prose
from heard.mail.machines.returned import RETURNED_TYPES, is_returned_mail
from heard.mail.message import Bounce
from heard.mail.threads.message_ids import message_ids
from heard.mail.words.bodies import decoded

_REPORT_LIMIT = 64 * 1024
_MOST_NAMED = 100

_REPORT_TYPES = ("message/delivery-status", "message/global-delivery-status")
_UNNAMED_REPORT = re.compile(
    rb"\s{0,20}(?:Reporting-MTA|Original-Envelope-Id|Final-Recipient|Reporting-UA)\s?:", re.IGNORECASE
)
_BLANK_LINE = re.compile(rb"(?:\r?\n){2,}")
_QUOTED_ID = re.compile(
    r"^[ \t>|*-]{0,9}(?:(?:X-Microsoft-)?Original[ -])?Message[- ]?ID\*?\s?[:=]\s{0,9}(?:&lt;"
    r"|<)([^<>&\n]{3,990}?)(?:&gt;|>)",
    re.IGNORECASE | re.MULTILINE,
)
_ID_FIELDS = ("message-id", "x-microsoft-original-message-id", "x-original-message-id")
_X400 = re.compile(r"rfc-?822\s?=\s?([^/;\s]{1,128})\(a\)([^/;\s]{1,250})", re.IGNORECASE)
_FAILED, _DELAYED = ("failed", "failure", "fail", "error", "bounced"), ("delayed", "delay", "transient-failure")
_STATUS = re.compile(r"\s?([245])\.\d{1,3}\.\d{1,3}")
_REJECTS = re.compile(r"reject|refus|quota|abgelehnt|rifiutat|rechazad")


def bounce_of(content: bytes, mail: Structure, text: str) -> Bounce | None:
    """Return what a delivery report says, or None where the message is none or reports that all went well.

    text   the message's own text, where prose quotes the returned letter's Message-ID
    """
    reports = [part for part in mail.parts if part.type in _REPORT_TYPES]
    is_report = mail.parameters.get("report-type", "").lower() == "delivery-status"
    if is_report and not reports:
        reports = [part for part in mail.parts if _UNNAMED_REPORT.match(content, part.start, part.end)]
    failed, delayed, reached = _read_reports(content, reports)
    if not reports:
        failed = _refused_by_receipt(content, mail, text)
    named = [one.address for found in mail.headers.addresses("x-failed-recipients") for one in found]
    failed = [*failed, *(address for address in named if address not in delayed)]
    if failed or delayed:
        return Bounce(_distinct(failed), _distinct(delayed), _about(content, mail, text))
    if reached:
        return None
    if not (is_report or reports or is_returned_mail(mail, text)):
        return None
    found = named_in_prose(content, mail, text, returned=_returned_heads(content, mail))
    return Bounce(_distinct(found.failed), _distinct(found.delayed), _about(content, mail, text))


def _read_reports(content: bytes, reports: list[Part]) -> tuple[list[str], list[str], list[str]]:
    """Return the addresses that failed, that are delayed, and those the mail did reach (RFC 3464, 2.3)."""
    failed: list[str] = []
    delayed: list[str] = []
    reached: list[str] = []
    for part in reports:
        raw = decoded(content, part, _REPORT_LIMIT)
        for block in _BLANK_LINE.split(raw.strip()):
            fields, _ = read_head(block, 0, len(block))
            action = _action(fields)
            # The address we wrote to rather than the one it was forwarded to, where both are given.
            names = ("original-recipient", "final-recipient", "x-actual-recipient")
            address = next(filter(None, (_recipient(fields.text(name)) for name in names)), None)
            if not address or not action:
                continue
            (failed if action in _FAILED else delayed if action in _DELAYED else reached).append(address)
    return failed, delayed, reached


def _action(fields: Headers) -> str:
    """Return the action of a block, told from its status where servers leave it out (RFC 3463, 3.1)."""
    if action := re.split(r"[\s(;]", fields.text("action").lower(), maxsplit=1)[0]:
        return action
    status = _STATUS.match(fields.text("status"))
    return {"5": "failed", "4": "delayed", "2": "delivered"}[status[1]] if status else ""


def _recipient(value: str) -> str | None:
    kind, semicolon, address = value.partition(";")
    if semicolon and kind.strip().lower() not in ("rfc822", "utf-8", "unknown", "smtp", "system", ""):
        inner = _X400.search(value)
        return f"{inner[1]}@{inner[2]}".lower() if inner else None
    found = addresses(address if semicolon else value)
    return found[0].address if found else None


def _refused_by_receipt(content: bytes, mail: Structure, text: str) -> list[str]:
    """Return whom a receipt says the letter was refused for: filters of mailboxes reject so (RFC 5429, 2.1)."""
    receipts = [part for part in mail.parts if part.type == "message/disposition-notification"]
    if not receipts or not _REJECTS.search(f"{mail.headers.text('subject')} {text[:400]}".lower()):
        return []
    raw = decoded(content, receipts[0], _REPORT_LIMIT).lstrip()
    fields, _ = read_head(raw, 0, len(raw))
    disposition = fields.text("disposition").lower()
    if "automatic-action" not in disposition or "displayed" in disposition:
        return []
    address = _recipient(fields.text("final-recipient"))
    return [address] if address else []


def _returned_heads(content: bytes, mail: Structure) -> list[Headers]:
    """Return the heads of the letters that came back with the report."""
    heads = []
    for part in mail.parts:
        if part.type in RETURNED_TYPES:
            raw = decoded(content, part, _REPORT_LIMIT).lstrip()
            heads.append(read_head(raw, 0, len(raw))[0])
    return heads


def _about(content: bytes, mail: Structure, text: str) -> tuple[str, ...]:
    """Return the Message-IDs of the letters it speaks of: returned ones first, then quoted, then answered."""
    ids: list[str] = []
    for returned in _returned_heads(content, mail):
        ids += _ids(returned, *_ID_FIELDS)
    for part in mail.parts:
        if part.type == "message/disposition-notification":
            raw = decoded(content, part, _REPORT_LIMIT).lstrip()
            ids += _ids(read_head(raw, 0, len(raw))[0], "original-message-id")
    ids += [one for quoted in _QUOTED_ID.findall(text[:_REPORT_LIMIT]) for one in message_ids(f"<{quoted}>")]
    ids += _ids(mail.headers, "in-reply-to", "references")
    return _distinct(ids)


def _ids(headers: Headers, *names: str) -> list[str]:
    return [one for name in names for value in headers.all(name) for one in message_ids(value)]


def _distinct(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:_MOST_NAMED]
