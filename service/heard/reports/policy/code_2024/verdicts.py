"""What a check of a policy can find, and the two stages the Code speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from heard.casework.policy import Policy
from heard.casework.policy.stages import Stage


class Verdict(StrEnum):
    """From worst to best."""

    FALLS_SHORT = "falls short"
    TO_LOOK_AT = "to look at"  # only a person can tell
    NOT_SHOWN = "not shown by data"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing a check found.

    place  where in the pack: "clock.stage-1-answer.starts"
    found  what stands there, or does not
    mend   what would mend it; "" where nothing has to be
    """

    verdict: Verdict
    place: str
    found: str
    mend: str = ""


Check = Callable[[Policy], Iterator[Judgement]]


def met(place: str, found: str) -> Judgement:
    return Judgement(Verdict.MET, place, found)


def falls_short(place: str, found: str, mend: str) -> Judgement:
    return Judgement(Verdict.FALLS_SHORT, place, found, mend)


def to_look_at(place: str, found: str, mend: str) -> Judgement:
    return Judgement(Verdict.TO_LOOK_AT, place, found, mend)


def not_shown(place: str, found: str, mend: str = "") -> Judgement:
    return Judgement(Verdict.NOT_SHOWN, place, found, mend)


def own_stages(policy: Policy) -> tuple[Stage, ...]:
    """Return the landlord's formal stages: none before the first, and none that is somebody else's."""
    return tuple(stage for stage in policy.stages if stage.order >= 1 and not stage.outside)


def stage_1(policy: Policy) -> Stage | None:
    return next(iter(own_stages(policy)), None)


def stage_2(policy: Policy) -> Stage | None:
    return next(iter(own_stages(policy)[1:]), None)
