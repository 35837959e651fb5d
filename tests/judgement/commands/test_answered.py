"""Which notice a mail of staff's answers, and which case it is for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import (
    LIVE_SINCE,
    RULES,
)
from heard.casework.events import (
    Kind,
    MessageNumber,
    ProvedBy,
)
from heard.judgement.actions import (
    CarryOut,
    FileOnCase,
    SetAside,
)
from heard.judgement.commands.to_a_notice import answer_to_a_notice
from heard.judgement.facts import Lead
from heard.judgement.token_seen import TokenState
from judgement.commands.answering import (
    CASE,
    COLLEAGUES,
    COMPLAINT,
    GOOD,
    NOTICE,
    NOWHERE,
    ON_FILE,
    OTHER,
    PROVED,
    TOKEN,
    UNKNOWN,
    carried_out,
    decided,
    from_gary,
    pressed,
    quoting,
    what_is_known,
)


def test_a_token_goes_before_what_the_headers_name() -> None:
    of_the_headers = replace(NOTICE, reference=OTHER, message=MessageNumber(9))
    assert carried_out(quoting("assign to me"), tokens=(GOOD,), notice=of_the_headers).reference == CASE


def test_beside_a_token_that_is_unknown_the_headers_name_the_notice() -> None:
    action = carried_out(quoting("assign to me"), tokens=(UNKNOWN,), notice=NOTICE)
    assert (action.reference, action.about, action.proved_by) == (CASE, COMPLAINT, ProvedBy.TRANSPORT)


def test_a_mail_that_answers_no_notice_is_none() -> None:
    assert answer_to_a_notice(from_gary("assign to me"), what_is_known(), PROVED, RULES) is None


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"from_sent_folder": True}, id="found in the sent folder"),
        pytest.param({"received_at": LIVE_SINCE - timedelta(days=1)}, id="old"),
    ],
)
def test_what_was_sent_or_is_old_answers_nothing(known: dict[str, Any]) -> None:
    facts = what_is_known(tokens=(GOOD,), notice=NOTICE, **known)
    assert answer_to_a_notice(pressed("close withdrawn"), facts, PROVED, RULES) is None


def test_what_was_seen_in_other_hands_makes_a_mail_no_answer_of_itself() -> None:
    spoiled = replace(GOOD, state=TokenState.SPOILED)
    facts = what_is_known(tokens=(spoiled,))
    assert answer_to_a_notice(quoting("assign to me"), facts, PROVED, RULES) is None


def test_what_looks_like_a_token_further_down_makes_a_mail_no_answer() -> None:
    facts = what_is_known(tokens=(UNKNOWN,))
    assert answer_to_a_notice(from_gary(f"Mrs Bell wrote:\n{TOKEN}"), facts, PROVED, RULES) is None


def test_it_is_filed_where_the_subject_says_if_there_is_such_a_case() -> None:
    known: dict[str, Any] = {"tokens": (GOOD,), "leads": (Lead(CASE, ()), Lead(OTHER, ()))}
    filed, _ = decided(pressed("close withdrawn", OTHER), **known)
    assert isinstance(filed, FileOnCase)
    assert filed.reference == OTHER


def test_of_a_case_that_was_joined_the_one_it_was_joined_to_is_meant() -> None:
    joined = replace(ON_FILE.case, reference=OTHER, joined=CASE)
    on_file = (ON_FILE, replace(ON_FILE, case=joined))
    known: dict[str, Any] = {"leads": (Lead(CASE, ()), Lead(OTHER, ())), "on_file": on_file}
    assert carried_out(pressed("close withdrawn", OTHER), tokens=(GOOD,), **known).reference == CASE


def test_what_names_a_case_that_is_nowhere_lies_where_its_notice_does() -> None:
    filed, _ = decided(from_gary("assign to me", subject=f"RE: New case [{NOWHERE}]"), notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert filed.reference == CASE


def test_of_a_notice_about_no_case_the_mail_is_on_none() -> None:
    filed, action = decided(from_gary("She rang again."), notice=replace(NOTICE, reference=None))
    assert filed == SetAside(Kind.STAFF, "it answers a notice of ours about the case, which is on no case")
    assert isinstance(action, CarryOut)
    assert action.reference is None


def test_of_a_notice_about_no_case_the_one_that_the_subject_names_is_meant() -> None:
    message = from_gary("assign to me", subject=f"RE: For you [{CASE}]")
    assert carried_out(message, notice=replace(NOTICE, reference=None)).reference == CASE


def test_their_own_token_counts_where_a_colleagues_stands_in_the_thread() -> None:
    for tokens in ((GOOD, COLLEAGUES), (COLLEAGUES, GOOD)):
        action = carried_out(quoting("close withdrawn"), tokens=tokens)
        assert (action.nonce, action.proved_by) == ("THEIRS", ProvedBy.BOTH)


def test_one_that_still_holds_counts_where_one_that_is_too_old_stands_above_it() -> None:
    old = replace(GOOD, nonce="OLD", state=TokenState.EXPIRED)
    assert carried_out(quoting("close withdrawn"), tokens=(old, GOOD)).nonce == "THEIRS"


def test_of_a_guess_that_names_no_case_the_mail_is_on_none() -> None:
    filed, action = decided(pressed("assign to me", None), tokens=(UNKNOWN,))
    assert filed == SetAside(Kind.STAFF, "it claims to answer a notice of ours, which is on no case")
    assert isinstance(action, CarryOut)
    assert action.reference is None
