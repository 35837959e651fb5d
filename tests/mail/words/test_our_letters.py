"""Our own letter is known again among a message's own words, and what its writer added is left."""

from __future__ import annotations

import pytest

from heard.mail.words.our_letters import without_our_letters

LETTER = (
    "Dear Dorothy Finch,\n\nThank you for writing to us. We have recorded your message as a complaint.\n\n"
    "If you are not satisfied with our answer you can ask us to take your complaint to the next stage.\n\n"
    "Northgate Homes\n"
)


@pytest.mark.parametrize(
    "text, left",
    [
        pytest.param(LETTER, "", id="the letter alone"),
        pytest.param(LETTER.replace(" ", "\n> ").upper(), "", id="wrapped and marked, in capitals"),
        pytest.param(f"It leaks.\n\n{LETTER}", "It leaks.", id="something above it"),
        pytest.param(f"{LETTER}\nIt leaks.", "It leaks.", id="something below it"),
        pytest.param("It leaks, and nobody comes.", "It leaks, and nobody comes.", id="nothing of it"),
        pytest.param(
            "I ask you to take my complaint to the next stage.",
            "I ask you to take my complaint to the next stage.",
            id="the same in other words",
        ),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    assert without_our_letters(text, [LETTER]) == left


def test_it_takes_no_longer_for_what_is_said_over_and_over() -> None:
    assert without_our_letters("you can ask us to take your complaint to the next stage " * 2_000, [LETTER])
