"""Machines' shapes in a whole house: filed, never answered, and a letter that came back was not given.

Shapes 17 to 23 of tests/mail/shapes/shapes.toml.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import TENANT, a_mail
from heard.casework.events import Kind
from heard.mail.parse import parse
from heard.store import inbox
from mail.shapes.in_the_house import FIRST, GIVEN_BY_EXCHANGE, a_place, acknowledged
from mail.shapes.shapes import shape


@pytest.mark.parametrize(
    "name",
    [
        "17_automatic_reply.eml",
        "18_automatische_antwort.eml",
        "18_reponse_automatique.eml",
        "18_abwesenheitsnotiz.eml",
        "22_read.eml",
        "22_gelesen.eml",
    ],
)
def test_an_automatic_answer_is_filed_stops_no_clock_and_is_not_answered(tmp_path: Path, name: str) -> None:
    place = acknowledged(a_place(tmp_path))
    before = place.clocks()
    heard = place.hear(shape(name, OUR_LETTER=place.letter_id()))
    assert (heard.reference, heard.decision.kind, heard.letters) == (FIRST, Kind.AUTO_REPLY, ())
    assert place.clocks() == before
    assert place.cases() == [FIRST]


def test_a_complaint_about_automatic_replies_is_a_complaint(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    heard = place.hear(shape("18_counter_sample.eml"))
    assert (heard.decision.kind, heard.decision.opens_case) == (Kind.COMPLAINT, True)
    assert heard.letters == ("complainant.acknowledgement.stage-1",)


def test_an_officer_who_wants_no_automatic_answers_is_heard_and_gets_none(tmp_path: Path) -> None:
    place = acknowledged(a_place(tmp_path))
    heard = place.hear(shape("19_officer_suppresses_answers.eml"))
    assert (heard.reference, heard.decision.kind, heard.letters) == (FIRST, Kind.STAFF, ())


def test_a_machine_that_sends_our_own_words_back_is_not_answered_again(tmp_path: Path) -> None:
    """No header says it is a machine, and none names our letter: only our words in its body do."""
    place = acknowledged(a_place(tmp_path))
    words = parse(place.sealed()).text
    for turn in range(5):
        heard = place.hear(shape("20_our_words_come_back.eml", NAME=f"turn-{turn}", OUR_WORDS=words))
        assert (heard.reference, heard.letters) == (FIRST, ())
        place.send()
    assert [letter["to"] for letter in place.letters()].count(TENANT) == 1
    assert place.cases() == [FIRST]


@pytest.mark.parametrize("name", ["21_exchange_ndr.eml", "21_exchange_ndr_headers.eml"])
def test_a_bounce_that_knows_only_the_new_name_undoes_the_letter_and_is_told(tmp_path: Path, name: str) -> None:
    place = acknowledged(a_place(tmp_path, alias=GIVEN_BY_EXCHANGE))
    assert ("acknowledge", "met") in place.clocks()
    heard = place.hear(shape(name, RENAMED=GIVEN_BY_EXCHANGE))
    assert (heard.reference, heard.decision.kind) == (FIRST, Kind.BOUNCE)
    assert ("acknowledge", "met") not in place.clocks()
    assert place.letters()[0]["state"] == "failed"
    assert place.letter_names()[1:] == ["officer.notice.letter-failed"]


def test_a_recall_takes_nothing_from_us(tmp_path: Path) -> None:
    """The mail itself may vanish from the mailbox: tests/journeys/test_officer_was_first.py."""
    place = a_place(tmp_path)
    first = place.hear(a_mail())
    heard = place.hear(shape("23_recall.eml"))
    assert (heard.reference, heard.letters) == (FIRST, ())
    with place.house.store.reading() as connection:
        assert inbox.original(connection, first.waiting.number).content == a_mail()
    assert len(place.case()["messages"]) == 2
