"""Is what an officer passes on held already?"""

from __future__ import annotations

import pytest

from builders import COMPLAINT, the_facts
from heard.casework.events import Ground, Reference
from heard.judgement.brought.held import held_on
from heard.judgement.facts import Lead, Tie, TieKind
from heard.mail.passed_on.forwarded import Forwarded, How

CASE = Reference("NH-26-0007")


def passed_on(words: str = COMPLAINT, message_id: str | None = None) -> Forwarded:
    return Forwarded(None, "Dorothy Finch", "", None, "Leak", words, "", "", How.ATTACHED, message_id=message_id)


def on(lead: Lead, forwarded: Forwarded) -> tuple[Reference, Ground] | None:
    return held_on(forwarded, the_facts(leads=(lead,)))


def test_a_message_id_that_a_mail_of_the_case_has_shows_it() -> None:
    lead = Lead(CASE, (Tie(TieKind.REFERS, "<leak@tenant.example>"),), says=("Leak\nOther words.",))
    assert on(lead, passed_on(message_id="<leak@tenant.example>")) == (CASE, Ground.REPLY_HEADER)


def test_its_words_on_a_case_show_it_however_they_are_wrapped() -> None:
    lead = Lead(CASE, (Tie(TieKind.PLACE, "mill street"),), says=("Leak\n" + COMPLAINT.replace(" ", "  \n", 3),))
    assert on(lead, passed_on()) == (CASE, Ground.QUOTED_WORDS)


def test_a_quote_shows_it_where_no_mail_of_the_case_was_read() -> None:
    assert on(Lead(CASE, (Tie(TieKind.QUOTES, "a sentence"),)), passed_on()) == (CASE, Ground.QUOTED_WORDS)


@pytest.mark.parametrize(
    "lead, forwarded",
    [
        pytest.param(
            Lead(CASE, (Tie(TieKind.QUOTES, "a sentence"),), says=("Leak\nI wrote something else in May.",)),
            passed_on(),
            id="it only quotes a mail of the case",
        ),
        pytest.param(
            Lead(CASE, (Tie(TieKind.MENTIONS, "<leak@tenant.example>"),), says=("Leak\nOther words.",)),
            passed_on(message_id="<leak@tenant.example>"),
            id="the mail was mentioned, and never came",
        ),
        pytest.param(
            Lead(CASE, (Tie(TieKind.QUOTES, "a sentence"),), says=("Thanks\nThank you.",)),
            passed_on("Thank you."),
            id="thanks",
        ),
    ],
)
def test_what_shows_nothing(lead: Lead, forwarded: Forwarded) -> None:
    assert on(lead, forwarded) is None
