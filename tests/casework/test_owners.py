"""Who may own a stage: a fresh pair of eyes where the policy wants one."""

from __future__ import annotations

import pytest

from heard.casework.owners import Against, Candidate, Objection, objections
from heard.casework.policy.words import OwnerNot, RoleName
from histories import STAGE_1, STAGE_2, a_policy

POLICY = a_policy("""
[roles]
officer-in-charge = "Officer in charge"
manager = "Manager"
panel = "Panel"

[stage.stage-1]
opens_on = "received"
owner_not = ["named in the complaint", "conflict declared"]

[stage.stage-2]
opens_on = "escalation-requested"
owner = "manager"
owner_not = ["stage-1"]
owner_must_outrank = "stage-1"

[stage.stage-3]
opens_on = "hearing-requested"
owner = "panel"
owner_not = ["stage-1", "stage-2", "same-department"]
role_check = "warn"
""")
MANAGER, PANEL = RoleName("manager"), RoleName("panel")


@pytest.mark.parametrize(
    "stage, candidate, grounds",
    [
        pytest.param("stage-1", Candidate([]), [], id="anybody, where the policy wants nobody in particular"),
        pytest.param(
            "stage-1",
            Candidate([], stands_in=[OwnerNot.NAMED_IN_COMPLAINT]),
            [Against.NAMED_IN_COMPLAINT],
            id="somebody the complaint is about",
        ),
        pytest.param(
            "stage-1",
            Candidate([], stands_in=[OwnerNot.CONFLICT_DECLARED]),
            [Against.CONFLICT_DECLARED],
            id="somebody who declared a conflict",
        ),
        pytest.param(
            "stage-1",
            Candidate([], stands_in=[OwnerNot.SAME_DEPARTMENT]),
            [],
            id="a department this stage does not mind",
        ),
        pytest.param("stage-2", Candidate([MANAGER], outranks=[STAGE_1]), [], id="a manager above the first owner"),
        pytest.param(
            "stage-2",
            Candidate([MANAGER], owned=[STAGE_1], outranks=[STAGE_1]),
            [Against.OWNED_EARLIER_STAGE],
            id="the same person again",
        ),
        pytest.param("stage-2", Candidate([MANAGER]), [Against.DOES_NOT_OUTRANK], id="an equal of the first owner"),
        pytest.param(
            "stage-2",
            Candidate([RoleName("officer-in-charge")], outranks=[STAGE_1]),
            [Against.LACKS_ROLE],
            id="not in the role",
        ),
        pytest.param("stage-3", Candidate([PANEL]), [], id="a panel that had no part in it"),
        pytest.param(
            "stage-3",
            Candidate([], owned=[STAGE_1, STAGE_2], stands_in=[OwnerNot.SAME_DEPARTMENT]),
            [Against.LACKS_ROLE, Against.OWNED_EARLIER_STAGE, Against.SAME_DEPARTMENT],
            id="all that speaks against one",
        ),
    ],
)
def test_what_speaks_against_an_owner(stage: str, candidate: Candidate, grounds: list[Against]) -> None:
    found = objections(next(each for each in POLICY.stages if each.name == stage), candidate)
    assert [objection.ground for objection in found] == grounds


def test_an_objection_blocks_or_warns_as_the_stage_says() -> None:
    assert objections(POLICY.stage(STAGE_2), Candidate([], outranks=[STAGE_1])) == (
        Objection(Against.LACKS_ROLE, True),
    )
    assert objections(POLICY.stages[2], Candidate([])) == (Objection(Against.LACKS_ROLE, False),)
