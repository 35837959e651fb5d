"""When two messages are the same: to the byte, or the same words by another route."""

from __future__ import annotations

import hashlib
from datetime import UTC

from heard.mail.message import Message
from heard.mail.threads.subjects import normal_subject
from heard.mail.words.own_words import without_banner


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
        " ".join(without_banner(message.text).split()),
    ):
        encoded = part.encode("utf-8", "replace")
        said.update(len(encoded).to_bytes(8, "big") + encoded)
    return said.digest()
