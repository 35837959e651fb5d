"""A command that does nothing: its officer hears why, at their own address, and nobody fills their inbox with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from commanding.giving import (
    CASE,
    LANDLORD_OF_THREE,
    brought,
    command,
    complained,
    decided,
    receipt,
    written_to,
)
from looking import the_case, told
from sqlalchemy import select

from builders import KEYS, LEAD, MAILBOX, OFFICER, TENANT, MovedClock, a_house
from heard.casework.commands import Close, Given, Note, NotUnderstood
from heard.casework.events import SITE, MessageNumber, Outcome, ProvedBy, Purpose, Reference, Refusal
from heard.daemon.commanding.receipts import NOTED, OF_ALL, Shown
from heard.daemon.house import House
from heard.daemon.promising import write_letter
from heard.daemon.writing import Writing
from heard.judgement.actions import Action, AskToConfirm, CarryOut, Explain, RefuseCommand, WriteLetter
from heard.judgement.token_seen import TokenState
from heard.mail.message import Address
from heard.reports.commands import refused_of
from heard.store import history, tokens
from heard.store.tables import letters

CLOSE = Given(Close(Outcome("withdrawn")), "close withdrawn")
MISUSED = "officer.notice.token-misused"
TO_CONFIRM = "officer.receipt.confirm"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE))


def refusal(
    why: Refusal = Refusal.NOT_ALLOWED,
    officer: str | None = OFFICER,
    *,
    leads: bool = False,
    spoils: tuple[str, ...] = (),
) -> RefuseCommand:
    return RefuseCommand(CASE, CLOSE, why, "it may not be", officer, leads, spoils)


def asked() -> AskToConfirm:
    return AskToConfirm(CASE, CLOSE, None, OFFICER, "nothing proves that it is theirs")


def a_token(house: House) -> str:
    with house.store.writing() as connection:
        return tokens.give(
            connection, KEYS, officer=OFFICER, reference=CASE, message=MessageNumber(1), about="new-case", only=(),
            now=house.now(),
        )  # fmt: skip


def state(house: House, token: str) -> TokenState:
    with house.store.reading() as connection:
        [found] = tokens.seen(connection, KEYS, token, house.now())
    return found.state


def nonce(house: House, token: str) -> str:
    with house.store.reading() as connection:
        [found] = tokens.seen(connection, KEYS, token, house.now())
    return found.nonce


# -- Refused ----------------------------------------------------------------------------------------


def test_an_officer_hears_why_nothing_was_done(house: House) -> None:
    number = decided(house, refusal())
    name, words = receipt(house, number)
    assert name == "officer.receipt.refused"
    assert "Nothing has been changed." in words
    assert 'Your line: "close withdrawn"' in words
    assert "Why: it may not be" in words
    assert brought(house, number) == ["CommandRefused"]
    assert the_case(house, CASE)["status"] == "open"


def test_the_history_says_in_words_what_was_refused(house: House) -> None:
    number = decided(house, refusal(Refusal.FORGED, officer=None))
    expected = f"message {number} changed nothing: close it, it is forged, as our own server found or the officer said"
    assert expected in told(house, CASE)


@pytest.mark.parametrize(
    "officer",
    [
        pytest.param(None, id="nobody is to be answered"),
        pytest.param(TENANT, id="a tenant"),
        pytest.param("repairs@northgate.example", id="a box of the landlord's that is no officer's"),
    ],
)
def test_nobody_who_is_no_officer_is_answered(house: House, officer: str | None) -> None:
    before = everything_written(house)
    for action in (
        refusal(officer=officer),
        *([AskToConfirm(CASE, CLOSE, None, officer, "not proved")] if officer else []),
        *([Explain(CASE, NotUnderstood("clsoe", (), True), officer, "near")] if officer else []),
    ):
        decided(house, action)
    assert everything_written(house) == before


def everything_written(house: House) -> list[str]:
    with house.store.reading() as connection:
        return list(connection.execute(select(letters.c.name)).scalars())


def test_what_was_seen_in_other_hands_is_spoiled_and_the_leads_are_told(house: House) -> None:
    token = a_token(house)
    spoils = (nonce(house, token),)
    number = decided(house, refusal(Refusal.LEAKED, officer=None, leads=True, spoils=spoils))
    assert state(house, token) is TokenState.SPOILED
    assert written_to(house, LEAD).count(MISUSED) == 1
    assert brought(house, number) == ["CommandRefused"]


def test_of_the_same_the_leads_are_told_once_a_day(house: House, clock: MovedClock) -> None:
    for _ in range(3):
        decided(house, refusal(Refusal.FORGED, officer=None, leads=True))
    assert written_to(house, LEAD).count(MISUSED) == 1
    clock.on(days=1)
    decided(house, refusal(Refusal.FORGED, officer=None, leads=True))
    assert written_to(house, LEAD).count(MISUSED) == 2


def test_what_names_a_case_that_is_none_is_noted_on_the_site(house: House) -> None:
    number = decided(house, replace(refusal(), reference=Reference("NH-26-0999")), on=None)
    with house.store.reading() as connection:
        last = history.of_stream(connection, SITE)[-1]
    assert (type(last.event).__name__, last.message) == ("CommandRefused", number)
    assert receipt(house, number)[0] == "officer.receipt.refused"


# -- Not understood ---------------------------------------------------------------------------------


def test_who_is_not_understood_hears_the_nearest_right_words(house: House) -> None:
    line = NotUnderstood("clsoe upheld", ("close upheld",), near=True)
    number = decided(house, Explain(CASE, line, OFFICER, "it is no command"))
    words = receipt(house, number)[1]
    assert 'I did not understand "clsoe upheld". Nothing has been changed' in words
    assert "- close upheld" in words
    assert brought(house, number) == []


# -- To be confirmed --------------------------------------------------------------------------------


def test_who_may_have_given_a_command_is_asked_at_their_own_address(house: House) -> None:
    number = decided(house, asked(), by=f"Gary Officer <{OFFICER}>")
    name, words = receipt(house, number)
    assert (name, written_to(house, OFFICER)[-1]) == (TO_CONFIRM, TO_CONFIRM)
    assert "It has not been carried out" in words
    assert "answer this mail with the line: confirm" in words
    assert the_case(house, CASE)["status"] == "open"


def test_beyond_five_a_day_an_officer_is_not_asked_and_the_leads_are_told_once(house: House) -> None:
    numbers = [decided(house, asked()) for _ in range(7)]
    assert written_to(house, OFFICER).count(TO_CONFIRM) == 5
    assert [brought(house, number) for number in numbers[4:]] == [[], ["CommandRefused"], ["CommandRefused"]]
    assert written_to(house, LEAD).count(MISUSED) == 1
    unasked = "so much came in that name in a day that the officer was not written to"
    assert f"message {numbers[-1]} changed nothing: close it, {unasked}" in told(house, CASE)
    with house.store.reading() as connection:
        assert [refused_of(connection, number, CASE) for number in numbers[4:]] == [[], [unasked], [unasked]]


def test_whom_one_of_two_things_shows_is_always_asked_and_counts_for_nothing(house: House) -> None:
    for _ in range(7):
        decided(house, replace(asked(), half_shown=True))
    assert written_to(house, OFFICER).count(TO_CONFIRM) == 7
    assert receipt(house, decided(house, asked()))[0] == TO_CONFIRM


def test_a_day_later_they_are_asked_again(house: House, clock: MovedClock) -> None:
    for _ in range(6):
        decided(house, asked())
    clock.at += timedelta(days=1)
    decided(house, asked())
    assert written_to(house, OFFICER).count(TO_CONFIRM) == 6


@pytest.mark.parametrize(
    ("action", "name"),
    [
        pytest.param(refusal(), "officer.receipt.refused", id="refusals"),
        pytest.param(
            Explain(CASE, NotUnderstood("clsoe", (), True), OFFICER, "near"), "officer.receipt.not-understood",
            id="words that are none",
        ),
    ],
)  # fmt: skip
def test_of_what_did_nothing_an_officer_hears_twenty_times_a_day(
    house: House, action: RefuseCommand | Explain, name: str
) -> None:
    for _ in range(22):
        decided(house, action)
    assert written_to(house, OFFICER).count(name) == 20
    assert written_to(house, LEAD).count(MISUSED) == 1
    vouched = replace(action, vouched=True)
    for _ in range(21):
        assert receipt(house, decided(house, vouched))[0] == name, "who is vouched for is not silenced by others"


@pytest.mark.parametrize(
    ("action", "name"),
    [
        pytest.param(replace(refusal(), vouched=True), "officer.receipt.refused", id="refusals"),
        pytest.param(
            Explain(CASE, NotUnderstood("clsoe", (), True), OFFICER, "near", vouched=True),
            "officer.receipt.not-understood", id="words that are none",
        ),
    ],
)  # fmt: skip
def test_what_is_vouched_for_is_not_counted_with_what_is_not(house: House, action: Action, name: str) -> None:
    for _ in range(21):
        decided(house, action)
    assert written_to(house, OFFICER).count(name) == 21
    assert receipt(house, decided(house, refusal()))[0] == "officer.receipt.refused"


# -- A loop


def test_no_program_of_an_officers_answers_receipts_for_ever(house: House) -> None:
    written_before(house, OF_ALL - 2, Shown.VOUCHED)
    noted = [command(house, Note(), "I am away, and will answer on Monday") for _ in range(4)]
    assert written_to(house, OFFICER).count("officer.receipt.noted") == OF_ALL
    assert [brought(house, number) for number in noted] == [["CommandGiven"]] * 4, "they are on the case all the same"
    assert receipt(house, decided(house, asked()))[0] == TO_CONFIRM, "what is not vouched for is counted apart"
    assert written_to(house, LEAD).count(MISUSED) == 1


def test_what_they_command_beyond_that_is_done_and_stands_in_the_history(house: House) -> None:
    written_before(house, OF_ALL, Shown.VOUCHED)
    number = command(house, Close(Outcome("withdrawn")))
    assert (the_case(house, CASE)["status"], "officer.receipt.done" in written_to(house, OFFICER)) == ("closed", False)
    assert brought(house, number) == ["CommandGiven", "CaseClosed"]


@pytest.mark.parametrize(
    "action",
    [
        pytest.param(replace(refusal(), vouched=True), id="what is refused"),
        pytest.param(replace(asked(), half_shown=True, vouched=True), id="what they would be asked about"),
        pytest.param(Explain(CASE, NotUnderstood("clsoe", (), True), OFFICER, "near", vouched=True), id="words"),
    ],
)
def test_all_receipts_count_together(house: House, action: Action, clock: MovedClock) -> None:
    written_before(house, OF_ALL, Shown.VOUCHED)
    before = len(written_to(house, OFFICER))
    assert brought(house, decided(house, action)) == ["CommandRefused"]
    assert (len(written_to(house, OFFICER)), written_to(house, LEAD).count(MISUSED)) == (before, 1)
    clock.on(days=1)
    decided(house, action)
    assert len(written_to(house, OFFICER)) == before + 1


def written_before(house: House, count: int, shown: Shown) -> None:
    """Let an officer have had so many receipts by now."""
    with house.store.writing() as connection:
        for number in range(count):
            to = Address("Gary Officer", OFFICER)
            values = {"reference": CASE, "line": None}
            key = f"receipt:before-{number}{shown}"
            letter = WriteLetter(key, NOTED, Purpose.NOTICE, CASE, None, to, False, values, "")
            writing = Writing(connection, house, house.now(), None, MAILBOX, house.now())
            write_letter(writing, letter, None)


# -- What carried it --------------------------------------------------------------------------------


def test_what_carried_a_command_that_matters_is_used_by_it(house: House) -> None:
    token = a_token(house)
    action = CarryOut(CASE, CLOSE, None, OFFICER, ProvedBy.BOTH, "it is they", nonce(house, token))
    decided(house, action)
    assert state(house, token) is TokenState.USED


def test_what_carried_a_command_that_was_refused_may_be_tried_again(house: House) -> None:
    command(house, Close(Outcome("withdrawn")))
    token = a_token(house)
    action = CarryOut(CASE, CLOSE, None, OFFICER, ProvedBy.BOTH, "it is they", nonce(house, token))
    assert receipt(house, decided(house, action))[0] == "officer.receipt.refused"
    assert state(house, token) is TokenState.GOOD
