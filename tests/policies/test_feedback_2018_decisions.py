"""Who decides what under the feedback policy of 2018, and what has to be on file first.

Holding people to it when they decide is another part's.
"""

from __future__ import annotations

from datetime import date

import pytest

from heard.casework.deadline import ClockState
from heard.casework.owners import Against
from heard.casework.policy.words import ExclusionAction, MailboxDoes, RoleName
from heard.casework.refusals import may_apply, may_exclude
from heard.casework.restrictions import may_decide, objection_to_review, review_by, review_reminders
from policies.clauses import Clause, proves
from policies.deciding import Entry, restriction_of, speaks_against
from policies.story import Story, the_calendar, the_policy

PACK = "feedback-2018"
POLICY = the_policy(PACK)
CALENDAR = the_calendar(PACK)

THE_TEAM = [RoleName("service-improvement")]
SENIOR_MANAGER = [RoleName("senior-manager")]


# -- What is older than 12 months ------------------------------------------------------------------


@proves("fb18-3-excl-12m")
@pytest.mark.parametrize(
    "happened, received, goes_on, flagged",
    [
        pytest.param(date(2025, 4, 14), "2026-06-01 10:00", False, True, id="a visit last April"),
        pytest.param(date(2025, 4, 14), "2026-06-01 10:00", True, False, id="and it is still leaking now"),
        pytest.param(date(2025, 6, 1), "2026-06-01 23:59", False, False, id="twelve months to the day are in time"),
        pytest.param(date(2025, 6, 1), "2026-06-02 00:00", False, True, id="a minute after them"),
        pytest.param(date(2025, 5, 30), "2026-06-01 10:00", False, False, id="they ended on a Saturday, so on Monday"),
        pytest.param(date(2025, 5, 29), "2026-06-01 10:00", False, True, id="they ended on the Friday"),
        pytest.param(date(2024, 2, 29), "2025-02-28 10:00", False, False, id="from 29 February to the 28th"),
    ],
)
def test_what_is_older_than_twelve_months_is_flagged_unless_it_goes_on(
    clause: Clause, happened: date, received: str, goes_on: bool, flagged: bool
) -> None:
    exclusion, at = POLICY.exclusions["out-of-time"], Story(PACK).at(received)
    assert may_apply(exclusion, happened, at, CALENDAR, goes_on=goes_on) is flagged


@proves("fb18-3-excl-12m")
def test_a_flag_refuses_nothing_and_stops_no_clock(clause: Clause) -> None:
    assert POLICY.exclusions["out-of-time"].action is ExclusionAction.FLAG
    assert (may_exclude(POLICY, THE_TEAM), may_exclude(POLICY, [RoleName("area-manager")])) == (True, False)
    story = Story(PACK).opens("2026-06-01 10:00")
    assert story.state("stage-1-answer", "2026-06-08 23:59") is ClockState.RUNNING


# -- Who looks at it again -------------------------------------------------------------------------


@proves("fb18-s2-senior")
@pytest.mark.parametrize(
    "role, owned, grounds",
    [
        pytest.param("senior-manager", (), [], id="a senior manager who is new to it"),
        pytest.param(
            "senior-manager",
            ("stage-1",),
            [Against.OWNED_EARLIER_STAGE],
            id="a senior manager who gave the first answer",
        ),
        pytest.param(
            "service-improvement",
            ("stage-1",),
            [Against.LACKS_ROLE, Against.OWNED_EARLIER_STAGE],
            id="the officer who gave the answer",
        ),
        pytest.param("service-improvement", (), [Against.LACKS_ROLE], id="somebody else of the team"),
    ],
)
def test_a_review_is_for_a_senior_manager_who_did_not_give_the_answer(
    clause: Clause, role: str, owned: tuple[str, ...], grounds: list[Against]
) -> None:
    # A warning, and a person may go on.
    assert speaks_against(PACK, "stage-2", role, owned=owned, blocks=False) == grounds


# -- Restrictions, left to guidance that is not in the pack ----------------------------------------


WHOLE = Entry(
    PACK, recorded=("why", "what", "review date"), says=("why", "what-it-means", "how-long", "how-to-reach-us")
)
RULE = restriction_of(PACK)


@proves("fb18-7-behaviour")
@pytest.mark.parametrize("part", WHOLE.recorded)
def test_a_restriction_waits_for_its_review_date_and_all_else(clause: Clause, part: str) -> None:
    assert WHOLE.without(recorded=part).lacks == [part]
    assert WHOLE.lacks == []


@proves("fb18-7-behaviour")
def test_what_a_restriction_is_stays_in_free_words_and_mail_is_only_recorded(clause: Clause) -> None:
    assert [(option.says, option.mailbox) for option in RULE.options.values()] == [
        ("As the guidance decides", MailboxDoes.RECORD)
    ]
    assert (may_decide(RULE, SENIOR_MANAGER), may_decide(RULE, THE_TEAM)) == (True, False)


@proves("fb18-7-behaviour")
def test_a_restriction_is_looked_at_again_within_twelve_months(clause: Clause) -> None:
    effective = date(2026, 6, 3)
    assert review_by(RULE, effective, CALENDAR) == date(2027, 6, 3)
    assert objection_to_review(RULE, effective, date(2027, 6, 3), CALENDAR, reason=False) is None
    assert objection_to_review(RULE, effective, date(2027, 7, 3), CALENDAR, reason=False) is not None
    assert objection_to_review(RULE, effective, date(2027, 7, 3), CALENDAR, reason=True) is None
    # Thursday 3 June 2027 is a working day; Saturday 5 June is not, so the Friday before.
    assert [Story(PACK).said(at) for at in review_reminders(RULE, date(2027, 6, 3), CALENDAR)] == ["2027-06-03 09:00"]
    assert [Story(PACK).said(at) for at in review_reminders(RULE, date(2027, 6, 5), CALENDAR)] == ["2027-06-04 09:00"]
