"""heard cases --in: what a section of the morning digest counts, as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from typed import heard


@pytest.fixture
def folder(demo: tuple[Path, str]) -> Path:
    return demo[0] / "demo-out"


def ask(folder: Path, *words: str) -> tuple[int, str, str]:
    return heard("--config", "heard.toml", *words, folder=folder, width=120)


def test_as_many_are_listed_as_the_digest_counts(folder: Path) -> None:
    counted = json.loads(ask(folder, "digest", "--json")[1])["sections"]
    listed = {section: ask(folder, "cases", "--in", section) for section in counted if section != "by_officer"}
    assert listed
    for section, (code, said, errors) in listed.items():
        assert (code, errors, len(said.splitlines())) == (0, "", counted[section]["count"]), section


def test_for_programs_each_is_a_case_with_its_row(folder: Path) -> None:
    every = {each["reference"]: each for each in map(json.loads, ask(folder, "cases", "--json")[1].splitlines())}
    code, said, _ = ask(folder, "cases", "--in", "unallocated", "--json")
    found = [json.loads(line) for line in said.splitlines()]
    assert (code, bool(found)) == (0, True)
    for each in found:
        row = each.pop("row")
        assert each == every[row["reference"]]


def test_where_there_is_nothing_it_says_so(folder: Path) -> None:
    assert ask(folder, "cases", "--in", "reviews") == (0, "Nothing.\n", "")


@pytest.mark.parametrize(
    "words, told",
    [
        pytest.param(["--in", "owerdue"], "'owerdue' is not one of", id="no section"),
        pytest.param(["--in", "by_officer"], "is no list of cases", id="who has what"),
        pytest.param(["--for", "x@northgate.example"], "say which section", id="for somebody, and no section"),
        pytest.param(
            ["--in", "overdue", "--for", "x@northgate.example"], "no digest goes there today", id="who has none"
        ),
    ],
)
def test_what_is_typed_wrongly_is_told(folder: Path, words: list[str], told: str) -> None:
    code, _, errors = ask(folder, "cases", *words)
    assert (code, told in errors) == (2, True), errors
