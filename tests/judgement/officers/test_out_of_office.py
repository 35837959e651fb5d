"""What an officer's mail program says of their absence, and until which day."""

from __future__ import annotations

from datetime import date

import pytest

from builders import OFFICER, a_message
from heard.judgement.officers.out_of_office import Absence, Back, absence_in

THURSDAY = date(2026, 11, 26)
AUTOMATIC = [("Auto-Submitted", "auto-replied")]


def told(text: str) -> Absence | Back | None:
    message = a_message(text, sender=OFFICER, subject="Automatic reply: A new case [NH-26-0001]", headers=AUTOMATIC)
    return absence_in(message, day=THURSDAY)


def said(text: str) -> date | str | None:
    """Return the last day, "no day" where it says none, "left", "back", and None where nobody is said to be away."""
    match told(text):
        case Absence(for_good=True):
            return "left"
        case Absence(last=last):
            return last or "no day"
        case Back():
            return "back"
    return None


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
        pytest.param("I no longer work here.  Please write to my manager.", "left", id="left"),
        pytest.param("I am back in the office next week.", date(2026, 11, 29), id="back next week: up to its Sunday"),
        pytest.param("I am back in the office on 26 November.", "back", id="back today: nobody switched it off"),
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


NOW = None
"""Instead of a first day: they are away already."""


