"""What the reports of each policy show, of cases and mail of June 2026."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from builders import LANDLORD, RULES, a_house, a_mail
from heard.casework.closed_lists import Kind, Learning
from heard.casework.moments import Moment
from heard.reports.periodic.asked import Asked
from heard.reports.periodic.making import Known, report
from heard.reports.periodic.sections.fallen_due import FallenDue
from heard.reports.periodic.shape import FEWEST_SHOWN, Hidden, Report, figures
from histories import acknowledged, answered, at, closed, comes_to, given, passed
from policies.clauses import Clause, proves
from policies.mailroom import Mailroom
from policies.story import the_calendar, the_policy
from reports.digest.mornings import a_message
from reports.periodic.counted import (
    FIRST,
    LAST,
    MORNING_AFTER,
    a_case,
    a_report,
    learnt,
    reference,
    rows,
    table,
    told_vulnerable,
)

MISSED, WRONG = "missed appointment", "wrong advice"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    house = a_house(tmp_path / "heard.db")
    with house.store.writing() as connection:
        yield connection
    house.store.close()


def of_june(room: Mailroom, name: str) -> Report:
    """Return a report of June over what came to a mailbox."""
    house, policy = room.place.house, room.story.policy
    known = Known(
        house.given.all_policies, the_calendar(policy.name), LANDLORD, RULES.areas, room.story.at(MORNING_AFTER)
    )
    with house.store.reading() as connection:
        return report(connection, policy, name, FIRST, LAST, known)


def asked_of_june(pack: str) -> Asked:
    policy, calendar = the_policy(pack), the_calendar(pack)
    policies = {policy.digest: (policy, calendar)}
    return Asked(policy, policies, calendar, LANDLORD, RULES.areas, FIRST, LAST, at(MORNING_AFTER))


def of_cause(connection: Connection, number: int, day: str, cause: str, pack: str, area: str = "") -> None:
    learned = learnt(Learning.CAUSE, f"{day} 16:00", cause)
    a_case(connection, number, f"{day} 10:00", learned, area=area, policy=the_policy(pack))


def of_theme(connection: Connection, number: int, day: str, theme: str, pack: str) -> None:
    learned = learnt(Learning.THEME, f"{day} 16:00", theme)
    a_case(connection, number, f"{day} 10:00", learned, policy=the_policy(pack))


@proves("wnwhl-1-analyse-trends")
def test_four_missed_appointments_in_june_are_three_more_than_in_may(clause: Clause, connection: Connection) -> None:
    for number in range(4):
        of_cause(connection, number, "2026-06-02", MISSED, clause.pack)
    of_cause(connection, 4, "2026-05-05", MISSED, clause.pack)
    found = a_report(connection, "performance", the_policy(clause.pack))
    assert rows(found, "trends by cause")[MISSED] == (4, 1, "+3")
    assert rows(found, "repeated causes") == {MISSED: (5,)}
    assert {"trends by area", "trends by theme", "trends by month"} <= {
        each.name for section in found.sections for each in section.tables
    }


@proves("wk11-11-analyse")
def test_five_in_june_on_the_time_taken_are_three_more_than_in_may(clause: Clause, connection: Connection) -> None:
    for number in range(7):
        of_theme(connection, number, "2026-06-02" if number < 5 else "2026-05-05", "time taken", clause.pack)
    found = a_report(connection, "management", the_policy(clause.pack))
    assert rows(found, "trends by theme")["time taken"] == (5, 2, "+3")


@proves("wnwhl-2.4.8-trend-meetings")
def test_a_cause_of_three_cases_in_a_quarter_is_listed_and_one_of_two_is_not(
    clause: Clause, connection: Connection
) -> None:
    for number, day in enumerate(("2026-04-01", "2026-05-15", "2026-06-30")):
        of_cause(connection, number, day, MISSED, clause.pack, "repairs")
    for number, day in enumerate(("2026-05-15", "2026-06-30"), start=10):
        of_cause(connection, number, day, WRONG, clause.pack, "repairs")
    assert rows(a_report(connection, "area", area="repairs"), "repeated causes") == {MISSED: (3,)}


@proves("wnwhl-2.4.6-champion-duties")
def test_a_champions_table_is_of_their_area_alone(clause: Clause, connection: Connection) -> None:
    """Whom it goes to: the daemon's reports.  Attendance at the panel is a person's."""
    in_time = (acknowledged("2026-06-02 10:00"), answered("2026-06-10 10:00"), closed("2026-06-10 11:00"))
    a_case(
        connection, 1, "2026-06-01 10:00", *in_time, learnt(Learning.CAUSE, "2026-06-10 12:00", WRONG), area="repairs"
    )
    a_case(connection, 2, "2026-06-01 10:00", area="repairs")
    a_case(connection, 3, "2026-06-01 10:00", area="lettings")
    found = a_report(connection, "area", area="repairs")
    assert set(the_policy(clause.pack).reports["area"].to) == {"champion"}
    assert rows(found, "trends by area") == {"repairs": (2, 0, "+2"), "all": (2, 0, "+2")}
    assert rows(found, "measures")["Acknowledged in 1 working day"][:3] == (1, 1, 2)
    assert figures(found)["overdue: all: cases"] == (reference(2),)
    assert rows(found, "causes") == {WRONG: (1,), "all": (1,)}


@proves("wnwhl-2.4.6-panel-duties")
def test_the_panel_sees_targets_causes_and_actions_outstanding(clause: Clause, connection: Connection) -> None:
    promised = passed(Moment.ACTION_PROMISED, "2026-06-10 10:00", None)
    learned = learnt(Learning.CAUSE, "2026-06-10 10:00", WRONG)
    due = given("promised-action", "2026-07-20", "2026-06-10 10:00")
    for number in range(FEWEST_SHOWN):  # the panel's members are tenants
        a_case(connection, number, "2026-06-01 10:00", acknowledged("2026-06-02 10:00"), promised, due, learned)
    found = a_report(connection, "panel", first=date(2026, 5, 1))
    assert rows(found, "measures")["Acknowledged in 1 working day"] == (5, 0, 5, "100.0%", "97%", "yes")
    assert rows(found, "causes")[WRONG] == (5,)
    assert rows(found, "actions")["open"] == (5,)


@proves("wdh-rep-learning")
def test_two_open_and_three_finished_actions_are_listed(clause: Clause, connection: Connection) -> None:
    for number in range(5):
        promised = passed(Moment.ACTION_PROMISED, "2026-06-02 10:00", None)
        due = given("promised-action", "2026-06-26", "2026-06-02 10:00")
        done = [passed(Moment.ACTION_DONE, "2026-06-25 10:00", None)] if number < 3 else []
        a_case(connection, number, "2026-06-01 10:00", promised, due, *done, policy=the_policy(clause.pack))
    found = a_report(connection, "quarterly", the_policy(clause.pack), first=date(2026, 4, 1))
    assert rows(found, "actions") == {"done in this time": (3,), "open": (2,), "of these overdue": (2,)}
    assert rows(found, "actions open")[reference(3)] == ("nobody", date(2026, 6, 26), None)
    assert rows(found, "actions done")[reference(0)] == ("nobody", date(2026, 6, 26), date(2026, 6, 25))


@proves("wdh-ci-audit")
def test_the_four_headings_stand_there_even_where_a_section_is_empty(clause: Clause, connection: Connection) -> None:
    found = a_report(connection, "monthly", the_policy(clause.pack))
    titles = [section.title for section in found.sections]
    assert titles == ["Measures", "Trends", "Training", "Policy changes", "Improvements"]


@proves("hos-8.1-contents")
def test_the_yearly_report_has_all_that_the_code_names(clause: Clause, connection: Connection) -> None:
    """What a person has to write, each section says."""
    found = a_report(connection, "annual", the_policy("hos-code-2024"), first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert [section.title for section in found.sections] == [
        "Self-assessment",
        "Performance in numbers and words",
        "Regulator's measures",
        "Types refused",
        "Non-compliance findings",
        "Improvements",
        "Lessons",
        "Ombudsman reports",
        "Governing body's response",
    ]
    assert all(section.tables or section.lines for section in found.sections)


@proves("wdh-sr-log")
def test_service_recovery_is_counted_apart_from_stage_1(clause: Clause, connection: Connection) -> None:
    policy = the_policy(clause.pack)
    a_case(connection, 1, "2026-06-02 10:00", comes_to("recovery", "2026-06-02 10:00"), policy=policy)
    a_case(connection, 2, "2026-06-02 10:00", policy=policy)
    a_case(connection, 3, "2026-06-02 10:00", policy=policy)
    found = rows(a_report(connection, "weekly", policy), "open by stage")
    assert (found["Service recovery"], found["Stage 1"]) == ((1,), (2,))


@proves("fb18-8-content")
def test_the_committees_report_has_its_four_sections(clause: Clause, connection: Connection) -> None:
    """Nobody is asked by a survey yet: where answers come from is another part's."""
    found = a_report(connection, "committee", the_policy(clause.pack), first=date(2026, 4, 1))
    assert [section.title for section in found.sections] == [
        "Themes", "Outcomes and recommendations", "Numbers", "Satisfaction",
    ]  # fmt: skip
    [*_, satisfaction] = found.sections
    assert not satisfaction.tables
    assert "%" not in "".join(satisfaction.lines)


