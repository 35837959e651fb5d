"""What a mail says of itself in its head, and what is attached to it, taken out byte for byte and never opened."""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from heard.mail.format.parts import MOST_PARTS, Part, Structure, structure
from heard.mail.format.transfer import transfer_decoded
from heard.mail.words.bodies import texts_of


@dataclass(frozen=True, slots=True)
class Attached:
    """A part that is not the mail's text; `name` is whoever wrote it's, and `type` what they say it is."""

    name: str
    type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """Whom a mail names and what it is about; `to` are the addresses in To, Cc and Bcc."""

    sender: str
    to: tuple[str, ...]
    subject: str


class Opened:
    """A mail whose parts were found."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._mail: Structure = structure(content)

    @property
    def head(self) -> Head:
        headers = self._mail.headers
        named = [
            address.address for field in ("to", "cc", "bcc") for each in headers.addresses(field) for address in each
        ]
        senders = [address.address for each in headers.addresses("from") for address in each]
        return Head(next(iter(senders), ""), tuple(dict.fromkeys(named)), headers.text("subject"))

    @property
    def is_whole(self) -> bool:
        """Say whether every part was found; of one with too many, the mail itself has the rest."""
        return len(self._mail.parts) < MOST_PARTS

    def attached(self) -> Iterator[Attached]:
        texts = {id(part) for part in texts_of(self._mail.parts)}
        for part in self._mail.parts:
            if id(part) not in texts:
                yield Attached(part.name, part.type[:100], self._octets_of(part))

    def _octets_of(self, part: Part) -> bytes:
        """Return a file out of its encoding, as that says: what is guessed of a text is never guessed of a file."""
        body = self._content[part.start : part.end]
        if part.encoding == "base64":
            with suppress(binascii.Error):
                return binascii.a2b_base64(body)
        return transfer_decoded(body, part.encoding) if part.encoding else body
