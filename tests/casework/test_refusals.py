"""What a person may refuse, and what has to be on file first; heard itself refuses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heard.casework.lengths import Counting
from heard.casework.policy.words import RoleName
from heard.casework.refusals import (
    ExcludedAs,
    exclusion_for,
    first_day_in_time,
    lacking,
    last_day_in_time,
    may_apply,
    may_decline,
    may_exclude,
)
from histories import CALENDAR, a_policy, at, end_of

POLICY = a_policy("""
[roles]
manager = "Manager"
director = "Director"

[exclusion.out-of-time]
means = "It happened too long ago."
older_than = "6 months"
counted_from = "the day it happened"
unless = "it still goes on"
action = "flag"

[exclusion.long-ago]
means = "It happened too long ago."
older_than = "12 months"
action = "flag"

[exclusion.new-home]
means = "A defect of a new home, which its builder mends."
younger_than = "12 months"
counted_from = "the day the home was handed over"
action = "propose-route"

[exclusion.in-court]
means = "A court is asked."
action = "flag"

[exclusion_rule]
decided_by = "manager"
never_automatic = true

[decline.remedied]
says = "It was upheld, and put right."
needs = ["outcome upheld", "remedy recorded"]

[decline.halt]
says = "The next stage is not offered."
decided_by = "director"

[decline_rule]
decided_by = "manager"
letter = "declined"
""")


@pytest.mark.parametrize(
    "exclusion, since, until",
    [
        pytest.param("out-of-time", "2026-01-15", "2026-07-15", id="the same day six months on"),
        pytest.param("out-of-time", "2026-02-28", "2026-08-28", id="from the last of February"),
        pytest.param("out-of-time", "2025-12-06", "2026-06-08", id="to a Saturday: rolls on to the Monday"),
        pytest.param("out-of-time", "2026-02-27", "2026-08-27", id="a plain Thursday"),
        pytest.param("long-ago", "2025-06-15", "2026-06-15", id="a year"),
        pytest.param("long-ago", "2025-05-25", "2026-05-26", id="to a bank holiday: rolls on to the Tuesday"),
        pytest.param("new-home", "2025-05-25", "2026-05-25", id="what sends a customer elsewhere rolls on for nobody"),
    ],
)
def test_the_last_day_in_time(exclusion: str, since: str, until: str) -> None:
    found = last_day_in_time(POLICY.exclusions[exclusion], date.fromisoformat(since), CALENDAR)
    assert found == end_of(until)


def test_the_customers_limit_ends_at_midnight_also_where_office_hours_count() -> None:
    by_hours = replace(CALENDAR, counting=Counting.OFFICE_HOURS)
    assert last_day_in_time(POLICY.exclusions["long-ago"], date(2025, 6, 15), by_hours) == end_of("2026-06-15")


def test_what_is_not_about_age_has_no_last_day() -> None:
    exclusion = POLICY.exclusions["in-court"]
    assert last_day_in_time(exclusion, date(2026, 1, 15), CALENDAR) is None
    assert may_apply(exclusion, date(2016, 1, 15), at("2026-07-16 09:00"), CALENDAR, goes_on=False) is False


@pytest.mark.parametrize(
    "exclusion, since, received, goes_on, may",
    [
        pytest.param("out-of-time", "2026-01-15", "2026-07-15 23:59:59.5", False, False, id="on the day itself"),
        pytest.param("out-of-time", "2026-01-15", "2026-07-16 00:00", False, True, id="the day after"),
        pytest.param("out-of-time", "2026-01-15", "2026-09-01 09:00", True, False, id="old, and it still goes on"),
        pytest.param("long-ago", "2025-01-15", "2026-09-01 09:00", True, True, id="no exception for what goes on"),
        pytest.param("new-home", "2025-07-15", "2026-07-15 23:59:59.5", False, True, id="a new home's last day"),
        pytest.param("new-home", "2025-07-15", "2026-07-16 00:00", False, False, id="new no longer"),
    ],
)
def test_whether_age_is_put_before_a_person(
    exclusion: str, since: str, received: str, goes_on: bool, may: bool
) -> None:
    rule, day = POLICY.exclusions[exclusion], date.fromisoformat(since)
    assert may_apply(rule, day, at(received), CALENDAR, goes_on=goes_on) is may


@pytest.mark.parametrize(
    "received, first",
    [
        pytest.param("2026-06-01 10:00", "2025-05-30", id="a Saturday's year ends on this Monday"),
        pytest.param("2026-06-02 00:00", "2025-06-02", id="after it, Sunday's and Monday's have ended too"),
        pytest.param("2026-06-05 23:59:59.5", "2025-06-05", id="a plain Friday, to its last second"),
    ],
)
def test_the_first_day_from_which_a_matter_is_not_too_old(received: str, first: str) -> None:
    found = first_day_in_time(POLICY.exclusions["long-ago"], at(received), CALENDAR)
    assert found == date.fromisoformat(first)


@pytest.mark.parametrize("exclusion", ["new-home", "in-court"])
def test_nothing_is_too_old_for_what_does_not_ask_how_old_it_is(exclusion: str) -> None:
    assert first_day_in_time(POLICY.exclusions[exclusion], at("2026-06-01 10:00"), CALENDAR) is None


EVERY_WAY = a_policy("""
[roles]
manager = "Manager"

