"""Is a mail below another one of the landlord's own, and is it for one of them?"""

from __future__ import annotations

import pytest

from builders import LANDLORD, LEAD, MAILBOX, OFFICER, TENANT
from heard.casework.people import Role
from heard.judgement.our_people import is_one_of_ours, is_to_somebody_outside
from heard.judgement.writer import Claimed
from heard.mail.message import Address

NO_ADDRESS = Claimed(None, Role.TENANT, False)


@pytest.mark.parametrize(
    "name",
    [
        "Gary Officer", "Officer, Gary", "Mr Gary Officer (Repairs)", "Helen Lead | Northgate",
        "Gary Officer via Complaints", "Complaints", "Northgate Homes", "Northgate Homes - Complaints Team",
        "Customer Relations", "Tenant Services Team", "Northgate Homes - Residents' Complaints Desk",
    ],
)  # fmt: skip
def test_a_name_of_ours(name: str) -> None:
    assert is_one_of_ours(NO_ADDRESS, name, LANDLORD)


@pytest.mark.parametrize(
    "name",
    [
        "Tenant", "The Resident", "Customer (via website)", "Tenants", "Northgate Homes tenant", "Repairs - Resident",
        "Residents of Northgate Homes",
    ],
)  # fmt: skip
def test_a_word_for_whoever_an_office_serves_is_nobodys_name_of_ours(name: str) -> None:
    assert not is_one_of_ours(NO_ADDRESS, name, LANDLORD)
    assert is_to_somebody_outside(name, LANDLORD)


@pytest.mark.parametrize("name", ["Ada Finch", "Garry Holt", "Della Lead", "Northgate Tenants' Voice", "G Officer", ""])
def test_a_name_that_is_nobodys_known_to_us(name: str) -> None:
    assert not is_one_of_ours(NO_ADDRESS, name, LANDLORD)


def test_an_address_says_more_than_a_name() -> None:
    hers = Claimed(Address("Complaints", TENANT), Role.TENANT, True)
    assert not is_one_of_ours(hers, "Complaints", LANDLORD)
    assert is_one_of_ours(Claimed(Address("Ada Finch", OFFICER), Role.OFFICER, True), "Ada Finch", LANDLORD)


@pytest.mark.parametrize(
    "to, outside",
    [
        pytest.param(f"Helen Lead <{LEAD}>; Gary Officer <{OFFICER}>", False, id="officers"),
        pytest.param("Helen Lead; Officer, Gary", False, id="officers by their names"),
        pytest.param(f"Complaints <{MAILBOX}>", False, id="the mailbox"),
        pytest.param(f"Gary Officer <{OFFICER}>; Dorothy Finch <{TENANT}>", True, id="a tenant besides"),
        pytest.param("Dorothy Finch", True, id="a name nobody here has"),
        pytest.param("", False, id="nobody"),
    ],
)
def test_whom_it_is_for(to: str, outside: bool) -> None:
    assert is_to_somebody_outside(to, LANDLORD) is outside
