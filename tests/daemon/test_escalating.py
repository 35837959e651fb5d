"""A person says whether a message asks for the next stage: it opens from when the message came, or is taken back.

The tenant wrote on Monday 1 June 2026 and was answered at stage 1 on Tuesday 9 June.  On Monday 15 June they wrote
again.  Stage 2 is owed its answer ten working days after that, by the end of Monday 29 June in London.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from looking import hear, in_step, the_case, told

from builders import MAILBOX, OFFICER, TENANT, MovedClock, a_house, a_mail, a_raw, happen
from heard.casework.events import MessageNumber, StageName, Stream
from heard.daemon import escalating, moving, receive, send
from heard.daemon.house import House
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.errors import CannotBeSaid, NotFound
from histories import closed

CASE = "NH-26-0001"
COMPLAINT, ANSWER, AGAIN, ONCE_MORE = map(MessageNumber, (1, 2, 3, 4))
ANSWERED = datetime(2026, 6, 9, 14, 12, tzinfo=UTC)
CAME = datetime(2026, 6, 15, 8, 30, tzinfo=UTC)
DUE = "2026-06-29T22:59:59+00:00"
STAGE_2, STAGE_3 = StageName("stage-2"), StageName("stage-3")
DECISION = """\
Dear Ms Finch

I have looked into your complaint about the leak, and this is my answer at stage 1. I uphold it. We closed the job by
mistake, and I am sorry.

Gary Officer
"""
PLAIN = "I do not accept this. I want to take my complaint to stage 2."
THANKS = "Thank you for the letter. When will the ceiling be painted?"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint that was acknowledged."""
    return complained(a_house(tmp_path / "heard.db", now=clock))


def complained(house: House) -> House:
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    return house


def the_officer_answers(
    house: House, clock: MovedClock, text: str = DECISION, *, number: int = 1, folder: str = "Sent Items"
) -> None:
    """Let the officer's letter come on Tuesday 9 June, and each further one a week after the last."""
    clock.at = ANSWERED + timedelta(weeks=number - 1)
    mail = a_mail(
        text, sender=f"Gary Officer <{OFFICER}>", to=TENANT, subject="Re: Leak in the kitchen",
        message_id=f"<answer-{number}@northgate.example>", received_at=clock.at,
        headers=[("Cc", MAILBOX), ("In-Reply-To", "<leak-1@tenant.example>")],
    )  # fmt: skip
    raw = a_raw(mail, uid=10 + number, received_at=clock.at, folder=folder)
    receive.hear(receive.keep([raw], house), house)


def the_tenant_writes(house: House, clock: MovedClock, text: str, *, at: datetime = CAME, number: int = 2) -> None:
    clock.at = at
    mail = a_mail(
        text, subject="Re: Leak in the kitchen", message_id=f"<leak-{number}@tenant.example>",
        headers=[("In-Reply-To", "<answer-1@northgate.example>")], received_at=at,
    )  # fmt: skip
    assert hear(house, mail, 20 + number) == CASE


def written_again(house: House, clock: MovedClock, text: str) -> None:
    """Let the officer answer, the tenant write again, and two days pass."""
    the_officer_answers(house, clock)
    the_tenant_writes(house, clock, text)
    clock.on(days=2)


def thanks(house: House, clock: MovedClock) -> None:
    written_again(house, clock, THANKS)


def in_doubt(house: House, clock: MovedClock) -> None:
    """Let nothing prove the officer's answer, so that a person has to say what follows from not accepting it."""
    the_officer_answers(house, clock, folder="INBOX")
    the_tenant_writes(house, clock, PLAIN)
    clock.on(days=2)


def stage_2(house: House) -> tuple[str | None, str] | None:
    """Return when stage 2 was answered and by when it is owed; None where its clock does not run."""
    found = [each for each in the_case(house, CASE)["clocks"] if each["clock"] == "stage-2-answer"]
    return (found[-1]["met_at"], found[-1]["due"]) if found else None


def kind(house: House, number: MessageNumber = AGAIN) -> str:
    [found] = [each["kind"] for each in the_case(house, CASE)["messages"] if each["id"] == number]
    return str(found)


def letters(house: House, stage: str = "stage-2") -> list[str]:
    """Return what became of the acknowledgements of a stage, in their order."""
    name = f"complainant.acknowledgement.{stage}"
    return [each["state"] for each in the_case(house, CASE)["letters"] if each["name"] == name]


