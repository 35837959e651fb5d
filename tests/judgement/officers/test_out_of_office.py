"""What an officer's mail program says of their absence, and until which day."""

from __future__ import annotations

from datetime import date

import pytest

from builders import OFFICER, a_message
from heard.judgement.officers.out_of_office import absence_in

THURSDAY = date(2026, 11, 26)
AUTOMATIC = [("Auto-Submitted", "auto-replied")]


def said(text: str) -> date | str | None:
    """Return the last day, "no day" where it says none, and None where nobody is said to be away."""
    message = a_message(text, sender=OFFICER, subject="Automatic reply: A new case [NH-26-0001]", headers=AUTOMATIC)
    absence = absence_in(message, day=THURSDAY)
    return None if absence is None else absence.last or "no day"


@pytest.mark.parametrize(
    "text, last",
    [
        pytest.param(
            "I am out of the office, back on Monday 7 December.", date(2026, 12, 6), id="back on a day: the day before"
        ),
        pytest.param("I am away, returning 07/12/2026.", date(2026, 12, 6), id="in figures"),
        pytest.param(
            "I'm on leave and will return to work on 7th December 2026.", date(2026, 12, 6), id="return to work"
        ),
        pytest.param("I am off sick and hope to be back Monday.", date(2026, 11, 29), id="a weekday"),
        pytest.param("I am out of office until 4 Dec", date(2026, 12, 4), id="until: that day too"),
        pytest.param("I'm on annual leave until and including Friday 4th December.", date(2026, 12, 4), id="including"),
        pytest.param("I am on leave from 1 to 12 December.", date(2026, 12, 12), id="two days of one month"),
        pytest.param("I am on leave 24 December - 4 January.", date(2027, 1, 4), id="over the new year"),
        pytest.param("I am on leave from 24/12/2026 to 04/01/2027", date(2027, 1, 4), id="over the year, in figures"),
        pytest.param("I am not in the office today.", THURSDAY, id="today"),
        pytest.param("I will be on leave on Friday 27 November.", date(2026, 11, 27), id="a day off"),
        pytest.param(
            "I am away until 4 December.  I'll be back on 7 December.", date(2026, 12, 6), id="being back says more"
        ),
        pytest.param(
            "I will not be back until Monday 7 December.", date(2026, 12, 6), id="not back until: that day they are"
        ),
        pytest.param(
            "Hello\n\nI am on maternity leave and will return in September 2027.", date(2027, 9, 29), id="a month"
        ),
        pytest.param("I am out of the office.", "no day", id="no day"),
        pytest.param("I am on leave until Monday 8 December.", "no day", id="a day that is on no calendar"),
        pytest.param("I am on leave until 4 December 2062.", "no day", id="a slip of the year"),
        pytest.param("I no longer work here.  Please write to my manager.", "no day", id="left"),
        pytest.param("I am back in the office on 26 November.", None, id="back today: nobody switched it off"),
        pytest.param("I am on leave until 4 September 2026.", None, id="over long ago"),
        pytest.param("Thank you for your email.  I answer within 5 days.", None, id="no absence"),
        pytest.param("Out of office hours please ring 0300 123 456.", None, id="office hours"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_an_absence(text: str, last: date | str | None) -> None:
    assert said(text) == last


def test_a_person_who_tells_of_their_leave_is_no_mail_program() -> None:
    message = a_message("I am on leave until 4 December, please chase the contractor.", sender=OFFICER)
    assert absence_in(message, day=THURSDAY) is None
