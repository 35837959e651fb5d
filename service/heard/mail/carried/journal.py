"""Exchange's journal reports: an envelope in words, and the mail itself unaltered beside it.

A mailbox that is fed by journalling gets everything wrapped so.  Only a setting can say that it
is, since anybody can write a mail that looks like a report.

Source: Exchange Server, "Journaling reports": the fields and their order are the server's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heard.mail.carried.enclosed import octets_of_mail
from heard.mail.format.addresses import addresses, usable_address
from heard.mail.format.parts import structure
from heard.mail.message import Address
from heard.mail.words.bodies import read_body

_ENVELOPE_LIMIT = 200_000
_MOST = 1_000
_SENDER = re.compile(r"^\s{0,3}Sender:\s{0,9}(.{1,500})$", re.MULTILINE | re.IGNORECASE)
_RECIPIENT = re.compile(
    r"^\s{0,3}(?:To|Cc|Bcc|Recipient|On-Behalf-Of):\s{0,9}(.{1,2000})$", re.MULTILINE | re.IGNORECASE
)
_EXPANDED = re.compile(r",\s{0,3}(?:Expanded|Forwarded):\s{0,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class JournalReport:
    """What a journal report carries.

    original    the mail itself, to the octet
    sender      who sent it, by the envelope
    recipients  all it went to, hidden ones too, each once, in order; the lists that were expanded after them
    """

    original: bytes
    sender: Address | None
    recipients: tuple[Address, ...]


def journal_report(content: bytes) -> JournalReport | None:
    """Read a journal report, or return None where the message is none."""
    mail = structure(content)
    originals = [part for part in mail.parts if part.type in ("message/rfc822", "message/global")]
    if len(originals) != 1:
        return None
    envelope = read_body(content, mail).text[:_ENVELOPE_LIMIT]
    sender = _SENDER.search(envelope)
    if sender is None or "x-ms-journal-report" not in mail.headers:
        return None
    named = addresses(sender[1])
    return JournalReport(octets_of_mail(content, originals[0]), named[0] if named else None, _recipients(envelope))


def unwrapped(content: bytes) -> bytes | None:
    """Return the mail a journal report carries, to the octet, or None where the message is no such report."""
    report = journal_report(content)
    return report.original if report else None


def _recipients(envelope: str) -> tuple[Address, ...]:
    direct: dict[str, Address] = {}
    lists: dict[str, Address] = {}
    for line in _RECIPIENT.findall(envelope)[:_MOST]:
        first, *by = _EXPANDED.split(line)
        for text, into in ((first, direct), *((each, lists) for each in by)):
            address = usable_address(text.strip().strip("<>"))
            if address:
                into.setdefault(address, Address("", address))
    return tuple({**direct, **lists}.values())
