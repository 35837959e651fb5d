"""Of which stage an officer's letter is.

Pure.
"""

from __future__ import annotations

from heard.casework.events import LetterKind, StageName
from heard.casework.policy import Policy, Stage
from heard.judgement.folded import fold
from heard.judgement.officers.letter import Standing
from heard.judgement.officers.seen import WAY_FURTHER, Seen
from heard.judgement.officers.stage_named import stage_named

OF_A_STAGE = frozenset(
    {LetterKind.ACKNOWLEDGEMENT, LetterKind.HOLDING, LetterKind.EXTENSION, LetterKind.DECISION}
)  # fmt: skip
"""What is a step of one stage."""
_SAYS_ITS_OWN = ("answer-now", "received", "takes-on", "puts-off", "upheld", "not-upheld", "partly-upheld")


def stage_of(kind: LetterKind, seen: Seen, standing: Standing, policy: Policy) -> StageName | None:
    """Return the stage a letter is of: the one it names, of those it may be; else where the case is.

    What deals with the stage after an answered one is of that next stage.
    """
    now = standing.stage
    if kind not in OF_A_STAGE or now is None:
        return now
    following = policy.stage(now).next
    if now in standing.answered and following is not None:
        named = _named(seen, policy.stage(following))
        return following if standing.asks_for_more or named else now
    if following is not None and _named(seen, policy.stage(following), in_subject_only=True):
        return following
    return now


def _named(seen: Seen, stage: Stage, *, in_subject_only: bool = False) -> bool:
    """Say whether the letter names a stage as its own, and not as what may follow."""
    return any(
        stage_named(stage, fold(each.text)) is not None
        for each in seen.sentences
        if not each.has(WAY_FURTHER) and (each.is_subject or (not in_subject_only and each.has(*_SAYS_ITS_OWN)))
    )
