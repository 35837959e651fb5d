"""A danger told in passing, in a mail about what is limited: the alert leaves, and nothing is withheld."""

from __future__ import annotations

from pathlib import Path

import pytest
from restricted.walter import SAYS_IT_AGAIN, WaltersHouse


@pytest.mark.parametrize(
    "danger",
    [
        "There is gas in the house.",
        "There's gas all over the kitchen. Send somebody.",
        "He is still outside with an iron bar.",
        "He is out of prison and sent me a photo of my door.",
        "Black smoke is coming out of the meter cupboard.",
        "There are two kids in the lift and it won't open.",
        "No heating, the baby is three weeks old and his hands are blue.",
        "When you next hear of me it will be from the coroner.",
        "I have decided when I am going to end it.",
        "I've put my affairs straight and written to the kids.",
        "The old lady at 9 has not been seen since Tuesday and the post is piling up.",
    ],
)
def test_a_danger_beside_the_hedge_is_told_and_nothing_is_withheld(danger: str, tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", f"{SAYS_IT_AGAIN} {danger}")
    assert "officer.notice.danger" in house.place.letter_names()
    assert house.lines()["Done"].endswith("since it may report a danger")


@pytest.mark.parametrize(
    "harmless",
    [
        "The gas man was all over the house and left it tidy.",
        "I won't be here on Friday to let the gardener in.",
        "My solicitor put my late mother's affairs in order.",
    ],
)
def test_words_that_only_sound_like_it_tell_no_danger(harmless: str, tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    house.writes("2026-06-22 09:00", f"{SAYS_IT_AGAIN} {harmless}")
    assert "officer.notice.danger" not in house.place.letter_names()
