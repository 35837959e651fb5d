"""Whether a mail is of another accounting year than the matter, which is of 2023/24."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.about.periods import of_another_period

CHARGE = ("Service charge, accounts 2023/24",)


@pytest.mark.parametrize(
    "text, period",
    [
        ("When do the 2024/25 accounts come out?", "2024/25"),
        ("The accounts of 2024-2025, please.", "2024-2025"),
        ("The 2023/24 accounts again.", ""),
        ("Both 2023/24 and 2024/25 are wrong.", ""),
        ("Case 2026/1123 of the Ombudsman.", ""),
        ("The accounts.", ""),
    ],
)
def test_the_year_that_is_another(text: str, period: str) -> None:
    assert of_another_period(text, CHARGE) == period


def test_a_matter_without_a_year_has_no_other() -> None:
    assert of_another_period("The 2024/25 accounts.", ("The hedge",)) == ""
