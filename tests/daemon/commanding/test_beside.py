"""Two work on a first stage where the policy wants two: whoever it is given to, and one of the role beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from commanding.giving import command, complained, written_to

from builders import LANDLORD, OFFICER, MovedClock, a_house
from heard.casework.commands import Assign, OpenStage
from heard.casework.people import Officer
from policies.story import the_policy

ASSIGNED = "officer.notice.assigned"
PARKS, TEAM = "pat.parks@northgate.example", "tess.team@northgate.example"
REPAIRS = Officer("Gary Officer", OFFICER, ("area-manager",), "repairs")
ESTATES = Officer("Pat Parks", PARKS, ("area-manager",), "estates")


def told(
    tmp_path: Path, clock: MovedClock, *staff: Officer, to: str = TEAM, had: str = "", stage: bool = False
) -> list[int]:
    """Return how often Gary and Pat are told of a leak that Tess gives to somebody; `had` dealt with it before."""
    team = Officer("Tess Team", TEAM, ("service-improvement", "senior-manager"))
    landlord = replace(LANDLORD, staff=(LANDLORD.staff[0], team, *staff))
    policy = the_policy("feedback-2018")
    house = complained(a_house(tmp_path / "heard.db", now=clock, landlord=landlord, policy=policy))
    if stage:
        command(house, OpenStage(None), by=TEAM)
    if had:
        command(house, Assign(had), by=TEAM)
    command(house, Assign(to), by=TEAM)
    return [written_to(house, each).count(ASSIGNED) for each in (OFFICER, PARKS)]


@pytest.mark.parametrize(
    ("staff", "expected"),
    [
        pytest.param((REPAIRS, ESTATES), [1, 0], id="the manager of its area"),
        pytest.param((ESTATES,), [0, 1], id="the only one there is"),
        pytest.param((ESTATES, replace(REPAIRS, area="")), [1, 0], id="who has no area of their own"),
        pytest.param((replace(REPAIRS, roles=()), ESTATES), [0, 1], id="nobody without the role"),
        pytest.param((), [0, 0], id="nobody, where nobody holds it"),
    ],
)
def test_one_of_the_second_role_is_told(
    staff: tuple[Officer, ...], expected: list[int], tmp_path: Path, clock: MovedClock
) -> None:
    assert told(tmp_path, clock, *staff) == expected


def test_at_a_later_stage_one_works_alone(tmp_path: Path, clock: MovedClock) -> None:
    assert told(tmp_path, clock, REPAIRS, ESTATES, stage=True) == [0, 0]


def test_whoever_holds_both_roles_works_alone(tmp_path: Path, clock: MovedClock) -> None:
    both = replace(REPAIRS, roles=("service-improvement", "area-manager"))
    assert told(tmp_path, clock, both, ESTATES, to=OFFICER) == [1, 0]


def test_whoever_dealt_with_it_and_works_on_it_now_is_told_that_once(tmp_path: Path, clock: MovedClock) -> None:
    both = replace(REPAIRS, roles=("service-improvement", "area-manager"))
    assert told(tmp_path, clock, both, had=OFFICER) == [2, 0], "that it is theirs, and then that they work on it too"
