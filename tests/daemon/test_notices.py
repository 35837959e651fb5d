"""What is asked about an officer's letter: whoever wrote it is told of a letter of theirs, and nobody else is.

The tenant wrote on Monday 1 June 2026.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from looking import the_case

from builders import LANDLORD, LEAD, MONDAY, OFFICER, a_house, a_mail, a_raw
from heard.casework.events import About, MessageNumber, Reference
from heard.casework.people import Officer
from heard.daemon import receive
from heard.daemon.asking import ask
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.judgement.actions import AskOfficer
from heard.reports.outbox import list_of_letters, one_letter

CASE = Reference("NH-26-0001")
COMPLAINT = MessageNumber(1)
BECAUSE = "nobody can tell"
ABOUT_A_LETTER = (
    About.WHAT_LETTER, About.NOT_EXTENDED, About.SAYS_NO, About.NOT_PROVED, About.SEEMS_MISSING, About.LETTER_FAILED,
)  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = a_house(tmp_path / "heard.db")
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    return house


def asked(house: House, about: About, *, of: tuple[str, ...] = (OFFICER,), roles: tuple[str, ...] = ()) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), COMPLAINT, LANDLORD.mailboxes[0], MONDAY)
        ask(writing, AskOfficer(CASE, about, BECAUSE, roles=roles, of=of))
        writing.append()


def notice_to(house: House, address: str) -> str:
    """Return the subject and the words of the one notice to somebody."""
    with house.store.reading() as connection:
        [number] = [each["id"] for each in list_of_letters(connection) if each["to"] == address]
        letter = one_letter(connection, number)
    return f"{letter['subject']}\n{letter['text']}"


def is_told_of_their_own(notice: str) -> bool:
    """Say whether a notice speaks to its reader as to whoever wrote the letter."""
    return any(words in notice for words in ("You wrote", "Your letter", "Your answer", "comes from you.", "of yours"))


@pytest.mark.parametrize("about", ABOUT_A_LETTER)
def test_whoever_wrote_it_is_told_of_their_own_letter_and_the_lead_of_theirs(house: House, about: About) -> None:
    asked(house, about)
    assert is_told_of_their_own(notice_to(house, OFFICER))
    to_lead = notice_to(house, LEAD)
    assert not is_told_of_their_own(to_lead)
    assert "Gary Officer" in to_lead


@pytest.mark.parametrize("about", ABOUT_A_LETTER)
def test_a_lead_alone_is_never_taken_for_the_writer_of_what_the_mailbox_sent(house: House, about: About) -> None:
    asked(house, about, of=())
    to_lead = notice_to(house, LEAD)
    assert not is_told_of_their_own(to_lead)
    assert "Gary Officer" not in to_lead


def test_a_lead_who_wrote_it_is_asked_once_as_its_writer(house: House) -> None:
    asked(house, About.NOT_PROVED, of=(LEAD,))
    assert is_told_of_their_own(notice_to(house, LEAD))


def test_who_is_told_for_a_role_is_not_its_writer(tmp_path: Path) -> None:
    handler = Officer("Priya Handler", "priya.handler@northgate.example", ("complaints-team",))
    house = a_house(tmp_path / "heard.db", landlord=replace(LANDLORD, staff=(*LANDLORD.staff, handler)))
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    asked(house, About.SEEMS_MISSING, roles=("complaints-team",))
    notice = notice_to(house, handler.address)
    assert not is_told_of_their_own(notice)
    assert "Gary Officer, who is told as well" in notice


def test_all_who_are_asked_are_asked_one_question(house: House) -> None:
    asked(house, About.WHAT_LETTER)
    [question] = the_case(house, CASE)["questions"]
    assert sorted(question["of"]) == sorted([OFFICER, LEAD])


def test_what_may_be_typed_is_in_the_words_of_the_cases_policy(house: House) -> None:
    asked(house, About.WHAT_LETTER)
    notice = notice_to(house, OFFICER)
    assert "heard answer 1 --as decision --stage stage-1 --outcome upheld\n" in notice
    assert "--stage takes one of: stage-1, stage-2." in notice
    assert "--outcome takes one of: upheld, 'partly upheld', 'not upheld', withdrawn." in notice


def test_a_notice_of_no_case_names_no_stage(house: House) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), COMPLAINT, LANDLORD.mailboxes[0], MONDAY)
        ask(writing, AskOfficer(None, About.WHAT_LETTER, BECAUSE, of=(OFFICER,)))
        writing.append()
    notice = notice_to(house, OFFICER)
    assert "    heard answer 1 --as decision\n" in notice
    assert "--stage" not in notice
