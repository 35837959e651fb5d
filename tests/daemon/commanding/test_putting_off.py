"""An officer asks for more time by mail: it is given as far as the policy gives it, and the tenant has to be told.

Under the Code the tenant's complaint of Monday 1 June 2026 is acknowledged within five working days, and answered ten
later; the answer may be put off once by at most ten working days, and by more for an exceptional reason.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from commanding.giving import (
    LANDLORD_OF_THREE,
    brought,
    clock as clock_of,
    command,
    complained,
    receipt,
    undo,
)
from looking import in_step

from builders import POLICY, MovedClock, a_house
from heard.casework.commands import Extend
from heard.casework.lengths import Length, Unit
from heard.daemon.house import House
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy

CODE = load_policy("hos-code-2024", rules_dir())
FIVE_DAYS = Extend(by=Length(5, Unit.WORKING_DAY))
WHY = "the surveyor comes on Friday"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE, policy=CODE))


def due(house: House) -> str:
    assert in_step(house)
    return str(clock_of(house, "stage-1-answer")["due"])[:10]


def test_within_the_limit_the_answer_is_due_later(house: House) -> None:
    before = due(house)
    number = command(house, FIVE_DAYS, "extend 5 working days", because=WHY)
    assert (before, due(house)) == ("2026-06-22", "2026-06-29")
    assert brought(house, number) == ["CommandGiven", "DueExtended"]
    name, words = receipt(house, number)
    assert name == "officer.receipt.done"
    assert "to NH-26-0001 is due by the end of Monday 29 June 2026." in words


def test_the_receipt_has_the_letter_that_is_theirs_to_send(house: House) -> None:
    words = receipt(house, command(house, FIVE_DAYS, because=WHY))[1]
    assert "They have not been told: write to them" in words
    assert "When to expect our answer now: by Monday 29 June 2026" in words
    assert WHY in words
    assert "Gary Officer" in words


@pytest.mark.parametrize(
    ("asked", "because", "why"),
    [
        pytest.param(FIVE_DAYS, "", 'the reason: add "because ..."', id="no reason"),
        pytest.param(
            Extend(until=date(2026, 7, 7)),
            WHY,
            "without that it may move, until Monday 6 July 2026",
            id="past the limit",
        ),
        pytest.param(
            Extend(by=Length(999, Unit.MONTH), agreed=True),
            "it is exceptional",
            "is more than three months off and may be a slip",
            id="a length that nobody means",
        ),
        pytest.param(Extend(until=date(2026, 6, 22)), WHY, "no later than the present one", id="no later"),
        pytest.param(Extend(), WHY, "neither by how long nor until when", id="no day"),
    ],
)
def test_what_the_policy_does_not_let_be_is_refused_with_the_reason(
    house: House, asked: Extend, because: str, why: str
) -> None:
    number = command(house, asked, because=because)
    assert due(house) == "2026-06-22"
    assert receipt(house, number)[0] == "officer.receipt.refused"
    assert why in receipt(house, number)[1]


def test_once_the_day_has_passed_it_moves_no_more(house: House, clock: MovedClock) -> None:
    clock.on(days=22)
    assert "the due date has passed" in receipt(house, command(house, FIVE_DAYS, because=WHY))[1]


def test_past_the_limit_it_takes_a_reason_that_is_said_to_be_exceptional(house: House) -> None:
    number = command(house, Extend(until=date(2026, 7, 7)), because="exceptional: the roof was taken off")
    assert receipt(house, number)[0] == "officer.receipt.done"
    assert due(house) == "2026-07-07"


def test_a_second_time_it_takes_that_too(house: House) -> None:
    command(house, FIVE_DAYS, because=WHY)
    refused = command(house, FIVE_DAYS, because="he was ill")
    command(house, FIVE_DAYS, because="exceptional: the roof was taken off")
    assert "an exceptional reason: add" in receipt(house, refused)[1]
    assert due(house) == "2026-07-06"


def test_undone_the_answer_is_due_when_it_was(house: House) -> None:
    undone = undo(house, command(house, FIVE_DAYS, because=WHY))
    assert due(house) == "2026-06-22"
    assert "due by the end of Monday 22 June 2026 again" in receipt(house, undone)[1]


def test_it_is_not_undone_once_it_was_moved_again(house: House) -> None:
    first = command(house, FIVE_DAYS, because=WHY)
    command(house, FIVE_DAYS, because="exceptional: the roof was taken off")
    assert "the day was moved again on Monday 1 June 2026" in receipt(house, undo(house, first))[1]
    assert due(house) == "2026-07-06"


def test_a_policy_that_knows_no_extension_gives_none(tmp_path: Path, clock: MovedClock) -> None:
    house = complained(a_house(tmp_path / "other.db", now=clock, landlord=LANDLORD_OF_THREE, policy=POLICY))
    assert "the policy knows no extension" in receipt(house, command(house, FIVE_DAYS, because=WHY))[1]
