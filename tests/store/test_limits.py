"""Which restrictions a decision knows of: those that held when the message came, not a minute longer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from builders import MONDAY, MovedClock, a_house, a_mail, a_raw
from heard.casework.events import (
    ContactLimited,
    Direction,
    Ground,
    Kind,
    MessageFiled,
    MessageNumber,
    MessageTakenAway,
    Stream,
    WhichMatter,
)
from heard.daemon import receive, restricting, restriction_outcome
from heard.daemon.before_heard import take_in
from heard.daemon.house import House
from heard.daemon.restriction_steps import record
from heard.daemon.restriction_work import take
from heard.daemon.writing import Writing
from heard.judgement.limit import Limit
from heard.judgement.reading import Unread, read
from heard.settings.register import Register, Restricted
from heard.store import history, inbox, people, projection, restricted_otherwise, restrictions
from heard.store.facts import gather
from heard.store.limits import limits_on

RAY = "ray@btmail.example"
FENCE: dict[str, Any] = {
    "reference": "NG-24-0311",
    "person": "Raymond Pickersgill (Ray)",
    "home": "14 Weirside Court",
    "matter": "fence between 14 and 16 Weirside Court, tel 07700 900123",
    "stage": "stage-3",
}
LIMIT: dict[str, Any] = {
    "person": "Raymond Pickersgill (Ray)",
    "home": "14 Weirside Court",
    "addresses": [RAY],
    "household": ["Maureen Pickersgill (wife)"],
    "option": "acknowledge-only",
    "case": "ng-24-0311",
    "from": date(2026, 6, 2),
    "until": date(2026, 7, 10),
}


def a_register(*limits: dict[str, Any]) -> Register:
    return Register.model_validate({"earlier_case": [FENCE], "restricted": list(limits)})


@pytest.fixture
def house(tmp_path: Path) -> House:
    return a_house(tmp_path / "heard.db", now=MovedClock())


def limits_for(
    house: House, received_at: datetime, text: str = "The fence again.", uid: int = 900
) -> tuple[Limit, ...]:
    raw = a_raw(a_mail(text, sender=RAY, message_id=f"<{uid}@x.example>"), uid=uid, received_at=received_at)
    with house.store.writing() as connection:
        [kept] = inbox.keep(connection, [raw], looked_at=house.now())
        return gather(connection, kept, read(Unread(raw.content), house.rules), house.given, house.now()).limits


@pytest.mark.parametrize(
    "received_at, held",
    [
        pytest.param(datetime(2026, 6, 1, 22, 59, tzinfo=UTC), False, id="23:59 of the day before, in London"),
        pytest.param(datetime(2026, 6, 1, 23, 0, tzinfo=UTC), True, id="00:00 of the first day"),
        pytest.param(datetime(2026, 7, 10, 22, 59, tzinfo=UTC), True, id="23:59 of the last day"),
        pytest.param(datetime(2026, 7, 10, 23, 0, tzinfo=UTC), False, id="a minute after"),
    ],
)
def test_it_is_known_while_it_holds(house: House, received_at: datetime, held: bool) -> None:
    take_in(house, a_register(LIMIT))
    assert bool(limits_for(house, received_at)) is held


def test_lifted_it_is_known_no_more(house: House) -> None:
    take_in(house, a_register(LIMIT))
    assert isinstance(house.now, MovedClock)
    house.now.on(days=19)
    restriction_outcome.lift(house, 1, date(2026, 6, 20), why="He kept to it.")
    assert limits_for(house, datetime(2026, 6, 19, 12, tzinfo=UTC), uid=901)
    assert not limits_for(house, datetime(2026, 6, 20, 12, tzinfo=UTC), uid=902)


def test_one_entered_while_running_is_known_to_the_next_message(house: House) -> None:
    when = datetime(2026, 6, 5, 12, tzinfo=UTC)
    take_in(house, a_register())
    assert limits_for(house, when, uid=901) == ()
    restricting.enter(house, Restricted.model_validate(LIMIT))
    [limit] = limits_for(house, when, uid=902)
    assert (limit.restriction.case, limit.restriction.option) == ("NH-26-0001", "acknowledge-only")


def test_what_its_person_and_its_matter_are_known_by(house: House) -> None:
    take_in(house, a_register(LIMIT))
    with house.store.writing() as connection:
        [known] = people.at(connection, RAY)
        people.give(connection, known.person, ("raypick@outmail.example",))
    [limit] = limits_for(house, datetime(2026, 6, 5, 12, tzinfo=UTC))
    assert limit.names == ("Raymond Pickersgill", "Ray Pickersgill")
    assert limit.addresses == (RAY, "raypick@outmail.example")
    assert limit.homes == ("14 weirside court",)
    assert limit.household == ("Maureen Pickersgill (wife)",)
    assert limit.matter == (FENCE["matter"],)
    assert len(limit.phones) == 1


def on_the_case(
    house: House, uid: int, text: str, sender: str, *, answered: bool, contact: bool = True
) -> MessageNumber:
    """Hear a mail and put it on the restricted case, as a contact or as anybody's."""
    raw = a_raw(a_mail(text, sender=sender, message_id=f"<{uid}@x.example>"), uid=uid)
    receive.hear(receive.keep([raw], house), house)
    with house.store.writing() as connection:
        number = MessageNumber(connection.exec_driver_sql("SELECT max(id) FROM messages").scalar() or 0)
        connection.exec_driver_sql("UPDATE messages SET reference = 'NH-26-0001' WHERE id = ?", (number,))
        writing = Writing(connection, house, house.now(), number, "", house.now())
        if contact:
            writing.note(Stream("NH-26-0001"), ContactLimited(number, 1, WhichMatter.SAME, answered))
        writing.append()
    return number


