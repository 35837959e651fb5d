"""One mail as it was sent and as it came: what was taken from it, put on it, or put in another's place.  Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message as Fields

from heard.mail.format.encoded_words import header_text
from heard.mail.words.html_text import html_to_text

HEADERS = (
    "Auto-Submitted",
    "In-Reply-To",
    "References",
    "X-Heard-Case",
    "X-Auto-Response-Suppress",
    "Thread-Topic",
    "Thread-Index",
)
"""What a letter is known by, and what keeps machines from answering it."""
AUTH_AS = "X-MS-Exchange-Organization-AuthAs"
_ON_THE_WAY = ("received", "message-id", "references", "in-reply-to", "dkim-signature")


@dataclass(frozen=True, slots=True)
class Added:
    """What stands before and behind our words; `kept` is false where they are no more what they were."""

    before: str = ""
    behind: str = ""
    kept: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of a mail.

    message_id    the one it came with; "" where it has none
    id_kept       whether that is ours
    id_kept_in    the header that keeps ours where another took its place; "" where none does
    lost          of HEADERS, those that are gone
    altered       of HEADERS, those that say something else
    text, html    None where that part is gone
    verdicts      every Authentication-Results, topmost first
    auth_as       what Exchange says of where it came from (X-MS-Exchange-Organization-AuthAs), each time it does
    """

    message_id: str
    id_kept: bool
    id_kept_in: str
    lost: tuple[str, ...]
    altered: tuple[str, ...]
    subject: Added
    text: Added | None
    html: Added | None
    verdicts: tuple[str, ...]
    auth_as: tuple[str, ...]


def changes(sent: bytes, came: bytes) -> Changes:
    """Compare a mail as it came with what was sent, whose Message-ID nothing else bears."""
    ours, theirs = message_from_bytes(sent), message_from_bytes(came)
    message_id, given = _value(ours, "Message-ID"), _value(theirs, "Message-ID")
    keeps = (name for name, value in theirs.items() if message_id in str(value) and name.lower() not in _ON_THE_WAY)
    return Changes(
        message_id=given,
        id_kept=given == message_id,
        id_kept_in="" if given == message_id else next(keeps, ""),
        lost=tuple(name for name in HEADERS if theirs[name] is None),
        altered=tuple(
            name for name in HEADERS if theirs[name] is not None and _value(theirs, name) != _value(ours, name)
        ),
        subject=_added(header_text(_value(ours, "Subject")), header_text(_value(theirs, "Subject"))),
        text=_between(ours, theirs, "text/plain"),
        html=_between(ours, theirs, "text/html"),
        verdicts=tuple(_bare(str(each)) for each in theirs.get_all("Authentication-Results", ())),
        auth_as=tuple(_bare(str(each)) for each in theirs.get_all(AUTH_AS, ())),
    )


def _value(mail: Fields, name: str) -> str:
    value = _bare(str(mail.get(name, "")))
    return value.replace(" ", "") if name == "Thread-Index" else value


def _bare(text: str) -> str:
    return " ".join(text.split())


def _between(ours: Fields, theirs: Fields, kind: str) -> Added | None:
    written = _words(theirs, kind)
    return _added(" ".join(_words(ours, kind)), " ".join(written)) if written else None


def _added(ours: str, theirs: str) -> Added:
    before, found, behind = theirs.partition(ours)
    return Added(before.strip(), behind.strip()) if found else Added(kept=False)


def _words(mail: Fields, kind: str) -> Sequence[str]:
    """Return the words of every part of this kind that is no file, in order."""
    found: list[str] = []
    for part in mail.walk():
        content = part.get_payload(decode=True)
        if part.get_content_type() == kind and part.get_filename() is None and isinstance(content, bytes):
            text = content.decode("utf-8", "replace")
            found += (html_to_text(text) if kind == "text/html" else text).split()
    return found
