"""What of a file's entries is refused by an import, and told by `heard check`: what would be asked of who types it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from looking import RAY

from builders import LEAD, MAILBOX, MovedClock, a_house
from heard.daemon.house import House
from heard.daemon.restriction_files import Known, may_be_given, wrong_with
from heard.settings.register import Register, Restricted
from heard.store import people

TODAY = date(2026, 6, 1)


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return a_house(tmp_path / "heard.db", now=clock)


def told(house: House, **more: Any) -> list[str]:
    given = house.given
    entry = Restricted.model_validate(RAY | more)
    return [str(each) for each in wrong_with(entry, given.landlord, given.policy, given.calendar, TODAY)]


@pytest.mark.parametrize(
    "more, says",
    [
        pytest.param({"option": "acknowlege-only"}, "option: .*Did you mean 'acknowledge-only'", id="mistyped"),
        pytest.param({"option": "Acknowledge Only"}, "option: .*Did you mean 'acknowledge-only'", id="with a space"),
        pytest.param({"option": "ack-only"}, "option: .*Did you mean 'acknowledge-only'", id="cut short"),
        pytest.param({"decided_by": "improvment-manager"}, "decided_by: .*'improvement-manager'", id="a role mistyped"),
        pytest.param({"decided_on": date(2026, 6, 2)}, "decided_on: 2026-06-02 is still to come", id="tomorrow"),
        pytest.param({"review_on": date(2026, 9, 3)}, "review_on: .*beyond 3 months", id="looked at too late"),
        pytest.param({"from": date(2026, 3, 2), "review_on": date(2026, 5, 29)}, "review_on: .*is over", id="over"),
        pytest.param({"named_contact": "nobody@else.example"}, "named_contact: .*no officer of yours", id="a stranger"),
        pytest.param({"addresses": [LEAD]}, "addresses: .*an address of your own", id="an officer's address"),
        pytest.param({"addresses": [MAILBOX]}, "addresses: .*an address of your own", id="the mailbox itself"),
    ],
)
def test_what_add_would_refuse_is_wrong_in_a_file_too(house: House, more: dict[str, Any], says: str) -> None:
    [line] = told(house, **more)
    assert re.match(says, line), line


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({}, id="an option of the pack"),
        pytest.param({"option": "no calls before ten"}, id="their own word"),
        pytest.param({"option": "acknowlege-only", "own_word": True}, id="their own word though one is like it"),
        pytest.param({"decided_by": "The Board", "decided_on": TODAY}, id="decided by nobody of the pack"),
        pytest.param({"decided_by": "improvement-manager", "decided_on": TODAY}, id="decided today"),
        pytest.param({"review_on": date(2026, 9, 2)}, id="the last day the policy allows"),
        pytest.param({"review_on": date(2026, 9, 3), "reason": "the panel sits then"}, id="later, with a reason"),
        pytest.param({"named_contact": LEAD}, id="one of the officers"),
        pytest.param(
            {"from": date(2026, 3, 2), "review_on": date(2026, 5, 29), "reason": "nobody was there"},
            id="a review that was not held, with a reason",
        ),
        pytest.param(
            {"from": date(2026, 3, 2), "until": date(2026, 5, 30), "review_on": date(2026, 5, 29)},
            id="a review of what is over itself",
        ),
        pytest.param({"addresses": ["ray@btmail.example"]}, id="an address of their own"),
    ],
)
def test_what_is_right_is_let_through(house: House, more: dict[str, Any]) -> None:
    assert told(house, **more) == []


def test_a_start_gives_nobody_an_address_of_staff_or_of_somebody_else(house: House) -> None:
    with house.store.writing() as connection:
        people.give(connection, people.add(connection, "Ann Other", now=house.now()), ("ann@else.example",))
    entry = RAY | {"addresses": ["ann@else.example", LEAD, "ray@btmail.example"]}
    register = Register.model_validate({"restricted": [entry, entry | {"shared_address": True, "option": "record"}]})
    with house.store.reading() as connection:
        given, withheld = may_be_given(connection, register, house.given.landlord)
    assert [each.addresses for each in given.restricted] == [
        ("ray@btmail.example",),
        ("ann@else.example", "ray@btmail.example"),
    ]
    assert withheld[0] == "Raymond Pickersgill: ann@else.example is Ann Other's"


def test_an_address_of_an_earlier_case_of_the_same_file_is_somebody_elses(house: House) -> None:
    case = {"reference": "NG-1", "person": "Ann Other", "matter": "lift", "stage": "stage-1"}
    register = Register.model_validate({
        "earlier_case": [case | {"addresses": ["ann@else.example"]}],
        "restricted": [RAY | {"addresses": ["ann@else.example"]}],
    })  # fmt: skip
    with house.store.reading() as connection:
        [mistake] = Known(connection, register, house.given.landlord).against(register.restricted[0])
    assert (mistake.where, mistake.what.partition(",")[0]) == ("addresses", "ann@else.example is Ann Other's")