def test_mail_and_contacts_of_its_case_are_known(house: House) -> None:
    take_in(house, a_register(LIMIT))
    on_the_case(house, 5, "That fence is still down.", RAY, answered=True)
    on_the_case(house, 6, "The fence of number 14 leans on my shed.", "ann@else.example", answered=False, contact=False)
    [limit] = limits_for(house, datetime(2026, 6, 5, 12, tzinfo=UTC))
    assert [text.split("\n")[1].strip() for text in limit.matter[1:]] == [
        "The fence of number 14 leans on my shed.",
        "That fence is still down.",
    ]
    assert [text.split("\n")[1].strip() for text in limit.theirs] == ["That fence is still down."]
    assert (limit.answered_at, limit.contacts) == ((MONDAY,), 1)


def contact_on(house: House, uid: int, text: str, sender: str, *, reference: str | None) -> None:
    """Hear a mail that was recognised as a contact, and lies on the case given."""
    number = on_the_case(house, uid, text, sender, answered=False)
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE messages SET reference = ? WHERE id = ?", (reference, number))


def test_where_contacts_came_from_is_known_besides_their_own_addresses(house: House) -> None:
    take_in(house, a_register(LIMIT))
    contact_on(house, 5, "It's Ray, on Maureen's phone. That fence.", "mo@btmail.example", reference="NH-26-0001")
    contact_on(house, 6, "That fence, from my own account.", RAY, reference="NH-26-0001")
    contact_on(house, 7, "Ray again, on Maureen's phone.", "mo@btmail.example", reference="NH-26-0001")
    [limit] = limits_for(house, datetime(2026, 6, 5, 12, tzinfo=UTC))
    assert (limit.addresses, limit.used) == ((RAY,), ("mo@btmail.example",))
    assert [text.split("\n")[1].strip() for text in limit.theirs] == [
        "Ray again, on Maureen's phone.",
        "That fence, from my own account.",
        "It's Ray, on Maureen's phone. That fence.",
    ]


def test_what_contacts_say_on_other_cases_is_known_apart_from_the_matter(house: House) -> None:
    take_in(house, a_register(LIMIT))
    contact_on(house, 5, "That fence is still down.", RAY, reference="NH-26-0001")
    contact_on(house, 6, "The lift sticks.", RAY, reference="NH-26-0009")
    contact_on(house, 7, "It sticks again.", "mo@btmail.example", reference="NH-26-0009")
    contact_on(house, 8, "Who reads this?", RAY, reference=None)
    [limit] = limits_for(house, datetime(2026, 6, 5, 12, tzinfo=UTC))
    [(reference, says)] = limit.elsewhere
    assert reference == "NH-26-0009"
    assert [text.split("\n")[1].strip() for text in says] == ["It sticks again.", "The lift sticks."]
    assert not [text for text in limit.matter if "sticks" in text]


