"""What the landlord's own servers wrote on a mail, where their Received lines stand above their verdict.

Each server puts its headers above those that came with a mail, so all that stands above the first
Received is of our own.  Some servers write the verdict one line lower, below their own Received,
and behind the server at the border there may be others that add a Received each.  There it can be
told only by somebody who says which server is at the border: whatever that one did not write, or
hand on to a server behind it, came with the mail, and anybody can have written it.

That they wrote on it at all shows that they took it in: what lies among sent mail may have been moved there.

It is read here octet by octet and without indulgence.  A line that another program may read
otherwise, and so may not have taken out, ends what counts.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from heard.mail.authenticity import UNNAMED, written_by
from heard.mail.format.charsets import one_line
from heard.mail.format.encoded_words import raw_text
from heard.mail.format.headers import HEAD_LIMIT
from heard.mail.format.received import Handover, handover

_FIELD, _FIELD_LF = (
    re.compile(rb"([!-9;-~]++):([^\r\n\0]*+(?:%b[ \t][^\r\n\0]*+)*+)%b" % (end, end)) for end in (rb"\r\n", rb"\n")
)
_END_OF_HEAD = re.compile(rb"\r?\n|\Z")
_LONGEST = 8_000
_MOST_ZONES = 20
_MOST_RESULTS = 20


@dataclass(frozen=True, slots=True)
class Border:
    """The landlord's server that takes mail in from outside, all of it.

    host     what it calls itself in its Received lines, after "by"; "*.mail.example" is any of a service's many
             servers, of which each goes by several names that begin alike
    strips   whether it takes out every verdict in its own name that comes with a mail (RFC 8601, 5)
    """

    host: str
    strips: bool = False

    @property
    def is_one_of_many(self) -> bool:
        return self.host.startswith("*.")

    def is_named(self, host: str) -> bool:
        """Say whether a server that calls itself so, in small letters, is at the border."""
        own = self.host.lower().rstrip(".")
        return host.endswith(own[1:]) if self.is_one_of_many else host == own

    def is_next(self, host: str, expected: str) -> bool:
        """Say whether a server is the one that the next behind it says it had a mail from."""
        if self.is_one_of_many:
            return host.partition(".")[0] == expected.partition(".")[0]
        return host == expected


@dataclass(slots=True)
class _Zone:
    """A Received, and the verdicts between it and the next one; what stands above the first has none."""

    received: str | None
    results: list[str] = field(default_factory=list)


def verdicts_at(border: Border, content: bytes, *, authserv_id: str) -> tuple[str, ...]:
    """Return the Authentication-Results that our own servers wrote on a mail, topmost first.

    They stand above the first Received; above the Received of the border, if each server behind it
    says that it had the mail from the one that wrote the next line; and, where the border strips,
    right below its Received, unless a verdict in our name further down shows that it does not.

    authserv_id   the id our server writes, or UNNAMED
    """
    above, *zones = _zones(content)
    if not zones:
        return ()
    counted, expected = list(above.results), ""
    for number, zone in enumerate(zones):
        by = handover(zone.received or "")
        if by is None or (expected and not border.is_next(by.host, expected)):
            break
        if _is_the_borders(by, border):
            below = zones[number + 1 :]
            stays = any(written_by(each) == authserv_id.lower() for later in below for each in later.results)
            return tuple(counted if not border.strips or stays else [*counted, *zone.results])
        counted += zone.results
        expected = by.came_from
        if not expected:
            break
    return tuple(above.results)


def took_in(content: bytes, *, border: Border | None, authserv_id: str | None) -> bool:
    """Say whether a server of ours took a mail in, so that it is no copy of what its own people sent.

    authserv_id   what our servers call themselves in their verdicts, and often in their Received lines;
                  UNNAMED where they do not: such a verdict stands on mail of our own people, too; None where
                  nobody has said

    A program that puts away what it sent writes neither line.  Exchange writes a Received "with mapi" on mail of its
    own people.  Who forges one of ours only shows that the mail came from elsewhere.
    """
    own_name = (authserv_id or UNNAMED).lower().rstrip(".")
    for zone in _zones(content):
        if authserv_id and any(written_by(each) == authserv_id.lower() for each in zone.results):
            return True
        by = handover(zone.received or "")
        if by is None or by.protocol == "mapi":
            continue
        if (own_name and by.host == own_name) or (border is not None and border.is_named(by.host)):
            return True
    return False


def _is_the_borders(by: Handover, border: Border) -> bool:
    """Say whether a line is that of mail coming in; one of LMTP is the same server putting it into the mailbox."""
    return border.is_named(by.host) and not by.protocol.startswith("lmtp")


def _zones(content: bytes) -> list[_Zone]:
    zones = [_Zone(None)]
    results = 0
    for name, value in _fields(content):
        if name == b"received":
            if len(zones) > _MOST_ZONES:
                break
            zones.append(_Zone(_text(value)))
        elif name == b"authentication-results" and results < _MOST_RESULTS:
            results += 1
            zones[-1].results.append(_text(value))
    return zones


def _fields(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield name and value of each header, as far as every line of the head is as RFC 5322 has it."""
    for found in _matches(content):
        yield found[1].lower(), found[2]


def _matches(content: bytes) -> Iterator[re.Match[bytes]]:
    """Yield each header; lines end all as the first one does, for a server may know the other end for none."""
    first, at = content.find(b"\n", 0, HEAD_LIMIT), 0
    field = _FIELD if content[max(0, first - 1) : first] == b"\r" else _FIELD_LF
    while found := field.match(content, at, HEAD_LIMIT):
        at = found.end()
        yield found


def head_fields(content: bytes) -> list[tuple[bytes, bytes]] | None:
    """Return name, in small letters, and value of each header; None where a line is not as RFC 5322 has it."""
    found = list(_matches(content))
    end = found[-1].end() if found else 0
    return [(each[1].lower(), each[2]) for each in found] if _END_OF_HEAD.match(content, end) else None


def _text(value: bytes) -> str:
    bare = value[:_LONGEST].replace(b"\r", b"").replace(b"\n", b"").strip()
    return one_line(raw_text(bare.decode("ascii", "surrogateescape")))
