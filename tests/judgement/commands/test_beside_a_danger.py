"""A mail that brings a danger, or a request for more, ends nothing by the command above it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import LEAD, MONDAY, OFFICER, TENANT
from heard.casework.commands import Assign, Close, Command, Given, NotAComplaint
from heard.casework.events import About, Kind, MessageNumber, Outcome, ProvedBy, Reference
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, AskToConfirm, CarryOut, Decision
from heard.judgement.commands.beside_a_danger import held_up_by_what_it_brings, unseen_dangers
from heard.judgement.facts import OpenDanger
from heard.judgement.token_seen import CONFIRM, RECEIPT, TokenSeen, TokenState

CASE = Reference("NH-26-0001")
CLOSED = Close(Outcome("upheld"))


def decided(command: Command, *asked: About) -> Decision:
    carried_out = CarryOut(CASE, Given(command, "as it says"), MessageNumber(1), OFFICER, ProvedBy.BOTH, "it is theirs")
    questions = tuple(AskOfficer(CASE, about, "it says so") for about in asked)
    return Decision(Kind.STAFF, True, Role.OFFICER, (), (carried_out, *questions))


@pytest.mark.parametrize("about", [About.DANGER, About.NEXT_STAGE])
@pytest.mark.parametrize("command", [CLOSED, NotAComplaint(Kind.SERVICE_REQUEST)])
def test_what_ends_something_is_asked_about(command: Command, about: About) -> None:
    action, *rest = held_up_by_what_it_brings(decided(command, about)).actions
    assert isinstance(action, AskToConfirm)
    assert (action.given.command, action.officer, action.half_shown) == (command, OFFICER, True)
    assert [each.about for each in rest if isinstance(each, AskOfficer)] == [about]


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        pytest.param(CLOSED, (), id="it brings nothing"),
        pytest.param(CLOSED, (About.SEEMS_MISSING,), id="what it brings is no danger"),
        pytest.param(Assign(None), (About.DANGER,), id="nothing ends"),
    ],
)
def test_all_else_is_carried_out(command: Command, asked: tuple[About, ...]) -> None:
    assert held_up_by_what_it_brings(decided(command, *asked)) == decided(command, *asked)


# -- A danger that came before


GAS = OpenDanger(MessageNumber(5), TENANT, "smell of gas", MONDAY, MONDAY)
LATER, BEFORE = MONDAY + timedelta(minutes=10), MONDAY - timedelta(minutes=10)
OF_HIS_NOTICE = TokenSeen(
    TokenState.GOOD, "N", officer=OFFICER, reference=CASE, message=MessageNumber(1), about=About.NEW_CASE,
    shown_at=LATER,
)  # fmt: skip


@pytest.mark.parametrize(
    "tokens",
    [
        pytest.param((), id="nothing of ours"),
        pytest.param((OF_HIS_NOTICE,), id="a notice about another mail, although it is newer"),
        pytest.param((replace(OF_HIS_NOTICE, about=CONFIRM, shown_at=BEFORE),), id="a question from before it"),
        pytest.param((replace(OF_HIS_NOTICE, message=GAS.message, officer=LEAD),), id="a colleague's notice of it"),
        pytest.param((replace(OF_HIS_NOTICE, message=GAS.message, reference=None),), id="of no case"),
    ],
)
def test_a_danger_that_nothing_shows_they_know_of(tokens: tuple[TokenSeen, ...]) -> None:
    assert unseen_dangers((GAS,), OFFICER, CASE, tokens) == (GAS,)


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(replace(OF_HIS_NOTICE, message=GAS.message, about=About.DANGER), id="its own notice"),
        pytest.param(replace(OF_HIS_NOTICE, message=GAS.message, about=RECEIPT), id="a receipt for a word on it"),
        pytest.param(replace(OF_HIS_NOTICE, about=CONFIRM), id="a question that named it"),
    ],
)
def test_a_danger_they_were_shown(token: TokenSeen) -> None:
    assert unseen_dangers((GAS,), OFFICER, CASE, (token,)) == ()


def test_a_danger_they_brought_themselves_they_know_of() -> None:
    assert unseen_dangers((replace(GAS, sender=OFFICER),), OFFICER, CASE, ()) == ()
