"""Whether trouble is told of another room than the matter's."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.about.rooms import is_in_another_room

BACK = ("Damp in the back bedroom at 7 Alder Row",)


@pytest.mark.parametrize(
    "text, room",
    [
        ("There is damp in the front bedroom now.", "front bedroom"),
        ("The kitchen wall is damp.", " kitchen"),
        ("The damp of the back bedroom is in the front bedroom too.", ""),
        ("The back room is damp.", ""),
        ("The damp in the bedroom is as it was.", ""),
        ("The damp is as it was.", ""),
        ("Your man drank tea in my kitchen.", ""),
    ],
)
def test_the_room_a_trouble_is_told_of(text: str, room: str) -> None:
    assert is_in_another_room(text, BACK).strip() == room.strip()


def test_of_a_matter_in_no_room_none_is_another() -> None:
    assert is_in_another_room("The kitchen is damp.", ("Damp at 7 Alder Row",)) == ""
