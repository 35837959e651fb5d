"""References in a text, as offices write them: NG-24-0311, SHO/2025/11482, job 771204.

Whose they are is not asked here.  What looks like a reference and is a date, a sum, a
telephone, a postcode or a standard is left out.  Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
import string
from itertools import islice

from heard.mail.format.swap import Swap
from heard.mail.told.outlines import outline
from heard.mail.told.phones import phones_in

_LIMIT = 20_000
_MOST = 16
_TRIED = 400
_FEWEST_OF_A_PHONE = 10  # digits
_LONGEST = 24  # characters; what is longer is a machine's: a UUID, a key
_PLAIN = Swap(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | {"\u00a0": " "} | dict.fromkeys("\u00a3\u20ac", "$")
)
_PART_OF_ONE = string.ascii_letters + string.digits + "/-"
_NOT_BEFORE = ("_", "@", ".", "&", "\\", "$", "+", "=", "%")  # a pound is a dollar by now
# In an outline: no reference has fewer than three digits, nor fewer than four characters.
_DIGITS = re.compile(rb"0(?<![0_@.&\\$+=%].)(?:[0Aa/-]{3,40}+|(?<=[Aa/-].)[0Aa/-]{2})")
_LETTERED = re.compile(r"([A-Za-z]{1,6})(?:[-/]|(?=[0-9]))([A-Za-z0-9]{1,12}(?:[-/][A-Za-z0-9]{1,12}){0,5})")
_DATED = re.compile(r"(?:19|20)[0-9]{4,6}[-/][0-9]{3,6}")
_LABEL = re.compile(
    r"\b(?:ref(?:erence|s)?|ticket|job|case|complaint|tenancy|account|acct|order|claim|incident|repairs?|enquiry|query|"
    r"request|log|docket|crime|customer|tenant|payment|application|invoice|rent|sr|wo|w/o|uprn|file)"
    r"(?: ?(?:ref(?:erence)?|no|nos|num|number|id|code|account|order)\b\.?){0,2}(?: is)?[ \t]{0,2}[:#.=]?[ \t]{0,2}#?$"
)
"""In small letters."""
_SOMETHING_ELSE = re.compile(
    # a date
    r"[0-9]{1,2}[-/][0-9]{1,2}(?:[-/](?:[0-9]{2}){1,2})?|(?:19|20)[0-9]{2}(?:[-/][0-9]{1,2}){1,2}"
    r"|(?:19|20)[0-9]{2}[-/](?:19|20)?[0-9]{2}|[0-9]{1,2}-(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"(?:-[0-9]{2,4})?"
    # a postcode
    r"|[A-Z]{1,2}[0-9][A-Z0-9]?-?[0-9][A-Z]{2}"
    # a National Insurance number
    r"|[A-Z]{2}[0-9]{6}[A-D]?",
    re.IGNORECASE,
)
"""What has no office's reference in it, besides a year."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WRITTEN_SO = """
iso utf cp windows bs en tr sha md rfc covid mid late early post pre since until circa ca approx jan feb mar apr may jun
jul aug sep sept oct nov dec mon tue wed thu fri sat sun flat no apt unit day week room page step table section fig part
img dsc image photo scan pxl vid mov wa mm cm kg kwh gbp usd eur co http https www ip ipv
"""
_NOT_OFFICES = frozenset(_WRITTEN_SO.split())  # "ISO-8859-1", "mid-2024", "IMG-12345"
_SPLIT = re.compile(r"[^A-Za-z0-9]+")
_LEADING = re.compile(r"([A-Z]+)(?=[0-9])")


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the references in a text, each once, in their normal form."""
    text = text[:_LIMIT]
    text = text if text.isascii() else _PLAIN(text)
    found: dict[str, None] = {}
    for match in islice(_DIGITS.finditer(outline(text)), _TRIED):
        start, end = match.span()
        before = text[max(0, start - 60) : start]
        front = before.rstrip(_PART_OF_ONE)
        written = (before[len(front) :] + text[start:end]).strip("/-")
        if 4 <= len(written) <= _LONGEST and text[end : end + 1] not in ("@", "_") and _is_one(written, front):
            found[normal_number(written)] = None
            if len(found) == _MOST:
                break
    return tuple(found)


def normal_number(written: str) -> str:
    """Return a reference in capitals, with one hyphen wherever a part ends: "NG-24-0311" for "ng24/0311"."""
    if written.isdigit() and written.isascii():
        return written
    joined = "-".join(part for part in _SPLIT.split(written.upper()) if part)
    leading = _LEADING.match(joined)
    return f"{leading[1]}-{joined[leading.end() :]}" if leading else joined


def _is_one(written: str, before: str) -> bool:
    """Say whether letters and digits are a reference, by their own form or by what stands before them."""
    if before.endswith(_NOT_BEFORE):
        return False
    if written.isdigit():
        if _YEAR.fullmatch(written):
            return False
        if before.endswith("#") and not before.endswith("&#"):
            return True
    elif _SOMETHING_ELSE.fullmatch(written):
        return False
    elif (written[0].isalpha() and _is_lettered(written)) or _DATED.fullmatch(written):
        return True
    return _may_be_labelled(written) and _LABEL.search(before[-40:].lower()) is not None


def _is_lettered(written: str) -> bool:
    """Say whether letters before digits are an office's: AB12/345, not covid-19, mid-2024 or BS-5839."""
    match = _LETTERED.fullmatch(written)
    if match is None or match[1].lower() in _NOT_OFFICES:
        return False
    office, rest = match[1], match[2]
    digits = sum(map(str.isdigit, rest))
    if digits < 3 or _YEAR.fullmatch(rest):
        return False
    if "-" not in written and "/" not in written:
        return office.isupper() and digits >= 4 and rest.isdigit()
    return office.isupper() or (len(office) <= 4 and rest[0].isdigit())


def _may_be_labelled(written: str) -> bool:
    digits = len(written) if written.isdigit() else sum(map(str.isdigit, written))
    if digits < 4 or len(written) - digits > 8:
        return False
    return digits < _FEWEST_OF_A_PHONE or not phones_in(written)
