"""A command that nobody vouches for waits until its officer, asked at their own address, says that it is theirs.

Whoever wrote it had a notice of Gary's; our own server says nothing of where the mail came from.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE, MANAGER, brought, complained, confirm, receipt, receipt_keys
from looking import hear, in_step, the_case, told
from sqlalchemy import select

from builders import KEYS, OFFICER, MovedClock, a_house, a_mail
from heard.casework.events import MessageNumber
from heard.daemon.house import House
from heard.store import tokens
from heard.store.tables import letters

COMMAND = 2
TOKEN = re.compile(r"hk[0-9a-z]{2}-[0-9a-z]+-[0-9a-z]+")


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE))


def press(house: House, line: str, token: str, uid: int, *, sender: str = OFFICER) -> int:
    """Let a mail come that a button filled in, from an officer nobody vouches for; return its number."""
    assert isinstance(house.now, MovedClock)
    house.now.on(minutes=10)
    mail = a_mail(
        f"{line}\n\nPress Send. heard answers with what it did.\n{token}\n",
        sender=f"Gary Officer <{sender}>",
        subject=f"{line} [{CASE}] {token}",
        message_id=f"<press-{uid}@northgate.example>",
        received_at=house.now(),
    )
    hear(house, mail, uid)
    return uid


def with_a_notice(house: House, line: str = "close withdrawn") -> int:
    """Let a command come with what Gary was given for the case."""
    with house.store.writing() as connection:
        given = tokens.give(
            connection, KEYS, officer=OFFICER, reference=CASE, message=MessageNumber(1), about="new-case", only=(),
            now=house.now(),
        )  # fmt: skip
    return press(house, line, given, COMMAND)


def token_in_the_receipt(house: House, number: int) -> str:
    with house.store.reading() as connection:
        query = select(letters.c.content).where(letters.c.key.in_(receipt_keys(number)))
        content = connection.execute(query).scalar_one()
    found = TOKEN.search(content.decode().replace("=\r\n", "").replace("=\n", ""))
    assert found is not None
    return found[0]


def status(house: House) -> str:
    assert in_step(house)
    return str(the_case(house, CASE)["status"])


def test_nothing_is_done_before_the_officer_says_so(house: House) -> None:
    with_a_notice(house)
    assert receipt(house, COMMAND)[0] == "officer.receipt.confirm"
    assert (status(house), brought(house, COMMAND)) == ("open", [])


def test_what_they_confirm_is_carried_out_as_it_was_given(house: House) -> None:
    with_a_notice(house)
    confirmed = press(house, "confirm", token_in_the_receipt(house, COMMAND), 3)
    assert (status(house), the_case(house, CASE)["outcome"]) == ("closed", "withdrawn")
    assert brought(house, COMMAND) == ["CommandGiven", "CaseClosed"]
    assert brought(house, confirmed) == ["CommandGiven"]
    assert "NH-26-0001 is closed: withdrawn." in receipt(house, confirmed)[1]
    shown = "they were asked at their own address, and said so"
    assert f"an officer said in message {COMMAND}: close it ({shown})" in told(house, CASE)


def test_it_is_confirmed_once(house: House) -> None:
    with_a_notice(house)
    token = token_in_the_receipt(house, COMMAND)
    press(house, "confirm", token, 3)
    again = press(house, "confirm", token, 4)
    assert receipt(house, again)[0] == "officer.receipt.refused"
    assert brought(house, again) == ["CommandRefused"]


def test_what_was_carried_out_is_not_carried_out_again_by_another_confirmation(house: House) -> None:
    with_a_notice(house)
    confirm(house, COMMAND)
    again = confirm(house, COMMAND)
    assert "was carried out already" in receipt(house, again)[1]
    assert [each["type"] for each in the_case(house, CASE)["events"]].count("CaseClosed") == 1


def test_nobody_confirms_for_somebody_else(house: House) -> None:
    with_a_notice(house)
    number = confirm(house, COMMAND, by=MANAGER)
    assert status(house) == "open"
    assert "holds no command that waits for your word" in receipt(house, number)[1]


def test_what_may_not_be_any_more_is_refused_with_the_reason(house: House) -> None:
    with_a_notice(house, "reopen")
    number = confirm(house, COMMAND)
    assert receipt(house, number)[0] == "officer.receipt.refused"
    assert "NH-26-0001 is open" in receipt(house, number)[1]
    assert brought(house, number) == ["CommandRefused"]


def test_a_mail_that_holds_no_command_is_not_confirmed(house: House) -> None:
    number = confirm(house, 1)
    assert "holds no command that waits for your word" in receipt(house, number)[1]


def test_what_was_confirmed_is_undone_by_the_button_of_its_receipt(house: House) -> None:
    with_a_notice(house)
    confirmed = press(house, "confirm", token_in_the_receipt(house, COMMAND), 3)
    asked = press(house, "undo", token_in_the_receipt(house, confirmed), 4)
    assert receipt(house, asked)[0] == "officer.receipt.confirm", (
        "an undo is asked about too, of whom nobody vouches for"
    )
    press(house, "confirm", token_in_the_receipt(house, asked), 5)
    assert (status(house), brought(house, asked)) == ("open", ["CommandGiven", "CommandUndone", "CaseReopened"])
