"""Message-IDs, as they stand in the headers that name them (RFC 5322, 3.6.4)."""

from __future__ import annotations

import re

from heard.mail.format.encoded_words import decode_words

# A thread of more is a loop or an attack; the first id and the latest tell the most.
_MOST_IDS = 200
_HEADER_LIMIT = 200_000
_ID_LIMIT = 990  # a line of mail holds 998 characters (RFC 5322, 2.1.1)

_BRACKETED = re.compile(r"<([^<>]*)>")
_COMMENT = re.compile(r"\([^()<>]*\)")
_NOT_IN_AN_ID = re.compile(r"[^\x21-\x7e]|[<>]")
_BETWEEN_BARE = re.compile(r'[\s<>(),;"]+')


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
