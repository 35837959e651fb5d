"""A tenant writes again before their officer presses what lay there: the officer is asked, and shown her words."""

from __future__ import annotations

import pytest
from commands.office import PostalOffice
from commands.outlook import buttons, shown

pytestmark = pytest.mark.dovecot

WITHDRAWN = "close withdrawn"
ALL_THE_SAME = "Do it all the same"
IT_IS_BACK = "The leak is back, and now the ceiling below is wet as well. Please go on with my complaint."
AND_THE_LIGHTS = "Now the lights in the hall have gone out as well, and there is water in the socket."


def test_a_case_is_not_closed_over_a_mail_that_nobody_read(office: PostalOffice) -> None:
    """Ada Finch told Gary on the telephone to leave it.  Before he says so, she writes that it is back."""
    case, his = office.given_to_gary("Ada")
    gary = office.gary
    office.tenant_writes(case, IT_IS_BACK)
    asked = gary.receipt(gary.replies(his, WITHDRAWN))
    assert "Is this to be done?" in str(asked["Subject"])
    assert "Ada Finch wrote at" in shown(asked)
    assert "after the mail you answered" in shown(asked)
    assert "The leak is back, and now the ceiling below is wet as well" in shown(asked)
    assert list(buttons(asked)) == [ALL_THE_SAME]
    assert case.shown()["status"] == "open"

    told = gary.is_told(gary.presses(ALL_THE_SAME, asked))
    assert f"{case.reference} is closed: withdrawn." in told
    assert "They last wrote at" in told
    assert case.shown()["outcome"] == "withdrawn"


def test_who_is_asked_and_then_written_to_once_more_is_asked_again(office: PostalOffice) -> None:
    """Beryl Finch writes twice: before Gary answers his notice, and before he presses what he was asked."""
    case, his = office.given_to_gary("Beryl")
    gary = office.gary
    office.tenant_writes(case, IT_IS_BACK)
    asked = gary.receipt(gary.replies(his, WITHDRAWN))
    office.tenant_writes(case, AND_THE_LIGHTS)
    again = gary.receipt(gary.presses(ALL_THE_SAME, asked))
    assert "Now the lights in the hall have gone out" in shown(again)
    assert case.shown()["status"] == "open"

    assert "is closed: withdrawn." in gary.is_told(gary.presses(ALL_THE_SAME, again))
    assert [each["details"]["command"] for each in case.events("CommandGiven")] == ["assign", "confirm", "close"]


def test_a_mail_of_thanks_holds_nothing_up(office: PostalOffice) -> None:
    """Clara Finch thanks for the letter that says her complaint has come."""
    case, his = office.given_to_gary("Clara")
    office.tenant_writes(case, "Many thanks")
    assert "is closed: withdrawn." in office.gary.is_told(office.gary.replies(his, WITHDRAWN))


def test_who_has_answered_her_has_read_her(office: PostalOffice) -> None:
    """Dorothy Finch writes again, and Gary writes to her before he answers his notice."""
    case, his = office.given_to_gary("Dorothy")
    office.tenant_writes(case, IT_IS_BACK)
    office.gary.answers_the_tenant(case)
    told = office.gary.is_told(office.gary.replies(his, "close upheld"))
    assert f"{case.reference} is closed: upheld." in told
    assert "They last wrote at" in told


def test_what_she_would_not_feel_waits_for_nobody(office: PostalOffice) -> None:
    """Edith Finch writes again, and Gary gives her case to Helen from the notice he has."""
    case, his = office.given_to_gary("Edith")
    office.tenant_writes(case, IT_IS_BACK)
    told = office.gary.is_told(office.gary.replies(his, "assign to Helen"))
    assert "Helen Lead" in told
    assert "They last wrote" not in told
