"""A known person who writes from a new address: asked about once, and never joined by heard itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import LEAD, a_house, a_mail, a_raw
from heard.casework.events import PersonNumber
from heard.daemon import receive
from heard.daemon.house import House
from heard.reports.cases import one_case
from heard.reports.people import proposals
from heard.store import projection, same_people

DAMP = "There is black mould in the bedroom and nobody has come. This is not good enough.\n\n{}\n14 Weirside Court"
ROOF = "The roof of the bin store has come off in the wind and nobody answers me. This is a disgrace.\n\n{}\n{}"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path / "heard.db")


def write(house: House, text: str, sender: str, number: int) -> receive.Heard:
    mail = a_mail(text, sender=sender, subject=f"Complaint {number}", message_id=f"<{number}@mail.example>")
    [heard] = receive.hear(receive.keep([a_raw(mail, uid=number)], house), house)
    return heard


def asked_about(house: House) -> list[list[str]]:
    with house.store.reading() as connection:
        return [[each["person"] for each in pair["proposed"]] for pair in proposals(connection)]


def first_and(house: House, text: str, sender: str) -> receive.Heard:
    write(house, DAMP.format("Raymond Pickersgill"), "Raymond Pickersgill <ray@btmail.example>", 1)
    return write(house, text, sender, 2)


HIS = "Ray Pickersgill <raypick@outmail.example>"
HER = "Maureen Pickersgill <mo@outmail.example>"


@pytest.mark.parametrize(
    "sender, signed, home, asked",
    [
        pytest.param(HIS, "Ray", "14 Weirside Ct", True, id="his name and home"),
        pytest.param("ray p <raypick@outmail.example>", "R Pickersgill", "14 Weirside Court", True, id="as he signs"),
        pytest.param(HIS, "Ray", "2 Mill Lane", False, id="a namesake elsewhere"),
        pytest.param(HIS, "Ray", "", False, id="a name alone"),
        pytest.param(HER, "Maureen", "14 Weirside Court", False, id="his wife"),
    ],
)
def test_who_is_asked_about(house: House, sender: str, signed: str, home: str, asked: bool) -> None:
    heard = first_and(house, ROOF.format(signed, home), sender)
    assert heard.reference, "the complainant is heard, whoever it is"
    assert asked_about(house) == ([["P1", "P2"]] if asked else [])
    assert ("officer.notice.same-person" in heard.letters) is asked


def test_the_question_is_on_the_case_and_says_why(house: House) -> None:
    heard = first_and(house, ROOF.format("Ray", "14 Weirside Court"), HIS)
    with house.store.reading() as connection:
        case: dict[str, Any] = one_case(connection, heard.reference or "", house.now())
        assert list(projection.differences(connection, house.policies)) == []
    [question] = [each for each in case["questions"] if each["about"] == "same-person"]
    assert question["of"] == [LEAD]


def test_once_merged_the_next_mail_is_the_same_persons(house: House) -> None:
    first_and(house, ROOF.format("Ray", "14 Weirside Court"), HIS)
    with house.store.writing() as connection:
        same_people.merge(connection, PersonNumber(2), PersonNumber(1), now=house.now())
    heard = write(house, ROOF.format("Ray", "14 Weirside Court"), HIS, 3)
    assert "officer.notice.same-person" not in heard.letters
    assert asked_about(house) == []
