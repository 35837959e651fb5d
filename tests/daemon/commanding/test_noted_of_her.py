"""A colleague noted a call of the tenant's, and Gary closes her case with a button that is older than that.

Gary has a notice about the complaint of NH-26-0001, and our own server vouches for everybody of the landlord's.
"""

from __future__ import annotations

import pytest
from commanding.giving import CASE, MANAGER
from commanding.test_meanwhile import WITHDRAWN, Case, case as case, house as house
from commanding.test_receipts import ARRIVED, VOUCHED
from looking import hear, the_case

from builders import MAILBOX, OFFICER, MovedClock, a_mail
from heard.casework.events import About

OF_MORE = pytest.mark.parametrize(
    "text, about",
    [
        ("She rang and wants stage 2", About.NEXT_STAGE),
        ("Saw her at the block, she'd like it looked at again by somebody senior.", About.NEXT_STAGE),
        ("She has a new complaint about the lift", About.WHICH_CASE),
    ],
)


def notes(case: Case, text: str, *, by: str = MANAGER) -> int:
    """Let an officer send a note on the case to the mailbox; return the number of the mail."""
    assert isinstance(case.house.now, MovedClock)
    case.house.now.on(minutes=10)
    case.last += 1
    mail = a_mail(
        text, sender=by, to=MAILBOX, subject=f"Call [{CASE}]", received_at=case.house.now(),
        message_id=f"<note-{case.last}@northgate.example>", headers=(VOUCHED, ARRIVED),
    )  # fmt: skip
    assert hear(case.house, mail, case.last) == CASE
    return case.last


def open_questions(case: Case) -> list[str]:
    return [each["about"] for each in the_case(case.house, CASE)["questions"]]


@OF_MORE
@pytest.mark.parametrize("answers", [False, True], ids=["to the mailbox", "in answer to a notice"])
def test_what_she_asked_for_by_telephone_is_asked_and_holds_up_the_close(
    case: Case, text: str, about: About, answers: bool
) -> None:
    his = case.a_notice()
    if answers:
        case.answers(text, case.a_notice(to=MANAGER), by=MANAGER)
    else:
        notes(case, text)
    assert open_questions(case) == [about]
    words = case.asked(case.answers(WITHDRAWN, his))
    assert text in words
    assert case.status() == "open"


def test_who_noted_it_knows_of_it(case: Case) -> None:
    his = case.a_notice()
    notes(case, "She rang and wants stage 2", by=OFFICER)
    case.answers(WITHDRAWN, his)
    assert case.status() == "closed"


def test_a_note_of_nothing_asked_for_holds_up_nothing(case: Case) -> None:
    his = case.a_notice()
    notes(case, "She rang, the plumber has been and she is in on Friday.")
    assert open_questions(case) == []
    case.answers(WITHDRAWN, his)
    assert case.status() == "closed"


def test_a_danger_noted_long_after_another_was_dealt_with_holds_it_up(case: Case) -> None:
    his = case.a_notice()
    notes(case, "Mrs Finch rang: ceiling down\n\nNadia Manager")
    case.answers("contact made by phone", case.a_notice(to=MANAGER), by=MANAGER)
    assert isinstance(case.house.now, MovedClock)
    case.house.now.on(days=20)
    notes(case, "Ms Finch called, there's gas")
    assert "tells of a danger" in case.asked(case.answers(WITHDRAWN, his))
