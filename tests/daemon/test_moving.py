"""Mail on the wrong case is moved by hand: both histories say so, and it can be moved back."""

from __future__ import annotations

from pathlib import Path

import pytest
from looking import hear, in_step, places, the_case, told
from sqlalchemy import select

from builders import COMPLAINT, MONDAY, RULES, TENANT, MovedClock, a_house, a_mail, a_raw
from heard.casework.events import MessageNumber, Reference
from heard.daemon import moving, receive, splitting
from heard.daemon.house import House
from heard.daemon.reading import ReaderHere
from heard.errors import CannotBeMoved, NotFound
from heard.judgement.rule import Looked, Rules
from heard.mail.message import Message
from heard.reports.moves import moved_by_hand
from heard.store import inbox
from heard.store.tables import clocks, letters

LEAK, LIFT = Reference("NH-26-0001"), Reference("NH-26-0002")
OPENED_LEAK, OPENED_LIFT, NEWS, BULLETIN = map(MessageNumber, (1, 2, 3, 4))
CROSS = "The lift in my block has been out for weeks and nobody answers me. I am very unhappy with this."


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """Two cases of two tenants, the first with a second mail; and a bulletin on no case."""
    house = a_house(tmp_path / "heard.db", now=clock)
    hear(house, a_mail(), 1)
    hear(house, a_mail(CROSS, sender="a@lift.example", subject="The lift", message_id="<lift-1@lift.example>"), 2)
    hear(house, answering("<leak-1@tenant.example>", "Now the lift is stuck as well.", "<leak-2@tenant.example>"), 3)
    listed = [("List-Id", "<news.residents.example>"), ("Precedence", "bulk")]
    hear(house, a_mail("Bin days.", sender="n@news.example", message_id="<n@news.example>", headers=listed), 4)
    clock.on(hours=1)
    assert places(house) == {1: LEAK, 2: LIFT, 3: LEAK, 4: None}
    return house


def answering(answered: str, text: str, message_id: str, sender: str = f"Dorothy Finch <{TENANT}>") -> bytes:
    headers = [("In-Reply-To", answered), ("References", answered)]
    return a_mail(text, sender=sender, subject="Re: Leak in the kitchen", message_id=message_id, headers=headers)


def test_a_message_is_moved_and_both_histories_say_so(house: House) -> None:
    [done] = moving.move(house, [NEWS], LIFT)
    assert places(house)[3] == LIFT
    assert (done.came_from, done.went_to, done.messages) == (LEAK, LIFT, (3,))
    assert told(house, LEAK) == ["message 3 was moved from NH-26-0001 to NH-26-0002"]
    assert told(house, LIFT) == ["message 3 was moved from NH-26-0001 to NH-26-0002"]
    assert in_step(house)


def test_it_is_written_down_that_a_person_did_it_and_when(house: House) -> None:
    moving.move(house, [NEWS], LIFT)
    last = the_case(house, LIFT)["events"][-1]
    assert (last["by"], last["at"]) == ("officer", house.now().isoformat())
    with house.store.reading() as connection:
        expected = {"at": house.now().isoformat(), "from": LEAK, "to": LIFT}
        assert moved_by_hand(connection, NEWS) == expected
        assert moved_by_hand(connection, OPENED_LIFT) is None


def test_what_answers_it_from_then_on_goes_where_it_is(house: House) -> None:
    moving.move(house, [NEWS], LIFT)
    assert hear(house, answering("<leak-2@tenant.example>", "Any news of it?", "<5@tenant.example>"), 5) == LIFT


def test_the_undo_that_is_told_puts_it_back(house: House) -> None:
    before = places(house)
    [done] = moving.move(house, [NEWS], LIFT)
    assert done.undo == "heard move 3 --to NH-26-0001"
    [back] = moving.move(house, [NEWS], LEAK)
    assert back.undo == "heard move 3 --to NH-26-0002"
    assert places(house) == before
    assert in_step(house)