[exclusion.neighbour]
means = "One customer complains of another."
action = "flag"

[exclusion.claims]
means = "Somebody claims."
action = "flag"

[exclusion.court]
means = "A court is asked."
action = "person-only"

[exclusion.old]
means = "It was long ago."
older_than = "6 months"
action = "flag"

[exclusion.heard-before]
means = "It was answered before."
match = "closed final stage"
action = "flag"

[exclusion_rule]
decided_by = "manager"
never_automatic = true
""")


@pytest.mark.parametrize(
    "ground, name",
    [
        pytest.param(ExcludedAs.NEIGHBOUR_ASB, "neighbour", id="by its name"),
        pytest.param(ExcludedAs.INSURANCE_OR_INJURY, "claims", id="by another name"),
        pytest.param(ExcludedAs.OUT_OF_TIME, "old", id="by the age it asks for"),
        pytest.param(ExcludedAs.ALREADY_DECIDED, "heard-before", id="by what it is compared with"),
        pytest.param(ExcludedAs.LEGAL_PROCEEDINGS, None, id="only a person may think of it"),
        pytest.param(ExcludedAs.NOT_OUR_SERVICE, None, id="the policy has none"),
    ],
)
def test_which_exclusion_of_a_policy_a_ground_falls_under(ground: ExcludedAs, name: str | None) -> None:
    found = exclusion_for(ground, EVERY_WAY)
    assert (found.name if found else None) == name


def test_who_may_refuse_a_complaint() -> None:
    assert may_exclude(POLICY, [RoleName("manager")])
    assert not may_exclude(POLICY, [RoleName("director"), RoleName("officer")])
    assert not may_exclude(a_policy(), [RoleName("manager")]), "a policy that excludes nothing lets nobody refuse"


@pytest.mark.parametrize(
    "ground, role, may",
    [
        pytest.param("remedied", "manager", True, id="whoever declines where the ground names nobody"),
        pytest.param("remedied", "director", False, id="and nobody else"),
        pytest.param("halt", "director", True, id="whom the ground names"),
        pytest.param("halt", "manager", False, id="not who declines otherwise"),
    ],
)
def test_who_may_refuse_the_next_stage(ground: str, role: str, may: bool) -> None:
    assert may_decline(POLICY.declines[ground], POLICY, [RoleName(role)]) is may


def test_what_is_lacking_before_the_next_stage_may_be_refused() -> None:
    remedied = POLICY.declines["remedied"]
    assert lacking(remedied, []) == ("outcome upheld", "remedy recorded")
    assert lacking(remedied, ["remedy recorded"]) == ("outcome upheld",)
    assert lacking(remedied, ["remedy recorded", "outcome upheld"]) == ()
    assert lacking(POLICY.declines["halt"], []) == ()
