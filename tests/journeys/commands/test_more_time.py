"""An answer takes longer: an officer moves its day as far as the policy lets them.

Under the Code of 2024 the first answer may be put off once, for a reason, by ten working days; by more only where a
person says why.
"""

from __future__ import annotations

from datetime import datetime

import pytest
from answers.case import Case
from commands.office import PostalOffice

from heard.casework.counting import extended_due
from heard.casework.in_words import weekday_in_words
from heard.casework.lengths import Length, Unit
from heard.datafiles.calendars import calendar_for
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy

pytestmark = pytest.mark.dovecot

CALENDAR = calendar_for(load_policy("hos-code-2024", rules_dir()).calendar)
LONGER = "It takes longer"
WHY = "because a surveyor has to see the roof"
EXCEPTIONAL = "because of an exceptional reason: the roof cannot be reached before the scaffold stands"


def answer_due(case: Case) -> datetime:
    return datetime.fromisoformat(case.clock("stage-1-answer")["due"])


def later(due: datetime, working_days: int) -> datetime:
    return extended_due(due, Length(working_days, Unit.WORKING_DAY), CALENDAR)


def test_ten_working_days_with_a_reason_are_within_the_limit(office: PostalOffice) -> None:
    case, his = office.given_to_gary("Ada")
    due = later(answer_due(case), 10)
    asked = office.gary.replies(his, f"extend 10 working days {WHY}")
    told = office.gary.is_told(asked)
    assert answer_due(case) == due
    assert weekday_in_words(CALENDAR.local_date(due)) in told
    assert len(office.letters_to(case.tenant.address)) == 1, "the letter that tells the tenant is Gary's to send"


@pytest.mark.parametrize(
    "name, line, because",
    [
        pytest.param("Beryl", "extend 10 working days", "reason", id="within the limit, without a reason"),
        pytest.param("Clara", "extend 15 working days", "reason", id="past the limit, without a reason"),
        pytest.param("Fay", f"extend 15 working days {WHY}", "it is exceptional", id="past it, for any reason"),
    ],
)
def test_the_day_stays(office: PostalOffice, name: str, line: str, because: str) -> None:
    case, his = office.given_to_gary(name)
    before = answer_due(case)
    told = office.gary.is_told(office.gary.replies(his, line))
    assert "Nothing has been changed." in told
    assert because in told
    assert answer_due(case) == before
    assert [each["details"]["why"] for each in case.events("CommandRefused")] == ["not-allowed"]


def test_past_the_limit_the_reason_is_on_record(office: PostalOffice) -> None:
    case, his = office.given_to_gary("Dorothy")
    due = later(answer_due(case), 15)
    told = office.gary.is_told(office.gary.replies(his, f"extend 15 working days {EXCEPTIONAL}"))
    assert answer_due(case) == due
    assert "exceptional reason: the roof" in told
    assert [each["details"]["command"] for each in case.events("CommandGiven")] == ["assign", "extend"]


def test_one_click_opens_a_short_form_that_wants_its_reason(office: PostalOffice) -> None:
    """Gwen Finch's answer takes a week longer.  What Gary leaves as it was is no reason."""
    case, his = office.given_to_gary("Gwen")
    before, due = answer_due(case), later(answer_due(case), 5)
    assert "Nothing has been changed." in office.gary.is_told(office.gary.presses(LONGER, his))
    assert answer_due(case) == before
    filled_in = office.gary.presses(LONGER, his, because="a surveyor has to see the roof, on Friday")
    assert "a surveyor has to see the roof, on Friday" in office.gary.is_told(filled_in)
    assert answer_due(case) == due


def test_a_second_time_is_one_too_many(office: PostalOffice) -> None:
    case, his = office.given_to_gary("Edith")
    office.gary.is_told(office.gary.replies(his, f"extend 5 working days {WHY}"))
    due = answer_due(case)
    again = office.gary.is_told(office.gary.replies(his, "extend 5 working days"))
    assert "Nothing has been changed." in again
    assert answer_due(case) == due
