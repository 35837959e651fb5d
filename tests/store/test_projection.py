"""Tables and events agree, and `rebuild --check` says where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select

from builders import a_house, a_mail, a_raw, happen
from heard.casework import events as happened
from heard.casework.events import Direction, Ground, Kind, MessageNumber
from heard.casework.moments import Moment
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.store import projection
from heard.store.tables import cases, clocks
from histories import (
    CALENDAR,
    Happening,
    a_policy,
    acknowledged,
    answered,
    at,
    closed,
    comes_to,
    danger_seen,
    day,
    extended,
    failed,
    given,
    opened,
    passed,
    pinned,
    reopened,
    sent_back,
    vulnerable_seen,
)


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = a_house(tmp_path / "heard.db")
    mails = [a_mail(message_id=f"<{n}@t.example>", sender=f"t{n}@tenant.example") for n in range(3)]
    receive.hear(receive.keep([a_raw(mail, uid=n) for n, mail in enumerate(mails, 1)], house), house)
    send.count_as_sent(house)
    return house


def differences(house: House) -> list[str]:
    with house.store.reading() as connection:
        return list(projection.differences(connection, house.policies))


def run(house: House, sql: str) -> None:
    with house.store.writing() as connection:
        connection.exec_driver_sql(sql)


def test_what_was_written_agrees(house: House) -> None:
    assert differences(house) == []


@pytest.mark.parametrize(
    "damage, said",
    [
        ("UPDATE cases SET kind = 'noise' WHERE number = 2", "NH-26-0002: cases: NH-26-0002: kind is 'noise'"),
        (
            "UPDATE clocks SET met_at = NULL WHERE reference = 'NH-26-0001'",
            "clocks: acknowledge stage-1: met_at",
        ),
        ("DELETE FROM clocks WHERE reference = 'NH-26-0003'", "is missing"),
        ("DELETE FROM cases WHERE number = 3", "NH-26-0003 is missing"),
        ("DELETE FROM events WHERE stream = 'NH-26-0003'", "NH-26-0003: stands in cases and has no events"),
        ("UPDATE events SET body = replace(body, 'true', 'false')", "was changed after it was written"),
    ],
)
def test_damage_is_named_and_made_good(house: House, damage: str, said: str) -> None:
    run(house, damage)
    assert any(said in line for line in differences(house)), differences(house)


def test_tables_can_be_made_again(house: House) -> None:
    run(house, "UPDATE cases SET kind = 'noise'")
    run(house, "DELETE FROM clocks")
    with house.store.writing() as connection:
        assert projection.rebuild(connection, house.policies) == 3
    assert differences(house) == []


# -- Clocks that come, move and go

POLICY = a_policy("""
[clock.acknowledge]
stage = "every"
starts = ["received", "escalation-requested"]
within = "2 working days"
ends = "acknowledged"

[clock.answer]
stage = "stage-1"
starts = "received"
within = "10 working days"
ends = "answered"

[clock.decision-told]
stage = "stage-2"
starts = "decision-made"
within = "5 working days"
ends = "answered"
stops_when = "adjourned"

[clock.promised-action]
kind = "promise"
starts = "action-promised"
within = "date given"
ends = "action-done"

