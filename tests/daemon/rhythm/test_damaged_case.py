"""One case whose history is damaged stops no digest and no report of anybody."""

from __future__ import annotations

from pathlib import Path

import pytest
from looking import hear
from rhythm.days import NORTHGATE, noted
from sqlalchemy import delete, update
from sqlalchemy.sql.dml import UpdateBase

from builders import MONDAY, MovedClock, a_house, a_mail
from heard.casework.events import Reference
from heard.daemon import send
from heard.daemon.rhythm.every import EVERY
from heard.reports.outbox import list_of_letters, one_letter
from heard.store.tables import events
from histories import answered, at
from policies.story import the_policy

CASES = (Reference("NH-26-0001"), Reference("NH-26-0002"))
OF_ONE = events.c.stream == CASES[0]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(delete(events).where(OF_ONE, events.c.type == "CaseOpened"), id="its first event is gone"),
        pytest.param(update(events).where(OF_ONE, events.c.type == "StageOpened").values(body="{"), id="a body is cut"),
    ],
)
def test_everybody_gets_theirs_and_the_digest_names_the_case(
    tmp_path: Path, clock: MovedClock, damage: UpdateBase
) -> None:
    house = a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE, policy=the_policy("west-kent-2011"))
    for number, words in enumerate(("The leak in my kitchen is not mended.", "The lift does not work."), 1):
        mail = a_mail(
            f"{words} Nobody came for weeks. I want to make a complaint.",
            sender=f"<tenant-{number}@tenant.example>",
            subject=words,
            message_id=f"<{number}@tenant.example>",
        )
        hear(house, mail, number)
        clock.on(minutes=5)
    send.count_as_sent(house)
    for reference in CASES:
        noted(house, answered("2026-06-01 10:00")[0], on=reference)
    with house.store.writing() as connection:
        connection.execute(damage)
    clock.at = at("2026-07-01 09:30").astimezone(MONDAY.tzinfo)
    for rhythm in EVERY:
        rhythm.tell(house)
    with house.store.reading() as connection:
        written = [one_letter(connection, each["id"]) for each in list_of_letters(connection)]
    texts = [each["text"] for each in written if each["name"] == "officer.digest.daily"]
    assert texts
    assert all("NH-26-0001" in text and "its history cannot be read" in text for text in texts)
    assert [each for each in written if each["name"] == "officer.report.periodic"]
