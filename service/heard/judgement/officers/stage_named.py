"""Whether a text names a stage of the policy, in any of the ways people write it.

A pack gives a stage a machine word and a title: "stage-2", "Stage 2, senior manager review".  Letters
say "Stage II", "second stage", "the review".  Of a title only words that mark a stage are looked for;
"first line" or "manager" are in letters that are of no stage at all.

Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from heard.casework.policy import Stage
from heard.judgement.folded import Folded

_NUMBERS = {
    "1": r"1|one|i|first|1st", "2": r"2|two|ii|second|2nd", "3": r"3|three|iii|third|3rd", "4": r"4|four|iv|fourth|4th",
    "5": r"5|five|v|fifth|5th",
}  # fmt: skip
_MARKS = frozenset({"appeal", "complaint", "final", "hearing", "ombudsman", "panel", "recovery", "review"})
"""Words of a title that are enough to name the stage."""
_NUMBER = re.compile(r"\bstage[ -](\d|one|two|three|four|five)\b")
_WORD = re.compile(r"[a-z]+")


def stage_named(stage: Stage, text: Folded) -> str | None:
    """Return the words of a text that name the stage, or None."""
    match = _pattern(stage.name, stage.title).search(text.small, text.begin, text.end)
    return text.words(*match.span()) if match else None


@lru_cache(maxsize=64)
def _pattern(name: str, title: str) -> re.Pattern[str]:
    plain = f"{name} {title}".lower()
    ways = [rf"{mark}s?" for mark in sorted(_MARKS.intersection(_WORD.findall(plain)))]
    if number := _NUMBER.search(plain):
        numbers = next((each for each in _NUMBERS.values() if number[1] in each.split("|")), number[1])
        ways += [rf"stage ?[:#-]? ?(?:{numbers})", rf"(?:{numbers}) stage"]
    return re.compile(rf"\b(?:{'|'.join(ways) or re.escape(title.lower())})\b")
