"""Whether a text names a stage of the policy, in any of the ways people write it.

A pack gives a stage a machine word and a title: "stage-2", "Stage 2, senior manager review".  Letters say
"Stage II", "second stage", "the senior manager's review".  One word of a title is no name: every landlord
writes "our final response" and "a review of the charges", and a fence has panels.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from heard.casework.policy import Stage
from heard.judgement.folded import Folded

_NUMBERS = {
    "1": r"1|one|first|1st", "2": r"2|two|ii|second|2nd", "3": r"3|three|iii|third|3rd", "4": r"4|four|iv|fourth|4th",
    "5": r"5|five|v|fifth|5th",
}  # fmt: skip
_NUMBER = re.compile(r"\bstage[ -](\d|one|two|three|four|five)\b")
# "At this stage I am still waiting" is of no stage.
_ROMAN_ONE = r"stage i(?= ?(?:$|[.:,;)\]-]|response|reply|decision|answer|complaint|letter|outcome|review))"
_PARTS = re.compile(r"[,:]\s*")
_IN_EVERY_LETTER = "complaint"
"""A title that names nothing: a letter of any stage is about a complaint."""
_MARKS = {
    each: rf"{each}s?" for each in ("appeal", "complaint", "final", "hearing", "ombudsman", "recovery", "review")
} | {"panel": r"panel(?:'s)? (?:has|have|met|heard|sat|hearing|meeting|review|decid\w+|decision|found|finds|upholds?)"}
"""Words of a title that are enough where a letter is known to be of the stage, and how they stand there."""
_WORD = re.compile(r"[a-z]+")


def stage_named(stage: Stage, text: Folded) -> str | None:
    """Return the words of a text that name the stage by its number or by all its title, or None."""
    return _found(_name(stage.name, stage.title), text)


def stage_marked(stage: Stage, text: Folded) -> str | None:
    """Return the words by which a letter of the stage says so, or None; of its title one word is enough."""
    return stage_named(stage, text) or _found(_mark(stage.name, stage.title), text)


def _found(pattern: re.Pattern[str] | None, text: Folded) -> str | None:
    match = pattern.search(text.small, text.begin, text.end) if pattern is not None else None
    return text.words(*match.span()) if match else None


@lru_cache(maxsize=64)
def _name(name: str, title: str) -> re.Pattern[str] | None:
    return _any_of(_ways(name.lower(), title.lower()))


@lru_cache(maxsize=64)
def _mark(name: str, title: str) -> re.Pattern[str] | None:
    return _any_of(_MARKS[word] for word in _WORD.findall(f"{name} {title}".lower()) if word in _MARKS)


def _any_of(ways: Iterator[str]) -> re.Pattern[str] | None:
    told = "|".join(dict.fromkeys(ways))
    return re.compile(rf"\b(?:{told})(?!\w)") if told else None


def _ways(name: str, title: str) -> Iterator[str]:
    """Yield how the number is written, and the title, whole or without its number."""
    if number := _NUMBER.search(f"{name} {title}"):
        digit, numbers = next(
            ((digit, each) for digit, each in _NUMBERS.items() if number[1] in each.split("|")), (number[1], number[1])
        )
        yield from (rf"stage ?[:#-]? ?(?:{numbers})", rf"(?:{numbers}) stage")
        if digit == "1":
            yield _ROMAN_ONE
    for part in (title, *_PARTS.split(title)[1:]):
        words = _WORD.findall(part)
        is_name = len(words) > 1 or (part == title and part != _IN_EVERY_LETTER)
        if is_name and not _NUMBER.fullmatch(part):
            yield r"(?:'?s'?)? ".join(map(re.escape, words if part != title else part.split()))
