"""Officers' shapes in a whole house, real and forged: nothing a stranger writes changes a case.

Shapes 26 to 29 of tests/mail/shapes/shapes.toml.  journeys/commands and journeys/answers have what
an officer's command does, and their answer.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import OFFICER
from heard.casework.events import Kind
from mail.shapes.in_the_house import FIRST, Place, a_place, acknowledged
from mail.shapes.shapes import shape


def answers(place: Place) -> list[str]:
    """Return the Message-IDs of what went out to the tenant from an officer."""
    return [each["message_id"] for each in place.case()["messages"] if each["direction"] == "out"]


@pytest.mark.parametrize("name", ["26_send_as.eml", "26_on_behalf.eml"])
def test_an_answer_found_among_sent_mail_goes_out_on_the_case(tmp_path: Path, name: str) -> None:
    place = acknowledged(a_place(tmp_path))
    heard = place.hear(shape(name), folder="Sent Items")
    assert (heard.reference, heard.decision.kind) == (FIRST, Kind.STAFF)
    # It decides, and leaves out what a decision has to say: its writer and the team lead hear of that, nobody else.
    assert set(heard.letters) == {"officer.notice.seems-missing"}
    assert len(answers(place)) == 1


def test_a_second_copy_of_an_answer_is_no_second_answer(tmp_path: Path) -> None:
    place = acknowledged(a_place(tmp_path))
    place.hear(shape("26_send_as.eml"), folder="Sent Items")
    place.hear(shape("26_send_as_second_copy.eml"), folder="Sent Items")
    assert set(answers(place)) == {"<shape-26a@northgate.example>"}
    assert [each["type"] for each in place.case()["events"]].count("AnswerGiven") == 1
    assert place.cases() == [FIRST]


@pytest.mark.parametrize("name", ["27_spoofed_officer.eml", "28_forged_evidence.eml"])
@pytest.mark.parametrize("authserv_id", ["mx.northgate.example", None])
def test_a_forged_officer_changes_nothing(tmp_path: Path, name: str, authserv_id: str | None) -> None:
    place = acknowledged(a_place(tmp_path, authserv_id=authserv_id))
    before, letters = place.clocks(), len(place.letters())
    heard = place.hear(shape(name))
    assert heard.letters == ("officer.receipt.confirm",), "it has a command above it"
    assert [each["to"] for each in place.letters()[letters:]] == [OFFICER], "at their own address, and nobody else"
    assert place.clocks() == before
    assert (place.case()["status"], place.cases()) == ("open", [FIRST])
    assert answers(place) == [], "what only says it is an officer's came in"


def test_a_tenant_who_quotes_an_officers_notice_is_heard_as_a_tenant(tmp_path: Path) -> None:
    place = acknowledged(a_place(tmp_path))
    before = place.clocks()
    heard = place.hear(shape("29_tenant_quotes_a_notice.eml"))
    assert (heard.reference, heard.letters) == (FIRST, ())
    assert heard.decision.kind is not Kind.STAFF
    assert (place.clocks(), place.case()["status"]) == (before, "open")


def test_a_contractor_who_presses_close_closes_nothing(tmp_path: Path) -> None:
    place = acknowledged(a_place(tmp_path))
    before = place.clocks()
    place.hear(shape("29_contractor_presses_close.eml"))
    assert (place.clocks(), place.case()["status"]) == (before, "open")
    to = {letter["to"] for letter in place.letters()[1:]}
    assert "dorothy.finch@tenant.example" not in to, "the tenant is told nothing because of it"
    assert OFFICER not in to
