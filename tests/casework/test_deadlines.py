"""Which clocks run on a new complaint, until when, and how they stand.

Clocks of later stages, of the case as a whole, and dates that were moved have tests of their own.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from heard.casework.deadline import ClockState, Deadline
from heard.casework.due_dates import due_of
from heard.casework.events import ClockName
from heard.casework.fold import fold
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind
from histories import (
    CALENDAR,
    LONDON,
    RECEIVED,
    STAGE_1,
    a_case,
    a_policy,
    acknowledged,
    answered,
    at,
    day,
    end_of,
    failed,
    history,
    opened,
    passed,
    receipt_sent,
    the_clock,
    the_clocks,
)

POLICY = a_policy("""
[clock.acknowledge]
stage = "stage-1"
starts = "received"
within = "1 working day"
ends = "acknowledged"
source = "2.4.2"

[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"
source = "2.4.1 and 2.4.3"
""")


# -- A new complaint


def test_the_two_clocks_of_a_new_complaint() -> None:
    found = the_clocks(POLICY, a_case())
    assert [(d.clock, d.started, d.due, d.standard_due, d.in_time_until, d.met_at) for d in found] == [
        ("acknowledge", at(RECEIVED), end_of("2026-06-02"), end_of("2026-06-02"), end_of("2026-06-02"), None),
        ("answer", at(RECEIVED), end_of("2026-06-15"), end_of("2026-06-15"), end_of("2026-06-15"), None),
    ]


def test_every_clock_names_its_clause() -> None:
    assert [d.clause for d in the_clocks(POLICY, a_case())] == ["2.4.2", "2.4.1 and 2.4.3"]


def test_an_acknowledgement_meets_its_clock_and_no_other() -> None:
    acknowledge, answer = the_clocks(POLICY, a_case(acknowledged("2026-06-01 10:01")))
    assert (acknowledge.met_at, answer.met_at) == (at("2026-06-01 10:01"), None)


def test_a_receipt_meets_no_clock() -> None:
    assert the_clock(POLICY, a_case(receipt_sent("2026-06-01 10:01")), "acknowledge").is_open


def test_an_acknowledgement_that_failed_is_still_owed_by_its_old_day() -> None:
    case = a_case(acknowledged("2026-06-01 10:01"), failed("2026-06-03 09:00"))
    clock = the_clock(POLICY, case, "acknowledge")
    assert (clock.is_open, clock.due) == (True, end_of("2026-06-02"))
    assert clock.state_at(at("2026-06-03 09:00")) is ClockState.MISSED


def test_no_clock_runs_on_mail_older_than_the_landlord_answers() -> None:
    assert the_clocks(POLICY, a_case(clocks=False)) == ()


def test_no_clock_runs_before_its_stage_begins() -> None:
    assert the_clocks(POLICY, fold(history([opened()]))) == ()


def test_a_clock_without_a_time_runs_and_is_never_late() -> None:
    policy = a_policy("""
[clock.answer]
stage = "stage-1"
starts = "received"
within = "not set"
ends = "answered"
""")
    clock = the_clock(policy, a_case())
    assert (clock.due, clock.standard_due, clock.in_time_until, clock.is_extended) == (None, None, None, False)
    assert clock.state_at(at("2036-06-01 10:00")) is ClockState.RUNNING
    assert the_clock(policy, a_case(answered("2026-08-01 10:00"))).state_at(at(RECEIVED)) is ClockState.MET


# -- Lengths of time


def due(within: str, start: str, calendar: str = "", clock: str = "") -> datetime | None:
    policy = a_policy(f"""
[calendar]
{calendar}
[clock.answer]
stage = "stage-1"
starts = "received"
within = "{within}"
ends = "answered"
{clock}
""")
    return due_of(policy.clocks_by_name[ClockName("answer")], at(start), policy, CALENDAR)


@pytest.mark.parametrize(
    "within, start, expected",
    [
        pytest.param("10 working days", "2026-06-01 10:00", "2026-06-15 23:59:59", id="two weeks without a holiday"),
        pytest.param("1 working day", "2026-05-22 17:01", "2026-05-26 23:59:59", id="over the spring bank holiday"),
        pytest.param("7 calendar days", "2026-06-01 10:00", "2026-06-08 23:59:59", id="calendar days"),
        pytest.param("30 minutes", "2026-06-05 23:50", "2026-06-06 00:20:00", id="minutes run on through the night"),
    ],
)
def test_due(within: str, start: str, expected: str) -> None:
    assert due(within, start) == at(expected)


def test_due_is_kept_in_utc() -> None:
    assert due("1 working day", "2026-06-01 10:00") == datetime(2026, 6, 2, 22, 59, 59, tzinfo=UTC)


FRIDAY_AT_FOUR = "2026-06-05 16:00"


@pytest.mark.parametrize(
    "calendar, clock, expected",
    [
        pytest.param("", "", "2026-06-06 16:00", id="hours run always where nothing is said"),
        pytest.param(
            'hours_run = "working days"', "", "2026-06-08 16:00", id="they rest at weekends where the pack does"
        ),
        pytest.param("", 'hours_run = "working days"', "2026-06-08 16:00", id="or where the clock alone does"),
        pytest.param(
            'hours_run = "working days"',
            'hours_run = "always"',
            "2026-06-06 16:00",
            id="a clock may differ from its pack",
        ),
    ],
)
def test_twenty_four_hours_from_a_friday(calendar: str, clock: str, expected: str) -> None:
    assert due("24 hours", FRIDAY_AT_FOUR, calendar, clock) == at(expected)


# -- How a clock stands

END_OF_2_JUNE, END_OF_15_JUNE = end_of("2026-06-02"), end_of("2026-06-15")
NOON_2_JUNE = at("2026-06-02 12:00")
ONE_SECOND = timedelta(seconds=1)


def a_deadline(
    due: datetime | None,
    met_at: datetime | None = None,
    stopped_at: datetime | None = None,
    *,
    standard: datetime | None = None,
    in_time_until: datetime | None = None,
    kind: ClockKind = ClockKind.MEASURED,
) -> Deadline:
    return Deadline(
        clock=ClockName("acknowledge"),
        stage=STAGE_1,
        number=1,
        kind=kind,
        started=at(RECEIVED),
        due=due,
        standard_due=standard or due,
        in_time_until=in_time_until or due,
        met_at=met_at,
        stopped_at=stopped_at,
        clause="2.4.2",
    )


@pytest.mark.parametrize(
    "clock, now, state",
    [
        pytest.param(a_deadline(END_OF_2_JUNE), at(RECEIVED), ClockState.RUNNING, id="time left"),
        pytest.param(a_deadline(END_OF_2_JUNE), END_OF_2_JUNE, ClockState.RUNNING, id="the last second"),
        pytest.param(a_deadline(END_OF_2_JUNE), END_OF_2_JUNE + ONE_SECOND, ClockState.MISSED, id="midnight"),
        pytest.param(a_deadline(END_OF_2_JUNE, NOON_2_JUNE), END_OF_15_JUNE, ClockState.MET, id="done, long ago"),
        pytest.param(
            a_deadline(END_OF_2_JUNE, END_OF_2_JUNE + ONE_SECOND * 0.9),
            END_OF_15_JUNE,
            ClockState.MET,
            id="done within the last second",
        ),
        pytest.param(
            a_deadline(END_OF_2_JUNE, END_OF_2_JUNE + ONE_SECOND), END_OF_15_JUNE, ClockState.MISSED, id="done late"
        ),
        pytest.param(a_deadline(None), END_OF_15_JUNE, ClockState.RUNNING, id="no time set: never late"),
        pytest.param(a_deadline(None, NOON_2_JUNE), END_OF_15_JUNE, ClockState.MET, id="no time set, and done"),
        pytest.param(
            a_deadline(END_OF_15_JUNE, standard=END_OF_2_JUNE), NOON_2_JUNE, ClockState.EXTENDED, id="to a later date"
        ),
        pytest.param(
            a_deadline(END_OF_2_JUNE, standard=END_OF_15_JUNE), NOON_2_JUNE, ClockState.RUNNING, id="to an earlier date"
        ),
        pytest.param(
            a_deadline(END_OF_15_JUNE, standard=END_OF_2_JUNE, in_time_until=END_OF_2_JUNE),
            at("2026-06-03 09:00"),
            ClockState.MISSED,
            id="to a later date, which does not count as in time",
        ),
        pytest.param(
            a_deadline(END_OF_2_JUNE, None, NOON_2_JUNE), END_OF_15_JUNE, ClockState.STOPPED, id="no longer owed"
        ),
        pytest.param(
            a_deadline(END_OF_2_JUNE, None, END_OF_15_JUNE), END_OF_15_JUNE, ClockState.MISSED, id="stopped too late"
        ),
        pytest.param(
            a_deadline(None, None, NOON_2_JUNE), END_OF_15_JUNE, ClockState.STOPPED, id="no time, and stopped"
        ),
        pytest.param(
            a_deadline(END_OF_2_JUNE, kind=ClockKind.NUDGE), END_OF_15_JUNE, ClockState.RUNNING, id="a nudge, no breach"
        ),
        pytest.param(
            a_deadline(END_OF_2_JUNE, END_OF_15_JUNE, kind=ClockKind.NUDGE),
            END_OF_15_JUNE,
            ClockState.MET,
            id="a nudge that was heeded late",
        ),
    ],
)
def test_state(clock: Deadline, now: datetime, state: ClockState) -> None:
    assert clock.state_at(now) is state


@pytest.mark.parametrize(
    "clock, now, days",
    [
        pytest.param(a_deadline(END_OF_15_JUNE), at("2026-06-05 23:30"), 10, id="dates, whatever the hour"),
        pytest.param(a_deadline(END_OF_15_JUNE), at("2026-06-15 23:30"), 0, id="the day itself"),
        pytest.param(a_deadline(END_OF_15_JUNE), at("2026-06-16 00:10"), -1, id="midnight in London, not in Greenwich"),
        pytest.param(a_deadline(END_OF_15_JUNE, at("2026-06-12 09:00")), at("2026-07-01 09:00"), 3, id="met early"),
        pytest.param(a_deadline(END_OF_15_JUNE, at("2026-06-17 09:00")), at("2026-07-01 09:00"), -2, id="met late"),
        pytest.param(
            a_deadline(END_OF_15_JUNE, None, at("2026-06-10 09:00")), at("2026-07-01 09:00"), 5, id="stopped early"
        ),
        pytest.param(a_deadline(None), at("2026-07-01 09:00"), None, id="no time set"),
        pytest.param(
            a_deadline(END_OF_15_JUNE, standard=END_OF_2_JUNE, in_time_until=END_OF_2_JUNE),
            at("2026-06-04 09:00"),
            -2,
            id="by the date that counts",
        ),
    ],
)
def test_days_left(clock: Deadline, now: datetime, days: int | None) -> None:
    assert clock.days_left(now, LONDON) == days


def test_an_answer_on_the_last_day_is_in_time_and_on_the_next_it_is_late() -> None:
    now = at("2026-07-01 09:00")
    assert the_clock(POLICY, a_case(answered("2026-06-15 23:59"))).state_at(now) is ClockState.MET
    assert the_clock(POLICY, a_case(answered("2026-06-16 00:00"))).state_at(now) is ClockState.MISSED


def test_two_clocks_from_one_start_have_each_their_own_end() -> None:
    policy = a_policy("""
[clock.holding]
stage = "stage-1"
starts = "received"
within = "5 working days"
ends = ["holding-reply", "answered"]
ends_when = "any"

[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"
""")
    holding, answer = the_clocks(policy, a_case(passed(Moment.HOLDING_REPLY, "2026-06-05 09:00")))
    assert (day(holding.due), day(holding.met_at)) == ("2026-06-08", "2026-06-05")
    assert (day(answer.due), answer.met_at) == ("2026-06-15", None)
