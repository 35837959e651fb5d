"""Whether a mail on an open case asks after what is still to come."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.asks_after import asks_after


@pytest.mark.parametrize(
    "text",
    [
        "Any news?",
        "any update please",
        "And the curtain rail?",
        "What next?",
        "whats happening with my gate",
        "Where is the surveyor?",
        "When will he come back?",
        "wen r they comin",
        "How much longer is this going to be?",
        "I'd just like to know the dates of the other two.",
        "just wanna know when",
        "Second day, no plumber.",
        "Still no letter.",
        "Nobody has come yet.",
        "The roofer never turned up.",
        "I am still waiting on the part.",
        "We are awaiting your reply.",
        "We do not appear to have had a reply to ours of 3 May.",
        "The period for an acknowledgement has now expired.",
        "Ten working days have passed.",
        "Kindly reply by return.",
        "We should be grateful for an update.",
        "You said it would be done by Friday.",
        "The letter was meant to be here by the 8th.",
        "Did Mr Lumb write to me about the tap?",
        "Please could somebody ring me about the money.",
        "I am just chasing this up.",
        "Is there any progress?",
    ],
)
def test_it_asks_after_what_is_to_come(text: str) -> None:
    assert asks_after(a_message(text))


@pytest.mark.parametrize(
    "text",
    [
        "Here are the photographs you asked for.",
        "Wednesday is fine, after nine.",
        "The electrician came and the lamp is off. Thank you.",
        "White please, and grey for the skirting.",
        "My sort code is on the attached form.",
        "I pressed send too soon, sorry. It is the bath as well.",
        "Thank you, that is all I wanted.",
        "Could I have the insurer's reference number? The policy is at home and I cannot find it anywhere.",
        "He came on Tuesday and it is mended.",
        "No rush at all.",
    ],
)
def test_an_answer_and_a_paper_ask_after_nothing(text: str) -> None:
    assert asks_after(a_message(text)) == ""


def test_a_question_is_one_though_a_name_stands_below_it() -> None:
    assert asks_after(a_message("And the curtain rail? A Finch")) == "and the curtain rail?"


def test_the_subject_of_a_reminder_says_so() -> None:
    message = a_message("We refer to our letter of 3 May.", subject="Our client Mr Trott: reminder")
    assert asks_after(message) == "reminder"
