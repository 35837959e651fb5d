"""What mails say, remembered: the same as it stands in the tables, however it came to be known."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, select, update

from builders import a_house, a_mail, a_raw
from heard.casework.events import MessageNumber
from heard.daemon import receive
from heard.daemon.house import House
from heard.store import said
from heard.store.leads import lately
from heard.store.said import texts_of
from heard.store.tables import messages


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house that heard three complaints, with the numbers 1 to 3."""
    house = a_house(tmp_path / "heard.db")
    for number, matter in enumerate(("lift", "roof", "bins"), start=1):
        raw = a_raw(
            a_mail(f"The {matter} is a disgrace.", message_id=f"<{number}@t.example>", subject=matter), uid=number
        )
        receive.hear(receive.keep([raw], house), house)
    return house


def unread(connection: Connection, number: int, own_words: str | None) -> None:
    connection.execute(update(messages).where(messages.c.id == number).values(own_words=own_words))


def test_each_mail_is_told_in_the_order_asked_for(house: House) -> None:
    with house.store.reading() as connection:
        assert texts_of(connection, [3, 1]) == ["bins\nThe bins is a disgrace.", "lift\nThe lift is a disgrace."]
        assert texts_of(connection, [1, 2]) == ["lift\nThe lift is a disgrace.", "roof\nThe roof is a disgrace."]


def test_a_mail_that_is_read_at_last_is_known_from_then_on(house: House) -> None:
    with house.store.writing() as connection:
        connection.info.clear()
        unread(connection, 3, None)
        assert texts_of(connection, [3]) == [""]
        assert lately(connection, MessageNumber(4))[0][1] == ""
        unread(connection, 3, "The bins are back.")
        assert texts_of(connection, [3]) == ["bins\nThe bins are back."]
        assert lately(connection, MessageNumber(4))[0][1] == "bins\nThe bins are back."


def test_where_too_much_is_remembered_it_is_looked_up_again(house: House) -> None:
    with house.store.reading() as connection:
        connection.info.clear()
        texts_of(connection, [1, 2])
        (remembered,) = connection.info.values()
        remembered.texts.update(dict.fromkeys(range(100, 100 + said.MOST_REMEMBERED), "another mail"))
        assert texts_of(connection, [1, 2, 3])[2] == "bins\nThe bins is a disgrace."
        assert len(remembered.texts) <= 3
        assert texts_of(connection, [1, 2]) == ["lift\nThe lift is a disgrace.", "roof\nThe roof is a disgrace."]


def test_what_came_lately_is_the_same_whether_it_is_remembered_or_not(house: House) -> None:
    with house.store.reading() as connection:
        remembered = lately(connection, MessageNumber(4))
        connection.info.clear()
        assert lately(connection, MessageNumber(4)) == remembered
        on_cases = connection.execute(select(messages.c.reference).order_by(messages.c.id.desc())).scalars().all()
        assert [reference for reference, _ in remembered] == on_cases


def test_what_is_long_is_cut_off(house: House) -> None:
    with house.store.writing() as connection:
        connection.info.clear()
        unread(connection, 1, "word " * 10_000)
        assert len(texts_of(connection, [1])[0]) < 1_000
