"""On a narrow terminal no word is cut that the terminal could hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from typed import heard

OF_2025 = ("--from", "2025-09-01", "--to", "2025-12-31")
WIDE_ENOUGH = 1000
NOT_FILLED_IN = {"evidence", "commentary"}
"""The name of the column that is the landlord's to fill in; a record leaves out what is empty."""


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(("cases",), id="cases"),
        pytest.param(("case", "NH-25-0001"), id="case"),
        pytest.param(("letters",), id="letters"),
        pytest.param(("status",), id="status"),
        pytest.param(("digest",), id="digest"),
        pytest.param(("people",), id="people"),
        pytest.param(("restrict", "list", "--all"), id="restrict list"),
        pytest.param(("report",), id="report"),
        pytest.param(("report", "scorecard", *OF_2025), id="scorecard"),
        pytest.param(("report", "regulator", *OF_2025), id="regulator"),
        pytest.param(("report", "self-assessment", *OF_2025), id="self-assessment"),
    ],
)
def test_no_word_is_cut(demo: tuple[Path, str], words: tuple[str, ...], width: int) -> None:
    folder = demo[0] / "demo-out"
    _, whole, _ = heard("--config", "heard.toml", *words, folder=folder, width=WIDE_ENOUGH)
    code, said, errors = heard("--config", "heard.toml", *words, folder=folder, width=width)
    assert code == 0, errors
    assert max(map(len, said.splitlines())) <= width
    # A sentence may go on behind a hyphen of its own.
    missing = set(_pieces(whole)) - set(_pieces(said)) - NOT_FILLED_IN
    assert [each for each in missing if len(each) < width] == []


def _pieces(text: str) -> list[str]:
    # The name of a column has a colon where records stand one below the other.
    return [each.rstrip(":") for each in text.replace("-", " ").split()]


def test_the_demo_is_long_past_and_says_so(demo: tuple[Path, str]) -> None:
    said = heard("status", folder=demo[0] / "demo-out")[1].splitlines()
    [overdue] = [line for line in said if line.startswith("Overdue")]
    assert overdue.split(None, 1)[1] == "since 15 Sep 2025 23:59, 23 on 23 cases"
    assert [line.split(None, 2)[2] for line in said if line.startswith("Next due")] == ["nothing"]
