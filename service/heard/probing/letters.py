"""The mail that is sent: like any letter of heard's, with every header that a case is known by.  Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from heard.letters.envelope import seal
from heard.letters.writing import Rendered
from heard.mail.message import Address
from heard.mail.threads.thread_index import new_index

SAYS = (
    "heard wrote this to itself: somebody who looks after it typed: heard check --probe",
    "It is no complaint. Nobody needs to answer it, and whoever likes may delete it.",
    "Here ends what heard wrote.",
)
TAG = "probe"


@dataclass(frozen=True, slots=True)
class Probe:
    """A mail to be sent: `mark` is what it is known by when it comes."""

    content: bytes
    to: str
    message_id: str
    mark: str


def probe(address: str, mark: str, at: datetime, *, tagged: bool = False) -> Probe:
    """Return a mail of a mailbox to itself, or to its address with a tag ("complaints+probe@...")."""
    local, _, domain = address.rpartition("@")
    to = f"{local}+{TAG}@{domain}" if tagged else address
    name = hashlib.sha256(mark.encode())
    message_id, parent = (f"<heard.{kind}.{name.hexdigest()[:24]}@{domain}>" for kind in ("probe", "before"))
    topic = f"heard probe {mark}"
    lines = (*SAYS[:2], mark, SAYS[2])
    html = "".join(f"<p>{line}</p>" for line in lines)
    content = seal(
        Rendered(topic, "\n".join(lines) + "\n", f"<html><body>{html}</body></html>"),
        sender=Address("", address),
        to=[Address("", to)],
        message_id=message_id,
        date=at,
        automatic="auto-generated",
        case="PROBE",
        in_reply_to=parent,
        references=[parent],
        thread_topic=topic,
        thread_index=new_index(name.digest()[:16], at),
    )
    return Probe(content, to, message_id, mark)


def forged(letter: Probe, servers: Sequence[str], domain: str) -> Probe:
    """Return a mail with what only servers of our own may write: that it is from whom it says, and from inside.

    servers   the names in which it says so; "" is a verdict that names no server, as Microsoft 365 writes them
    """
    said = f"dmarc=pass header.from={domain} policy.heard={sign_of(letter)}"
    lines = [f"Authentication-Results: {f'{server}; ' if server else ''}{said}" for server in servers]
    lines += [f"X-MS-Exchange-Organization-AuthAs:{fold} Internal" for fold in ("", "\r\n")]
    head = "".join(f"{line}\r\n" for line in lines).encode("ascii", "replace")
    return Probe(head + letter.content, letter.to, letter.message_id, letter.mark)


def sign_of(letter: Probe) -> str:
    """Return what a verdict that we forged for a letter is known by."""
    return letter.mark.split("-")[2]
