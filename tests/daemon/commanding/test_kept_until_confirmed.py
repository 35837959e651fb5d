"""What an officer is asked about is kept as it was given, and carried out as that, whatever its mail would be read as.

Gary is asked whether a command of his is his.  By the time he says so the mail that it stood in has opened a case, a
second copy of it has come, or the command was carried out by another mail.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE, brought, complained, confirm
from looking import hear, in_step, places, the_case
from sqlalchemy import select

from builders import KEYS, MAILBOX, OFFICER, MovedClock, a_house, a_mail
from heard.casework.events import MessageNumber, Reference
from heard.daemon.house import House
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.judgement.token_seen import TokenState
from heard.store import asked_commands, tokens
from heard.store.asked_commands import AskedCommand
from heard.store.tables import letters

VOUCHED = ("Authentication-Results", "mx.northgate.example; dmarc=pass header.from=northgate.example")
ARRIVED = ("Received", "from mail.northgate.example by mx.northgate.example; Mon, 1 Jun 2026 09:00:00 +0000")
NEW_CASE = Reference("NH-26-0002")
TOKEN = re.compile(r"hk[0-9a-z]{2}-[0-9a-z]+-[0-9a-z]+")


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    landlord = replace(LANDLORD_OF_THREE, authserv_ids={MAILBOX: "mx.northgate.example"})
    policy = load_policy("hos-code-2024", rules_dir())
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=landlord, policy=policy))


def from_gary(house: House, text: str, uid: int, *, subject: str, proved: bool = True, copies: int = 1) -> int:
    """Let a mail of his come, more than once where another way brought it too; return its number."""
    assert isinstance(house.now, MovedClock)
    house.now.on(minutes=10)
    headers = (VOUCHED, ARRIVED) if proved else ()
    mail = a_mail(
        text, sender=f"Gary Officer <{OFFICER}>", subject=subject, message_id=f"<gary-{uid}@northgate.example>",
        received_at=house.now(), headers=headers,
    )  # fmt: skip
    for copy in range(copies):
        hear(house, b"X-Way: another\r\n" * copy + mail, uid + copy)
    return uid


def forwarded(house: House, line: str) -> int:
    """Let him pass on, below a command, what opens a case."""
    passed_on = (
        f"{line}\n\nFrom: Peter Crane <peter.crane@town.example>\nSent: Tuesday 2 June 2026 10:00\nTo: Gary Officer\n"
        "Subject: Lift broken\n\nI want to complain. The lift in my block has been broken for three weeks and nobody "
        "answers me. This is a disgrace.\n\nPeter Crane\n"
    )
    return from_gary(house, passed_on, 2, subject="FW: Lift broken")


def given(house: House) -> str:
    """Give him something for the case."""
    with house.store.writing() as connection:
        return tokens.give(
            connection, KEYS, officer=OFFICER, reference=CASE, message=MessageNumber(1), about="new-case", only=(),
            now=house.now(),
        )  # fmt: skip


def pressed(house: House, line: str, token: str, uid: int, *, proved: bool, copies: int = 1) -> int:
    text, subject = f"{line}\n\nPress Send.\n{token}\n", f"{line} [{CASE}] {token}"
    return from_gary(house, text, uid, subject=subject, proved=proved, copies=copies)


def receipt(house: House, number: int) -> tuple[str, str, str]:
    """Return name, words and first token of the letter that answers a mail."""
    with house.store.reading() as connection:
        found = select(letters.c.name, letters.c.words, letters.c.content)
        row = connection.execute(found.where(letters.c.key.startswith(f"receipt:{number}"))).one()
    token = TOKEN.search(row.content.decode().replace("=\r\n", "").replace("=\n", ""))
    return row.name, row.words, token[0] if token is not None else ""


def test_above_a_mail_that_opened_a_case_it_is_done_on_that_case(house: House) -> None:
    asked = forwarded(house, "service request")
    assert places(house)[asked] == NEW_CASE
    confirmed = from_gary(house, f"confirm\n\n{receipt(house, asked)[2]}\n", 3, subject=f"confirm [{NEW_CASE}]")
    assert receipt(house, confirmed)[0] == "officer.receipt.done"
    assert the_case(house, NEW_CASE)["status"] == "closed"
    assert set(places(house).values()) == {CASE, NEW_CASE}
    assert in_step(house)


def test_of_two_copies_of_one_mail_it_is_done_once(house: House) -> None:
    asked = pressed(house, "close withdrawn", given(house), 2, proved=False, copies=2)
    confirmed = from_gary(house, f"confirm\n\n{receipt(house, asked)[2]}\n", 4, subject=f"confirm [{CASE}]")
    assert receipt(house, confirmed)[0] == "officer.receipt.done"
    assert (the_case(house, CASE)["status"], brought(house, 3)) == ("closed", [])


def test_it_uses_up_what_it_was_given_with_for_that_command(house: House) -> None:
    token = given(house)
    asked = pressed(house, "extend 5 working days because the surveyor is ill", token, 2, proved=False)
    confirm(house, asked)
    again = pressed(house, "extend 5 working days because the surveyor is ill", token, 4, proved=True)
    assert receipt(house, again)[0] == "officer.receipt.refused"
    assert len(moved(house)) == 1


def test_what_was_not_recorded_with_it_is_named_once_it_is_confirmed(house: House) -> None:
    below = "theme: the moon\ncompensation: £200\ncompensation £200\ncause: late repair"
    text, token = f"close withdrawn\n{below}", given(house)
    asked = from_gary(house, f"{text}\n\n{token}\n", 2, subject=f"Re: complaint [{CASE}]", proved=False)
    confirmed = from_gary(house, f"confirm\n\n{receipt(house, asked)[2]}\n", 3, subject=f"confirm [{CASE}]")
    words = receipt(house, confirmed)[1]
    assert "cause: late repair; compensation: £200." in words
    assert 'Not recorded: "theme: the moon". Nearest: theme ' in words
    assert '"compensation £200" stands there twice, and was recorded once.' in words


def test_a_note_uses_up_nothing(house: House) -> None:
    token = given(house)
    pressed(house, "note: she rang", token, 2, proved=True)
    with house.store.reading() as connection:
        assert [each.state for each in tokens.seen(connection, KEYS, token, house.now())] == [TokenState.GOOD]
    pressed(house, "contact made by phone", token, 3, proved=True)
    with house.store.reading() as connection:
        [seen] = tokens.seen(connection, KEYS, token, house.now())
    assert (seen.state, seen.used_for) == (TokenState.USED, ("contact made by phone",))


def test_a_stage_it_opens_is_open_since_it_was_given(house: House) -> None:
    asked = pressed(house, "stage 2", given(house), 2, proved=False)
    assert isinstance(house.now, MovedClock)
    house.now.on(days=2)
    number = confirm(house, asked)
    assert "since Monday 1 June 2026, when you wrote" in receipt(house, number)[1]


def test_what_was_done_with_that_by_another_mail_is_not_done_again(house: House) -> None:
    token, line = given(house), "extend 5 working days because the surveyor is ill"
    asked = pressed(house, line, token, 2, proved=False)
    pressed(house, line, token, 3, proved=True)
    number = confirm(house, asked)
    assert "it was carried out already, by another mail" in receipt(house, number)[1]
    assert len(moved(house)) == 1


def moved(house: House) -> list[str]:
    return [each["type"] for each in the_case(house, CASE)["events"] if each["type"] == "DueExtended"]


def test_its_days_count_from_when_it_was_given_and_not_from_when_it_was_confirmed(house: House) -> None:
    asked = pressed(house, "contact made by phone", given(house), 2, proved=False)
    assert isinstance(house.now, MovedClock)
    house.now.on(days=2)
    confirm(house, asked)
    [spoken] = [
        each["at"]
        for each in the_case(house, CASE)["events"]
        if each["type"] == "MomentPassed" and each["message"] == asked
    ]
    assert spoken.startswith("2026-06-01")


def test_words_that_its_policy_knows_no_more_are_refused(house: House) -> None:
    kept(house, AskedCommand(MessageNumber(1), OFFICER, CASE, "close lost in the post", "close lost in the post"))
    number = confirm(house, 1)
    assert 'has no "close lost in the post" any more' in receipt(house, number)[1]
    assert the_case(house, CASE)["status"] == "open"


def kept(house: House, asked: AskedCommand) -> None:
    with house.store.writing() as connection:
        asked_commands.keep(connection, asked)


def test_what_their_own_words_spoke_against_may_be_left_undone_and_is_no_forgery(house: House) -> None:
    text = f"close withdrawn\nnot before she has written\n\n> {given(house)}\n"
    asked = from_gary(house, text, 2, subject=f"RE: Your case [{CASE}]")
    name, _, token = receipt(house, asked)
    assert name == "officer.receipt.confirm"
    answered = from_gary(house, f"no\n\n> {token}\n", 3, subject=f"RE: Your case [{CASE}]")
    assert "It stays undone." in receipt(house, answered)[1]
    [refused] = [each["details"]["why"] for each in the_case(house, CASE)["events"] if each["type"] == "CommandRefused"]
    assert (refused, the_case(house, CASE)["status"]) == ("withdrawn", "open")
