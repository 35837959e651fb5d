"""An officer has a holding reply sent by one answer to a notice: it reaches the tenant, in their thread, and counts.

West Kent's policy owes an answer, or a holding reply, in ten working days.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from commands.conftest import OpenOffice, open_office as open_office

from heard.casework.in_words import day_in_words, weekday_in_words
from rig import until

pytestmark = pytest.mark.dovecot

HOLDING = "complainant.holding"


def later(due: date) -> date:
    return due + timedelta(days=14)


def test_a_holding_reply_goes_by_one_answer(open_office: OpenOffice) -> None:
    office = open_office(pack="west-kent-2011")
    case, his = office.given_to_gary("Ada")
    assert case.met("stage-1-holding") is None
    day = later(datetime.fromisoformat(case.clock("stage-1-answer")["due"]).date())
    asked = office.gary.replies(his, f"send holding reply until {day_in_words(day)}", "because: the surveyor is ill")
    assert f"due by the end of {weekday_in_words(day)}" in office.gary.is_told(asked)
    until(lambda: len(office.letters_to(case.tenant.address)) > 1, what="the holding reply")
    letter = office.letters_to(case.tenant.address)[-1]
    assert letter["In-Reply-To"] == case.tenant.mail_id(1)
    body = letter.get_body(("plain",))
    assert body is not None
    assert f"by {weekday_in_words(day)}" in body.get_content()
    until(lambda: case.met("stage-1-holding") is not None, what="its clock to be met")
    assert datetime.fromisoformat(case.clock("stage-1-answer")["due"]).date() == day
