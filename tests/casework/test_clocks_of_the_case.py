"""Clocks of the case as a whole: promises, silences, alerts, and letters from outside."""

from __future__ import annotations

import pytest

from heard.casework.deadline import ClockState
from heard.casework.moments import Moment
from histories import (
    NUDGE_AFTER_FIVE_DAYS,
    RECEIVED,
    Happening,
    a_case,
    a_policy,
    acknowledged,
    answered,
    at,
    closed,
    comes_to,
    danger_seen,
    danger_told,
    day,
    extended,
    given,
    passed,
    reopened,
    the_clock,
    the_clocks,
)

# -- What was promised, by a day that was named

PROMISES = a_policy("""
[clock.promised-action]
kind = "promise"
starts = "action-promised"
within = "date given"
ends = "action-done"
goes_on_after_answer = true
""")
FIRST = passed(Moment.ACTION_PROMISED, "2026-06-03 09:00", None, number=1)
SECOND = passed(Moment.ACTION_PROMISED, "2026-06-03 09:00", None, number=2)


def test_each_promise_is_a_clock_of_its_own() -> None:
    case = a_case(
        FIRST,
        SECOND,
        given("promised-action", "2026-06-12", "2026-06-03 09:00", number=1),
        given("promised-action", "2026-06-27", "2026-06-03 09:00", number=2),
        passed(Moment.ACTION_DONE, "2026-06-26 09:00", None, number=2),
    )
    first, second = the_clocks(PROMISES, case)
    assert (first.number, first.stage, day(first.due), first.met_at) == (1, None, "2026-06-12", None)
    assert (second.number, day(second.due), second.met_at) == (2, "2026-06-27", at("2026-06-26 09:00")), "a Saturday"


def test_a_promise_without_a_day_is_kept_and_never_late() -> None:
    clock = the_clock(PROMISES, a_case(FIRST), "promised-action")
    assert (clock.due, clock.standard_due, clock.state_at(at("2027-06-01 09:00"))) == (None, None, ClockState.RUNNING)


def test_another_day_for_a_promise_extends_it_and_the_first_stays_to_be_seen() -> None:
    case = a_case(
        FIRST,
        given("promised-action", "2026-06-12", "2026-06-03 09:00"),
        given("promised-action", "2026-06-19", "2026-06-10 09:00"),
    )
    clock = the_clock(PROMISES, case, "promised-action")
    assert (day(clock.due), day(clock.standard_due), clock.is_extended) == ("2026-06-19", "2026-06-12", True)


def test_another_day_named_after_the_first_has_passed_unmends_no_breach() -> None:
    broken = [FIRST, given("promised-action", "2026-06-12", "2026-06-03 09:00")]
    late = given("promised-action", "2026-06-30", "2026-06-15 09:00")
    done = passed(Moment.ACTION_DONE, "2026-06-29 09:00", None, number=1)
    clock = the_clock(PROMISES, a_case(*broken, late, done), "promised-action")
    assert (day(clock.due), clock.state_at(at("2026-07-01 09:00"))) == ("2026-06-12", ClockState.MISSED)


def test_one_promise_recorded_twice_is_one_clock() -> None:
    again = passed(Moment.ACTION_PROMISED, "2026-06-05 09:00", None, number=1)
    [clock] = the_clocks(PROMISES, a_case(FIRST, again))
    assert clock.started == at("2026-06-03 09:00")


@pytest.mark.parametrize(
    "then",
    [
        pytest.param(answered("2026-06-10 09:00"), id="after the answer"),
        pytest.param(comes_to("stage-2", "2026-06-10 09:00", Moment.ESCALATION_REQUESTED), id="at the next stage"),
        pytest.param(closed("2026-06-10 09:00"), id="after the case was closed"),
    ],
)
def test_a_promise_goes_on(then: Happening) -> None:
    case = a_case(FIRST, given("promised-action", "2026-06-12", "2026-06-03 09:00"), then)
    clock = the_clock(PROMISES, case, "promised-action")
    assert (clock.is_open, clock.state_at(at("2026-06-15 09:00"))) == (True, ClockState.MISSED)


# -- Silence, which is nudged about

KEEP_INFORMED = a_policy(NUDGE_AFTER_FIVE_DAYS)


