"""What shows that whoever writes had a notice of ours: a token, as it stands in text ("hk7q-...-...").

A notice to an officer carries one of its own.  Three things are needed to make one: a key, which is no
part of the database; a number drawn by chance, which is; and what it was given for, which is kept with that number.
So neither the database nor a token that was seen tells how to make another, and one that is used for anything but
what it was given for is none.

Pure.  Tokens are read wherever text is read, without a key; they are proved where the number is kept.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from heard.mail.message import Message
from heard.mail.threads.signed import BREAK, HYPHENS, MISREAD, spelled

_NONCE_LENGTH = 17  # 83 bits
_CODE_LENGTH = 21  # 103 bits
CHANCE = 16
"""Bytes drawn for one token."""
_MOST_CLAIMS = 20
_PURPOSE = "heard token 1"  # no code of another purpose is one of these

_BEGINS = "hk"
_JOINED = rf"[{HYPHENS}]{BREAK}"
_TOKEN = re.compile(
    rf"(?<![^\W_]){_BEGINS}([0-9a-z]{{2}})"
    rf"{_JOINED}([0-9a-z]{{{_NONCE_LENGTH}}}){_JOINED}([0-9a-z]{{{_CODE_LENGTH}}})(?![^\W_])",
    re.IGNORECASE | re.ASCII,
)
_ANYTHING_BETWEEN = bytes(octet for octet in range(256) if not chr(octet).isalnum() or octet > 127)
_AS_SPELLED = bytes(ord(chr(octet).upper().translate(MISREAD)) if octet < 128 else octet for octet in range(256))
_STANDS = re.compile(rb"(?=%b..(.{%d}))" % (_BEGINS.upper().encode(), _NONCE_LENGTH))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What a token is given for, and holds for alone.

    officer   the address of whom it is given to
    message   the number of the message its notice is about
    about     the word of its notice
    only      the commands it is given for, as they are typed, in any order; () is any
    """

    officer: str
    reference: str | None
    message: int | None
    about: str
    only: tuple[str, ...]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Claim:
    """A token as somebody wrote it, in capitals; whether it is ours, `proves` says."""

    key: str
    nonce: str
    code: str


def nonce_of(chance: bytes) -> str:
    """Return the number of a token as it is typed; `chance` is `CHANCE` bytes that nobody can guess."""
    return spelled(chance, _NONCE_LENGTH)


def token(key: str, secret: bytes, nonce: str, bound: Bound) -> str:
    """Return a token as it stands in text; `key` is the name of the key with that secret."""
    return f"{_BEGINS}{key}-{nonce}-{_code(key, secret, nonce, bound)}".lower()


def proves(claim: Claim, secret: bytes, bound: Bound) -> bool:
    """Say whether a token was made with this secret, for this alone; takes as long whatever the answer."""
    return hmac.compare_digest(claim.code.encode(), _code(claim.key, secret, claim.nonce, bound).encode())


def _code(key: str, secret: bytes, nonce: str, bound: Bound) -> str:
    """Return the code of a token: of everything it is bound to, each with its length, so that nothing runs together."""
    expires = bound.expires_at.astimezone(UTC).isoformat(timespec="microseconds")
    message = None if bound.message is None else str(bound.message)
    said = (key, nonce, bound.officer.casefold(), bound.reference, message, bound.about, expires, *sorted(bound.only))
    written = b"".join(_with_length(each) for each in (_PURPOSE, *said))
    return spelled(hmac.new(secret, written, hashlib.sha256).digest(), _CODE_LENGTH)


def _with_length(text: str | None) -> bytes:
    if text is None:
        return b"-"
    content = text.encode()
    return b"%d:%b" % (len(content), content)


def tokens_in(text: str) -> tuple[Claim, ...]:
    """Return the tokens in a text, in order, each once.

    At most 20: nobody answers more notices in one mail, and nobody shall try more in one.
    """
    if _BEGINS not in text.lower():
        return ()  # as in nearly all mail
    found: dict[Claim, None] = {}
    for each in _TOKEN.finditer(text):
        found[Claim(*(part.upper().translate(MISREAD) for part in each.groups()))] = None
        if len(found) == _MOST_CLAIMS:
            break
    return tuple(found)


def nonces_standing_in(octets: bytes) -> Iterator[str]:
    """Yield what may be the number of a token in octets, whatever stands between its letters; most of it is none."""
    for each in _STANDS.finditer(octets.translate(_AS_SPELLED, _ANYTHING_BETWEEN)):
        yield each[1].decode("ascii")


def without_tokens(text: str) -> str:
    """Return a text without the tokens in it."""
    return _TOKEN.sub("", text) if _BEGINS in text.lower() else text


def read_for_tokens(message: Message) -> str:
    """Return all of a message that may carry a token: what its writer typed before what it quotes or has attached."""
    return "\n".join(_parts(message))


def _parts(message: Message) -> Iterator[str]:
    yield message.subject
    yield message.text
    if message.quoted:
        yield message.quoted
    for each in message.enclosed:
        yield each.subject
        yield each.text
