"""The stages of a policy as officers write them: "stage 2", "stage two", "2nd stage", "panel", "appeal".

Unlike `officers/stage_named.py`, which finds a stage in a letter, the words have to be its name and nothing else.
Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.casework.events import StageName
from heard.casework.policy import Policy, Stage

_NUMBERS = {
    1: ("1", "one", "i", "1st", "first"),
    2: ("2", "two", "ii", "2nd", "second"),
    3: ("3", "three", "iii", "3rd", "third"),
    4: ("4", "four", "iv", "4th", "fourth"),
    5: ("5", "five", "v", "5th", "fifth"),
}
_NUMBERED = re.compile(r"\bstage[ -]?([1-5])\b|\bstage (one|two|three|four|five)\b")
_KINDS = ("panel", "appeal", "hearing", "ombudsman", "review", "recovery", "management")
"""Words of a name or a title that are enough where one stage alone has them."""
SAY_IT_ALONE = ("panel", "appeal", "hearing")
"""Of those, what asks for its stage with no word beside it; a line may be called "review" for other reasons."""
_PANEL = ("panel", "hearing")


def stage_in(words: str, policy: Policy) -> StageName | None:
    """Return the one stage that words name, all of them; None where they name none, or more than one."""
    said = re.sub(r"[\s-]+", " ", words.strip().lower()).removeprefix("the ")
    whole = [stage.name for stage in policy.stages if stage.name.replace("-", " ") == said]
    named = whole or [stage.name for stage in policy.stages if said in set(_ways(stage, policy))]
    return named[0] if len(named) == 1 else None


def stage_as_typed(name: StageName) -> str:
    """Return the name of a stage as it is typed: "stage 2", "appeal"."""
    return name.replace("-", " ")


def _ways(stage: Stage, policy: Policy) -> Iterator[str]:
    title = re.sub(r"[\s-]+", " ", stage.title.lower())
    yield title
    yield title.replace(",", "")
    yield from (part.strip() for part in title.split(",")[1:])
    if (number := _number(stage, policy)) is not None:
        for each in _NUMBERS[number]:
            yield f"stage {each}"
            yield f"{each} stage"
        yield f"stage{number}"
    words = set(re.findall(r"[a-z]+", f"{stage.name} {title}".lower()))
    if stage.panel_kind or stage.panel_needs or stage.panel_outcomes:
        words.update(_PANEL)
    for kind in _KINDS:
        if kind in words:
            yield kind
            yield f"{kind} stage"
    if "final" in words:
        yield "final stage"


def _number(stage: Stage, policy: Policy) -> int | None:
    """Return the number of a stage; where no stage of a policy has one in its name, its place among them."""
    if (number := _numbered(stage)) is not None:
        return number
    if any(_numbered(each) is not None for each in policy.stages):
        return None
    return stage.order if stage.order in _NUMBERS else None


def _numbered(stage: Stage) -> int | None:
    found = _NUMBERED.search(stage.name.lower()) or _NUMBERED.search(stage.title.lower())
    if found is None:
        return None
    said = found[1] or found[2]
    return next(number for number, ways in _NUMBERS.items() if said in ways)
