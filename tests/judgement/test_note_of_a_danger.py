"""An officer's note of a call that says no more than whose and what raises the danger all the same."""

from __future__ import annotations

from typing import Any

import pytest

from builders import OFFICER, RULES, a_message
from heard.casework.events import About
from heard.judgement.actions import AskOfficer
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Lead, Tie, TieKind
from judgement.commands.answering import CASE, NOTICE, what_is_known

NAMED = (Lead(CASE, (Tie(TieKind.REFERENCE, CASE),)),)


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Finch rang: ceiling down",
        "Mr Cole phoned, half the ceiling is on the floor",
        "Call from Ms Dray - ceiling has come in over the cot",
        "Mrs Finch rang. Her ceiling's down again.",
    ],
)
@pytest.mark.parametrize(
    "known",
    [
        pytest.param({}, id="on no case"),
        pytest.param({"leads": NAMED}, id="on a case"),
        pytest.param({"notice": NOTICE}, id="in answer to a notice"),
    ],
)
def test_a_danger_that_is_told_by_telephone_is_put_before_a_person(text: str, known: dict[str, Any]) -> None:
    mail = a_message(text, sender=f"Gary Officer <{OFFICER}>", subject="Re: New case" if "notice" in known else "Call")
    decision = decide_message(mail, what_is_known(**known), RULES)
    assert any(isinstance(each, AskOfficer) and each.about is About.DANGER for each in decision.actions)
