"""Whose mail is counted as one person's, and which of it came when its case was over.

Dorothy and Desmond share an address; Dorothy has another one besides.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import LEAD, LIVE_SINCE, MONDAY, TENANT, MovedClock, a_house, a_mail, a_raw, happen
from heard.casework import events as happened
from heard.casework.events import Outcome, PersonNumber, Stream
from heard.daemon import receive
from heard.daemon.house import House
from heard.store import people, same_people, signs

SECOND = "dot@other.example"
DOROTHY = PersonNumber(1)


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    made = a_house(tmp_path / "heard.db", now=clock)
    hear(made, a_mail(), 1)
    return made


def hear(house: House, content: bytes, uid: int) -> None:
    receive.hear(receive.keep([a_raw(content, uid=uid, received_at=house.now())], house), house)


def test_whoever_was_found_to_be_the_same_has_the_same_addresses(house: House) -> None:
    with house.store.writing() as connection:
        other = people.add(connection, "Dot Finch", now=MONDAY)
        people.give(connection, other, [SECOND])
        same_people.merge(connection, other, DOROTHY, now=MONDAY)
        assert signs.addresses_of(connection, DOROTHY) == (TENANT, SECOND)
        assert signs.stands_as(connection, other) == DOROTHY
        assert signs.stands_as(connection, 99) is None
        assert signs.shared(connection, [SECOND, TENANT]) == ()


def test_an_address_of_two_persons_is_said_to_be_shared(house: House) -> None:
    with house.store.writing() as connection:
        people.give(connection, people.add(connection, "Desmond Finch", now=MONDAY), [TENANT])
        assert signs.shared(connection, [TENANT]) == (TENANT,)


def test_a_machines_mail_is_not_counted(house: House) -> None:
    hear(house, a_mail("I am away.", subject="Out of office", message_id="<2@t.example>",
                       headers=[("Auto-Submitted", "auto-replied")]), 2)  # fmt: skip
    with house.store.reading() as connection:
        assert [mail.number for mail in signs.mail_of(connection, [TENANT], since=LIVE_SINCE)] == [1]


def test_what_came_before_a_case_was_closed_did_not_come_after_its_end(house: House, clock: MovedClock) -> None:
    clock.on(days=1)
    again = [("In-Reply-To", "<leak-1@tenant.example>")]
    hear(house, a_mail("Any news about my kitchen?", message_id="<2@t.example>", headers=again), 2)
    clock.on(days=1)
    with house.store.writing() as connection:
        closed = happened.CaseClosed(Outcome("upheld"))
        happen(connection, house.policies, (closed, clock.at), stream=Stream("NH-26-0001"))
    clock.on(days=1)
    hear(house, a_mail("The kitchen leaks again.", message_id="<3@t.example>", headers=again), 3)
    with house.store.reading() as connection:
        mails = signs.mail_of(connection, [TENANT], since=LIVE_SINCE)
        assert [mail.number for mail in mails] == [1, 2, 3]
        assert signs.came_after_the_end(connection, mails, house.policies) == {3}
        assert signs.cases_by_person(connection, since=LIVE_SINCE)[DOROTHY] == 1


def test_what_asks_for_more_and_what_answers_an_officer_is_none_of_the_volume(house: House, clock: MovedClock) -> None:
    again = [("In-Reply-To", "<leak-1@tenant.example>")]
    clock.on(days=1)
    asked = a_mail(
        "Which wall is it, and since when?", sender=LEAD, to=TENANT, message_id="<2@northgate.example>", headers=again
    )
    hear(house, asked, 2)
    clock.on(days=1)
    hear(house, a_mail("The one by the sink, since May.", message_id="<3@t.example>", headers=again), 3)
    clock.on(days=2)
    hear(house, a_mail("I want this to go to stage 2.", message_id="<4@t.example>", headers=again), 4)
    clock.on(days=1)
    hear(house, a_mail("The wall is wet as ever.", message_id="<5@t.example>", headers=again), 5)
    with house.store.reading() as connection:
        mails = signs.mail_of(connection, [TENANT], since=LIVE_SINCE)
        assert [mail.number for mail in mails] == [1, 3, 4, 5]
        assert [mail.number for mail in signs.of_the_volume(connection, mails)] == [1, 5]
