"""Who is told of a case that nobody deals with yet, and who may: by role, area, absence, objection and load."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from heard.casework.allocation import Vacancy, candidate, chooser, one_of_each, outranks, proposed, stands_in
from heard.casework.events import StageName
from heard.casework.people import Landlord, Officer
from heard.casework.policy.words import OwnerNot, RoleName
from histories import STAGE_1, STAGE_2, a_policy

STAGE_3 = StageName("stage-3")
MONDAY = date(2026, 12, 7)
AWAY = ((date(2026, 12, 1), date(2026, 12, 11)),)
POLICY = a_policy("""
[roles]
champion = "Complaints champion"
desk = "Complaints desk"
officer-in-charge = "Officer in charge"
manager = "Manager"
panel = "Panel"

[allocation]
by_default = "champion"
passed_on_to = "desk"

[stage.stage-1]
opens_on = "received"
owner = "officer-in-charge"
owner_not = ["named in the complaint"]

[stage.stage-2]
opens_on = "escalation-requested"
owner = "manager"
owner_not = ["stage-1"]
owner_must_outrank = "stage-1"

[stage.stage-3]
opens_on = "hearing-requested"
owner = "panel"
owner_not = ["stage-1", "same-department"]
role_check = "warn"
""")


def an_officer(name: str, *roles: str, **more: Any) -> Officer:
    return Officer(name, f"{name.lower()}@northgate.example", roles, **more)


def told(*officers: Officer, **more: Any) -> str | None:
    """Return the name of whoever is told of a new case and says who deals with it."""
    found = chooser(a_vacancy(**more), a_landlord(*officers))
    return found.officer.name if found is not None else None


def a_landlord(*staff: Officer) -> Landlord:
    return Landlord("Northgate Homes", "NH", "Europe/London", ("complaints@northgate.example",), staff)


def a_vacancy(stage: StageName = STAGE_1, **more: Any) -> Vacancy:
    """Return a vacancy; `of_area`, `named` and the keys of `load` are names of officers."""
    usual = Vacancy(POLICY, stage, MONDAY)
    addresses = {key: [f"{each}@northgate.example" for each in more.pop(key, ())] for key in ("of_area", "named")}
    load = {f"{name}@northgate.example": count for name, count in more.pop("load", {}).items()}
    return replace(usual, load=load, **addresses, **more)


LEAD = an_officer("Lena", "team-lead")
REPAIRS = an_officer("Rita", "champion", area="repairs")
PARKING = an_officer("Paul", "champion", area="parking")
ANY_AREA = an_officer("Anna", "champion")
DESK = an_officer("Dora", "desk")


# -- Who stands in -----------------------------------------------------------------------------------


def deputies(*chain: tuple[str, str, bool]) -> list[Officer]:
    """Return officers, each with a deputy, and whether they are away."""
    return [
        an_officer(name, deputy=f"{deputy.lower()}@northgate.example" if deputy else "", away=AWAY if away else ())
        for name, deputy, away in chain
    ]


@pytest.mark.parametrize(
    "staff, acts",
    [
        pytest.param(deputies(("Ada", "Bea", False), ("Bea", "", False)), "Ada", id="they are there"),
        pytest.param(deputies(("Ada", "Bea", True), ("Bea", "", False)), "Bea", id="their deputy"),
        pytest.param(
            deputies(("Ada", "Bea", True), ("Bea", "Cyn", True), ("Cyn", "", False)), "Cyn", id="the deputy's deputy"
        ),
        pytest.param(deputies(("Ada", "Bea", True), ("Bea", "Ada", True)), None, id="a circle"),
        pytest.param(deputies(("Ada", "", True)), None, id="no deputy"),
        pytest.param(deputies(("Ada", "Bea", True)), None, id="a deputy who left"),
        pytest.param(deputies(("Ada", "Ada", True)), None, id="their own deputy"),
    ],
)
def test_who_acts_for_an_officer(staff: list[Officer], acts: str | None) -> None:
    found = stands_in(staff[0], MONDAY, staff)
    assert (found.name if found is not None else None) == acts


@pytest.mark.parametrize(
    "day, acts",
    [
        pytest.param(date(2026, 11, 30), "Ada", id="the day before"),
        pytest.param(date(2026, 12, 1), "Bea", id="the first day"),
        pytest.param(date(2026, 12, 11), "Bea", id="the last day"),
        pytest.param(date(2026, 12, 12), "Ada", id="the day after"),
    ],
)
def test_both_ends_are_part_of_an_absence(day: date, acts: str) -> None:
    staff = deputies(("Ada", "Bea", True), ("Bea", "", False))
    found = stands_in(staff[0], day, staff)
    assert found is not None
    assert found.name == acts


# -- Who chooses -------------------------------------------------------------------------------------


def test_the_champion_of_the_area_is_told_and_no_other() -> None:
    assert told(LEAD, REPAIRS, PARKING, area="parking", of_area=["paul"]) == "Paul"


@pytest.mark.parametrize("area", [pytest.param("", id="not known"), pytest.param("leasehold", id="nobody's")])
@pytest.mark.parametrize(
    "staff, expected",
    [
        pytest.param([REPAIRS, PARKING, ANY_AREA, DESK], "Anna", id="whoever has no area of their own"),
        pytest.param([REPAIRS, DESK], "Rita", id="whoever holds the role alone"),
        pytest.param([REPAIRS, PARKING, DESK], "Dora", id="whoever it is passed on to"),
        pytest.param([REPAIRS, PARKING], "Lena", id="a team lead"),
        pytest.param([REPAIRS, replace(PARKING, away=AWAY)], "Lena", id="one of two is away"),
    ],
)
def test_where_the_area_is_nobodys_one_is_told(staff: list[Officer], expected: str, area: str) -> None:
    assert told(LEAD, *staff, area=area) == expected


@pytest.mark.parametrize(
    "more, expected",
    [
        pytest.param({}, "Rita", id="in the order of the settings"),
        pytest.param({"load": {"rita": 2, "rob": 1, "ruth": 1}}, "Rob", id="the fewest open cases"),
    ],
)
def test_of_several_of_the_area_one_is_told(more: dict[str, Any], expected: str) -> None:
    others = [an_officer(name, "champion", area="repairs") for name in ("Rob", "Ruth")]
    assert told(LEAD, REPAIRS, *others, area="repairs", of_area=["rita", "rob", "ruth"], **more) == expected


def test_of_several_a_team_lead_is_told_however_many_cases_they_have() -> None:
    lead = an_officer("Rob", "champion", "team-lead", area="repairs")
    vacancy = {"area": "repairs", "of_area": ["rita", "rob"], "load": {"rob": 9}}
    assert told(LEAD, REPAIRS, lead, **vacancy) == "Rob"


def test_of_several_one_who_is_there_goes_before_the_deputy_of_one_who_is_away() -> None:
    away = replace(REPAIRS, away=AWAY, deputy=LEAD.address)
    rob = an_officer("Rob", "champion", area="repairs")
    assert told(LEAD, away, rob, area="repairs", of_area=["rita", "rob"], load={"rob": 9}) == "Rob"


def test_the_deputy_of_a_champion_who_is_away_is_told() -> None:
    away = replace(PARKING, away=AWAY, deputy=DESK.address)
    found = chooser(a_vacancy(area="parking", of_area=["paul"]), a_landlord(LEAD, away, DESK))
    assert found is not None
    assert found.officer.name == "Dora"
    assert found.because == "Complaints champion for parking, for Paul, who is away"


def test_where_the_champion_is_away_and_nobody_stands_in_it_is_passed_on() -> None:
    away = replace(PARKING, away=AWAY)
    assert told(LEAD, away, REPAIRS, DESK, area="parking", of_area=["paul"]) == "Dora"


def test_where_nobody_of_the_role_is_there_whoever_it_is_passed_on_to_is_told() -> None:
    assert told(LEAD, replace(REPAIRS, away=AWAY), DESK) == "Dora"


def test_where_nobody_is_left_a_team_lead_is_told() -> None:
    assert told(LEAD, replace(REPAIRS, away=AWAY)) == "Lena"


def test_of_several_team_leads_the_one_with_the_fewest_cases_is_told() -> None:
    assert told(LEAD, an_officer("Lou", "team-lead"), load={"lena": 1}) == "Lou"


def test_even_where_all_are_away_the_first_team_lead_is_told() -> None:
    assert told(replace(LEAD, away=AWAY), an_officer("Lou", "team-lead", away=AWAY)) == "Lena"


def test_without_any_staff_nobody_is() -> None:
    assert told() is None


def test_a_role_of_most_of_the_staff_names_nobody_in_particular() -> None:
    receivers = [an_officer(name, "champion") for name in ("Ed", "Flo", "Gus", "Hal")]
    assert told(LEAD, *receivers) == "Lena"


@pytest.mark.parametrize(
    "staff, expected",
    [
        pytest.param([an_officer("Rob", "champion", area="repairs")], "Rob", id="another of the area"),
        pytest.param([PARKING, ANY_AREA], "Anna", id="one without an area"),
        pytest.param([], "Lena", id="nobody else holds the role"),
    ],
)
def test_whom_the_complaint_names_does_not_choose(staff: list[Officer], expected: str) -> None:
    assert told(LEAD, REPAIRS, *staff, area="repairs", of_area=["rita", "rob"], named=["rita"]) == expected


def test_a_team_lead_whom_the_complaint_names_leaves_it_to_another() -> None:
    assert told(LEAD, an_officer("Lou", "team-lead"), named=["lena"]) == "Lou"


def test_where_there_is_nobody_else_whom_the_complaint_names_is_told_all_the_same() -> None:
    assert told(LEAD, named=["lena"]) == "Lena"


def test_without_an_allocation_whoever_owns_the_stage_is_told() -> None:
    policy = replace(POLICY, allocation=None)
    owner = an_officer("Olga", "officer-in-charge")
    assert told(LEAD, owner, policy=policy) == "Olga"


# -- Who is told what is for a role ------------------------------------------------------------------


@pytest.mark.parametrize(
    "roles, staff, expected",
    [
        pytest.param(["champion"], [REPAIRS, PARKING, ANY_AREA], ["Paul"], id="of the area"),
        pytest.param(["champion"], [REPAIRS, ANY_AREA], ["Anna"], id="without an area"),
        pytest.param(["champion"], [REPAIRS, an_officer("Rob", "champion", area="rents")], ["Lena"], id="a team lead"),
        pytest.param(["champion"], [REPAIRS], ["Rita"], id="whoever holds it alone, whatever their area"),
        pytest.param(["champion"], [replace(REPAIRS, away=AWAY)], ["Rita"], id="whoever holds it alone, also away"),
        pytest.param(["champion", "desk"], [PARKING, REPAIRS, DESK], ["Paul", "Dora"], id="one of each of two roles"),
        pytest.param(["champion", "desk"], [DESK], ["Dora"], id="one of the role that somebody holds"),
        pytest.param(
            ["champion", "desk"], [an_officer("Max", "champion", "desk")], ["Max"], id="who holds both is told once"
        ),
        pytest.param(["champion"], [DESK], ["Lena"], id="nobody holds it"),
        pytest.param([], [DESK], ["Lena"], id="no role"),
    ],
)
def test_one_of_each_role_is_told(roles: list[str], staff: list[Officer], expected: list[str]) -> None:
    vacancy = a_vacancy(area="parking", of_area=["paul"])
    found = one_of_each([RoleName(each) for each in roles], vacancy, a_landlord(LEAD, *staff))
    assert [each.name for each in found] == expected


# -- Who may deal with it ----------------------------------------------------------------------------


def may_own(*staff: Officer, **more: Any) -> list[tuple[str, str]]:
    return [(each.officer.name, each.because) for each in proposed(a_vacancy(**more), a_landlord(*staff))]


OLGA = an_officer("Olga", "officer-in-charge", area="repairs")
OTTO = an_officer("Otto", "officer-in-charge")
ORLA = an_officer("Orla", "officer-in-charge", area="parking")


def test_the_right_area_goes_first_and_then_the_fewest_cases() -> None:
    load = {"olga": 3, "otto": 1}
    assert may_own(OTTO, ORLA, OLGA, area="repairs", of_area=["olga"], load=load) == [
        ("Olga", "Repairs; 3 open cases; no objection"),
        ("Otto", "1 open case; no objection"),
        ("Orla", "Parking; no open case; no objection"),
    ]


def test_where_no_area_is_known_the_fewest_cases_go_first() -> None:
    assert [name for name, _ in may_own(OLGA, OTTO, load={"olga": 2, "otto": 1})] == ["Otto", "Olga"]


@pytest.mark.parametrize(
    "staff, more",
    [
        pytest.param([LEAD], {}, id="who does not hold the role"),
        pytest.param([replace(OLGA, away=AWAY)], {}, id="who is away"),
        pytest.param([OLGA], {"named": ["olga"]}, id="whom the complaint names"),
    ],
)
def test_nobody_is_proposed(staff: list[Officer], more: dict[str, Any]) -> None:
    assert may_own(*staff, **more) == []


def test_whom_a_policy_only_warns_of_is_proposed_last_with_the_reason() -> None:
    first, second = an_officer("Pam", "panel", area="repairs"), an_officer("Pia", "panel")
    found = may_own(first, second, stage=STAGE_3, area="repairs", of_area=["pam"])
    assert found == [
        ("Pia", "no open case; no objection"),
        ("Pam", "Repairs; no open case; belongs to the department it is about"),
    ]


def test_an_owner_of_an_earlier_stage_is_not_proposed_where_the_policy_blocks_it() -> None:
    mona = an_officer("Mona", "manager", "officer-in-charge")
    assert may_own(mona, stage=STAGE_2, owned={STAGE_1: [mona.address]}) == []


# -- Seniority ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "roles, before, expected",
    [
        pytest.param(["manager"], [["officer-in-charge"]], True, id="a manager and an officer"),
        pytest.param(["manager"], [["officer-in-charge", "manager"]], False, id="two managers, one of whom did both"),
        pytest.param(["officer-in-charge"], [["officer-in-charge"]], False, id="two officers"),
        pytest.param(["panel"], [["manager"]], True, id="the panel is above managers"),
        pytest.param(["team-lead"], [["officer-in-charge"]], False, id="a role of no stage is above nobody"),
        pytest.param(["manager"], [], True, id="nobody is known to have dealt with it"),
        pytest.param(
            ["manager"], [["officer-in-charge"], ["panel"]], False, id="two dealt with it, one of them senior"
        ),
    ],
)
def test_who_outranks_the_earlier_owner(roles: list[str], before: list[list[str]], expected: bool) -> None:
    officer = an_officer("Mona", *roles)
    earlier = [an_officer(f"Before{number}", *each) for number, each in enumerate(before)]
    vacancy = a_vacancy(STAGE_2, owned={STAGE_1: [each.address for each in earlier]})
    assert outranks(officer, STAGE_1, vacancy, a_landlord(officer, *earlier)) is expected


def test_an_earlier_owner_who_left_held_the_role_of_the_stage() -> None:
    mona = an_officer("Mona", "manager")
    vacancy = a_vacancy(STAGE_2, owned={STAGE_1: ["left@northgate.example"]})
    assert outranks(mona, STAGE_1, vacancy, a_landlord(mona))


def test_an_officer_as_the_rules_on_owners_see_them() -> None:
    mona = an_officer("Mona", "manager", area="repairs")
    vacancy = a_vacancy(STAGE_2, of_area=["mona"], named=["mona"], owned={STAGE_1: [mona.address]})
    seen = candidate(mona, vacancy, a_landlord(mona))
    assert seen.owned == (STAGE_1,)
    assert seen.outranks == ()
    assert set(seen.stands_in) == {OwnerNot.SAME_DEPARTMENT, OwnerNot.NAMED_IN_COMPLAINT}