def test_messages_of_several_cases_are_answered_for_one_by_one(house: House) -> None:
    done = moving.move(house, [BULLETIN, NEWS], LIFT)
    assert {each.came_from: each.undo for each in done} == {
        LEAK: "heard move 3 --to NH-26-0001",
        None: "heard move 4 --to none",
    }
    assert in_step(house)


def test_the_last_message_of_a_case_is_not_moved_but_the_case_joined(house: House) -> None:
    with pytest.raises(CannotBeMoved, match="heard join NH-26-0001 NH-26-0002"):
        moving.move(house, [OPENED_LIFT], LEAK)
    assert places(house)[2] == LIFT


def test_the_message_that_opened_a_case_may_go_where_others_stay(house: House) -> None:
    moving.move(house, [OPENED_LEAK], LIFT)
    assert (places(house)[1], places(house)[3]) == (LIFT, LEAK)
    assert in_step(house)


def test_a_case_whose_last_message_belongs_nowhere_is_closed_until_it_comes_back(house: House) -> None:
    clocks_before = the_clocks(house, LIFT)
    [done] = moving.move(house, [OPENED_LIFT], None)
    assert (the_case(house, LIFT)["status"], places(house)[2]) == ("closed", None)
    assert done.undo == "heard move 2 --to NH-26-0002"
    with house.store.reading() as connection:
        assert moved_by_hand(connection, OPENED_LIFT) == {"at": house.now().isoformat(), "from": LIFT, "to": None}
    assert in_step(house)
    moving.move(house, [OPENED_LIFT], LIFT)
    assert (the_case(house, LIFT)["status"], the_clocks(house, LIFT)) == ("open", clocks_before)
    assert in_step(house)


def test_a_case_closed_for_want_of_mail_is_open_again_when_its_complainant_writes(house: House) -> None:
    with house.store.reading() as connection:
        sent = connection.execute(select(letters.c.message_id).where(letters.c.to == "a@lift.example")).scalar_one()
    moving.move(house, [OPENED_LIFT], None)
    assert hear(house, answering(sent, "What of the lift?", "<5@lift.example>", "a@lift.example"), 5) == LIFT
    assert the_case(house, LIFT)["status"] == "open"
    assert in_step(house)


def the_clocks(house: House, reference: str) -> list[tuple[object, ...]]:
    with house.store.reading() as connection:
        return [tuple(row) for row in connection.execute(select(clocks).where(clocks.c.reference == reference))]


@pytest.mark.parametrize(
    "numbers, to, error, said",
    [
        pytest.param([99], LIFT, NotFound, "message 99", id="no such message"),
        pytest.param([3], Reference("NH-26-0099"), NotFound, "no such case", id="no such case"),
        pytest.param([3], Reference("site"), NotFound, "no such case", id="the site's own history"),
        pytest.param([3], LEAK, CannotBeMoved, "on NH-26-0001 already", id="there already"),
        pytest.param([4], None, CannotBeMoved, "on no case already", id="on none already"),
    ],
)
def test_what_cannot_be_moved_is_said_and_nothing_changes(
    house: House, numbers: list[int], to: Reference | None, error: type[Exception], said: str
) -> None:
    before = places(house)
    with pytest.raises(error, match=said):
        moving.move(house, [MessageNumber(number) for number in numbers], to)
    assert places(house) == before
    assert in_step(house)


def test_our_own_letter_come_back_stays_with_its_case(house: House) -> None:
    with house.store.reading() as connection:
        words, sent = connection.execute(select(letters.c.words, letters.c.message_id).limit(1)).one()
    hear(house, a_mail(words, sender="complaints@northgate.example", message_id=sent, subject="Copy"), 5)
    with pytest.raises(CannotBeMoved, match="a letter of ours"):
        moving.move(house, [MessageNumber(5)], LIFT)


def test_a_message_in_the_daemons_hands_is_left_alone(house: House) -> None:
    with house.store.writing() as connection:
        inbox.keep(connection, [a_raw(a_mail("Not read yet."), uid=5)], looked_at=MONDAY)
    with pytest.raises(CannotBeMoved, match="try again"):
        moving.move(house, [MessageNumber(5)], LIFT)


# -- A case of its own


