"""An answer that is plainly welcome asks nobody anything, where only the second opinion does."""

from __future__ import annotations

import pytest

from heard.judgement.actions import Finding
from heard.judgement.welcome import without_what_is_welcome

SECOND = Finding("escalation_request", "second-opinion/escalation", "great", "26% likely", "ask")
BY_A_RULE = Finding("escalation_request", "escalation/answer_falls_short", "great", "a clause", "ask")
PRAISE = Finding("compliment", "kind/praise", "swept up", "a clause")


@pytest.mark.parametrize("text", [
    pytest.param("Perfect", id="one word"),
    pytest.param("Perfect\n\nFrank Holt", id="one word above a name"),
    pytest.param("Received and understood, many thanks.", id="received"),
    pytest.param("Brilliant news, thank you all", id="news"),
    pytest.param("I was telling my mum how kind your lads were.", id="how kind"),
])  # fmt: skip
def test_words_of_welcome_ask_nobody(text: str) -> None:
    assert without_what_is_welcome([SECOND], text) == ()


@pytest.mark.parametrize("text", [
    pytest.param("Perfect, but the tap drips.", id="but"),
    pytest.param("Not good.", id="not"),
    pytest.param("Great, and who pays?", id="a question"),
    pytest.param("Oh great", id="it may be bitter"),
    pytest.param("Fine.", id="it may be resigned"),
    pytest.param("Thanks for nothing.", id="for nothing"),
    pytest.param("No.", id="no"),
    pytest.param("How helpful you were, I want somebody else to look at it.", id="wanted all the same"),
])  # fmt: skip
def test_words_that_may_mean_otherwise_still_do(text: str) -> None:
    assert without_what_is_welcome([SECOND], text) == (SECOND,)


def test_praise_asks_nobody_where_the_answer_is_accepted() -> None:
    assert without_what_is_welcome([SECOND, PRAISE], "Happy with that. He even swept up!") == (PRAISE,)
    assert without_what_is_welcome([SECOND, PRAISE], "He even swept up!") == (SECOND, PRAISE)


def test_displeasure_beside_it_asks() -> None:
    displeased = Finding("displeasure", "kind/displeased", "joke", "a clause")
    assert SECOND in without_what_is_welcome([SECOND, displeased], "Great")


def test_what_a_rule_asks_stays() -> None:
    assert without_what_is_welcome([SECOND, BY_A_RULE], "Great") == (SECOND, BY_A_RULE)
