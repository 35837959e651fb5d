"""Whose address is whose."""

from __future__ import annotations

import pytest

from builders import LANDLORD, MAILBOX
from heard.casework.people import Landlord, Officer, Outsider, Role


@pytest.mark.parametrize(
    "address, own",
    [
        pytest.param(MAILBOX, True, id="the mailbox"),
        pytest.param("complaints+nh-26-0001.7kq3f9wd@northgate.example", True, id="the mailbox, with a case's mark"),
        pytest.param("complaints@elsewhere.example", False, id="another landlord's"),
        pytest.param("+x@northgate.example", False, id="a tag and nothing before it"),
        pytest.param("no-address", False, id="no address"),
    ],
)
def test_what_is_the_landlords_own_mailbox(address: str, own: bool) -> None:
    assert LANDLORD.is_own(address) is own


def test_an_entry_with_the_address_goes_before_one_with_its_domain_whatever_the_order() -> None:
    council = Outsider("Wharfe Council", "council", domain="wharfe.example")
    member = Outsider("Cllr Beddoes", "member", addresses=("cllr.beddoes@wharfe.example",))
    for outsiders in ((council, member), (member, council)):
        landlord = Landlord("Northgate", "NH", "Europe/London", (MAILBOX,), outsiders=outsiders)
        assert landlord.role_of("cllr.beddoes@wharfe.example") is Role.MEMBER
        assert landlord.outsider("roads@wharfe.example") == council


# -- Who is told -----------------------------------------------------------------------------------

OWNING, PANEL = "owning-officer", "panel"


def staff_of(owning: int, *others: Officer) -> Landlord:
    """Return a landlord of one team lead, so many officers who may own a case, and others."""
    officers = (Officer(f"Officer {n}", f"o{n}@northgate.example", (OWNING,)) for n in range(owning))
    lead = Officer("Lead", "lead@northgate.example", ("team-lead",))
    return Landlord("Northgate", "NH", "Europe/London", (MAILBOX,), staff=(lead, *officers, *others))


def told(landlord: Landlord, role: str) -> list[str]:
    return sorted(each.name for each in landlord.told_besides_leads((role,)))


def test_a_role_that_most_of_the_staff_hold_names_nobody_in_particular() -> None:
    assert told(staff_of(5), OWNING) == ["Lead"]


def test_a_role_of_a_few_is_told_though_they_are_nearly_all_the_staff() -> None:
    assert told(staff_of(3), OWNING) == ["Lead", "Officer 0", "Officer 1", "Officer 2"]


def test_a_role_of_a_part_of_a_large_staff_is_told() -> None:
    panel = tuple(Officer(f"Member {n}", f"m{n}@northgate.example", (PANEL,)) for n in range(4))
    assert told(staff_of(6, *panel), PANEL) == ["Lead", "Member 0", "Member 1", "Member 2", "Member 3"]


def test_of_a_danger_everybody_the_policy_names_is_told() -> None:
    assert len(staff_of(5).told_at_once((OWNING,))) == 6
