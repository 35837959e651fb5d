"""A year of complaints: every reminder that is owed is given once, in office hours, and none after the answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from rhythm.passing import Off
from rhythm.year_of_cases import BEGINS, TWICE_OFF, Year, letters_out_of_hours, owed, stories

from builders import a_house
from heard.daemon.rehearse import SimulatedClock

MANY = 40
"""As many as make rhythm rehearses would take minutes."""


@pytest.mark.parametrize(
    "off", [pytest.param((), id="without a break"), pytest.param(TWICE_OFF, id="off for five days, twice")]
)
def test_every_reminder_that_is_owed_is_given_once_and_in_office_hours(tmp_path: Path, off: Sequence[Off]) -> None:
    house, told = a_house(tmp_path / "heard.db", now=SimulatedClock(BEGINS)), stories(MANY, seed=7)
    given = Year(house, off).of(told)
    assert given == owed(told, off)
    assert len(given) > 3 * MANY
    assert letters_out_of_hours(house) == 0
