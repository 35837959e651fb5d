"""When each policy's reports go, to whom, and when the policies themselves come up for review.

The days are counted here; that reports go is shown in tests/daemon/rhythm, and what stands in them in test_reports.py.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest

from heard.casework.policy.words import ClockKind
from heard.casework.rhythms import Period, periods, policy_review_reminders
from policies.clauses import Clause, proves
from policies.story import the_calendar, the_policy
from weirside import told_of


def next_of(pack: str, report: str, since: date, count: int = 2, *, year_begins: int = 1) -> list[Period]:
    rule = the_policy(pack).reports[report]
    return list(islice(periods(rule.every, since, the_calendar(pack), year_begins=year_begins), count))


def days(pack: str, report: str, since: date) -> list[date]:
    return [period.goes_on for period in next_of(pack, report, since)]


def readers(pack: str, report: str) -> set[str]:
    return set(the_policy(pack).reports[report].to)


JUNE = date(2026, 6, 15)


@proves("wdh-rep-weekly")
def test_a_week_is_reported_on_the_monday_after_or_on_tuesday_after_a_holiday(clause: Clause) -> None:
    assert next_of("wdh-2022", "weekly", date(2026, 6, 1), 1) == [
        Period(date(2026, 6, 1), date(2026, 6, 7), date(2026, 6, 8))
    ]
    # Monday 25 May is the spring bank holiday.
    assert days("wdh-2022", "weekly", date(2026, 5, 20)) == [date(2026, 5, 26), date(2026, 6, 1)]
    assert readers("wdh-2022", "weekly") == {"corporate-management"}


@proves("wdh-rep-monthly")
def test_a_month_is_reported_on_the_first_working_day_of_the_next(clause: Clause) -> None:
    assert days("wdh-2022", "monthly", date(2026, 5, 10)) == [date(2026, 6, 1), date(2026, 7, 1)]
    assert readers("wdh-2022", "monthly") == {"directors"}


@proves("wdh-rep-quarterly")
def test_a_quarter_is_reported_once_and_to_both(clause: Clause) -> None:
    april, july = next_of("wdh-2022", "quarterly", JUNE)
    assert (april.first, april.last, april.goes_on) == (date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1))
    assert july.goes_on == date(2026, 10, 1), "and none in August"
    assert readers("wdh-2022", "quarterly") == {"committee", "board"}


@proves("wnwhl-5-monthly-smt")
def test_julys_report_waits_for_monday_the_3rd_of_august(clause: Clause) -> None:
    assert days("wnwhl-2009", "performance", date(2026, 7, 15))[0] == date(2026, 8, 3), "1 August is a Saturday"
    assert "senior-management" in readers("wnwhl-2009", "performance")


@proves("wnwhl-2.4.5-monthly-status")
def test_what_is_in_hand_at_the_end_of_june_goes_on_the_1st_of_july(clause: Clause) -> None:
    [june] = next_of("wnwhl-2009", "in-hand", JUNE, 1)
    assert (june.last, june.goes_on) == (date(2026, 6, 30), date(2026, 7, 1))


@proves("wnwhl-5-bimonthly-committee")
def test_every_two_months_to_the_committee(clause: Clause) -> None:
    assert days("wnwhl-2009", "committee", JUNE) == [date(2026, 7, 1), date(2026, 9, 1)]
    assert readers("wnwhl-2009", "committee") == {"sub-committee"}


@proves("wnwhl-5-bimonthly-panel")
def test_every_two_months_to_the_panel_without_anybodys_name(clause: Clause) -> None:
    assert days("wnwhl-2009", "panel", JUNE) == [date(2026, 7, 1), date(2026, 9, 1)], "nothing on 3 August"
    assert readers("wnwhl-2009", "panel") == {"review-panel"}
    assert the_policy("wnwhl-2009").reports["panel"].no_personal_data


@proves("fb18-8-committee")
def test_the_committees_quarter(clause: Clause) -> None:
    assert days("feedback-2018", "committee", JUNE)[0] == date(2026, 7, 1)
    assert readers("feedback-2018", "committee") == {"committee"}


@proves("wk11-11-report")
def test_managers_each_month_and_everybody_each_quarter(clause: Clause) -> None:
    assert days("west-kent-2011", "management", JUNE)[0] == date(2026, 7, 1)
    assert readers("west-kent-2011", "management") == {"executive-team", "operational-management"}
    [public] = next_of("west-kent-2011", "public", JUNE, 1)
    assert (public.first, public.goes_on) == (date(2026, 4, 1), date(2026, 7, 1))
    assert the_policy("west-kent-2011").reports["public"].no_personal_data


@proves("hos-9.7")
@pytest.mark.parametrize("report, reader", [("governing-body", "governing-body"), ("member", "member-for-complaints")])
def test_the_governing_body_and_its_member_hear_each_quarter(clause: Clause, report: str, reader: str) -> None:
    """What they have to be shown, a policy is held against: test_hos_code_2024_provisions_people.py."""
    assert next_of("hos-code-2024", report, JUNE, 1) == [Period(date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1))]
    assert readers("hos-code-2024", report) == {reader}


@proves("wnwhl-2.4.5-monthly-audience")
def test_the_state_of_cases_goes_to_six_roles_and_outside_without_anybodys_name(clause: Clause) -> None:
    policy = the_policy("wnwhl-2009")
    inside, outside = readers("wnwhl-2009", "in-hand"), readers("wnwhl-2009", "in-hand-outside")
    assert inside == {"improvement-manager", "senior-management", "owner", "champion"}  # an owner is who holds a case
    assert outside == {"review-panel", "board"}
    assert {days("wnwhl-2009", each, JUNE)[0] for each in ("in-hand", "in-hand-outside")} == {date(2026, 7, 1)}
    named = [each.name for each in policy.reports.values() if not each.no_personal_data and outside & set(each.to)]
    assert named == [], "no other report tells them a name"


@proves("wnwhl-2.4.5-monthly-audience")
def test_a_report_to_a_role_that_nobody_has_is_not_let_in(clause: Clause) -> None:
    text = the_policy("wnwhl-2009").text
    right, wrong = 'to = ["review-panel", "board"]', 'to = ["review-panel", "bored"]'
    assert right in text
    assert told_of(text.replace(right, wrong, 1)) == [
        "report.in-hand-outside.to[1]: there is no role 'bored'. Did you mean 'board'?"
    ]


# -- What everybody may read -------------------------------------------------------------------------

PUBLISHED = proves("wnwhl-1-publish-performance", "fb18-8-annual-publish", "grp08-7.1-monitor", "wk11-2-publish")


@PUBLISHED
def test_what_is_published_goes_by_its_rhythm_to_everybody(clause: Clause) -> None:
    period = {
        "wnwhl-2009": Period(date(2026, 5, 1), date(2026, 6, 30), date(2026, 7, 1)),
        "feedback-2018": Period(date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 4)),  # 1 January is a Friday
        "group-2008": Period(date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1)),
        "west-kent-2011": Period(date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1)),
    }[clause.pack]
    assert next_of(clause.pack, "public", JUNE, 1) == [period]
    assert readers(clause.pack, "public") == {"public"}


@PUBLISHED
def test_what_is_published_is_not_let_in_with_personal_data(clause: Clause) -> None:
    before, section, after = the_policy(clause.pack).text.partition("[report.public]")
    assert told_of(before + section + after.replace("no_personal_data = true\n", "", 1)) == [
        "report.public.to: everybody reads it. Add no_personal_data = true."
    ]


@proves("fb18-8-annual-publish")
def test_what_was_published_last_july_is_published_again_this_july(clause: Clause) -> None:
    """For a landlord whose year begins in July; the reminder a month before is another part's."""
    [year] = next_of("feedback-2018", "public", date(2025, 7, 1), 1, year_begins=7)
    assert year == Period(date(2025, 7, 1), date(2026, 6, 30), date(2026, 7, 1))


