"""The times of the 2009 procedure: acknowledged in one working day, answered in ten or twenty, and what is reminded of.

1 June 2026 is a Monday.  Bank holidays near: 3 and 6 April, 4 and 25 May, 31 August 2026.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import OFFICER
from heard.casework.deadline import ClockState
from heard.casework.moments import Moment
from heard.casework.policy.words import ClockKind
from mail.shapes.in_the_house import FIRST
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom
from policies.story import Story, the_policy

PACK = "wnwhl-2009"


def a_case(opened: str = "2026-06-01 10:00", received: str = "") -> Story:
    return Story(PACK).opens(opened, received=received)


def at_stage_2(asked: str = "2026-06-12 14:00") -> Story:
    """Answered on Wednesday 10 June, and the customer does not accept it."""
    return a_case().answers("2026-06-10 16:00").asks(asked, "stage-2")


def at_stage_3(asked: str) -> Story:
    """Answered twice by Friday 29 May, and the customer does not accept that either."""
    case = a_case("2026-04-20 10:00").answers("2026-04-30 16:00").asks("2026-05-15 10:00", "stage-2")
    return case.answers("2026-05-29 12:00").asks(asked, "stage-3")


def at_stage_4(contact: str = "2026-06-01 10:00") -> Story:
    """The Ombudsman, or the Council about an Ombudsman case, gets in touch about a case answered long ago."""
    return a_case("2026-03-02 10:00").answers("2026-03-10 16:00").asks(contact, "stage-4")


# -- Acknowledging -----------------------------------------------------------------------------------


@proves("wnwhl-2.4.2-ack-1wd")
@pytest.mark.parametrize(
    "received, due, reminded",
    [
        pytest.param("2026-06-05 16:30", date(2026, 6, 8), "2026-06-08 09:00", id="a Friday afternoon"),
        # 3 April is Good Friday, 6 April Easter Monday.
        pytest.param("2026-04-02 17:01", date(2026, 4, 7), "2026-04-07 09:00", id="the evening before Good Friday"),
    ],
)
def test_a_complaint_is_acknowledged_by_the_end_of_the_next_working_day(
    clause: Clause, received: str, due: date, reminded: str
) -> None:
    case = a_case(received)
    assert case.due("acknowledge") == due
    assert case.reminders("acknowledge") == [reminded]  # for a letter a person holds back
    case.acknowledges(f"{due} 23:59")
    assert case.state("acknowledge", f"{due} 23:59") is ClockState.MET


@proves("wnwhl-2.4.2-clock-partners")
def test_what_a_partner_received_on_monday_and_passed_on_on_thursday_counts_from_monday(clause: Clause) -> None:
    case = a_case("2026-06-04 11:00", received="2026-06-01 09:00")
    assert case.due("acknowledge") == date(2026, 6, 2)
    assert case.due("stage-1-answer") == date(2026, 6, 15)  # 2-5, 8-12, 15 June


# -- Answering ---------------------------------------------------------------------------------------


@proves("wnwhl-2.4.1-s1-10wd")
@pytest.mark.parametrize(
    "received, due",
    [
        pytest.param("2026-06-01 10:00", date(2026, 6, 15), id="2-5, 8-12, 15 June"),
        pytest.param("2026-03-31 10:00", date(2026, 4, 16), id="1, 2, 7-10, 13-16 April, without Easter"),
    ],
)
def test_stage_1_is_answered_within_ten_working_days_of_first_receipt(clause: Clause, received: str, due: date) -> None:
    case = a_case(received)
    # Passing it on to the right team starts nothing anew.
    case.passes(Moment.ALLOCATED, f"{due} 08:00")
    assert case.due("stage-1-answer") == due


@proves("wnwhl-2.4.1-s1-10wd")
def test_the_owner_is_reminded_of_stage_1_before_its_day_on_it_and_after(clause: Clause) -> None:
    case = a_case()  # due on Monday 15 June
    assert case.reminders("stage-1-answer") == [
        "2026-06-08 09:00",  # five working days before: 12, 11, 10, 9, 8 June
        "2026-06-11 09:00",  # two: 12, 11 June
        "2026-06-15 09:00",
        "2026-06-16 09:00",
    ]
    assert case.state("stage-1-answer", "2026-06-15 23:59") is ClockState.RUNNING
    assert case.state("stage-1-answer", "2026-06-16 00:00") is ClockState.MISSED


@proves("wnwhl-2.4.1-s2-10wd")
def test_stage_2_is_answered_within_ten_working_days_of_the_rejection(clause: Clause) -> None:
    case = at_stage_2("2026-06-12 14:00")
    assert case.due("stage-2-answer") == date(2026, 6, 26)  # 15-19, 22-26 June
    assert case.reminders("stage-2-answer") == [
        "2026-06-19 09:00",  # five working days before: 25-22, 19 June
        "2026-06-24 09:00",  # two: 25, 24 June
        "2026-06-26 09:00",
        "2026-06-29 09:00",
    ]
    assert case.state("stage-1-answer", "2026-06-26 10:00") is ClockState.MET
    case.answers("2026-06-26 18:30")
    assert case.state("stage-2-answer", "2026-06-29 09:00") is ClockState.MET


@proves("wnwhl-2.4.1-s3-20wd")
def test_stage_3_is_decided_within_twenty_working_days_of_the_rejection(clause: Clause) -> None:
    case = at_stage_3("2026-06-01 10:00")
    assert case.due("stage-3-answer") == date(2026, 6, 29)  # 2-5, 8-12, 15-19, 22-26, 29 June
    assert case.reminders("stage-3-answer") == [
        "2026-06-15 09:00",  # ten working days before: 26-22, 19-15 June
        "2026-06-22 09:00",  # five: 26-22 June
        "2026-06-29 09:00",
        "2026-06-30 09:00",
    ]
    assert the_policy(PACK).clocks_by_name[case.clock("stage-3-answer").clock].owed_by == "complaints-team"


@proves("wnwhl-2.4.1-s4-20wd")
@pytest.mark.parametrize(
    "named, due",
    [
        pytest.param(None, date(2026, 6, 29), id="2-5, 8-12, 15-19, 22-26, 29 June"),
        pytest.param(date(2026, 6, 19), date(2026, 6, 19), id="an earlier date in the letter wins"),
        pytest.param(date(2026, 7, 10), date(2026, 6, 29), id="a later one does not"),
    ],
)
def test_stage_4_is_answered_within_twenty_working_days_of_contact(
    clause: Clause, named: date | None, due: date
) -> None:
    case = at_stage_4("2026-06-01 10:00")
    if named:
        case.gives("stage-4-answer", named, "2026-06-01 10:05")
    assert case.due("stage-4-answer") == due
    assert case.standard_due("stage-4-answer") == date(2026, 6, 29)
    case.answers(f"{due} 17:00")
    assert case.state("stage-4-answer", "2026-07-30 09:00") is ClockState.MET


@proves("wnwhl-2.4.1-s4-20wd")
def test_a_second_letter_about_an_ombudsman_case_starts_no_second_clock(clause: Clause) -> None:
    case = at_stage_4("2026-06-01 10:00").passes(Moment.OMBUDSMAN_CONTACT, "2026-06-08 10:00")
    assert [clock.started for clock in case.clocks if clock.clock == "stage-4-answer"] == [case.at("2026-06-01 10:00")]


# -- What is reminded of, and never late -------------------------------------------------------------


@proves("wnwhl-1-speak-in-person")
def test_an_owner_who_has_not_spoken_to_the_customer_is_reminded_after_five_working_days(clause: Clause) -> None:
    case = a_case().passes(Moment.ALLOCATED, "2026-06-01 11:00")
    nudge = case.clock("speak-to-customer")
    assert case.due("speak-to-customer") == date(2026, 6, 8)  # 2-5, 8 June
    assert (nudge.kind, nudge.is_open) == (ClockKind.NUDGE, True)
    assert the_policy(PACK).clocks_by_name[nudge.clock].measure is None  # so no figure counts it as late
    assert not case.passes(Moment.CONTACT_MADE, "2026-06-05 15:00").clock("speak-to-customer").is_open


@proves("wnwhl-2.4.1-s2-visit")
def test_a_manager_who_has_not_visited_is_reminded_once_after_five_working_days(clause: Clause) -> None:
    case = at_stage_2("2026-06-12 14:00")
    [nudge] = [clock for clock in case.clocks if clock.clock == "visit-customer"]
    assert case.due("visit-customer") == date(2026, 6, 19)  # 15-19 June
    assert (nudge.kind, nudge.stage, nudge.is_open) == (ClockKind.NUDGE, "stage-2", True)
    assert not case.passes(Moment.CONTACT_MADE, "2026-06-18 15:00").clock("visit-customer").is_open


@proves("wnwhl-2.4.3-keep-informed")
def test_a_customer_who_hears_nothing_for_five_working_days_is_written_to(clause: Clause) -> None:
    case = a_case().acknowledges("2026-06-01 10:01")
    assert case.due("keep-informed") == date(2026, 6, 8)  # 2-5, 8 June
    assert case.clock("keep-informed").kind is ClockKind.NUDGE
    case.passes(Moment.CONTACT_MADE, "2026-06-05 15:00")
    assert case.due("keep-informed") == date(2026, 6, 12)  # each contact begins it anew: 8-12 June
    assert not case.closes("2026-06-09 12:00").clock("keep-informed").is_open


@proves("wnwhl-2.4.3-keep-informed")
def test_whoever_deals_with_a_case_is_reminded_once_of_its_silence(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    room.complains("2026-06-01 10:00")
    room.told("2026-06-01 11:00", "assign to me", f"[{FIRST}]")
    assert room.lets_pass("2026-06-09 17:00") == [("2026-06-08 09:00", OFFICER)]
    assert "Keep informed: not done yet, best by Monday 8 June 2026" in room.letters_sent_to(OFFICER)[-1]


@proves("wnwhl-1-agreed-action-timescale")
def test_a_promised_repair_is_reminded_of_also_when_the_answer_is_sent_and_the_case_closed(clause: Clause) -> None:
    case = a_case().promises("promised-action", date(2026, 6, 19), "2026-06-09 12:00")
    case.answers("2026-06-10 16:00").closes("2026-06-11 09:00")
    assert case.due("promised-action") == date(2026, 6, 19)
    assert case.reminders("promised-action") == ["2026-06-17 09:00", "2026-06-19 09:00", "2026-06-22 09:00"]
    assert case.state("promised-action", "2026-06-19 17:00") is ClockState.RUNNING
    assert case.state("promised-action", "2026-06-22 09:00") is ClockState.MISSED
    done = case.passes(Moment.ACTION_DONE, "2026-06-19 17:30")
    assert done.state("promised-action", "2026-06-22 09:00") is ClockState.MET


# -- No last day -------------------------------------------------------------------------------------


@proves("wnwhl-2.4.3-no-closure-window")
def test_a_rejection_months_later_opens_stage_2_and_a_person_looks_first(clause: Clause) -> None:
    case = a_case().answers("2026-06-10 16:00")
    assert case.windows == ()
    assert case.is_late_for("2027-06-01 10:00") is None
    # The corresponding day, Monday 10 August, is still in time.
    assert [case.is_flagged_late(at) for at in ("2026-06-12 10:00", "2026-08-10 23:59")] == [False, False]
    assert [case.is_flagged_late(at) for at in ("2026-08-11 00:00", "2026-09-01 10:00")] == [True, True]
    case.asks("2026-09-01 10:00", "stage-2")
    assert case.due("stage-2-answer") == date(2026, 9, 15)  # 2-4, 7-11, 14, 15 September
