"""Every report of every policy over a year of complaints, its figures counted again by hand."""

from __future__ import annotations

import pytest
from rhythm.reports_of_a_year import PACKS, checked

MANY = 150
"""As many as make rhythm tries would take minutes."""


@pytest.mark.parametrize("pack", PACKS)
def test_every_figure_is_what_is_counted_by_hand(pack: str) -> None:
    found = checked(pack, MANY)
    assert found.differences == ()
    assert found.figures > 10 * found.reports
