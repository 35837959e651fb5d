"""What ties a message to others: Message-IDs, Outlook's Thread-Index, case references, subjects.

All of it is written by the sender and may lie; what it is worth is decided elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from datetime import timedelta

from heard.mail.encoded_words import decode_words

# A thread of more is a loop or an attack; the first id and the latest tell the most.
_MOST_IDS = 200
_HEADER_LIMIT = 200_000
_ID_LIMIT = 990  # a line of mail holds 998 characters (RFC 5322, 2.1.1)

_BRACKETED = re.compile(r"<([^<>]*)>")
_COMMENT = re.compile(r"\([^()<>]*\)")
_NOT_IN_AN_ID = re.compile(r"[^\x21-\x7e]|[<>]")
_BETWEEN_BARE = re.compile(r'[\s<>(),;"]+')

_INDEX_HEAD, _INDEX_CHILD = 22, 5  # bytes; MS-OXOMSG 2.2.1.3
_INDEX_CHILDREN = 300
_TICKS = timedelta(microseconds=1)  # ten of Windows' 100 ns

_MARKS = "-\u2010\u2011\u2012\u2013\u2212"

# "Re:" and "Fwd:" as mail programs of many languages write them.
_PREFIX = re.compile(
    r"(?:re|aw|antw|antwort|sv|vs|vá|odp|res|rif|r|ref|ynt|atb|yml|bls|ats|răsp|απ|回复|答复|回覆"
    r"|fw|fwd|wg|tr|vb|vl|vid|rv|enc|enc|pd|i|ilt|doorst|trs|továbbítás|πρθ|转发|轉寄)"
    r"\s{0,3}(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s{0,3}[:：]\s*+",
    re.IGNORECASE,
)
# Tags of gateways: "[EXTERNAL]", "[EXT]", "[SPAM?]".  A tag with a number may be somebody's reference and stays.
_TAG = re.compile(
    r"(?:\[[^\[\]\d]{1,40}\]|\*{2,5}\s?(?:spam|external)[^*\d]{0,30}\*{2,5}|external\s?:)\s*+", re.IGNORECASE
)
_SPACES = re.compile(r"\s+")


def message_ids(value: str) -> tuple[str, ...]:
    """Return the Message-IDs in a References, In-Reply-To or Message-ID header, in order, each once.

    Case and brackets are kept, since they are compared as they stand (RFC 5322, 3.6.4); space
    inside the brackets is folding and goes.  Without any brackets, words with an "@" are taken.
    At most 200: the first and the latest.
    """
    value = value[-_HEADER_LIMIT:]
    if "=?" in value:
        value = decode_words(value)  # some programs encode an id too long for its line, which nobody should
    inner = _BRACKETED.findall(value) or [
        word for word in _BETWEEN_BARE.split(_COMMENT.sub(" ", value)) if "@" in word[1:-1]
    ]
    ids = dict.fromkeys(f"<{bare}>" for text in inner if 0 < len(bare := _NOT_IN_AN_ID.sub("", text)) <= _ID_LIMIT)
    found = tuple(ids)
    return found if len(found) <= _MOST_IDS else (found[0], *found[1 - _MOST_IDS :])


def message_id(value: str) -> str | None:
    """Return the id a Message-ID header gives, with brackets, also where it was written without, or None."""
    if ids := message_ids(value):
        return ids[0]
    words = _NOT_IN_AN_ID.sub(" ", _COMMENT.sub(" ", value[:_ID_LIMIT])).split()
    return f"<{words[0]}>" if words else None


def case_references(text: str, prefix: str) -> tuple[str, ...]:
    """Return the landlord's case references in a text ("NH-25-0042"), in capitals, in order, each once.

    A reference is a claim: anybody can write a number.
    """
    if not prefix:
        return ()
    pattern = re.compile(
        rf"(?<![^\W_]){re.escape(prefix)}\s?[{_MARKS}]\s?(\d\d)\s?[{_MARKS}]\s?(\d{{4,7}})(?!\d)",
        re.IGNORECASE | re.ASCII,
    )
    return tuple(dict.fromkeys(f"{prefix.upper()}-{year}-{number}" for year, number in pattern.findall(text)))


def normal_subject(subject: str) -> str:
    """Return the subject without reply and forward marks and gateway tags, whatever order they came in."""
    at = len(subject) - len(subject.lstrip())
    while found := _PREFIX.match(subject, at) or _TAG.match(subject, at):
        at = found.end()
    return _SPACES.sub(" ", subject[at:]).strip()


def is_forward(subject: str) -> bool:
    """Say whether the first mark of a subject is a forward's."""
    at = 0
    while tag := _TAG.match(subject, at):
        at = tag.end()
    return _FORWARD.match(subject, at) is not None


_FORWARD = re.compile(r"\s{0,5}(?:fw|fwd|wg|tr|vb|vl|rv|enc|pd|i|ilt|doorst|πρθ|转发)\s{0,3}[:：]", re.IGNORECASE)


def thread_index_child(parent: str, *, since: timedelta) -> str | None:
    """Return the Thread-Index of an answer to `parent`, or None where the parent's is not one.

    since   how long after the message whose time the parent's header carries the answer is written

    The same arguments give the same index.  MS-OXOMSG 2.2.1.3: a child block is one bit that
    tells the scale, 31 bits of the time between, and a byte against collisions.
    """
    raw = _index_bytes(parent)
    if raw is None:
        return None
    ticks = max(0, since // _TICKS) * 10
    if ticks < 1 << 49:
        time = ticks >> 18
    else:
        time = 1 << 31 | (min(ticks, (1 << 54) - 1) >> 23)
    block = time.to_bytes(4, "big")
    return base64.b64encode(raw + block + hashlib.sha256(raw + block).digest()[:1]).decode("ascii")


def _index_bytes(index: str) -> bytes | None:
    try:
        raw = base64.b64decode("".join(index.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    children, over = divmod(len(raw) - _INDEX_HEAD, _INDEX_CHILD)
    return raw if 0 <= children < _INDEX_CHILDREN and not over else None
