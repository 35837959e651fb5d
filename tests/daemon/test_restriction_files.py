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
from heard.daemon.restriction_files import wrong_with
from heard.settings.register import Restricted

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
        pytest.param({"addresses": ["ray@btmail.example"]}, id="an address of their own"),
    ],
)
def test_what_is_right_is_let_through(house: House, more: dict[str, Any]) -> None:
    assert told(house, **more) == []
