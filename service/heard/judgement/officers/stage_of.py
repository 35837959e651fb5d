"""Of which stage an officer's letter is.

An officer's letter opens no stage that nobody asked for: who means it is asked.

Pure.
"""

from __future__ import annotations

from typing import NamedTuple

from heard.casework.events import LetterKind, StageName
from heard.casework.fold import OF_A_STAGE
from heard.casework.policy import Policy, Stage
from heard.casework.standing import stage_after
from heard.judgement.folded import fold
from heard.judgement.officers.letter import Standing
from heard.judgement.officers.of_itself import said_of_itself
from heard.judgement.officers.seen import WAY_FURTHER, Seen
from heard.judgement.officers.stage_named import stage_named

_SAYS_ITS_OWN = ("answer-now", "received", "takes-on", "puts-off", "upheld", "not-upheld", "partly-upheld")


class OfStage(NamedTuple):
    """The stage a letter is of, and in a sentence without its full stop why that is doubtful; "" where it is plain."""

    name: StageName | None
    doubt: str = ""


def stage_of(kind: LetterKind, seen: Seen, standing: Standing, policy: Policy) -> OfStage:
    """Return the stage a letter is of: where the case is, or the next where the complainant asked for that.

    A letter that names the stage otherwise is of the stage it names, and in doubt.
    """
    found = _by_the_case(kind, seen, standing, policy)
    if kind is not LetterKind.DECISION or found.name is None or found.doubt:
        return found
    return _by_its_own_words(found.name, seen, standing, policy)


def _by_the_case(kind: LetterKind, seen: Seen, standing: Standing, policy: Policy) -> OfStage:
    now = standing.stage
    following = policy.stage(now).next if now is not None else None
    if kind not in OF_A_STAGE or now is None or following is None:
        return OfStage(now)
    present, later = policy.stage(now), policy.stage(following)
    was_asked_for = now in standing.answered and standing.asks_for_more
    if _in_subject(seen, present) and not (was_asked_for and _in_subject(seen, later)):
        return OfStage(now, f"its subject names {present.title}, and more was asked for" if was_asked_for else "")
    if was_asked_for:
        return OfStage(following)
    if _in_subject(seen, later) or (now in standing.answered and _as_its_own(seen, later)):
        if present.order == 0:
            return OfStage(following)  # who complained asked for the first stage, whatever was tried before it
        return OfStage(following, f"it names {later.title}, which nobody is known to have asked for")
    return OfStage(now)


def _by_its_own_words(expected: StageName, seen: Seen, standing: Standing, policy: Policy) -> OfStage:
    """Return the stage of an answer that is expected at a stage, and may say of itself that it is of another."""
    said = said_of_itself((each.text for each in seen.sentences), policy)
    if not said or any(each.stage is not None and each.stage.name == expected for each in said):
        return OfStage(expected)
    present = policy.stage(expected)
    other = next((each for each in said if each.stage is not None), None)
    if other is None or other.stage is None:
        is_plain = stage_after(expected, policy) is None or _in_subject(seen, present)
        doubt = f"it says of itself that it is final (“{said[0].words}”), and {present.title} is not the last stage"
        return OfStage(expected, "" if is_plain else doubt)
    if present.order == 0 and other.stage.name == present.next:
        return OfStage(other.stage.name)
    doubt = f"it says of itself that it is of another stage (“{other.words}”), and {present.title} is to be answered"
    comes_next = other.stage.name == present.next and expected == standing.stage
    return OfStage(other.stage.name if other.stage.order < present.order or comes_next else expected, doubt)


def _in_subject(seen: Seen, stage: Stage) -> bool:
    return any(each.is_subject and stage_named(stage, fold(each.text)) is not None for each in seen.sentences)


def _as_its_own(seen: Seen, stage: Stage) -> bool:
    """Say whether a sentence of the letter names a stage as its own, and not as what may follow."""
    own = (each for each in seen.with_mark(*_SAYS_ITS_OWN) if not each.has(WAY_FURTHER))
    return any(stage_named(stage, fold(each.text)) is not None for each in own)