[clock.risk-alert]
kind = "alert"
starts = "risk-seen"
within = "30 minutes"
ends = "alert-sent"
""")
POLICIES = {POLICY.digest: (POLICY, CALENDAR)}
FILED = (
    happened.MessageFiled(MessageNumber(2), Direction.IN, Kind.FOLLOW_UP, Ground.REPLY_HEADER, True),
    at("2026-06-01 10:00"),
)
AT_STAGE_2 = comes_to("stage-2", "2026-06-22 09:00", Moment.ESCALATION_REQUESTED)
PROMISED = passed(Moment.ACTION_PROMISED, "2026-06-03 09:00", None, number=3)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with a_house(tmp_path / "heard.db").store.writing() as connection:
        happen(connection, POLICIES, opened(), pinned(POLICY), comes_to("stage-1"))
        yield connection


def standing(connection: Connection) -> list[str]:
    """Every clock in the table: which, when it is due, and how it ended."""
    rows = connection.execute(select(clocks).order_by(clocks.c.stage, clocks.c.number, clocks.c.clock)).mappings()
    return [
        " ".join(
            [row["clock"], row["stage"] or "-", str(row["number"]), day(row["due"]) or "none"]
            + ["met"] * (row["met_at"] is not None)
            + ["stopped"] * (row["stopped_at"] is not None)
        )
        for row in rows
    ]


AT_FIRST = ["acknowledge stage-1 1 2026-06-03", "answer stage-1 1 2026-06-15"]
ACKNOWLEDGED = ["acknowledge stage-1 1 2026-06-03 met", "answer stage-1 1 2026-06-15"]


@pytest.mark.parametrize(
    "happenings, expected",
    [
        pytest.param([], AT_FIRST, id="a new case"),
        pytest.param([acknowledged("2026-06-02 09:00")], ACKNOWLEDGED, id="one is met"),
        pytest.param([acknowledged("2026-06-02 09:00"), failed("2026-06-02 10:00")], AT_FIRST, id="and open again"),
        pytest.param(
            [extended("answer", "2026-06-29", "2026-06-12 09:00")],
            ["acknowledge stage-1 1 2026-06-03", "answer stage-1 1 2026-06-29"],
            id="one is extended",
        ),
        pytest.param(
            [AT_STAGE_2],
            [
                "acknowledge stage-1 1 2026-06-03 stopped",
                "answer stage-1 1 2026-06-15 stopped",
                "acknowledge stage-2 1 2026-06-24",
            ],
            id="another stage: one comes, and those before it stop",
        ),
        pytest.param(
            [AT_STAGE_2, passed(Moment.DECISION_MADE, "2026-06-30 09:00", "stage-2")],
            [
                "acknowledge stage-1 1 2026-06-03 stopped",
                "answer stage-1 1 2026-06-15 stopped",
                "acknowledge stage-2 1 2026-06-24",
                "decision-told stage-2 1 2026-07-07",
            ],
            id="a moment brings one",
        ),
        pytest.param(
            [
                AT_STAGE_2,
                passed(Moment.DECISION_MADE, "2026-06-30 09:00", "stage-2"),
                passed(Moment.ADJOURNED, "2026-07-01 09:00", "stage-2"),
            ],
            [
                "acknowledge stage-1 1 2026-06-03 stopped",
                "answer stage-1 1 2026-06-15 stopped",
                "acknowledge stage-2 1 2026-06-24",
            ],
            id="and a moment takes it away",
        ),
        pytest.param(
            [AT_STAGE_2, sent_back("stage-1", "2026-06-25 09:00", due="2026-07-03")],
            [
                "acknowledge stage-1 1 2026-06-03 stopped",
                "answer stage-1 1 2026-06-15 stopped",
                "answer stage-1 2 2026-07-03",
                "acknowledge stage-2 1 2026-06-24 stopped",
            ],
            id="sent back: a second of one name",
        ),
        pytest.param(
            [PROMISED, given("promised-action", "2026-06-12", "2026-06-03 09:00", number=3), PROMISED],
            ["promised-action - 3 2026-06-12", *AT_FIRST],
            id="a promise, told twice",
        ),
        pytest.param([PROMISED], ["promised-action - 3 none", *AT_FIRST], id="a promise without a day"),
        pytest.param(
            [danger_seen("2026-06-01 10:01"), danger_seen("2026-06-01 10:02")],
            ["risk-alert - 1 2026-06-01", *AT_FIRST],
            id="a danger, seen twice",
        ),
        pytest.param(
            [answered("2026-06-10 09:00"), closed("2026-06-12 09:00")],
            ["acknowledge stage-1 1 2026-06-03 stopped", "answer stage-1 1 2026-06-15 met"],
            id="closed",
        ),
        pytest.param([closed("2026-06-12 09:00"), reopened("2026-06-13 09:00")], AT_FIRST, id="closed and reopened"),
    ],
)
def test_the_tables_follow_event_by_event(
    connection: Connection, happenings: list[Happening], expected: list[str]
) -> None:
    for each in happenings:
        happen(connection, POLICIES, each)
    assert standing(connection) == expected
    projection.rebuild(connection, POLICIES)
    assert standing(connection) == expected, "as when all is folded at once"


@pytest.mark.parametrize(
    "happenings, column, expected",
    [
        pytest.param([closed("2026-06-12 09:00")], "status", "closed", id="closed"),
        pytest.param([closed("2026-06-12 09:00")], "outcome", "upheld", id="with an outcome"),
        pytest.param([closed("2026-06-12 09:00"), reopened("2026-06-13 09:00")], "status", "open", id="reopened"),
        pytest.param([closed("2026-06-12 09:00"), reopened("2026-06-13 09:00")], "outcome", None, id="without one"),
        pytest.param([AT_STAGE_2], "stage", "stage-2", id="the stage it is at"),
        pytest.param([acknowledged("2026-06-02 09:00")], "acknowledged_at", at("2026-06-02 09:00"), id="acknowledged"),
        pytest.param(
            [acknowledged("2026-06-02 09:00"), AT_STAGE_2], "acknowledged_at", None, id="not yet at the next stage"
        ),
        pytest.param([danger_seen("2026-06-01 10:01")], "risk", True, id="a danger"),
        pytest.param([], "vulnerable", None, id="nobody vulnerable"),
        pytest.param([FILED, vulnerable_seen("2026-06-01 10:01")], "vulnerable", "yes", id="somebody vulnerable"),
        pytest.param(
            [FILED, vulnerable_seen("2026-06-01 10:01", sure=False)], "vulnerable", "ask", id="perhaps somebody"
        ),
    ],
)
def test_the_row_of_a_case(connection: Connection, happenings: list[Happening], column: str, expected: object) -> None:
    for each in happenings:
        happen(connection, POLICIES, each)
    assert connection.execute(select(cases.c[column])).scalar() == expected


def test_a_case_from_before_the_landlord_answered_has_no_clocks(tmp_path: Path) -> None:
    with a_house(tmp_path / "old.db").store.writing() as connection:
        happen(connection, POLICIES, opened(clocks=False), pinned(POLICY), comes_to("stage-1"))
        assert standing(connection) == []
