"""A mail that brings a danger, or a request for more, ends nothing by the command above it."""

from __future__ import annotations

import pytest

from builders import OFFICER
from heard.casework.commands import Assign, Close, Command, Given, NotAComplaint
from heard.casework.events import About, Kind, MessageNumber, Outcome, ProvedBy, Reference
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, AskToConfirm, CarryOut, Decision
from heard.judgement.commands.beside_a_danger import held_up_by_what_it_brings

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
