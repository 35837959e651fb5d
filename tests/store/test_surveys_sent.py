"""Which survey a mail answers: by its headers, and only from whoever it was sent to."""

from __future__ import annotations

from pathlib import Path

import pytest
from looking import hear
from sqlalchemy import select, update

from builders import TENANT, MovedClock, a_house, a_mail, a_message, a_writer
from heard.casework.events import PersonNumber, Purpose, Reference
from heard.daemon import send
from heard.daemon.house import House
from heard.judgement.facts import SurveySent, Writer
from heard.mail.message import Address
from heard.store.surveys_sent import survey_answered
from heard.store.tables import letters

CASE = Reference("NH-26-0001")
DOROTHY = a_writer(known=True)
ANN = a_writer(address=Address("Ann Bell", "ann.bell@else.example"), person=PersonNumber(2))
THEIRS, OF_ANN = "<leak-1@tenant.example>", "<ann-1@else.example>"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A house whose one letter to Dorothy is a survey, and in which Ann wrote about something else."""
    house = a_house(tmp_path / "heard.db", now=clock)
    assert hear(house, a_mail(), 1) == CASE
    send.count_as_sent(house)
    with house.store.writing() as connection:
        connection.execute(update(letters).where(letters.c.outside).values(purpose=Purpose.SURVEY.value))
    hear(house, a_mail("The lift is dirty.", sender="ann.bell@else.example", subject="Lift", message_id=OF_ANN), 2)
    return house


def answered(house: House, *named: str, writer: Writer = DOROTHY) -> SurveySent | None:
    """Return the survey answered by a mail that names these Message-IDs, the nearest first; "survey" is its own."""
    with house.store.reading() as connection:
        query = select(letters.c.message_id).where(letters.c.purpose == Purpose.SURVEY.value, letters.c.to == TENANT)
        survey = connection.execute(query).scalar_one()
        first, *rest = (survey if each == "survey" else each for each in named or ("",))
        headers = [("In-Reply-To", first), ("References", " ".join(reversed(rest)))] if first else []
        return survey_answered(connection, a_message("Yes", message_id="<2@x.example>", headers=headers), writer)


def test_it_is_the_one_that_its_headers_name(house: House) -> None:
    found = answered(house, "survey")
    assert found is not None
    assert found.reference == CASE
    assert answered(house, THEIRS, "survey") == found, "their own mail may lie between"


@pytest.mark.parametrize(
    "named, writer",
    [
        pytest.param((), DOROTHY, id="it names nothing"),
        pytest.param((THEIRS,), DOROTHY, id="it names their own mail alone"),
        pytest.param((OF_ANN, "survey"), DOROTHY, id="somebody else's mail lies between"),
        pytest.param(("survey",), ANN, id="somebody else writes"),
        pytest.param(("survey",), a_writer(address=None), id="nobody knows who writes"),
    ],
)
def test_else_none_is_answered(house: House, named: tuple[str, ...], writer: Writer) -> None:
    assert answered(house, *named, writer=writer) is None


def test_another_letter_of_ours_between_is_what_is_answered(house: House) -> None:
    with house.store.reading() as connection:
        query = select(letters.c.message_id).where(letters.c.purpose != Purpose.SURVEY.value).limit(1)
        other = connection.execute(query).scalar_one()
    assert answered(house, other, "survey") is None


def test_they_may_answer_from_another_address_of_theirs(house: House) -> None:
    elsewhere = Address("Dorothy Finch", "dot@else.example")
    assert answered(house, "survey", writer=a_writer(address=elsewhere, known=True)) is not None
    assert answered(house, "survey", writer=a_writer(address=elsewhere, known=False)) is None


def test_of_two_surveys_in_one_thread_the_nearer_is_answered(house: House) -> None:
    words = "I complain about the parking at Elm Court. I rang three times, and nobody came."
    assert hear(house, a_mail(words, subject="Parking", message_id="<parking-1@tenant.example>"), 3) not in (None, CASE)
    send.count_as_sent(house)
    with house.store.writing() as connection:
        connection.execute(update(letters).where(letters.c.outside).values(purpose=Purpose.SURVEY.value))
        query = select(letters.c.message_id, letters.c.reference).where(letters.c.to == TENANT).order_by(letters.c.id)
        older, newer = connection.execute(query).all()
    for nearer, other in ((older, newer), (newer, older)):
        headers = [("References", f"{THEIRS} {other.message_id} {nearer.message_id}")]
        with house.store.reading() as connection:
            found = survey_answered(connection, a_message("Yes", message_id="<3@x.example>", headers=headers), DOROTHY)
        assert found is not None
        assert found.reference == nearer.reference


def test_a_survey_to_somebody_inside_is_none(house: House) -> None:
    with house.store.writing() as connection:
        connection.execute(update(letters).where(letters.c.to == TENANT).values(outside=False))
    assert answered(house, "survey") is None
