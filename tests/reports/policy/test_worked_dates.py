"""The example dates that go with a policy told back; all worked by hand, on a wall calendar of 2026."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from heard.casework.lengths import Counting
from heard.casework.policy import Policy
from heard.casework.policy.words import Nation
from heard.datafiles.calendars import calendar_for
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy, pack_names
from heard.reports.policy.worked_dates import example_days, heading, in_words, without_a_date, worked

PLAIN, BANK_HOLIDAY, CHRISTMAS = "A plain Monday", "The Friday before a bank holiday", "Just before Christmas"


def pack(name: str, nation: str = "england-wales", counting: str = "whole_days") -> Policy:
    policy = load_policy(name, rules_dir())
    rules = replace(policy.calendar, nation=Nation(nation), counting=Counting(counting))
    return replace(policy, calendar=rules)


def due(policy: Policy, clock: str) -> dict[str, date]:
    calendar = calendar_for(policy.calendar)
    [group] = [group for group in worked(policy, calendar, 2026) if clock in group.clocks]
    return {called: calendar.local_date(found.due) for called, found in group.examples if found.due}


@pytest.mark.parametrize(
    "name, clock, nation, plain, bank_holiday, christmas",
    [
        pytest.param(
            "wnwhl-2009", "acknowledge", "england-wales",
            date(2026, 6, 2), date(2026, 5, 5), date(2026, 12, 24), id="one working day",
        ),
        pytest.param(
            "wnwhl-2009", "stage-1-answer", "england-wales",
            date(2026, 6, 15), date(2026, 5, 18), date(2027, 1, 11), id="ten working days",
        ),
        pytest.param(
            "wnwhl-2009", "stage-1-answer", "scotland",
            date(2026, 6, 16), date(2026, 5, 18), date(2027, 1, 12), id="in Scotland, without 15 June and 4 January",
        ),
        pytest.param(
            "feedback-2018", "stage-2-answer", "england-wales",
            date(2026, 6, 8), date(2026, 5, 8), date(2026, 12, 30), id="seven calendar days",
        ),
        pytest.param(
            "feedback-2018", "quick-fix", "england-wales",
            date(2026, 6, 2), date(2026, 5, 5), date(2026, 12, 24), id="24 hours of working days",
        ),
    ],
)  # fmt: skip
def test_three_dates_for_each_length(
    name: str, clock: str, nation: str, plain: date, bank_holiday: date, christmas: date
) -> None:
    assert due(pack(name, nation), clock) == {PLAIN: plain, BANK_HOLIDAY: bank_holiday, CHRISTMAS: christmas}


def test_an_example_in_words_names_the_days_counted() -> None:
    policy = pack("wnwhl-2009")
    calendar = calendar_for(policy.calendar)
    [ten] = [group for group in worked(policy, calendar, 2026) if "stage-1-answer" in group.clocks]
    assert heading(ten) == "10 working days: stage 1 answer and stage 2 answer"
    assert in_words(*ten.examples[2], calendar) == (
        "Just before Christmas, Wednesday 23 December 2026 at 10:00: due by the end of Monday 11 January 2027. "
        "Counted: 24 and 29 to 31 December, 4 to 8 and 11 January 2027."
    )


def test_by_office_hours_the_day_ends_at_closing() -> None:
    policy = pack("wnwhl-2009", counting="office_hours")
    calendar = calendar_for(policy.calendar)
    [one] = [group for group in worked(policy, calendar, 2026) if "acknowledge" in group.clocks]
    assert "due by Tuesday 2 June 2026 at 17:00." in in_words(*one.examples[0], calendar)


def test_hours_and_calendar_days_say_how_they_count() -> None:
    policy = pack("feedback-2018")
    calendar = calendar_for(policy.calendar)
    told = {group.clocks[0]: in_words(*group.examples[0], calendar) for group in worked(policy, calendar, 2026)}
    assert told["quick-fix"].endswith("due by Tuesday 2 June 2026 at 10:00. Only the hours of working days count.")
    assert told["stage-2-answer"].endswith("Every day counts, holidays too.")


def test_a_policy_without_times_has_no_dates_and_says_so() -> None:
    policy = pack("group-2008")
    assert worked(policy, calendar_for(policy.calendar), 2026) == ()
    assert [each.partition(":")[0] for each in without_a_date(policy)] == ["Acknowledge", "Answer", "Appeal answer"]


@pytest.mark.parametrize("name", pack_names(rules_dir()))
@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("year", [2025, 2026, 2027, 2028])
def test_the_example_days_are_what_they_are_called(name: str, nation: Nation, year: int) -> None:
    policy = pack(name, nation)
    calendar = calendar_for(policy.calendar)
    days = {called: at.date() for called, at in example_days(calendar, year)}
    assert list(days) == [PLAIN, BANK_HOLIDAY, CHRISTMAS]
    assert [days[PLAIN].weekday(), days[BANK_HOLIDAY].weekday()] == [0, 4]
    assert all(calendar.is_working_day(each) for each in days.values())
    assert date(year, 12, 19) <= days[CHRISTMAS] <= date(year, 12, 23)


def test_an_office_that_is_open_every_day_has_no_friday_before_a_bank_holiday() -> None:
    policy = pack("wnwhl-2009")
    calendar = replace(calendar_for(policy.calendar), office_days=tuple(range(7)), holidays=frozenset())
    assert [called for called, _ in example_days(calendar, 2026)] == [PLAIN, CHRISTMAS]
    assert datetime(2026, 6, 1, 10, tzinfo=calendar.zone) in [at for _, at in example_days(calendar, 2026)]
