"""Anybody may write the reference of a case, and there need be none: what is said of it is refused, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE, brought, command, complained, receipt
from looking import hear, places, the_case
from sqlalchemy import select

from builders import KEYS, OFFICER, MovedClock, a_house, a_mail
from heard.casework.commands import Assign, Command, Note
from heard.casework.events import SITE, MessageNumber, Reference
from heard.daemon.house import House
from heard.daemon.told_of_a_case import stands_now
from heard.store import history, tokens
from heard.store.tables import problems

NOWHERE = Reference("NH-26-0999")


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE))


@pytest.mark.parametrize("said", [Assign(None), Note()], ids=["a command", "a note"])
def test_what_is_said_of_it_is_refused(house: House, said: Command) -> None:
    number = command(house, said, "thanks", on=None, for_case=NOWHERE)
    name, words = receipt(house, number)
    assert name == "officer.receipt.refused"
    assert "there is no case NH-26-0999" in words
    assert (places(house)[number], the_case(house, CASE)["owner"]) == (None, None)
    assert brought(house, number) == []


def test_no_history_begins_with_it(house: House) -> None:
    number = command(house, Assign(None), on=None, for_case=NOWHERE)
    with house.store.reading() as connection:
        assert history.streams(connection) == [CASE, SITE]
        refused = history.of_stream(connection, SITE)[-1]
        assert stands_now(connection, house, NOWHERE) is None
    assert (refused.message, type(refused.event).__name__) == (number, "CommandRefused")


def test_what_is_said_of_the_case_there_is_is_done(house: House) -> None:
    command(house, Assign(None))
    assert OFFICER in str(the_case(house, CASE)["owner"])


@pytest.mark.parametrize("line", ["assign to me", "thanks, I have rung her"])
def test_an_answer_that_names_it_in_its_subject_is_heard_and_opens_no_case(house: House, line: str) -> None:
    with house.store.writing() as connection:
        token = tokens.give(
            connection, KEYS, officer=OFFICER, reference=CASE, message=MessageNumber(1), about="new-case", only=(),
            now=house.now(),
        )  # fmt: skip
    answer = a_mail(
        f"{line}\n\n> {token}\n", sender=f"Gary Officer <{OFFICER}>", subject=f"Re: New case [{NOWHERE}]",
        message_id="<gary-2@northgate.example>", received_at=house.now(),
    )  # fmt: skip
    hear(house, answer, 2)
    assert set(places(house).values()) <= {CASE, None}
    assert the_case(house, CASE)["owner"] is None
    with house.store.reading() as connection:
        assert connection.execute(select(problems)).all() == []
