"""Tokens as they stand in text: read as one whatever a mail program made of it, and what one holds for alone."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, strategies as st

from heard.mail.message import Enclosed, Message
from heard.mail.parse import parse
from heard.mail.threads.tokens import Bound, Claim, nonce_of, proves, read_for_tokens, token, tokens_in, without_tokens

SECRET = b"k" * 32
NONCE = nonce_of(bytes(range(16)))
BOUND = Bound(
    officer="gary.officer@northgate.example",
    reference="NH-26-0042",
    message=12,
    about="next-stage",
    only=("close upheld", "next stage"),
    expires_at=datetime(2026, 6, 15, 9, 30, tzinfo=UTC),
)
GIVEN = token("01", SECRET, NONCE, BOUND)
OURS = Claim("01", NONCE, GIVEN[-21:].upper())


def test_a_token_is_short_and_makes_no_word() -> None:
    assert re.fullmatch(r"hk01-[0-9bcdfghjkmnpqrstvwxyz]{17}-[0-9bcdfghjkmnpqrstvwxyz]{21}", GIVEN)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(GIVEN, id="as we write it"),
        pytest.param(GIVEN.upper(), id="in capitals"),
        pytest.param(GIVEN.capitalize(), id="as a telephone begins a sentence"),
        pytest.param(f"close upheld [NH-26-0042] {GIVEN}", id="in the subject of a button"),
        pytest.param(f"({GIVEN}).", id="in brackets, before a full stop"),
        pytest.param(GIVEN.replace("-", "-\n"), id="broken at both hyphens"),
        pytest.param(GIVEN.replace("-", "-\r\n> > "), id="broken in a quote"),
        pytest.param(GIVEN.replace("-", "\u2011"), id="hyphens that do not break"),
        pytest.param(GIVEN.replace("-", "\u2013"), id="dashes"),
        pytest.param(f"\u00a0{GIVEN}\u00a0", id="between spaces that do not break"),
        pytest.param(f"{GIVEN} and {GIVEN.upper()}", id="twice"),
        pytest.param(GIVEN.replace("hk01", "hkol"), id="misread by a person"),
    ],
)
def test_a_token_is_read(text: str) -> None:
    assert tokens_in(text) == (OURS,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thanks, hk.",
        GIVEN[:-1],
        f"{GIVEN}x",
        f"x{GIVEN}",
        GIVEN.replace("-", " "),
        GIVEN.replace("hk01", "hk1"),
        GIVEN.replace("hk", "kh"),
    ],
)
def test_what_is_no_token(text: str) -> None:
    assert tokens_in(text) == ()


def test_a_mail_may_try_twenty_and_no_more() -> None:
    tries = (GIVEN.replace("hk01", f"hk{number:02}") for number in range(100))
    assert len(tokens_in(" ".join(tries))) == 20


def test_a_line_is_read_without_its_token() -> None:
    assert without_tokens(f"close upheld {GIVEN}").strip() == "close upheld"
    assert without_tokens("hk is no token") == "hk is no token"


def test_a_token_holds_for_what_it_was_given_for() -> None:
    assert proves(OURS, SECRET, BOUND)
    assert proves(OURS, SECRET, replace(BOUND, only=tuple(reversed(BOUND.only)))), "in any order"
    assert proves(OURS, SECRET, replace(BOUND, officer=BOUND.officer.upper())), "addresses are in any case"
    elsewhere = BOUND.expires_at.astimezone(timezone(timedelta(hours=1)))
    assert proves(OURS, SECRET, replace(BOUND, expires_at=elsewhere)), "a moment is one on every clock"


@pytest.mark.parametrize(
    "claim, secret, bound",
    [
        pytest.param(OURS, b"l" * 32, BOUND, id="another key"),
        pytest.param(replace(OURS, key="02"), SECRET, BOUND, id="another key's name"),
        pytest.param(replace(OURS, nonce=nonce_of(b"2" * 16)), SECRET, BOUND, id="another number"),
        pytest.param(replace(OURS, code="0" * 21), SECRET, BOUND, id="a guess"),
        pytest.param(replace(OURS, code=""), SECRET, BOUND, id="nothing"),
        pytest.param(replace(OURS, code="\u00e9" * 21), SECRET, BOUND, id="no digits at all"),
        pytest.param(OURS, SECRET, replace(BOUND, officer="helen.lead@northgate.example"), id="another officer"),
        pytest.param(OURS, SECRET, replace(BOUND, reference="NH-26-0043"), id="another case"),
        pytest.param(OURS, SECRET, replace(BOUND, reference=None), id="no case"),
        pytest.param(OURS, SECRET, replace(BOUND, message=13), id="another message"),
        pytest.param(OURS, SECRET, replace(BOUND, message=None), id="no message"),
        pytest.param(OURS, SECRET, replace(BOUND, about="confirm"), id="about something else"),
        pytest.param(OURS, SECRET, replace(BOUND, only=()), id="any command"),
        pytest.param(OURS, SECRET, replace(BOUND, only=("close upheld",)), id="fewer commands"),
        pytest.param(OURS, SECRET, replace(BOUND, only=("close upheldnext stage",)), id="commands run together"),
        pytest.param(OURS, SECRET, replace(BOUND, expires_at=BOUND.expires_at + timedelta(seconds=1)), id="longer"),
    ],
)
def test_a_token_holds_for_nothing_else(claim: Claim, secret: bytes, bound: Bound) -> None:
    assert not proves(claim, secret, bound)


WORDS = st.text(max_size=12)
BOUNDS = st.builds(
    Bound,
    officer=WORDS,
    reference=st.none() | WORDS,
    message=st.none() | st.integers(0, 10**9),
    about=WORDS,
    only=st.lists(WORDS, max_size=3, unique=True).map(lambda only: tuple(sorted(only))),
    expires_at=st.datetimes(timezones=st.just(UTC)),
)


@given(BOUNDS, BOUNDS)
def test_no_token_holds_for_two_things(one: Bound, other: Bound) -> None:
    text = token("01", SECRET, NONCE, one)
    [claim] = tokens_in(text)
    assert proves(claim, SECRET, one)
    is_same = replace(one, officer=one.officer.casefold()) == replace(other, officer=other.officer.casefold())
    assert proves(claim, SECRET, other) is is_same


def test_the_same_number_makes_no_other_token_under_another_key() -> None:
    assert token("02", SECRET, NONCE, BOUND)[-21:] != GIVEN[-21:]


def a_message(**changes: Any) -> Message:
    return replace(parse(b"From: a@tenant.example\nSubject: x\n\nhello\n"), **changes)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(a_message(subject=f"close upheld {GIVEN}"), id="in the subject"),
        pytest.param(a_message(text=f"close upheld\n\n> {GIVEN}"), id="in the text"),
        pytest.param(a_message(quoted=GIVEN), id="in what it quotes"),
        pytest.param(
            a_message(enclosed=(Enclosed(None, None, None, None, "Notice", f"do: {GIVEN}"),)), id="in an attached mail"
        ),
    ],
)
def test_where_a_message_carries_a_token(message: Message) -> None:
    assert tokens_in(read_for_tokens(message)) == (OURS,)


def test_what_its_writer_typed_comes_before_what_it_quotes() -> None:
    other = token("01", SECRET, nonce_of(b"3" * 16), BOUND)
    message = a_message(subject=GIVEN, text=f"hello\n> {other}")
    assert [claim.nonce for claim in tokens_in(read_for_tokens(message))] == [NONCE, nonce_of(b"3" * 16)]


@pytest.mark.parametrize("piece", ["hk", "hk01-", "hk01", f"{GIVEN} ", "-", "hk01-\n> "])
def test_endless_text_takes_no_time(piece: str) -> None:
    endless = piece * (200_000 // len(piece))
    began = time.process_time()
    tokens_in(endless)
    without_tokens(endless)
    assert time.process_time() - began < 2