@proves("fb18-6-record-analyse")
def test_four_complaints_two_comments_and_three_compliments(clause: Clause, connection: Connection) -> None:
    for number in range(4):
        a_case(connection, number, "2026-06-02 10:00", policy=the_policy(clause.pack))
    kinds = (*[Kind.ENQUIRY] * 2, *[Kind.COMPLIMENT] * 3)
    for number, kind in enumerate(kinds, start=1):
        a_message(connection, number, at("2026-06-03 10:00"), kind=kind.value)
    found = rows(a_report(connection, "committee", the_policy(clause.pack)), "numbers")
    assert (found["complaints"][0], found["comments and enquiries"][0], found["compliments"][0]) == (4, 2, 3)
    measured = FallenDue(connection, asked_of_june(clause.pack)).of()
    assert sum(len(each.in_time) + len(each.late) for sort, each in measured.items() if sort.measure == "stage-1") == 4


@proves("wnwhl-2.4.5-equality")
def test_a_group_of_two_among_forty_is_hidden_and_the_sum_is_forty(clause: Clause, connection: Connection) -> None:
    for number in range(2):
        told_vulnerable(connection, number, "vulnerability/disability")
    for number in range(2, 40):
        a_case(connection, number, "2026-06-01 10:00")
    for name in ("in-hand", "in-hand-outside"):
        found = rows(a_report(connection, name, the_policy(clause.pack)), "equality analysis")
        assert (found["disability"], found["all"]) == ((Hidden(),), (40,))


