"""What follows from an answer by who gives it, and by what else is written."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import (
    LEAD,
    OFFICER,
    RULES,
    a_message,
    a_writer,
)
from heard.casework.commands import Assign, Close, Confirm, Disown, Given, NoStage, Note, Undo
from heard.casework.events import (
    Direction,
    MessageNumber,
    Outcome,
    ProvedBy,
    Refusal,
)
from heard.casework.people import Role
from heard.judgement.actions import (
    AskToConfirm,
    FileOnCase,
)
from heard.judgement.commands.on_top import with_command_on_top
from heard.judgement.facts import Lead
from heard.judgement.token_seen import TokenState
from heard.mail.message import Address, Message
from judgement.commands.answering import (
    AS_FILED,
    CASE,
    COLLEAGUES,
    COMPLAINT,
    GOOD,
    NOT_PROVED,
    NOTICE,
    OTHER,
    PASSED_ON,
    PROVED,
    SIGNED,
    TOKEN,
    UNKNOWN,
    asked,
    carried_out,
    decided,
    follows,
    from_gary,
    pressed,
    quoting,
    refused,
    what_is_known,
)


def test_what_is_consequential_waits_for_their_word_and_came_in() -> None:
    filed, action = decided(from_gary("close withdrawn"), notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert filed.direction is Direction.IN
    assert isinstance(action, AskToConfirm)
    assert (action.reference, action.given.command, action.about) == (CASE, Close(Outcome("withdrawn")), COMPLAINT)


def test_a_press_from_a_sender_who_is_vouched_for_is_carried_out_with_its_token() -> None:
    action = carried_out(pressed("close withdrawn"), tokens=(GOOD,))
    assert (action.reference, action.given.command) == (CASE, Close(Outcome("withdrawn")))
    assert (action.proved_by, action.nonce, action.about) == (ProvedBy.BOTH, "THEIRS", COMPLAINT)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(quoting("close withdrawn\nonly once the plumber has been"), id="typed"),
        pytest.param(
            from_gary(f"Please wait.\n\nclose withdrawn\n{TOKEN}", subject=f"close withdrawn {TOKEN}"), id="pressed"
        ),
    ],
)
def test_what_may_speak_against_a_command_of_consequence_holds_it_up(message: Message) -> None:
    action = follows(message, tokens=(GOOD,))
    assert isinstance(action, AskToConfirm)
    assert (action.given.command, action.half_shown) == (Close(Outcome("withdrawn")), True)
    assert "may speak against it" in action.because


def test_what_else_they_wrote_goes_along() -> None:
    action = carried_out(quoting("close withdrawn\nShe has accepted the offer."), tokens=(GOOD,))
    assert action.given == Given(Close(Outcome("withdrawn")), "close withdrawn", besides="She has accepted the offer.")


def test_what_anybody_can_put_right_is_done_all_the_same() -> None:
    action = carried_out(from_gary("assign to me\nuntil Helen is back"), notice=NOTICE)
    assert action.given == Given(Assign(None), "assign to me", besides="until Helen is back")


def test_a_token_of_another_case_than_the_subject_names_does_nothing() -> None:
    known: dict[str, Any] = {"leads": (Lead(CASE, ()), Lead(OTHER, ()))}
    action = refused(pressed("close withdrawn", OTHER), tokens=(GOOD,), **known)
    assert (action.why, action.reference, action.officer) == (Refusal.OF_ANOTHER_CASE, OTHER, OFFICER)


def test_what_was_given_for_no_case_does_nothing_on_one() -> None:
    action = refused(pressed("close withdrawn"), tokens=(replace(GOOD, reference=None),))
    assert (action.why, action.reference) == (Refusal.OF_ANOTHER_CASE, CASE)


def test_a_colleagues_alone_does_nothing_and_is_worth_nothing_from_then_on() -> None:
    action = refused(quoting("close withdrawn"), NOT_PROVED, tokens=(COLLEAGUES,))
    assert (action.why, action.leads, action.spoils, action.officer) == (Refusal.ANOTHERS, True, ("HELENS",), None)


def test_of_whom_our_server_vouches_for_a_colleagues_is_worth_as_much_as_none() -> None:
    action = follows(quoting("close withdrawn"), tokens=(COLLEAGUES,))
    assert isinstance(action, AskToConfirm)
    assert (action.reference, action.half_shown) == (CASE, True)
    noted = carried_out(quoting("No, looks fine to me"), tokens=(COLLEAGUES,))
    assert (noted.given.command, noted.proved_by) == (Note(), ProvedBy.TRANSPORT)


@pytest.mark.parametrize(
    "line, nonce, about",
    [
        pytest.param("undo", "UNDOES", MessageNumber(12), id="to undo"),
        pytest.param("close withdrawn", "NEXT", COMPLAINT, id="to go on"),
    ],
)
def test_an_answer_to_a_receipt_is_by_what_it_gave_for_that(line: str, nonce: str, about: MessageNumber) -> None:
    undoes = replace(GOOD, nonce="UNDOES", message=MessageNumber(12), about="undo", only=("undo",))
    following = replace(GOOD, nonce="NEXT", about="receipt")
    action = carried_out(quoting(line), tokens=(undoes, following))
    assert (action.nonce, action.about, action.proved_by) == (nonce, about, ProvedBy.BOTH)


def test_a_guess_does_nothing_and_is_told_to_the_leads_alone() -> None:
    action = refused(pressed("close withdrawn"), NOT_PROVED, tokens=(UNKNOWN,))
    assert (action.why, action.reference, action.leads, action.officer) == (Refusal.NOT_OURS, CASE, True, None)


def test_who_is_vouched_for_and_presses_what_no_key_knows_any_more_is_asked_about_that_case() -> None:
    action = follows(pressed("close withdrawn"), tokens=(UNKNOWN,))
    assert isinstance(action, AskToConfirm)
    assert (action.reference, action.about) == (CASE, None)


def test_a_forged_sender_gets_nothing_done_and_is_answered_by_nobody() -> None:
    forged = a_writer(address=Address("Gary Officer", OFFICER), role=Role.OFFICER, refuted=True)
    action = refused(pressed("close withdrawn"), NOT_PROVED, tokens=(GOOD,), writer=forged)
    assert (action.why, action.leads, action.spoils, action.officer) == (Refusal.FORGED, True, ("THEIRS",), None)


def test_who_is_no_officer_gives_no_commands_from_inside_either() -> None:
    message = a_message("assign to me", sender="kitchen@northgate.example", subject="RE: New case")
    action = refused(message, notice=NOTICE)
    assert (action.why, action.officer) == (Refusal.NOT_PROVED, None)


def test_a_mail_without_a_sender_is_nobodys() -> None:
    assert refused(a_message("assign to me", sender=None), NOT_PROVED, notice=NOTICE).officer is None


@pytest.mark.parametrize("line", ["No, her sister asks for it", "no escalation\nSorry, I meant the flat above"])
def test_a_stage_is_not_refused_while_more_is_said(line: str) -> None:
    action = follows(from_gary(line), **asked("next-stage"))
    assert isinstance(action, AskToConfirm)
    assert action.given.besides


@pytest.mark.parametrize(
    "line, because",
    [
        ("No - because it is a new matter", "it is a new matter"),
        ("No, this is a new matter", ""),
        ("No\nShe only wants an update on the roofer.", ""),
    ],
)
def test_a_no_whose_reasons_go_the_same_way_is_done(line: str, because: str) -> None:
    action = carried_out(from_gary(line), **asked("next-stage"))
    assert (action.given.command, action.given.because) == (NoStage(), because)


@pytest.mark.parametrize("line", ["No", "No escalation\nMany thanks\nGary", f"no escalation\n\n{SIGNED}"])
def test_a_plain_no_is_done(line: str) -> None:
    carried_out(from_gary(line), **asked("next-stage"))


@pytest.mark.parametrize(
    "line, about, expected",
    [
        pytest.param("undo", "undo", Undo(COMPLAINT), id="undo"),
        pytest.param("confirm", "confirm", Confirm(COMPLAINT), id="confirm"),
    ],
)
def test_the_button_of_a_receipt_means_the_command_it_was_given_for(
    line: str, about: str, expected: Undo | Confirm
) -> None:
    token = replace(GOOD, about=about, only=(line,))
    assert carried_out(pressed(line), tokens=(token,)).given.command == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("yes", Confirm(COMPLAINT)), ("it was me", Confirm(COMPLAINT)), ("not me", Disown(COMPLAINT))],
)
def test_a_word_to_the_question_whose_it_is_is_of_that_command_and_does_nothing_without_its_token(
    line: str, expected: Confirm | Disown
) -> None:
    with_what_is_spoiled = asked("confirm", state=TokenState.SPOILED)
    for known in (with_what_is_spoiled, {**with_what_is_spoiled, "tokens": ()}):
        action = refused(quoting(line), **known)
        assert action.given is not None
        assert (action.given.command, action.asks_again, action.officer) == (expected, True, OFFICER)


def test_a_word_to_a_question_that_another_was_asked_is_of_no_command() -> None:
    action = refused(from_gary("yes"), notice=replace(NOTICE, about="confirm", to=LEAD))
    assert (action.asks_again, action.officer) == (False, OFFICER)


def test_an_undo_that_says_which_command_means_that_one() -> None:
    action = follows(from_gary("undo 7"), notice=NOTICE)
    assert isinstance(action, AskToConfirm)
    assert action.given.command == Undo(MessageNumber(7))


def test_why_it_is_asked_says_where_what_we_gave_stands() -> None:
    mail = from_gary(PASSED_ON.replace("FYI", "close withdrawn"), subject="Damp")
    decision = with_command_on_top(AS_FILED, mail, what_is_known(tokens=(GOOD,)), PROVED, RULES)
    [_, action] = decision.actions
    assert isinstance(action, AskToConfirm)
    assert "stands in it below somebody else's words" in action.because
