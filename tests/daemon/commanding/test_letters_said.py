"""An officer says by mail what their letter is, or that they wrote it, or did not; and takes that back.

The tenant wrote on Monday 1 June 2026; the answer is owed by the end of Monday 15 June, in London.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from commanding.giving import LANDLORD_OF_THREE, MANAGER
from commanding.officers_say import CASE, command_number, says, takes_back
from looking import in_step, the_case
from test_answering import DECISION, it_came_back, the_officer_writes

from builders import LEAD, MovedClock, a_house, a_mail, a_raw
from heard.casework.commands import IsLetter, Undo, Wrote
from heard.casework.events import LetterKind, Outcome, StageName
from heard.daemon import receive, send
from heard.daemon.commanding.letters_said import as_before, is_letter, wrote
from heard.daemon.house import House
from heard.errors import CannotBeSaid

COMPLAINT, LETTER = 1, 2
IN_DOUBT = "Dear Ms Finch,\n\nPlease find attached our letter of today's date.\n\nGary Officer\n"
UPHELD = IsLetter(LetterKind.DECISION, StageName("stage-1"), Outcome("upheld"))


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint of Monday that was acknowledged."""
    house = a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE)
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    return house


def answered(house: House) -> tuple[str, str | None]:
    """Return how the clock of the answer stands, and when it was met."""
    [found] = [each for each in the_case(house, CASE)["clocks"] if each["clock"] == "stage-1-answer"]
    return found["state"], found["met_at"]


def stands(house: House) -> dict[str, Any]:
    [letter] = [each for each in the_case(house, CASE)["messages"] if each["id"] == LETTER]
    shown = {name: letter[name] for name in ("letter", "proved", "undone", "direction")}
    asked = sorted(each["about"] for each in the_case(house, CASE)["questions"] if each["answered"] is None)
    return {**shown, "clock": answered(house), "asked": asked}


def test_what_was_in_doubt_was_the_decision(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock, IN_DOUBT, folder="Sent Items")
    done = says(house, is_letter, UPHELD, LETTER)
    assert answered(house) == ("met", "2026-06-09T14:12:00+00:00")
    assert done.what[0] == "Message 2 on NH-26-0001 counts as a decision of Stage 1, first line: upheld."
    assert done.undo == Undo()
    assert in_step(house)


def test_taken_back_it_is_in_doubt_again(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock, IN_DOUBT, folder="Sent Items")
    before = stands(house)
    says(house, is_letter, UPHELD, LETTER)
    takes_back(house, command_number(house), as_before)
    assert stands(house) == before
    assert in_step(house)


def test_the_officer_wrote_it(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock)
    assert answered(house)[0] == "running"
    done = says(house, wrote, Wrote(True), LETTER)
    assert answered(house)[0] == "met"
    assert done.what[0].startswith("Message 2 on NH-26-0001 counts as a decision")


def test_the_officer_did_not_write_it(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock, folder="Sent Items")
    assert answered(house)[0] == "met"
    done = says(house, wrote, Wrote(False), LETTER)
    assert answered(house)[0] == "running"
    assert done.what == (
        "Message 2 on NH-26-0001 is no officer's, and counts for nothing.",
        "Owed on NH-26-0001: answer by Monday 15 June 2026.",
    )


@pytest.mark.parametrize("theirs", [True, False], ids=["theirs", "not theirs"])
def test_whose_it_is_they_say_or_a_team_lead(house: House, clock: MovedClock, theirs: bool) -> None:
    the_officer_writes(house, clock)
    before = stands(house)
    with pytest.raises(CannotBeSaid, match="says that it is Gary Officer's; whether it is, they say or a team lead"):
        says(house, wrote, Wrote(theirs), LETTER, by=MANAGER)
    assert stands(house) == before
    says(house, wrote, Wrote(theirs), LETTER, by=LEAD)
    assert stands(house) != before


@pytest.mark.parametrize("theirs", [True, False], ids=["mine", "not mine"])
@pytest.mark.parametrize("folder", ["INBOX", "Sent Items"])
def test_whose_it_is_is_taken_back(house: House, clock: MovedClock, folder: str, theirs: bool) -> None:
    the_officer_writes(house, clock, folder=folder)
    before = stands(house)
    says(house, wrote, Wrote(theirs), LETTER)
    takes_back(house, command_number(house), as_before)
    assert stands(house) == before
    assert in_step(house)


def test_the_last_of_two_words_is_taken_back_first(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock, IN_DOUBT, folder="Sent Items")
    says(house, is_letter, UPHELD, LETTER)
    first = command_number(house)
    says(house, is_letter, IsLetter(LetterKind.INFORMATION), LETTER)
    with pytest.raises(CannotBeSaid, match="something else was said of message 2"):
        takes_back(house, first, as_before)
    takes_back(house, command_number(house) - 1, as_before)
    assert answered(house)[0] == "met"


def test_an_extension_says_until_when(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock, IN_DOUBT, folder="Sent Items")
    with pytest.raises(CannotBeSaid, match="say until when"):
        says(house, is_letter, IsLetter(LetterKind.EXTENSION), LETTER)


def test_what_the_policy_does_not_let_be_put_off_is_owed_as_before_and_says_why(
    house: House, clock: MovedClock
) -> None:
    """The pack of 2009 gives officers no extension."""
    the_officer_writes(house, clock, IN_DOUBT, folder="Sent Items")
    done = says(house, is_letter, IsLetter(LetterKind.EXTENSION, until=date(2026, 6, 19)), LETTER)
    assert done.what[1] == "Owed on NH-26-0001: answer by Monday 15 June 2026."
    assert done.notes


@pytest.mark.parametrize(
    "command, about, why",
    [
        pytest.param(UPHELD, COMPLAINT, "is no officer's", id="the tenant's mail"),
        pytest.param(
            IsLetter(LetterKind.DECISION, outcome=Outcome("won")), LETTER, "the policy has upheld", id="no outcome"
        ),
        pytest.param(IsLetter(LetterKind.DECISION, StageName("stage-9")), LETTER, "the policy has", id="no stage"),
        pytest.param(UPHELD, None, "answer the notice", id="no mail"),
    ],
)
def test_what_may_not_be_said(house: House, clock: MovedClock, command: IsLetter, about: int | None, why: str) -> None:
    the_officer_writes(house, clock)
    before = stands(house)
    with pytest.raises(CannotBeSaid, match=why) as refused:
        says(house, is_letter, command, about)
    assert "--" not in str(refused.value)
    assert stands(house) == before


def test_that_it_is_theirs_does_not_deliver_what_came_back(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock, DECISION, folder="Sent Items")
    it_came_back(house)
    with pytest.raises(CannotBeSaid, match="came back as undeliverable, so nobody was told what it says") as refused:
        says(house, wrote, Wrote(True), LETTER)
    assert "heard answer" not in str(refused.value)
