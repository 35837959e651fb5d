"""`heard export case`, as typed: what it writes, what it says, and how it ends."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

from typed import heard

CASE = "NH-25-0001"


@pytest.fixture
def site(demo: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the demo's folder, to change."""
    return Path(shutil.copytree(demo[0] / "demo-out", tmp_path / "demo-out"))


def ask(site: Path, *words: str) -> tuple[int, str, str]:
    return heard("--config", "heard.toml", "export", "case", *words, folder=site, width=100)


def test_it_writes_the_whole_case_file_into_a_new_folder(site: Path) -> None:
    code, said, errors = ask(site, CASE, "--to", "file")
    assert code == 0, errors
    assert "Wrote the case file of NH-25-0001 to file: 2 messages" in said
    made = {str(path.relative_to(site / "file")) for path in (site / "file").rglob("*") if path.is_file()}
    ours = {"README.txt", "SHA256SUMS", "chronology.html", "chronology.pdf", "manifest.csv", "manifest.json"}
    assert ours <= made
    for line in (site / "file/SHA256SUMS").read_text().splitlines():
        sha256, path = line.split("  ")
        assert hashlib.sha256((site / "file" / path).read_bytes()).hexdigest() == sha256
        made.remove(path)
    assert made == {"SHA256SUMS"}


def test_a_zip_holds_the_same(site: Path) -> None:
    assert ask(site, CASE, "--to", "file.zip", "--zip", "--without-staff-mail")[0] == 0
    with zipfile.ZipFile(site / "file.zip") as archive:
        names = archive.namelist()
    assert f"{CASE}/chronology.pdf" in names
    assert not [name for name in names if "-staff-" in name]


def test_for_programs_it_is_one_object(site: Path) -> None:
    code, said, _ = ask(site, CASE, "--to", "file", "--json")
    made = json.loads(said)
    assert code == 0
    assert (made["reference"], made["messages"], made["is_whole"], made["to"]) == (CASE, 2, True, "file")


def test_a_folder_with_something_in_it_is_left_alone(site: Path) -> None:
    code, _, errors = ask(site, CASE, "--to", "mail")
    assert (code, errors.count("\n")) == (2, 1)
    assert "mail: it is there already, and not an empty folder. Name another" in errors


def test_a_case_that_is_none_is_wrong_usage(site: Path) -> None:
    code, _, errors = ask(site, "NH-99-0001", "--to", "file")
    assert (code, "there is no such case" in errors, (site / "file").exists()) == (2, True, False)


def test_a_case_that_was_joined_names_the_one_to_export(site: Path) -> None:
    assert heard("--config", "heard.toml", "join", CASE, "NH-25-0002", "--anyway", folder=site)[0] == 0
    code, _, errors = ask(site, "NH-25-0002", "--to", "file")
    assert code == 2
    assert "it was joined to NH-25-0001, where its mail is. Type: heard export case NH-25-0001 --to FOLDER" in errors


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param("UPDATE events SET type = 'FromLaterHeard' WHERE stream = ? AND number = 2", id="unknown type"),
        pytest.param("UPDATE events SET body = '{' WHERE stream = ? AND number = 2", id="a body cut off"),
        pytest.param("DELETE FROM events WHERE stream = ? AND number = 1", id="the first event gone"),
        pytest.param("DELETE FROM events WHERE stream = ?", id="all events gone"),
    ],
)
def test_a_history_that_cannot_be_read_is_told_in_one_line_and_leaves_nothing(site: Path, damage: str) -> None:
    with sqlite3.connect(site / "heard.db") as database:
        database.execute(damage, (CASE,))
    database.close()
    code, said, errors = ask(site, CASE, "--to", "file")
    assert (code, said, errors.count("\n")) == (1, "", 1)
    assert f"{CASE}: what is on record of it is damaged, and cannot be read" in errors
    assert not [path for path in site.iterdir() if "file" in path.name]
    code, said, errors = heard("--config", "heard.toml", "rebuild", "--check", folder=site, width=200)
    assert (code, errors, CASE in said) == (1, "", True)


def test_a_history_that_is_not_whole_needs_a_person(site: Path) -> None:
    with sqlite3.connect(site / "heard.db") as database:
        database.execute(
            "UPDATE events SET recorded_at = happened_at, message = 2 WHERE stream = ? AND number = 2", (CASE,)
        )
    database.close()
    code, said, _ = ask(site, CASE, "--to", "file")
    assert (code, "NOT whole" in said) == (1, True)
