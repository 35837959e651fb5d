"""Links that a gateway rewrote, as their writer wrote them.

Gateways send every link through a server of their own and put the true address inside.  Two
copies of one mail then differ, and what a person reads is a riddle.  What cannot be read out
of a link (Mimecast keeps the address to itself) is left as it is.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable
from urllib.parse import unquote

_SIGNS = ("safelinks", "urldefense", "/url?", "cudasvc.com", "secure-web.cisco.com", "protection.sophos.com")
_REWRITTEN = re.compile(
    r"https?://(?:"
    r"(?P<microsoft>[a-z0-9.-]{1,60}safelinks[a-z0-9./-]{1,90}\?)"
    r"|(?P<proofpoint>urldefense(?:\.proofpoint)?\.(?:com|us)/v(?P<version>[123])/)"
    r"|(?P<google>(?:www\.)?google\.[a-z.]{2,6}/url\?)"
    r"|(?P<barracuda>linkprotect\.cudasvc\.com/url\?)"
    r"|(?P<cisco>secure-web\.cisco\.com/)"
    r"|(?P<sophos>[a-z0-9-]{2,30}\.protection\.sophos\.com/?\?)"
    r")(?P<rest>[^\s<>\"'\]\[|]{1,6000})",
    re.IGNORECASE,
)
# Where what tells a gateway's link ends, behind its "://".
_HOST_AT_MOST = 100
_TRUE = re.compile(r"(?:https?|ftp|mailto|tel):\S{2,6000}", re.IGNORECASE)
_V3 = re.compile(r"__(?P<link>.{4,5000}?)__;(?P<left_out>[\w+/=-]{0,2000})!")
_V3_STARS = re.compile(r"\*(?:\*([A-Za-z0-9_-]))?")
# How many characters "**A", "**B" and so on stand for: 2, 3 ...
_RUNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_ONE_SLASH = re.compile(r"([a-z]{3,8}:/)(?!/)", re.IGNORECASE)
# A mail that went through two landlords' gateways is wrapped twice; more is a game.
_MOST_WRAPPINGS = 4


def decoded_links(text: str, *, markup: bool = False) -> str:
    """Return the text with every rewritten link as it was before.

    markup   whether the text is HTML: links are escaped there, and stay so
    """
    for _ in range(_MOST_WRAPPINGS):
        if not _may_be_rewritten(text):
            return text
        unwrapped = _REWRITTEN.sub(_escaped if markup else _unwrapped, text)
        if unwrapped == text:
            return text
        text = unwrapped
    return text


def _may_be_rewritten(text: str) -> bool:
    # Few plain texts have a link at all, and of most markup links are a small part.
    hosts = "\n".join([rest[:_HOST_AT_MOST] for rest in text.split("://")[1:]])
    return any(sign in hosts for sign in _SIGNS)


def _escaped(found: re.Match[str]) -> str:
    return _with(found, html.unescape(found["rest"]), html.escape)


def _unwrapped(found: re.Match[str]) -> str:
    # Some programs copy the link out of the markup with "&amp;" in it.
    return _with(found, found["rest"].replace("&amp;", "&"), str)


def _with(found: re.Match[str], rest: str, written: Callable[[str], str]) -> str:
    link, after = _true_link(found, rest)
    if link is None or not _TRUE.fullmatch(link) or not link.isprintable():
        return found[0]
    return written(link) + after


def _true_link(found: re.Match[str], rest: str) -> tuple[str | None, str]:
    """Return the address within a rewritten link, and what follows the link in the text."""
    if found["proofpoint"]:
        if found["version"] == "3":
            return _proofpoint_3(rest)
        coded, after = _value(rest.partition("?")[2], "u")
        if coded is not None and found["version"] == "2":
            coded = coded.replace("-", "%").replace("_", "/")
        return (None if coded is None else unquote(coded)), after
    if found["cisco"]:
        return unquote(rest.rpartition("/")[2]), ""
    if found["sophos"]:
        coded, after = _value(rest, "u")
        return (None if coded is None else _from_base64(unquote(coded))), after
    coded, after = _value(rest, "a" if found["barracuda"] else "url", "q")
    return (None if coded is None else unquote(coded)), after


def _value(query: str, *names: str) -> tuple[str | None, str]:
    query, after = _without_full_stop(query)
    for pair in query.split("&", 40)[:40]:
        name, _, value = pair.partition("=")
        if name.lower() in names and value:
            return value, after
    return None, after


def _without_full_stop(link: str) -> tuple[str, str]:
    """Part a link from what ends the sentence or the bracket it stands in."""
    bare = link.rstrip(".,;:!?)")
    return bare, link[len(bare) :]


def _proofpoint_3(rest: str) -> tuple[str | None, str]:
    found = _V3.match(rest)
    if found is None:
        return None, ""
    left_out = iter(_from_base64(found["left_out"]) or "")

    def put_back(star: re.Match[str]) -> str:
        count = _RUNS.index(star[1]) + 2 if star[1] else 1
        return "".join(character for _, character in zip(range(count), left_out, strict=False))

    link = _V3_STARS.sub(put_back, found["link"])
    end = rest.find("$", found.end())
    return _ONE_SLASH.sub(r"\1/", link, count=1), rest[end + 1 :] if end >= 0 else ""


def _from_base64(coded: str) -> str | None:
    try:
        raw = base64.b64decode(coded.translate(_URL_SAFE) + "=" * (-len(coded) % 4))
        return raw.decode("utf-8")
    except (binascii.Error, ValueError):
        return None


_URL_SAFE = str.maketrans("-_", "+/")
