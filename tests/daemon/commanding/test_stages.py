"""An officer opens a stage by mail, or says that a message asks for none; and takes either back.

The tenant wrote on Monday 1 June 2026 and was answered at stage 1 on Tuesday 9 June.  On Monday 15 June they wrote
again, and on Wednesday 17 June the officer says what that was.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from commanding.giving import brought, command as commanded, receipt
from commanding.officers_say import CASE, command_number, says, takes_back
from looking import hear, in_step, the_case
from sqlalchemy import select
from test_escalating import PLAIN, STAGE_2, STAGE_3, THANKS, complained, the_officer_answers, written_again

from builders import COMPLAINT, MovedClock, a_house, a_mail
from heard.casework.commands import Close, Command, NoStage, OpenStage, Undo
from heard.casework.events import Outcome
from heard.daemon.commanding.closing import close
from heard.daemon.commanding.doing import Effect
from heard.daemon.commanding.stages import ask_after_all, close_stage, no_stage, open_stage
from heard.daemon.house import House
from heard.errors import CannotBeSaid
from heard.store.tables import letters

COMPLAINED, ANSWER, AGAIN = 1, 2, 3


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "heard.db", now=clock))


def stage(house: House) -> str:
    return str(the_case(house, CASE)["stage"])


def due(house: House) -> str | None:
    """Return the day by which the answer of stage 2 is owed, if it is."""
    found = [each for each in the_case(house, CASE)["clocks"] if each["clock"] == "stage-2-answer"]
    return str(found[-1]["due"])[:10] if found else None


def asked(house: House) -> set[str]:
    return {each["about"] for each in the_case(house, CASE)["questions"] if each["answered"] is None}


def kind(house: House, number: int = AGAIN) -> str:
    [found] = [each["kind"] for each in the_case(house, CASE)["messages"] if each["id"] == number]
    return str(found)


# -- It asks ----------------------------------------------------------------------------------------


def test_of_a_message_that_asks_the_stage_opens_from_when_it_came(house: House, clock: MovedClock) -> None:
    written_again(house, clock, THANKS)
    done = says(house, open_stage, OpenStage(None), AGAIN)
    assert (stage(house), due(house), kind(house)) == ("stage-2", "2026-06-29", "escalation")
    assert done.what[0] == 'NH-26-0001 is at "Stage 2, management" since 15 June 2026, when message 3 came.'
    assert done.what[1] == "Owed on NH-26-0001: answer by Monday 29 June 2026."
    assert done.undo == Undo()
    assert in_step(house)


def test_what_was_open_already_changes_nothing_and_has_nothing_to_undo(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    before = the_case(house, CASE)["clocks"]
    done = says(house, open_stage, OpenStage(None), AGAIN)
    assert (done.undo, the_case(house, CASE)["clocks"]) == (None, before)
    assert "nothing has changed" in done.what[0]


def test_taken_back_the_message_is_what_it_was_and_is_asked_about_again(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock, folder="INBOX")
    written_again_in_doubt(house, clock)
    before = (stage(house), kind(house), asked(house))
    assert "next-stage" in before[2]
    says(house, open_stage, OpenStage(None), AGAIN)
    assert "next-stage" not in asked(house)
    takes_back(house, command_number(house), close_stage)
    assert (stage(house), kind(house), asked(house)) == before
    assert in_step(house)


def written_again_in_doubt(house: House, clock: MovedClock) -> None:
    clock.at = datetime(2026, 6, 15, 8, 30, tzinfo=UTC)
    mail = a_mail(
        PLAIN, subject="Re: Leak in the kitchen", message_id="<leak-2@tenant.example>",
        headers=[("In-Reply-To", "<answer-1@northgate.example>")], received_at=clock.at,
    )  # fmt: skip
    assert hear(house, mail, 22) == CASE


# -- The officer says it of the case ----------------------------------------------------------------


def test_of_the_case_itself_it_opens_from_when_the_officer_wrote(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    done = says(house, open_stage, OpenStage(None))
    assert (stage(house), due(house)) == ("stage-2", "2026-06-23")
    assert done.what[0] == 'NH-26-0001 is at "Stage 2, management" since Tuesday 9 June 2026, when you wrote.'
    assert any("tell the complainant" in note for note in done.notes)
    assert in_step(house)


def test_whoever_opens_it_hears_that_the_case_was_closed_and_is_open_again(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    says(house, close, Close(Outcome("upheld")))
    done = says(house, open_stage, OpenStage(None))
    assert "It was closed as upheld on Tuesday 9 June 2026, and is open again." in done.what
    assert the_case(house, CASE)["status"] == "open"


def test_whoever_takes_it_back_hears_that_the_case_is_closed_again_as_it_was(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    says(house, close, Close(Outcome("upheld")))
    clock.on(days=1)
    says(house, open_stage, OpenStage(None))
    said = takes_back(house, command_number(house), close_stage)
    assert "NH-26-0001 is closed again, as upheld since Tuesday 9 June 2026." in said
    assert the_case(house, CASE)["status"] == "closed"


def test_closed_meanwhile_it_stays_so_where_the_stage_is_taken_back(house: House, clock: MovedClock) -> None:
    written_again(house, clock, THANKS)
    assert the_case(house, CASE)["status"] == "open"
    says(house, open_stage, OpenStage(None), AGAIN)
    opened = command_number(house)
    clock.on(days=1)
    says(house, close, Close(Outcome("withdrawn")))
    said = takes_back(house, opened, close_stage)
    assert any(each.startswith("NH-26-0001 stays closed, as withdrawn since ") for each in said)
    assert the_case(house, CASE)["status"] == "closed"


def test_who_says_that_a_message_asks_for_none_hears_that_the_case_is_closed_again(
    house: House, clock: MovedClock
) -> None:
    the_officer_answers(house, clock)
    says(house, close, Close(Outcome("upheld")))
    asks_for_more(house, clock)
    assert (stage(house), the_case(house, CASE)["status"]) == ("stage-2", "open")
    done = says(house, no_stage, NoStage(), command_number(house))
    assert (stage(house), the_case(house, CASE)["status"]) == ("stage-1", "closed")
    assert "NH-26-0001 is closed again, as upheld since Tuesday 9 June 2026." in done.what


def asks_for_more(house: House, clock: MovedClock) -> None:
    clock.at = datetime(2026, 6, 15, 8, 30, tzinfo=UTC)
    mail = a_mail(
        "I am not happy with your decision. Please take my complaint to stage 2.",
        subject="Re: Leak in the kitchen", message_id="<leak-2@tenant.example>",
        headers=[("In-Reply-To", "<answer-1@northgate.example>")], received_at=clock.at,
    )  # fmt: skip
    assert hear(house, mail, 22) == CASE


def test_a_reply_to_the_notice_of_a_new_case_opens_nothing_from_the_first_day(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    says(house, open_stage, OpenStage(None), COMPLAINED)
    assert due(house) == "2026-06-23"


def test_nobody_outside_is_written_to_by_heard(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    before = [each for each in the_case(house, CASE)["letters"] if each["name"].startswith("complainant.")]
    says(house, open_stage, OpenStage(STAGE_2))
    after = [each for each in the_case(house, CASE)["letters"] if each["name"].startswith("complainant.")]
    assert after == before


def test_who_wrote_it_is_known_and_what_they_typed_is_told_as_nobodys_words(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    commanded(house, OpenStage(None), "stage 2")
    assert "words-wanted" in asked(house)
    assert "who-is-it" not in asked(house)
    with house.store.reading() as connection:
        told = connection.execute(select(letters.c.words).where(letters.c.name == "officer.notice.stage-opened"))
        words = list(told.scalars())
    assert words
    assert not any("They wrote" in each for each in words)


def test_what_an_officer_opened_is_taken_back_with_its_clocks(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    before = (stage(house), asked(house))
    says(house, open_stage, OpenStage(None))
    said = takes_back(house, command_number(house), close_stage)
    assert (stage(house), due(house), asked(house)) == (before[0], None, before[1])
    assert said[0] == 'NH-26-0001 is at "Stage 1, first line" again.'
    assert not any("came while that stage was open" in each for each in said)
    assert in_step(house)


def test_whoever_takes_it_back_hears_of_what_the_tenant_wrote_since(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    says(house, open_stage, OpenStage(STAGE_2))
    command = command_number(house)
    clock.on(days=1)
    mail = a_mail(
        "When will somebody senior look at it?",
        subject="Re: Leak in the kitchen", message_id="<leak-3@tenant.example>",
        headers=[("In-Reply-To", "<answer-1@northgate.example>")], received_at=clock.at,
    )  # fmt: skip
    assert hear(house, mail, 23) == CASE
    newer = command_number(house)
    said = takes_back(house, command, close_stage)
    assert f"Message {newer} came while that stage was open: read whether it asks for it." in said


def test_what_has_gone_on_since_is_not_taken_back(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    says(house, open_stage, OpenStage(STAGE_2))
    command = command_number(house)
    says(house, open_stage, OpenStage(STAGE_3))
    with pytest.raises(CannotBeSaid, match="has gone on from stage-2 to stage-3"):
        takes_back(house, command, close_stage)
    assert stage(house) == "stage-3"


@pytest.mark.parametrize("to", [None, STAGE_2], ids=["the next", "by name"])
def test_a_stage_that_waits_for_its_answer_is_not_opened_twice(house: House, clock: MovedClock, to: str | None) -> None:
    the_officer_answers(house, clock)
    says(house, open_stage, OpenStage(STAGE_2))
    number = commanded(house, OpenStage(STAGE_2 if to else None))
    assert "is open already" in receipt(house, number)[1]
    assert brought(house, number) == ["CommandRefused"]


# -- It does not ask --------------------------------------------------------------------------------


def test_what_a_message_opened_is_taken_back(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    assert stage(house) == "stage-2"
    done = says(house, no_stage, NoStage(), AGAIN)
    assert (stage(house), due(house), kind(house)) == ("stage-1", None, "follow_up")
    assert done.what[0] == 'Message 3 asks for no further stage. NH-26-0001 is at "Stage 1, first line".'
    assert done.notes
    assert not any("heard " in note or "--" in note for note in done.notes)
    assert in_step(house)


def test_and_opens_again_where_that_is_taken_back(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    says(house, no_stage, NoStage(), AGAIN)
    takes_back(house, command_number(house), ask_after_all)
    assert (stage(house), due(house), kind(house)) == ("stage-2", "2026-06-29", "escalation")
    assert in_step(house)


def test_what_never_asked_has_nothing_to_undo(house: House, clock: MovedClock) -> None:
    written_again(house, clock, THANKS)
    done = says(house, no_stage, NoStage(), AGAIN)
    assert (done.undo, bool(done.no_undo)) == (None, True)


# -- Refused ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("effect, command", [(open_stage, OpenStage(None)), (no_stage, NoStage())], ids=["yes", "no"])
def test_of_a_message_on_another_case_nothing_is_said(
    house: House, clock: MovedClock, effect: Effect[Any], command: Command
) -> None:
    written_again(house, clock, PLAIN)
    text = COMPLAINT.replace("leak", "lift")
    other = a_mail(text, sender="a@lift.example", subject="Lift", message_id="<l@l.example>")
    assert hear(house, other, 40) == "NH-26-0002"
    with pytest.raises(CannotBeSaid, match="message 4 is on NH-26-0002 now, and what you answered was for NH-26-0001"):
        says(house, effect, command, 4)
    assert stage(house) == "stage-2"


def test_no_stage_is_said_of_one_message(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    with pytest.raises(CannotBeSaid, match="answer the notice about that mail"):
        says(house, no_stage, NoStage())
