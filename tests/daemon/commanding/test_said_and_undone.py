"""What an officer says of mail is carried out with the mail it stands in, answered by a receipt, and undone from there.

The tenant wrote on Monday 1 June 2026 and was answered on Tuesday 9 June; they wrote again on Monday 15 June.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from commanding.giving import CASE, brought, command, complained, receipt, undo
from looking import in_step, places, the_case
from test_escalating import PLAIN, THANKS, written_again

from builders import RULES, MovedClock, a_house
from heard.casework.commands import Command, IsLetter, MoveTo, NoStage, OpenStage, Split, Wrote
from heard.casework.events import LetterKind, MessageNumber, Outcome, StageName, Stream
from heard.casework.fold import fold
from heard.daemon import splitting
from heard.daemon.house import House
from heard.daemon.reading import Read, ReaderHere
from heard.errors import ReaderUnavailable
from heard.judgement.reading import Unread
from heard.store import history

ANSWER, AGAIN = 2, 3


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "heard.db", now=clock))


def stands(house: House) -> dict[str, object]:
    """How the case stands, but for what tells of the commands themselves, and for letters."""
    case = the_case(house, CASE)
    clocks = [(each["clock"], each["state"], each["due"], each["met_at"]) for each in case["clocks"]]
    mail = [(each["id"], each["kind"], each["letter"]) for each in case["messages"] if each["id"] <= AGAIN]
    asked = sorted(each["about"] for each in case["questions"] if each["answered"] is None)
    with house.store.reading() as connection:
        letters = fold(history.of_stream(connection, Stream(CASE))).letters_seen
    return {"stage": case["stage"], "clocks": clocks, "mail": mail, "letters": letters, "asked": asked}


@pytest.mark.parametrize(
    "wrote, said, about, told",
    [
        pytest.param(THANKS, OpenStage(None), AGAIN, "when message 3 came", id="a message asks"),
        pytest.param(THANKS, OpenStage(None), None, "when you wrote", id="the case goes on"),
        pytest.param(PLAIN, NoStage(), AGAIN, "asks for no further stage", id="a message does not ask"),
        pytest.param(THANKS, Split(), AGAIN, "on a case of its own", id="split"),
        pytest.param(
            THANKS,
            IsLetter(LetterKind.INFORMATION),
            ANSWER,
            "counts as a letter that only informs",
            id="it was no decision",
        ),
        pytest.param(
            THANKS,
            IsLetter(LetterKind.DECISION, StageName("stage-1"), Outcome("not upheld")),
            ANSWER,
            "not upheld",
            id="another outcome",
        ),
        pytest.param(THANKS, Wrote(False), ANSWER, "counts for nothing", id="not mine"),
    ],
)
def test_undone_the_case_stands_as_it_stood(
    house: House, clock: MovedClock, wrote: str, said: Command, about: int | None, told: str
) -> None:
    written_again(house, clock, wrote)
    before = stands(house)
    number = command(house, said, about=about)
    name, words = receipt(house, number)
    assert (name, told in " ".join(words.split())) == ("officer.receipt.done", True)
    assert stands(house) != before
    assert "CommandGiven" in brought(house, number)
    undone = undo(house, number)
    assert receipt(house, undone)[0] == "officer.receipt.done"
    assert stands(house) == before
    assert in_step(house)
    again = undo(house, number)
    assert receipt(house, again)[0] == "officer.receipt.refused"


def test_what_a_command_cannot_do_changes_nothing_and_its_receipt_says_why(house: House, clock: MovedClock) -> None:
    written_again(house, clock, THANKS)
    other = splitting.split(house, [MessageNumber(AGAIN)]).went_to
    assert other is not None
    number = command(house, MoveTo(CASE), about=AGAIN, on=other)
    name, words = receipt(house, number)
    assert (name, "link the two instead" in " ".join(words.split())) == ("officer.receipt.refused", True)
    assert places(house)[AGAIN] == other
    assert in_step(house)


class NoLonger(ReaderHere):
    """Reads one message, and then no process can be started any more."""

    def __init__(self) -> None:
        super().__init__(RULES)
        self._left = 1

    def again(self, unread: Unread) -> Read:
        self._left -= 1
        if self._left < 0:
            raise ReaderUnavailable("no process to read mail in")
        return super().again(unread)


def test_where_nothing_can_be_read_the_command_waits_for_another_try(house: House, clock: MovedClock) -> None:
    written_again(house, clock, THANKS)
    before = the_case(house, CASE)["events"]
    with pytest.raises(ReaderUnavailable):
        command(replace(house, reader=NoLonger()), OpenStage(None), about=AGAIN)
    assert the_case(house, CASE)["events"] == before
