"""What follows from a mail of staff that answers a notice of ours, by its token or its headers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import (
    OFFICER,
)
from heard.casework.commands import Assign, Given, Note
from heard.casework.events import (
    Direction,
    Ground,
    Kind,
    ProvedBy,
    Refusal,
)
from heard.judgement.actions import (
    CarryOut,
    Explain,
    FileOnCase,
)
from heard.judgement.officers.proof import Proof
from heard.judgement.token_seen import TokenState
from heard.mail.message import Attachment
from judgement.commands.answering import (
    CASE,
    COLLEAGUES,
    COMPLAINT,
    NOT_PROVED,
    NOTICE,
    NOWHERE,
    PROVED,
    SIGNED,
    asked,
    carried_out,
    decided,
    follows,
    from_gary,
    quoting,
    refused,
)


def test_an_answer_gives_its_first_line_as_a_command_for_the_case_of_the_notice() -> None:
    action = carried_out(from_gary("assign to me\n\n" + SIGNED), notice=NOTICE)
    assert (action.reference, action.given) == (CASE, Given(Assign(None), "assign to me"))
    assert (action.about, action.officer, action.proved_by, action.nonce) == (
        COMPLAINT,
        OFFICER,
        ProvedBy.TRANSPORT,
        None,
    )


@pytest.mark.parametrize(
    "line", [f"assign {CASE} to me", f"assign to me {CASE}", f"{CASE} - assign to me", f"Assign to me ({CASE.lower()})"]
)
def test_the_reference_of_its_own_case_may_stand_in_a_command(line: str) -> None:
    assert carried_out(from_gary(f"{line}\n\n{SIGNED}"), notice=NOTICE).given == Given(Assign(None), line)


def test_it_is_filed_on_the_case_as_what_an_officer_sent() -> None:
    filed, _ = decided(from_gary("assign to me"), notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert (filed.reference, filed.direction, filed.kind, filed.ground) == (
        CASE,
        Direction.OUT,
        Kind.STAFF,
        Ground.NOTICE,
    )


@pytest.mark.parametrize(
    "line, proof",
    [("assign to me", PROVED), ("close withdrawn", PROVED), ("close withdrawn", NOT_PROVED), ("Thank you.", PROVED)],
)
def test_for_a_case_that_is_nowhere_nothing_is_done_and_the_officer_hears_why(line: str, proof: Proof) -> None:
    action = refused(from_gary(line, subject=f"RE: New case [{NOWHERE}]"), proof, notice=NOTICE)
    assert (action.why, action.reference, action.officer) == (Refusal.NOT_ALLOWED, NOWHERE, OFFICER)
    assert action.because == "the subject names NH-26-0999, and there is no such case"
    assert not action.leads


def test_all_else_is_a_note() -> None:
    text = "I will ring her tomorrow."
    assert carried_out(from_gary(text), notice=NOTICE).given == Given(Note(), text)


@pytest.mark.parametrize("text", ["", "Thanks", SIGNED, f"--\n{SIGNED}", "Sent from Outlook for iOS"])
def test_what_says_nothing_is_filed_as_theirs_and_nobody_is_answered(text: str) -> None:
    [filed] = decided(from_gary(text), notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert filed.direction is Direction.OUT


@pytest.mark.parametrize(
    ("text", "subject", "line"),
    [
        pytest.param("Thanks\nGary\nREOPEN", "RE: New case", "REOPEN", id="below thanks and a name"),
        pytest.param("Ok, thanks\n\nGary Officer\nStage 2", "RE: New case", "Stage 2", id="where a post would stand"),
        pytest.param("", "Close upheld please [NH-26-0042]", "Close upheld please", id="in a subject above nothing"),
        pytest.param(
            "Gary Officer", "clsoe upheld [NH-26-0042]", "clsoe upheld", id="misread, in a subject above a name"
        ),
    ],
)
def test_a_command_where_none_counts_is_answered_with_the_right_words(text: str, subject: str, line: str) -> None:
    action = follows(from_gary(text, subject=subject), notice=NOTICE)
    assert isinstance(action, Explain | CarryOut)
    assert isinstance(action, Explain) or action.given.command == Note()
    assert not isinstance(action, Explain) or (action.line.line, bool(action.line.nearest)) == (line, True)


@pytest.mark.parametrize("text", ["", "Thanks", SIGNED])
def test_a_file_without_a_word_is_a_note(text: str) -> None:
    letter = Attachment("Our letter to Mrs Bell.pdf", "application/pdf", 48_000)
    message = replace(from_gary(text), attachments=(letter,))
    assert carried_out(message, notice=NOTICE).given.command == Note()


def test_a_note_of_whom_nothing_shows_is_filed_and_nothing_else() -> None:
    [filed] = decided(from_gary("I will ring her tomorrow."), NOT_PROVED, notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert filed.direction is Direction.IN


def test_a_misread_command_changes_nothing_and_names_the_right_words() -> None:
    filed, action = decided(from_gary("clsoe upheld"), notice=NOTICE)
    assert isinstance(action, Explain)
    assert (action.reference, action.line.line, action.officer) == (CASE, "clsoe upheld", OFFICER)
    assert action.line.nearest
    assert isinstance(filed, FileOnCase)
    assert filed.direction is Direction.OUT


@pytest.mark.parametrize("line", ["Yes, upheld", "yes once the roofer has been", "no - reopen it"])
@pytest.mark.parametrize("proof", [PROVED, NOT_PROVED])
def test_no_plain_answer_to_whether_it_is_theirs_gets_the_right_words(line: str, proof: Proof) -> None:
    action = follows(from_gary(line), proof, **asked("confirm", only=("confirm",)))
    assert isinstance(action, Explain)
    assert "confirm" in action.line.nearest


@pytest.mark.parametrize("state", [TokenState.SPOILED, TokenState.EXPIRED])
def test_with_what_holds_no_longer_nobody_is(state: TokenState) -> None:
    known = asked("confirm", only=("confirm",), state=state)
    assert len(decided(from_gary("Yes, upheld"), NOT_PROVED, **known)) == 1


def test_nobody_is_told_the_right_words_whom_nothing_shows() -> None:
    [filed] = decided(from_gary("clsoe upheld"), NOT_PROVED, notice=NOTICE)
    assert isinstance(filed, FileOnCase)


def test_a_misread_command_with_a_colleagues_token_is_refused_like_any_other() -> None:
    action = refused(quoting("clsoe upheld"), NOT_PROVED, tokens=(COLLEAGUES,))
    assert (action.why, action.spoils) == (Refusal.ANOTHERS, ("HELENS",))
    assert action.given == Given(Note(), "clsoe upheld")
