"""The lines below a command that fill what it left open: "because: the contractor was ill", "agreed: yes".

They come with the mail that a button opens, to be filled in there; what still stands in brackets was not.  They stand
right below the command: what follows the first line that is none of them is what else its writer wrote.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from heard.judgement.folded import fold

_KEYS = {
    "because": "because",
    "reason": "because",
    "agreed": "agreed",
    "agreed with tenant": "agreed",
    "outcome": "outcome",
    "until": "until",
    "new date": "until",
    "due": "until",
    "stage": "stage",
}
"""No "why": heard's own letters have lines that begin so."""
_LINE = re.compile(rf"\s*(?:[-*•]\s+)?(?P<key>{'|'.join(_KEYS)})\s?[:=]\s?(?P<value>.*)", re.IGNORECASE)
_PLACE = re.compile(r"\s*(?:\[[^\]]*\]|<[^>]*>|\.{2,})?\s*")
LONG = 60
"""Characters from which on a line may have been broken by a mail program, and goes on below."""


@dataclass(frozen=True, slots=True)
class Form:
    """What stands below a command.

    filled   by "because", "agreed", "outcome", "until" or "stage"; of one that stands there twice the first counts
    rest     the lines below those that fill something in
    """

    filled: Mapping[str, str]
    rest: tuple[str, ...]


def form_below(below: Sequence[str]) -> Form:
    """Return what the lines right below a command fill in, and the lines below these."""
    filled: dict[str, str] = {}
    lines = [fold(line).text for line in below]
    at = 0
    while at < len(lines) and (not lines[at].strip() or is_of_the_form(lines[at])):
        match, reached = _LINE.fullmatch(lines[at]), at + 1
        if match is not None and not _PLACE.fullmatch(match["value"]):
            key, value = _KEYS[match["key"].lower()], match["value"]
            if key == "because":
                reached += going_on(lines[at], lines[at + 1 :])
                value = " ".join((value, *lines[at + 1 : reached]))
            filled.setdefault(key, value.strip(" .;,"))
        at = reached
    return Form(filled, tuple(below[at:]))


def is_of_the_form(line: str) -> bool:
    """Say whether a line is one that fills something in, whether it is filled in or not."""
    return _LINE.fullmatch(fold(line).text) is not None


def going_on(line: str, below: Sequence[str]) -> int:
    """Return how many lines below one go on with the reason at its end: what a mail program broke off.

    They end at a blank line, or at one of the short form.  What is short was not broken.
    """
    last, count = line, 0
    for following in below:
        if len(last) < LONG or not following.strip() or is_of_the_form(following):
            break
        last = fold(following).text
        count += 1
    return count
