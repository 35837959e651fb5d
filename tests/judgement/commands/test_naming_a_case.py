"""A short mail of an officer's to the mailbox that names a case: what it asks for is done, or answered."""

from __future__ import annotations

import pytest

from builders import MAILBOX, OFFICER, RULES
from heard.casework.commands import Assign, Close, Command, OpenStage, State
from heard.casework.events import (
    Direction,
    Ground,
    Kind,
    MessageNumber,
    Outcome,
    Particular,
    Reference,
    Refusal,
    StageName,
)
from heard.casework.people import Role
from heard.judgement.actions import (
    Action,
    AskToConfirm,
    CarryOut,
    Decision,
    Explain,
    FileOnCase,
    RefuseCommand,
    SetAside,
)
from heard.judgement.commands.on_top import with_command_on_top
from heard.judgement.facts import Lead
from heard.judgement.officers.proof import Proof
from judgement.commands.answering import CASE, NOT_PROVED, OTHER, PROVED, from_gary, what_is_known

COLLEAGUE = "helen.lead@northgate.example"
A_LETTER = """close by the boiler, NH-26-0042, there is a stain

I went out this morning with the surveyor and we looked at the whole of the back wall. He thinks that the gutter is what
lets the water in, and will write to us by the end of the week with what it would cost to have it put right.
"""


def follows(
    line: str, *, on: Reference | None = CASE, to: str = MAILBOX, proof: Proof = PROVED, subject: str = "A case"
) -> list[Action]:
    """Return what follows from a fresh mail besides where it is put."""
    put: Action = SetAside(Kind.STAFF, "it names no case")
    if on is not None:
        put = FileOnCase(on, Direction.OUT, Kind.STAFF, Ground.OPENED_IT, True, "it names it")
    filed = Decision(Kind.STAFF, True, Role.OFFICER, (), (put,))
    facts = what_is_known(message=MessageNumber(9), leads=(Lead(CASE, ()), Lead(OTHER, ())))
    mail = from_gary(line, subject=subject, to=to)
    return list(with_command_on_top(filed, mail, facts, proof, RULES).actions[1:])


@pytest.mark.parametrize(
    "line, command",
    [
        ("stage 2 for NH-26-0042", OpenStage(StageName("stage-2"))),
        ("NH-26-0042: close upheld", Close(Outcome("upheld"))),
        ("NH-26-0042 - close as upheld, please", Close(Outcome("upheld"))),
        ("Hi, please close case NH-26-0042 as upheld. Thanks", Close(Outcome("upheld"))),
        ("[NH-26-0042] escalate to stage 2", OpenStage(StageName("stage-2"))),
    ],
)
def test_a_command_with_its_case_in_another_place_is_asked_about_like_any_other(line: str, command: Command) -> None:
    [action] = follows(line)
    assert isinstance(action, AskToConfirm)
    assert (action.reference, action.given.command, action.given.line) == (CASE, command, line)


@pytest.mark.parametrize("line", ["Helen to take NH-26-0042", "Please give NH-26-0042 to Helen"])
def test_whom_a_case_is_given_to_is_no_matter_of_consequence(line: str) -> None:
    [action] = follows(line)
    assert isinstance(action, CarryOut)
    assert action.given.command == Assign(COLLEAGUE)


@pytest.mark.parametrize(
    "line, nearest",
    [
        ("could you close NH-26-0042 as upheld?", "close upheld"),
        ("Can we close NH-26-0042 as upheld?", "close upheld"),
        ("Is it ok to close NH-26-0042?", "close upheld"),
        ("Please could somebody reopen NH-26-0042", "reopen"),
        ("I'd like to extend NH-26-0042 by a week", "extend 1 week"),
        ("Should NH-26-0042 go to stage 2?", "stage 2"),
        ("clsoe NH-26-0042 upheld", "close upheld"),
        ("NH-26-0042 - asign to Helen", "assign to Helen Lead"),
        ("Could Helen take NH-26-0042?", "assign to Helen Lead"),
        ("Can NH-26-0042 be assigned to Helen please?", "assign to Helen Lead"),
        ("mark NH-26-0042 as upheld", "close upheld"),
        ("NH-26-0042 wants closing", "close upheld"),
        ("Case NH-26-0042 has to be reopened", "reopen"),
        ("NH-26-0042 should go to stage 2 now", "stage 2"),
        ("This one needs to be closed please: NH-26-0042", "close upheld"),
        ("Please withdraw NH-26-0042", "close withdrawn"),
        ("Time to close NH-26-0042\n\nThanks\nGary", "close upheld"),
    ],
)
def test_what_is_asked_for_in_other_words_changes_nothing_and_is_answered_with_the_right_ones(
    line: str, nearest: str
) -> None:
    [action] = follows(line)
    assert isinstance(action, Explain)
    assert (action.reference, action.officer, action.line.line) == (CASE, OFFICER, line.split("\n")[0])
    assert nearest in action.line.nearest


