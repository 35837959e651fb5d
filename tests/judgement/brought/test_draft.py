"""What an officer tells a colleague, and the letter to the complainant that stands below it."""

from __future__ import annotations

import pytest

from builders import LANDLORD, LEAD, MAILBOX, OFFICER, RULES, a_message
from heard.judgement.brought.draft import above_a_draft
from heard.judgement.brought.note import noted_in
from heard.mail.message import Message

RANG = "Ms Pell of 3 Quarry Lane rang, she has had the letter and is not accepting it."
LETTER = """\
I have looked into your complaint and am sorry that nobody came.

If you are not happy with this answer, you can ask us to look at it again at stage 2.

Gary Officer
"""


def to_a_colleague(text: str) -> Message:
    return a_message(
        text,
        sender=f"Gary Officer <{OFFICER}>",
        subject="Lift",
        to=f"Helen Lead <{LEAD}>",
        message_id="<d@northgate.example>",
        headers=[("Cc", MAILBOX)],
    )


def above(text: str) -> str:
    return above_a_draft(to_a_colleague(text), RULES.says, LANDLORD).own_words


@pytest.mark.parametrize(
    "greeting",
    ["Dear Ms Pell,", "Dear Ms Pell", "Dear Olive,", "Dear Mr and Mrs Pell", "Hello Ms Pell,", '"Dear Olive Pell:'],
)
def test_a_letter_to_the_complainant_is_none_of_what_the_officer_tells(greeting: str) -> None:
    assert (
        above(f"Helen, draft below, can you check?\n\n{greeting}\n\n{LETTER}") == "Helen, draft below, can you check?"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"Dear Helen,\n\n{RANG} Can you look at stage 2 if you are in?", id="a note that greets a colleague"
        ),
        pytest.param(f"Dear all,\n\n{RANG} If you can, escalate it.", id="a note that greets everybody"),
        pytest.param(
            "Her letter, typed up:\n\nDear Mr Gibbs,\n\nI am not happy with your reply and I want to take it further.",
            id="a complainant's letter",
        ),
        pytest.param(
            "Their letter:\n\nDear Sir,\n\nYou can do better. We are not happy with your reply and want it escalated.",
            id="a complainant's letter to nobody in particular",
        ),
        pytest.param("Dear Ms Pell has rung again,\nshe wants the next stage.", id="no greeting"),
    ],
)
def test_what_is_no_letter_to_the_complainant_is_left_whole(text: str) -> None:
    assert above(text) == text


def test_a_call_told_of_above_a_draft_is_a_note_and_the_draft_is_none() -> None:
    called = above_a_draft(to_a_colleague(f"{RANG} Draft:\n\nDear Ms Pell,\n\n{LETTER}"), RULES.says, LANDLORD)
    alone = above_a_draft(to_a_colleague(f"Can you check?\n\nDear Ms Pell,\n\n{LETTER}"), RULES.says, LANDLORD)
    note = noted_in(called, RULES.brought, LANDLORD)
    assert note is not None
    assert (note.person, note.wants_more) == ("Ms Pell", True)
    assert noted_in(alone, RULES.brought, LANDLORD) is None