@pytest.mark.parametrize(
    "happenings, started, due",
    [
        pytest.param([acknowledged("2026-06-01 10:01")], "2026-06-01 10:01", "2026-06-08", id="since the letter"),
        pytest.param(
            [acknowledged("2026-06-01 10:01"), passed(Moment.CONTACT_MADE, "2026-06-04 09:00")],
            "2026-06-04 09:00",
            "2026-06-11",
            id="an officer rang: anew",
        ),
        pytest.param(
            [acknowledged("2026-06-01 10:01"), passed(Moment.CONTACT_MADE, "2026-06-19 09:00")],
            "2026-06-19 09:00",
            "2026-06-26",
            id="late, and anew all the same",
        ),
    ],
)
def test_each_contact_begins_the_silence_anew(happenings: list[Happening], started: str, due: str) -> None:
    [clock] = the_clocks(KEEP_INFORMED, a_case(*happenings))
    assert (clock.started, day(clock.due), clock.number, clock.is_open) == (at(started), due, 1, True)


def test_once_it_is_answered_it_is_the_customers_turn_until_they_ask_for_more() -> None:
    told = [acknowledged("2026-06-01 10:01"), answered("2026-06-10 09:00")]
    clock = the_clock(KEEP_INFORMED, a_case(*told), "keep-informed")
    assert clock.state_at(at("2026-07-01 09:00")) is ClockState.STOPPED
    more = comes_to("stage-2", "2026-06-15 09:00", Moment.ESCALATION_REQUESTED)
    assert the_clock(KEEP_INFORMED, a_case(*told, more), "keep-informed").is_open


def test_nobody_is_nudged_about_a_closed_case() -> None:
    case = a_case(acknowledged("2026-06-01 10:01"), closed("2026-06-03 09:00"))
    assert the_clock(KEEP_INFORMED, case, "keep-informed").state_at(at("2026-07-01 09:00")) is ClockState.STOPPED


UPDATES = a_policy("""
[clock.update-agreed]
kind = "promise"
starts = "extension-agreed"
within = "interval agreed"
ends = "outgoing-contact"
repeats = true
""")
AGREED = passed(Moment.EXTENSION_AGREED, "2026-06-12 09:00", None)
NEXT_BY_19 = given("update-agreed", "2026-06-19", "2026-06-12 09:00")


def test_an_update_agreed_on_is_owed_by_its_day_and_met_by_contact() -> None:
    clock = the_clock(UPDATES, a_case(AGREED, NEXT_BY_19), "update-agreed")
    assert (day(clock.due), clock.is_open) == ("2026-06-19", True)
    met = the_clock(
        UPDATES, a_case(AGREED, NEXT_BY_19, passed(Moment.CONTACT_MADE, "2026-06-18 09:00")), "update-agreed"
    )
    assert met.met_at == at("2026-06-18 09:00")


def test_the_contact_in_which_an_update_was_agreed_is_not_the_update() -> None:
    case = a_case(AGREED, passed(Moment.CONTACT_MADE, "2026-06-12 09:00"), NEXT_BY_19)
    assert the_clock(UPDATES, case, "update-agreed").is_open


def test_the_next_update_is_a_new_one() -> None:
    case = a_case(
        AGREED,
        NEXT_BY_19,
        passed(Moment.CONTACT_MADE, "2026-06-18 09:00"),
        given("update-agreed", "2026-06-26", "2026-06-18 09:05"),
    )
    first, clock = the_clocks(UPDATES, case)
    assert first.state_at(at("2026-07-01 09:00")) is ClockState.MET
    assert (clock.number, clock.started, day(clock.due)) == (2, at("2026-06-18 09:05"), "2026-06-26")
    assert clock.is_open


def test_an_update_never_given_stays_missed_whatever_is_agreed_next() -> None:
    missed, _ = the_clocks(
        UPDATES, a_case(AGREED, NEXT_BY_19, given("update-agreed", "2026-06-30", "2026-06-22 09:00"))
    )
    assert (day(missed.due), missed.state_at(at("2026-06-23 09:00"))) == ("2026-06-19", ClockState.MISSED)


def test_an_update_put_off_in_time_is_one_update() -> None:
    [clock] = the_clocks(UPDATES, a_case(AGREED, NEXT_BY_19, given("update-agreed", "2026-06-30", "2026-06-18 09:00")))
    assert day(clock.due) == "2026-06-30"


def test_longer_agreed_once_more_waits_for_a_date_of_its_own() -> None:
    told = passed(Moment.CONTACT_MADE, "2026-06-18 09:00")
    _, waiting = the_clocks(
        UPDATES, a_case(AGREED, NEXT_BY_19, told, extended("answer", "2026-07-20", "2026-06-26 09:00"))
    )
    assert waiting.due is None


