"""Who gets a report, of roles that are in no settings as well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import LANDLORD, LEAD, OFFICER, POLICY, RULES
from heard.casework.people import Officer
from heard.casework.policy.afterwards import ReportRule, Rhythm
from heard.casework.policy.words import RoleName
from heard.daemon.rhythm.whom_to_report import Addressee, whom_to_report

ROSA = Officer("Rosa Repairs", "rosa.repairs@northgate.example", ("champion",), "repairs")


def addressees(*to: str, staff: tuple[Officer, ...] = (), owners: tuple[str, ...] = ()) -> tuple[Addressee, ...]:
    rule = ReportRule("x", Rhythm(1, "month"), tuple(map(RoleName, to)), ())
    landlord = replace(LANDLORD, staff=(*LANDLORD.staff, *staff))
    return whom_to_report(rule, landlord, POLICY, RULES.areas, owners)


def test_what_is_for_all_staff_goes_to_all_of_them():
    assert [each.officer.address for each in addressees("staff")] == [LEAD, OFFICER]


def test_what_is_for_owners_goes_to_those_who_deal_with_an_open_case():
    assert [each.officer.address for each in addressees("owner", owners=(OFFICER,))] == [OFFICER]
    assert addressees("owner") == ()


def test_two_roles_that_nobody_holds_are_one_mail_that_names_both():
    [lead] = addressees("board", "review-panel")
    assert lead.nobody == tuple(POLICY.roles[RoleName(role)] for role in ("board", "review-panel"))


def test_a_lead_who_gets_it_to_publish_and_for_nobody_gets_it_once():
    [lead] = addressees("board", "public")
    assert (lead.to_publish, lead.nobody) == (True, (POLICY.roles[RoleName("board")],))


@pytest.mark.parametrize(
    "area, areas",
    [
        pytest.param("repairs", ["repairs"], id="one area"),
        pytest.param("", [None], id="none: all of it"),
        pytest.param("Repairs and parking", ["parking", "repairs"], id="two areas are two mails"),
        *(pytest.param(word, [None], id=f"{word}: all of it") for word in RULES.areas.everywhere[:1]),
    ],
)
def test_a_champion_gets_what_is_about_their_areas(area, areas):
    found = addressees("champion", staff=(replace(ROSA, area=area),))
    assert [each.area for each in found] == areas
