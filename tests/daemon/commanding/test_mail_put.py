"""An officer puts mail on another case, or on one of its own, and takes that back: all by mail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from commanding.giving import command, receipt, undo
from commanding.officers_say import command_number, says, takes_back
from looking import hear, in_step, places, the_case

from builders import TENANT, MovedClock, a_house, a_mail
from heard.casework.commands import Command, Link, MoveTo, Split, Stays, Undo
from heard.casework.events import About, MessageNumber, Reference
from heard.daemon import moving
from heard.daemon.commanding.doing import Effect
from heard.daemon.commanding.mail_put import asked_again, move_to, put_back, split, stays
from heard.daemon.commanding.said_of_the_case import link
from heard.daemon.house import House
from heard.errors import CannotBeSaid
from heard.store import questions

LEAK, LIFT, NEW = Reference("NH-26-0001"), Reference("NH-26-0002"), Reference("NH-26-0003")
OPENED_LEAK, OPENED_LIFT, NEWS, BULLETIN = 1, 2, 3, 4
CROSS = "The lift in my block has been out for weeks and nobody answers me. I am very unhappy with this."


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """Two cases of two tenants, the first with a second mail; and a bulletin on no case."""
    house = a_house(tmp_path / "heard.db", now=clock)
    hear(house, a_mail(), 1)
    hear(house, a_mail(CROSS, sender="a@lift.example", subject="The lift", message_id="<lift-1@lift.example>"), 2)
    answers = [("In-Reply-To", "<leak-1@tenant.example>")]
    again = a_mail(
        "Now the lift is stuck as well, and that is a disgrace.", sender=f"Dorothy Finch <{TENANT}>",
        subject="Re: Leak in the kitchen", message_id="<leak-2@tenant.example>", headers=answers,
    )  # fmt: skip
    hear(house, again, 3)
    listed = [("List-Id", "<news.residents.example>"), ("Precedence", "bulk")]
    hear(house, a_mail("Bin days.", sender="n@news.example", message_id="<n@news.example>", headers=listed), 4)
    assert where(house) == {1: LEAK, 2: LIFT, 3: LEAK, 4: None}
    return house


def where(house: House) -> dict[int, str | None]:
    """Return on which case each of the four mails is."""
    return {number: on for number, on in places(house).items() if number <= BULLETIN}


def test_a_mail_goes_to_another_case(house: House) -> None:
    done = says(house, move_to, MoveTo(LIFT), NEWS)
    assert where(house)[NEWS] == LIFT
    assert done.what[0] == "Message 3 is now on NH-26-0002, and no longer on NH-26-0001."
    assert done.what[1].startswith("Owed on NH-26-0002: acknowledge by ")
    assert done.undo == Undo()
    assert in_step(house)


def test_and_back(house: House) -> None:
    says(house, move_to, MoveTo(LIFT), NEWS)
    said = takes_back(house, command_number(house), put_back)
    assert where(house)[NEWS] == LEAK
    assert said[0] == "Message 3 is on NH-26-0001 again."
    assert in_step(house)


@pytest.mark.parametrize("effect, command", [(split, Split()), (move_to, MoveTo(None))], ids=["split", "to a new case"])
def test_a_mail_gets_a_case_of_its_own_and_is_acknowledged(house: House, effect: Effect[Any], command: Command) -> None:
    done = says(house, effect, command, NEWS)
    assert where(house)[NEWS] == NEW
    assert done.what[0] == "Message 3 is now on a case of its own, NH-26-0003."
    assert any(each["name"].startswith("complainant.") for each in the_case(house, NEW)["letters"])
    assert in_step(house)


def test_taken_back_the_new_case_is_joined_to_the_old(house: House) -> None:
    says(house, split, Split(), NEWS)
    takes_back(house, command_number(house), put_back)
    assert where(house)[NEWS] == LEAK
    assert the_case(house, NEW)["status"] == "closed"
    assert in_step(house)


def test_what_is_on_no_case_gets_one(house: House) -> None:
    done = says(house, move_to, MoveTo(None), BULLETIN, on=None)
    assert where(house)[BULLETIN] == NEW
    assert (done.undo, bool(done.no_undo)) == (None, True)


def test_what_somebody_put_elsewhere_since_is_not_put_back(house: House) -> None:
    says(house, move_to, MoveTo(LIFT), NEWS)
    command = command_number(house)
    moving.move(house, [NEWS], None)
    with pytest.raises(CannotBeSaid, match="message 3 is on no case now; somebody has put it there since"):
        takes_back(house, command, put_back)


@pytest.mark.parametrize(
    "to, about, why",
    [
        pytest.param(LEAK, NEWS, "is on NH-26-0001 already", id="where it is"),
        pytest.param(Reference("NH-26-0099"), NEWS, "there is no such case", id="to no case"),
        pytest.param(LEAK, OPENED_LIFT, "message 2 is on NH-26-0002 now", id="a mail of another case"),
        pytest.param(LIFT, OPENED_LEAK, None, id="the mail that opened it goes, where another stays"),
        pytest.param(LIFT, NEWS, None, id="the other goes"),
        pytest.param(LIFT, None, "answer the notice about that mail", id="no mail"),
    ],
)
def test_what_may_go_where(house: House, to: Reference, about: int | None, why: str | None) -> None:
    before = places(house)
    if why is None:
        says(house, move_to, MoveTo(to), about)
        return
    with pytest.raises(CannotBeSaid, match=why) as refused:
        says(house, move_to, MoveTo(to), about)
    assert "heard " not in str(refused.value)
    assert {number: on for number, on in places(house).items() if number in before} == before


def test_all_the_mail_of_a_case_is_a_case_already(house: House) -> None:
    with pytest.raises(CannotBeSaid, match="on NH-26-0002; it is a case of its own already"):
        says(house, split, Split(), OPENED_LIFT, on=LIFT)


def test_a_case_is_not_left_with_nothing_of_its_complainants(house: House) -> None:
    with pytest.raises(CannotBeSaid, match="link the two instead: link NH-26-0001"):
        says(house, move_to, MoveTo(LEAK), OPENED_LIFT, on=LIFT)
    assert where(house)[OPENED_LIFT] == LIFT


# -- It stays --------------------------------------------------------------------------------------


def which_case(house: House, message: int, on: Reference | None) -> None:
    """Let it be asked which case a message belongs to."""
    with house.store.writing() as connection:
        questions.ask(connection, on, MessageNumber(message), About.WHICH_CASE, of=(), now=house.now())


def is_asked(house: House, message: int) -> bool:
    with house.store.reading() as connection:
        return questions.was_asked(connection, MessageNumber(message), About.WHICH_CASE, on=None, unanswered=True)


def test_a_mail_that_is_right_where_it_is_stays_and_nobody_is_asked_any_more(house: House) -> None:
    which_case(house, NEWS, LEAK)
    done = says(house, stays, Stays(), NEWS)
    assert done.what[0] == "Message 3 stays on NH-26-0001, and nobody is asked any more which case it belongs to."
    assert (where(house)[NEWS], is_asked(house, NEWS), done.undo) == (LEAK, False, Undo())
    said = takes_back(house, command_number(house), asked_again)
    assert said == ("Which case message None belongs to is open again.",)
    assert is_asked(house, NEWS)


def test_a_link_answers_which_case_and_the_mail_stays(house: House) -> None:
    which_case(house, NEWS, LEAK)
    done = says(house, link, Link(LIFT), NEWS)
    assert done.what[1] == "Message 3 stays on NH-26-0001, and nobody is asked any more which case it belongs to."
    assert (where(house)[NEWS], is_asked(house, NEWS)) == (LEAK, False)


def test_taken_back_which_case_it_belongs_to_is_asked_again(house: House) -> None:
    which_case(house, NEWS, LEAK)
    number = command(house, Link(LIFT), "link NH-26-0002", about=NEWS)
    assert not is_asked(house, NEWS)
    name, words = receipt(house, undo(house, number))
    assert name == "officer.receipt.done"
    assert "Which case message 3 belongs to is open again." in " ".join(words.split())
    assert is_asked(house, NEWS)


def test_a_link_that_answered_nothing_leaves_what_was_answered_before(house: House) -> None:
    which_case(house, NEWS, LEAK)
    says(house, stays, Stays(), NEWS)
    number = command(house, Link(LIFT), "link NH-26-0002", about=NEWS)
    assert "is open again" not in " ".join(receipt(house, undo(house, number))[1].split())
    assert not is_asked(house, NEWS)


def test_a_link_in_answer_to_something_else_answers_nothing(house: House) -> None:
    which_case(house, NEWS, LEAK)
    assert len(says(house, link, Link(LIFT), OPENED_LEAK).what) == 1
    assert is_asked(house, NEWS)


def test_one_on_another_case_than_it_was_asked_of_stays_there(house: House) -> None:
    which_case(house, NEWS, LIFT)
    assert says(house, stays, Stays(), NEWS, on=LIFT).what[0].startswith("Message 3 stays on NH-26-0001, ")
    assert not is_asked(house, NEWS)


def test_one_on_no_case_stays_on_none(house: House) -> None:
    which_case(house, BULLETIN, None)
    done = says(house, stays, Stays(), BULLETIN, on=None)
    assert done.what == ("Message 4 stays on no case, and nobody is asked any more which case it belongs to.",)
    assert (where(house)[BULLETIN], is_asked(house, BULLETIN), done.undo) == (None, False, None)
    assert '"new case"' in done.no_undo


def test_what_was_put_elsewhere_meanwhile_is_not_where_they_saw_it(house: House) -> None:
    which_case(house, NEWS, LEAK)
    says(house, move_to, MoveTo(LIFT), NEWS)
    with pytest.raises(CannotBeSaid, match="message 3 is on NH-26-0002 now"):
        says(house, stays, Stays(), NEWS)
    assert is_asked(house, NEWS)


@pytest.mark.parametrize(
    "about, why", [(None, "I could not tell which"), (NEWS, "nobody is asked any more")], ids=["of none", "not asked"]
)
def test_nothing_stays_of_which_nobody_was_asked(house: House, about: int | None, why: str) -> None:
    with pytest.raises(CannotBeSaid, match=why):
        says(house, stays, Stays(), about)
