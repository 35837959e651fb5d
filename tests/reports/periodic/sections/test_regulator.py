"""CH01 and CH02: how many complaints for each 1,000 homes, and how many were answered by the Code's times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from builders import LANDLORD, RULES
from heard.casework.closed_lists import Learning
from heard.casework.learning import OTHER, OWNED, RENTED
from heard.casework.moments import Moment
from heard.casework.people import Homes
from heard.datafiles.calendars import calendar_for
from heard.reports.periodic.making import Known, report
from heard.reports.periodic.sections.regulator import for_each_1000
from heard.reports.periodic.sections.tallies import OTHERS, PUT_TOGETHER
from heard.reports.periodic.shape import Hidden, Report, figures
from heard.reports.periodic.shown.csv import as_csv
from heard.reports.periodic.shown.xlsx import as_xlsx
from histories import STAGE_2, Happening, acknowledged, answered, at, closed, comes_to, extended, passed
from policies.story import the_policy
from reports.periodic.counted import a_case, learnt, lines, reference, rows, table
from reports.periodic.shown.test_xlsx import Read, rows_of

CODE = the_policy("hos-code-2024")
YEAR = date(2026, 4, 1), date(2027, 3, 31)
COUNTED = Homes(12_000, 800, date(2027, 3, 31))
R1, R2 = "rented (LCRA), stage 1", "rented (LCRA), stage 2"
O1, OTHER_1, NONE_1 = "low cost home ownership (LCHO), stage 1", "other homes, stage 1", "tenure not recorded, stage 1"
OTHERS_1 = f"{OTHERS}, stage 1"
UNTOLD = "too few to show"
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


def published(connection: Connection) -> Report:
    return regulator(connection, name="annual", days=(date(2026, 1, 1), date(2026, 12, 31)))


def answers(connection: Connection, first: int, tenure: str, *, in_time: int, put_off: int, late: int) -> None:
    """Write down as many complaints, each answered in time, by the day it was put off to, or after it was due."""
    later = extended("stage-1-answer", "2026-07-06", "2026-06-19 10:00")
    each = (
        *[[answered("2026-06-22 17:00")]] * in_time,
        *[[later, answered("2026-07-06 16:00")]] * put_off,
        *[[answered("2026-06-23 09:00")]] * late,
    )
    for number, happened in enumerate(each, start=first):
        a_complaint(connection, number, acknowledged("2026-06-08 10:00"), *happened, tenure=tenure)


def test_in_the_report_that_is_published_no_small_number_is_told(connection: Connection) -> None:
    for number in range(40):
        a_complaint(connection, number, tenure=RENTED)
    for number in range(40, 48):
        a_complaint(connection, number)
    a_complaint(connection, 50, tenure=OWNED)
    found = published(connection)
    of_stage_1 = {name: row for name, row in rows(found, "CH01").items() if name.endswith("stage 1")}
    assert {name: row[0] for name, row in of_stage_1.items()} == {R1: 40, OTHERS_1: 9}
    assert of_stage_1[OTHERS_1][1:] == (None, None)
    assert set(rows(found, "CH02")) == set(rows(found, "CH01"))
    assert PUT_TOGETHER in table(found, "CH01").notes
    assert not figures(found)


def test_published_of_fewer_than_five_in_all_no_number_is_told(connection: Connection) -> None:
    a_complaint(connection, 1, tenure=RENTED)
    a_complaint(connection, 2, tenure=OWNED)
    found = published(connection)
    assert {name: row[0] for name, row in rows(found, "CH01").items() if name.endswith("stage 1")} == {
        OTHERS_1: Hidden()
    }
    assert rows(found, "CH02")[OTHERS_1] == (UNTOLD, UNTOLD)


@pytest.mark.parametrize(
    ("in_time", "put_off", "late", "shares"),
    [
        pytest.param(10, 1, 9, ("50.0%", "55.0%"), id="one put off: how promises are kept is what is published"),
        pytest.param(10, 0, 10, ("50.0%", "50.0%"), id="none put off"),
        pytest.param(4, 1, 0, ("80.0%", "100.0%"), id="five in all"),
        pytest.param(3, 1, 0, (UNTOLD, UNTOLD), id="four in all"),
    ],
)
def test_published_a_share_of_fewer_than_five_is_not_told(
    connection: Connection, in_time: int, put_off: int, late: int, shares: tuple[str, str]
) -> None:
    answers(connection, 0, RENTED, in_time=in_time, put_off=put_off, late=late)
    (found,) = (row for name, row in rows(published(connection), "CH02").items() if name in (R1, OTHERS_1))
    assert found == shares


def test_published_a_share_of_one_tenure_is_not_told_beside_one_that_must_not_be(connection: Connection) -> None:
    """Seven of each tenure: all of the rented are answered, and one of the owned, the others not being due yet."""
    for number in range(14):
        tenure = RENTED if number < 7 else OWNED
        answer = [answered("2026-06-09 10:00")] if number < 8 else []
        a_complaint(connection, number, acknowledged("2026-06-08 10:00"), *answer, tenure=tenure)
    days = (date(2026, 1, 1), date(2026, 12, 31))
    found = rows(regulator(connection, name="annual", days=days, now="2026-06-10 09:00"), "CH02")
    assert found[R1] == found[O1] == (UNTOLD, UNTOLD)


def test_no_such_homes_have_no_rate(connection: Connection) -> None:
    a_complaint(connection, 1, tenure=RENTED)
    found = regulator(connection, homes=Homes(12_000, 0))
    assert rows(found, "CH01")[O1] == (0, "no such homes", None)
    assert not any("not given" in note for note in table(found, "CH01").notes)


@pytest.mark.parametrize(
    ("answered_ones", "share"),
    [
        pytest.param(1, "too few to show", id="one answered, six not due yet"),
        pytest.param(4, "too few to show", id="four answered"),
        pytest.param(5, "100.0%", id="five answered"),
    ],
)
def test_published_a_share_of_fewer_than_five_answers_is_not_told(
    connection: Connection, answered_ones: int, share: str
) -> None:
    """The group is no small one: it is what the share is of that counts."""
    for number in range(7):
        answer = [answered("2026-06-09 10:00")] if number < answered_ones else []
        a_complaint(connection, number, acknowledged("2026-06-08 10:00"), *answer, tenure=RENTED)
    days = (date(2026, 1, 1), date(2026, 12, 31))
    found = regulator(connection, name="annual", days=days, now="2026-06-10 09:00")
    assert rows(found, "CH01")[R1][0] == 7
    assert rows(found, "CH02")[R1] == (share, share)


def test_days_that_are_not_the_regulators_year_are_said_to_be_others(connection: Connection) -> None:
    other = regulator(connection, days=(date(2026, 1, 1), date(2026, 12, 31)))
    assert lines(other, "regulator's measures") == (
        "The regulator's year runs from 1 April to 31 March; this is of other days.",
    )
    assert lines(regulator(connection), "regulator's measures") == ()


@pytest.mark.parametrize(
    ("first", "last", "is_theirs"),
    [
        pytest.param(*YEAR, True, id="their year"),
        pytest.param(date(2026, 4, 1), date(2028, 3, 31), False, id="two years"),
        pytest.param(date(2026, 4, 1), date(2026, 4, 30), False, id="a month"),
        pytest.param(date(2026, 1, 1), date(2026, 12, 31), False, id="a calendar year"),
    ],
)
def test_figures_of_other_days_than_the_regulators_year_say_so(
    connection: Connection, first: date, last: date, is_theirs: bool
) -> None:
    a_complaint(connection, 1, tenure=RENTED)
    said = lines(regulator(connection, days=(first, last), now="2028-04-20 09:00"), "regulator's measures")
    assert any("this is of other days" in line for line in said) is not is_theirs
