"""What the policies leave to people: heard lists it, counts for it, or reminds whoever owns the policy, and no more."""

from __future__ import annotations

import logging
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from builders import LANDLORD, LEAD
from heard.casework.people import Landlord, Officer
from heard.daemon.house import House
from heard.daemon.rhythm import policy_dates, reporting
from heard.datafiles import locate
from heard.letters.render import Letters
from heard.reports.periodic.asked import Asked
from heard.reports.periodic.sections.restricted import restricted
from heard.settings.site import Letters as Plain
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom
from policies.story import the_calendar, the_policy
from policies.test_restrictions import NO_HEATING, THE_LIFT, Walters
from weirside import told_of

OWNER = "owen.owner@northgate.example"


def sources(content: object) -> list[str]:
    """Return what each section of a pack says that it rests on."""
    if isinstance(content, list):
        return [each for part in content for each in sources(part)]
    if not isinstance(content, dict):
        return []
    own = [content["source"]] if isinstance(content.get("source"), str) else []
    return own + [each for part in content.values() for each in sources(part)]


@proves("fb18-7-training", "grp08-7.2-training")
def test_training_is_listed_as_peoples_and_no_clock_letter_or_report_rests_on_it(clause: Clause) -> None:
    policy = the_policy(clause.pack)
    place = {"feedback-2018": "Culture and behaviours", "group-2008": "7.2"}[clause.pack]
    [duty] = [each for each in policy.pack.human_duties if place in each]
    assert "train" in duty.lower()
    by_time = [tomllib.loads(policy.text).get(section, {}) for section in ("clock", "letter", "report", "digest")]
    assert [each for each in sources(by_time) if place in each] == []


# -- Whom a report is for ----------------------------------------------------------------------------


@proves("wnwhl-1-customer-involvement")
def test_whom_the_panels_report_is_for_stands_in_the_pack_and_cannot_be_nobody(clause: Clause) -> None:
    policy = the_policy(clause.pack)
    assert policy.reports["panel"].to == ("review-panel",)
    before, section, after = policy.text.partition("[report.panel]")
    assert told_of(before + section + after.replace('to = "review-panel"', "to = []", 1)) == [
        "report.panel.to: is an empty list. Name one at least."
    ]