def asked(house: House) -> list[str]:
    return [each["about"] for each in the_case(house, CASE)["questions"] if each["answered"] is None]


def events(house: House, since: int = 0) -> list[str]:
    return [each["type"] for each in the_case(house, CASE)["events"]][since:]


# -- It asks ----------------------------------------------------------------------------------------


def test_the_stage_opens_from_when_the_message_came_and_is_acknowledged(house: House, clock: MovedClock) -> None:
    in_doubt(house, clock)
    assert (the_case(house, CASE)["stage"], stage_2(house), letters(house)) == ("stage-1", None, [])
    assert "next-stage" in asked(house)
    said = escalating.asks(house, AGAIN)
    assert (the_case(house, CASE)["stage"], stage_2(house), letters(house)) == ("stage-2", (None, DUE), ["waiting"])
    assert (said.stage, said.since, said.undo) == ("stage-2", "15 June 2026", "heard escalate 3 --not")
    assert kind(house) == "escalation"
    assert "next-stage" not in asked(house)
    assert in_step(house)


def test_what_heard_took_for_something_else_may_ask_all_the_same(house: House, clock: MovedClock) -> None:
    thanks(house, clock)
    assert (kind(house), asked(house)) == ("follow_up", ["seems-missing"])
    escalating.asks(house, AGAIN)
    assert (kind(house), stage_2(house)) == ("escalation", (None, DUE))


def test_who_deals_with_the_stage_is_told(house: House, clock: MovedClock) -> None:
    in_doubt(house, clock)
    escalating.asks(house, AGAIN)
    assert "stage-opened" in asked(house)


def test_it_is_written_down_that_a_person_said_so(house: House, clock: MovedClock) -> None:
    in_doubt(house, clock)
    escalating.asks(house, AGAIN)
    opened = the_case(house, CASE)["events"][-5:]
    [event] = [each for each in opened if each["type"] == "StageOpened"]
    assert (event["by"], event["message"], event["at"]) == ("officer", AGAIN, "2026-06-15T08:30:00+00:00")


def test_saying_it_twice_opens_and_writes_once(house: House, clock: MovedClock) -> None:
    in_doubt(house, clock)
    escalating.asks(house, AGAIN)
    before = events(house)
    said = escalating.asks(house, AGAIN)
    assert (events(house), said.stage, said.brought, letters(house)) == (before, "stage-2", (), ["waiting"])


