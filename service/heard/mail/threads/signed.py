"""The mark our letters carry: a case's reference and a code only we can make ("NH-25-0042.7KQ3F9WD").

A number anybody can guess; a code nobody can.  Whoever writes one holds a letter of that case,
or was given one: it says what a mail is about, and that its writer was let in, never who they are.
A wrong code proves nothing and says nothing.

Pure.  Marks are read where mail is read, without the secret; they are proved where cases are.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from enum import StrEnum

from heard.mail.message import Message

DIGITS = "0123456789BCDFGHJKMNPQRSTVWXYZ"  # Crockford's base 32 without A and E, so that no code is a word
_LENGTH = 8  # 39 bits, and whoever guesses has to write a mail for every few tries
_MOST_CLAIMS = 20

# Mail programs change hyphens, and break lines after them, also within a quote.
HYPHENS = "-\u2010\u2011\u2012\u2013\u2212"
BREAK = r"[\s>|\u200b]{0,8}"
_FROM_THE_YEAR = re.compile(
    rf"[{HYPHENS}]{BREAK}(\d\d)[{HYPHENS}]{BREAK}(\d{{4,7}})\.{BREAK}([0-9a-z]{{{_LENGTH}}})(?![^\W_])",
    re.IGNORECASE | re.ASCII,
)
_PREFIX = re.compile(r"(?:^|[\W_])([a-z][a-z0-9]{0,7})\Z", re.IGNORECASE | re.ASCII)
_LONGEST_PREFIX = 9  # and what stands before it
MISREAD = str.maketrans("OIL", "011")  # by people; Crockford's base 32


class Place(StrEnum):
    """Where in a message a mark stands."""

    ADDRESS = "address"  # that it was sent to: the one our letters ask for answers at
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Claim:
    """A mark as somebody wrote it, in capitals; whether it is ours, `proves` says."""

    reference: str
    code: str


def signed(reference: str, secret: bytes) -> str:
    """Return the mark of a case; the same for every letter of it."""
    return f"{reference.upper()}.{_code(reference, secret)}"


def proves(claim: Claim, secret: bytes) -> bool:
    """Say whether a mark is one we made; takes as long whatever the answer."""
    return hmac.compare_digest(claim.code.encode(), _code(claim.reference, secret).encode())


def conversation_of(reference: str, secret: bytes) -> bytes:
    """Return the 16 bytes by which Outlook is to know a case's letters as one conversation."""
    return _digest("conversation", reference, secret)[:16]


def _code(reference: str, secret: bytes) -> str:
    return spelled(_digest("mark", reference, secret), _LENGTH)


def spelled(number: bytes, length: int) -> str:
    """Return the last `length` digits of a number, as they are typed."""
    left = int.from_bytes(number, "big")
    code = ""
    for _ in range(length):
        left, digit = divmod(left, len(DIGITS))
        code += DIGITS[digit]
    return code


def _digest(purpose: str, reference: str, secret: bytes) -> bytes:
    return hmac.new(secret, f"{purpose}:{reference.upper()}".encode(), hashlib.sha256).digest()


def claims_in(text: str) -> tuple[Claim, ...]:
    """Return the marks in a text or an address ("complaints+nh-25-0042.7kq3f9wd@..."), in order, each once.

    At most 20: nobody holds letters of more cases, and nobody shall try more codes in one mail.
    """
    found: dict[Claim, None] = {}
    for rest in _FROM_THE_YEAR.finditer(text):
        prefix = _PREFIX.search(text, max(0, rest.start() - _LONGEST_PREFIX), rest.start())
        if prefix is not None:
            code = rest[3].upper().translate(MISREAD)
            found[Claim(f"{prefix[1].upper()}-{rest[1]}-{rest[2]}", code)] = None
            if len(found) == _MOST_CLAIMS:
                break
    return tuple(found)


def claims_of(message: Message) -> tuple[tuple[Claim, Place], ...]:
    """Return the marks a message carries and where, those in addresses first, each once a place."""
    addresses = (*message.delivered_to, *(each.address for each in (*message.to, *message.cc)))
    written_to = claims_in("\n".join([each for each in addresses if "+" in each][: 5 * _MOST_CLAIMS]))
    written = claims_in(f"{message.text}\n{message.quoted}" if message.quoted else message.text)
    return (*((claim, Place.ADDRESS) for claim in written_to), *((claim, Place.TEXT) for claim in written))
