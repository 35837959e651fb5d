"""A day or a length of time that a command names, read on Thursday 26 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.lengths import Length, Unit
from heard.judgement.commands.dates import day_in, length_in
from histories import a_policy
from judgement.commands.desk import THURSDAY
from policies.story import the_policy

DAYS_ALONE = """
[clock.answer]
stage = "stage-1"
starts = "received"
within = "14 calendar days"
ends = "answered"
"""


@pytest.mark.parametrize(
    "words, day",
    [
        ("5 Dec", date(2026, 12, 5)),
        ("5th of December", date(2026, 12, 5)),
        ("Dec 5", date(2026, 12, 5)),
        ("Sat 5 Dec", date(2026, 12, 5)),
        ("by 5 Dec", date(2026, 12, 5)),
        ("the 5th", date(2026, 12, 5)),
        ("5/12", date(2026, 12, 5)),
        ("05/12/26", date(2026, 12, 5)),
        ("5-12-2026", date(2026, 12, 5)),
        ("2026-12-05", date(2026, 12, 5)),
        ("26 November", THURSDAY),
        ("25 November", date(2027, 11, 25)),
        ("25 November 2026", date(2026, 11, 25)),
        ("29 February", None),
        ("29 February 2028", date(2028, 2, 29)),
        ("1 May", date(2027, 5, 1)),
        ("Thursday", date(2026, 12, 3)),
        ("Friday", date(2026, 11, 27)),
        ("Fri", date(2026, 11, 27)),
        ("next Friday", date(2026, 12, 4)),
        ("tomorrow", date(2026, 11, 27)),
        ("today", THURSDAY),
        ("the end of the week", date(2026, 11, 27)),
        ("Friday 5 Dec", None),
        ("31 November", None),
        ("12/25/2026", None),
        ("5 Dec or 6 Dec", None),
        ("5 Dec at noon", None),
        ("soon", None),
        ("10 days", None),
        ("", None),
    ],
    ids=lambda value: str(value) or "nothing",
)
def test_the_next_such_day(words: str, day: date | None) -> None:
    assert day_in(words, THURSDAY) == day


@pytest.mark.parametrize(
    "words, day",
    [
        ("3 Nov", date(2026, 11, 3)),
        ("3 Dec", date(2025, 12, 3)),
        ("on 26 November", THURSDAY),
        ("Wednesday", date(2026, 11, 25)),
        ("on Friday", date(2026, 11, 20)),
        ("yesterday", date(2026, 11, 25)),
        ("5/11", date(2026, 11, 5)),
        ("3 December 2026", date(2026, 12, 3)),
    ],
    ids=lambda value: str(value),
)
def test_the_last_such_day(words: str, day: date) -> None:
    assert day_in(words, THURSDAY, gone=True) == day


@pytest.mark.parametrize(
    "words, length",
    [
        ("10 days", Length(10, Unit.WORKING_DAY)),
        ("10 working days", Length(10, Unit.WORKING_DAY)),
        ("ten business days", Length(10, Unit.WORKING_DAY)),
        ("10wd", Length(10, Unit.WORKING_DAY)),
        ("a further 5 days", Length(5, Unit.WORKING_DAY)),
        ("another five working days", Length(5, Unit.WORKING_DAY)),
        ("7 calendar days", Length(7, Unit.CALENDAR_DAY)),
        ("a week", Length(1, Unit.WEEK)),
        ("another week", Length(1, Unit.WEEK)),
        ("two weeks", Length(2, Unit.WEEK)),
        ("a fortnight", Length(2, Unit.WEEK)),
        ("1 month", Length(1, Unit.MONTH)),
        ("0 days", None),
        ("some days", None),
        ("working days", None),
        ("2 working weeks", None),
        ("10 days or so", None),
    ],
    ids=lambda value: str(value),
)
def test_a_length(words: str, length: Length | None) -> None:
    assert length_in(words, the_policy("wnwhl-2009")) == length


def test_days_are_calendar_days_where_the_policy_counts_in_those() -> None:
    assert length_in("10 days", a_policy(DAYS_ALONE)) == Length(10, Unit.CALENDAR_DAY)