def test_what_heard_opened_by_itself_is_confirmed_by_saying_so(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    assert (stage_2(house), "stage-opened" in asked(house)) == ((None, DUE), True)
    before = events(house)
    escalating.asks(house, AGAIN)
    assert (events(house), "stage-opened" in asked(house)) == (before, False)


def test_a_person_may_open_it_before_any_answer_is_on_file(house: House, clock: MovedClock) -> None:
    """They may know of one that was given on the telephone."""
    the_tenant_writes_first = a_mail(
        PLAIN, message_id="<leak-2@tenant.example>", headers=[("In-Reply-To", "<leak-1@tenant.example>")],
        received_at=CAME, subject="Re: Leak in the kitchen",
    )  # fmt: skip
    clock.at = CAME
    assert hear(house, the_tenant_writes_first, 22) == CASE
    assert stage_2(house) is None
    escalating.asks(house, MessageNumber(2))
    assert stage_2(house) == (None, DUE)


def test_a_closed_case_goes_on(tmp_path: Path, clock: MovedClock) -> None:
    house = complained(a_house(tmp_path / "heard.db", now=clock))
    in_doubt(house, clock)
    a_person_closes(house)
    escalating.asks(house, AGAIN)
    assert (the_case(house, CASE)["status"], stage_2(house)) == ("open", (None, DUE))
    escalating.asks_not(house, AGAIN)
    assert (the_case(house, CASE)["status"], stage_2(house)) == ("closed", None)
    assert in_step(house)


def a_person_closes(house: House) -> None:
    with house.store.writing() as connection:
        happen(connection, house.policies, closed("2026-06-16 09:00"), stream=Stream(CASE))


# -- Another stage, and what is not possible --------------------------------------------------------


def test_another_stage_may_be_named(house: House, clock: MovedClock) -> None:
    in_doubt(house, clock)
    said = escalating.asks(house, AGAIN, STAGE_3)
    assert (the_case(house, CASE)["stage"], said.stage, letters(house, "stage-3")) == (
        "stage-3",
        "stage-3",
        ["waiting"],
    )
    assert in_step(house)


def test_the_stage_that_was_named_wrongly_is_named_anew(house: House, clock: MovedClock) -> None:
    in_doubt(house, clock)
    escalating.asks(house, AGAIN)
    said = escalating.asks(house, AGAIN, STAGE_3)
    assert (the_case(house, CASE)["stage"], said.undo) == ("stage-3", "heard escalate 3 --to stage-2")
    assert (stage_2(house), letters(house), letters(house, "stage-3")) == (None, ["failed"], ["waiting"])
    escalating.asks(house, AGAIN, STAGE_2)
    assert (stage_2(house), letters(house), letters(house, "stage-3")) == (
        (None, DUE),
        ["failed", "waiting"],
        ["failed"],
    )
    assert in_step(house)


def test_at_the_last_stage_a_person_says_what_opens(house: House, clock: MovedClock) -> None:
    in_doubt(house, clock)
    escalating.asks(house, AGAIN, STAGE_3)
    the_officer_answers(house, clock, DECISION.replace("stage 1", "stage 3"), number=2)
    the_tenant_writes(house, clock, PLAIN, at=datetime(2026, 6, 22, 8, 30, tzinfo=UTC), number=3)
    message = MessageNumber(5)
    with pytest.raises(
        CannotBeSaid, match=r"at the last of your own stages; say what opens: --to takes stage-3, stage-4$"
    ):
        escalating.asks(house, message)
    assert escalating.asks(house, message, StageName("stage-4")).stage == "stage-4"
    assert not letters(house, "stage-4"), "the Ombudsman's stage is for officers to write in"


@pytest.mark.parametrize("to", [
    pytest.param("stage-9", id="no such stage"),
    pytest.param("Stage 2", id="what people call it"),
])  # fmt: skip
def test_a_stage_that_may_not_follow_is_told_with_those_that_may(house: House, clock: MovedClock, to: str) -> None:
    told = f"--to {to}: what may follow stage-1 on NH-26-0001 is stage-1, stage-2, stage-3, stage-4$"
    in_doubt(house, clock)
    before = events(house)
    with pytest.raises(CannotBeSaid, match=told):
        escalating.asks(house, AGAIN, StageName(to))
    assert events(house) == before
    assert "next-stage" in asked(house), "what was not said is still asked"


def test_a_stage_that_is_open_is_not_opened_again_by_another_message(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    the_tenant_writes(house, clock, "Who is above you? I do not accept it.", at=CAME + timedelta(days=3), number=3)
    with pytest.raises(
        CannotBeSaid, match=r"stage-2 of NH-26-0001 is open already, since 15 June 2026; --to takes stage-3"
    ):
        escalating.asks(house, ONCE_MORE)
    assert escalating.asks(house, ONCE_MORE, STAGE_3).stage == "stage-3"


def test_what_staff_wrote_asks_for_nothing(house: House, clock: MovedClock) -> None:
    in_doubt(house, clock)
    for say in (escalating.asks, escalating.asks_not):
        with pytest.raises(CannotBeSaid, match="message 2 is mail of your own staff"):
            say(house, ANSWER)


def test_a_message_on_no_case_is_moved_to_one_first(house: House, clock: MovedClock) -> None:
    thanks(house, clock)
    moving.move(house, [AGAIN], None)
    with pytest.raises(CannotBeSaid, match=r"message 3 is on no case\. heard move 3 --to REFERENCE first"):
        escalating.asks(house, AGAIN)


def test_a_number_of_no_message_is_said_to_be_none(house: House) -> None:
    for say in (escalating.asks, escalating.asks_not):
        with pytest.raises(NotFound, match="message 99"):
            say(house, MessageNumber(99))


def test_a_message_from_before_heard_answers_opens_nothing(house: House, clock: MovedClock) -> None:
    clock.at = CAME
    old = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)
    mail = a_mail(message_id="<old@tenant.example>", sender="Sam Marsh <sam.marsh@tenant.example>", received_at=old)
    receive.hear(receive.keep([a_raw(mail, uid=31, received_at=old)], house), house)
    with pytest.raises(CannotBeSaid, match="from before heard answers"):
        escalating.asks(house, MessageNumber(2))


# -- It does not ask --------------------------------------------------------------------------------


def test_the_stage_is_taken_back_with_its_clocks_and_the_letter_that_had_not_left(
    house: House, clock: MovedClock
) -> None:
    written_again(house, clock, PLAIN)
    assert (stage_2(house), letters(house)) == ((None, DUE), ["waiting"])
    said = escalating.asks_not(house, AGAIN)
    assert (the_case(house, CASE)["stage"], stage_2(house), letters(house)) == ("stage-1", None, ["failed"])
    assert (kind(house), said.stage, said.undo) == ("follow_up", "stage-1", "heard escalate 3")
    to_them, to_officers = said.notes
    assert to_them.endswith("which would have told them that stage-2 is open, will not leave")
    assert to_officers.endswith("which would have told your officers of stage-2, will not leave")
    assert {"next-stage", "stage-opened"}.isdisjoint(asked(house))
    assert any("message 3 does not ask for the next stage" in line for line in told(house, CASE))
    assert in_step(house)


def test_no_officer_is_told_of_a_stage_that_was_taken_back(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    assert set(of_the_stage(house)) == {"waiting"}
    escalating.asks_not(house, AGAIN)
    assert set(of_the_stage(house)) == {"failed"}
    before = len(of_the_stage(house))
    escalating.asks(house, AGAIN)
    assert set(of_the_stage(house)[before:]) == {"waiting"}, "open again, it is told anew"
    assert in_step(house)


def of_the_stage(house: House) -> list[str]:
    """Return what became of the letters that tell officers that a stage is open, in their order."""
    name = "officer.notice.stage-opened"
    return [each["state"] for each in the_case(house, CASE)["letters"] if each["name"] == name]


def test_a_letter_that_has_left_is_said(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    send.count_as_sent(house)
    [note] = escalating.asks_not(house, AGAIN).notes
    assert note.endswith("has told them that stage-2 is open, on 17 June 2026")
    assert (letters(house), stage_2(house)) == (["sent"], None)
    assert in_step(house)


@pytest.mark.parametrize("before", [
    pytest.param(lambda house: None, id="its letter had not left"),
    pytest.param(send.count_as_sent, id="its letter had left"),
])  # fmt: skip
def test_what_is_taken_back_may_be_said_again(house: House, clock: MovedClock, before: Callable[[House], Any]) -> None:
    written_again(house, clock, PLAIN)
    before(house)
    stood = clocks(house)
    escalating.asks_not(house, AGAIN)
    escalating.asks(house, AGAIN)
    assert clocks(house) == stood
    assert letters(house).count("failed") + 1 == len(letters(house)), "one letter, whatever was said"
    assert kind(house) == "escalation"
    assert in_step(house)


def clocks(house: House) -> list[tuple[str, str | None, str | None]]:
    return [(each["clock"], each["due"], each["met_at"]) for each in the_case(house, CASE)["clocks"]]


def test_saying_twice_that_it_does_not_is_once(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    escalating.asks_not(house, AGAIN)
    before = events(house)
    said = escalating.asks_not(house, AGAIN)
    assert (events(house), said.brought, said.stage) == (before, (), "stage-1")


def test_a_receipt_has_told_nobody_that_a_stage_is_open(tmp_path: Path, clock: MovedClock) -> None:
    """Under this policy only a person can write the acknowledgement, and a receipt goes first."""
    house = complained(a_house(tmp_path / "code.db", now=clock, policy=load_policy("hos-code-2024", rules_dir())))
    written_again(house, clock, PLAIN)
    assert the_case(house, CASE)["stage"] == "stage-2"
    send.count_as_sent(house)
    [note] = escalating.asks_not(house, AGAIN).notes
    assert note.endswith("has told them that what they wrote has come, perhaps with a word of stage-2, on 17 June 2026")


def test_who_only_said_it_again_is_said_not_to_ask_and_to_ask_after_all(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    the_tenant_writes(house, clock, "I do not accept your answer.", at=CAME + timedelta(days=3), number=3)
    assert (kind(house, ONCE_MORE), stage_2(house)) == ("escalation", (None, DUE))
    said = escalating.asks_not(house, ONCE_MORE)
    assert (kind(house, ONCE_MORE), said.undo, stage_2(house)) == ("follow_up", "heard escalate 4", (None, DUE))
    said = escalating.asks(house, ONCE_MORE)
    assert (kind(house, ONCE_MORE), stage_2(house), said.brought) == ("escalation", (None, DUE), ())
    assert (said.stage, said.since, said.undo) == ("stage-2", "15 June 2026", "heard escalate 4 --not")
    assert said.notes == ("stage-2 was open already, and message 4 changes nothing about it",)
    assert in_step(house)


def test_a_request_from_before_the_answer_opens_the_stage_since_then_and_the_days_are_said(
    house: House, clock: MovedClock
) -> None:
    """It came on Wednesday 3 June; ten working days after that is Wednesday 17 June."""
    clock.at = datetime(2026, 6, 3, 8, 30, tzinfo=UTC)
    early = a_mail(
        "When will somebody come?", message_id="<leak-2@tenant.example>", received_at=clock.at,
        headers=[("In-Reply-To", "<leak-1@tenant.example>")], subject="Re: Leak in the kitchen",
    )  # fmt: skip
    assert hear(house, early, 22) == CASE
    the_officer_answers(house, clock)
    said = escalating.asks(house, MessageNumber(2))
    assert stage_2(house) == (None, "2026-06-17T22:59:59+00:00")
    assert said.notes[0] == (
        "it came on 3 June 2026, before the answer of 9 June 2026: the days of stage-2 count from 3 June 2026"
    )


# -- It is only spoken of ---------------------------------------------------------------------------


TOLD_HOW = """\
Dear Ms Finch

I have looked into your complaint about the leak, and this is my answer at stage 1. I uphold it. We closed the job by
mistake, and I am sorry. Whoever does not accept it may say so, and then the complaint is taken to stage 2 by a manager
who has had no part in any of this.

Gary Officer
"""
PASTED = """\
Hello, I have your letter and there is this in it,

and then the complaint is taken to stage 2 by a manager
who has had no part in any of this

Is the plumber still coming on Thursday?
"""


@pytest.mark.parametrize("answer, text", [
    pytest.param(DECISION, "What would happen if I do not accept?", id="what if"),
    pytest.param(DECISION, "How would I take it to stage 2 if I wanted to?", id="how"),
    pytest.param(DECISION, "My neighbour says she would take it to stage 2 if she were me.", id="a neighbour"),
    pytest.param(DECISION, "I'll take it to stage 2 if the plumber doesn't come by Friday.", id="a threat"),
    pytest.param(TOLD_HOW, PASTED, id="an officer's letter, pasted"),
])  # fmt: skip
def test_what_only_speaks_of_the_stage_is_asked_about_and_opens_nothing(
    house: House, clock: MovedClock, answer: str, text: str
) -> None:
    the_officer_answers(house, clock, answer)
    the_tenant_writes(house, clock, text)
    assert (the_case(house, CASE)["stage"], stage_2(house), letters(house)) == ("stage-1", None, [])
    assert "next-stage" in asked(house)


def test_who_asks_how_and_does_not_accept_it_asks(house: House, clock: MovedClock) -> None:
    written_again(house, clock, "How do I take this further? I do not accept your decision.")
    assert stage_2(house) == (None, DUE)


def test_a_copy_of_what_they_write_to_somebody_else_opens_nothing(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    clock.at = CAME
    to_karen = a_mail(
        PLAIN, to="Karen <karen@neighbour.example>", subject="Re: Leak in the kitchen", received_at=CAME,
        message_id="<leak-2@tenant.example>",
        headers=[("Cc", MAILBOX), ("In-Reply-To", "<answer-1@northgate.example>")],
    )  # fmt: skip
    assert hear(house, to_karen, 22) == CASE
    assert (stage_2(house), letters(house), "next-stage" in asked(house)) == (None, [], True)


# -- It is said again -------------------------------------------------------------------------------


def notices(house: House) -> int:
    """Return how many letters to staff ask whether the next stage is wanted, or tell that it is open."""
    about = ("officer.notice.next-stage", "officer.notice.stage-opened")
    return sum(each["name"] in about for each in the_case(house, CASE)["letters"])


def test_who_says_it_again_before_an_answer_is_noted_and_told_nobody(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    before = notices(house)
    for number in (3, 4):
        the_tenant_writes(house, clock, PLAIN + "!" * number, at=CAME + timedelta(days=number), number=number)
    assert notices(house) == before
    assert asked(house).count("next-stage") == 2, "each is noted on the case"


def test_who_says_it_before_any_answer_is_told_once(house: House, clock: MovedClock) -> None:
    the_tenant_writes_early(house, clock, number=2)
    told = notices(house)
    assert told > 0
    the_tenant_writes_early(house, clock, number=3)
    assert notices(house) == told
    escalating.asks_not(house, MessageNumber(2))
    escalating.asks_not(house, MessageNumber(3))
    the_tenant_writes_early(house, clock, number=4)
    assert notices(house) == 2 * told, "somebody has said that the others did not ask"


def the_tenant_writes_early(house: House, clock: MovedClock, *, number: int) -> None:
    clock.at = datetime(2026, 6, number, 8, 30, tzinfo=UTC)
    mail = a_mail(
        PLAIN + "!" * number, subject="Re: Leak in the kitchen", message_id=f"<leak-{number}@tenant.example>",
        headers=[("In-Reply-To", "<leak-1@tenant.example>")], received_at=clock.at,
    )  # fmt: skip
    assert hear(house, mail, 20 + number) == CASE


def test_what_was_only_asked_about_is_filed_as_following_up(house: House, clock: MovedClock) -> None:
    in_doubt(house, clock)
    said = escalating.asks_not(house, AGAIN)
    assert (kind(house), stage_2(house), said.brought) == ("follow_up", None, ("NextStageNotAsked",))
    assert "next-stage" not in asked(house)
    assert in_step(house)


def test_whoever_asks_after_that_opens_the_stage(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    send.count_as_sent(house)
    escalating.asks_not(house, AGAIN)
    the_tenant_writes(house, clock, PLAIN, at=datetime(2026, 6, 22, 8, 30, tzinfo=UTC), number=3)
    assert stage_2(house) == (None, "2026-07-06T22:59:59+00:00")
    assert letters(house) == ["sent", "waiting"], "each request is acknowledged for itself"
    assert in_step(house)


def test_a_stage_that_was_answered_stands(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    the_officer_answers(house, clock, DECISION.replace("stage 1", "stage 2"), number=2)
    with pytest.raises(CannotBeSaid, match="stage-2 of NH-26-0001 has been answered: it stands"):
        escalating.asks_not(house, AGAIN)
    assert stage_2(house) == ("2026-06-16T14:12:00+00:00", DUE)


def test_a_stage_that_the_case_has_gone_on_from_stands(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    the_tenant_writes(house, clock, THANKS, at=CAME + timedelta(days=3), number=3)
    escalating.asks(house, ONCE_MORE, STAGE_3)
    with pytest.raises(CannotBeSaid, match="has gone on from stage-2 to stage-3: stage-2 stands"):
        escalating.asks_not(house, AGAIN)


def test_the_complaint_itself_stays_one(house: House) -> None:
    escalating.asks(house, COMPLAINT)
    assert (kind(house, COMPLAINT), the_case(house, CASE)["stage"]) == ("complaint", "stage-2")
    escalating.asks_not(house, COMPLAINT)
    assert (kind(house, COMPLAINT), the_case(house, CASE)["stage"]) == ("complaint", "stage-1")
    assert in_step(house)


def test_what_never_asked_names_no_command_that_would_undo_it(house: House, clock: MovedClock) -> None:
    assert escalating.asks_not(house, COMPLAINT).undo == ""
    written_again(house, clock, PLAIN)
    assert escalating.asks_not(house, COMPLAINT).undo == ""


def test_the_complaint_names_none_while_another_message_has_the_stage_open(house: House, clock: MovedClock) -> None:
    escalating.asks(house, COMPLAINT)
    assert escalating.asks_not(house, COMPLAINT).undo == "heard escalate 1"
    written_again(house, clock, PLAIN)
    assert escalating.asks_not(house, COMPLAINT).undo == ""
    with pytest.raises(CannotBeSaid, match="stage-2 of NH-26-0001 is open already"):
        escalating.asks(house, COMPLAINT)


def test_what_opened_a_stage_beyond_one_that_waits_is_undone_with_its_name(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    the_tenant_writes(house, clock, THANKS, at=CAME + timedelta(days=3), number=3)
    escalating.asks(house, ONCE_MORE, STAGE_3)
    said = escalating.asks_not(house, ONCE_MORE)
    assert (said.stage, said.undo) == ("stage-2", "heard escalate 4 --to stage-3")
    assert escalating.asks(house, ONCE_MORE, STAGE_3).stage == "stage-3"


def test_another_copy_of_the_message_is_the_message(house: House, clock: MovedClock) -> None:
    written_again(house, clock, PLAIN)
    copy = a_mail(
        PLAIN, subject="Re: Leak in the kitchen", message_id="<leak-2@tenant.example>", received_at=CAME,
        headers=[("Received", "by another.example"), ("In-Reply-To", "<answer-1@northgate.example>")],
    )  # fmt: skip
    assert hear(house, copy, 40) == CASE
    assert (kind(house, ONCE_MORE), escalating.asks(house, ONCE_MORE).brought) == ("escalation", ())
    escalating.asks_not(house, ONCE_MORE)
    assert (stage_2(house), kind(house), kind(house, ONCE_MORE)) == (None, "follow_up", "follow_up")
    assert in_step(house)


def test_what_an_officer_passed_on_is_theirs_to_acknowledge(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    clock.at = CAME
    passed_on = a_mail(
        f"FYI\n\n-----Original Message-----\nFrom: Dorothy Finch <{TENANT}>\nSent: 15 June 2026 08:00\n"
        f"To: Gary Officer <{OFFICER}>\nSubject: Re: Leak in the kitchen NH-26-0001\n\n{THANKS}\n",
        sender=f"Gary Officer <{OFFICER}>", subject="FW: Leak in the kitchen NH-26-0001",
        message_id="<fw@northgate.example>", received_at=CAME,
    )  # fmt: skip
    assert (hear(house, passed_on, 41), kind(house)) == (CASE, "follow_up")
    said = escalating.asks(house, AGAIN)
    assert "somebody of the landlord's brought it, so whoever did has to acknowledge it" in said.notes
    assert (stage_2(house), letters(house)) == ((None, DUE), [])


# -- Under other policies ---------------------------------------------------------------------------


def test_what_recovery_did_not_settle_is_owed_all_that_stage_1_owes(tmp_path: Path, clock: MovedClock) -> None:
    house = complained(a_house(tmp_path / "wdh.db", now=clock, policy=load_policy("wdh-2022", rules_dir())))
    the_officer_answers(house, clock, DECISION.replace(" at stage 1", ""))
    the_tenant_writes(house, clock, THANKS)
    clock.on(days=2)
    escalating.asks(house, AGAIN)
    due = {each["clock"]: each["due"] for each in the_case(house, CASE)["clocks"]}
    assert due["stage-1-log-acknowledge-allocate"] == "2026-06-22T22:59:59+00:00"  # 16 to 19; 22 June
    assert due["stage-1-answer"] == DUE


def test_a_message_after_the_window_opens_the_stage_where_a_person_says_so(tmp_path: Path, clock: MovedClock) -> None:
    """The window of 2011 lasts twenty working days: from 9 June to 7 July."""
    house = complained(a_house(tmp_path / "kent.db", now=clock, policy=load_policy("west-kent-2011", rules_dir())))
    the_officer_answers(house, clock)
    the_tenant_writes(house, clock, PLAIN, at=datetime(2026, 7, 8, 8, 30, tzinfo=UTC))
    assert (stage_2(house), "next-stage" in asked(house)) == (None, True)
    said = escalating.asks(house, AGAIN)
    assert said.notes[0] == "it came after the 20 working days that the policy gives for it"
    assert stage_2(house) == (None, "2026-07-22T22:59:59+00:00")  # 9, 10; 13 to 17; 20, 21, 22 July


@pytest.mark.parametrize("writes, receipts", [
    pytest.param(thanks, ["stage-1", "stage-2"], id="heard as asking for nothing"),
    pytest.param(in_doubt, ["stage-1", "stage-1"], id="told before that it has come"),
])  # fmt: skip
def test_where_only_a_person_can_say_what_the_acknowledgement_says_they_are_asked(
    tmp_path: Path, clock: MovedClock, writes: Callable[[House, MovedClock], None], receipts: list[str]
) -> None:
    house = complained(a_house(tmp_path / "code.db", now=clock, policy=load_policy("hos-code-2024", rules_dir())))
    writes(house, clock)
    said = escalating.asks(house, AGAIN)
    assert any(note.startswith("its acknowledgement has to say what only a person can") for note in said.notes)
    names = [each["name"] for each in the_case(house, CASE)["letters"]]
    assert [name.rpartition(".")[2] for name in names if name.startswith("complainant.receipt.")] == receipts
    assert "words-wanted" in asked(house)
