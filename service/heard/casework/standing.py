"""How a case stands when somebody writes again: is there an answer that they may not accept, and what comes next?

Pure.
"""

from __future__ import annotations

from enum import StrEnum

from heard.casework.case import Case, Visit
from heard.casework.events import LetterKind, StageName
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.stages import Stage

_ANSWERS = (Moment.ANSWERED, Moment.RESOLVED)


class Standing(StrEnum):
    UNDECIDED = "undecided"  # it waits for its first answer
    SAID = "said"  # an answer seems to have been sent, and nobody has confirmed it
    DECIDED = "decided"  # a stage was answered, and a next one is the landlord's own
    ASKED = "asked"  # more was asked for, and nothing has answered that
    FINAL = "final"  # the last of the landlord's own stages was answered
    SETTLED = "settled"  # closed, and no answer to a stage is known


def standing_of(case: Case, policy: Policy) -> Standing:
    """Return how a case stands, by its present visit to a stage.

    What was answered stands as answered, though somebody may have asked for more since: a doubtful word that opened
    no stage does not take the next stage from whoever asks for it plainly.
    """
    visit = case.visits[-1] if case.visits else None
    if visit is not None and any(case.when(each, visit.stage, visit.number) for each in _ANSWERS):
        return Standing.DECIDED if stage_after(visit.stage, policy) is not None else Standing.FINAL
    if case.asked:
        return Standing.ASKED
    if (said := _said(case, visit)) is not None:
        return Standing.SAID if stage_after(said, policy) is not None else Standing.FINAL
    if case.closed is not None:
        is_last = visit is not None and stage_after(visit.stage, policy) is None
        return Standing.FINAL if is_last else Standing.SETTLED
    return Standing.ASKED if len(case.visits) > 1 else Standing.UNDECIDED


def _said(case: Case, visit: Visit | None) -> StageName | None:
    """Return the stage of the last answer that seems to have been sent, unless the case has gone on since."""
    decisions = [each for each in case.letters_seen if each.letter is LetterKind.DECISION and each.stage is not None]
    if not decisions or visit is None:
        return None
    stage, been = decisions[-1].stage, [each.stage for each in case.visits]
    return stage if stage == visit.stage or stage not in been else None


def stage_after(stage: StageName | None, policy: Policy) -> Stage | None:
    """Return the stage of the landlord's own that follows a stage; None where there is none."""
    following = policy.stage(stage).next if stage is not None else None
    if following is None or policy.stage(following).outside:
        return None
    return policy.stage(following)
