"""Reports that everybody reads: nobody is told by a small number, a sum of money, or what is left beside them."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from heard.casework.closed_lists import Learning
from heard.casework.events import Kind
from heard.reports.periodic.sections.hiding import NOT_SHOWN, TOO_FEW_TO_SHOW
from heard.reports.periodic.sections.tallies import OTHERS, PUT_TOGETHER
from heard.reports.periodic.shape import Hidden, Report
from histories import a_policy, answered, closed, extended
from policies.story import the_policy
from reports.digest.mornings import a_message
from reports.periodic.counted import a_case, a_report, at, learnt, lines, rows, table

CODE = the_policy("hos-code-2024")
FEW = Hidden()
PUBLIC = """
[report.ours]
every = "month"
to = "public"
no_personal_data = true
shows = ["themes", "outcomes", "trends", "lessons", "compliments", "risks", "open by area", "measures"]

[measure.answered]
says = "Answered in ten days"
show_extended_apart = true

[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"
measure = "answered"
"""
OURS = a_policy(PUBLIC)


def about(connection: Connection, theme: str, count: int, first: int = 0, month: int = 6) -> None:
    told = learnt(Learning.THEME, f"2026-{month:02}-10 10:00", theme)
    for number in range(first, first + count):
        a_case(connection, number, f"2026-{month:02}-02 10:00", told, area=theme, policy=OURS)


def ours(connection: Connection) -> Report:
    return a_report(connection, "ours", OURS)


def test_one_case_of_a_theme_is_put_together_with_others(connection: Connection) -> None:
    about(connection, "adaptations", 1)
    about(connection, "damp", 6, first=10)
    about(connection, "repairs", 9, first=20)
    found = ours(connection)
    assert rows(found, "themes") == {"repairs": (9,), OTHERS: (7,), "all": (16,)}
    assert rows(found, "trends by theme") == {"repairs": (9, 0, "+9"), OTHERS: (7, 0, "+7"), "all": (16, 0, "+16")}
    assert rows(found, "open by area") == {"repairs": (9,), OTHERS: (7,), "all": (16,)}
    assert PUT_TOGETHER in table(found, "themes").notes
    assert "adaptations" not in repr(found)


def test_of_fewer_than_five_in_all_only_that_is_told(connection: Connection) -> None:
    about(connection, "adaptations", 1)
    about(connection, "damp", 2, first=10)
    found = ours(connection)
    assert rows(found, "themes") == rows(found, "open by area") == {"all": (3,)}
    assert not {"themes", "open by area"} & {chart.name for section in found.sections for chart in section.charts}


def test_what_was_small_in_the_month_before_is_not_told_either(connection: Connection) -> None:
    about(connection, "adaptations", 2, month=5)
    about(connection, "adaptations", 8, first=10)
    about(connection, "damp", 7, first=20, month=5)
    about(connection, "damp", 7, first=30)
    assert rows(ours(connection), "trends by theme") == {"all": (15, 9, "+6")}


def test_nothing_is_put_together_where_no_number_is_small(connection: Connection) -> None:
    about(connection, "damp", 5)
    found = ours(connection)
    assert rows(found, "themes") == {"damp": (5,), "all": (5,)}
    assert PUT_TOGETHER not in table(found, "themes").notes


def test_causes_that_lessons_rest_on_are_not_told_one_by_one(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-02 10:00", learnt(Learning.CAUSE, "2026-06-10 10:00", "staff"), policy=OURS)
    assert lines(ours(connection), "lessons")[0] == "Causes put on record in this time: of each too few to show."


def test_praise_is_told_by_area_and_not_by_month(connection: Connection) -> None:
    for number in range(6):
        words = "Thank you, the plumber mended the leak so well." if number else "Well done all of you."
        a_message(connection, number, at("2026-06-03 10:00"), kind=Kind.COMPLIMENT.value, own_words=words, subject="")
    assert rows(ours(connection), "compliments") == {"all": (6,)}


@pytest.mark.parametrize(
    "named, others, told",
    [
        pytest.param(1, 1, f"In how many of them somebody on the staff is named: {TOO_FEW_TO_SHOW}.", id="one of two"),
        pytest.param(0, 2, f"In how many of them somebody on the staff is named: {TOO_FEW_TO_SHOW}.", id="none of two"),
        pytest.param(5, 1, f"In how many of them somebody on the staff is named: {TOO_FEW_TO_SHOW}.", id="all but one"),
        pytest.param(5, 5, "Somebody on the staff is named in 5 of them.", id="five of ten"),
        pytest.param(0, 5, "Somebody on the staff is named in 0 of them.", id="none of five"),
    ],
)
def test_how_often_praise_names_somebody_is_told_where_it_is_not_few(
    connection: Connection, named: int, others: int, told: str
) -> None:
    for number in range(named + others):
        words = "Helen Lead was so kind to my mother." if number < named else "Well done all of you."
        a_message(connection, number, at("2026-06-03 10:00"), kind=Kind.COMPLIMENT.value, own_words=words, subject="")
    assert lines(ours(connection), "compliments") == (told,)


def offered(connection: Connection, gestures: int, *, of: int, set_off: int) -> None:
    """Offer each of so many £100 as compensation, of which £40 is set off for some, and some a gesture of £10."""
    for number in range(of):
        pay = learnt(Learning.COMPENSATION, "2026-06-17 10:00", pounds=100, set_off=40 if number < set_off else 0)
        gesture = [learnt(Learning.GOODWILL, "2026-06-18 10:00", pounds=10)] if number < gestures else []
        a_case(connection, number, "2026-06-02 10:00", pay, *gesture, policy=OURS)


UNTOLD = TOO_FEW_TO_SHOW


@pytest.mark.parametrize(
    "of, gestures, set_off, shown",
    [
        pytest.param(4, 0, 4, {
            "all": (4, UNTOLD, UNTOLD, UNTOLD),
        }, id="four cases"),
        pytest.param(5, 0, 5, {
            "compensation": (5, 500_00, 200_00, 300_00),
            "goodwill gestures": (0, 0, 0, 0),
            "all": (5, 500_00, 200_00, 300_00),
        }, id="five"),
        pytest.param(5, 1, 5, {
            "all": (6, 510_00, 200_00, 310_00),
        }, id="one gesture, which the sum of all would tell"),
        pytest.param(6, 0, 1, {
            "compensation": (6, 600_00, UNTOLD, UNTOLD),
            "goodwill gestures": (0, 0, 0, 0),
            "all": (6, 600_00, UNTOLD, UNTOLD),
        }, id="what was set off for one"),
    ],
)  # fmt: skip
def test_sums_are_told_where_five_cases_make_them_up(
    connection: Connection, of: int, gestures: int, set_off: int, shown: object
) -> None:
    offered(connection, gestures, of=of, set_off=set_off)
    assert rows(ours(connection), "redress") == shown


def set_off_for(connection: Connection, about: Learning, *, of: int, some: int, first: int) -> None:
    """Offer each of so many cases £50, of which £10 is set off for some."""
    for number in range(first, first + of):
        pay = learnt(about, "2026-06-17 10:00", pounds=50, set_off=10 if number < first + some else 0)
        a_case(connection, number, "2026-06-02 10:00", pay, policy=OURS)


@pytest.mark.parametrize(
    "compensated, gestures, shown",
    [
        pytest.param((8, 3), (6, 6), {
            "compensation": (8, 400_00, UNTOLD, UNTOLD),
            "goodwill gestures": (6, 300_00, 60_00, 240_00),
            "all": (14, 700_00, UNTOLD, UNTOLD),
        }, id="three, which the sum of all would tell"),
        pytest.param((8, 8), (6, 1), {
            "compensation": (8, 400_00, 80_00, 320_00),
            "goodwill gestures": (6, 300_00, UNTOLD, UNTOLD),
            "all": (14, 700_00, UNTOLD, UNTOLD),
        }, id="one gesture, which the sum of all would tell"),
        pytest.param((8, 3), (6, 2), {
            "compensation": (8, 400_00, UNTOLD, UNTOLD),
            "goodwill gestures": (6, 300_00, UNTOLD, UNTOLD),
            "all": (14, 700_00, 50_00, 650_00),
        }, id="three and two, of which the sum tells neither"),
        pytest.param((8, 2), (6, 2), {
            "compensation": (8, 400_00, UNTOLD, UNTOLD),
            "goodwill gestures": (6, 300_00, UNTOLD, UNTOLD),
            "all": (14, 700_00, UNTOLD, UNTOLD),
        }, id="two and two, who are four"),
        pytest.param((8, 0), (6, 6), {
            "compensation": (8, 400_00, 0, 400_00),
            "goodwill gestures": (6, 300_00, 60_00, 240_00),
            "all": (14, 700_00, 60_00, 640_00),
        }, id="none, which may be told"),
        pytest.param((3, 3), (6, 6), {
            "all": (9, 450_00, 90_00, 360_00),
        }, id="three who were offered anything"),
    ],
)  # fmt: skip
def test_no_sum_follows_from_that_of_all(
    connection: Connection, compensated: tuple[int, int], gestures: tuple[int, int], shown: object
) -> None:
    (of, some), (of_gestures, some_gestures) = compensated, gestures
    set_off_for(connection, Learning.COMPENSATION, of=of, some=some, first=0)
    set_off_for(connection, Learning.GOODWILL, of=of_gestures, some=some_gestures, first=20)
    assert rows(ours(connection), "redress") == shown


def test_outcomes_that_few_had_are_put_together(connection: Connection) -> None:
    for number in range(7):
        how = "upheld" if number else "withdrawn"
        a_case(connection, number, "2026-06-02 10:00", closed("2026-06-20 10:00", outcome=how), policy=OURS)
    assert rows(ours(connection), "outcomes") == {"all": (7,)}


@pytest.mark.parametrize(
    "cases, shown",
    [
        pytest.param(4, (FEW, FEW, FEW, TOO_FEW_TO_SHOW, "no target set", ""), id="four"),
        pytest.param(5, (5, 0, 5, "100.0%", "no target set", ""), id="five"),
    ],
)
def test_a_share_of_fewer_than_five_is_not_told(connection: Connection, cases: int, shown: object) -> None:
    for number in range(cases):
        a_case(connection, number, "2026-06-01 10:00", answered("2026-06-05 10:00"), policy=OURS)
    assert rows(ours(connection), "measures")["Answered in ten days"] == shown


def test_where_few_were_extended_the_others_are_not_told_beside_all(connection: Connection) -> None:
    for number in range(9):
        later = [extended("answer", "2026-06-25", "2026-06-10 10:00")] if not number else []
        a_case(connection, number, "2026-06-01 10:00", *later, answered("2026-06-12 10:00"), policy=OURS)
    found = rows(ours(connection), "measures")
    assert found["Answered in ten days"][2] == 9
    apart = (NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, TOO_FEW_TO_SHOW, "no target set", "")
    assert found["Answered in ten days: extended"] == found["Answered in ten days: not extended"] == apart


def test_how_promises_are_kept_is_published_though_one_was_late(connection: Connection) -> None:
    for number in range(10):
        on = "2026-06-17 10:00" if not number else "2026-06-12 10:00"
        a_case(connection, number, "2026-06-01 10:00", answered(on), policy=OURS)
    assert rows(ours(connection), "measures")["Answered in ten days"][:4] == (9, 1, 10, "90.0%")


def test_where_one_part_is_of_fewer_than_five_no_part_is_told(connection: Connection) -> None:
    for number in range(16):
        later = [extended("answer", "2026-06-25", "2026-06-10 10:00")] if number < 4 else []
        a_case(connection, number, "2026-06-01 10:00", *later, answered("2026-06-12 10:00"), policy=OURS)
    found = rows(ours(connection), "measures")
    assert found["Answered in ten days"][:3] == (16, 0, 16)
    apart = (NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, TOO_FEW_TO_SHOW, "no target set", "")
    assert found["Answered in ten days: extended"] == found["Answered in ten days: not extended"] == apart


def test_of_one_area_no_total_below_five_is_told(connection: Connection) -> None:
    of_all, of_area = a_policy(PUBLIC.replace('"themes"', '"numbers", "actions", "themes"')), "repairs"
    pay = learnt(Learning.COMPENSATION, "2026-06-17 10:00", pounds=100)
    over = closed("2026-06-20 10:00", outcome="upheld")
    for number in range(5):
        happened = (pay, over) if not number else ()
        a_case(connection, number, "2026-06-02 10:00", *happened, area=of_area, policy=of_all)
    found = a_report(connection, "ours", of_all, area=of_area)
    assert rows(found, "numbers")["complaints"] == (5, FEW, FEW)
    assert rows(found, "outcomes") == {"all": (FEW,)}
    assert rows(found, "redress") == {"all": (FEW, UNTOLD, UNTOLD, UNTOLD)}
    assert rows(a_report(connection, "ours", of_all), "numbers")["complaints"] == (5, 1, 4)
