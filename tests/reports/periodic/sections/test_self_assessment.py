"""The self-assessment: each provision of the Code once, filled in as far as the records go and no further."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Connection

from heard.casework.moments import Moment
from heard.reports.periodic.sections.self_assessment import _SEEN_BY
from heard.reports.periodic.shape import figures
from heard.reports.policy.lint import PROVISIONS
from histories import STAGE_2, acknowledged, answered, comes_to, extended, passed
from policies.story import the_policy
from reports.periodic.counted import a_case, a_report, reference, rows

CODE = the_policy("hos-code-2024")
RECEIVED = "2026-06-01 10:00"
IN_TIME = acknowledged("2026-06-08 10:00")
DEFINED = passed(Moment.DEFINED, "2026-06-05 10:00")
"""The Code's pack waits for it too."""


def test_each_provision_stands_in_it_once_under_a_name_of_its_own(connection: Connection) -> None:
    found = rows(a_report(connection, "self-assessment", CODE), "self-assessment")
    assert len(found) == len(PROVISIONS)
    assert found["1.2"][0] == PROVISIONS[0].says
    assert {row[-1] for row in found.values()} == {""}, "the commentary is the landlord's"


@pytest.mark.parametrize(("number", "word"), _SEEN_BY, ids=[number for number, _ in _SEEN_BY])
def test_what_the_records_tell_of_is_one_provision(number: str, word: str) -> None:
    assert len([each for each in PROVISIONS if each.number == number and word in each.says]) == 1


def test_with_nothing_on_record_it_makes_nothing_up(connection: Connection) -> None:
    found = rows(a_report(connection, "self-assessment", CODE), "self-assessment")
    assert found["6.2"][2:5] == (
        "stage 1 acknowledged within 5 working days: nothing came in this time that it could be seen by", None, None,
    )  # fmt: skip
    assert found["9.4"][2:5] == ("for a person to say", None, None)


def test_acknowledgements_and_answers_are_counted_with_the_cases_behind_them(connection: Connection) -> None:
    for number in range(97):
        a_case(connection, number, RECEIVED, DEFINED, IN_TIME, answered("2026-06-22 10:00"), policy=CODE)
    for number in (97, 98):
        late = acknowledged("2026-06-09 10:00")
        a_case(connection, number, RECEIVED, DEFINED, late, answered("2026-06-23 10:00"), policy=CODE)
    found = a_report(connection, "self-assessment", CODE)
    told = rows(found, "self-assessment")
    assert told["6.2"][2:5] == (
        "stage 1 acknowledged within 5 working days: 97 of 99",
        97,
        2,
    )
    assert told["6.3"][2:5] == ("stage 1 answered in time without being put off: 97 of 99", 97, 2)
    assert figures(found)["self-assessment: 6.2: cases not kept"] == (reference(97), reference(98))


def test_answers_put_off_and_stage_2_have_lines_of_their_own(connection: Connection) -> None:
    put_off = extended("stage-1-answer", "2026-07-06", "2026-06-19 10:00")
    a_case(connection, 1, RECEIVED, IN_TIME, put_off, answered("2026-07-06 10:00"), policy=CODE)
    a_case(connection, 2, RECEIVED, IN_TIME, put_off, answered("2026-07-07 10:00"), policy=CODE)
    asked = passed(Moment.ESCALATION_REQUESTED, "2026-06-10 10:00", STAGE_2)
    a_case(
        connection, 3, RECEIVED, IN_TIME, answered("2026-06-09 10:00"), comes_to(STAGE_2, "2026-06-10 10:00"), asked,
        acknowledged("2026-06-11 10:00", STAGE_2, letter=4),
        passed(Moment.DEFINED, "2026-06-11 10:00", STAGE_2), answered("2026-07-09 10:00", STAGE_2), policy=CODE,
    )  # fmt: skip
    told = rows(a_report(connection, "self-assessment", CODE, now="2026-08-01 10:00"), "self-assessment")
    assert told["6.4"][2:5] == ("stage 1 answers put off came within the longest time: 1 of 2", 1, 1)
    assert told["6.11"][2:5] == (
        "stage 2 acknowledged within 5 working days: 1 of 1",
        1,
        0,
    )
    assert told["6.14"][2:5] == ("stage 2 answered in time without being put off: 1 of 1", 1, 0)


def test_what_the_policy_says_is_what_lint_finds(connection: Connection) -> None:
    four_stages = the_policy("wnwhl-2009")
    found = rows(a_report(connection, "self-assessment", four_stages), "self-assessment")
    assert found["5.3"][1] == "no"
    assert rows(a_report(connection, "self-assessment", CODE), "self-assessment")["5.3"][1] == "yes"


@pytest.mark.parametrize(
    ("in_time", "told"),
    [
        pytest.param(0, ("too few to tell without naming anybody", None, None), id="one in all"),
        pytest.param(8, ("8 of 9", 8, 1), id="one of nine not kept"),
    ],
)
def test_published_a_share_of_fewer_than_five_is_not_told(
    connection: Connection, in_time: int, told: tuple[str, int | None, int | None]
) -> None:
    a_case(connection, 1, RECEIVED, DEFINED, acknowledged("2026-06-09 10:00"), policy=CODE)
    for number in range(2, 2 + in_time):
        a_case(connection, number, RECEIVED, DEFINED, IN_TIME, policy=CODE)
    found = a_report(connection, "annual", CODE, first=date(2026, 1, 1), last=date(2026, 12, 31))
    said = rows(found, "self-assessment")["6.2"]
    assert said[2:5] == (f"stage 1 acknowledged within 5 working days: {told[0]}", *told[1:])
