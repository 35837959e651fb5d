"""What was awarded: by the stage of each case and by how it was paid, in the time and the area that were asked for."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sqlalchemy import Connection

from heard.casework.closed_lists import Learning
from heard.casework.events import Particular, ParticularRecorded, ParticularWord
from histories import Happening, a_policy, at, comes_to
from policies.story import the_policy
from reports.periodic.counted import a_case, a_report, learnt, lines, rows

WNWHL = the_policy("wnwhl-2009")
JUNE = "2026-06-10 10:00"


def awarded(pounds: int, when: str = JUNE, about: Learning = Learning.COMPENSATION, set_off: int = 0) -> Happening:
    return learnt(about, when, pounds=pounds, set_off=set_off)


def paid_by(word: str, when: str) -> Happening:
    return ParticularRecorded(Particular.PAYMENT, ParticularWord(word)), at(when)


def found(connection: Connection, by: str, **more: str) -> Mapping[str, tuple[object, ...]]:
    return rows(a_report(connection, "performance", WNWHL, **more), f"awards by {by}")


def test_sums_are_by_stage_with_what_was_set_off(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", awarded(200, set_off=50), policy=WNWHL)
    a_case(connection, 2, "2026-06-01 10:00", awarded(30, about=Learning.GOODWILL), policy=WNWHL)
    a_case(connection, 3, "2026-06-01 10:00", comes_to("stage-2", "2026-06-08 10:00"), awarded(100), policy=WNWHL)
    stages = found(connection, "stage")
    assert list(stages.values()) == [(2, 230_00, 180_00), (1, 100_00, 100_00)]


def test_two_sums_of_one_case_are_of_one_case(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", awarded(200), awarded(50, "2026-06-11 10:00"), policy=WNWHL)
    assert found(connection, "method") == {"not recorded": (1, 250_00, 250_00)}


def test_how_it_was_paid_is_as_it_was_said_last(connection: Connection) -> None:
    said = paid_by("cheque", "2026-06-11 10:00"), paid_by("rent account", "2026-06-12 10:00")
    a_case(connection, 1, "2026-06-01 10:00", awarded(200), *said, policy=WNWHL)
    a_case(connection, 2, "2026-06-01 10:00", awarded(10), policy=WNWHL)
    assert found(connection, "method") == {"not recorded": (1, 10_00, 10_00), "rent account": (1, 200_00, 200_00)}


@pytest.mark.parametrize(
    "when, counts",
    [
        pytest.param("2026-05-31 23:59", False, id="the evening before"),
        pytest.param("2026-06-01 00:00", True, id="midnight"),
        pytest.param("2026-06-30 23:59", True, id="the last minute"),
        pytest.param("2026-07-01 00:00", False, id="the night after"),
    ],
)
def test_it_counts_by_when_it_was_put_on_record(connection: Connection, when: str, counts: bool) -> None:
    a_case(connection, 1, "2026-05-01 10:00", awarded(20, when), policy=WNWHL)
    report = a_report(connection, "performance", WNWHL)
    shown = any(table.name == "awards by stage" for section in report.sections for table in section.tables)
    assert shown is counts


def test_of_an_area_its_own_alone_count(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", awarded(20), area="repairs", policy=WNWHL)
    a_case(connection, 2, "2026-06-01 10:00", awarded(30), area="parking", policy=WNWHL)
    assert found(connection, "method", area="repairs") == {"not recorded": (1, 20_00, 20_00)}


def test_where_nothing_was_awarded_it_says_so(connection: Connection) -> None:
    a_case(connection, 1, "2026-06-01 10:00", learnt(Learning.CAUSE, JUNE, "late repair"), policy=WNWHL)
    assert lines(a_report(connection, "performance", WNWHL), "awards") == ("No award was put on record.",)


def test_outside_nothing_is_told_that_somebody_could_be_known_by(connection: Connection) -> None:
    outside = '[report.ours]\nevery = "month"\nto = "public"\nno_personal_data = true\nshows = ["awards"]\n'
    a_case(connection, 1, "2026-06-01 10:00", awarded(20))
    report = a_report(connection, "ours", a_policy(outside))
    assert [section.tables for section in report.sections] == [()]
    assert lines(report, "awards") == ("What was awarded is left out here: somebody could be told by it.",)
