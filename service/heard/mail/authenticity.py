"""May we believe who a message is from?  Only where our own server says so (RFC 8601).

Anybody can write an Authentication-Results header into a mail.  One counts if it bears our
server's own id and stands above every header that came with the message; of several, only
the topmost.  No such header means not vouched for, which is no accusation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LONGEST = 8_000
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*+)("?)|[;=]|[^\s;="()]++', re.DOTALL)
_COMMENT_MARK = re.compile(r'[()\\"]')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(slots=True)
class _Result:
    method: str
    verdict: str
    properties: dict[str, str] = field(default_factory=dict)


def vouched_for(message_authentication: tuple[str, ...], *, authserv_id: str | None, address: str) -> bool:
    """Say whether our own server found that the message really comes from the domain of `address`.

    message_authentication   Message.authentication: the headers above the first Received, topmost first
    authserv_id              the id our server writes (RFC 8601, 2.5), or None where there is none to trust

    DMARC's pass decides where there is a DMARC result (RFC 7489); else DKIM or SPF, aligned.
    """
    domain = address.rpartition("@")[2].lower().rstrip(".")
    if not authserv_id or not domain:
        return False
    for header in message_authentication:
        server, results = _read(header)
        if server == authserv_id.lower():
            return results is not None and _passes(results, domain)
    return False


def _passes(results: list[_Result], domain: str) -> bool:
    dmarc = [result for result in results if result.method == "dmarc" and result.verdict != "none"]
    if dmarc:
        return all(r.verdict == "pass" and r.properties.get("header.from", "").rstrip(".") == domain for r in dmarc)
    return any(
        result.verdict == "pass"
        and (
            (result.method == "dkim" and _aligned(result.properties.get("header.d", ""), domain))
            or (result.method == "spf" and _aligned(result.properties.get("smtp.mailfrom", ""), domain))
        )
        for result in results
    )


def _aligned(found: str, domain: str) -> bool:
    """Say whether two domains are one, or one lies within the other (RFC 7489, 3.1, relaxed)."""
    found = found.rpartition("@")[2].rstrip(".")
    if "." not in found:
        return False
    return found == domain or found.endswith("." + domain) or domain.endswith("." + found)


def _read(header: str) -> tuple[str, list[_Result] | None]:
    """Return who wrote the header and the results in it; None for results that do not parse.

    authserv-id [version] *(";" method "=" result *(ptype "." property "=" value))
    """
    statements: list[list[str]] = [[]]
    for found in _TOKEN.finditer(_without_comments(header[:_LONGEST])):
        if found[0] == ";":
            statements.append([])
        else:
            # A quoted string is one value whatever it holds, and never a "=".
            quoted = found[1]
            if quoted is not None and not found[2]:
                return "", None  # a quote without an end: nothing after it can be told apart
            statements[-1].append(found[0] if quoted is None else "\0" + _ESCAPED.sub(r"\1", quoted))
    server = statements[0][0].lstrip("\0").lower() if statements[0] and "=" not in statements[0][:2] else ""
    results: list[_Result] = []
    for tokens in statements[1:]:
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
        if equals != "=" or not value or value == "=" or name.startswith("\0"):
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


def _without_comments(text: str) -> str:
    out: list[str] = []
    depth, kept, at, quoted = 0, 0, 0, False
    while mark := _COMMENT_MARK.search(text, at):
        at = mark.end()
        if mark[0] == "\\":
            at += 1
        elif mark[0] == '"':
            quoted = not quoted if depth == 0 else quoted
        elif not quoted:
            if mark[0] == "(":
                if depth == 0:
                    out.append(text[kept : mark.start()])
                depth += 1
            elif depth:
                depth -= 1
                kept = mark.end()
    return " ".join([*out, text[kept:]]) if depth == 0 else " ".join(out)
