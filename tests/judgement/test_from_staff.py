"""Mail of the landlord's own people from before it went live is filed, and looked through for nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from builders import LIVE_SINCE, MONDAY, OFFICER, RULES, a_message
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Lead, Tie, TieKind
from judgement.commands.answering import CASE, what_is_known

NAMED = (Lead(CASE, (Tie(TieKind.REFERENCE, CASE),)),)


@pytest.mark.parametrize(
    "received_at, is_noted",
    [
        pytest.param(MONDAY, True, id="it came since"),
        pytest.param(LIVE_SINCE - timedelta(days=1), False, id="it came before"),
    ],
)
def test_only_a_note_that_came_since_is_looked_through(received_at: datetime, is_noted: bool) -> None:
    mail = a_message("Mrs Finch rang: ceiling down", sender=f"Gary Officer <{OFFICER}>", subject="Call")
    decision = decide_message(mail, what_is_known(leads=NAMED, received_at=received_at), RULES)
    assert decision.reference == CASE
    assert any(each.finding == "risk" for each in decision.findings) is is_noted
    assert ("risk" in decision.verdicts) is is_noted
