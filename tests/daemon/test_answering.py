"""A person says what an officer's letter is, or whose: it counts from when it came, and what it was before is undone.

The tenant wrote on Monday 1 June 2026; the answer is owed by the end of Monday 15 June, in London.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from looking import in_step, the_answer_came_back, the_case

from builders import MAILBOX, MONDAY, OFFICER, TENANT, MovedClock, a_house, a_mail, a_raw
from heard.casework.events import LetterKind, MessageNumber, Outcome, StageName
from heard.daemon import answering, receive, send
from heard.daemon.answering import Said
from heard.daemon.house import House
from heard.errors import CannotBeSaid, NotFound

CASE = "NH-26-0001"
COMPLAINT, LETTER = MessageNumber(1), MessageNumber(2)
CAME = datetime(2026, 6, 9, 14, 12, tzinfo=UTC)
DUE = "2026-06-15T22:59:59+00:00"
DECISION = """\
Dear Ms Finch

I have looked into your complaint about the leak, and this is my answer at stage 1. I uphold it. We closed the job by
mistake, and I am sorry.

Gary Officer
"""


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint of Monday that was acknowledged."""
    house = a_house(tmp_path / "heard.db", now=clock)
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    send.count_as_sent(house)
    return house


def the_officer_writes(house: House, clock: MovedClock, text: str = DECISION, *, folder: str = "INBOX") -> None:
    """Let an officer's mail to the tenant come on Tuesday of next week, and three days pass."""
    clock.at = CAME
    headers = [("Cc", MAILBOX), ("In-Reply-To", "<leak-1@tenant.example>")]
    mail = a_mail(
        text, sender=f"Gary Officer <{OFFICER}>", to=TENANT, subject="Re: Leak in the kitchen",
        message_id="<answer-1@northgate.example>", headers=headers, received_at=CAME,
    )  # fmt: skip
    receive.hear(receive.keep([a_raw(mail, uid=2, received_at=CAME, folder=folder)], house), house)
    send.count_as_sent(house)
    clock.on(days=3)


def it_came_back(house: House) -> None:
    receive.hear(receive.keep([a_raw(the_answer_came_back(), uid=9, received_at=house.now())], house), house)


def answer(house: House) -> tuple[str | None, str]:
    """Return when stage 1 was answered, and by when it is owed."""
    [clock] = [each for each in the_case(house, CASE)["clocks"] if each["clock"] == "stage-1-answer"]
    return clock["met_at"], clock["due"]


def letter(house: House) -> dict[str, Any]:
    [found] = [each for each in the_case(house, CASE)["messages"] if each["id"] == LETTER]
    return dict(found)


def asked(house: House) -> list[str]:
    return [each["about"] for each in the_case(house, CASE)["questions"] if each["answered"] is None]


def test_a_letter_that_is_said_to_be_theirs_counts_from_when_it_came(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock)
    assert (answer(house), asked(house)) == ((None, DUE), ["not-proved"])
    taken = answering.say(house, LETTER, Said())
    assert answer(house) == ("2026-06-09T14:12:00+00:00", DUE)
    assert (taken.letter, taken.stage, taken.outcome) == (LetterKind.DECISION, "stage-1", "upheld")
    assert (letter(house)["letter"], letter(house)["proved"]) == ("decision", True)
    assert "not-proved" not in asked(house)
    assert in_step(house)


IN_DOUBT = "Dear Ms Finch\n\nPlease see my letter.\n\nGary Officer\n"


def test_a_letter_in_doubt_that_is_theirs_is_in_doubt_still_and_they_are_asked_what_it_is(
    house: House, clock: MovedClock
) -> None:
    the_officer_writes(house, clock, IN_DOUBT)
    assert asked(house) == ["not-proved"]
    taken = answering.say(house, LETTER, Said())
    assert (taken.brought, taken.counts) == (("OfficersLetterSeen",), False)
    assert (answer(house), letter(house)["proved"], asked(house)) == ((None, DUE), True, ["what-letter"])
    answering.say(house, LETTER, Said(kind=LetterKind.DECISION, outcome=Outcome("upheld")))
    assert (answer(house), asked(house)) == (("2026-06-09T14:12:00+00:00", DUE), ["seems-missing"])
    assert in_step(house)


