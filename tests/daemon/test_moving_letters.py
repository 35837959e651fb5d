"""An officer's letter on the wrong case answered nothing there, and answers where it belongs.

Two tenants wrote on Monday 1 June 2026; both are owed an answer by the end of Monday 15 June, in London.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from looking import in_step, places, the_answer_came_back, the_case

from builders import MAILBOX, OFFICER, TENANT, MovedClock, a_house, a_mail, a_raw
from heard.casework.events import LetterKind, MessageNumber, Outcome, Reference
from heard.daemon import answering, joining, moving, receive, send, splitting
from heard.daemon.answering import Said
from heard.daemon.house import House
from heard.errors import CannotBeSaid

LEAK, LIFT, NEW = (Reference(f"NH-26-000{number}") for number in (1, 2, 3))
LETTER, COPY = MessageNumber(3), MessageNumber(4)
CAME = datetime(2026, 6, 9, 14, 12, tzinfo=UTC)
ANSWERED = "2026-06-09T14:12:00+00:00"
CROSS = "The lift in my block has been out for weeks and nobody answers me. I want to complain."
DECISION = """\
Dear Ms Finch

I have looked into your complaint, and this is my answer at stage 1. I uphold it. We closed the job by mistake, and I am
sorry.

Gary Officer
"""


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """Two complaints of one tenant, acknowledged."""
    house = a_house(tmp_path / "heard.db", now=clock)
    take_in(house, a_mail(), 1)
    clock.on(hours=1)
    take_in(house, a_mail(CROSS, subject="The lift", message_id="<lift-1@tenant.example>"), 2)
    assert places(house) == {1: LEAK, 2: LIFT}
    send.count_as_sent(house)
    return house


def take_in(house: House, content: bytes, uid: int, folder: str = "INBOX") -> None:
    receive.hear(receive.keep([a_raw(content, uid=uid, received_at=house.now(), folder=folder)], house), house)


def the_letter(text: str = DECISION, answers: str = "<leak-1@tenant.example>") -> bytes:
    return a_mail(
        text, sender=f"Gary Officer <{OFFICER}>", to=TENANT, subject="Re: your complaint", received_at=CAME,
        message_id="<answer-1@northgate.example>", headers=[("Cc", MAILBOX), ("In-Reply-To", answers)],
    )  # fmt: skip


def the_officer_answers(house: House, clock: MovedClock, text: str = DECISION, folder: str = "Sent Items") -> None:
    """Let an officer's letter come on Tuesday of next week on the case of the leak, and three days pass."""
    clock.at = CAME
    take_in(house, the_letter(text), 3, folder)
    clock.on(days=3)
    assert places(house)[LETTER] == LEAK


def met(house: House, reference: str, name: str = "stage-1-answer") -> str | None:
    [found] = [each["met_at"] for each in the_case(house, reference)["clocks"] if each["clock"] == name]
    return None if found is None else str(found)


def letter(house: House, reference: str) -> dict[str, Any]:
    [found] = [each for each in the_case(house, reference)["messages"] if each["id"] == LETTER]
    return {name: found[name] for name in ("letter", "proved", "undone")}


def asked(house: House, reference: str) -> list[str]:
    return [each["about"] for each in the_case(house, reference)["questions"] if each["answered"] is None]


def it_came_back(house: House) -> None:
    take_in(house, the_answer_came_back(), 9)


# -- Moved


def test_it_answers_the_case_it_is_put_on_from_when_it_came_and_the_other_is_owed_an_answer_again(
    house: House, clock: MovedClock
) -> None:
    the_officer_answers(house, clock)
    assert (met(house, LEAK), met(house, LIFT)) == (ANSWERED, None)
    [done] = moving.move(house, [LETTER], LIFT)
    assert (met(house, LEAK), met(house, LIFT)) == (None, ANSWERED)
    assert letter(house, LIFT) == {"letter": "decision", "proved": True, "undone": None}
    assert done.notes[:2] == (
        "What message 3 had brought about on NH-26-0001 has not happened: its clocks run again.",
        "On NH-26-0002 message 3 counts as a decision of stage-1.",
    )
    assert in_step(house)