@pytest.mark.parametrize(
    "line",
    ["close upheld NH-26-9999", "could you close NH-26-9999 as upheld?", "stage 2 for NH-26-9999", "NH-26-9999 split"],
)
@pytest.mark.parametrize("on", [None, CASE])
def test_what_names_a_case_that_is_none_is_told_so(line: str, on: Reference | None) -> None:
    [action] = follows(line, on=on)
    assert isinstance(action, RefuseCommand)
    assert (action.why, action.because, action.officer) == (Refusal.NOT_ALLOWED, "there is no case NH-26-9999", OFFICER)


def test_what_names_another_case_than_it_lies_on_does_nothing_on_either() -> None:
    [action] = follows("close upheld NH-26-0041")
    assert isinstance(action, RefuseCommand)
    assert action.because.startswith("its first line names NH-26-0041, and the mail lies on NH-26-0042")


@pytest.mark.parametrize(
    "text",
    [
        "I rang Mrs Bell about NH-26-0042 today and she is happy.",
        "Spoke to Mrs Bell re NH-26-0042",
        "Rang Mrs Bell about NH-26-0042",
        "NH-26-0042 has been closed, I told Mrs Bell",
        "Has Mrs Bell been told about NH-26-0042?",
        "Don't forget Mrs Bell's keys, NH-26-0042",
        "Any news on NH-26-0042?",
        "Mrs Bell of NH-26-0042 wants to go to stage 2",
        "The surveyor went out for NH-26-0042 on Tuesday and will report",
        "Please see the attached photos for NH-26-0042",
        "We agreed that NH-26-0042 should not be closed yet",
        "Can you take a look at NH-26-0042 please Gary",
        "please call Mrs Bell about NH-26-0042",
        "Contractor has asked for more time on NH-26-0042",
        "I will close NH-26-0042 tomorrow",
        "Close to the end of the works on NH-26-0042 the surveyor came back",
        "I rang about NH-26-9999",
        A_LETTER,
    ],
)
def test_what_tells_something_of_a_case_is_a_note_that_nobody_answers(text: str) -> None:
    assert follows(text) == []


@pytest.mark.parametrize(
    "line, nearest",
    [
        ("this needs closing", "close upheld"),
        ("It ought to be closed", "close upheld"),
        ("please withdraw this one", "close withdrawn"),
        ("withdraw", "close withdrawn"),
    ],
)
def test_what_is_asked_below_a_subject_that_names_the_case_is_answered_too(line: str, nearest: str) -> None:
    [action] = follows(line, subject=CASE)
    assert isinstance(action, Explain)
    assert nearest in action.line.nearest


@pytest.mark.parametrize("line", ["see subject", "As per subject line", "Please see the title", "see above"])
def test_a_subject_that_its_writer_points_at_is_answered(line: str) -> None:
    [action] = follows(line, subject=f"close {CASE} upheld")
    assert isinstance(action, Explain)
    assert action.line.nearest == ("close upheld",)
    assert follows(line, subject=f"Re: close {CASE} upheld") == []


@pytest.mark.parametrize(
    "line",
    [
        "Has NH-26-0042 been closed?",
        "is NH-26-0042 still open?",
        "Was NH-26-0042 ever escalated to stage 2?",
        "don't close NH-26-0042",
        "Please do not close NH-26-0042 yet",
        "NH-26-0042 must not be closed",
        "Never reopen NH-26-0042",
    ],
)
def test_who_asks_how_a_case_stands_or_wants_it_left_hears_how_it_stands(line: str) -> None:
    [action] = follows(line)
    assert isinstance(action, RefuseCommand)
    assert action.because == "nothing is asked for that could be done, and NH-26-0042 is open, at stage 1"


@pytest.mark.parametrize("line", ["arrangements for NH-26-0042: ring first", "NH-26-0042: arrangements: ring first"])
def test_what_is_told_of_the_case_that_it_names_is_recorded(line: str) -> None:
    [action] = follows(line)
    assert isinstance(action, CarryOut)
    assert action.given.command == State(Particular.ARRANGEMENTS, "ring first")


def test_a_question_to_a_colleague_is_for_them_to_answer() -> None:
    assert follows("could you close NH-26-0042 as upheld?", to=f"{MAILBOX}, {COLLEAGUE}") == []


def test_whom_nothing_shows_is_told_nothing() -> None:
    assert follows("could you close NH-26-0042 as upheld?", proof=NOT_PROVED) == []