def test_a_message_split_off_opens_a_case_that_is_acknowledged(house: House) -> None:
    done = splitting.split(house, [NEWS], off=LEAK)
    assert (done.came_from, done.went_to) == (LEAK, "NH-26-0003")
    new = the_case(house, "NH-26-0003")
    assert [message["id"] for message in new["messages"]] == [3]
    assert [letter["to"] for letter in new["letters"]] == [TENANT]
    assert "NH-26-0003 may have to do with NH-26-0001" in told(house, "NH-26-0003")
    assert "NH-26-0001 may have to do with NH-26-0003" in told(house, LEAK)
    assert in_step(house)


def test_its_clocks_run_from_its_receipt_and_not_from_the_day_it_was_split_off(house: House, clock: MovedClock) -> None:
    clock.on(days=9)
    splitting.split(house, [NEWS], off=LEAK)
    due = {row["clock"]: row["due"] for row in the_case(house, "NH-26-0003")["clocks"]}
    assert due["acknowledge"].startswith("2026-06-02"), "received on Monday 1 June, within one working day"


def test_the_first_received_opens_it_however_they_are_named(house: House) -> None:
    hear(house, answering("<leak-2@tenant.example>", "And the bins.", "<leak-3@tenant.example>"), 5)
    splitting.split(house, [MessageNumber(5), NEWS], off=LEAK)
    with house.store.reading() as connection:
        query = "SELECT body FROM events WHERE type = 'CaseOpened' AND stream = 'NH-26-0003'"
        assert '"message":3' in connection.exec_driver_sql(query).scalar_one()


def test_quietly_nobody_is_written_to(house: House) -> None:
    splitting.split(house, [NEWS], off=LEAK, quiet=True)
    assert the_case(house, "NH-26-0003")["letters"] == []


def test_what_was_on_no_case_becomes_one_and_no_case_again(house: House) -> None:
    done = splitting.split(house, [BULLETIN])
    assert (places(house)[4], done.undo) == ("NH-26-0003", "heard move 4 --to none")
    moving.move(house, [BULLETIN], None)
    assert (places(house)[4], the_case(house, "NH-26-0003")["status"]) == (None, "closed")
    assert in_step(house)


@pytest.mark.parametrize(
    "numbers, off, said",
    [
        pytest.param([2], LIFT, "a case of its own already", id="all there is"),
        pytest.param([2], LEAK, "message 2 is on NH-26-0002, not NH-26-0001", id="another case's"),
        pytest.param([1, 2], None, "message 2 is on NH-26-0002", id="of two cases"),
    ],
)
def test_what_cannot_be_split_off(house: House, numbers: list[int], off: Reference | None, said: str) -> None:
    with pytest.raises(CannotBeMoved, match=said):
        splitting.split(house, [MessageNumber(number) for number in numbers], off=off)
    assert in_step(house)


# -- Mail that could not be read


class StumblingRules(Rules):
    """Rules that trip over one message, as a bug in heard would."""

    def look(self, message: Message) -> Looked:
        if "stumble" in message.text:
            raise ZeroDivisionError
        return super().look(message)


def test_what_a_person_put_elsewhere_is_not_taken_up_again_until_it_is_put_back(house: House) -> None:
    stumbling = ReaderHere(StumblingRules(RULES.rules, RULES.precedence, RULES.version))
    stumbling.begin([content := a_mail(f"stumble {COMPLAINT}", message_id="<5@x.example>")])
    [problem] = stumbling.finish()
    kept = receive.keep([a_raw(content, uid=5, received_at=house.now())], house)
    receive.decide(kept, [problem], house)
    fresh, number = Reference("NH-26-0003"), MessageNumber(5)
    assert aside(house) == [5]
    moving.move(house, [number], None)
    assert (places(house)[5], aside(house)) == (None, [])
    moving.move(house, [number], fresh)
    assert (places(house)[5], aside(house)) == (fresh, [5])
    assert in_step(house)


def aside(house: House) -> list[int]:
    with house.store.reading() as connection:
        return [number for number, _, _ in inbox.set_aside_now(connection)]
