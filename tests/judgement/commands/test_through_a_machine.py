"""What somebody typed is heard although a header says that a machine sent it; an absence is none of that."""

from __future__ import annotations

import pytest

from heard.judgement.commands.through_a_machine import says_somebodys_own

REPLIED, BULK = "auto-submitted: auto-replied", "precedence: bulk"
SUBJECT = "Re: Leak in the kitchen"


@pytest.mark.parametrize("shown_by", [REPLIED, "auto-submitted: auto-generated", BULK, "x-autoreply: yes"])
@pytest.mark.parametrize(
    "text",
    [
        "It drips on the stairs again, do not stop now.",
        "Gas smell in hall again",
        "Nobody came. I want to go on with this.",
        "Not happy",
        "I am off work sick and the damp in my bedroom is worse.",
        "I am away until Friday and there is water pouring into my kitchen.",
        "It came back on Monday and it is worse",
        "I am away until Friday. When will the plumber come?",
    ],
)
def test_words_of_somebodys_own(text: str, shown_by: str) -> None:
    assert says_somebodys_own(shown_by, SUBJECT, text)


@pytest.mark.parametrize(
    "text",
    [
        "I am away until Friday.",
        "Hello, I am on annual leave until 9 June and will reply on my return. In an emergency call 999.",
        "Thank you for your email. I am out of the office with limited access to email. If urgent, ring my daughter.",
        "I'm currently on holiday with my family and won't be checking emails.",
        "Gone fishing. Back on the 14th.",
        "Thanks for your message! I am travelling, back Monday.",
        "Your message has been received and will be answered within 5 working days. Ticket 4711",
        "\n",
    ],
)
def test_words_of_a_program(text: str) -> None:
    assert not says_somebodys_own(REPLIED, SUBJECT, text)


@pytest.mark.parametrize(
    ("shown_by", "subject"),
    [
        pytest.param("Return-Path: <>", SUBJECT, id="the null path"),
        pytest.param("Words: i am out of the office", SUBJECT, id="its words"),
        pytest.param("Content-Type: multipart/report; report-type=disposition-notification", SUBJECT, id="a receipt"),
        pytest.param(REPLIED, "Automatic reply: Leak in the kitchen", id="its subject says so"),
        pytest.param(REPLIED, "Read: Leak in the kitchen", id="it was read"),
    ],
)
def test_what_shows_more_than_a_header_is_a_programs(shown_by: str, subject: str) -> None:
    assert not says_somebodys_own(shown_by, subject, "It drips on the stairs again.")
