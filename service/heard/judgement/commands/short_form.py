"""The lines below a command that fill what it left open: "because: the contractor was ill", "agreed: yes".

They come with the mail that a button opens, to be filled in there; what still stands in brackets was not.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from heard.judgement.folded import fold

_KEYS = {
    "because": "because",
    "reason": "because",
    "why": "because",
    "agreed": "agreed",
    "agreed with tenant": "agreed",
    "outcome": "outcome",
    "until": "until",
    "new date": "until",
    "due": "until",
    "stage": "stage",
}
_LINE = re.compile(rf"\s*(?:[-*•]\s+)?(?P<key>{'|'.join(_KEYS)})\s?[:=]\s?(?P<value>.*)", re.IGNORECASE)
_PLACE = re.compile(r"\s*(?:\[[^\]]*\]|<[^>]*>|\.{2,})?\s*")
_LINES = 40
_LONG = 60
"""Characters from which on a line may have been broken by a mail program, and goes on below."""


def short_form(below: Sequence[str]) -> Mapping[str, str]:
    """Return what the lines below a command fill in, by "because", "agreed", "outcome", "until" or "stage".

    Of a key that stands there twice the first counts, as far as it is filled in.
    """
    filled: dict[str, str] = {}
    lines = [fold(line).text for line in below[:_LINES]]
    for at, line in enumerate(lines):
        match = _LINE.fullmatch(line)
        if match is None or _PLACE.fullmatch(match["value"]):
            continue
        key = _KEYS[match["key"].lower()]
        value = going_on(match["value"], line, lines[at + 1 :]) if key == "because" else match["value"]
        filled.setdefault(key, value.strip(" .;,"))
    return filled


def going_on(reason: str, line: str, below: Sequence[str]) -> str:
    """Return a reason with what a mail program broke off: up to a blank line, or one of the short form.

    line   the whole line at whose end the reason stands: a short one was not broken
    """
    words, last = [reason], line
    for following in below:
        if len(last) < _LONG or not following.strip() or _LINE.fullmatch(following):
            break
        last = fold(following).text
        words.append(last)
    return " ".join(words)
