"""What stands behind a command on its line leaves it plain, may change it, or is a note and no command at all."""

from __future__ import annotations

import pytest

from heard.casework.commands import (
    Assign,
    Close,
    Command,
    IsLetter,
    NoStage,
    NotAComplaint,
    Note,
    OpenStage,
    Record,
    Reopen,
    Split,
    Undo,
)
from heard.casework.events import About, Kind, Learning, LearningWord, LetterKind, Outcome, StageName
from heard.judgement.commands.said_behind import beside, contradicts, is_a_heading
from heard.judgement.commands.spoken import Unsure
from judgement.commands.desk import ANEELA, GARETH, spoken

UPHELD, REQUEST = Close(Outcome("upheld")), NotAComplaint(Kind.SERVICE_REQUEST)
TO_GARETH, OFFERED = Assign(GARETH.address), Record(Learning.COMPENSATION, None, 50_00)
LATE = Record(Learning.CAUSE, LearningWord("late repair"))


def said(command: Command, behind: str, *, text: str = "", about: str = "") -> Command | Unsure | None:
    return beside(command, behind, text, spoken(about=about))


@pytest.mark.parametrize(
    "command, behind, text",
    [
        pytest.param(UPHELD, "decision letter sent 3/12", "", id="a closing, and what was done"),
        pytest.param(REQUEST, "passed to repairs", "service request", id="another kind, and that it is passed on"),
        pytest.param(REQUEST, "she only wants a date", "not a complaint", id="the same, typed outright"),
        pytest.param(TO_GARETH, "she knows the block", "", id="an owner, and why"),
        pytest.param(LATE, "three times", "", id="a cause, and more of it"),
        pytest.param(IsLetter(LetterKind.DECISION, outcome=Outcome("upheld")), "sent today", "", id="a letter"),
    ],
)
def test_it_is_still_that_command(command: Command, behind: str, text: str) -> None:
    assert said(command, behind, text=text) == command


@pytest.mark.parametrize(
    "command, behind, text, first",
    [
        pytest.param(UPHELD, "partly", "", "close upheld", id="in part"),
        pytest.param(UPHELD, "not upheld", "", "close upheld", id="another outcome"),
        pytest.param(UPHELD, "once the plumber has been", "", "close upheld", id="not yet"),
        pytest.param(REQUEST, "about the lift", "service request", "service request", id="a heading, and what of"),
        pytest.param(TO_GARETH, "or Aneela Rashid", "", "assign to gareth lumb", id="one or another"),
        pytest.param(OFFERED, "paid last week", "", "compensation £50", id="money, and more of it"),
        pytest.param(IsLetter(LetterKind.DECISION), "sent today", "", "it was: decision", id="no outcome"),
    ],
)
def test_it_may_be_another_and_is_asked(command: Command, behind: str, text: str, first: str) -> None:
    found = said(command, behind, text=text)
    assert isinstance(found, Unsure)
    assert any(each.lower().startswith(first) for each in found.nearest), found.nearest


def test_who_else_is_named_is_among_the_right_words() -> None:
    found = said(TO_GARETH, "or Aneela Rashid")
    assert isinstance(found, Unsure)
    assert any("Aneela Rashid" in each for each in found.nearest), ANEELA


@pytest.mark.parametrize("command", [Close(None), Reopen(), Split(), Undo()])
def test_with_more_behind_it_a_command_of_one_word_is_a_note(command: Command) -> None:
    assert said(command, "the gate on the left, please") is None


@pytest.mark.parametrize(
    "command, behind, about, is_plain",
    [
        pytest.param(OpenStage(None), "she is unhappy with it", About.NEXT_STAGE, True, id="yes, and why"),
        pytest.param(OpenStage(None), "I will ring her first", About.NEXT_STAGE, False, id="yes, by somebody else"),
        pytest.param(OpenStage(None), "she is unhappy with it", "", False, id="it was not asked"),
        pytest.param(NoStage(), "it is a new matter", About.NEXT_STAGE, True, id="no, and why"),
        pytest.param(NoStage(), "it is a new matter", About.STAGE_OPENED, True, id="no, where one was opened"),
        pytest.param(NoStage(), "her sister wants stage 2", About.NEXT_STAGE, False, id="no, but she wants it"),
        pytest.param(NoStage(), "not yet", About.NEXT_STAGE, False, id="no, not now"),
    ],
)
def test_yes_or_no_to_the_next_stage(command: Command, behind: str, about: str, is_plain: bool) -> None:
    found = said(command, behind, about=about)
    assert found == command if is_plain else isinstance(found, Unsure)


def test_a_yes_that_names_the_stage_opens_that_one() -> None:
    assert said(OpenStage(None), "stage 2", about=About.NEXT_STAGE) == OpenStage(StageName("stage-2"))


@pytest.mark.parametrize(
    "line, is_one",
    [
        ("Close upheld:", True),
        ("The panel", True),
        ("Service request", True),
        ("close upheld", False),
        ("panel on Tuesday", False),
    ],
)
def test_a_line_that_may_stand_above_a_paragraph(line: str, is_one: bool) -> None:
    assert is_a_heading(line, line) is is_one


@pytest.mark.parametrize(
    "second, first, do",
    [
        pytest.param(Close(Outcome("not upheld")), UPHELD, True, id="two ends"),
        pytest.param(Reopen(), UPHELD, True, id="an end and its opposite"),
        pytest.param(Undo(), TO_GARETH, True, id="taken back at once"),
        pytest.param(Assign(ANEELA.address), TO_GARETH, True, id="two owners"),
        pytest.param(UPHELD, UPHELD, False, id="the same again"),
        pytest.param(Note(), UPHELD, False, id="a note"),
        pytest.param(TO_GARETH, UPHELD, False, id="an end and an owner"),
        pytest.param(OFFERED, UPHELD, False, id="an end and its money"),
    ],
)
def test_two_commands_of_one_mail_contradict_each_other(second: Command, first: Command, do: bool) -> None:
    assert contradicts(second, first) is do
