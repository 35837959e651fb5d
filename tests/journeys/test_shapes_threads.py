"""Outlook's shapes in a whole house: which case they come to, and that nobody is answered twice.

Shapes 1 to 4, 7, 16, 24, 25 and 30 of tests/mail/shapes/shapes.toml.
"""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import TENANT, a_mail, happen
from heard.casework.events import CaseClosed, Kind, Stream
from heard.mail.parse import parse
from mail.shapes.in_the_house import FIRST, GIVEN_BY_EXCHANGE, SECOND, a_place, acknowledged
from mail.shapes.shapes import MODERN_ROOT, index, shape

SEPTEMBER = datetime(2026, 9, 9, 18, 40, tzinfo=UTC)


def test_an_answer_to_the_name_exchange_gave_our_letter_joins_its_case(tmp_path: Path) -> None:
    place = acknowledged(a_place(tmp_path, alias=GIVEN_BY_EXCHANGE))
    # No reference in the subject, so that only the id can lead there.
    mail = shape("01_owa_reply.eml", OUR_LETTER=GIVEN_BY_EXCHANGE).replace(b" [NH-26-0001]", b"")
    heard = place.hear(mail)
    assert (heard.reference, heard.decision.opens_case, heard.letters) == (FIRST, False, ())


def test_a_server_that_gives_no_name_leaves_no_other_way_to_the_letter(tmp_path: Path) -> None:
    place = acknowledged(a_place(tmp_path, alias=None))
    stranger = a_mail(
        "The lift has been out for weeks and nobody answers.",
        sender="stranger@else.example",
        subject="Lift",
        message_id="<s@else.example>",
        headers=[("In-Reply-To", GIVEN_BY_EXCHANGE)],
    )
    assert place.hear(stranger).reference == SECOND


@pytest.mark.parametrize("folder", ["INBOX", "Sent Items"])
def test_our_own_letter_under_a_new_name_is_known_and_its_name_remembered(tmp_path: Path, folder: str) -> None:
    place = acknowledged(a_place(tmp_path))
    words = parse(place.sealed()).text
    ours = shape("02_our_letter_renamed.eml", OUR_LETTER=place.letter_id(), OUR_WORDS=words)
    heard = place.hear(ours, folder=folder)
    assert (heard.decision.opens_case, heard.letters) == (False, ())
    assert place.cases() == [FIRST]
    answer = a_mail("And?", subject="Hello", message_id="<a@else.example>", sender="ann@else.example",
                    headers=[("In-Reply-To", GIVEN_BY_EXCHANGE)])  # fmt: skip
    assert place.hear(answer).reference == FIRST
    assert len(place.letters()) == 1


def test_whoever_knows_the_name_of_our_letter_does_not_write_as_us(tmp_path: Path) -> None:
    place = acknowledged(a_place(tmp_path))
    other = shape("02_our_letter_renamed.eml", OUR_LETTER=place.letter_id(), OUR_WORDS="I have had no answer.")
    as_tenant = other.replace(b"From: Northgate Homes <complaints@", b"From: Dorothy Finch <dorothy.finch@tenant.")
    as_tenant = as_tenant.replace(b"tenant.northgate.example", b"tenant.example").replace(b"Auto-", b"X-Not-Auto-")
    heard = place.hear(as_tenant)
    assert heard.decision.kind is not Kind.STAFF
    assert (heard.reference, place.case()["status"]) == (FIRST, "open")


def test_an_answer_of_old_outlook_joins_by_the_index_alone(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    assert place.hear(shape("04_first.eml")).reference == FIRST
    reply = shape("04_reply.eml", INDEX=index(MODERN_ROOT, bytes.fromhex("00017e3c41")))
    heard = place.hear(reply)
    assert heard.reference == FIRST
    assert not any(name.startswith("complainant.") for name in heard.letters)


def test_an_answer_of_old_outlook_to_our_letter_joins_by_the_letters_index(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.hear(shape("04_first.eml"))
    place.send()
    ours = parse(place.sealed()).thread_index
    assert ours is not None
    answer = base64.b64encode(base64.b64decode(ours) + bytes.fromhex("00017e3c41")).decode()
    reply = shape("04_reply.eml", INDEX=answer).replace(b"Damp in flat 4", b"We have received your complaint")
    heard = place.hear(reply)
    assert heard.reference == FIRST
    assert not any(name.startswith("complainant.") for name in heard.letters)


def test_an_old_mail_used_for_a_new_matter_is_a_case_of_its_own_and_a_question(tmp_path: Path) -> None:
    place = acknowledged(a_place(tmp_path))
    with place.house.store.writing() as connection:
        closed = (CaseClosed(None), datetime(2026, 7, 1, 12, 0, tzinfo=UTC))
        happen(connection, place.house.policies, closed, stream=Stream(FIRST))
    mail = shape("07_new_matter_in_old_thread.eml", OUR_LETTER=place.letter_id())
    heard = place.hear(mail, received_at=SEPTEMBER)
    assert (heard.reference, heard.decision.opens_case) == (SECOND, True)
    assert [each["about"] for each in place.case(SECOND)["questions"]] == ["which-case"]
    assert FIRST in str(place.case(SECOND)["questions"] + place.case(SECOND)["events"]), "it names the older case"
    assert len(place.case(FIRST)["messages"]) == 1


def test_two_copies_one_with_links_rewritten_are_one_complaint(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    first = place.hear(shape("16_safe_links.eml"))
    second = place.hear(shape("16_as_it_was_written.eml"))
    assert first.reference == second.reference == FIRST
    assert len(place.letters()) == 1


@pytest.mark.parametrize("name", ["24_meeting_request.eml", "24_meeting_cancelled.eml", "24_meeting_accepted.eml"])
def test_an_appointment_joins_the_case_it_is_about_and_is_not_answered(tmp_path: Path, name: str) -> None:
    place = acknowledged(a_place(tmp_path))
    heard = place.hear(shape(name))
    assert (heard.reference, heard.letters) == (FIRST, ())


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("25_winmail_alone.eml", id="alone"),
        pytest.param("25_winmail_beside_empty_text.eml", id="beside an empty text"),
        pytest.param("25_winmail_broken.eml", id="unreadable"),
    ],
)
def test_words_in_winmail_dat_are_a_complaint_and_unreadable_ones_are_no_less(tmp_path: Path, name: str) -> None:
    place = a_place(tmp_path)
    heard = place.hear(shape(name))
    assert (heard.reference, heard.decision.kind) == (FIRST, Kind.COMPLAINT)
    assert place.letter_names()[0].startswith("complainant.acknowledgement")


def test_of_a_journal_report_the_tenant_within_is_answered_where_that_is_set(tmp_path: Path) -> None:
    place = a_place(tmp_path, journal=True)
    heard = place.hear(shape("30_journal_report.eml"))
    assert heard.reference == FIRST
    assert [(letter["name"], letter["to"]) for letter in place.letters()] == [
        ("complainant.acknowledgement.stage-1", TENANT)
    ]