def test_a_contact_is_not_known_before_itself(house: House) -> None:
    take_in(house, a_register(LIMIT))
    number = on_the_case(house, 5, "That fence is still down.", "mo@btmail.example", answered=True)
    with house.store.writing() as connection:
        [limit] = limits_on(connection, date(2026, 6, 5), besides=number, landlord=house.given.landlord)
    assert (limit.contacts, limit.answered_at, limit.used) == (0, (), ())


def test_a_contact_that_a_person_puts_elsewhere_counts_no_more_until_it_is_put_back(house: House) -> None:
    take_in(house, a_register(LIMIT))
    number = on_the_case(house, 5, "That fence is still down.", RAY, answered=False)
    when, case = datetime(2026, 6, 5, 12, tzinfo=UTC), Stream("NH-26-0001")
    for uid, (event, counted) in enumerate(
        (
            (MessageFiled(number, Direction.IN, Kind.FOLLOW_UP, Ground.BY_HAND, True), 1),
            (MessageTakenAway(number, None), 0),
            (MessageFiled(number, Direction.IN, Kind.FOLLOW_UP, Ground.BY_HAND, True), 1),
        ),
        start=910,
    ):
        with house.store.writing() as connection:
            writing = Writing(connection, house, house.now(), number, "", house.now())
            writing.note(case, event)
            writing.append()
        [limit] = limits_for(house, when, uid=uid)
        assert limit.contacts == counted
    with house.store.reading() as connection:
        assert not [line for line in projection.differences(connection, house.policies) if "contacts" in line]


def test_a_case_the_register_comes_to_tell_of_is_taken_in(house: House) -> None:
    take_in(house, Register.model_validate({"restricted": [LIMIT]}))
    take_in(house, a_register(LIMIT))
    [limit] = limits_for(house, datetime(2026, 6, 5, 12, tzinfo=UTC))
    assert (limit.restriction.case, limit.matter) == ("NH-26-0001", (FENCE["matter"],))


def test_read_again_it_is_entered_once_and_stays_as_it_stands(house: House) -> None:
    take_in(house, a_register(LIMIT))
    changed = LIMIT | {"person": "raymond  PICKERSGILL", "option": "one-channel", "until": date(2026, 9, 1)}
    take_in(house, a_register(changed))
    with house.store.reading() as connection:
        [entry] = restrictions.every(connection)
        told = {
            each.field: (each.was, each.says)
            for each in restricted_otherwise.differences(connection, a_register(changed))
        }
    assert (entry.restriction.option, entry.restriction.last) == ("acknowledge-only", date(2026, 7, 10))
    assert told == {"option": ("acknowledge-only", "one-channel"), "until": ("2026-07-10", "2026-09-01")}


def test_another_first_day_is_another_entry(house: House) -> None:
    take_in(house, a_register(LIMIT, LIMIT | {"from": date(2026, 7, 11), "until": date(2026, 8, 1)}))
    with house.store.reading() as connection:
        assert len(restrictions.every(connection)) == 2


def test_no_word_of_an_entry_stands_in_the_history_and_all_of_it_agrees(house: House) -> None:
    take_in(house, a_register(LIMIT | {"option": "no more of Ray's fence"}))
    take(house, 1, lambda work: record(work, "why", "Ray wrote forty times."))
    with house.store.writing() as connection:
        told = " ".join(each.body for events in history.every_stream(connection) for each in events)
        assert list(projection.differences(connection, house.policies)) == []
        projection.rebuild(connection, house.policies)
        assert list(projection.differences(connection, house.policies)) == []
        entry = restrictions.of_number(connection, 1)
    assert not [word for word in ("Ray", "Pickersgill", "Weirside", "fence", "btmail", "forty") if word in told]
    assert entry.restriction.option == "no more of Ray's fence"
