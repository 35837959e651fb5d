"""What one reader is shown of a morning, what stands in the subject, and how each line reads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from heard.casework.digest_sections import Section
from heard.reports.digest.alive import Alive
from heard.reports.digest.gathering import Gathered
from heard.reports.digest.row import Row
from heard.reports.digest.sentences import line
from heard.reports.digest.shaping import MOST, MOST_OFFICERS, Reader, headline, shape

GARY = "gary.officer@northgate.example"
LATE = Row("NH-26-0001", "stage-1", GARY, "repairs", what="Answer", day=date(2026, 6, 10), days=2)
QUIET = Alive(None, {}, 0)
EVERYTHING = Reader(frozenset(Section))


def gathered(**rows: list[Row]) -> Gathered:
    return Gathered({section: rows[section.value] for section in Section if section.value in rows}, QUIET)


def subject(reader: Reader = EVERYTHING, *, in_trouble: bool = False, **rows: list[Row]) -> str:
    return headline(shape(gathered(**rows), reader), reader, in_trouble=in_trouble)


@pytest.mark.parametrize(
    "rows, expected",
    [
        pytest.param({}, "Today: nothing is late", id="nothing"),
        pytest.param({"overdue": [LATE] * 3}, "Today: 3 late", id="late"),
        pytest.param(
            {"overdue": [LATE] * 3, "due_today": [LATE] * 2, "unallocated": [LATE]},
            "Today: 3 late, 2 due, 1 nobody's",
            id="late, due, nobody's",
        ),
        pytest.param({"due_today": [LATE]}, "Today: nothing is late, 1 due", id="only due"),
        pytest.param({"unread": [LATE]}, "Today: nothing is late, 1 not read", id="not read"),
        pytest.param({"letters_failed": [LATE] * 2}, "Today: nothing is late, 2 letters failed", id="failed"),
        pytest.param(
            {"open_by_age": [replace(LATE, days=22), LATE]},
            "Today: nothing is late, 2 open, 1 over 20 working days",
            id="by age",
        ),
    ],
)
def test_the_subject_says_the_worst(rows: dict[str, list[Row]], expected: str) -> None:
    assert subject(**rows) == expected


def test_a_mailbox_in_trouble_goes_before_all() -> None:
    assert subject(in_trouble=True, overdue=[LATE]) == "Today: a mailbox is in trouble, 1 late"


@pytest.mark.parametrize(
    "sections, rows, expected",
    [
        pytest.param([Section.TO_DECIDE], {"to_decide": [LATE]}, "Today: 1 to look at", id="something"),
        pytest.param([Section.TO_DECIDE], {"overdue": [LATE]}, "Today: nothing to look at", id="nothing of theirs"),
        pytest.param(
            [Section.BY_AGE],
            {"open_by_age": [replace(LATE, days=22)]},
            "Today: 1 open, 1 over 20 working days",
            id="by age",
        ),
    ],
)
def test_who_is_not_shown_what_is_late_is_told_nothing_of_it(
    sections: list[Section], rows: dict[str, list[Row]], expected: str
) -> None:
    assert subject(Reader(frozenset(sections)), **rows) == expected


@pytest.mark.parametrize("count, more", [(MOST, None), (MOST + 1, "and 1 more: heard cases --in overdue")])
def test_what_there_is_no_room_for_is_counted(count: int, more: str | None) -> None:
    shown = shape(gathered(overdue=[LATE] * count), EVERYTHING)[Section.OVERDUE]
    assert (len(shown.rows), shown.more()) == (MOST, more)


def test_how_much_each_officer_has_stands_below_the_list_of_cases() -> None:
    rows = [replace(LATE, owner=f"{number}@northgate.example") for number in range(MOST_OFFICERS + 1)]
    shown = shape(gathered(overdue=rows), EVERYTHING)[Section.BY_OFFICER]
    assert shown.more() == "and 1 more: heard cases"


def test_who_sees_not_every_case_is_told_how_to_list_those_they_see() -> None:
    liam = Reader(frozenset(Section), not_theirs=frozenset({"parking"}), asks_as="liam@northgate.example")
    shown = shape(gathered(overdue=[LATE] * (MOST + 1)), liam)[Section.OVERDUE]
    assert shown.more() == "and 1 more: heard cases --in overdue --for liam@northgate.example"


@pytest.mark.parametrize(
    "row, is_seen",
    [
        pytest.param(LATE, False, id="of another's area"),
        pytest.param(replace(LATE, area="lettings"), True, id="of theirs"),
        pytest.param(replace(LATE, area=None), True, id="of none"),
        pytest.param(replace(LATE, owner="liam@northgate.example"), True, id="of another's, and theirs to deal with"),
        pytest.param(Row(message=5), True, id="on no case"),
    ],
)
def test_whose_areas_others_have(row: Row, is_seen: bool) -> None:
    liam = Reader(
        frozenset(Section), addresses=frozenset({"liam@northgate.example"}), not_theirs=frozenset({"repairs"})
    )
    assert bool(shape(gathered(overdue=[row]), liam)) is is_seen


CASE = "NH-26-0001, stage 1, Gary Officer: "
MONDAY = replace(LATE, day=date(2026, 6, 15), days=-1)


@pytest.mark.parametrize(
    "section, row, expected",
    [
        (Section.OVERDUE, LATE, f"{CASE}Answer, due on Wednesday 10 June 2026, 2 working days late"),
        (Section.OVERDUE, replace(LATE, days=0), f"{CASE}Answer, due on Wednesday 10 June 2026, late"),
        (Section.DUE_TODAY, LATE, f"{CASE}Answer, due today"),
        (Section.DUE_SOON, MONDAY, f"{CASE}Answer, due on Monday 15 June 2026, next working day"),
        (
            Section.DUE_SOON,
            replace(MONDAY, days=-2),
            f"{CASE}Answer, due on Monday 15 June 2026, in 2 working days",
        ),
        (
            Section.DUE_SOON,
            replace(MONDAY, days=0),
            f"{CASE}Answer, due on Monday 15 June 2026, before the next working day",
        ),
        (Section.UNACKNOWLEDGED, replace(LATE, day=None), f"{CASE}to be acknowledged, by no day that is set"),
        (Section.UNACKNOWLEDGED, MONDAY, f"{CASE}to be acknowledged by Monday 15 June 2026"),
        (
            Section.UNALLOCATED,
            replace(LATE, owner=None),
            "NH-26-0001, stage 1: nobody deals with it, for 2 working days",
        ),
        (Section.UNALLOCATED, replace(LATE, days=0), "NH-26-0001, stage 1: nobody deals with it, since today"),
        (
            Section.UNREAD,
            Row(message=5, day=date(2026, 6, 11), days=1),
            "Message 5 could not be read, since Thursday 11 June 2026, 1 working day",
        ),
        (Section.QUESTIONS, replace(LATE, days=0), f"{CASE}1 question waits, since today"),
        (
            Section.REVIEWS,
            Row(what="restriction 3", day=date(2026, 6, 15), days=-1),
            "Restriction 3 is to be looked at again by Monday 15 June 2026",
        ),
        (
            Section.REVIEWS,
            Row(what="restriction 3", day=date(2026, 6, 11), days=1),
            "Restriction 3 was to be looked at by Thursday 11 June 2026, 1 working day late",
        ),
        (
            Section.COMPLIMENTS,
            Row(message=5, day=date(2026, 6, 11), named=(GARY, "asha@northgate.example")),
            "Message 5 came on Thursday 11 June 2026, and names Gary Officer and asha@northgate.example",
        ),
        (
            Section.CAUSES,
            LATE,
            f"{CASE}upheld and closed on Wednesday 10 June 2026, and nobody has said why it went wrong",
        ),
        (
            Section.BY_AGE,
            replace(LATE, owner=None),
            "NH-26-0001, stage 1, nobody yet: open for 2 working days (up to 5 working days)",
        ),
    ],
)
def test_a_line(section: Section, row: Row, expected: str) -> None:
    assert line(section, row, {GARY: "Gary Officer"}) == expected


@pytest.mark.parametrize("section", [each for each in Section if each is not Section.BY_OFFICER])
def test_every_section_has_a_line_for_a_case_and_for_none(section: Section) -> None:
    assert line(section, LATE, {}).startswith("NH-26-0001, stage 1")
    assert line(section, Row(), {})


# -- A line an officer -------------------------------------------------------------------------------

HELEN = "helen.lead@northgate.example"


def by_officer(reader: Reader = EVERYTHING, **rows: list[Row]) -> list[str]:
    shown = shape(gathered(**rows), reader).get(Section.BY_OFFICER)
    named = {GARY: "Gary Officer", HELEN: "Helen Lead"}
    return [line(Section.BY_OFFICER, row, named) for row in shown.rows] if shown is not None else []


def test_each_officer_has_a_line_who_has_most_late_first() -> None:
    helens = replace(LATE, owner=HELEN)
    assert by_officer(overdue=[LATE, helens, helens], due_today=[LATE], due_soon=[LATE] * 3, no_contact=[LATE]) == [
        "Helen Lead: 2 late",
        "Gary Officer: 1 late, 1 due today, 3 due within 2 working days",
    ]


def test_who_has_nothing_late_or_due_and_what_is_nobodys_has_no_line() -> None:
    assert by_officer(overdue=[replace(LATE, owner=None)], no_contact=[LATE]) == []


def test_nobody_of_a_team_is_left_out_for_want_of_room() -> None:
    rows = [replace(LATE, owner=f"officer{number:02}@northgate.example") for number in range(MOST_OFFICERS)]
    assert len(by_officer(overdue=rows)) == MOST_OFFICERS


def test_whose_areas_others_have_is_told_of_no_case_of_theirs() -> None:
    assert by_officer(Reader(frozenset(Section), not_theirs=frozenset({"repairs"})), overdue=[LATE]) == []


def test_whoever_praise_names_sees_it_whatever_its_area() -> None:
    liam = Reader(frozenset(Section), addresses=frozenset({GARY}), not_theirs=frozenset({"repairs"}))
    praise = Row(message=5, area="repairs", named=(GARY,))
    assert Section.COMPLIMENTS in shape(gathered(compliments=[praise]), liam)
    assert Section.COMPLIMENTS not in shape(gathered(compliments=[replace(praise, named=())]), liam)
