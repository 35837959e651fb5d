"""Which clocks run on a case, and until when.

calendar_cases.csv holds sums worked by hand; each row says why.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from heard.casework.case import Case, Passed
from heard.casework.deadlines import ClockState, Deadline, deadlines, due_of
from heard.casework.events import Kind, LetterNumber, MailboxName, PersonNumber, Reference, StageName
from heard.casework.policy import CalendarRules, ClockRule, Moment
from heard.datafiles import locate, policies
from heard.datafiles.calendars import calendar_for

STAGE_1 = StageName("stage-1")
POLICY = policies.load_policy("wnwhl-2009", locate.rules_dir())
CALENDAR = calendar_for(POLICY.calendar)
RECEIVED = datetime(
    2026, 6, 1, 9, 0, tzinfo=UTC
)  # a Monday; the acknowledgement is due on the 2nd, the answer on the 15th
END_OF_2_JUNE = datetime(2026, 6, 2, 22, 59, 59, tzinfo=UTC)
END_OF_15_JUNE = datetime(2026, 6, 15, 22, 59, 59, tzinfo=UTC)


def a_clock(within: str) -> ClockRule:
    return ClockRule("answer", STAGE_1, Moment.RECEIVED, policies.length_of(within), Moment.ANSWERED, "owner", "2.4")


def a_case(*passed: Passed, has_clocks: bool = True) -> Case:
    return Case(
        reference=Reference("NH-26-0042"),
        person=PersonNumber(1),
        mailbox=MailboxName("complaints@northgate.example"),
        kind=Kind.COMPLAINT,
        sure=True,
        has_clocks=has_clocks,
        opened_at=RECEIVED,
        received_at=RECEIVED,
        policy=POLICY.digest,
        stage=STAGE_1,
        passed=passed,
    )


def closures_that_stop(written: str) -> list[date]:
    return list(map(date.fromisoformat, re.findall(r"\d{4}-\d\d-\d\d", written))) if written.startswith("stop:") else []


def worked_by_hand() -> Iterator[object]:
    with (Path(__file__).parent / "calendar_cases.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            yield pytest.param(row, id=f"{row['id']} {row['why']}")


@pytest.mark.parametrize("row", list(worked_by_hand()))
def test_due_as_worked_by_hand(row):
    rules = CalendarRules(row["nation"], row["zone"], (0, 1, 2, 3, 4))
    calendar = calendar_for(rules, closures=closures_that_stop(row["closures"]))
    rule = a_clock(row["allowed"].removesuffix(", always"))
    expected = datetime.fromisoformat(row["due_at"]) if row["due_at"] else None
    assert due_of(rule, datetime.fromisoformat(row["received_at"]), calendar) == expected


def test_due_is_kept_in_utc():
    due = due_of(a_clock("1 working day"), datetime.fromisoformat("2026-06-01T10:00:00+01:00"), CALENDAR)
    assert due == END_OF_2_JUNE
    assert due.tzinfo is UTC


def test_minutes_run_on_through_the_night():
    start = datetime(2026, 6, 5, 22, 50, tzinfo=UTC)
    assert due_of(a_clock("30 minutes"), start, CALENDAR) == datetime(2026, 6, 5, 23, 20, tzinfo=UTC)


def test_the_two_clocks_of_a_new_complaint():
    case = a_case(Passed(Moment.RECEIVED, STAGE_1, RECEIVED))
    assert [(d.clock, d.started, d.due, d.standard_due, d.met_at) for d in deadlines(case, POLICY, CALENDAR)] == [
        ("acknowledge", RECEIVED, END_OF_2_JUNE, END_OF_2_JUNE, None),
        ("stage-1-answer", RECEIVED, END_OF_15_JUNE, END_OF_15_JUNE, None),
    ]


def test_an_acknowledgement_meets_its_clock_and_no_other():
    sent_at = RECEIVED + timedelta(seconds=20)
    case = a_case(
        Passed(Moment.RECEIVED, STAGE_1, RECEIVED), Passed(Moment.ACKNOWLEDGED, STAGE_1, sent_at, LetterNumber(1))
    )
    acknowledge, answer = deadlines(case, POLICY, CALENDAR)
    assert (acknowledge.met_at, answer.met_at) == (sent_at, None)


def test_every_clock_names_its_clause():
    case = a_case(Passed(Moment.RECEIVED, STAGE_1, RECEIVED))
    assert [d.clause for d in deadlines(case, POLICY, CALENDAR)] == ["wnwhl-2009, 2.4.2", "wnwhl-2009, 2.4.1 and 2.4.3"]


def test_no_clock_runs_on_mail_older_than_the_landlord_answers():
    assert deadlines(a_case(Passed(Moment.RECEIVED, STAGE_1, RECEIVED), has_clocks=False), POLICY, CALENDAR) == ()


def test_no_clock_runs_before_its_stage_begins():
    assert deadlines(a_case(), POLICY, CALENDAR) == ()


ONE_SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    "due, met_at, now, state",
    [
        pytest.param(END_OF_2_JUNE, None, RECEIVED, ClockState.RUNNING, id="time left"),
        pytest.param(END_OF_2_JUNE, None, END_OF_2_JUNE, ClockState.RUNNING, id="the last second"),
        pytest.param(END_OF_2_JUNE, None, END_OF_2_JUNE + ONE_SECOND, ClockState.MISSED, id="midnight"),
        pytest.param(END_OF_2_JUNE, RECEIVED, END_OF_15_JUNE, ClockState.MET, id="done in time, long ago"),
        pytest.param(
            END_OF_2_JUNE, END_OF_2_JUNE + ONE_SECOND * 0.9, END_OF_15_JUNE, ClockState.MET, id="within the last second"
        ),
        pytest.param(END_OF_2_JUNE, END_OF_2_JUNE + ONE_SECOND, END_OF_15_JUNE, ClockState.MISSED, id="done late"),
        pytest.param(None, None, END_OF_15_JUNE, ClockState.RUNNING, id="no time set: never late"),
        pytest.param(None, RECEIVED, END_OF_15_JUNE, ClockState.MET, id="no time set, and done"),
    ],
)
def test_state(due, met_at, now, state):
    assert Deadline("acknowledge", STAGE_1, RECEIVED, due, due, met_at, "2.4.2").state_at(now) is state
