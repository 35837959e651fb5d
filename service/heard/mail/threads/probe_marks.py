"""The mark of a mail that `heard check --probe` sends from a mailbox to itself ("hp01-1795763291-...-...").

Nobody complains in it and nobody waits for an answer, so heard leaves it alone: but only for a day, only in the mailbox
it was made for, only what comes from that mailbox itself or was returned to it, and only by a mark made with a key.
Whoever writes from elsewhere is heard, whatever they copied into their mail.

Pure.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from heard.mail.message import Message, RawMessage
from heard.mail.threads.signed import spelled

CHANCE = 16
"""Bytes drawn for one mark."""
LASTS = timedelta(days=1)
_NONCE_LENGTH = 17
_CODE_LENGTH = 21
_MARK = re.compile(
    rf"(?<![0-9a-z])hp([0-9]{{2}})-([0-9]{{10}})-([0-9a-z]{{{_NONCE_LENGTH}}})-([0-9a-z]{{{_CODE_LENGTH}}})(?![0-9a-z])"
)
_READ = 200_000
"""Octets of a mail that are looked through; a probe is a hundredth of that."""
_MOST_MARKS = 20
_PURPOSE = "heard probe 1"  # no code of another purpose is one of these


def probe_mark(key: str, secret: bytes, *, mailbox: str, at: datetime, chance: bytes) -> str:
    """Return a new mark as it stands in text.

    key      the name of the key with that secret: two digits
    mailbox  the address of the mailbox that it holds for
    at       when it is made; aware
    chance   `CHANCE` bytes that nobody can guess
    """
    seconds, nonce = f"{int(at.timestamp()):010}", spelled(chance, _NONCE_LENGTH).lower()
    return f"hp{key}-{seconds}-{nonce}-{_code(secret, key, mailbox, seconds, nonce)}"


def is_probe(raw: RawMessage, message: Message, secrets: Mapping[str, bytes]) -> bool:
    """Say whether a message is a probe of this mailbox, or the report that one was not delivered.

    secrets   those of the keys that hold now, by name
    """
    from_itself = message.sender is not None and message.sender.address == raw.mailbox.lower()
    if not from_itself and message.bounce is None:
        return False
    text = f"{message.subject}\n{raw.content[:_READ].decode('latin-1')}"
    marks = (found for found, _ in zip(_MARK.finditer(text), range(_MOST_MARKS), strict=False))
    return any(_holds(found, raw, secrets) for found in marks)


def _holds(found: re.Match[str], raw: RawMessage, secrets: Mapping[str, bytes]) -> bool:
    key, seconds, nonce, code = found.groups()
    secret = secrets.get(key)
    if secret is None or not hmac.compare_digest(code, _code(secret, key, raw.mailbox, seconds, nonce)):
        return False
    return abs(raw.received_at - datetime.fromtimestamp(int(seconds), UTC)) <= LASTS


def _code(secret: bytes, key: str, mailbox: str, seconds: str, nonce: str) -> str:
    # The address comes last: it alone has no length of its own.
    written = f"{_PURPOSE}\n{key}\n{seconds}\n{nonce}\n{mailbox.lower()}".encode()
    return spelled(hmac.new(secret, written, hashlib.sha256).digest(), _CODE_LENGTH).lower()
