"""A command that was given before its officer can have read the newest mail of the complainant's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from builders import LEAD, MAILBOX, MONDAY, OFFICER, RULES, TENANT
from heard.casework.commands import FELT, Close
from heard.casework.events import MessageNumber
from heard.judgement.actions import Action, AskToConfirm, CarryOut, RefuseCommand, WhyAsked
from heard.judgement.commands.beside_a_danger import DANGER_OPEN
from heard.judgement.commands.meanwhile import WROTE_MEANWHILE
from heard.judgement.commands.on_top import with_command_on_top
from heard.judgement.commands.to_a_notice import answer_to_a_notice
from heard.judgement.facts import HeldMail, OpenDanger, TheirMail
from heard.judgement.officers.proof import Proof
from heard.mail.message import Message
from judgement.commands.answering import (
    AS_FILED,
    CASE,
    COLLEAGUES,
    GOOD,
    NOT_PROVED,
    ON_FILE,
    OTHER,
    PASSED_ON,
    PROVED,
    from_gary,
    pressed,
    what_is_known,
)
from policies.story import the_policy

GIVEN = replace(GOOD, shown_at=MONDAY)
LATER = MONDAY + timedelta(minutes=42)
HERS = TheirMail(TENANT, "Dorothy Finch", LATER, LATER, "The ceiling has come down. Please ring me.")
DAMP = "The damp in my bedroom is awful and nobody has come for months."


def follows(mail: Message, proof: Proof = PROVED, **known: Any) -> Action:
    usual: dict[str, Any] = {"tokens": (GIVEN,), "theirs_last": {CASE: HERS}}
    decision = answer_to_a_notice(mail, what_is_known(**{**usual, **known}), proof, RULES)
    assert decision is not None
    return decision.actions[-1]


@pytest.mark.parametrize(
    "line",
    [
        "close withdrawn",
        "stage 2",
        "not a complaint: a service request",
        "extend 5 working days because the surveyor comes on Friday",
        "no escalation",
        "restrict contact because of what was said to the plumber",
    ],
)
def test_what_they_would_feel_is_asked_about(line: str) -> None:
    action = follows(pressed(line), on_file=(replace(ON_FILE, policy=the_policy("hos-code-2024")),))
    assert isinstance(action, AskToConfirm)
    assert isinstance(action.given.command, FELT)
    assert (action.because, action.newer) == (WROTE_MEANWHILE, HERS)
    assert (action.half_shown, action.vouched, action.nonce) == (True, True, "THEIRS")


@pytest.mark.parametrize("line", ["assign to me", "contact made by phone", "reopen", "split"])
def test_what_they_would_not_feel_is_carried_out(line: str) -> None:
    assert isinstance(follows(pressed(line)), CarryOut)


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"theirs_last": {}}, id="they wrote nothing"),
        pytest.param({"theirs_last": {OTHER: HERS}}, id="on another case"),
        pytest.param({"theirs_last": {CASE: replace(HERS, heard_at=MONDAY)}}, id="what the notice is about"),
        pytest.param({"theirs_last": {CASE: replace(HERS, answered_by=(OFFICER,))}}, id="they answered it"),
        pytest.param({"theirs_last": {CASE: replace(HERS, answered_by=(MAILBOX,))}}, id="as the mailbox"),
        pytest.param({"tokens": (replace(GIVEN, shown_at=LATER),)}, id="the notice is newer"),
        pytest.param({"tokens": (GOOD,)}, id="nobody knows when it was given"),
    ],
)
def test_where_no_newer_mail_is_it_is_carried_out(known: dict[str, Any]) -> None:
    assert isinstance(follows(pressed("close withdrawn"), **known), CarryOut)


def test_what_a_colleague_answered_they_need_not_have_read() -> None:
    action = follows(pressed("close withdrawn"), theirs_last={CASE: replace(HERS, answered_by=(LEAD,))})
    assert isinstance(action, AskToConfirm)


@pytest.mark.parametrize(
    "received_at",
    [pytest.param(MONDAY - timedelta(days=2), id="long ago"), pytest.param(LATER + timedelta(days=2), id="later")],
)
def test_when_it_was_heard_decides(received_at: datetime) -> None:
    action = follows(pressed("close withdrawn"), theirs_last={CASE: replace(HERS, received_at=received_at)})
    assert isinstance(action, AskToConfirm)


def test_who_is_asked_whether_it_is_theirs_is_told_of_it_too() -> None:
    action = follows(pressed("close withdrawn"), NOT_PROVED)
    assert isinstance(action, AskToConfirm)
    assert action.because != WROTE_MEANWHILE
    assert action.newer == HERS


def test_what_the_policy_refuses_is_asked_about_by_nobody() -> None:
    assert isinstance(follows(pressed("close upheld")), CarryOut), "it is refused when it is carried out"


# -- A danger that they may not know of

GAS = OpenDanger(MessageNumber(5), TENANT, "smell of gas", LATER, LATER)
ANSWERED = {"theirs_last": {CASE: replace(HERS, answered_by=(OFFICER,))}, "dangers": {CASE: (GAS,)}}


def test_a_danger_is_asked_about_whatever_letters_went_out() -> None:
    action = follows(pressed("close withdrawn"), **ANSWERED)
    assert isinstance(action, AskToConfirm)
    assert (action.because, action.why, action.newer) == (DANGER_OPEN, WhyAsked.DANGER_OPEN, None)


@pytest.mark.parametrize("line", ["assign to me", "contact made by phone", "stage 2"])
def test_what_ends_nothing_is_carried_out_beside_a_danger(line: str) -> None:
    assert isinstance(follows(pressed(line), **ANSWERED), CarryOut)


def test_a_danger_on_another_case_holds_nothing_up() -> None:
    assert isinstance(follows(pressed("close withdrawn"), theirs_last={}, dangers={OTHER: (GAS,)}), CarryOut)


def test_a_stranger_learns_nothing_of_it() -> None:
    assert isinstance(follows(pressed("close withdrawn"), NOT_PROVED, tokens=(COLLEAGUES,)), RefuseCommand)


# -- Above a mail that is passed on


def above(line: str, *, last: TheirMail, words: str = DAMP) -> AskToConfirm:
    held = (HeldMail(CASE, "ann.bell@tenant.example", "Ann Bell", words),)
    facts = what_is_known(held=held, theirs_last={CASE: last})
    mail = from_gary(PASSED_ON.replace("FYI", line).replace(" hk01", "\n\nhk01").partition("\nhk01")[0])
    decision = with_command_on_top(AS_FILED, mail, facts, PROVED, RULES)
    [action] = decision.actions[1:]
    assert isinstance(action, AskToConfirm)
    assert isinstance(action.given.command, Close)
    return action


def test_above_an_older_mail_of_theirs_the_newer_one_is_named() -> None:
    assert above("close withdrawn", last=HERS).newer == HERS


def test_above_their_last_mail_there_is_no_newer_one() -> None:
    assert above("close withdrawn", last=replace(HERS, words=DAMP)).newer is None


def test_above_a_mail_that_was_not_held_nobody_knows() -> None:
    assert above("close withdrawn", last=HERS, words="Something else that was said at length.").newer is None
