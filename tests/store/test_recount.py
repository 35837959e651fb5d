"""The calendar changes: what is open moves and history says so, and what is over keeps the date it was judged by."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, RowMapping, select, update

from builders import POLICY, MovedClock, a_house, a_mail, a_raw, happen
from heard import serving
from heard.casework import events as happened
from heard.casework.deadline import ClockState
from heard.casework.events import Event, Stream
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.daemon import receive, send
from heard.reports.cases import one_case
from heard.store import history, projection, site
from heard.store.case_rows import Policies
from heard.store.connect import Store
from heard.store.recount import Recounted, recount, recount_if_changed
from heard.store.tables import cases, clocks
from histories import (
    ANSWER_IN_TEN_DAYS,
    CALENDAR,
    REFERENCE,
    Happening,
    a_policy,
    acknowledged,
    answered,
    at,
    closed,
    comes_to,
    day,
    end_of,
    extended,
    failed,
    given,
    opened,
    passed,
    pinned,
    reopened,
    with_holidays,
)

TEN_DAYS = a_policy(ANSWER_IN_TEN_DAYS)
NOW = at("2026-06-17 09:00")
PROCLAIMED = with_holidays(CALENDAR, "2026-06-08")
"""A bank holiday that nobody knew of when the answer was counted to Monday 15 June; with it, it is Tuesday 16."""


def known(policy: Policy) -> Policies:
    return {policy.digest: (policy, CALENDAR)}


def proclaimed(policy: Policy) -> Policies:
    return {policy.digest: (policy, PROCLAIMED)}


def begin(connection: Connection, policy: Policy, *happenings: Happening, stream: Stream = REFERENCE) -> None:
    """A complaint received on Monday 1 June, to which this happened while the old calendar was known."""
    happen(connection, known(policy), opened(), pinned(policy), comes_to("stage-1"), *happenings, stream=stream)


def row(connection: Connection, clock: str = "answer") -> RowMapping:
    return connection.execute(select(clocks).where(clocks.c.clock == clock)).mappings().one()


def written_since(connection: Connection, number: int) -> list[Event]:
    return [each.event for each in history.of_stream(connection, REFERENCE) if each.number > number]


def last_number(connection: Connection) -> int:
    return history.last_of(connection, REFERENCE)[0]


def agrees(connection: Connection, policies: Policies) -> bool:
    """Whether cases and clocks are what the events make of them; no letter is in the outbox of these tests."""
    return not [line for line in projection.differences(connection, policies) if ": letter " not in line]


def test_what_is_open_moves_and_history_says_from_when_to_when(connection: Connection) -> None:
    begin(connection, TEN_DAYS)
    before = last_number(connection)
    assert recount(connection, proclaimed(TEN_DAYS), now=NOW) == Recounted(cases=1, moved=1)
    [event] = written_since(connection, before)
    assert event == happened.DueRecounted(
        happened.ClockName("answer"), happened.StageName("stage-1"), 1, end_of("2026-06-15"), end_of("2026-06-16")
    )
    assert row(connection)["due"] == end_of("2026-06-16")
    assert history.break_in(history.of_stream(connection, REFERENCE)) is None
    assert agrees(connection, proclaimed(TEN_DAYS))


def test_a_row_from_before_it_told_when_a_case_was_closed_is_made_again(connection: Connection) -> None:
    begin(connection, TEN_DAYS, answered("2026-06-10 10:00"), closed("2026-06-10 11:00"))
    connection.execute(update(cases).values(closed_at=None))
    assert recount(connection, known(TEN_DAYS), now=NOW) == Recounted(cases=1, moved=0)
    assert connection.execute(select(cases.c.closed_at)).scalar() == at("2026-06-10 11:00")
    assert agrees(connection, known(TEN_DAYS))


@pytest.mark.parametrize(
    "over, state",
    [
        pytest.param([answered("2026-06-15 16:00")], ClockState.MET, id="answered in time"),
        pytest.param([answered("2026-06-16 09:00")], ClockState.MISSED, id="answered late: no holiday makes it early"),
        pytest.param([closed("2026-06-12 09:00")], ClockState.STOPPED, id="closed in time"),
        pytest.param([closed("2026-06-16 09:00")], ClockState.MISSED, id="closed when it was late"),
        pytest.param(
            [comes_to("stage-2", "2026-06-16 09:00", Moment.ESCALATION_REQUESTED)],
            ClockState.MISSED,
            id="its stage was left when it was late",
        ),
    ],
)
def test_what_is_over_keeps_its_date(connection: Connection, over: list[Happening], state: ClockState) -> None:
    begin(connection, TEN_DAYS, *over)
    before = last_number(connection)
    assert recount(connection, proclaimed(TEN_DAYS), now=NOW).moved == 0
    [event] = written_since(connection, before)
    assert isinstance(event, happened.DueKept)
    assert (event.due, event.standard_due) == (end_of("2026-06-15"), end_of("2026-06-15"))
    assert (row(connection)["due"], row(connection)["in_time_until"]) == (end_of("2026-06-15"), end_of("2026-06-15"))
    [shown] = one_case(connection, REFERENCE, NOW)["clocks"]
    assert shown["state"] == state.value
    assert agrees(connection, proclaimed(TEN_DAYS))


def test_a_second_time_nothing_is_new(connection: Connection) -> None:
    begin(connection, TEN_DAYS, answered("2026-06-16 09:00"))
    recount(connection, proclaimed(TEN_DAYS), now=NOW)
    before = last_number(connection)
    assert recount(connection, proclaimed(TEN_DAYS), now=NOW) == Recounted(cases=1, moved=0)
    assert written_since(connection, before) == []


def test_what_was_kept_is_kept_when_the_tables_are_made_again(connection: Connection) -> None:
    begin(connection, TEN_DAYS, answered("2026-06-16 09:00"))
    recount(connection, proclaimed(TEN_DAYS), now=NOW)
    projection.rebuild(connection, proclaimed(TEN_DAYS))
    assert row(connection)["due"] == end_of("2026-06-15")


def test_a_holiday_taken_back_moves_an_open_clock_back(connection: Connection) -> None:
    begin(connection, TEN_DAYS)
    recount(connection, proclaimed(TEN_DAYS), now=NOW)
    assert recount(connection, known(TEN_DAYS), now=NOW).moved == 1
    assert row(connection)["due"] == end_of("2026-06-15")


def test_what_was_missed_and_is_still_open_moves_too(connection: Connection) -> None:
    begin(connection, TEN_DAYS)
    recount(connection, proclaimed(TEN_DAYS), now=at("2026-06-16 09:00"))
    [shown] = one_case(connection, REFERENCE, at("2026-06-16 09:00"))["clocks"]
    assert shown["state"] == "running"


def test_a_reopened_case_goes_on_with_the_date_that_was_kept(connection: Connection) -> None:
    begin(connection, TEN_DAYS, closed("2026-06-12 09:00"))
    recount(connection, proclaimed(TEN_DAYS), now=NOW)
    happen(connection, proclaimed(TEN_DAYS), reopened("2026-06-18 09:00"))
    assert (row(connection)["due"], row(connection)["stopped_at"]) == (end_of("2026-06-15"), None)
    assert recount(connection, known(TEN_DAYS), now=NOW).moved == 0
    assert agrees(connection, known(TEN_DAYS))


# -- Dates that were moved before


def test_an_extended_date_stays_and_the_standard_one_is_counted_again(connection: Connection) -> None:
    begin(connection, TEN_DAYS, extended("answer", "2026-06-29", "2026-06-12 09:00"))
    before = last_number(connection)
    assert recount(connection, proclaimed(TEN_DAYS), now=NOW).moved == 0
    assert written_since(connection, before) == [], "the date the customer was told is the one they have"
    assert (row(connection)["due"], row(connection)["standard_due"]) == (end_of("2026-06-29"), end_of("2026-06-16"))


def test_an_extended_clock_that_was_met_keeps_both_its_dates(connection: Connection) -> None:
    extension = extended("answer", "2026-06-29", "2026-06-12 09:00")
    begin(connection, TEN_DAYS, extension, answered("2026-06-26 09:00"))
    recount(connection, proclaimed(TEN_DAYS), now=at("2026-07-01 09:00"))
    assert (row(connection)["due"], row(connection)["standard_due"]) == (end_of("2026-06-29"), end_of("2026-06-15"))


def test_a_date_that_was_given_moves_for_no_holiday(connection: Connection) -> None:
    policy = a_policy("""