@pytest.mark.parametrize("said", [Said(outcome=Outcome("upheld")), Said(stage=StageName("stage-1"))])
def test_whoever_says_its_stage_or_outcome_says_what_it_is(house: House, clock: MovedClock, said: Said) -> None:
    about = "I have looked into it. My findings are in the letter, and we were at fault."
    the_officer_writes(house, clock, f"Dear Ms Finch\n\n{about}\n\nGary Officer\n")
    taken = answering.say(house, LETTER, said)
    assert (taken.letter, taken.counts) == (LetterKind.DECISION, True)
    assert answer(house) == ("2026-06-09T14:12:00+00:00", DUE)


def test_what_lies_in_doubt_on_its_case_is_in_doubt_though_it_is_theirs(house: House, clock: MovedClock) -> None:
    """It names no case and answers no mail: it lies on the only one of whom it goes to."""
    clock.at = CAME
    says = "I have looked into your complaint. I uphold it, and we are sorry. You told us, and nobody came."
    mail = a_mail(
        f"Dear Ms Finch\n\n{says}\n\nGary Officer\n", sender=f"Gary Officer <{OFFICER}>", to=TENANT,
        subject="Your complaint", message_id="<answer-1@northgate.example>", headers=[("Cc", MAILBOX)],
        received_at=CAME,
    )  # fmt: skip
    receive.hear(receive.keep([a_raw(mail, uid=2, received_at=CAME)], house), house)
    taken = answering.say(house, LETTER, Said())
    assert (taken.counts, answer(house), asked(house)) == (False, (None, DUE), ["what-letter"])
    assert "it was in doubt before" in taken.notes[0]


def test_what_nobody_got_is_answered_by_nobody_saying_that_it_is_theirs(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock)
    it_came_back(house)
    with pytest.raises(CannotBeSaid, match="message 2 came back as undeliverable"):
        answering.say(house, LETTER, Said())
    assert (answer(house), letter(house)["undone"]) == ((None, DUE), "came-back")
    answering.say(house, LETTER, Said(kind=LetterKind.DECISION))
    assert answer(house) == ("2026-06-09T14:12:00+00:00", DUE)


def test_it_is_written_down_that_a_person_said_it_and_when(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock)
    answering.say(house, LETTER, Said())
    [given] = [each for each in the_case(house, CASE)["events"] if each["type"] == "AnswerGiven"]
    assert (given["by"], given["message"], given["at"]) == ("officer", LETTER, "2026-06-09T14:12:00+00:00")


def test_what_a_decision_lacks_is_told_once_it_is_known_to_be_theirs(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock)
    answering.say(house, LETTER, Said())
    assert asked(house) == ["seems-missing"]


def test_a_letter_that_is_not_theirs_counts_for_nothing_and_nobody_is_asked(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock)
    taken = answering.say(house, LETTER, Said(theirs=False))
    assert (answer(house), asked(house), taken.brought) == ((None, DUE), [], ())
    assert (letter(house)["letter"], letter(house)["proved"]) == (None, False)
    assert in_step(house)


def test_a_letter_that_was_no_decision_is_owed_an_answer_again_by_the_old_day(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock, folder="Sent Items")
    assert answer(house) == ("2026-06-09T14:12:00+00:00", DUE)
    assert asked(house) == ["seems-missing"]
    answering.say(house, LETTER, Said(kind=LetterKind.INFORMATION))
    assert answer(house) == (None, DUE)
    assert letter(house)["letter"] == "information"
    assert asked(house) == [], "what is no decision lacks nothing"
    assert in_step(house)


