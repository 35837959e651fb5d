"""A report on a terminal of 80 columns, and in the plain part of its mail."""

from __future__ import annotations

import pytest

from heard.reports.periodic.shown.text import as_text
from reports.periodic.shown.a_report import MONTHLY, hostile

MEASURES = """\
Answered in time
Promise          Fell due  In time   Share  Target         Met
Acknowledge           100       97   97.0%  97%            yes
Answer, stage 1        84       67   79.8%  80%            no
Answer, stage 2         9        9  100.0%  80%            yes
Keep informed          40       31   77.5%  no target set
* Of what fell due in the month. A share equal to its target meets it.
"""


def test_it_says_what_it_is_and_over_which_days():
    assert as_text(MONTHLY).startswith("Performance, 1 May 2026 to 31 May 2026\nNorthgate Homes\n")


def test_a_table_stands_under_its_title_with_numbers_at_the_right():
    assert MEASURES in as_text(MONTHLY)


@pytest.mark.parametrize(
    "line", ["£1,234.50  4 May 2026", "-£200.05", "fewer than 5", "not known", "Nobody was asked."]
)
def test_it_says(line):
    assert line in as_text(MONTHLY)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, as_text(hostile(), width=width).splitlines())) <= width


def test_what_a_stranger_wrote_is_shown_and_not_obeyed():
    text = as_text(hostile())
    assert text.replace("\n", "").isprintable()
    assert "[bold]loud[/bold]" in text
