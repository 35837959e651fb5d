"""The head of a message that the server has rebuilt, put together from what it came with.

Exchange keeps a message as properties and makes MIME of them anew; what it has no property
for is missing then: Received, Authentication-Results, Auto-Submitted, X- headers, at times
the Message-ID.  The headers as they came lie in a property of their own
(PR_TRANSPORT_MESSAGE_HEADERS, 0x007D), and as a list (InternetMessageHeaders).  So:

1.  Where the MIME has every header that the message came with, it is left as it is.
2.  Else the head is, first, the headers it came with, in their order, which says who added
    what on which side of which server; without those that describe the body, for that is
    another one now.
3.  Then what the rebuilt head has and they lack of the few headers a mail cannot be read
    without (From, Subject, Date...): a mail that came by no SMTP has them nowhere else.
4.  Then the rebuilt head's own description of the body, and the body as it is.

A header begins at the start of a line and with a name and a colon (RFC 5322, 2.2), and
nothing below the first empty line is one.  So no words of a body become a header, nor does a
line of a header that was broken by a lone CR or LF.  Where a line was left out because it is
none, a header of ours says so that a careful reader stops at: another program may have read
that line as one, and a head put together again must not look better than it came.

Pure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from heard.mail.format.headers import read_head

Field = tuple[str, bytes]
"""A header: its name as it was written, and all of it with its folds and the CRLF at its end."""
LEFT_OUT: Field = ("X-Left-Out", b"X-Left-Out: \0\r\n")
_SAYS_WHENCE = "x-ms-exchange-organization-authas"

NEEDED = frozenset({
    "from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id", "in-reply-to", "references",
    "thread-topic", "thread-index",
})  # fmt: skip

# Without a space before the colon (RFC 5322, 4.5): so a forged header may come past a server that takes the plain away.
_NAME = re.compile(rb"([!-9;-~]{1,200}):")
_LISTED_NAME = re.compile(r"[!-9;-~]{1,200}")
_BREAKS = re.compile(r"[\r\n]+[ \t]*")


def came_with(transport: str | None, listed: Iterable[tuple[str, str]] = ()) -> list[Field]:
    """Return the headers a message came with, those that describe its body left out.

    transport  the property 0x007D; it says more than the list: folds, and the order
    listed     InternetMessageHeaders, used where that is missing
    """
    found = fields((transport or "").encode("utf-8", "replace"))
    if not found:
        found = [
            (name, f"{name}: {_BREAKS.sub(' ', value).strip()}\r\n".encode("utf-8", "replace"))
            for name, value in listed
            if _LISTED_NAME.fullmatch(name)
        ]
    return [each for each in found if not describes_a_body(each[0])]


def whole(mime: bytes, came: Sequence[Field]) -> bytes:
    """Return a message with the head it came with; `mime` itself where nothing of it is missing."""
    _, body = read_head(mime, 0, len(mime))
    own = fields(mime[:body])
    if not came or (not _count(came) - _count(own) and _whence(own) == _whence(came)):
        return mime
    given = {name.lower() for name, _ in came}
    missing = [each for each in own if each[0].lower() in NEEDED and each[0].lower() not in given]
    description = [each for each in own if describes_a_body(each[0])]
    return b"".join(raw for _, raw in (*came, *missing, *description)) + b"\r\n" + mime[body:]


def _count(headers: Sequence[Field]) -> Counter[str]:
    return Counter(name.lower() for name, _ in headers)


def _whence(headers: Sequence[Field]) -> list[bytes]:
    """Return what is said of where the mail came from: of that the words count, and who says nothing says so."""
    return [raw.partition(b":")[2].strip().lower() for name, raw in headers if name.lower() == _SAYS_WHENCE]


def describes_a_body(name: str) -> bool:
    return name.lower() == "mime-version" or name.lower().startswith("content-")


def fields(head: bytes) -> list[Field]:
    """Return the headers at the start of `head`, up to the first empty line; LEFT_OUT where a line is none."""
    found: list[Field] = []
    goes_on = False
    for line in _lines(head):
        if not line:
            break
        if line[:1] in b" \t":
            if goes_on and line.strip():
                name, raw = found[-1]
                found[-1] = (name, raw + line + b"\r\n")
            continue
        named = _NAME.match(line)
        goes_on = named is not None
        found.append((named[1].decode("ascii"), line + b"\r\n") if named is not None else LEFT_OUT)
    return found


def _lines(head: bytes) -> list[bytes]:
    """Return the lines of a head, which all end in one way; what ends none is a blank."""
    end = b"\r\n" if b"\r\n" in head else b"\n"
    return [line.replace(b"\r", b" ").replace(b"\n", b" ") for line in head.split(end)]
