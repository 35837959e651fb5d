"""The mark our letters carry: what is read as one, wherever it comes back, and what proves a case."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, strategies as st

from heard.mail.message import Address, Message
from heard.mail.parse import parse
from heard.mail.threads.signed import Claim, Place, claims_in, claims_of, conversation_of, proves, signed

SECRET = b"a secret of the tests"
CASE = "NH-25-0042"
MARK = signed(CASE, SECRET)
OURS = Claim(CASE, MARK[-8:])


def test_a_mark_is_the_cases_number_and_eight_signs_that_make_no_word() -> None:
    assert re.fullmatch(r"NH-25-0042\.[0-9BCDFGHJKMNPQRSTVWXYZ]{8}", MARK)
    assert signed("nh-25-0042", SECRET) == MARK


def test_a_mark_proves_its_case_alone() -> None:
    assert proves(OURS, SECRET)
    assert not proves(Claim("NH-25-0043", OURS.code), SECRET)
    assert not proves(OURS, b"another secret")
    assert not proves(Claim(CASE, ""), SECRET)
    assert not proves(Claim(CASE, "\u00e9" * 8), SECRET)


def test_a_conversation_of_outlook_shows_nothing_of_the_mark() -> None:
    conversation = conversation_of(CASE, SECRET)
    assert len(conversation) == 16
    assert conversation != conversation_of("NH-25-0043", SECRET)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Please leave this line in your answer: {MARK}", id="as we write it"),
        pytest.param(MARK.lower(), id="in small letters"),
        pytest.param(f"<complaints+{MARK.lower()}@northgate.example>", id="in an address"),
        pytest.param(f"complaints+{MARK.lower()}=40northgate.example", id="in an address within another"),
        pytest.param(f"({MARK}).", id="in brackets, before a full stop"),
        pytest.param(f"> > answer: {MARK[:6]}\n> > {MARK[6:]}", id="broken at a hyphen, in a quote"),
        pytest.param(f"answer:\n{MARK[:11]}\n{MARK[11:]}", id="broken at the dot"),
        pytest.param(MARK.replace("-", "\u2011"), id="hyphens that do not break"),
        pytest.param(MARK.replace("-", "\u2013"), id="dashes"),
        pytest.param(f"\u00a0{MARK}\u00a0", id="between spaces that do not break"),
        pytest.param(f"{MARK} {MARK.lower()} {MARK}", id="thrice"),
    ],
)
def test_a_mark_is_read(text: str) -> None:
    assert claims_in(text) == (OURS,)


def test_signs_that_people_confuse_are_read_as_what_was_meant() -> None:
    assert claims_in("NH-25-0042.OIL45678") == (Claim(CASE, "01145678"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        CASE,
        f"{CASE}.",
        f"{CASE}.SHORT12",
        f"{MARK}X",
        f"{CASE} {OURS.code}",
        f"-25-0042.{OURS.code}",
        "1-25-0042.12345678",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert claims_in(text) == ()


def test_a_mail_may_try_twenty_codes_and_no_more() -> None:
    assert len(claims_in(" ".join(f"NH-25-{number:04}.12345678" for number in range(500)))) == 20


def a_message(**changes: Any) -> Message:
    return replace(parse(b"From: a@tenant.example\nSubject: x\n\nhello\n"), **changes)


@pytest.mark.parametrize(
    "message, place",
    [
        pytest.param(
            a_message(delivered_to=(f"complaints+{MARK.lower()}@x.example",)), Place.ADDRESS, id="delivered to"
        ),
        pytest.param(a_message(to=(Address("", f"complaints+{MARK.lower()}@x.example"),)), Place.ADDRESS, id="to"),
        pytest.param(
            a_message(cc=(Address("", f"complaints+{MARK.lower()}@x.example"),)), Place.ADDRESS, id="copied to"
        ),
        pytest.param(a_message(text=f"hello\n> {MARK}"), Place.TEXT, id="in its text"),
        pytest.param(a_message(quoted=MARK), Place.TEXT, id="in what it quotes"),
        pytest.param(a_message(text=MARK, quoted=MARK), Place.TEXT, id="in both"),
    ],
)
def test_where_a_message_carries_a_mark(message: Message, place: Place) -> None:
    assert claims_of(message) == ((OURS, place),)


def test_a_mark_in_the_address_comes_first() -> None:
    message = a_message(text=MARK, to=(Address("", f"complaints+{MARK}@x.example"),))
    assert claims_of(message) == ((OURS, Place.ADDRESS), (OURS, Place.TEXT))


@given(st.text(alphabet="NH-2504.7K\n> ", max_size=200))
def test_any_text_carries_marks_or_none(text: str) -> None:
    for claim in claims_in(text):
        assert claim.code in text.upper().replace("\n", "").replace("> ", "").replace(" ", "").replace(">", "")


@pytest.mark.parametrize("piece", ["-", "A", "-25-", "NH-25-0042.", "-25-0042.12345678", " ", ">", "\n> "])
def test_endless_text_takes_no_time(piece: str) -> None:
    endless = piece * (100_000 // len(piece))
    began = time.process_time()
    claims_in(endless)
    claims_in("NH-25-" + endless)
    assert time.process_time() - began < 2