# -- Of mail ------------------------------------------------------------------------------------------


def praises(room: Mailroom, number: int, text: str) -> None:
    mail = a_mail(text, subject="Thank you", message_id=f"<{number}@x.example>", sender=f"Ann <ann{number}@x.example>")
    room.hears(mail, f"2026-06-0{number} 10:00")


@proves("wnwhl-2.2.3-compliment-stats")
def test_six_compliments_four_of_them_on_repairs(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    for number in range(1, 5):
        praises(room, number, "Thank you so much. Your plumber mended the leak in the kitchen and was brilliant.")
    for number in range(5, 7):
        praises(room, number, "I just want to say thank you to all of you, you have been brilliant. Well done.")
    found = of_june(room, "performance")
    assert rows(found, "compliments") == {"repairs": (4, 4), "no area known": (2, 2), "all": (6, 6)}
    assert table(found, "compliments").columns == ("area", "June 2026", "in all")


@proves("grp08-1-both")
def test_one_complaint_and_one_compliment(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    opened = room.complains("2026-06-01 10:00").reference
    praises(room, 1, "Thank you so much. Your plumber mended the leak in the kitchen and was brilliant.")
    found = rows(of_june(room, "review"), "numbers")
    assert opened is not None
    assert (found["complaints"][0], found["compliments"][0]) == (1, 1)


@proves("wnwhl-2.4.5-interpreting")
def test_a_polish_interpreter_asked_for_is_counted(clause: Clause, tmp_path: Path) -> None:
    room = Mailroom(clause.pack, tmp_path)
    asks = "I am complaining about the leak in my kitchen, nobody came. I need a Polish interpreter when you call me."
    opened = room.complains("2026-06-01 10:00", asks).reference
    found = of_june(room, "in-hand")
    assert rows(found, "interpreter requests") == {"Polish": (1,), "all": (1,)}
    assert figures(found)["interpreter requests: Polish: cases"] == (opened,)
