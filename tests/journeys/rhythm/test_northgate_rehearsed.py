"""Northgate's mail: every reminder that its history owes is given once, in office hours, and none after the answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from rhythm.northgate_rehearsed import TWICE_OFF, compared
from rhythm.passing import Off
from rhythm.year_of_cases import REMINDERS

FIRST = 260
"""Half of the mailbox, and reminders alone; make rhythm rehearses all of it, with all that time brings."""


@pytest.mark.parametrize(
    "off, passed_over", [pytest.param((), 0, id="without a break"), pytest.param(TWICE_OFF, 10, id="off twice")]
)
def test_every_reminder_that_is_owed_is_given_once(tmp_path: Path, off: Sequence[Off], passed_over: int) -> None:
    found = compared(tmp_path / "heard.db", off, REMINDERS, first=FIRST)
    assert not found.missing
    assert not found.needless
    assert not found.twice
    assert not found.after_the_answer
    assert found.out_of_hours == 0
    assert found.written_twice == 0
    assert found.without_a_letter == 0
    assert found.given > FIRST
    assert found.answers > FIRST / 20
    assert found.passed_over >= passed_over
