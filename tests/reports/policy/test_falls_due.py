"""When something in a pack is due: the worked examples of the calendar, asked for by their names in the packs."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from heard.casework.lengths import Counting
from heard.casework.policy import Policy
from heard.casework.policy.words import Nation
from heard.casework.refusals import last_day_in_time
from heard.casework.restrictions import review_by
from heard.casework.working_days import Calendar
from heard.datafiles.calendars import calendar_for
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.errors import NotFound
from heard.reports.policy.falls_due import as_json, falls_due, notes
from heard.reports.policy.timed import timed

CASES = Path(__file__).parents[2] / "casework/calendar_cases.csv"
ROWS = list(csv.DictReader(CASES.read_text("utf-8").splitlines()))
KNOWN_BY_NAME = [
    row for row in ROWS if not row["policy_clock"].startswith("reminder") and not row["policy_clock"].endswith("style")
]


@dataclass(frozen=True)
class Closed:
    on: date
    kind: str
    closes: time | None = None


def closed(written: str) -> list[Closed]:
    """Read "stop:2026-12-24,2026-12-29" or "half:2026-12-24@13:00"."""
    if written == "none":
        return []
    kind, _, days = written.partition(":")
    parts = [day.partition("@") for day in days.split(",")]
    return [Closed(date.fromisoformat(day), kind, time.fromisoformat(at) if at else None) for day, _, at in parts]


def counted_by(row: dict[str, str]) -> tuple[Policy, Calendar]:
    policy = load_policy(row["pack"], rules_dir())
    rules = replace(policy.calendar, nation=Nation(row["nation"]), counting=Counting(row["counting"]))
    closures = closed(row["closures"])
    # The Code knows no half day; its row shows what one would do, in a pack that knows it.
    if any(day.kind not in rules.closures for day in closures):
        rules = replace(rules, closures=tuple(day.kind for day in closures))
    policy = replace(policy, calendar=rules)
    return policy, calendar_for(rules, closures=closures)


@pytest.mark.parametrize("row", KNOWN_BY_NAME, ids=lambda row: row["id"])
def test_every_worked_example_is_due_as_worked(row: dict[str, str]) -> None:
    policy, calendar = counted_by(row)
    what = timed(policy, row["policy_clock"].removesuffix(" (partner receipt)"))
    due = falls_due(what, datetime.fromisoformat(row["received_at"]), calendar).due
    assert due == (datetime.fromisoformat(row["due_at"]) if row["due_at"] else None)


def wnwhl(**closures: str) -> tuple[Policy, Calendar]:
    policy = load_policy("wnwhl-2009", rules_dir())
    return policy, calendar_for(policy.calendar)


def test_the_days_counted_are_named_so_that_anyone_can_do_the_sum_again() -> None:
    policy, calendar = wnwhl()
    start = datetime(2026, 3, 24, 10, tzinfo=calendar.zone)
    found = falls_due(timed(policy, "stage-1-answer"), start, calendar)
    assert found.day_zero == date(2026, 3, 24)
    march, april = [25, 26, 27, 30, 31], [1, 2, 7, 8, 9]
    assert found.counted == (*(date(2026, 3, day) for day in march), *(date(2026, 4, day) for day in april))


def test_for_programs_it_is_on_the_wall_clock_with_its_offset() -> None:
    policy, calendar = wnwhl()
    found = falls_due(timed(policy, "acknowledge"), datetime.fromisoformat("2026-04-02T16:01:00Z"), calendar)
    told = as_json(found, policy, calendar)
    assert told["received"] == "2026-04-02T17:01:00+01:00"
    assert told["day_zero"] == "2026-04-02"
    assert told["counted"] == ["2026-04-07"]
    assert told["due"] == "2026-04-07T23:59:59+01:00"
    assert told["reminders"] == [{"when": "on the day", "at": "2026-04-07T09:00:00+01:00"}]
    assert (told["clock"], told["clause"]) == ("acknowledge", "wnwhl-2009, 2.4.2")


def test_a_reminder_whose_time_has_passed_at_the_start_goes_at_once() -> None:
    policy = load_policy("west-kent-2011", rules_dir())
    calendar = calendar_for(policy.calendar)
    start = datetime(2026, 6, 1, 16, tzinfo=calendar.zone)  # due on Wednesday; a working day before is Tuesday, 9:00
    early = replace(timed(policy, "acknowledge"), remind=timed(policy, "stage-1-answer").remind[:1])
    [(_, at)] = falls_due(early, start, calendar).reminders  # five working days before would be last week
    assert at == start


def test_an_extension_is_counted_from_the_present_due_date_and_not_from_closing_time() -> None:
    policy = load_policy("hos-code-2024", rules_dir())
    rules = replace(policy.calendar, counting=Counting.OFFICE_HOURS)
    calendar = calendar_for(rules)
    due = datetime(2026, 6, 22, 17, tzinfo=calendar.zone)  # a Monday
    found = falls_due(timed(policy, "extension.stage-1-answer"), due, calendar)
    assert found.day_zero == date(2026, 6, 22)
    assert found.counted[0] == date(2026, 6, 23)
    assert found.due == datetime(2026, 7, 6, 17, tzinfo=calendar.zone)


@pytest.mark.parametrize("counting", Counting)
@pytest.mark.parametrize(
    "name, start, last",
    [
        # Handed over on a Saturday: twelve months on is Sunday 6 December 2026, which sends nobody elsewhere on Monday.
        pytest.param(
            "exclusion.new-build", "2025-12-06T10:00:00+00:00", "2026-12-06T23:59:59+00:00", id="a new home's repairs"
        ),
        # Six months on from Saturday 6 June 2026 is Sunday 6 December; the customer has until Monday.
        pytest.param(
            "exclusion.out-of-time", "2026-06-06T18:00:00+01:00", "2026-12-07T23:59:59+00:00", id="a Sunday rolls on"
        ),
        # Takes effect on Saturday 6 June 2026; twelve months on is a Sunday, and stays one.
        pytest.param("restriction.review", "2026-06-06T10:00:00+01:00", "2027-06-06T23:59:59+01:00", id="a review"),
    ],
)
def test_ages_and_reviews_are_counted_from_the_plain_date_whatever_the_hour(
    counting: Counting, name: str, start: str, last: str
) -> None:
    policy = load_policy("wdh-2022", rules_dir())
    calendar = calendar_for(replace(policy.calendar, counting=counting))
    found = falls_due(timed(policy, name), datetime.fromisoformat(start), calendar)
    assert found.due == datetime.fromisoformat(last)
    assert found.day_zero == datetime.fromisoformat(start).date()


@pytest.mark.parametrize("counting", Counting)
def test_what_is_said_of_ages_and_reviews_is_what_is_acted_on(counting: Counting) -> None:
    policy = load_policy("wdh-2022", rules_dir())
    calendar = calendar_for(replace(policy.calendar, counting=counting))
    assert policy.restriction is not None
    for start in (datetime(2025, 12, 6, 20, tzinfo=calendar.zone), datetime(2026, 6, 6, 8, tzinfo=calendar.zone)):
        for exclusion in policy.exclusions.values():
            limit = last_day_in_time(exclusion, start.date(), calendar)
            if limit is not None:
                assert falls_due(timed(policy, f"exclusion.{exclusion.name}"), start, calendar).due == limit
        review = falls_due(timed(policy, "restriction.review"), start, calendar).due
        assert review is not None
        assert calendar.local_date(review) == review_by(policy.restriction, start.date(), calendar)


@pytest.mark.parametrize(
    "written, name",
    [
        ("acknowledge", "clock.acknowledge"),
        ("clock.acknowledge", "clock.acknowledge"),
        ("restriction review", "restriction.review"),
        ("restriction.review", "restriction.review"),
    ],
)
def test_ways_to_name_it(written: str, name: str) -> None:
    assert timed(wnwhl()[0], written).name == name


def test_what_the_pack_does_not_time_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(NotFound, match=r"no time for 'acknowlege'\. Did you mean 'acknowledge'"):
        timed(wnwhl()[0], "acknowlege")


@pytest.mark.parametrize(
    "name, clock, said",
    [
        ("group-2008", "acknowledge", "No time is set"),
        ("wnwhl-2009", "promised-action", "A person names the day"),
        ("hos-code-2024", "update-agreed", "how often"),
        ("west-kent-2011", "extension.stage-1-answer", "An officer names the day"),
    ],
)
def test_where_nobody_counts_it_says_who_names_the_day(name: str, clock: str, said: str) -> None:
    policy = load_policy(name, rules_dir())
    calendar = calendar_for(policy.calendar)
    found = falls_due(timed(policy, clock), datetime(2026, 6, 1, 10, tzinfo=calendar.zone), calendar)
    assert (found.due, found.counted) == (None, ())
    assert any(said in note for note in notes(found, policy.calendar))


def test_past_the_end_of_the_list_it_warns() -> None:
    policy, calendar = wnwhl()
    what = timed(policy, "acknowledge")
    near, far = (falls_due(what, datetime(year, 6, 3, 10, tzinfo=calendar.zone), calendar) for year in (2027, 2031))
    assert not list(notes(near, policy.calendar))
    assert "not known yet" in next(notes(far, policy.calendar))


def test_a_closure_day_the_policy_does_not_know_is_named() -> None:
    policy = load_policy("hos-code-2024", rules_dir())
    calendar = calendar_for(policy.calendar)
    found = falls_due(timed(policy, "stage-1-answer"), datetime(2026, 6, 1, 10, tzinfo=calendar.zone), calendar)
    [note] = notes(found, policy.calendar, [Closed(date(2026, 6, 3), "stop"), Closed(date(2026, 6, 4), "show")])
    assert "2026-06-03 (stop)" in note
    assert "2026-06-04" not in note
