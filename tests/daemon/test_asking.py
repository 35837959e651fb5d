"""Officers are asked, or told: a row that waits for an answer where one is waited for, and a letter to each of them.

The tenant wrote on Monday 1 June 2026.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from commanding.officers_say import CASE
from looking import hear, in_step, the_case
from sqlalchemy import select

from builders import COMPLAINT, KEYS, LANDLORD, LEAD, MAILBOX, MONDAY, OFFICER, MovedClock, a_house, a_mail
from heard.casework.events import (
    About,
    LetterKind,
    LetterName,
    MessageNumber,
    OfficersLetterSeen,
    Outcome,
    Purpose,
    Reference,
    StageName,
    Stream,
)
from heard.casework.people import Officer
from heard.daemon.asking import alarm_leads, ask
from heard.daemon.house import House
from heard.daemon.joining import join
from heard.daemon.writing import Writing
from heard.judgement.actions import AskOfficer
from heard.store import questions, tokens
from heard.store.tables import letters
from policies.story import the_policy

BECAUSE = "nobody can tell"
STAGE_1 = StageName("stage-1")
DECISION = OfficersLetterSeen(MessageNumber(1), LetterKind.DECISION, STAGE_1, Outcome("upheld"), True, False)
HOLDING = replace(DECISION, letter=LetterKind.HOLDING, outcome=None)


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint, and a second mail about it."""
    house = a_house(tmp_path / "heard.db", now=clock)
    assert hear(house, a_mail(), 1) == CASE
    assert hear(house, a_mail("When does somebody come?", message_id="<leak-2@tenant.example>"), 2) == CASE
    return house


def asked(
    house: House,
    about: About,
    *,
    cause: int | None = 1,
    on: Reference | None = CASE,
    seen: OfficersLetterSeen | None = None,
    words: str = "",
    **more: Any,
) -> None:
    """Let a question be put because of a message, which may be an officer's letter that was seen as something."""
    number = MessageNumber(cause) if cause is not None else None
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), number, MAILBOX, MONDAY, words=words)
        if seen is not None and number is not None:
            writing.note(Stream(CASE), replace(seen, message=number))
        ask(writing, AskOfficer(on, about, BECAUSE, **{"of": (OFFICER,), **more}))
        writing.append()
    assert in_step(house)


def written(house: House) -> list[tuple[str, str]]:
    """Return to whom letters to staff went, and their names."""
    with house.store.reading() as connection:
        query = select(letters.c.to, letters.c.name).where(~letters.c.outside).order_by(letters.c.id)
        return [(row.to, row.name) for row in connection.execute(query)]


def mail_to(house: House, address: str) -> EmailMessage:
    """Return the last letter to somebody, as it is sent."""
    with house.store.reading() as connection:
        query = select(letters.c.content).where(letters.c.to == address).order_by(letters.c.id.desc()).limit(1)
        mail = message_from_bytes(connection.execute(query).scalar_one(), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def text_to(house: House, address: str) -> str:
    body = mail_to(house, address).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def open_about(house: House, about: About, *, of: Sequence[str], on: Reference | None = CASE) -> list[int]:
    """Return the messages of which a question to these people waits for an answer."""
    with house.store.reading() as connection:
        return [int(each) for each in questions.open_about(connection, on, about, of=of)]


# -- The row, and the letters


def test_a_question_waits_and_everybody_who_is_asked_gets_a_letter(house: House) -> None:
    asked(house, About.WHICH_CASE)
    assert written(house) == [(OFFICER, "officer.notice.which-case"), (LEAD, "officer.notice.which-case")]
    assert open_about(house, About.WHICH_CASE, of=(OFFICER, LEAD)) == [1]
    [question] = the_case(house, CASE)["questions"]
    assert question["about"] == "which-case"


def test_news_waits_for_nobody(house: House) -> None:
    asked(house, About.NEW_CASE)
    assert open_about(house, About.NEW_CASE, of=(OFFICER, LEAD)) == []
    assert [name for _, name in written(house)] == ["officer.notice.new-case"]


def test_what_is_only_to_be_noted_is_told_to_nobody(house: House) -> None:
    asked(house, About.WHICH_CASE, told=False)
    assert written(house) == []
    assert len(the_case(house, CASE)["questions"]) == 1


def test_a_question_about_no_case_is_on_none(house: House) -> None:
    asked(house, About.WHICH_CASE, on=None)
    assert the_case(house, CASE)["questions"] == []
    assert "[NH-" not in str(mail_to(house, OFFICER)["Subject"])


def test_of_a_case_that_was_joined_it_is_asked_where_that_stands_now(house: House) -> None:
    other = hear(house, a_mail(COMPLAINT.replace("kitchen", "lift"), sender="a@lift.example", message_id="<l@l>"), 3)
    assert other is not None
    join(house, Reference(other), CASE, anyway=True)
    asked(house, About.WHICH_CASE, on=Reference(other))
    assert str(mail_to(house, OFFICER)["Subject"]).endswith(f"[{CASE}]")


# -- Told once


def test_of_a_second_letter_like_the_first_nobody_is_told_again_and_the_question_waits(house: House) -> None:
    asked(house, About.NOT_PROVED, seen=DECISION)
    before = written(house)
    asked(house, About.NOT_PROVED, seen=DECISION, cause=2)
    assert written(house) == before
    assert open_about(house, About.NOT_PROVED, of=(OFFICER, LEAD)) == [1, 2]


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(HOLDING, id="it seems to be something else"),
        pytest.param(replace(DECISION, outcome=Outcome("not upheld")), id="it decides otherwise"),
        pytest.param(replace(DECISION, stage=StageName("stage-2")), id="it is of another stage"),
    ],
)
def test_of_one_that_says_something_else_they_are(house: House, second: OfficersLetterSeen) -> None:
    asked(house, About.NOT_PROVED, seen=DECISION)
    before = written(house)
    asked(house, About.NOT_PROVED, seen=second, cause=2)
    assert len(written(house)) == 2 * len(before)