@proves("wnwhl-1-customer-involvement")
def test_a_report_that_nobody_is_there_to_get_is_not_sent_and_the_log_says_so_once(
    clause: Clause, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    room = Mailroom(clause.pack, tmp_path, replace(LANDLORD, staff=()))
    for at in ("09:00", "09:01", "10:30", "16:59"):
        room.lets_pass(f"2026-07-01 {at}")
        assert not reporting.report(room.place.house)
    said = [each.getMessage() for each in caplog.records if getattr(each, "report", None) == "panel"]
    assert said == ["report for nobody, not written"]
    assert room.place.letters() == []


# -- What is counted for whoever weighs somebody's mail ------------------------------------------------


@proves("wk11-2-resources")
def test_fourteen_contacts_in_june_are_twelve_on_the_closed_matter_and_two_on_others(
    clause: Clause, tmp_path: Path
) -> None:
    room = Walters(clause.pack, tmp_path)
    room.restricts("acknowledge-closed")
    for number in range(12):
        of_the_hedge = f"The hedge by the bin store was not cut this week either. That is {number + 1} times I say so."
        room.writes(f"2026-06-17 10:{number:02}", of_the_hedge, "The hedge at Lime Grove")
    room.writes("2026-06-24 09:00", NO_HEATING, "No heating")
    room.writes("2026-06-25 09:00", THE_LIFT, "The lift")
    policy, calendar = room.story.policy, the_calendar(clause.pack)
    given = room.place.house.given
    june = Asked(
        policy, given.all_policies, calendar, given.landlord, room.place.house.rules.areas,
        date(2026, 6, 1), date(2026, 6, 30), room.story.at("2026-07-01 09:00"),
    )  # fmt: skip
    with room.place.house.store.reading() as connection:
        _, table = restricted(connection, june).tables
    assert table.columns == ("restriction", "contacts", "on its matter", "on others", "answered", "person")
    [(_, *counted, _, person)] = [tuple(getattr(cell, "number", cell) for cell in row) for row in table.rows]
    assert (counted, person) == ([14, 12, 2], "Walter Crake"), "numbers and a name: no advice, no label"


# -- What the owner of a policy is reminded of -------------------------------------------------------


def a_house_of(pack: str, tmp_path: Path, landlord: Landlord = LANDLORD, **of_the_pack: date) -> tuple[Mailroom, House]:
    """Return a mailroom, and its house with dates of the pack as they are given here."""
    role = the_policy(pack).pack.review_owner
    assert role is not None
    staff = (*landlord.staff, Officer("Owen Owner", OWNER, (role,)))
    room = Mailroom(pack, tmp_path, replace(landlord, staff=staff))
    house, policy = room.place.house, the_policy(pack)
    policy = replace(policy, pack=replace(policy.pack, **of_the_pack))
    return room, replace(house, given=replace(house.given, policy=policy))


def reminded(room: Mailroom, house: House, *days: str) -> list[tuple[str, str]]:
    """Return on which of these days somebody was reminded of a date of the policy, and who."""
    found: list[tuple[str, str]] = []
    for day in days:
        room.lets_pass(f"{day} 09:00")
        before = len(room.place.letters())
        policy_dates.remind(house)
        assert not policy_dates.remind(house), "once"
        found += [(day, each["to"]) for each in room.place.letters()[before:]]
    return found


@proves("wnwhl-4-consultation")
def test_a_reminder_of_the_review_names_whom_the_policy_was_agreed_with(clause: Clause, tmp_path: Path) -> None:
    room, house = a_house_of(clause.pack, tmp_path, review_by=date(2026, 8, 31))
    # Three months before is Sunday 31 May; 31 August is the summer bank holiday.
    days = reminded(room, house, "2026-05-28", "2026-05-29", "2026-06-01", "2026-08-27", "2026-08-28", "2026-09-01")
    assert days == [("2026-05-29", OWNER), ("2026-08-28", OWNER)]
    for text in room.letters_sent_to(OWNER):
        assert "to be reviewed by Monday 31 August 2026" in text
        assert [each for each in house.given.policy.pack.consulted if f"- {each}" not in text] == []


def test_a_day_before_heard_was_live_is_passed_over(tmp_path: Path) -> None:
    room, house = a_house_of("wnwhl-2009", tmp_path)  # to be reviewed by May 2010
    assert reminded(room, house, "2026-06-01") == []
    assert policy_dates.next_moment(house, room.story.at("2026-06-01 09:00")) is None


def test_after_an_outage_the_last_reminder_alone_goes(tmp_path: Path) -> None:
    room, house = a_house_of("wnwhl-2009", tmp_path, review_by=date(2026, 8, 31))
    assert reminded(room, house, "2026-09-04", "2026-09-07") == [("2026-09-04", OWNER)]


@pytest.mark.parametrize(
    "after, due",
    [
        ("2026-05-28 12:00", "2026-05-29 09:00"),
        ("2026-05-29 09:00", "2026-08-28 09:00"),
        ("2026-08-28 09:00", None),
    ],
)
def test_it_is_due_at_opening(after: str, due: str | None, tmp_path: Path) -> None:
    room, house = a_house_of("wnwhl-2009", tmp_path, review_by=date(2026, 8, 31))
    moment = policy_dates.next_moment(house, room.story.at(after))
    assert (room.story.said(moment) if moment is not None else None) == due


ASSESSED = replace(LANDLORD, assessment_by=date(2026, 9, 1))


@proves("grp08-6-eqia")
def test_the_assessment_is_reminded_of_a_month_before_on_a_working_day(clause: Clause, tmp_path: Path) -> None:
    room, house = a_house_of(clause.pack, tmp_path, ASSESSED)
    days = reminded(room, house, "2026-07-30", "2026-07-31", "2026-08-03", "2026-09-01")
    assert days == [("2026-07-31", OWNER)], "1 August is a Saturday"
    [text] = room.letters_sent_to(OWNER)
    assert "assessed formally by Tuesday 1 September 2026" in text


@proves("grp08-6-eqia")
def test_without_a_date_nobody_is_reminded_of_an_assessment(clause: Clause, tmp_path: Path) -> None:
    room, house = a_house_of(clause.pack, tmp_path)
    assert reminded(room, house, "2026-07-31", "2026-08-03") == []


def test_where_nobody_owns_the_policy_the_team_leads_are_reminded(tmp_path: Path) -> None:
    room = Mailroom("group-2008", tmp_path, ASSESSED)
    assert reminded(room, room.place.house, "2026-07-31") == [("2026-07-31", LEAD)]


# -- How plain letters are ---------------------------------------------------------------------------


@proves("fb18-9-regulator")
def test_every_text_to_a_customer_passes_the_limit_and_one_that_does_not_is_named(clause: Clause) -> None:
    letters, policy = Letters(locate.templates_dir(), clause.pack), the_policy(clause.pack)
    assert letters.hard_to_read(policy, Plain().words_a_sentence) == []
    named = [str(each) for each in letters.hard_to_read(policy, 5)]
    assert any(each.startswith("templates/feedback-2018/complainant.decision.stage-1.txt: has ") for each in named)
