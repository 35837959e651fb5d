"""Telephone numbers in a text, as people in the UK write them.

A number that might be a date, a sum, a reference or an account is left out: two persons
tied by something that was never a telephone is worse than one not known again.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.mail.format.swap import Swap

_LIMIT = 20_000
_MOST = 12
_SPACE, _HYPHEN = "\u00a0\u2007\u2009\u202f\t", "\u2010\u2011\u2012\u2013\u2212"
_PLAIN = Swap(dict.fromkeys(_SPACE, " ") | dict.fromkeys(_HYPHEN, "-"))
# "+", "(", "0" or "44"; the first sign before all else, so that a text is searched for these four alone.
_WRITTEN = re.compile(r"[+(04](?<![0-9A-Za-z].)(?:(?<!4)|4)[0-9 ().+-]{8,24}+")
_SIGNS = b"0123456789 ().+-"
_SIGN, _NONE = b"0", b" "
_SIGN_OR_NONE = bytes((_SIGN if octet in _SIGNS else _NONE)[0] for octet in range(256))
_FEWEST = 9 * _SIGN
_BEFORE = re.compile(
    r"(?:\bref|reference|account|acc(?:oun)?t|acc|a/c|tenancy|invoice|order|job|ticket|case|policy|claim|sort code|"
    r"uprn|nhs)(?: ?(?:no|num|number|id|#))?[ .:#]{0,3}$",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[0-9]+")
_COUNTRY = re.compile(r"(?:\+|00 ?)44[ ().-]{0,3}(?:\(?0\)?)?[ ).-]{0,2}")
_LENGTHS = {"1": (10, 11), "2": (11,), "3": (11,), "7": (11,), "8": (10, 11)}


def phones_in(text: str) -> tuple[str, ...]:
    """Return the telephone numbers in a text, each once, as digits: "07700900123", and "+48600100200" from abroad."""
    text = _PLAIN(text[:_LIMIT])
    found: list[str] = []
    for match in _written_in(text):
        written = match[0].rstrip(" (+.-")
        number = _number(written)
        if number and number not in found and not _is_something_else(text, match.start(), match.start() + len(written)):
            found.append(number)
            if len(found) == _MOST:
                break
    return tuple(found)


def _written_in(text: str) -> Iterator[re.Match[str]]:
    """Yield whatever is written like a telephone.

    That takes nine of its signs in a row, and few texts have so many: to look for such a row is
    ten times as fast as to look for where a telephone may begin.
    """
    signs = text.encode("ascii", "replace").translate(_SIGN_OR_NONE)
    begin = signs.find(_FEWEST)
    while begin >= 0:
        end = signs.find(_NONE, begin)
        end = len(signs) if end < 0 else end
        yield from _WRITTEN.finditer(text, begin, end)
        begin = signs.find(_FEWEST, end)


def _is_something_else(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if (before and (before.isalnum() or before in "£$€/-_.#@")) or (after and (after.isalpha() or after in "_@%/")):
        return True
    return _BEFORE.search(text[max(0, start - 30) : start]) is not None


def _number(written: str) -> str | None:
    at_home = _COUNTRY.match(written)
    if at_home:
        written = "0" + written[at_home.end() :]
        return _of_the_uk(_GROUP.findall(written), told_by_country=True)
    if written.startswith("+"):
        digits = "".join(_GROUP.findall(written))
        return f"+{digits}" if 8 <= len(digits) <= 15 and not digits.startswith("0") else None
    groups = _GROUP.findall(written)
    if groups and groups[0].startswith("447") and len("".join(groups)) == 12:
        groups = ["0" + groups[0][2:], *groups[1:]]
    return _of_the_uk(groups, told_by_country=False)


def _of_the_uk(groups: list[str], *, told_by_country: bool) -> str | None:
    """Return the digits where their number and their grouping are those of a British telephone."""
    digits = "".join(groups)
    if not digits.startswith("0") or len(digits) not in _LENGTHS.get(digits[1:2], ()):
        return None
    if told_by_country or len(groups) == 1:
        return digits
    # "07 12 2025 143": an area code has three digits or more, and whatever follows it two.
    if len(groups[0]) < 3 and not (groups[0] == "07" and min(map(len, groups[1:])) >= 3):
        return None
    return digits if min(map(len, groups[1:])) >= 2 else None
