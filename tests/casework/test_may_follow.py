"""Which stages a person may open: those beyond the present one, and that once more where it is over."""

from __future__ import annotations

import pytest

from builders import POLICY
from heard.casework.may_follow import may_follow
from histories import Happening, a_case, answered, closed, comes_to

BEYOND_1 = tuple(stage.name for stage in POLICY.stages if stage.order > POLICY.first_stage.order)
BEYOND_2 = BEYOND_1[1:]


@pytest.mark.parametrize(
    "happened, may_open",
    [
        pytest.param((), BEYOND_1, id="at stage 1, which waits for its answer"),
        pytest.param((answered("2026-06-09 12:00"),), ("stage-1", *BEYOND_1), id="stage 1 was answered"),
        pytest.param((closed("2026-06-09 12:00"),), ("stage-1", *BEYOND_1), id="the case is closed"),
        pytest.param((comes_to("stage-2", "2026-06-15 12:00"),), BEYOND_2, id="at stage 2"),
    ],
)
def test_what_may_be_opened(happened: tuple[Happening, ...], may_open: tuple[str, ...]) -> None:
    assert may_follow(a_case(*happened), POLICY) == may_open
