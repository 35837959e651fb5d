"""How a pattern's fits begin is kept in a line of text, and read from it again as it was."""

from __future__ import annotations

import pytest

from heard.judgement.pattern import Pattern, compile_pattern
from heard.judgement.pattern_kept import as_kept, from_kept


@pytest.mark.parametrize(
    "source, line",
    [
        pytest.param(r"\bgas leak\b", " gas leak ;", id="a word"),
        pytest.param(r"£ ?\d", ";  0/ 0", id="a sign"),
        pytest.param(r"\bno (?:\w+ )?(?:heat|light)\b", " no ;; heat / light ", id="what it needs behind a gap"),
        pytest.param(
            r"\bno (?:\w+ )?(?:heat|light)(?: \w+)? today\b", " no ;; heat / light ; today ", id="all that it needs"
        ),
        pytest.param(r"\?", "*", id="anywhere"),
    ],
)
def test_how_a_fit_begins_is_kept_as_it_was(source: str, line: str) -> None:
    begun = compile_pattern(source).beginnings()
    assert as_kept(begun) == line
    assert set(from_kept(line)) == set(begun)


def test_what_is_kept_is_not_worked_out_again() -> None:
    assert Pattern(r"\bgas\b", kept=" of another ;").beginnings() == from_kept(" of another ;")
