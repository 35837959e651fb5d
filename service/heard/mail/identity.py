"""When two messages are the same: to the byte, or the same words by another route."""

from __future__ import annotations

import hashlib
from datetime import UTC

from heard.mail.format.swap import Swap
from heard.mail.message import Message
from heard.mail.threads.subjects import normal_subject
from heard.mail.words.own_words import without_banner

# All that str.split parts words at.
_TO_SPACES = Swap(
    dict.fromkeys(
        "\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
        "\u2028\u2029\u202f\u205f\u3000",
        " ",
    )
)


def digest(content: bytes) -> bytes:
    """Return the SHA-256 of the bytes as they came."""
    return hashlib.sha256(content).digest()


def words_digest(message: Message) -> bytes:
    """Return a digest that is the same for two copies of one mail that came by two routes.

    Routes change Received lines, fold headers anew, put tags before the subject and a banner
    before the text; writer, Message-ID, Date and words they leave alone.
    """
    said = hashlib.sha256()
    for part in (
        message.message_id or "",
        message.sender.address if message.sender else "",
        message.date.astimezone(UTC).isoformat() if message.date else "",
        normal_subject(message.subject).casefold(),
        _evenly_spaced(without_banner(message.text)),
    ):
        encoded = part.encode("utf-8", "replace")
        said.update(len(encoded).to_bytes(8, "big") + encoded)
    return said.digest()


def _evenly_spaced(text: str) -> str:
    """Return " ".join(text.split()), three times as fast, since few words have more than one space after them."""
    text = _TO_SPACES(" ".join(filter(None, map(str.strip, text.split("\n")))))
    while "  " in text:
        text = text.replace("  ", " ")
    return text
