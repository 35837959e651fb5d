"""Messages as they came: kept byte for byte, once, with a count of tries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import MAILBOX, MONDAY, a_house, a_mail, a_raw
from heard.store import inbox


def test_every_byte_comes_back(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db")
    content = bytes(range(256)) * 50
    with house.store.writing() as connection:
        [kept] = inbox.keep(connection, [a_raw(content)], looked_at=MONDAY)
        assert inbox.original(connection, kept.number).content == content


def test_so_does_what_only_the_server_says_of_it(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db")
    raw = replace(a_raw(a_mail()), resolved_sender="helen.lead@northgate.example", sent_folder=True)
    with house.store.writing() as connection:
        [kept] = inbox.keep(connection, [raw], looked_at=MONDAY)
        assert inbox.original(connection, kept.number) == raw


def test_the_same_bytes_elsewhere_are_the_same_message(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db")
    with house.store.writing() as connection:
        first = inbox.keep(connection, [a_raw(a_mail(), uid=5)], looked_at=MONDAY)
        again = inbox.keep(connection, [a_raw(a_mail(), uid=9)], looked_at=MONDAY)
        moved = inbox.keep(connection, [a_raw(a_mail(), uid=1, folder="Done")], looked_at=MONDAY)
        twice = inbox.keep(connection, [a_raw(b"x", uid=10), a_raw(b"x", uid=11)], looked_at=MONDAY)
    assert [len(kept) for kept in (first, again, moved, twice)] == [1, 0, 0, 1]


@pytest.mark.parametrize(
    "moves, expected",
    [
        pytest.param([(1, 5, None)], (1, 5, None), id="the first"),
        pytest.param([(1, 5, None), (1, 9, None)], (1, 9, None), id="forward"),
        pytest.param([(1, 9, None), (1, 5, None)], (1, 9, None), id="never back"),
        pytest.param([(1, 9, None), (2, 3, None)], (2, 3, None), id="a new uidvalidity begins anew"),
        pytest.param([(1, 9, None), None], (1, 9, None), id="a look that found nothing"),
        pytest.param([None], None, id="nothing heard yet"),
        pytest.param([(1, 9, "a"), (1, 5, "b")], (1, 9, "b"), id="the server's word is always its last"),
        pytest.param([(1, 5, "a"), (1, 9, None)], (1, 9, "a"), id="in the middle of a look it stays what it was"),
        pytest.param([(1, 5, "a"), None], (1, 5, "a"), id="and where nothing was found"),
        pytest.param([(1, 5, "a"), (2, 3, None)], (2, 3, None), id="but not for another folder of that name"),
    ],
)
def test_the_cursor(tmp_path: Path, moves: list[inbox.HeardTo | None], expected: inbox.HeardTo | None) -> None:
    with a_house(tmp_path / "heard.db").store.writing() as connection:
        for place in moves:
            inbox.move_cursor(connection, MAILBOX, "INBOX", place, MONDAY)
        assert inbox.cursor(connection, MAILBOX, "INBOX") == expected


def test_a_message_in_hand_is_counted(tmp_path: Path) -> None:
    with a_house(tmp_path / "heard.db").store.writing() as connection:
        [kept] = inbox.keep(connection, [a_raw(a_mail())], looked_at=MONDAY)
        assert kept.tries == 1
        assert inbox.take_in_hand(connection, kept.number).tries == 2
        assert inbox.waiting(connection) == [(kept.number, 2)]
