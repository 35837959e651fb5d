"""A danger is put before a person wherever in the message it stands, and whoever seems to have written it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import RULES, a_message, the_facts
from heard.casework.events import About, Reference
from heard.judgement.actions import AskOfficer
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Lead, Tie, TieKind
from heard.mail.message import Message

GAS = "There is a smell of gas in my kitchen and nobody comes."
ANNOUNCED = "On Mon, 29 Sep 2025 at 10:00, Gary Officer <gary.officer@northgate.example> wrote:"
HEADERS = (
    "________________________________\nFrom: Gary Officer <gary.officer@northgate.example>\n"
    "Sent: 29 September 2025 10:00\nTo: Dorothy Finch\nSubject: Visit\n\nWe come on Monday.\n\nRegards\nGary\n\n"
)
CASE = Reference("NH-26-0007")


def risk(message: Message, **facts: object) -> str | None:
    """The verdict on danger, where a person is told of it."""
    decision = decide_message(message, the_facts(**facts), RULES)
    told = any(isinstance(action, AskOfficer) and action.about is About.DANGER for action in decision.actions)
    return decision.verdicts["risk"] if told else None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"Hello\n\n-- \nDot\nNorthgate Tenants Ltd\n01632 960001\nwww.tenants.example\n{GAS}", id="signed"
        ),
        pytest.param(f"{ANNOUNCED}\n\n> We come on Monday.\n> {GAS}\n", id="among quoted lines, and nothing else"),
        pytest.param(f"{HEADERS}{GAS}", id="below an earlier mail's headers, and nothing above"),
        pytest.param(f"Thanks\n\n{ANNOUNCED}\n\nWe come on Monday.\n\nRegards\nGary\n\n{GAS}", id="below thanks"),
        pytest.param(f"Please see below.\n\nKind regards\nDorothy Finch\n\n{HEADERS}{GAS}", id="below a name"),
    ],
)
def test_a_danger_outside_the_own_words_is_put_before_a_person(text: str) -> None:
    assert risk(a_message(text, subject="Re: Visit")) in ("ask", "yes")


def test_what_was_cut_with_the_signature_is_looked_at() -> None:
    signed = replace(a_message("The lift is dirty."), signature=f"Dot\nTenants Ltd\n{GAS}")
    assert risk(signed) == "ask"


def test_the_subject_of_a_reply_in_which_nothing_else_is_typed_is_looked_at() -> None:
    quoted = a_message(f"{ANNOUNCED}\n\n> We come on Monday.\n", subject="Re: Visit, and now I smell gas in the hall")
    assert risk(quoted) == "ask"


def test_the_subject_of_a_reply_is_anothers_where_something_is_typed() -> None:
    assert risk(a_message("The plumber has been, thanks.", subject="Re: I smell gas in the hall")) is None


def test_a_danger_on_the_line_of_a_gateways_warning_is_the_writers_own() -> None:
    warned = f"CAUTION: This email originated from outside the organisation. {GAS}"
    assert risk(a_message(warned)) == "yes"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"The plumber came on Monday and has to come once more for the tap.\n\n{ANNOUNCED}\n> {GAS}",
            id="quoted, by somebody who says something",
        ),
        pytest.param(
            "The lift is dirty.\n\nKind regards\nAnn Other\nGas Safe Engineer\nNorth Heating Ltd\nwww.north.example",
            id="a firm's block that speaks of gas",
        ),
    ],
)
def test_no_danger_is_seen(text: str) -> None:
    assert risk(a_message(text, subject="Re: Visit")) is None


@pytest.mark.parametrize(
    "tie, expected",
    [
        pytest.param(TieKind.ANSWERS, None, id="it answers a mail that is on the case, where it was looked at"),
        pytest.param(TieKind.REFERENCE, "ask", id="it names a case that may never have had that mail"),
    ],
)
def test_what_is_quoted_of_the_case_itself_is_no_news(tie: TieKind, expected: str | None) -> None:
    lead = Lead(CASE, (Tie(tie, "<1@northgate.example>"),), belongs=True, is_theirs=True)
    thanks = a_message(f"Thanks\n\n{ANNOUNCED}\n\n> {GAS}\n", subject=f"Re: Visit [{CASE}]")
    assert risk(thanks, leads=(lead,)) == expected
