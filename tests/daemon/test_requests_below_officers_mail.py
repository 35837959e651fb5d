"""What a tenant wrote to an officer alone, and an officer passes on, pastes or quotes: it is never lost.

Dorothy Finch complained, and stage 1 was answered on 10 June.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import MAILBOX, OFFICER, TENANT, a_mail
from heard.casework.events import About, Kind
from heard.daemon.receive import Heard
from heard.judgement.actions import AskOfficer
from heard.reports.outbox import one_letter
from mail.shapes.in_the_house import FIRST
from policies.mailroom import ANSWERS, Mailroom

AT = "2026-06-16 10:00"
NOT_UPHELD = "Dear Ms Finch, I have looked into your complaint and I do not uphold it. You may ask for stage 2."
THANKS = "Thank you for your email, I will come back to you about it."
HERS = "From: {}\nSent: 14 June 2026 10:12\nTo: Gary Officer <{}>\nSubject: RE: Damp\n\n{}"
ASKS = [
    pytest.param("I do not accept your answer. I want stage 2.", id="plainly"),
    pytest.param("Your findings are wrong, so kindly escalate my complaint to a manager for a review.", id="at length"),
    pytest.param("Yes to the panel please.", id="in few words"),
]
EVERYDAY = "What time is the plumber coming on Friday?"
GAS = "Thanks for that. There is a strong smell of gas in the hall again."
LIFT = "I also wish to make a formal complaint about the lift, which has been out of order since March."


@pytest.fixture
def room(tmp_path: Path) -> Mailroom:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    room.sent("2026-06-10 15:00", NOT_UPHELD)
    return room


def hers(words: str, sender: str = f"Dorothy Finch <{TENANT}>") -> str:
    return HERS.format(sender, OFFICER, words)


def asked(room: Mailroom) -> set[str]:
    return {each["about"] for each in room.case()["questions"]}


def letters(room: Mailroom) -> list[str]:
    return room.letters_to(TENANT)


# -- Passed on, with the answer it had ---------------------------------------------------------------


def answered(words: str, by: str = f"Complaints <{MAILBOX}>") -> str:
    """A chain: what was answered, and below it what she wrote to Gary alone."""
    answer = f"From: {by}\nSent: 15 June 2026 11:00\nTo: Dorothy Finch <{TENANT}>\nSubject: RE: Damp\n\n{THANKS}"
    return f"For the file.\n\n{answer}\n\n{hers(words)}"


BY = pytest.mark.parametrize(
    "by",
    [
        pytest.param(f"Complaints <{MAILBOX}>", id="the mailbox"),
        pytest.param(f"Gary Officer <{OFFICER}>", id="an officer"),
        pytest.param("Officer, Gary", id="an officer without an address"),
    ],
)


@BY
@pytest.mark.parametrize("words", ASKS)
def test_a_request_that_was_answered_and_never_recorded_opens_the_stage_when_it_is_passed_on(
    room: Mailroom, words: str, by: str
) -> None:
    before = letters(room)
    heard = room.told(AT, answered(words, by), "FW: Leak in the kitchen")
    assert (heard.reference, heard.decision.kind) == (FIRST, Kind.ESCALATION)
    assert room.case()["stage"] == "stage-2"
    assert letters(room) == before  # she was answered, so whoever brought it writes


@BY
def test_a_danger_in_it_is_told(room: Mailroom, by: str) -> None:
    room.told(AT, answered(GAS, by), "FW: Leak in the kitchen")
    assert "danger" in asked(room)


@BY
def test_what_may_be_a_complaint_of_its_own_is_put_before_a_person(room: Mailroom, by: str) -> None:
    room.told(AT, answered(LIFT, by), "FW: Leak in the kitchen")
    assert "which-case" in asked(room)


@BY
def test_what_that_answer_dealt_with_stays_what_staff_write(room: Mailroom, by: str) -> None:
    before = asked(room)
    heard = room.told(AT, answered(EVERYDAY, by), "FW: Leak in the kitchen")
    assert (heard.reference, heard.decision.kind, asked(room)) == (FIRST, Kind.STAFF, before)


def test_a_request_that_is_held_is_heard_once(room: Mailroom) -> None:
    words = "I do not accept your answer. I want stage 2."
    room.hears(a_mail(words, message_id="<2@tenant.example>", headers=[ANSWERS]), "2026-06-14 10:12")
    before = asked(room), letters(room)
    assert room.told(AT, answered(words), "FW: Leak in the kitchen").decision.kind is Kind.STAFF
    assert (asked(room), letters(room)) == before


def test_the_answer_that_a_case_waits_for_is_read_before_what_it_answers(tmp_path: Path) -> None:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.complains("2026-06-01 10:00")
    text = answered(LIFT, f"Gary Officer <{OFFICER}>").replace(THANKS, NOT_UPHELD)
    room.told(AT, text, "FW: Leak in the kitchen")
    assert "what-letter" in asked(room)


# -- Pasted into an answer to a notice -----------------------------------------------------------------


@pytest.fixture
def noticed(room: Mailroom) -> Mailroom:
    """The team lead has had a notice about the case."""
    assert "officer.notice.seems-missing" in room.letters_to("helen.lead@northgate.example")
    return room


def pastes(room: Mailroom, below: str, line: str = "She wrote this to Gary.") -> None:
    room.says(AT, line, "", below, by="helen.lead@northgate.example")


@pytest.mark.parametrize("sender", ["Dorothy Finch", "Ada Finch", f"Dorothy Finch <{TENANT}>"])
@pytest.mark.parametrize("words", ASKS)
def test_a_request_that_is_pasted_into_an_answer_to_a_notice_is_heard(
    noticed: Mailroom, words: str, sender: str
) -> None:
    pastes(noticed, hers(words, sender))
    assert noticed.case()["stage"] == "stage-2" or "next-stage" in asked(noticed)
    assert [each["kind"] for each in noticed.case()["messages"]][-1] == "escalation"


def test_a_danger_that_is_pasted_there_is_told(noticed: Mailroom) -> None:
    pastes(noticed, hers(GAS, "Dorothy Finch"))
    assert "danger" in asked(noticed)


@pytest.mark.parametrize(
    "sender", ["Complaints", "Northgate Homes", "Northgate Homes Complaints Team", "Officer, Gary (Repairs)"]
)
def test_our_own_mail_below_an_answer_is_nobody_elses(noticed: Mailroom, sender: str) -> None:
    pastes(noticed, hers("You may ask for stage 2: I want stage 2.", sender), "assign to Gary Officer")
    assert noticed.case()["owner"] == OFFICER
    assert [each["kind"] for each in noticed.case()["messages"]][-1] == "staff"


def test_so_is_the_notice_itself_whatever_name_an_office_gives_the_mailbox(noticed: Mailroom) -> None:
    [number] = [each["id"] for each in noticed.place.letters() if each["name"] == "officer.notice.seems-missing"]
    with noticed.place.house.store.reading() as connection:
        subject = one_letter(connection, number)["subject"]
    quoted = f"From: NH-Shared-CMP\nSent: 10 June 2026 15:00\nTo: Helen Lead\nSubject: {subject}\n\nI want stage 2."
    pastes(noticed, quoted, "assign to Gary Officer")
    assert noticed.case()["owner"] == OFFICER


def test_what_is_pasted_there_and_held_is_heard_once(noticed: Mailroom) -> None:
    words = "I do not accept your answer. I want stage 2."
    noticed.hears(a_mail(words, message_id="<2@tenant.example>", headers=[ANSWERS]), "2026-06-14 10:12")
    before = asked(noticed), letters(noticed)
    pastes(noticed, hers(words, "Dorothy Finch"))
    assert (asked(noticed), letters(noticed)) == before
    assert [each["kind"] for each in noticed.case()["messages"]][-1] == "staff"


# -- Quoted in a letter to her -------------------------------------------------------------------------

HOW = pytest.mark.parametrize("how", ["copied", "sent", "unproved"])


def answers_her(room: Mailroom, how: str, words: str, text: str = THANKS) -> Heard:
    written = {"copied": room.copied, "sent": room.sent, "unproved": room.unproved}[how]
    return written(AT, f"Dear Ms Finch,\n\n{text}\n\nGary\n\n{hers(words)}")


def questions(heard: Heard, about: About) -> list[AskOfficer]:
    return [each for each in heard.decision.actions if isinstance(each, AskOfficer) and each.about is about]


@HOW
@pytest.mark.parametrize("words", ASKS)
def test_a_request_that_an_officers_answer_quotes_is_put_to_a_person(room: Mailroom, words: str, how: str) -> None:
    before = letters(room)
    [question] = questions(answers_her(room, how, words), About.NEXT_STAGE)
    assert (room.case()["stage"], letters(room)) == ("stage-1", before)
    assert (question.reference, question.told) == (FIRST, True)
    assert question.clause.startswith("Complaint Handling Code 2024, 6.10")
    assert "is recorded nowhere" in question.because


@HOW
def test_a_danger_that_it_quotes_is_told(room: Mailroom, how: str) -> None:
    answers_her(room, how, GAS)
    assert "danger" in asked(room)


@HOW
@pytest.mark.parametrize("words", [EVERYDAY, "Thank you, I am happy with that."])
def test_what_asks_for_nothing_more_asks_nobody(room: Mailroom, words: str, how: str) -> None:
    before = asked(room)
    answers_her(room, how, words)
    assert asked(room) == before


@pytest.mark.parametrize("how", ["copied", "sent"])
def test_a_letter_that_takes_up_the_next_stage_asks_nobody(room: Mailroom, how: str) -> None:
    taken_up = "Your request for stage 2 was received today. A manager will review it and reply by 14 July."
    answers_her(room, how, "I do not accept your answer. I want stage 2.", taken_up)
    assert room.case()["stage"] == "stage-2"
    assert asked(room).isdisjoint(("next-stage", "what-letter"))
    answers_her(room, how, "I do not accept your answer. I want stage 2.", "We are still looking into it.")
    assert "next-stage" not in asked(room)  # it is older than the stage that is open


@HOW
def test_a_request_that_is_held_is_not_asked_about_again(room: Mailroom, how: str) -> None:
    words = "I do not accept your answer. I want stage 2. There is a strong smell of gas as well."
    room.hears(a_mail(words, message_id="<2@tenant.example>", headers=[ANSWERS]), "2026-06-14 10:12")
    heard = answers_her(room, how, words)
    assert [*questions(heard, About.NEXT_STAGE), *questions(heard, About.DANGER)] == []


def test_where_as_much_was_asked_before_it_is_only_noted(room: Mailroom) -> None:
    asks = a_mail("I am not happy with it. Stage 2 please.", message_id="<2@tenant.example>", headers=[ANSWERS])
    room.hears(asks, "2026-06-13 10:12")
    assert room.case()["stage"] == "stage-2"
    heard = answers_her(room, "copied", "I do not accept your answer. I want stage 2.")
    assert [each.told for each in questions(heard, About.NEXT_STAGE)] == [False]


def test_whoever_is_on_no_case_is_not_lost_either(tmp_path: Path) -> None:
    room = Mailroom("wnwhl-2009", tmp_path)
    room.copied(AT, f"Dear Ms Finch,\n\n{THANKS}\n\n{hers('I do not accept your answer. I want stage 2.')}")
    assert "officer.notice.which-case" in room.letters_to("helen.lead@northgate.example")
