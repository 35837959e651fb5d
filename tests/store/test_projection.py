"""Tables and events agree, and `rebuild --check` says where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import a_house, a_mail, a_raw
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.store import projection


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
        ("UPDATE clocks SET met_at = NULL WHERE reference = 'NH-26-0001'", "NH-26-0001: clocks: acknowledge: met_at"),
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
