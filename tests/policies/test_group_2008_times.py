"""The group policy of 2008 sets no times: nothing falls due, and nothing is late until a landlord fills one in.

What is counted in days are reminders to us.  Bank holidays near: 3 and 6 April, 25 May 2026.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.events import ClockName
from heard.casework.measures import NO_TARGET
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.words import ClockKind, MeasureName, RuleName
from heard.datafiles.packs import policy_from_text
from policies.clauses import Clause, proves
from policies.story import Story, share_of, the_policy

PACK = "group-2008"
POLICY = the_policy(PACK)
OWED = ("acknowledge", "answer")


def opened(at: str = "2026-06-01 10:00", policy: Policy = POLICY) -> Story:
    story = Story(PACK)
    story.policy = policy
    return story.opens(at)


def filled_in(**times: str) -> Policy:
    """Return the pack of a landlord whose service standards set a time: acknowledge="2 working days"."""
    text = POLICY.text
    for clock, within in times.items():
        section = rf'(\[clock\.{clock}\][^\[]*?within = )"not set"'
        text, count = re.subn(section, rf'\1"{within}"', text)
        assert count == 1
    return policy_from_text(text)


# -- No times --------------------------------------------------------------------------------------


@proves("grp08-5.7-standards")
@pytest.mark.parametrize("clock", OWED)
def test_nothing_falls_due_where_no_time_is_set(clause: Clause, clock: str) -> None:
    story = opened("2026-06-01 10:00")
    assert (story.due(clock), story.standard_due(clock), story.reminders(clock)) == (None, None, [])
    assert story.state(clock, "2031-06-01 10:00") is ClockState.RUNNING  # five years on, and not late
    assert story.clock(clock).days_left(story.at("2031-06-01 10:00"), story.calendar.zone) is None


@proves("grp08-5.7-standards")
def test_nothing_falls_due_on_appeal_either_and_no_date_can_be_put_off(clause: Clause) -> None:
    story = opened().answers("2026-06-10 12:00").asks("2026-06-12 09:00", "appeal")
    assert story.due("appeal-answer") is None
    assert story.state("appeal-answer", "2031-06-01 10:00") is ClockState.RUNNING
    assert dict(POLICY.extensions) == {}
    assert story.agrees("appeal-answer", date(2026, 7, 1), "2026-06-15 09:00").due("appeal-answer") is None


@proves("grp08-5.7-standards")
def test_a_report_counts_nothing_and_says_that_no_target_is_set(clause: Clause) -> None:
    stories = [opened(), opened().answers("2026-06-03 12:00"), opened("2025-06-02 10:00")]
    shown = share_of("age", *stories)
    assert (shown.in_time, shown.of, shown.percent) == (0, 0, "")
    assert (shown.target, shown.is_met) == (NO_TARGET, None)
    # Age is what is looked at instead.
    assert POLICY.measures[MeasureName("age")].bands[-1] == "over 20 working days"


@proves("grp08-5.7-standards")
def test_once_the_published_standards_are_filled_in_the_clocks_run_by_them(clause: Clause) -> None:
    policy = filled_in(answer="10 working days")
    in_time, late = opened(policy=policy), opened(policy=policy)
    assert in_time.due("answer") == date(2026, 6, 15)  # 2, 3, 4, 5, 8, 9, 10, 11, 12, 15 June
    shown = share_of("age", in_time.answers("2026-06-15 16:00"), late.answers("2026-06-16 09:00"))
    assert (shown.in_time, shown.of, shown.percent, shown.target) == (1, 2, "50.0%", NO_TARGET)


@proves("grp08-5.7-no-ack")
def test_no_acknowledgement_is_owed_and_a_receipt_is_not_measured(clause: Clause) -> None:
    story = opened("2026-06-01 10:00").acknowledges("2026-06-01 10:01")
    shown = share_of("acknowledged", story, opened("2026-06-02 10:00"))
    assert (shown.of, shown.percent, shown.target) == (0, "", NO_TARGET)
    assert not POLICY.letters[RuleName("receipt")].measured


@proves("grp08-5.7-no-ack")
def test_a_time_for_acknowledging_is_measured_from_the_day_it_is_filled_in(clause: Clause) -> None:
    policy = filled_in(acknowledge="2 working days")
    before, in_time, late = opened(), opened(policy=policy), opened(policy=policy)
    assert in_time.due("acknowledge") == date(2026, 6, 3)  # 2, 3 June
    shown = share_of("acknowledged", in_time.acknowledges("2026-06-01 10:01"), late.acknowledges("2026-06-04 10:00"))
    assert (shown.in_time, shown.of, shown.percent) == (1, 2, "50.0%")
    assert before.due("acknowledge") is None  # a case keeps the policy it was opened under


# -- Reminders to us -------------------------------------------------------------------------------


@proves("grp08-5.8-procedures")
@pytest.mark.parametrize(
    "last, due",
    [
        pytest.param("2026-06-01 10:01", date(2026, 6, 15), id="2-5, 8-12, 15 June"),
        pytest.param("2026-05-18 16:00", date(2026, 6, 2), id="over 25 May: 19-22, 26-29 May, 1, 2 June"),
        pytest.param("2026-04-02 09:00", date(2026, 4, 20), id="over Easter: 7-10, 13-17, 20 April"),
    ],
)
def test_after_ten_working_days_of_silence_the_officer_is_nudged_once(clause: Clause, last: str, due: date) -> None:
    story = opened("2026-03-02 10:00").acknowledges(last)
    assert story.due("keep-in-touch") == due
    nudges = [each for each in story.clocks if each.kind is ClockKind.NUDGE]
    assert [each.clock for each in nudges] == ["keep-in-touch"]
    assert POLICY.clocks_by_name[ClockName("keep-in-touch")].measure is None  # advice, counted nowhere


@proves("grp08-5.8-procedures")
def test_each_contact_begins_the_silence_anew_and_a_closed_case_has_none(clause: Clause) -> None:
    story = opened("2026-06-01 10:00").acknowledges("2026-06-01 10:01")
    story.passes(Moment.CONTACT_MADE, "2026-06-12 14:00")
    assert story.due("keep-in-touch") == date(2026, 6, 26)  # 15-19, 22-26 June
    story.closes("2026-06-19 09:00", "withdrawn")
    assert story.state("keep-in-touch", "2026-07-01 09:00") is ClockState.STOPPED