@pytest.mark.parametrize("folder, undo", [
    pytest.param("Sent Items", "heard answer 2 --as decision --stage stage-1 --outcome upheld", id="it had counted"),
    pytest.param("INBOX", "heard answer 2 --as-read", id="it had counted for nothing"),
])  # fmt: skip
def test_the_undo_is_what_it_was_before(house: House, clock: MovedClock, folder: str, undo: str) -> None:
    the_officer_writes(house, clock, folder=folder)
    assert answering.say(house, LETTER, Said(kind=LetterKind.INFORMATION)).undo == undo


def test_what_is_undone_stands_as_it_stood_before(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock, folder="Sent Items")
    before = (answer(house), letter(house)["letter"])
    answering.say(house, LETTER, Said(kind=LetterKind.INFORMATION))
    assert (answer(house), letter(house)["letter"]) != before
    answering.say(house, LETTER, Said(kind=LetterKind.DECISION, stage=StageName("stage-1"), outcome=Outcome("upheld")))
    assert (answer(house), letter(house)["letter"]) == before
    assert in_step(house)


def test_saying_it_twice_answers_once(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock)
    answering.say(house, LETTER, Said())
    answering.say(house, LETTER, Said())
    assert answer(house) == ("2026-06-09T14:12:00+00:00", DUE)
    assert in_step(house)


def test_the_outcome_a_person_names_is_the_outcome(house: House, clock: MovedClock) -> None:
    the_officer_writes(house, clock, "Dear Ms Finch\n\nPlease see my letter.\n\nGary Officer\n", folder="Sent Items")
    said = Said(kind=LetterKind.DECISION, stage=StageName("stage-1"), outcome=Outcome("partly upheld"))
    assert answering.say(house, LETTER, said).outcome == "partly upheld"
    assert answer(house) == ("2026-06-09T14:12:00+00:00", DUE)


def test_what_the_policy_does_not_let_happen_is_asked_and_stays_asked(house: House, clock: MovedClock) -> None:
    """The pack of 2009 gives officers no extension."""
    the_officer_writes(house, clock)
    answering.say(house, LETTER, Said(kind=LetterKind.EXTENSION, until=date(2026, 6, 26)))
    assert answer(house) == (None, DUE)
    assert asked(house) == ["not-extended"]


@pytest.mark.parametrize("said, told", [
    pytest.param(Said(stage=StageName("stage-9")), "the policy has stage-1, stage-2", id="no such stage"),
    pytest.param(Said(outcome=Outcome("perhaps")), "--outcome perhaps: the policy has", id="no such outcome"),
    pytest.param(Said(kind=LetterKind.EXTENSION), "say until when", id="an extension to no day"),
])  # fmt: skip
def test_what_the_policy_does_not_know_cannot_be_said_and_changes_nothing(
    house: House, clock: MovedClock, said: Said, told: str
) -> None:
    the_officer_writes(house, clock)
    with pytest.raises(CannotBeSaid, match=told):
        answering.say(house, LETTER, said)
    assert (answer(house), asked(house)) == ((None, DUE), ["not-proved"])


def test_a_tenants_mail_is_no_officers_letter(house: House) -> None:
    with pytest.raises(CannotBeSaid, match="message 1 is no officer's: it is a complaint"):
        answering.say(house, COMPLAINT, Said())


def test_an_officers_mail_on_no_case_is_moved_to_one_first(house: House) -> None:
    mail = a_mail(
        "The rota for next week is on the wall.", sender=f"Gary Officer <{OFFICER}>", subject="Rota",
        message_id="<rota@northgate.example>", received_at=MONDAY,
    )  # fmt: skip
    receive.hear(receive.keep([a_raw(mail, uid=2)], house), house)
    with pytest.raises(CannotBeSaid, match="heard move 2 --to REFERENCE first"):
        answering.say(house, LETTER, Said())


def test_a_number_of_no_message_is_said_to_be_none(house: House) -> None:
    with pytest.raises(NotFound):
        answering.say(house, MessageNumber(99), Said())