def test_other_questions_are_told_each_time(house: House) -> None:
    asked(house, About.WHAT_LETTER, seen=DECISION)
    before = written(house)
    asked(house, About.WHAT_LETTER, seen=DECISION, cause=2)
    assert len(written(house)) == 2 * len(before)


def test_who_was_not_asked_before_is_told(house: House) -> None:
    asked(house, About.NOT_PROVED, seen=DECISION, of=(LEAD,))
    asked(house, About.NOT_PROVED, seen=DECISION, cause=2, of=(OFFICER,))
    assert (OFFICER, "officer.notice.not-proved") in written(house)


def test_of_no_case_they_are_told_each_time(house: House) -> None:
    asked(house, About.NOT_PROVED, on=None)
    before = written(house)
    asked(house, About.NOT_PROVED, on=None, cause=2)
    assert len(written(house)) == 2 * len(before)


# -- What stands in the letter


def test_each_letter_carries_what_its_own_reader_was_given(house: House) -> None:
    asked(house, About.NEXT_STAGE)
    found = []
    for address in (OFFICER, LEAD):
        with house.store.reading() as connection:
            [seen] = tokens.seen(connection, KEYS, text_to(house, address), house.now())
        found.append((seen.officer, seen.reference, seen.about))
    assert found == [(OFFICER, CASE, "next-stage"), (LEAD, CASE, "next-stage")]


def test_it_says_what_they_wrote_where_the_case_stands_and_what_may_be_pressed(house: House) -> None:
    asked(house, About.NEXT_STAGE, words="I want this looked at again.")
    text = text_to(house, OFFICER)
    for each in ("Dorothy Finch", "I want this looked at again.", "Monday 15 June 2026", BECAUSE, "no escalation"):
        assert each in text


def test_who_has_days_to_keep_from_now_on_gets_them_for_their_calendar(house: House) -> None:
    asked(house, About.NEW_CASE)
    assert [each.get_filename() for each in mail_to(house, OFFICER).iter_attachments()] == ["due-dates.ics"]


def test_who_has_them_already_does_not(house: House) -> None:
    asked(house, About.NEXT_STAGE)
    assert list(mail_to(house, OFFICER).iter_attachments()) == []


def test_whoever_is_proposed_is_offered(house: House) -> None:
    asked(house, About.NEW_CASE, of=(LEAD,), proposes=(OFFICER,))
    assert "assign to Gary Officer" in text_to(house, LEAD)


def test_of_one_new_case_one_lead_gets_one_mail_with_all_that_is_to_be_done(tmp_path: Path, clock: MovedClock) -> None:
    """Under a policy whose acknowledgement has to say what only a person can."""
    house = a_house(tmp_path / "code.db", now=clock, policy=the_policy("hos-code-2024"))
    house = replace(house, given=replace(house.given, tells_new_cases=True))
    hear(house, a_mail(), 1)
    assert written(house) == [(LEAD, "officer.notice.words-wanted")]
    text = text_to(house, LEAD)
    assert str(mail_to(house, LEAD)["Subject"]) == f"New case: its acknowledgement needs your words [{CASE}]"
    for each in ("it is a new case", "assign to me", "contact made by phone"):
        assert each in text
    assert text.count("assign to me") == 1
    assert [each.get_filename() for each in mail_to(house, LEAD).iter_attachments()] == ["due-dates.ics"]


# -- Alarms


def test_an_alarm_goes_to_every_lead_once_and_nothing_can_be_pressed_in_it(tmp_path: Path, clock: MovedClock) -> None:
    second = Officer("Ines Lead", "ines.lead@northgate.example", ("team-lead",))
    landlord = replace(LANDLORD, staff=(*LANDLORD.staff, second))
    house = a_house(tmp_path / "leads.db", now=clock, landlord=landlord)
    lost = {"mailbox": MAILBOX, "trouble": "silent", "since": MONDAY, "what_to_do": "Look at it."}
    for _ in range(2):
        with house.store.writing() as connection:
            writing = Writing(connection, house, house.now(), None, MAILBOX, MONDAY)
            alarm_leads(writing, "lost:1", LetterName("officer.alarm.mailbox-lost"), lost)
            writing.append()
    with house.store.reading() as connection:
        rows = connection.execute(select(letters.c.to, letters.c.purpose, letters.c.reference)).all()
    assert [tuple(each) for each in rows] == [
        (LEAD, Purpose.ALARM.value, None),
        (second.address, Purpose.ALARM.value, None),
    ]
    assert "hk01-" not in text_to(house, LEAD)