@proves("grp08-7.1-monitor")
def test_the_board_staff_and_customers_hear_on_the_same_day(clause: Clause) -> None:
    assert readers("group-2008", "review") == {"board", "staff"}
    assert days("group-2008", "review", JUNE)[0] == days("group-2008", "public", JUNE)[0] == date(2026, 7, 1)
    assert the_policy("group-2008").reports["review"].no_personal_data, "all staff read it"


@proves("wk11-2-publish")
def test_the_five_measures_are_published_and_each_promise_falls_under_one(clause: Clause) -> None:
    policy = the_policy("west-kent-2011")
    assert "measures" in policy.reports["public"].shows
    assert set(policy.measures) == {"acknowledged", "answered", "holding", "panel", "decision-told"}
    measured = [clock for clock in policy.clocks if clock.kind is ClockKind.MEASURED]
    assert {clock.measure for clock in measured} == set(policy.measures)


@proves("wnwhl-5-scorecard")
def test_the_scorecard_is_made_up_each_month(clause: Clause) -> None:
    assert days("wnwhl-2009", "scorecard", JUNE) == [date(2026, 7, 1), date(2026, 8, 3)], "1 August is a Saturday"


# -- When the policies come up for review ------------------------------------------------------------


@proves("wnwhl-6-annual-review", "wdh-review", "grp08-2-owner", "grp08-7.3-review", "wk11-12-review")
def test_whoever_owns_a_policy_is_reminded_of_its_review(clause: Clause) -> None:
    """The days are counted here; whoever owns a policy is written to in test_left_to_people.py."""
    owner, first, last = {
        # 28 February 2010 is a Sunday; 31 May 2010 was the spring bank holiday, a Monday.
        "wnwhl-2009": ("improvement-manager", date(2010, 2, 26), date(2010, 5, 28)),
        "wdh-2022": ("complaints-manager", date(2024, 6, 6), date(2024, 9, 6)),
        # No 31 May is a working day in 2009, it is a Sunday; 31 August 2009 was the summer bank holiday, a Monday.
        "group-2008": ("service-director", date(2009, 5, 29), date(2009, 8, 28)),
        # 8 June 2014 is a Sunday.
        "west-kent-2011": ("policy-officer", date(2014, 6, 6), date(2014, 9, 8)),
    }[clause.pack]
    pack = the_policy(clause.pack).pack
    assert pack.review_by is not None
    assert pack.review_owner == owner
    assert policy_review_reminders(pack.review_by, the_calendar(clause.pack)) == (first, last)


@proves("fb18-8-review-3y")
def test_a_policy_to_be_reviewed_in_april_is_on_the_desk_in_january(clause: Clause) -> None:
    """The day is counted here; whoever owns a policy is written to in test_left_to_people.py."""
    review_by = the_policy("feedback-2018").pack.review_by
    assert review_by is not None
    first, _ = policy_review_reminders(review_by, the_calendar("feedback-2018"))
    assert first == date(2020, 1, 30)


def test_no_day_is_left_out_or_reported_twice() -> None:
    for report in ("in-hand", "committee"):
        found = next_of("wnwhl-2009", report, date(2026, 1, 1), 24)
        for one, following in pairwise(found):
            assert following.first == one.last + timedelta(days=1)
