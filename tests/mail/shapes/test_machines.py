"""Shapes 17 to 23: what a machine sent, and what only looks like it."""

from __future__ import annotations

import pytest

from heard.mail.message import Automatic
from heard.mail.parse import parse
from mail.shapes.shapes import OUR_LETTER, shape


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("17_automatic_reply.eml", id="Exchange's, with its headers"),
        pytest.param("18_automatische_antwort.eml", id="German, a subject alone"),
        pytest.param("18_reponse_automatique.eml", id="French, a subject alone"),
        pytest.param("18_abwesenheitsnotiz.eml", id="German, of an older system"),
        pytest.param("22_read.eml", id="a read receipt"),
        pytest.param("22_gelesen.eml", id="a German read receipt"),
        pytest.param("24_meeting_accepted.eml", id="an appointment accepted"),
    ],
)
def test_a_machines_answer(name: str) -> None:
    message = parse(shape(name))
    assert message.machine is not None
    assert message.machine.kind is Automatic.REPLY
    assert message.bounce is None


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("18_counter_sample.eml", id="a complaint about automatic replies"),
        pytest.param("19_officer_suppresses_answers.eml", id="a wish not to be answered automatically"),
        pytest.param("01_owa_reply.eml", id="a reply from Outlook on the web"),
    ],
)
def test_a_persons_mail(name: str) -> None:
    assert parse(shape(name)).machine is None


@pytest.mark.parametrize("name", ["21_exchange_ndr.eml", "21_exchange_ndr_headers.eml"])
def test_a_bounce_of_exchange_names_the_address_and_the_rewritten_letter(name: str) -> None:
    message = parse(shape(name, RENAMED="<AB12@LO9P.PROD.OUTLOOK.example>"))
    assert message.machine is not None
    assert message.machine.kind is Automatic.BOUNCE
    assert message.bounce is not None
    assert message.bounce.recipients == ("dorothy.finch@tenant.example",)
    assert "<AB12@LO9P.PROD.OUTLOOK.example>" in message.bounce.about


def test_a_recall_is_a_machines_message_about_the_mail_it_answers() -> None:
    message = parse(shape("23_recall.eml"))
    assert message.machine is not None
    assert message.in_reply_to == ("<leak-1@tenant.example>",)


def test_a_letter_renamed_by_exchange_still_says_what_it_was_called() -> None:
    message = parse(shape("02_our_letter_renamed.eml"))
    assert message.message_id != OUR_LETTER
    assert message.aliases == (OUR_LETTER,)
