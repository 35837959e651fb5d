"""Restrictions written as a register, typed, and read from a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from heard.errors import SettingsError
from heard.settings import Restricted, load_register
from heard.settings.register_written import as_toml, as_typed, from_csv

FULL = Restricted.model_validate(
    {
        "person": 'Ada "the pen" Moss',
        "home": "3 Mill Lane\nFlat 2",
        "addresses": ["ada@moss.example"],
        "also_known_as": ["A. Moss"],
        "household": ["Tom (son)"],
        "option": "our own word",
        "case": "NG-24-0311",
        "covers": "everything",
        "acknowledges": [],
        "at_most": "2 a month",
        "named_contact": "gary@northgate.example",
        "from": date(2026, 1, 5),
        "until": date(2026, 7, 5),
        "says": "One mail, read once.",
    }
)
LITTLE = Restricted.model_validate({"person": "Bo Reed", "option": "other", "case": "X-1", "from": date(2026, 1, 5)})


def test_what_is_written_and_read_again_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "register.toml"
    path.write_text(as_toml([FULL, LITTLE]), encoding="utf-8")
    assert load_register(path).restricted == (FULL, LITTLE)


def test_that_nothing_is_acknowledged_is_written_and_that_the_option_decides_is_not() -> None:
    assert "acknowledges = []" in as_toml([FULL])
    assert "acknowledges" not in as_toml([LITTLE])


def test_a_table_of_a_spreadsheet_is_read_with_its_lists_and_days(tmp_path: Path) -> None:
    path = tmp_path / "restricted.csv"
    path.write_text(
        "Person,Addresses,Option,Case,From,Until,Acknowledges\n"
        "Ada Moss,ada@moss.example; a.moss@mail.example,other,NG-1,05/01/2026,2026-07-05,none\n"
        ",,,,,,\n",
        encoding="utf-8-sig",
    )
    [entry] = from_csv(path).restricted
    assert entry.addresses == ("ada@moss.example", "a.moss@mail.example")
    assert (entry.first, entry.last, entry.acknowledges) == (date(2026, 1, 5), date(2026, 7, 5), ())


def test_every_mistake_of_a_table_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "restricted.csv"
    path.write_text("person,option,case,from\nAda,other,,31/31/2026\nBo,other,X-1,tomorrow\n", encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        from_csv(path)
    assert [str(each).split(". ")[0] for each in told.value.mistakes] == [
        "restricted.csv: line 2: from: must be a date without quotes, as in 2026-11-22, not '31/31/2026'",
        "restricted.csv: line 2: entry: covers a case but names none",
        "restricted.csv: line 3: from: must be a date without quotes, as in 2026-11-22, not 'tomorrow'",
    ]


def test_a_column_that_is_not_known_or_not_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "restricted.csv"
    path.write_text("persn,option,from\n", encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        from_csv(path)
    assert [each.what for each in told.value.mistakes] == ["unknown key 'persn'", "there is no column 'person'"]


def test_all_that_is_wrong_with_what_was_typed_is_found_at_once() -> None:
    entry, mistakes = as_typed({"option": "other", "covers": "evrything", "from": date(2026, 1, 5)})
    assert entry is None
    assert [(each.where, each.what) for each in mistakes] == [
        ("person", "missing"),
        ("covers", "'evrything' is not a word known here"),
    ]
