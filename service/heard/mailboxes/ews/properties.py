"""A message of which the server cannot make MIME, told from its properties: its headers and its text.

Its body is asked for as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from email.utils import format_datetime
from typing import Any

from heard.mailboxes.ews.elements import children, field, full, moment, said
from heard.mailboxes.ews.head import Field
from heard.mailboxes.stand_in import stand_in

FIELDS = tuple(
    field(name)
    for name in (
        "item:Subject", "item:Body", "item:DateTimeSent", "message:ToRecipients", "message:CcRecipients",
        "message:InternetMessageId", "item:HasAttachments",
    )
)  # fmt: skip

_NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")
_NOT_IN_AN_ADDRESS = re.compile(r'[\s<>",;]+')


def as_mail(item: Any, came: Sequence[Field]) -> bytes:
    """Return a message made of an item's properties; its headers are those it came with, where it has any."""
    return stand_in(
        [(name, raw.decode("utf-8", "replace").partition(":")[2]) for name, raw in came],
        dict(_headers(item)),
        text=said(item, "t:Body"),
        is_html=False,
        lacks_attachments=said(item, "t:HasAttachments").strip() in ("true", "1"),
    )


def _headers(item: Any) -> list[tuple[str, str]]:
    sent = moment(said(item, "t:DateTimeSent"))
    return [
        ("From", _people(item, "t:From")),
        ("To", _people(item, "t:ToRecipients")),
        ("Cc", _people(item, "t:CcRecipients")),
        ("Subject", _line(said(item, "t:Subject"))),
        ("Date", format_datetime(sent) if sent else ""),
        ("Message-ID", _line(said(item, "t:InternetMessageId"))),
    ]


def _people(item: Any, path: str) -> str:
    people = [each for each in children(item, path) if each.tag == full("t:Mailbox")]
    return ", ".join(filter(None, map(_person, people)))


def _person(mailbox: Any) -> str:
    name, address = _line(said(mailbox, "t:Name")), _NOT_IN_AN_ADDRESS.sub("", said(mailbox, "t:EmailAddress"))
    if "@" not in address:  # a name in the directory ("EX"), which nobody can write to
        return ""
    quoted = name.replace("\\", "").replace('"', "")
    return f'"{quoted}" <{address}>' if quoted else f"<{address}>"


def _line(value: str) -> str:
    return _NOT_IN_A_LINE.sub(" ", value).strip()
