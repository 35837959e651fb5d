"""What a tenant asks again in the same words, after a no, is heard however an officer brings it.

Dorothy Finch complained, and stage 1 was answered on 10 June; she asked for stage 2 on 12 June, and was told no.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import OFFICER, TENANT, a_mail
from mail.shapes.in_the_house import FIRST
from policies.mailroom import ANSWERS, Mailroom

NOT_UPHELD = "Dear Ms Finch, I have looked into your complaint and I do not uphold it. You may ask for stage 2."
WORDS = "Please move my complaint to stage 2."
AT = "2026-06-26 10:00"
HELEN = "helen.lead@northgate.example"
LATER = "Sent: 24 June 2026 08:15\n"
THEN = "Sent: 12 June 2026 10:12\n"


@pytest.fixture
def refused(tmp_path: Path) -> Mailroom:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    room.sent("2026-06-10 15:00", NOT_UPHELD)
    room.hears(a_mail(WORDS, message_id="<2@tenant.example>", headers=[ANSWERS]), "2026-06-12 10:12")
    assert room.case()["stage"] == "stage-2"
    room.says("2026-06-15 10:00", "no escalation", by=HELEN, answers="officer.notice.stage-opened")
    assert room.case()["stage"] == "stage-1"
    return room


def hers(sent: str, words: str = WORDS) -> str:
    return f"From: Dorothy Finch <{TENANT}>\n{sent}To: Gary Officer <{OFFICER}>\nSubject: RE: Damp\n\n{words}"


def asked(room: Mailroom) -> list[str]:
    return [each["about"] for each in room.case()["questions"]]


def test_passed_on_it_opens_the_stage(refused: Mailroom) -> None:
    heard = refused.told(AT, f"FYI\n\n{hers(LATER)}", "FW: Leak in the kitchen")
    assert (heard.reference, refused.case()["stage"]) == (FIRST, "stage-2")


def test_so_it_does_pasted_into_an_answer_to_a_notice(refused: Mailroom) -> None:
    refused.says(AT, "She wrote this to Gary.", "", hers(LATER), by=HELEN)
    assert refused.case()["stage"] == "stage-2"


def test_quoted_in_a_letter_to_her_it_is_put_before_a_person(refused: Mailroom) -> None:
    refused.copied(
        AT, f"Dear Ms Finch,\n\nThank you for your email, I will come back to you about it.\n\nGary\n\n{hers(LATER)}"
    )
    assert "next-stage" in asked(refused)


@pytest.mark.parametrize("how", ["passed on", "pasted", "quoted"])
def test_without_a_time_a_person_is_asked(refused: Mailroom, how: str) -> None:
    if how == "passed on":
        refused.told(AT, f"FYI\n\n{hers('')}", "FW: Leak in the kitchen")
    elif how == "pasted":
        refused.says(AT, "She wrote this to Gary.", "", hers(""), by=HELEN)
    else:
        refused.copied(
            AT, f"Dear Ms Finch,\n\nThank you for your email, I will come back to you about it.\n\nGary\n\n{hers('')}"
        )
    assert (refused.case()["stage"], "next-stage" in asked(refused)) == ("stage-1", True)


@pytest.mark.parametrize("how", ["passed on", "pasted", "quoted"])
def test_the_mail_that_was_refused_is_not_asked_about_again(refused: Mailroom, how: str) -> None:
    before = asked(refused)
    if how == "passed on":
        refused.told(AT, f"FYI\n\n{hers(THEN)}", "FW: Leak in the kitchen")
    elif how == "pasted":
        refused.says(AT, "This is the one I mean.", "", hers(THEN), by=HELEN)
    else:
        refused.copied(
            AT, f"Dear Ms Finch,\n\nThank you for your email, I will come back to you about it.\n\nGary\n\n{hers(THEN)}"
        )
    assert (refused.case()["stage"], set(asked(refused)) - {"what-letter"}) == ("stage-1", set(before))


def test_a_danger_that_an_officer_adds_does_not_hide_it(refused: Mailroom) -> None:
    above = "She rang too: she smells gas in the kitchen."
    refused.told(AT, f"{above}\n\n{hers('')}", "FW: Leak in the kitchen")
    assert {"danger", "next-stage"}.issubset(asked(refused))
