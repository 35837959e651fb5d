"""An officer closes a case by mail, says that it was no complaint, opens it again; and takes each back."""

from __future__ import annotations

from pathlib import Path

import pytest
from commanding.giving import (
    CASE,
    LANDLORD_OF_THREE,
    brought,
    clock as clock_of,
    command,
    complained,
    receipt,
    undo,
)
from looking import in_step, the_case

from builders import OFFICER, MovedClock, a_house, happen
from heard.casework.commands import Close, NotAComplaint, Reopen
from heard.casework.events import About, AnswerGiven, Kind, MessageNumber, Outcome, Stream
from heard.daemon.house import House
from heard.store import questions
from histories import STAGE_1

WITHDRAWN, UPHELD = Close(Outcome("withdrawn")), Close(Outcome("upheld"))


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE))


def stands(house: House) -> tuple[str, str | None, str]:
    """Return whether the case is open, with which outcome, and how its answer stands."""
    case = the_case(house, CASE)
    assert in_step(house)
    return case["status"], case["outcome"], clock_of(house, "stage-1-answer")["state"]


def answered(house: House) -> House:
    """Let stage 1 be answered now, by a letter in message 1."""
    with house.store.writing() as connection:
        answer = AnswerGiven(STAGE_1, Outcome("upheld"), None), house.now()
        happen(connection, house.policies, answer, stream=Stream(CASE))
    return house


def test_a_case_that_is_closed_has_its_outcome_and_no_clock(house: House) -> None:
    number = command(house, WITHDRAWN, "close withdrawn")
    assert stands(house) == ("closed", "withdrawn", "stopped")
    assert brought(house, number) == ["CommandGiven", "CaseClosed"]
    name, words = receipt(house, number)
    assert name == "officer.receipt.done"
    assert "NH-26-0001 is closed: withdrawn." in words
    assert "answer this mail with the line: undo" in words


def test_what_was_answered_is_closed_with_what_was_decided(house: House) -> None:
    number = command(answered(house), UPHELD)
    assert stands(house)[:2] == ("closed", "upheld")
    assert "NH-26-0001 is closed: upheld." in receipt(house, number)[1]


def test_what_was_not_answered_is_not_closed_as_if_it_had_been(house: House) -> None:
    number = command(house, UPHELD)
    assert stands(house) == ("open", None, "running")
    assert "no answer to Stage 1, first line is on file for NH-26-0001" in receipt(house, number)[1]


def test_nobody_is_asked_any_more_who_deals_with_what_is_closed(house: House) -> None:
    with house.store.writing() as connection:
        questions.ask(connection, CASE, MessageNumber(1), About.NEXT_STAGE, of=(OFFICER,), now=house.now())
        questions.ask(connection, CASE, MessageNumber(1), About.SAYS_NO, of=(OFFICER,), now=house.now())
    closed = command(house, WITHDRAWN)
    assert {About.NEXT_STAGE} == still_asked(house) - {About.NEW_CASE}
    assert "whether they want the next stage, and has not said" in receipt(house, closed)[1]
    undo(house, closed)
    assert {About.NEXT_STAGE, About.SAYS_NO} <= still_asked(house)


def still_asked(house: House) -> set[About]:
    with house.store.reading() as connection:
        return set(questions.left_open(connection, CASE))


def test_closing_is_undone_and_the_clock_runs_as_if_it_had_not_been(house: House) -> None:
    due = clock_of(house, "stage-1-answer")["due"]
    undone = undo(house, command(house, WITHDRAWN))
    assert stands(house) == ("open", None, "running")
    assert clock_of(house, "stage-1-answer")["due"] == due
    assert brought(house, undone) == ["CommandGiven", "CommandUndone", "CaseReopened"]
    assert "NH-26-0001 is open again" in receipt(house, undone)[1]


def test_what_was_undone_is_not_undone_twice(house: House) -> None:
    closed = command(house, WITHDRAWN)
    undo(house, closed)
    again = undo(house, closed)
    assert receipt(house, again)[0] == "officer.receipt.refused"
    assert "that was undone already, on Monday 1 June 2026" in receipt(house, again)[1]
    assert brought(house, again) == ["CommandRefused"]


def test_a_closed_case_is_not_closed_again(house: House) -> None:
    command(house, WITHDRAWN)
    again = command(house, UPHELD)
    assert stands(house) == ("closed", "withdrawn", "stopped")
    assert brought(house, again) == ["CommandRefused"]
    assert "NH-26-0001 is closed, since Monday 1 June 2026" in receipt(house, again)[1]


def test_closing_is_not_undone_once_the_case_was_opened_and_closed_anew(house: House) -> None:
    first = command(house, WITHDRAWN)
    command(house, Reopen())
    command(house, WITHDRAWN)
    undone = undo(house, first)
    assert stands(house) == ("closed", "withdrawn", "stopped")
    assert "was opened again on Monday 1 June 2026, and that stands" in receipt(house, undone)[1]


def test_a_case_is_opened_again_and_that_undone_leaves_it_closed_as_it_was(house: House, clock: MovedClock) -> None:
    command(house, WITHDRAWN)
    clock.on(days=3)
    opened = command(house, Reopen(), "reopen")
    assert stands(house) == ("open", None, "running")
    assert "It was closed on Monday 1 June 2026" in receipt(house, opened)[1]
    undo(house, opened)
    assert stands(house) == ("closed", "withdrawn", "stopped")
    assert clock_of(house, "stage-1-answer")["stopped_at"].startswith("2026-06-01"), "since it was closed at first"


def test_an_open_case_is_not_opened(house: House) -> None:
    number = command(house, Reopen())
    assert "Why: NH-26-0001 is open" in receipt(house, number)[1]


@pytest.mark.parametrize(
    ("kind", "called"),
    [
        pytest.param(Kind.SERVICE_REQUEST, "a service request", id="a request"),
        pytest.param(Kind.ENQUIRY, "an enquiry", id="an enquiry"),
        pytest.param(Kind.COMPLIMENT, "a compliment", id="a compliment"),
    ],
)
def test_what_is_no_complaint_is_closed_without_an_outcome(house: House, kind: Kind, called: str) -> None:
    number = command(house, NotAComplaint(kind))
    assert stands(house) == ("closed", None, "stopped")
    assert brought(house, number) == ["CommandGiven", "KindCorrected", "CaseClosed"]
    assert f"NH-26-0001 is {called}, and closed." in receipt(house, number)[1]
    assert "Nobody was written to" in receipt(house, number)[1]


def test_what_was_a_complaint_after_all_is_one_again(house: House) -> None:
    undone = undo(house, command(house, NotAComplaint(Kind.ENQUIRY)))
    assert stands(house) == ("open", None, "running")
    assert brought(house, undone) == ["CommandGiven", "CommandUndone", "CaseReopened", "KindCorrected"]
    assert the_case(house, CASE)["events"][-2]["details"] == {"kind": "complaint"}


def test_no_case_is_made_what_no_case_is(house: House) -> None:
    number = command(house, NotAComplaint(Kind.BOUNCE))
    assert stands(house) == ("open", None, "running")
    assert receipt(house, number)[0] == "officer.receipt.refused"
