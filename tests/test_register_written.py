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
        "review_on": date(2026, 4, 5),
        "decided_by": "Head of Housing",
        "decided_on": date(2026, 1, 2),
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


def told_of(tmp_path: Path, table: str) -> list[str]:
    """Return what is wrong with a table, without what to do about it."""
    path = tmp_path / "restricted.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(SettingsError) as told:
        from_csv(path)
    return [f"{each.where.removeprefix('restricted.csv: ')}: {each.what}" for each in told.value.mistakes]


def test_a_column_that_is_not_known_or_not_there_is_told(tmp_path: Path) -> None:
    assert told_of(tmp_path, "persn,option,from\n") == [
        "line 1: unknown key 'persn'",
        "line 1: there is no column 'person'",
    ]


def test_what_is_wrong_with_the_columns_is_told_together_with_the_lines(tmp_path: Path) -> None:
    table = (
        "person,option,covers,from,colour,from\n"
        "Ada,other,everything,2026-13-01\n"
        '"Bo\nReed",other,everything,2026-12-01,red,2026-12-01\n'
        "Cy,other,everythin,2026-12-01,,2026-12-01,7\n"
    )
    assert told_of(tmp_path, table) == [
        "line 1: unknown key 'colour'",
        "line 1: names 'from' twice",
        "line 2: from: '2026-13-01' is no day: there is no month 13",
        "line 3: person: must be one line of text, and not empty",
        "line 5: covers: 'everythin' is not a word known here",
        "line 5: has 7 cells, and line 1 names 6",
    ]


def test_the_same_entry_twice_is_a_mistake(tmp_path: Path) -> None:
    row = "Ada Moss,other,everything,2026-12-01\n"
    assert told_of(tmp_path, f"person,option,covers,from\n{row}\n{row}") == [
        "line 4: has the person, the case, the first day and the option of line 2, so that the two are one entry"
    ]


def test_a_table_with_semicolons_between_its_cells_is_one_mistake(tmp_path: Path) -> None:
    assert told_of(tmp_path, "person;option;from\nAda;other;2026-12-01\n") == [
        "line 1: its cells stand between semicolons"
    ]


def test_when_it_was_decided_and_is_looked_at_again_may_stand_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "restricted.csv"
    head, row = "person,option,covers,from,review_on,decided_by,decided_on", "Ada,other,everything,01/12/2026"
    path.write_text(f"{head}\n{row},01/03/2027,improvement-manager,30/11/2026\n", encoding="utf-8")
    [entry] = from_csv(path).restricted
    assert (entry.review_on, entry.decided_by) == (date(2027, 3, 1), "improvement-manager")
    assert entry.decided_on == date(2026, 11, 30)


@pytest.mark.parametrize("rest", ["", "x" * 140_000], ids=["to the end", "beyond what a cell holds"])
def test_a_quote_that_does_not_end_is_a_mistake_and_nothing_after_it_is_passed_over(tmp_path: Path, rest: str) -> None:
    table = f'person,option,covers,from\nAda,other,everything,tomorrow\nBo,"other,everything,2026-12-01\n{rest}'
    wrong = told_of(tmp_path, table)
    assert wrong[-1] == "line 3: cannot be read, nor what follows it"
    assert "line 2: from" in wrong[0]


@pytest.mark.parametrize("day, side", [("9999-12-31", "after"), ("0001-01-01", "before")])
def test_a_day_without_any_before_or_after_it_is_a_mistake(tmp_path: Path, day: str, side: str) -> None:
    head, row = "person,option,covers,from,review_on,decided_on,until", f"Ada,other,everything,{day},{day},{day},{day}"
    said = f"{day} is {side} any day that the register has"
    keys = ("from", "until", "review_on", "decided_on")
    assert told_of(tmp_path, f"{head}\n{row}\n") == [f"line 2: {key}: {said}" for key in keys]


def test_days_that_cannot_be_are_mistakes(tmp_path: Path) -> None:
    head, row = "person,option,covers,from,review_on,decided_by", "Ada,other,everything,01/12/2026"
    assert told_of(tmp_path, f"{head}\n{row},30/11/2026,The board\n") == [
        "line 2: review_on: 2026-11-30 is before from, 2026-12-01",
        "line 2: decided_on: missing beside decided_by",
    ]


def test_all_that_is_wrong_with_what_was_typed_is_found_at_once() -> None:
    entry, mistakes = as_typed({"option": "other", "covers": "evrything", "from": date(2026, 1, 5)})
    assert entry is None
    assert [(each.where, each.what) for each in mistakes] == [
        ("person", "missing"),
        ("covers", "'evrything' is not a word known here"),
    ]
