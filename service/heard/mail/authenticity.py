"""May we believe who a message is from?  Only where our own server says so (RFC 8601).

Anybody can write an Authentication-Results header into a mail.  One counts if it bears our
server's own id and stands where only our own servers write: above every header that came with
the message.  One server may write several, a program each; they count together, and no two may
contradict each other.  No such header means not vouched for, which is no accusation; only a server
of ours that says "fail" of the very domain refutes a sender.

Microsoft 365 names no server in its verdicts.  Such a one is believed only by who asks for it
(UNNAMED), and then it counts where it stands at the landlord's border (border.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from heard.mail.format.comments import without_comments

UNNAMED = ""
"""The id of a server that writes none, which RFC 8601 does not allow."""
_LONGEST = 8_000
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)("?)|[;=]|[^\s;="()]++', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_FAIL = ("fail", "hardfail")
"""What SPF says of a server that may not send for a domain; "hardfail" is the older word (RFC 5451).  "softfail" is
what a domain says that is not sure itself, and counts as nothing said."""


@dataclass(slots=True)
class _Result:
    method: str
    verdict: str
    properties: dict[str, str] = field(default_factory=dict)


def vouched_for(verdicts: Sequence[str], *, authserv_id: str | None, address: str) -> bool:
    """Say whether our own server found that the message really comes from the domain of `address`.

    verdicts      the Authentication-Results that our own servers wrote: Message.authentication, or verdicts_at
    authserv_id   the id our server writes (RFC 8601, 2.5), UNNAMED, or None where there is none to trust

    DMARC's pass decides where there is a DMARC result (RFC 7489); else DKIM or SPF, aligned, or a
    sign-in under this very address (RFC 8601, 2.7.4).
    """
    domain = address.rpartition("@")[2].lower().rstrip(".")
    if authserv_id is None or not domain:
        return False
    ours: list[_Result] = []
    for results in _by(authserv_id, verdicts):
        if results is None:
            return False
        ours += results
    return _passes(ours, address.lower(), domain)


def refuted(verdicts: Sequence[str], *, authserv_id: str | None, address: str) -> bool:
    """Say whether our own server found that the message does not come from the domain of `address`.

    verdicts, authserv_id   as for `vouched_for`

    DMARC's fail decides where there is a DMARC result, whatever else passed; else SPF's fail, aligned, unless a
    signature of the domain (DKIM) or a sign-in under the address speaks for it: a mail that was passed on fails SPF.
    What is not said, said of another domain or cannot be read refutes nobody.
    """
    domain = address.rpartition("@")[2].lower().rstrip(".")
    if authserv_id is None or not domain:
        return False
    ours = [result for results in _by(authserv_id, verdicts) for result in results or ()]
    dmarc = [result for result in ours if result.method == "dmarc" and result.verdict != "none"]
    if dmarc:
        return any(r.verdict == "fail" and r.properties.get("header.from", domain).rstrip(".") == domain for r in dmarc)
    fails = any(
        result.method == "spf"
        and result.verdict in _FAIL
        and _aligned(result.properties.get("smtp.mailfrom", ""), domain)
        for result in ours
    )
    return fails and not _passes(ours, address.lower(), domain)


def _by(authserv_id: str, verdicts: Sequence[str]) -> Iterator[list[_Result] | None]:
    """Yield what a server found, header by header; None for one that does not parse."""
    for header in verdicts:
        server, results = _read(header)
        if server == authserv_id.lower():
            yield results


def written_by(header: str) -> str:
    """Return the server an Authentication-Results header names, in small letters; UNNAMED where it names none."""
    return _read(header)[0]


def _passes(results: list[_Result], address: str, domain: str) -> bool:
    dmarc = [result for result in results if result.method == "dmarc"]
    if any(result.verdict != "none" for result in dmarc):
        return all(r.verdict == "pass" and r.properties.get("header.from", "").rstrip(".") == domain for r in dmarc)
    return any(
        result.verdict == "pass"
        and (
            (result.method == "dkim" and _aligned(result.properties.get("header.d", ""), domain))
            or (result.method == "spf" and _aligned(result.properties.get("smtp.mailfrom", ""), domain))
            or (result.method == "auth" and result.properties.get("smtp.auth") == address)
        )
        for result in results
    )


def _aligned(found: str, domain: str) -> bool:
    """Say whether two domains are one, or one lies within the other (RFC 7489, 3.1, relaxed)."""
    found = found.rpartition("@")[2].rstrip(".")
    if "." not in found:
        return False
    return found == domain or found.endswith("." + domain) or domain.endswith("." + found)


@lru_cache(maxsize=64)  # of one mail it is asked whether it is vouched for, and whether it is refuted
def _read(header: str) -> tuple[str, list[_Result] | None]:
    """Return who wrote the header and the results in it; None for results that do not parse.

    authserv-id [version] *(";" method "=" result *(ptype "." property "=" value))
    """
    statements: list[list[str]] = [[]]
    for found in _TOKEN.finditer(without_comments(header[:_LONGEST])):
        if found[0] == ";":
            statements.append([])
        else:
            # A quoted string is one value whatever it holds, and never a "=".
            quoted = found[1]
            if quoted is not None and not found[2]:
                return "", None  # a quote without an end: nothing after it can be told apart
            statements[-1].append(found[0] if quoted is None else "\0" + _ESCAPED.sub(r"\1", quoted))
    names_none = "=" in statements[0][:2]
    server = statements[0][0].lstrip("\0").lower() if statements[0] and not names_none else UNNAMED
    results: list[_Result] = []
    for tokens in statements if names_none else statements[1:]:
        pairs = _pairs(tokens)
        if pairs is None:
            return server, None
        if pairs:
            (method, verdict), *rest = pairs
            properties: dict[str, str] = {}
            for name, value in rest:
                if properties.setdefault(name, value) != value:
                    return server, None  # says two things at once
            results.append(_Result(method.partition("/")[0], verdict, properties))
    return server, results


def _pairs(tokens: list[str]) -> list[tuple[str, str]] | None:
    if tokens == ["none"]:
        return []
    pairs: list[tuple[str, str]] = []
    at = 0
    while at < len(tokens):
        name, equals, value = (*tokens[at : at + 3], "", "", "")[:3]
        nothing = not value and name.lower() == "smtp.mailfrom"  # the null path of a bounce
        if equals != "=" or not (value or nothing) or value == "=" or name.startswith("\0"):
            return None
        value = value.lstrip("\0")
        at += 3
        # smtp.mailfrom="odd name"@example.org
        if at < len(tokens) and tokens[at].startswith("@"):
            value += tokens[at]
            at += 1
        # base64 and the like in a value: header.b=abc==
        while at < len(tokens) and tokens[at] == "=":
            at += 1
        pairs.append((name.lower(), value.lower()))
    return pairs
