"""An officer's note of a call that says no more than whose and what raises the danger all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from builders import LEAD, MAILBOX, OFFICER, RULES, a_message
from heard.casework.events import About, MessageNumber
from heard.judgement.actions import AskOfficer
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Lead, OpenDanger, Tie, TieKind
from heard.judgement.token_seen import NoticeAnswered
from judgement.commands.answering import CASE, NOTICE, ON_FILE, what_is_known

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


def dangers_told(text: str, *, to: str = MAILBOX, headers: tuple[tuple[str, str], ...] = (), **known: Any) -> bool:
    """Say whether a note on the case is put before a person as a danger."""
    mail = a_message(text, sender=f"Gary Officer <{OFFICER}>", subject=f"Call [{CASE}]", to=to, headers=headers)
    decision = decide_message(mail, what_is_known(**{"leads": NAMED, **known}), RULES)
    return any(isinstance(each, AskOfficer) and each.about is About.DANGER for each in decision.actions)


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Finch rang: ceiling down\n\nRegards\nGary",
        "Ms Dray called, there's gas\nGary Officer",
        "Mr Cole phoned. Fire in the flat last night.",
        "They had a small fire yesterday, she says.",
        "Lounge ceiling's down in number 9\nPlease ring her",
    ],
)
def test_it_is_told_whatever_stands_below_it(text: str) -> None:
    assert dangers_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "She rang again. No ceiling down after all.",
        "The ceiling needs to come down for the rewire.",
        "He rang, all well.",
    ],
)
def test_what_tells_of_none_is_not(text: str) -> None:
    assert not dangers_told(text)


@pytest.mark.parametrize(
    "to, cc, is_told",
    [
        pytest.param(f"{MAILBOX}, {LEAD}", "", True, id="beside a colleague"),
        pytest.param(MAILBOX, LEAD, True, id="with a copy to a colleague"),
        pytest.param(LEAD, MAILBOX, False, id="to a colleague, with a copy for us"),
        pytest.param(f"{MAILBOX}, ann@tenant.example", "", False, id="beside somebody outside"),
    ],
)
def test_it_is_told_in_what_is_sent_to_the_mailbox_and_to_nobody_outside(to: str, cc: str, is_told: bool) -> None:
    assert dangers_told("Mrs Finch rang: she smells gas", to=to, headers=(("Cc", cc),) if cc else ()) is is_told


NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
OPEN = OpenDanger(MessageNumber(4), "ann@tenant.example", "smell gas", NOON, NOON)


@pytest.mark.parametrize("text", ["Mrs Finch rang: she smells gas", "Ms Finch called. Half the ceiling is down."])
@pytest.mark.parametrize("notice", [None, NOTICE], ids=["to the mailbox", "in answer to a notice"])
@pytest.mark.parametrize(
    "days, left, is_told",
    [
        pytest.param(60, (), True, id="long after another was dealt with"),
        pytest.param(1, (), True, id="the day after"),
        pytest.param(0, (), False, id="on its day"),
        pytest.param(60, (OPEN,), False, id="while it is open"),
    ],
)
def test_a_danger_noted_before_silences_only_what_may_be_the_same(
    text: str, notice: NoticeAnswered | None, days: int, left: tuple[OpenDanger, ...], is_told: bool
) -> None:
    stands = replace(ON_FILE, case=replace(ON_FILE.case, danger_at=NOON - timedelta(days=days), risk=True))
    known = {"on_file": (stands,), "received_at": NOON, "notice": notice, "dangers": {CASE: left} if left else {}}
    assert dangers_told(text, **known) is is_told
