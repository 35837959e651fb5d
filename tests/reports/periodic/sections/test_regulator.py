"""CH01 and CH02: how many complaints for each 1,000 homes, and how many were answered by the Code's times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection

from builders import LANDLORD, RULES
from heard.casework.closed_lists import Learning
from heard.casework.learning import OTHER, OWNED, RENTED
from heard.casework.moments import Moment
from heard.casework.people import Homes
from heard.datafiles.calendars import calendar_for
from heard.reports.periodic.making import Known, report
from heard.reports.periodic.sections.by_the_code import AtStage, Kept, acknowledged_in_time, kept
from heard.reports.periodic.sections.regulator import for_each_1000
from heard.reports.periodic.shape import FEWEST_SHOWN, Hidden, Report, figures
from heard.reports.periodic.shown.csv import as_csv
from heard.reports.periodic.shown.xlsx import as_xlsx
from histories import CALENDAR, STAGE_2, Happening, acknowledged, answered, at, closed, comes_to, extended, passed
from policies.story import the_policy
from reports.periodic.counted import a_case, learnt, lines, reference, rows, table
from reports.periodic.shown.test_xlsx import Read, rows_of

CODE = the_policy("hos-code-2024")
YEAR = date(2026, 4, 1), date(2027, 3, 31)
COUNTED = Homes(12_000, 800, date(2027, 3, 31))
R1, R2 = "rented (LCRA), stage 1", "rented (LCRA), stage 2"
O1, OTHER_1, NONE_1 = "low cost home ownership (LCHO), stage 1", "other homes, stage 1", "tenure not recorded, stage 1"
RECEIVED = "2026-06-01 10:00"


def regulator(
    connection: Connection,
    *,
    homes: Homes = COUNTED,
    name: str = "regulator",
    days: tuple[date, date] = YEAR,
    now: str = "2027-04-20 09:00",
) -> Report:
    calendar = calendar_for(CODE.calendar)
    landlord = replace(LANDLORD, homes=homes)
    known = Known({CODE.digest: (CODE, calendar)}, calendar, landlord, RULES.areas, at(now))
    return report(connection, CODE, name, *days, known)


def of_tenure(word: str, when: str = "2026-06-02 10:00") -> Happening:
    return learnt(Learning.TENURE, when, word)


def a_complaint(
    connection: Connection, number: int, *more: Happening, tenure: str = "", received: str = RECEIVED
) -> None:
    said = [of_tenure(tenure)] if tenure else []
    a_case(connection, number, received, *said, *more, policy=CODE)


def test_complaints_are_counted_for_each_thousand_homes_by_tenure_and_stage(connection: Connection) -> None:
    for number in range(30):
        a_complaint(connection, number, tenure=RENTED)
    asked = passed(Moment.ESCALATION_REQUESTED, "2026-07-01 10:00", STAGE_2)
    a_complaint(
        connection, 30, answered("2026-06-10 10:00"), comes_to(STAGE_2, "2026-07-01 10:00"), asked, tenure=RENTED
    )
    a_complaint(connection, 31, tenure=OWNED)
    a_complaint(connection, 32, tenure=OTHER)
    a_complaint(connection, 33)
    found = regulator(connection)
    counted = rows(found, "CH01")
    assert {name: row[:2] for name, row in counted.items() if row[0]} == {
        R1: (31, 12_000),
        R2: (1, 12_000),
        O1: (1, 800),
        OTHER_1: (1, None),
        NONE_1: (1, None),
    }
    printed = {str(row[0]): row[3] for row in table(found, "CH01").rows}
    assert [getattr(printed[name], "printed", None) for name in (R1, R2, O1, OTHER_1)] == ["2.6", "0.1", "1.3", None]
    assert figures(found)[f"CH01: {NONE_1}: complaints"] == (reference(33),)
    assert "tenure rented" in lines(found, "regulator's measures")[0]


def test_a_complaint_counts_in_the_year_in_which_its_stage_began(connection: Connection) -> None:
    a_complaint(connection, 1, tenure=RENTED, received="2026-03-31 16:00")
    a_complaint(connection, 2, tenure=RENTED, received="2026-04-01 09:00")
    a_complaint(connection, 3, tenure=RENTED, received="2027-03-31 16:00")
    a_complaint(connection, 4, tenure=RENTED, received="2027-04-01 09:00")
    asked = passed(Moment.ESCALATION_REQUESTED, "2026-05-01 10:00", STAGE_2)
    begun = comes_to(STAGE_2, "2026-05-01 10:00")
    a_complaint(connection, 5, begun, asked, tenure=RENTED, received="2026-03-02 10:00")
    found = figures(regulator(connection))
    assert found[f"CH01: {R1}: complaints"] == (reference(2), reference(3))
    assert found[f"CH01: {R2}: complaints"] == (reference(5),)


def test_the_tenure_said_last_counts(connection: Connection) -> None:
    a_complaint(connection, 1, of_tenure(RENTED), of_tenure(OWNED, "2026-06-03 10:00"))
    counted = rows(regulator(connection), "CH01")
    assert (counted[R1][0], counted[O1][0]) == (0, 1)


@pytest.mark.parametrize(
    ("homes", "rented", "owned"),
    [
        pytest.param(Homes(), "number of homes not given", "number of homes not given", id="nothing is said"),
        pytest.param(Homes(rented=12_000), 12_000, "number of homes not given", id="only the rented are counted"),
    ],
)
def test_homes_nobody_counted_are_said_to_be_unknown(
    connection: Connection, homes: Homes, rented: object, owned: object
) -> None:
    a_complaint(connection, 1, tenure=RENTED)
    counted = rows(regulator(connection, homes=homes), "CH01")
    assert (counted[R1][1], counted[O1][1], counted[O1][2]) == (rented, owned, None)


@pytest.mark.parametrize(
    ("count", "homes", "printed"),
    [
        (0, 800, "0.0"),
        (31, 12_000, "2.6"),
        (1, 20_000, "0.1"),
        (1, 20_001, "0.0"),
        (660, 12_000, "55.0"),
        (3, 1, "3000.0"),
    ],
)
def test_a_rate_has_one_decimal_and_a_half_is_rounded_up(count: int, homes: int, printed: str) -> None:
    assert for_each_1000(count, homes) == printed


def test_answers_are_held_against_the_codes_times_with_and_without_extensions(connection: Connection) -> None:
    """Received on Monday 1 June, acknowledged on Monday 8 June: the answer is due on Monday 22 June."""
    ack = acknowledged("2026-06-08 10:00")
    a_complaint(connection, 1, ack, answered("2026-06-22 17:00"), tenure=RENTED)
    put_off = extended("stage-1-answer", "2026-07-06", "2026-06-19 10:00")
    a_complaint(connection, 2, ack, put_off, answered("2026-07-06 16:00"), tenure=RENTED)
    a_complaint(connection, 3, ack, answered("2026-06-23 09:00"), tenure=RENTED)
    a_complaint(connection, 4, ack, closed("2026-06-12 10:00", outcome="withdrawn"), tenure=RENTED)
    a_complaint(connection, 5, ack, tenure=RENTED)
    a_complaint(connection, 6, tenure=RENTED, received="2026-06-23 10:00")
    found = rows(regulator(connection, now="2026-06-24 09:00"), "CH02")[R1]
    assert found == (1, 1, 2, 1, 1, "25.0%", "50.0%")


def test_a_landlord_whose_own_policy_gives_less_time_is_held_against_the_code(connection: Connection) -> None:
    """Stage 1 in 5 working days from receipt, and nothing is acknowledged by any time: 10 days from receipt count."""
    own = the_policy("feedback-2018")
    a_case(connection, 1, RECEIVED, answered("2026-06-15 10:00"), of_tenure(RENTED), policy=own)
    a_case(connection, 2, RECEIVED, answered("2026-06-16 10:00"), of_tenure(RENTED), policy=own)
    calendar = calendar_for(own.calendar)
    known = Known({own.digest: (own, calendar)}, calendar, LANDLORD, RULES.areas, at("2027-04-20 09:00"))
    found = rows(report(connection, own, "regulator", *YEAR, known), "CH02")[R1]
    assert found[:3] == (1, 0, 1)


def test_a_spreadsheet_reads_a_rate_as_a_number(connection: Connection) -> None:
    a_complaint(connection, 1, tenure=OWNED)
    found = regulator(connection)
    assert f'"{O1}",1,800,1.3'.encode() in as_csv(found, table="CH01")
    book = Read(as_xlsx(found))
    [row] = [each for each in rows_of(book.cells(1)) if each[0] == O1 and len(each) == 4]
    assert row == [O1, 1.0, 800.0, 1.3]


WHOLE = AtStage("NH-26-0001", 1, date(2026, 6, 1), True, None, None, None, None, None, None)
LATER = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("change", "today", "expected"),
    [
        pytest.param({"answered": date(2026, 6, 22)}, LATER, Kept.IN_TIME, id="never acknowledged"),
        pytest.param({"answered": date(2026, 6, 23)}, LATER, Kept.LATE, id="a day late"),
        pytest.param(
            {"starts": date(2026, 6, 15), "answered": date(2026, 6, 23)}, LATER, Kept.LATE,
            id="acknowledged late, which gives no more time",
        ),
        pytest.param(
            {"starts": date(2026, 6, 2), "answered": date(2026, 6, 17)}, LATER, Kept.LATE, id="acknowledged at once"
        ),
        pytest.param(
            {"put_off_to": date(2026, 8, 3), "answered": date(2026, 7, 6)}, LATER, Kept.PUT_OFF,
            id="by as many days again",
        ),
        pytest.param(
            {"put_off_to": date(2026, 8, 3), "answered": date(2026, 7, 7)}, LATER, Kept.LATE, id="and by no more"
        ),
        pytest.param(
            {"stage": 2, "answered": date(2026, 7, 6)}, LATER, Kept.IN_TIME, id="stage 2: 20 days"
        ),
        pytest.param({"ended": date(2026, 6, 22)}, LATER, Kept.UNANSWERED, id="withdrawn"),
        pytest.param({"ended": date(2026, 6, 23)}, LATER, Kept.LATE, id="withdrawn when it was overdue"),
        pytest.param({}, date(2026, 6, 22), Kept.NOT_YET, id="on its last day"),
        pytest.param({}, date(2026, 6, 23), Kept.LATE, id="overdue"),
    ],
)  # fmt: skip
def test_how_an_answer_stands(change: dict[str, Any], today: date, expected: Kept) -> None:
    assert kept(replace(WHOLE, **change), today, CALENDAR.working_days_after) is expected


@pytest.mark.parametrize(
    ("acknowledged_on", "today", "expected"),
    [
        (date(2026, 6, 8), LATER, True),
        (date(2026, 6, 9), LATER, False),
        (None, date(2026, 6, 8), None),
        (None, date(2026, 6, 9), False),
    ],
)
def test_acknowledged_in_five_working_days(acknowledged_on: date | None, today: date, expected: bool | None) -> None:
    found = replace(WHOLE, acknowledged=acknowledged_on)
    assert acknowledged_in_time(found, today, CALENDAR.working_days_after) is expected


def test_in_the_report_that_is_published_no_small_number_is_told(connection: Connection) -> None:
    for number in range(40):
        a_complaint(connection, number, tenure=RENTED)
    for number in range(40, 48):
        a_complaint(connection, number)
    a_complaint(connection, 50, tenure=OWNED)
    found = regulator(connection, name="annual", days=(date(2026, 1, 1), date(2026, 12, 31)))
    complaints = {str(row[0]): row[1] for row in table(found, "CH01").rows}
    assert complaints[O1] == Hidden()
    told = [each for each in rows(found, "CH01").values() if isinstance(each[0], int) and each[0]]
    assert told
    assert all(isinstance(each[0], int) and each[0] >= FEWEST_SHOWN for each in told)
    assert rows(found, "CH02")[O1] == ("too few to show", "too few to show")
    assert not figures(found)


def test_days_that_are_not_the_regulators_year_are_said_to_be_others(connection: Connection) -> None:
    other = regulator(connection, days=(date(2026, 1, 1), date(2026, 12, 31)))
    assert lines(other, "regulator's measures") == (
        "The regulator's year runs from 1 April to 31 March; this is of other days.",
    )
    assert lines(regulator(connection), "regulator's measures") == ()