@pytest.mark.parametrize(
    "text, first, last",
    [
        pytest.param(
            "Thank you for your mail.\n\nI am out of the office from 07/12/2026 to 11/12/2026 with no access to it.",
            date(2026, 12, 7),
            date(2026, 12, 11),
            id="Outlook: from and to in figures",
        ),
        pytest.param(
            "I will be out of the office starting 12/21/2026 and will not return until 01/04/2027.",
            date(2026, 12, 21),
            date(2027, 1, 3),
            id="Notes: the month can only come first",
        ),
        pytest.param(
            "I am in the office as usual until then, and on leave from 21 December 2026 until 4 January 2027.",
            date(2026, 12, 21),
            date(2027, 1, 4),
            id="as usual until then",
        ),
        pytest.param(
            "Hi, I'll be in the office until Friday 18 December, then away until Monday 4 January.",
            date(2026, 12, 19),
            date(2027, 1, 4),
            id="in the office until",
        ),
        pytest.param(
            "My last working day before annual leave is 18 December and I will be back on 4 January 2027.",
            date(2026, 12, 19),
            date(2027, 1, 3),
            id="the last working day before",
        ),
        pytest.param("On leave 30/11 - 11/12", date(2026, 11, 30), date(2026, 12, 11), id="a range without years"),
        pytest.param("Annual leave 30/11 to 4/12 inclusive.", date(2026, 11, 30), date(2026, 12, 4), id="and with to"),
        pytest.param(
            "I shall be on annual leave from Monday 30 November to Friday 4 December.",
            date(2026, 11, 30),
            date(2026, 12, 4),
            id="with weekdays",
        ),
        pytest.param(
            "Next week I am on leave.  Please contact the complaints team.",
            date(2026, 11, 30),
            date(2026, 12, 4),
            id="next week",
        ),
        pytest.param("I am on leave w/c 7 December.", date(2026, 12, 7), date(2026, 12, 11), id="a week by its Monday"),
        pytest.param(
            "Away Fri 27 Nov & Mon 30 Nov, returning Tues 1 Dec",
            date(2026, 11, 27),
            date(2026, 11, 30),
            id="Gmail: two days and the return",
        ),
        pytest.param(
            "I am out of the office on Monday 30 November for training.",
            date(2026, 11, 30),
            date(2026, 11, 30),
            id="one day",
        ),
        pytest.param(
            "I will be on maternity leave from 14 December.", date(2026, 12, 14), None, id="from a day, and no last one"
        ),
        pytest.param(
            "I am now back in the office but will be on leave from 21 December until 4 January.",
            date(2026, 12, 21),
            date(2027, 1, 4),
            id="back, and away again later",
        ),
        pytest.param(
            "I am on annual leave between 24 December and 1 January.",
            date(2026, 12, 24),
            date(2027, 1, 1),
            id="between two days",
        ),
        pytest.param(
            "I am currently out of the office and will return on Monday 30th November.\n\nIf your enquiry is about "
            "a repair please call 0300 123 4567, 24/7.",
            NOW,
            date(2026, 11, 29),
            id="council: a line for repairs that is always open",
        ),
        pytest.param(
            "I am out of the office until 9am on Wednesday 2 December.  Our offices are open Monday to Friday.",
            NOW,
            date(2026, 12, 2),
            id="council: with opening days",
        ),
        pytest.param(
            "I'm on sick leave.  I work Monday to Wednesday.  I hope to be back on Tuesday 8 December.",
            NOW,
            date(2026, 12, 7),
            id="NHS: with the working week",
        ),
        pytest.param(
            "I am on leave 25/11/2026 - 01/12/2026.  For a reply by 10 December write to the team.",
            NOW,
            date(2026, 12, 1),
            id="begun yesterday",
        ),
        pytest.param("I'm OOO 11/25/2026 - 12/01/2026.", NOW, date(2026, 12, 1), id="begun yesterday, the month first"),
        pytest.param("I am on parental leave until September 2027.", NOW, date(2027, 9, 1), id="until a month"),
        pytest.param(
            "I'm away from my desk.  I will get back to you on my return on 1 December.",
            NOW,
            date(2026, 11, 30),
            id="get back to you, and return",
        ),
    ],
)
def test_an_absence_begins_on_the_day_it_says(text: str, first: date | None, last: date | None) -> None:
    absence = told(text)
    assert isinstance(absence, Absence)
    assert (absence.first, absence.last, absence.for_good) == (first, last, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I no longer work on Fridays.", id="no longer on a weekday"),
        pytest.param("I work Monday to Wednesday.  I answer on my next working day.", id="the days somebody works"),
        pytest.param("My working days are Tuesday, Wednesday and Thursday.", id="the same in a list"),
        pytest.param("I am not in the office on Thursdays and Fridays.", id="not in on two weekdays"),
        pytest.param("Please note I am out of the office every Friday.", id="every Friday"),
        pytest.param("I no longer work full time: I am in the office Monday to Wednesday.", id="no longer full time"),
        pytest.param("My non-working day is Friday.", id="a day off each week"),
        pytest.param("If I am out of the office please call the contact centre.", id="if I am away"),
        pytest.param("Thank you.  I will return your call as soon as I can.", id="return your call"),
        pytest.param("Thank you for contacting the Trust.  We will be back in touch within 10 working days.", id="NHS"),
        pytest.param("I was on leave until 20 November and am catching up with email.", id="it was"),
        pytest.param("I have been on leave and am working through my inbox.", id="it has been"),
        pytest.param("Our offices are closed from 24 December until 4 January.", id="the whole office is closed"),
        pytest.param("Out of office emergency repairs: 0300 123 4567.", id="a telephone number"),
        pytest.param("I will be in meetings all day and slow to respond.", id="in meetings"),
        pytest.param("Annual leave requests go to the rota team.", id="requests for leave"),
        pytest.param("I have left a message with your neighbour.", id="left a message"),
        pytest.param("I no longer deal with lettings.  Please write to the lettings team.", id="another task"),
    ],
)
def test_nothing_that_is_no_absence(text: str) -> None:
    assert told(text) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I am now back in the office.", id="now back"),
        pytest.param("I am now back in the office and will answer as soon as I can.", id="and will answer soon"),
        pytest.param("I'm back in the office now and will get to your email soon.", id="now, and your email soon"),
        pytest.param("I'm back from annual leave and catching up on emails.", id="back from leave"),
        pytest.param("I have now returned to work after two weeks away.", id="returned"),
        pytest.param("Thank you for your patience, I am back at my desk.", id="at my desk"),
    ],
)
def test_who_says_so_is_back(text: str) -> None:
    assert isinstance(told(text), Back)


@pytest.mark.parametrize(
    "text, first",
    [
        pytest.param("I have now left Northgate Homes.  Please contact Helen Lead.", NOW, id="left, by name"),
        pytest.param("Gary has left the organisation.", NOW, id="said by whoever reads it now"),
        pytest.param("I no longer work for the council.  This mailbox is not read.", NOW, id="council"),
        pytest.param("I am no longer with the Trust.", NOW, id="NHS"),
        pytest.param("I have left.", NOW, id="in a word"),
        pytest.param("I left the association on 30 October 2026.", NOW, id="on a day that is over"),
        pytest.param("I am leaving Northgate Homes and my last day is 11 December.", date(2026, 12, 12), id="soon"),
    ],
)
def test_who_has_left_is_away_for_good(text: str, first: date | None) -> None:
    absence = told(text)
    assert isinstance(absence, Absence)
    assert (absence.first, absence.last, absence.for_good) == (first, None, True)
