"""How many homes the landlord has: what heard.toml may say of it, and what nobody has said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import SMALL
from heard.casework.people import Homes
from heard.errors import SettingsError
from heard.settings import load
from heard.wiring import landlord_of


def homes_in(tmp_path: Path, written: str) -> Homes:
    toml = tmp_path / "heard.toml"
    toml.write_text(f"{SMALL}\n{written}")
    return landlord_of(load(toml)).homes


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("", Homes(), id="nobody has said"),
        pytest.param("[homes]\nrented = 12000", Homes(12_000), id="only the rented"),
        pytest.param(
            "[homes]\nrented = 12000\nowned = 800\ncounted_on = 2027-03-31",
            Homes(12_000, 800, date(2027, 3, 31)),
            id="all of it",
        ),
        pytest.param("[homes]\nrented = 12000\nowned = 0", Homes(12_000, 0), id="there are none"),
    ],
)
def test_what_is_left_out_is_not_known(tmp_path: Path, written: str, expected: Homes) -> None:
    assert homes_in(tmp_path, written) == expected


@pytest.mark.parametrize(
    ("written", "where"),
    [
        pytest.param("rented = -1", "homes.rented", id="fewer than none, of the rented"),
        pytest.param('rented = "12000"', "homes.rented", id="in quotes"),
        pytest.param("owned = -1", "homes.owned", id="fewer than none"),
        pytest.param('counted_on = "soon"', "homes.counted_on", id="no day"),
        pytest.param("lcra = 12000", "homes.lcra", id="a key there is not"),
    ],
)
def test_what_cannot_be_is_a_mistake_that_says_where(tmp_path: Path, written: str, where: str) -> None:
    with pytest.raises(SettingsError, match=where):
        homes_in(tmp_path, f"[homes]\n{written}")