[clock.promised-action]
kind = "promise"
starts = "action-promised"
within = "date given"
ends = "action-done"
""")
    promise = passed(Moment.ACTION_PROMISED, "2026-06-02 09:00", None)
    begin(connection, policy, promise, given("promised-action", "2026-06-08", "2026-06-02 09:00"))
    assert recount(connection, proclaimed(policy), now=NOW).moved == 0
    assert row(connection, "promised-action")["due"] == end_of("2026-06-08")


# -- A start that is counted itself

FROM_ACKNOWLEDGEMENT = a_policy("""
[clock.acknowledge]
stage = "stage-1"
starts = "received"
within = "5 working days"
ends = "acknowledged"

[clock.answer]
stage = "stage-1"
starts = "acknowledged"
if_start_missing = "use-acknowledgement-due-day"
within = "10 working days"
ends = "answered"
""")


def test_a_clock_whose_start_moves_with_the_calendar_says_so_too(connection: Connection) -> None:
    begin(connection, FROM_ACKNOWLEDGEMENT)
    before = last_number(connection)
    assert recount(connection, proclaimed(FROM_ACKNOWLEDGEMENT), now=NOW).moved == 2
    written = written_since(connection, before)
    moved = [(e.clock, day(e.before), day(e.after)) for e in written if isinstance(e, happened.DueRecounted)]
    assert len(moved) == len(written)
    assert moved == [("acknowledge", "2026-06-08", "2026-06-09"), ("answer", "2026-06-22", "2026-06-23")]


def test_a_late_answer_stays_late_though_its_start_was_never_recorded(connection: Connection) -> None:
    begin(connection, FROM_ACKNOWLEDGEMENT, answered("2026-06-23 09:00"))
    recount(connection, proclaimed(FROM_ACKNOWLEDGEMENT), now=at("2026-06-24 09:00"))
    assert (row(connection)["due"], row(connection)["in_time_until"]) == (end_of("2026-06-22"), end_of("2026-06-22"))
    assert agrees(connection, proclaimed(FROM_ACKNOWLEDGEMENT))


def test_a_letter_that_comes_back_afterwards_is_owed_by_its_old_day(connection: Connection) -> None:
    begin(connection, FROM_ACKNOWLEDGEMENT, acknowledged("2026-06-08 09:00"))
    recount(connection, proclaimed(FROM_ACKNOWLEDGEMENT), now=at("2026-06-09 08:00"))
    happen(connection, proclaimed(FROM_ACKNOWLEDGEMENT), failed("2026-06-09 09:00"))
    acknowledge = row(connection, "acknowledge")
    assert (acknowledge["met_at"], acknowledge["due"]) == (None, end_of("2026-06-08"))
    assert agrees(connection, proclaimed(FROM_ACKNOWLEDGEMENT))


# -- When it is done


def test_it_is_done_when_the_calendar_is_another_than_was_remembered(connection: Connection) -> None:
    begin(connection, TEN_DAYS)
    assert recount_if_changed(connection, "list of 2026", known(TEN_DAYS), now=NOW) == Recounted(cases=1, moved=0)
    assert recount_if_changed(connection, "list of 2026", known(TEN_DAYS), now=NOW) is None
    changed = recount_if_changed(connection, "list of 2026, and one day", proclaimed(TEN_DAYS), now=NOW)
    assert changed == Recounted(cases=1, moved=1)
    assert site.recall(connection, site.COUNTED_BY) == "list of 2026, and one day"


def test_every_case_is_looked_at(connection: Connection) -> None:
    begin(connection, TEN_DAYS, stream=Stream("NH-26-0001"))
    begin(connection, TEN_DAYS, answered("2026-06-03 09:00"), stream=Stream("NH-26-0002"))
    begin(connection, TEN_DAYS, stream=Stream("NH-26-0003"))
    assert recount(connection, proclaimed(TEN_DAYS), now=NOW) == Recounted(cases=3, moved=2)


def test_the_daemon_counts_again_before_it_begins_and_says_so_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = MovedClock()
    house = a_house(tmp_path / "heard.db", now=clock)
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    serving.prepare(house, [])
    calendar = with_holidays(replace(house.given.calendar, holidays=CALENDAR.holidays), "2026-06-02", "2026-06-08")
    changed = replace(house, counted_by="another", policies={POLICY.digest: (POLICY, calendar)})
    with caplog.at_level(logging.WARNING):
        caplog.clear()
        serving.prepare(changed, [])
        serving.prepare(changed, [])
    assert [record.message for record in caplog.records] == ["clocks counted again"]
    assert dates_of(changed.store) == {"acknowledge": "2026-06-02", "stage-1-answer": "2026-06-17"}, (
        "met keeps, open moves"
    )


def dates_of(store: Store) -> dict[str, str | None]:
    with store.reading() as connection:
        [clocks_shown] = [one_case(connection, "NH-26-0001", NOW)["clocks"]]
    shown = {each["clock"]: each["due"] for each in clocks_shown}
    wanted = ("acknowledge", "stage-1-answer")
    return {name: day(datetime.fromisoformat(shown[name])) for name in wanted}
