"""Service recovery under the WDH procedure of 2022: its times, and how a complaint comes from it to stage 1.

No bank holiday is near: after 25 May 2026 the next is 31 August.
"""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.moments import Moment
from policies.clauses import Clause, proves
from policies.deciding import explained
from policies.story import Story, the_policy
from weirside import told_of

PACK = "wdh-2022"


# -- Its times -------------------------------------------------------------------------------------


@proves("wdh-sr-3wd")
def test_the_team_is_in_touch_within_three_working_days_of_receipt(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-01 10:00")
    assert story.due("recovery-contact") == date(2026, 6, 4)  # 2, 3, 4 June
    assert story.reminders("recovery-contact") == ["2026-06-03 09:00", "2026-06-04 09:00", "2026-06-05 09:00"]
    assert story.state("recovery-contact", "2026-06-05 00:00") is ClockState.MISSED
    story.passes(Moment.CONTACT_MADE, "2026-06-04 18:30")
    assert story.state("recovery-contact", "2026-06-05 00:00") is ClockState.MET


@proves("wdh-sr-extra-time")
def test_extra_time_moves_the_contact_only_when_it_is_recorded_in_time(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-01 10:00").agrees("recovery-contact", date(2026, 6, 12), "2026-06-03 15:00")
    assert story.due("recovery-contact") == date(2026, 6, 12)
    assert story.standard_due("recovery-contact") == date(2026, 6, 4)
    assert story.state("recovery-contact", "2026-06-12 17:00") is ClockState.EXTENDED

    too_late = Story(PACK).opens("2026-06-01 10:00").agrees("recovery-contact", date(2026, 6, 12), "2026-06-05 09:00")
    assert too_late.due("recovery-contact") == date(2026, 6, 4)


# -- How stage 1 begins ------------------------------------------------------------------------------


@proves("wdh-s1-log-triggers")
def test_what_recovery_does_not_settle_is_logged_at_stage_1_on_the_day_that_is_said(clause: Clause) -> None:
    """Hearing it in the customer's words is another part's."""
    story = Story(PACK).opens("2026-06-01 10:00").asks("2026-06-03 16:00", "stage-1")
    assert [visit.stage for visit in story.case.visits] == ["recovery", "stage-1"]  # one case, and its record with it
    assert story.state("recovery-contact", "2026-06-30 09:00") is ClockState.STOPPED
    assert story.due("stage-1-log-acknowledge-allocate") == date(2026, 6, 10)  # 4, 5; 8, 9, 10 June
    ways_on = "Next comes Stage 1, when the customer turns down the outcome or the stage 1 form is received."
    assert ways_on in explained(PACK, "It comes before the complaints procedure proper.")
    assert story.due("stage-1-answer") == date(2026, 6, 17)  # 4, 5; 8, 9, 10, 11, 12; 15, 16, 17 June


@proves("wdh-s1-log-triggers")
def test_a_formal_complaint_in_the_first_mail_skips_recovery(clause: Clause) -> None:
    story = Story(PACK).opens("2026-06-01 10:00", "stage-1")
    assert story.case.stage == "stage-1"
    assert not story.runs("recovery-contact")
    assert story.due("stage-1-log-acknowledge-allocate") == date(2026, 6, 8)  # 2, 3, 4, 5; 8 June
    skips = explained(PACK, "Complaint: ")
    assert "Straight to stage 1 when: the customer asks for a formal complaint or fuller enquiry is needed." in skips


@proves("wdh-s1-log-triggers")
@pytest.mark.parametrize(
    "right, wrong, told",
    [
        pytest.param(
            '"stage-1-form-received"]', "]", "'stage-1-form-received', which stage-1 opens on", id="the form left out"
        ),
        pytest.param('["outcome-rejected", ', '["outcome-regretted", ', "outcome-rejected", id="what heard never sees"),
    ],
)
def test_heard_starts_on_no_policy_whose_recovery_leads_nowhere(
    clause: Clause, right: str, wrong: str, told: str
) -> None:
    before, ways_on, after = the_policy(PACK).text.partition("next_on = ")
    assert right in after.partition("\n")[0]
    [mistake] = told_of(before + ways_on + after.replace(right, wrong, 1))
    assert mistake.startswith("stage.recovery.next_on")
    assert told in mistake
