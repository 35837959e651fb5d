"""A letter to several people is begun as soon as one of them was written to."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import MAILBOX, MONDAY, a_house
from heard.casework.events import LetterName, Purpose
from heard.store import outbox
from heard.store.letters_begun import is_begun
from heard.store.outbox import NewLetter


def a_letter(key: str) -> NewLetter:
    return NewLetter(
        key=key,
        name=LetterName("officer.notice.signs"),
        purpose=Purpose.NOTICE,
        reference=None,
        stage=None,
        cause=None,
        mailbox=MAILBOX,
        to="helen.lead@northgate.example",
        outside=False,
        message_id=f"<{key}@northgate.example>",
        words="",
        content=b"",
        held_because=None,
        copy_wanted=False,
    )


@pytest.mark.parametrize(
    "key, begun",
    [
        pytest.param("signs:P1:2026-06", True, id="to somebody"),
        pytest.param("signs:P1:2026-07", False, id="of another month"),
        pytest.param("signs:P1:2026-0", False, id="a part of the key is another key"),
        pytest.param("signs:P12:2026-06", False, id="of somebody else"),
    ],
)
def test_whether_it_is_begun(tmp_path: Path, key: str, begun: bool) -> None:
    house = a_house(tmp_path / "heard.db")
    with house.store.writing() as connection:
        outbox.put(connection, a_letter("signs:P1:2026-06:helen.lead@northgate.example"), now=MONDAY)
        assert is_begun(connection, key) is begun