def test_moved_back_all_is_as_before(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    [done] = moving.move(house, [LETTER], LIFT)
    assert done.undo == "heard move 3 --to NH-26-0001"
    moving.move(house, [LETTER], LEAK)
    assert (met(house, LEAK), met(house, LIFT)) == (ANSWERED, None)
    assert in_step(house)


def test_what_was_asked_of_it_is_asked_where_it_is_and_no_more_where_it_was(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    assert asked(house, LEAK) == ["seems-missing"]
    moving.move(house, [LETTER], LIFT)
    assert (asked(house, LEAK), asked(house, LIFT)) == ([], ["seems-missing"])


def test_put_on_no_case_it_has_answered_nothing(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    moving.move(house, [LETTER], None)
    assert (met(house, LEAK), asked(house, LEAK)) == (None, [])
    moving.move(house, [LETTER], LEAK)
    assert met(house, LEAK) == ANSWERED


def test_a_letter_that_nothing_proves_is_asked_about_on_the_case_it_reaches_and_stops_nothing(
    house: House, clock: MovedClock
) -> None:
    the_officer_answers(house, clock, folder="INBOX")
    moving.move(house, [LETTER], LIFT)
    assert (met(house, LEAK), met(house, LIFT)) == (None, None)
    assert (asked(house, LEAK), asked(house, LIFT)) == ([], ["not-proved"])


def test_what_a_person_has_said_of_it_goes_with_it(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock, "Dear Ms Finch\n\nPlease see my letter.\n\nGary Officer\n", folder="INBOX")
    answering.say(house, LETTER, Said(kind=LetterKind.DECISION, outcome=Outcome("partly upheld")))
    moving.move(house, [LETTER], LIFT)
    assert (met(house, LEAK), met(house, LIFT)) == (None, ANSWERED)
    moving.move(house, [LETTER], LEAK)
    assert (met(house, LEAK), met(house, LIFT)) == (ANSWERED, None)
    [seen] = [each["details"] for each in the_case(house, LEAK)["events"] if each["type"] == "OfficersLetterSeen"][-1:]
    assert seen["outcome"] == "partly upheld"


def test_what_is_not_theirs_is_not_theirs_on_another_case(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    answering.say(house, LETTER, Said(theirs=False))
    moving.move(house, [LETTER], LIFT)
    assert (met(house, LIFT), asked(house, LIFT)) == (None, [])
    assert letter(house, LIFT) == {"letter": None, "proved": False, "undone": "not-theirs"}


def test_what_nobody_got_answers_no_other_case_either(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    it_came_back(house)
    assert letter(house, LEAK) == {"letter": "decision", "proved": True, "undone": "came-back"}
    moving.move(house, [LETTER], LIFT)
    assert met(house, LIFT) is None
    assert letter(house, LIFT) == {"letter": "decision", "proved": True, "undone": "came-back"}


def test_the_other_copy_of_it_goes_along(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock, folder="INBOX")
    take_in(house, b"X-Copy: of what was sent\n" + the_letter(), 4, "Sent Items")
    assert (places(house)[COPY], met(house, LEAK)) == (LEAK, house.now().isoformat()), "only this one is proved"
    [done] = moving.move(house, [LETTER], LIFT)
    assert (done.messages, places(house)[COPY]) == ((3, 4), LIFT)
    assert (met(house, LEAK), met(house, LIFT)) == (None, house.now().isoformat())
    assert asked(house, LIFT) == ["seems-missing"]
    assert in_step(house)


def test_a_case_from_before_heard_answers_is_not_read_for(house: House, clock: MovedClock) -> None:
    clock.at = datetime(2025, 12, 1, 9, 0, tzinfo=UTC)
    take_in(house, a_mail("The hedge is a disgrace, I complain.", subject="Hedge", message_id="<h@t.example>"), 3)
    clock.at = CAME
    take_in(house, the_letter(), 4, "Sent Items")
    old = Reference(str(places(house)[3]))
    moving.move(house, [COPY], old)
    assert (met(house, LEAK), the_case(house, old)["clocks"]) == (None, [])


# -- Split, joined, parted


def test_split_off_it_answers_the_case_it_opens_or_somebody_is_asked_and_never_the_one_it_left(
    house: House, clock: MovedClock
) -> None:
    the_officer_answers(house, clock)
    done = splitting.split(house, [LETTER])
    assert (done.went_to, met(house, LEAK)) == (NEW, None)
    assert letter(house, NEW)["undone"] is None
    assert in_step(house)
    joining.join(house, LEAK, NEW, anyway=True)
    assert met(house, LEAK) == ANSWERED, "it comes home"
    assert in_step(house)


def test_an_answer_to_the_younger_is_none_to_the_older_until_somebody_says_so(house: House, clock: MovedClock) -> None:
    clock.at = CAME
    take_in(house, the_letter(answers="<lift-1@tenant.example>"), 3, "Sent Items")
    assert (met(house, LEAK), met(house, LIFT)) == (None, ANSWERED)
    clock.on(days=3)
    done = joining.join(house, LEAK, LIFT)
    assert (met(house, LEAK), met(house, LIFT)) == (None, ANSWERED)
    assert letter(house, LEAK) == {"letter": "decision", "proved": True, "undone": None}
    assert done.notes[-1] == (
        "Message 3 has answered NH-26-0002, and counts for nothing on NH-26-0001 until somebody says so: "
        "heard answer 3 --as decision --outcome upheld"
    )
    answering.say(house, LETTER, Said(kind=LetterKind.DECISION, outcome=Outcome("upheld")))
    assert (met(house, LEAK), met(house, LIFT)) == (ANSWERED, ANSWERED)
    assert in_step(house)
    joining.part(house, LIFT)
    assert (met(house, LEAK), met(house, LIFT)) == (None, ANSWERED)
    assert in_step(house)


def test_joined_again_it_still_waits_for_somebody_to_say_so(house: House, clock: MovedClock) -> None:
    clock.at = CAME
    take_in(house, the_letter(answers="<lift-1@tenant.example>"), 3, "Sent Items")
    for _ in range(2):
        joining.join(house, LEAK, LIFT)
        assert met(house, LEAK) is None
        joining.part(house, LIFT)
    assert met(house, LIFT) == ANSWERED


def test_what_came_back_while_they_were_joined_was_not_given_when_they_are_parted(
    house: House, clock: MovedClock
) -> None:
    clock.at = CAME
    take_in(house, the_letter(answers="<lift-1@tenant.example>"), 3, "Sent Items")
    joining.join(house, LEAK, LIFT)
    clock.on(minutes=5)
    it_came_back(house)
    assert "letter-failed" in asked(house, LEAK)
    joining.part(house, LIFT)
    assert met(house, LIFT) is None
    assert letter(house, LIFT)["undone"] == "came-back"
    assert in_step(house)


def test_a_letter_on_no_case_can_be_read_nowhere(house: House, clock: MovedClock) -> None:
    the_officer_answers(house, clock)
    moving.move(house, [LETTER], None)
    with pytest.raises(CannotBeSaid, match="heard move 3 --to"):
        answering.say(house, LETTER, Said())
