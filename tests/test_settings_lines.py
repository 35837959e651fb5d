"""On which line of a file a place stands, and what is written as a day and is none."""

from __future__ import annotations

import pytest

from heard.settings.lines import dates_in_quotes, with_line, wrong_with_day

FILE = """\
# people
[[restricted]]
person = "Ada Moss"
from = 2026-11-02

[[restricted]]   # the second
person = "Cy Vane"
"option" = "x"
"""


@pytest.mark.parametrize(
    "where, told",
    [
        pytest.param("restricted[0].from", "line 4: restricted[0].from", id="a key"),
        pytest.param("restricted[1].option", "line 8: restricted[1].option", id="a key in quotes"),
        pytest.param(
            "restricted[1].from", "line 6: restricted[1].from", id="one that is missing: where its entry begins"
        ),
        pytest.param("restricted[0].addresses[1]", "line 2: restricted[0].addresses[1]", id="one of a list"),
        pytest.param("restricted[1]", "line 6: restricted[1]", id="an entry"),
        pytest.param("restricted[7].from", "restricted[7].from", id="no such entry"),
        pytest.param("restrictd", "restrictd", id="no entry of a table"),
    ],
)
def test_a_place_has_its_line_before_it(where: str, told: str) -> None:
    assert with_line(FILE, where) == told


@pytest.mark.parametrize(
    "line, told",
    [
        ("from = 2026-13-02", 'from = "2026-13-02"'),
        ("until = 2026-02-30 # the end", 'until = "2026-02-30" # the end'),
        ("from = 2026-11-02", "from = 2026-11-02"),
        ('says = "2026-13-02"', 'says = "2026-13-02"'),
        ("from = 2026-11-02T10:00:00", "from = 2026-11-02T10:00:00"),
    ],
)
def test_only_a_day_of_no_calendar_is_put_in_quotes(line: str, told: str) -> None:
    assert dates_in_quotes(line) == told


@pytest.mark.parametrize(
    "words, what",
    [
        ("2026-13-02", "there is no month 13"),
        ("2026-02-30", "that month has no day 30"),
        ("2026-1-05", "a month and a day have two figures each"),
        ("0000-01-05", "there is no year 0000"),
        ("2026-11-22", ""),
        ("soon", ""),
    ],
)
def test_what_is_wrong_with_a_day_is_said(words: str, what: str) -> None:
    assert wrong_with_day(words) == what
