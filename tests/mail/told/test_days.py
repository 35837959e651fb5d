"""Days as people in the UK write them, and what only looks like one.

The letters here are written on Thursday 11 September 2025.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies as st

from heard.mail.told.days import days_named

THURSDAY = date(2025, 9, 11)


def days(text: str, written: date = THURSDAY) -> list[date]:
    return [each.day for each in days_named(text, written=written)]


@pytest.mark.parametrize(
    "words",
    [
        "24 September 2025",
        "24th September 2025",
        "24th of September, 2025",
        "24 September",
        "the 24th of September",
        "24th Sept",
        "24 Sep",
        "24Sept",
        "24-Sep-25",
        "24 Sept '25",
        "24/09/2025",
        "24/9/25",
        "24.9.25",
        "24-09-2025",
        "2025-09-24",
        "Wednesday 24 September",
        "Wednesday, 24 September 2025",
        "Wed 24/9",
        "Weds 24th Sept",
        "Wednesday the 24th of September",
        "Wednesday 24th",
        "Sept 24",
        "Sept 24th",
        "September 24th, 2025",
        "24\u00a0September",
        "24\nSeptember",
        "the 24th",
        "Wednesday week",
    ],
)
def test_one_day_written_in_many_ways(words: str) -> None:
    written = date(2025, 9, 16) if words == "Wednesday week" else THURSDAY
    assert days(f"It is {words}.", written) == [date(2025, 9, 24)]


@pytest.mark.parametrize(
    "words, day",
    [
        ("Friday", date(2025, 9, 12)),
        ("Thursday", date(2025, 9, 18)),
        ("this Friday", date(2025, 9, 12)),
        ("next Friday", date(2025, 9, 19)),
        ("next wed", date(2025, 9, 17)),
        ("Wednesday next week", date(2025, 9, 17)),
        ("Friday week", date(2025, 9, 19)),
        ("a week on Friday", date(2025, 9, 19)),
        ("a fortnight on Monday", date(2025, 9, 29)),
        ("last Friday", date(2025, 9, 5)),
        ("today", date(2025, 9, 11)),
        ("tonight", date(2025, 9, 11)),
        ("tomorrow", date(2025, 9, 12)),
        ("the day after tomorrow", date(2025, 9, 13)),
        ("yesterday", date(2025, 9, 10)),
        ("a week today", date(2025, 9, 18)),
        ("two weeks from today", date(2025, 9, 25)),
        ("the end of the week", date(2025, 9, 12)),
        ("the end of next week", date(2025, 9, 19)),
        ("the end of the month", date(2025, 9, 30)),
        ("the end of next month", date(2025, 10, 31)),
        ("the end of the year", date(2025, 12, 31)),
        ("the end of October", date(2025, 10, 31)),
        ("in two weeks", date(2025, 9, 25)),
        ("within a fortnight", date(2025, 9, 25)),
        ("within 14 days", date(2025, 9, 25)),
        ("within ten calendar days", date(2025, 9, 21)),
        ("in three months", date(2025, 12, 11)),
    ],
)
def test_a_day_named_from_the_day_of_writing(words: str, day: date) -> None:
    assert days(f"We come {words}.") == [day]


@pytest.mark.parametrize(
    "words, friday",
    [
        ("w/c 20 October", date(2025, 10, 24)),
        ("wc 6 Oct", date(2025, 10, 10)),
        ("week commencing Monday 6 October", date(2025, 10, 10)),
        ("in the week of 29 September", date(2025, 10, 3)),
    ],
)
def test_a_week_is_over_on_its_friday(words: str, friday: date) -> None:
    (named,) = days_named(f"They start {words}", written=THURSDAY)
    assert (named.day, named.until) == (friday, True)


@pytest.mark.parametrize(
    "text, until",
    [
        ("by 24 September", True),
        ("by 5pm on 24 September", True),
        ("by the close of play on Wednesday 24 September", True),
        ("no later than the 24th", True),
        ("we need until 24 September", True),
        ("24 September at the latest", True),
        ("within 14 days", True),
        ("on 24 September", False),
        ("your letter of 24 September", False),
    ],
)
def test_whether_a_day_is_the_last_of_a_time(text: str, until: bool) -> None:
    (named,) = days_named(text, written=THURSDAY)
    assert named.until is until


@pytest.mark.parametrize(
    "text, expected",
    [
        ("27 and 28 October", [date(2025, 10, 27), date(2025, 10, 28)]),
        ("6-8 October", [date(2025, 10, 6), date(2025, 10, 8)]),
        ("from the 12th to the 19th of September", [date(2025, 9, 12), date(2025, 9, 19)]),
        ("8 October instead of 24 September", [date(2025, 10, 8), date(2025, 9, 24)]),
        ("before the end of October; their own date is the 29th", [date(2025, 10, 31), date(2025, 10, 29)]),
    ],
)
def test_two_days_are_two(text: str, expected: list[date]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    "text, written, expected",
    [
        pytest.param("5 January", date(2025, 12, 10), date(2026, 1, 5), id="over the new year"),
        pytest.param("20 December", date(2026, 1, 14), date(2025, 12, 20), id="back over the new year"),
        pytest.param("10 March", date(2025, 9, 11), date(2026, 3, 10), id="six months ahead"),
        pytest.param("20 March", date(2025, 9, 11), date(2025, 3, 20), id="not six months back"),
        pytest.param("29 February", date(2028, 1, 10), date(2028, 2, 29), id="a leap day in its year"),
    ],
)
def test_without_a_year_it_is_the_nearest(text: str, written: date, expected: date) -> None:
    assert days(text, written) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("05/13/2025", id="the month first"),
        pytest.param("31/06/2025 or 30 February 2026", id="on no calendar"),
        pytest.param("29 February", id="no leap year near"),
        pytest.param("Friday 24 September", id="a Wednesday: one of the two is wrong"),
        pytest.param("within 10 working days", id="casework counts working days"),
        pytest.param("within ten days", id="perhaps working days"),
        pytest.param("in about three weeks", id="vague"),
        pytest.param("open Monday to Friday 9-5", id="office hours"),
        pytest.param("every Friday, on Mondays, on a Saturday", id="no one day"),
        pytest.param("Saturday's call and Good Friday", id="the day as a name"),
        pytest.param("12 May Close and 14 March Road", id="addresses"),
        pytest.param("flat 6 may come, we sat in the sun", id="words of every day"),
        pytest.param("In June 12 visits were made", id="a month and a number of visits"),
        pytest.param("ring 01632 960114 about NG-25-0401", id="a telephone and a reference"),
        pytest.param("the 24/7 line, clause 3.11.25, \u00a324.9.25", id="other figures"),
        pytest.param("the 4th floor and the 2nd visit", id="counted things"),
        pytest.param("next week, soon, mid-October", id="no day at all"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_day(text: str) -> None:
    assert days(text) == []


def test_the_words_stand_where_it_says() -> None:
    text = "I will now reply by Wednesday 8 October\ninstead of the 24th."
    for each in days_named(text, written=THURSDAY):
        assert text[each.begin : each.end] == each.words


def test_no_more_than_asked_for() -> None:
    assert len(days_named("8 October, " * 100, written=THURSDAY, limit=5)) == 5


PIECES = st.sampled_from(
    (
        "24 ",
        "September ",
        "Sept",
        "/",
        "9",
        "-",
        ".",
        "by ",
        "w/c ",
        "the 14th ",
        "Friday ",
        "week ",
        "of ",
        "and ",
        "\n",
        "2025",
        "in two weeks",
        "'25",
        "İ",
    )
)


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)), st.dates())
def test_no_text_is_too_odd(text: str, written: date) -> None:
    found = days_named(text, written=written)
    assert [each.begin for each in found] == sorted(each.begin for each in found)
    assert all(text[each.begin : each.end] == each.words for each in found)


@pytest.mark.parametrize("piece", ["1 ", "Monday ", "the 1st ", "24 September ", "w/c ", "1 to ", "in ", "a week "])
def test_a_very_long_text_is_looked_at_up_to_its_limit(piece: str) -> None:
    assert len(days_named(piece * (200_000 // len(piece)), written=THURSDAY)) <= 60