# -- Danger, in minutes, nights too

ALERT = a_policy("""
[clock.risk-alert]
kind = "alert"
starts = "risk-seen"
within = "30 minutes"
ends = "alert-sent"
""")
SEEN = danger_seen("2026-06-05 23:50")


def test_an_alert_is_due_in_minutes_through_the_night() -> None:
    clock = the_clock(ALERT, a_case(SEEN), "risk-alert")
    assert (clock.started, clock.due) == (at("2026-06-05 23:50"), at("2026-06-06 00:20"))


def test_an_alert_is_met_when_the_notice_is_sent() -> None:
    now = at("2026-06-06 09:00")
    in_time = the_clock(ALERT, a_case(SEEN, danger_told("2026-06-05 23:55")), "risk-alert")
    late = the_clock(ALERT, a_case(SEEN, danger_told("2026-06-06 00:21")), "risk-alert")
    assert (in_time.state_at(now), late.state_at(now)) == (ClockState.MET, ClockState.MISSED)


def test_while_one_alert_is_owed_another_danger_is_told_with_it() -> None:
    [clock] = the_clocks(ALERT, a_case(SEEN, danger_seen("2026-06-05 23:52")))
    assert clock.due == at("2026-06-06 00:20")
    [clock] = the_clocks(ALERT, a_case(SEEN, danger_seen("2026-06-05 23:52"), danger_told("2026-06-05 23:55")))
    assert clock.met_at == at("2026-06-05 23:55")


def test_a_danger_after_the_alert_is_told_anew() -> None:
    case = a_case(SEEN, danger_told("2026-06-05 23:55"), danger_seen("2026-06-08 09:00"))
    first, second = the_clocks(ALERT, case)
    assert (first.number, first.met_at) == (1, at("2026-06-05 23:55"))
    assert (second.number, second.due, second.is_open) == (2, at("2026-06-08 09:30"), True)


# -- Letters from outside

OMBUDSMAN = a_policy("""
[clock.ombudsman-evidence]
starts = "ombudsman-contact"
within = "date given"
ends = "answered"
""")
CONTACT = passed(Moment.OMBUDSMAN_CONTACT, "2026-06-22 09:00", None)
BY_6_JULY = given("ombudsman-evidence", "2026-07-06", "2026-06-22 09:00")


def test_what_the_ombudsman_asks_for_is_due_on_the_day_named() -> None:
    clock = the_clock(OMBUDSMAN, a_case(CONTACT, BY_6_JULY), "ombudsman-evidence")
    assert (clock.stage, day(clock.due), clock.is_open) == (None, "2026-07-06", True)


def test_an_answer_to_the_customer_is_none_to_the_ombudsman() -> None:
    case = a_case(CONTACT, BY_6_JULY, answered("2026-06-24 09:00"))
    assert the_clock(OMBUDSMAN, case, "ombudsman-evidence").is_open
    case = a_case(CONTACT, BY_6_JULY, answered("2026-07-01 09:00", None))
    assert the_clock(OMBUDSMAN, case, "ombudsman-evidence").met_at == at("2026-07-01 09:00")


def test_an_ombudsman_who_writes_twice_of_one_thing_starts_one_clock() -> None:
    case = a_case(CONTACT, BY_6_JULY, passed(Moment.OMBUDSMAN_CONTACT, "2026-06-24 09:00", None))
    [clock] = the_clocks(OMBUDSMAN, case)
    assert (clock.started, day(clock.due)) == (at("2026-06-22 09:00"), "2026-07-06")


def test_a_case_closed_and_reopened_owes_the_ombudsman_still() -> None:
    stopped = the_clock(OMBUDSMAN, a_case(CONTACT, BY_6_JULY, closed("2026-06-25 09:00")), "ombudsman-evidence")
    assert stopped.stopped_at == at("2026-06-25 09:00")
    case = a_case(CONTACT, BY_6_JULY, closed("2026-06-25 09:00"), reopened("2026-06-26 09:00"))
    assert the_clock(OMBUDSMAN, case, "ombudsman-evidence").is_open


def test_nothing_runs_before_anything_has_begun_it() -> None:
    for policy in (PROMISES, KEEP_INFORMED, UPDATES, ALERT, OMBUDSMAN):
        assert the_clocks(policy, a_case(received=RECEIVED)) == ()
