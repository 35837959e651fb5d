"""Which stages a person may open on a case, whoever asked for them and however late.  Pure."""

from __future__ import annotations

from dataclasses import replace

from heard.casework.case import Case
from heard.casework.events import StageName
from heard.casework.policy import Policy
from heard.casework.standing import Standing, standing_of


def may_follow(case: Case, policy: Policy) -> tuple[StageName, ...]:
    """Return what a person may open: the stages beyond the present one, and that once more where it is over."""
    if case.stage is None:
        return tuple(stage.name for stage in policy.stages)
    present = policy.stage(case.stage)
    is_over = case.closed is not None or as_it_stands(case, policy) in (
        Standing.DECIDED, Standing.FINAL, Standing.SAID,
    )  # fmt: skip
    return tuple(stage.name for stage in policy.stages if stage.order > present.order or (is_over and stage is present))


def as_it_stands(case: Case, policy: Policy) -> Standing:
    """Return how a case stands whatever was asked: that it is asked for is what a person says."""
    return standing_of(replace(case, asked=False), policy)
