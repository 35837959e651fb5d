"""A case is closed by one click, its cause said by another, and each taken back by one more: on real servers."""

from __future__ import annotations

import pytest
from commands.office import PostalOffice

pytestmark = pytest.mark.dovecot

CLOSE, CAUSE, APOLOGY, UNDO = "Close it: upheld", "Cause: late repair", "Put right by: apology", "Undo"


def test_closed_by_one_click_its_cause_by_another_and_undone_by_a_third(office: PostalOffice) -> None:
    case, his = office.given_to_gary("Ada")
    office.gary.answers_the_tenant(case)
    receipt = office.gary.receipt(office.gary.presses(CLOSE, his))
    assert case.shown()["status"] == "closed"
    assert {CAUSE, APOLOGY, UNDO} <= office.gary.offered(receipt)

    said = office.gary.receipt(office.gary.presses(CAUSE, receipt))
    office.gary.is_told(office.gary.presses(APOLOGY, receipt))
    assert [each["word"] for each in case.shown()["learned"]] == ["late repair", "apology"]
    assert CAUSE not in office.gary.offered(said)

    assert "Recorded on" in office.gary.is_told(office.gary.presses(UNDO, said))
    assert [each["word"] for each in case.shown()["learned"]] == ["apology"]
    assert case.shown()["status"] == "closed"


def test_typed_below_the_closing_it_is_recorded_and_undone_with_it(office: PostalOffice) -> None:
    case, his = office.given_to_gary("Beryl")
    office.gary.answers_the_tenant(case)
    closed = office.gary.replies(his, "close upheld", "cause: late repairs", "compensation: £200 less £150 owed")
    told = office.gary.receipt(closed)
    learned = [(each["about"], each["word"], each["payable_pence"]) for each in case.shown()["learned"]]
    assert learned == [("cause", "late repair", 0), ("compensation", None, 5000)]
    office.gary.is_told(office.gary.presses(UNDO, told))
    assert (case.shown()["status"], case.shown()["learned"]) == ("open", [])
