"""What a forged verdict that came from outside shows of the border, and which settings it allows.

Trust is given only to what was tried here: a name in which a verdict was forged, from outside, and heard would not have
believed the forged one.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heard.mail.authenticity import UNNAMED, vouched_for, written_by
from heard.mail.border import Border, verdicts_at
from heard.mail.format.headers import HEAD_LIMIT
from heard.mail.format.received import handover
from heard.mail.from_inside import InsideMark
from heard.mail.parse import parse

_RECEIVED, _VERDICT = (
    re.compile(rb"^" + name + rb"[ \t]*:((?:[^\r\n]|\r?\n[ \t])*+)", re.IGNORECASE | re.MULTILINE)
    for name in (b"received", b"authentication-results")
)
# Who takes mail in by servers without number, for many landlords: what one is called today says nothing of tomorrow.
_MANY = (".mail.protection.outlook.com",)
_AUTH_AS = re.compile(rb"x-ms-exchange-organization-authas\s*:\s*internal", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")


@dataclass(frozen=True, slots=True)
class Trust:
    """What a mailbox's settings believe: `authserv_id`, `border` and `border_strips` of heard.toml.

    authserv_id   UNNAMED where they believe verdicts that name no server ("unnamed-verdict")
    """

    authserv_id: str | None
    border: str | None = None
    border_strips: bool = False

    def believed(self, content: bytes) -> tuple[str, ...]:
        """Return the verdicts on a mail that heard would believe."""
        if self.authserv_id is None:
            return ()
        if self.border is None:
            found = parse(content).authentication
        else:
            found = verdicts_at(Border(self.border, self.border_strips), content, authserv_id=self.authserv_id)
        return tuple(each for each in found if written_by(each) == self.authserv_id.lower())

    def vouches_for(self, address: str, content: bytes) -> bool:
        return vouched_for(self.believed(content), authserv_id=self.authserv_id, address=address)


@dataclass(frozen=True, slots=True)
class AtTheBorder:
    """What the mail from outside showed.

    survived   whether a verdict that we forged came through
    believes   whether heard, as it is set, would have believed it
    verified   whether heard, as it is set, would have believed a verdict of the landlord's own server
    genuine    whether such a verdict, believed now or with other settings, calls the forged mail genuine
    allows     the settings that would do better, or None
    """

    survived: bool
    believes: bool
    verified: bool
    genuine: bool
    allows: Trust | None


def at_the_border(content: bytes, *, sign: str, address: str, forged_as: Sequence[str], now: Trust) -> AtTheBorder:
    """Say what a mail shows that came from outside with forged verdicts.

    content     the mail as it came; it was sent without a Received of its own
    sign        what the forged verdicts are known by
    address     in whose name it was sent
    forged_as   the names in which they were forged
    now         what the settings say
    """
    verdicts = tuple(_every(content))
    believed = now.believed(content)
    survived, believes = any(sign in each for each in verdicts), any(sign in each for each in believed)
    verified = any(sign not in each for each in believed)
    genuine, allows = now.vouches_for(address, content), None
    if survived and now.border_strips:
        allows = Trust(now.authserv_id, now.border)
    elif not verified and not believes:
        own = dict.fromkeys(written_by(each) for each in verdicts if sign not in each)
        tried = [name for name in own if name in {each.lower() for each in forged_as}]
        tried.sort(key=lambda name: name == UNNAMED)
        good = [trust for trust in _better(tried, content, survived, now) if _would_do(trust, content, sign)]
        genuine = any(trust.vouches_for(address, content) for trust in good)
        allows = good[0] if good and not genuine else None
    return AtTheBorder(survived, believes, verified, genuine, allows)


def forged_marks_in(content: bytes) -> frozenset[InsideMark]:
    """Return the marks of mail from inside that came through, in whatever form: another program may read them so."""
    return frozenset({InsideMark.AUTH_AS}) if _AUTH_AS.search(_head(content)) else frozenset()


def servers_named(verdicts: Sequence[str]) -> tuple[str, ...]:
    """Return the servers that verdicts name, in small letters, each once; what is no name of a server is left out."""
    return tuple(dict.fromkeys(name for each in verdicts if _NAME.fullmatch(name := written_by(each))))


def _better(names: Sequence[str], content: bytes, survived: bool, now: Trust) -> Iterator[Trust]:
    """Yield what might be set, the least trusting first; a border that stands there is not taken away."""
    host = _takes_in(content)
    for name in names:
        if name == UNNAMED and (now.authserv_id or host is None or not Border(host).is_one_of_many):
            continue
        if now.border is None and name != UNNAMED:
            yield Trust(name)
        if host is not None:
            yield Trust(name, host)
            if not survived:
                yield Trust(name, host, border_strips=True)


def _would_do(trust: Trust, content: bytes, sign: str) -> bool:
    found = trust.believed(content)
    return bool(found) and not any(sign in each for each in found)


def _takes_in(content: bytes) -> str | None:
    """Return what the server calls itself that took the mail in: it wrote the lowest Received, for we sent none."""
    lines = _RECEIVED.findall(_head(content))
    by = handover(b" ".join(lines[-1].split()).decode("ascii", "replace")) if lines else None
    if by is None or not _NAME.fullmatch(by.host):
        return None
    return next((f"*{domain}" for domain in _MANY if by.host.endswith(domain)), by.host)


def _every(content: bytes) -> Iterator[str]:
    for value in _VERDICT.findall(_head(content)):
        yield b" ".join(value.split()).decode("ascii", "replace")


def _head(content: bytes) -> bytes:
    return re.split(rb"\r?\n\r?\n", content[:HEAD_LIMIT], maxsplit=1)[0]
