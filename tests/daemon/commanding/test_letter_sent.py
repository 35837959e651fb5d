"""heard tells a tenant that the answer takes longer, once an officer says so: in their name, in the tenant's thread.

Under West Kent's policy the complaint of Monday 1 June 2026 is answered, or a holding reply sent, in ten working days,
by 15 June; under the Code the answer is owed by 22 June, and an extension notice moves it by at most ten working days.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE, brought, clock, command, complained, receipt, undo
from looking import RAY, hear, in_step
from rhythm.days import answer
from sqlalchemy import select

from builders import TENANT, MovedClock, a_house, a_mail, a_report
from heard.casework.commands import SendLetter
from heard.casework.events import LetterKind
from heard.daemon import restricting, send
from heard.daemon.house import House
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.settings.register import Restricted
from heard.store.tables import letters

WEST_KENT, CODE = (load_policy(name, rules_dir()) for name in ("west-kent-2011", "hos-code-2024"))
WHY = "the surveyor comes on Friday"
HOLDING = SendLetter(LetterKind.HOLDING, date(2026, 6, 22))
LIMITED = "as-policy"
NOTICE = SendLetter(LetterKind.EXTENSION, date(2026, 6, 29))


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    there = a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE, policy=WEST_KENT)
    complained(there)
    send.count_as_sent(there)
    return there


@pytest.fixture
def under_the_code(tmp_path: Path, clock: MovedClock) -> House:
    return complained(a_house(tmp_path / "code.db", now=clock, landlord=LANDLORD_OF_THREE, policy=CODE))


def to_the_tenant(house: House) -> EmailMessage | None:
    """Return the letter that an officer had sent, if there is one."""
    with house.store.reading() as connection:
        query = select(letters.c.content).where(letters.c.purpose.in_(("holding", "extension")), letters.c.to == TENANT)
        content = connection.execute(query).scalar_one_or_none()
    return message_from_bytes(content, policy=default) if content is not None else None


def state(house: House) -> str:
    with house.store.reading() as connection:
        return str(connection.execute(select(letters.c.state).where(letters.c.purpose == "holding")).scalar_one())


# -- What goes out -----------------------------------------------------------------------------------


def test_a_holding_reply_goes_to_the_tenant_in_their_thread_and_in_the_officers_name(house: House) -> None:
    number = command(house, HOLDING, because=WHY)
    assert brought(house, number) == ["CommandGiven", "DueExtended"]
    letter = to_the_tenant(house)
    assert letter is not None
    assert letter["In-Reply-To"] == "<leak-1@tenant.example>"
    body = letter.get_body(("plain",))
    assert body is not None
    words = body.get_content()
    assert "When to expect our full answer: by Monday 22 June 2026" in words
    assert "The surveyor comes on Friday." in words
    assert "Gary Officer" in words


def test_its_clock_stops_when_it_has_left_and_not_before(house: House) -> None:
    command(house, HOLDING, because=WHY)
    assert clock(house, "stage-1-holding")["met_at"] is None
    send.count_as_sent(house)
    assert clock(house, "stage-1-holding")["met_at"] is not None
    assert clock(house, "stage-1-answer")["met_at"] is None
    assert in_step(house)


def test_the_answer_is_due_on_the_day_it_names(house: House) -> None:
    words = receipt(house, command(house, HOLDING, because=WHY))[1]
    assert clock(house, "stage-1-answer")["due"].startswith("2026-06-22")
    assert f"The answer to {CASE} is due by the end of Monday 22 June 2026." in words


def test_late_it_goes_all_the_same_and_the_day_that_was_missed_stays(house: House, clock: MovedClock) -> None:
    clock.on(days=17)
    words = receipt(house, command(house, HOLDING, because=WHY))[1]
    assert "The day on which the answer is due stays Monday 15 June 2026." in words
    assert to_the_tenant(house) is not None


def test_an_extension_notice_moves_the_day_as_far_as_the_policy_lets_it(under_the_code: House) -> None:
    number = command(under_the_code, NOTICE, because=WHY)
    assert brought(under_the_code, number) == ["CommandGiven", "DueExtended"]
    assert clock(under_the_code, "stage-1-answer")["due"].startswith("2026-06-29")
    assert to_the_tenant(under_the_code) is not None


# -- What may not be ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "because", "why"),
    [
        pytest.param(HOLDING, "", "it has to tell them why", id="no reason"),
        pytest.param(SendLetter(LetterKind.HOLDING), WHY, "says no day for the answer", id="no day"),
        pytest.param(SendLetter(LetterKind.HOLDING, date(2026, 6, 1)), WHY, "no day to come", id="today"),
        pytest.param(SendLetter(LetterKind.HOLDING, date(2026, 6, 12)), WHY, "no later than", id="too soon"),
        pytest.param(SendLetter(LetterKind.HOLDING, date(2027, 6, 22)), WHY, "may be a slip", id="a year off"),
        pytest.param(NOTICE, WHY, "the policy knows no extension notice", id="not a letter of the policy"),
    ],
)
def test_what_cannot_be_sent_is_explained(house: House, asked: SendLetter, because: str, why: str) -> None:
    name, words = receipt(house, command(house, asked, because=because))
    assert name == "officer.receipt.refused"
    assert why in words
    assert to_the_tenant(house) is None


def test_an_extension_beyond_the_limit_is_explained(under_the_code: House) -> None:
    asked = replace(NOTICE, until=date(2026, 7, 7))
    assert "until Monday 6 July 2026" in receipt(under_the_code, command(under_the_code, asked, because=WHY))[1]


def test_on_a_case_that_was_answered_there_is_nothing_to_put_off(house: House) -> None:
    answer(house)
    assert "no answer is owed on NH-26-0001 now" in receipt(house, command(house, HOLDING, because=WHY))[1]


def test_nothing_goes_to_somebody_whose_mail_about_it_is_limited(under_the_code: House) -> None:
    entry = RAY | {"person": "Dorothy Finch", "addresses": [TENANT], "from": date(2026, 6, 1), "option": LIMITED}
    restricting.enter(under_the_code, Restricted.model_validate(entry))
    words = receipt(under_the_code, command(under_the_code, NOTICE, because=WHY))[1]
    assert "is limited by restriction 1: write to them yourself, as it says" in words
    assert to_the_tenant(under_the_code) is None
    assert clock(under_the_code, "stage-1-answer")["due"].startswith("2026-06-22")


def test_nothing_goes_where_the_last_letter_came_back(house: House) -> None:
    hear(house, a_report(house, CASE), 9)
    assert "came back: reach them another way" in receipt(house, command(house, HOLDING, because=WHY))[1]
    assert to_the_tenant(house) is None


def test_where_nothing_leaves_it_waits_and_its_officer_is_told(tmp_path: Path, clock: MovedClock) -> None:
    house = a_house(tmp_path / "off.db", now=clock, landlord=LANDLORD_OF_THREE, policy=WEST_KENT, sending="staff")
    words = receipt(complained(house), command(house, HOLDING, because=WHY))[1]
    assert "It waits in the outbox (sending = staff) until somebody lets it go." in words
    assert state(house) == "held"


# -- Taken back ---------------------------------------------------------------------------------------


def test_undone_before_it_has_left_it_never_leaves_and_the_day_is_what_it_was(house: House) -> None:
    undone = undo(house, command(house, HOLDING, because=WHY))
    assert "The letter will not leave, and the answer is due when it was." in receipt(house, undone)[1]
    send.count_as_sent(house)
    assert state(house) == "failed"
    assert clock(house, "stage-1-answer")["due"].startswith("2026-06-15")
    assert clock(house, "stage-1-holding")["met_at"] is None
    assert in_step(house)


def test_once_it_has_left_it_cannot_be_called_back(house: House) -> None:
    number = command(house, HOLDING, because=WHY)
    send.count_as_sent(house)
    assert "has left cannot be called back, on Monday 1 June 2026" in receipt(house, undo(house, number))[1]
    assert clock(house, "stage-1-answer")["due"].startswith("2026-06-22")


def test_one_that_comes_back_was_never_told_and_moves_no_day(house: House) -> None:
    command(house, HOLDING, because=WHY)
    send.count_as_sent(house)
    letter = to_the_tenant(house)
    assert letter is not None
    hear(house, bounced(letter["Message-ID"]), 9)
    assert clock(house, "stage-1-answer")["due"].startswith("2026-06-15")
    assert clock(house, "stage-1-holding")["met_at"] is None
    assert in_step(house)


def test_one_that_is_dropped_and_then_another_moves_the_day_once(house: House) -> None:
    number = command(house, HOLDING, because=WHY)
    undo(house, number)
    command(house, replace(HOLDING, until=date(2026, 6, 24)), because=WHY)
    assert clock(house, "stage-1-answer")["due"].startswith("2026-06-24")
    assert in_step(house)


def bounced(message_id: str) -> bytes:
    headers = [("Return-Path", "<>"), ("X-Failed-Recipients", TENANT), ("Auto-Submitted", "auto-replied")]
    text = f"Could not be delivered.\n\n  {TENANT}\n\nMessage-ID: {message_id}\n"
    return a_mail(
        text, sender="Mailer-Daemon@mx.tenant.example", subject="Mail delivery failed",
        message_id="<bounce@mx.tenant.example>", headers=[*headers, ("In-Reply-To", message_id)],
    )  # fmt: skip
