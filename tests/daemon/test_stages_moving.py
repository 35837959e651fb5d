"""A message that opened a stage, put on another case: the stage does not stay behind, and a person is asked there.

The tenant of the leak wrote on Monday 1 June 2026 and was answered at stage 1 on Tuesday 9 June.  On Monday 15 June
they wrote that they want stage 2, which opened.  The lift is another case, of another tenant, from Monday 1 June.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from looking import hear, in_step, places, the_case
from sqlalchemy import select
from test_escalating import (
    AGAIN,
    CAME,
    CASE,
    DECISION,
    DUE,
    PLAIN,
    STAGE_3,
    THANKS,
    a_person_closes,
    asked,
    complained,
    in_doubt,
    kind,
    letters,
    stage_2,
    the_officer_answers,
    the_tenant_writes,
    written_again,
)

from builders import MAILBOX, MONDAY, MovedClock, a_house, a_mail, a_raw
from heard.casework.events import About, MessageNumber, Reference
from heard.daemon import escalating, joining, moving, receive, send, splitting
from heard.daemon.asking import ask
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.judgement.actions import AskOfficer
from heard.store.tables import questions

LEAK, LIFT = Reference(CASE), Reference("NH-26-0002")
CROSS = "The lift in my block has been out for weeks and nobody answers me. I am very unhappy with this."
LATER = MessageNumber(5)


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """Stage 2 of the leak is open because of message 3; message 4 is the lift, a case of its own."""
    house = complained(a_house(tmp_path / "heard.db", now=clock))
    written_again(house, clock, PLAIN)
    lift = a_mail(CROSS, sender="a@lift.example", subject="The lift", message_id="<lift-1@lift.example>")
    assert hear(house, lift, 60) == LIFT
    assert (stage_2(house), letters(house)) == ((None, DUE), ["waiting"])
    return house


def asked_on(house: House, reference: str) -> list[tuple[str, int]]:
    """Return what is asked on a case and not answered, and of which message."""
    query = select(questions).where(questions.c.reference == reference, questions.c.answered_at.is_(None))
    with house.store.reading() as connection:
        return [(row["about"], row["message"]) for row in connection.execute(query).mappings()]


def notices(house: House, reference: str) -> int:
    """Return how many letters to staff ask about the next stage of a case."""
    return [each["name"] for each in the_case(house, reference)["letters"]].count("officer.notice.next-stage")


def test_the_stage_is_taken_back_where_the_message_leaves(house: House) -> None:
    [done] = moving.move(house, [AGAIN], LIFT)
    assert (the_case(house, LEAK)["stage"], stage_2(house), letters(house)) == ("stage-1", None, ["failed"])
    assert {"next-stage", "stage-opened"}.isdisjoint(asked(house))
    assert done.notes[0] == (
        "stage-2 of NH-26-0001, which message 3 had opened, is taken back with its clocks. Where the message goes back "
        "there, heard escalate 3 --to stage-2 opens it again."
    )
    assert done.notes[1].endswith("which would have told them that stage-2 is open, will not leave.")
    assert in_step(house)


def test_a_letter_that_has_left_is_said(house: House) -> None:
    send.count_as_sent(house)
    [done] = moving.move(house, [AGAIN], LIFT)
    assert done.notes[1].endswith("has told them that stage-2 is open, on 17 June 2026.")
    assert (letters(house), stage_2(house)) == (["sent"], None)


def test_a_person_is_asked_where_it_goes(house: House) -> None:
    before = notices(house, LIFT)
    [done] = moving.move(house, [AGAIN], LIFT)
    assert ("next-stage", AGAIN) in asked_on(house, LIFT)
    assert notices(house, LIFT) > before
    assert the_case(house, LIFT)["stage"] == "stage-1"
    assert done.notes[-1] == (
        "On NH-26-0002 it is asked whether message 3 asks for the next stage there: heard escalate 3, or "
        "heard escalate 3 --not."
    )
    assert escalating.asks(house, AGAIN).reference == LIFT
    assert (the_case(house, LIFT)["stage"], stage_2(house)) == ("stage-2", None)
    assert in_step(house)


def test_moved_to_no_case_it_asks_for_nothing(house: House) -> None:
    [done] = moving.move(house, [AGAIN], None)
    assert (stage_2(house), len(done.notes), asked_on(house, LIFT)) == (None, 3, [])
    assert done.notes[2].endswith("which would have told your officers of stage-2, will not leave.")
    assert in_step(house)


def test_moved_back_it_is_asked_about_and_the_command_that_was_named_opens_the_stage_again(house: House) -> None:
    moving.move(house, [AGAIN], LIFT)
    moving.move(house, [AGAIN], LEAK)
    assert (stage_2(house), ("next-stage", AGAIN) in asked_on(house, LEAK)) == (None, True)
    assert ("next-stage", AGAIN) not in asked_on(house, LIFT)
    escalating.asks(house, AGAIN)
    assert (stage_2(house), letters(house)) == ((None, DUE), ["failed", "waiting"])
    assert in_step(house)


def test_by_way_of_no_case_it_is_asked_about_as_well(house: House) -> None:
    moving.move(house, [AGAIN], None)
    moving.move(house, [AGAIN], LIFT)
    assert ("next-stage", AGAIN) in asked_on(house, LIFT)


def test_a_case_that_was_opened_again_for_it_is_closed_as_it_was(tmp_path: Path, clock: MovedClock) -> None:
    house = complained(a_house(tmp_path / "closed.db", now=clock))
    in_doubt(house, clock)
    a_person_closes(house)
    escalating.asks(house, AGAIN)
    assert the_case(house, CASE)["status"] == "open"
    moving.move(house, [AGAIN], None)
    assert (the_case(house, CASE)["status"], stage_2(house)) == ("closed", None)


def test_a_stage_that_was_answered_stands_without_the_message(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock, DECISION.replace("stage 1", "stage 2"), number=2)
    [done] = moving.move(house, [AGAIN], LIFT)
    assert done.notes[0] == (
        "stage-2 of NH-26-0001 has been answered: it stands, although message 3 is not on it any more."
    )
    assert the_case(house, LEAK)["stage"] == "stage-2"


def test_two_that_opened_a_stage_each_take_both_along(house: House, clock: MovedClock) -> None:
    the_tenant_writes(house, clock, THANKS, at=CAME + timedelta(days=3), number=3)
    escalating.asks(house, LATER, STAGE_3)
    [done] = moving.move(house, [AGAIN, LATER], LIFT)
    assert (the_case(house, LEAK)["stage"], stage_2(house)) == ("stage-1", None)
    assert [note.partition(" of ")[0] for note in done.notes if " is taken back" in note] == ["stage-3", "stage-2"]
    assert {("next-stage", AGAIN), ("next-stage", LATER)} <= set(asked_on(house, LIFT))
    assert in_step(house)


def test_while_a_copy_stays_so_does_the_stage(house: House, clock: MovedClock) -> None:
    copy = a_mail(
        PLAIN, subject="Re: Leak in the kitchen", message_id="<leak-2@tenant.example>", received_at=CAME,
        headers=[("Received", "by another.example"), ("In-Reply-To", "<answer-1@northgate.example>")],
    )  # fmt: skip
    assert hear(house, copy, 40) == LEAK
    [done] = moving.move(house, [AGAIN], LIFT)
    assert done.notes[0] == "Message 5 says the same and stays on NH-26-0001, and so does stage-2."
    assert stage_2(house) == (None, DUE)


def test_what_asks_for_nothing_is_asked_about_nowhere(house: House, clock: MovedClock) -> None:
    the_tenant_writes(house, clock, THANKS, at=CAME + timedelta(days=3), number=3)
    assert kind(house, LATER) == "follow_up"
    [done] = moving.move(house, [LATER], LIFT)
    assert (done.notes, asked_on(house, LIFT), stage_2(house)) == ((), [], (None, DUE))


# -- A person was asked, and has not said -----------------------------------------------------------


@pytest.fixture
def in_question(tmp_path: Path, clock: MovedClock) -> House:
    """Of message 3 it is asked whether it asks for stage 2 of the leak; message 4 is the lift, a case of its own."""
    house = complained(a_house(tmp_path / "asked.db", now=clock))
    written_again(house, clock, THANKS)
    lift = a_mail(CROSS, sender="a@lift.example", subject="The lift", message_id="<lift-1@lift.example>")
    assert hear(house, lift, 60) == LIFT
    assert kind(house) == "follow_up", "it is doubtful, and does not count as one that asks"
    with house.store.writing() as connection:
        writing = Writing(connection, house, clock.at, AGAIN, MAILBOX, CAME)
        ask(writing, AskOfficer(LEAK, About.NEXT_STAGE, "it may ask for more than it was given"))
        writing.append()
    return house


def test_the_question_goes_along_and_is_settled_where_it_was(in_question: House) -> None:
    before = notices(in_question, LIFT)
    [done] = moving.move(in_question, [AGAIN], LIFT)
    assert ("next-stage", AGAIN) in asked_on(in_question, LIFT)
    assert ("next-stage", AGAIN) not in asked_on(in_question, LEAK)
    assert notices(in_question, LIFT) > before
    assert done.notes[-1].startswith("On NH-26-0002 it is asked whether message 3 asks for the next stage there")
    assert the_case(in_question, LIFT)["stage"] == "stage-1"
    assert in_step(in_question)


def test_moved_back_it_is_asked_where_it_first_was(in_question: House) -> None:
    moving.move(in_question, [AGAIN], LIFT)
    moving.move(in_question, [AGAIN], LEAK)
    assert ("next-stage", AGAIN) in asked_on(in_question, LEAK)
    assert ("next-stage", AGAIN) not in asked_on(in_question, LIFT)


def test_by_way_of_no_case_the_question_is_not_lost(in_question: House) -> None:
    moving.move(in_question, [AGAIN], None)
    assert ("next-stage", AGAIN) not in asked_on(in_question, LEAK)
    moving.move(in_question, [AGAIN], LIFT)
    assert ("next-stage", AGAIN) in asked_on(in_question, LIFT)


def test_what_a_person_has_answered_is_not_asked_again(in_question: House) -> None:
    escalating.asks_not(in_question, AGAIN)
    [done] = moving.move(in_question, [AGAIN], LIFT)
    assert (done.notes, ("next-stage", AGAIN) in asked_on(in_question, LIFT)) == ((), False)


def test_split_off_it_is_a_complaint_and_nobody_is_asked(in_question: House) -> None:
    done = splitting.split(in_question, [AGAIN])
    assert done.went_to is not None
    assert ("next-stage", AGAIN) not in (*asked_on(in_question, LEAK), *asked_on(in_question, done.went_to))


# -- Split and joined -------------------------------------------------------------------------------


def test_split_off_it_is_a_complaint_of_its_own_and_the_stage_is_taken_back(house: House) -> None:
    done = splitting.split(house, [AGAIN])
    assert done.went_to is not None
    assert (stage_2(house), letters(house)) == (None, ["failed"])
    assert any("is taken back with its clocks" in note for note in done.notes)
    assert (the_case(house, done.went_to)["stage"], asked_on(house, done.went_to)) == ("stage-1", [])
    assert in_step(house)


def test_joined_to_an_older_case_it_is_asked_about_there_and_parted_the_stage_is_open_again(house: House) -> None:
    """The lift is the older here, since its mail was received first."""
    first = a_mail(CROSS, sender="z@old.example", subject="Lift", message_id="<old-1@old.example>")
    older = hear_as_of(house, first)
    done = joining.join(house, LEAK, older, anyway=True)
    assert done.went_to == older
    assert ("next-stage", AGAIN) in asked_on(house, older)
    assert done.notes[-1].startswith(f"On {older} it is asked whether message 3 asks for the next stage there")
    joining.part(house, LEAK)
    assert (places(house)[AGAIN], stage_2(house)) == (LEAK, (None, DUE))
    assert in_step(house)


def test_a_stage_that_a_join_led_to_is_taken_back_when_the_cases_are_parted(house: House) -> None:
    older = hear_as_of(house, a_mail(CROSS, sender="z@old.example", subject="Lift", message_id="<old-1@old.example>"))
    joining.join(house, LEAK, older, anyway=True)
    escalating.asks(house, AGAIN)
    assert the_case(house, older)["stage"] == "stage-2"
    done = joining.part(house, LEAK)
    assert f"stage-2 of {older}, which message 3 had opened, is taken back" in " ".join(done.notes)
    assert (the_case(house, older)["stage"], stage_2(house)) == ("stage-1", (None, DUE))
    assert in_step(house)


def hear_as_of(house: House, content: bytes) -> Reference:
    """Let a mail come in that our server had taken in on Saturday 30 May, before all others."""
    raw = a_raw(content, uid=70, received_at=MONDAY - timedelta(days=2))
    [heard] = receive.hear(receive.keep([raw], house), house)
    assert heard.reference is not None
    return Reference(heard.reference)
