"""The numbers of a rehearsal, which a manager reads before anything else."""

from __future__ import annotations

from collections import Counter

from builders import MONDAY
from heard.casework.events import Kind, StageName, StageOpened
from heard.casework.people import Role
from heard.judgement.actions import ChangeCase
from heard.reports.rehearsal.came import Came
from heard.reports.rehearsal.flags import Flag
from heard.reports.rehearsal.report import Gathering, Report
from reports.rehearsal.a_rehearsal import (
    ACKNOWLEDGEMENT,
    CASE,
    DANGER,
    DANGER_ASKED,
    FILED,
    OPENED,
    RECEIPT,
    aside,
    came,
    rule,
)

OPENS_STAGE_TWO = ChangeCase(CASE, StageOpened(StageName("stage-2"), MONDAY), "it asks for more")
GAS = (rule("risk", "smell gas"),)


def report_of(*messages: Came, words: bool = True) -> Report:
    gathering = Gathering(words=words)
    for each in messages:
        gathering.take_in(each)
    return gathering.report()


def counted(report: Report) -> dict[str, int]:
    return {count.what: count.number for count in report.counts}


A_DAY = (
    came(
        OPENED,
        DANGER_ASKED,
        letters=(ACKNOWLEDGEMENT, DANGER, DANGER),
        number=1,
        findings=GAS,
        verdicts={"risk": "yes"},
    ),
    came(FILED, OPENS_STAGE_TWO, letters=(RECEIPT,), number=2, minutes=10, verdicts={"escalation": "yes"}),
    came(FILED, number=3, minutes=20, verdicts={"escalation": "ask"}),
    came(aside(Kind.ENQUIRY), number=4, minutes=30, kind=Kind.ENQUIRY),
    came(aside(Kind.BULK), number=5, minutes=40, kind=Kind.BULK, role=Role.AUTOMATED, headers=(("List-Id", "<x.y>"),)),
    came(OPENED, number=6, minutes=50, readable=False),
)


def test_a_day_of_mail_in_numbers() -> None:
    assert counted(report_of(*A_DAY)) == {
        "messages": 6,
        "cases opened": 2,
        "filed on a case that was there": 2,
        "acknowledged": 1,
        "sent a receipt, and no more": 1,
        "next stages opened": 1,
        "danger": 1,
        "asks for more than was given": 2,
        "vulnerable": 0,
        "may fall under an exclusion": 0,
        "questions and news to your people": 1,
        "set aside, on no case": 1,
        "from machines, never answered": 1,
        "could not be read, and put before a person": 1,
    }


def test_each_number_says_what_it_is_made_of() -> None:
    made_of = {count.what: count.of for count in report_of(*A_DAY).counts}
    assert made_of["asks for more than was given"] == ((1, "yes"), (1, "a person is asked"))
    assert made_of["danger"] == ((1, "yes"),)
    assert made_of["set aside, on no case"] == ((1, "enquiries"),)
    # Two team leads were written to about one matter.
    assert made_of["questions and news to your people"] == ((1, "somebody may be in danger"),)


def test_what_is_late_is_told_after_what_was_acknowledged_and_with_its_clocks() -> None:
    gathering = Gathering()
    gathering.take_in(A_DAY[0])
    counts = gathering.report(Counter({"acknowledge": 1, "stage-1-answer, still owed": 2})).counts
    [late] = [each for each in counts if each.what == "promised by a clock, and not done in time"]
    assert (late.number, late.of) == (3, ((2, "stage-1-answer, still owed"), (1, "acknowledge")))
    assert [each.what for each in counts].index("acknowledged") == counts.index(late) - 1


def test_none_late_is_a_number_too_and_where_nobody_looked_there_is_none() -> None:
    told = "promised by a clock, and not done in time"
    assert {each.what: each.number for each in Gathering().report(Counter()).counts}[told] == 0
    assert told not in counted(Gathering().report())


def test_restricted_contacts_are_a_flag_of_their_own_where_there_are_any() -> None:
    on_file = came(FILED, letters=("complainant.filed-no-action.any",), number=7, verdicts={"restricted": "yes"})
    shown = counted(report_of(*A_DAY, on_file, came(FILED, number=8, verdicts={"restricted": "ask"})))
    assert shown["from somebody whose contact is limited"] == 2
    assert shown["told that it is on file, and no more"] == 1
    assert "from somebody whose contact is limited" not in counted(report_of(*A_DAY))


def test_it_says_from_when_to_when_the_mail_came() -> None:
    report = report_of(*A_DAY)
    assert (report.first, report.last) == (A_DAY[0].received_at, A_DAY[5].received_at)


def test_the_words_stand_beside_the_numbers_where_they_are_wanted() -> None:
    report = report_of(*A_DAY)
    assert {flag: len(of_it) for flag, of_it in report.flagged.items()} == {Flag.DANGER: 1, Flag.ASKS_FOR_MORE: 2}
    assert {name: len(of_it) for name, of_it in report.aside.items()} == {"enquiries": 1}
    numbers_alone = report_of(*A_DAY, words=False)
    assert (numbers_alone.flagged, numbers_alone.aside, numbers_alone.counts) == ({}, {}, report.counts)


def test_what_came_twice_counts_once() -> None:
    report = report_of(*A_DAY, A_DAY[0])
    assert counted(report)["messages"] == 7
    assert counted(report)["came a second time, and counted once"] == 1
    assert (counted(report)["cases opened"], counted(report)["danger"]) == (2, 1)
    assert len(report.flagged[Flag.DANGER]) == 1


def test_no_mail_at_all_is_a_report_too() -> None:
    report = report_of()
    assert (report.first, report.last, report.flagged, report.aside) == (None, None, {}, {})
    assert set(counted(report).values()) == {0}
