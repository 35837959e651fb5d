"""`heard export case` and `heard export person`, as typed: what they write, what they say, and how they end."""

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


# -- A person


def ask_of(site: Path, *words: str) -> tuple[int, str, str]:
    return heard("--config", "heard.toml", "export", "person", *words, folder=site, width=100)


def test_all_about_a_person_goes_into_a_new_folder_with_a_warning(site: Path) -> None:
    code, said, errors = ask_of(site, "ray.pickersgill@btmail.example", "--to", "ray")
    assert code == 0, errors
    assert "Wrote what is held about P12 to ray." in said
    assert "Their cases, whole: NH-25-0012." in said
    assert "On other cases, or on none: messages 1, letters 0." in said
    assert "a person must read all of it and take out what is others'" in " ".join(said.split())
    made = {str(path.relative_to(site / "ray")) for path in (site / "ray").rglob("*") if path.is_file()}
    assert {"index.html", "index.json", "person.html", "cases/NH-25-0012/chronology.pdf"} <= made
    assert "elsewhere/no-case/messages/0007-2025-09-02-in-from-other.eml" in made
    sums = dict(line.split("  ")[::-1] for line in (site / "ray/SHA256SUMS").read_text().splitlines())
    assert sums.keys() == made - {"SHA256SUMS"}
    assert all(hashlib.sha256((site / "ray" / path).read_bytes()).hexdigest() == sums[path] for path in sums)


def test_of_whoever_only_wrote_on_the_case_of_another_it_is_their_mail_alone(site: Path) -> None:
    code, said, _ = ask_of(site, "planning@brightpipe.example", "--to", "them.zip", "--zip", "--json")
    made = json.loads(said)
    assert (code, made["person"], made["cases"], made["messages"]) == (0, "planning@brightpipe.example", [], 1)
    with zipfile.ZipFile(site / "them.zip") as archive:
        mails = [name for name in archive.namelist() if name.endswith(".eml")]
    assert mails == ["person/elsewhere/NH-25-0005/messages/0025-2025-09-04-in-from-other.eml"]


def test_an_address_of_several_names_them_and_a_number_is_taken(site: Path) -> None:
    with sqlite3.connect(site / "heard.db") as database:
        database.execute("INSERT INTO addresses VALUES ('zofia.wm@mail.example', 2)")
    database.close()
    code, _, errors = ask_of(site, "zofia.wm@mail.example", "--to", "them")
    assert (code, errors.count("\n"), (site / "them").exists()) == (2, 1, False)
    assert "it is the address of several persons, P1 and P2" in errors
    assert ask_of(site, "P1", "--to", "them")[0] == 0


def test_a_case_of_theirs_with_a_damaged_history_is_named_and_the_rest_is_there(site: Path) -> None:
    with sqlite3.connect(site / "heard.db") as database:
        database.execute("UPDATE events SET body = '{' WHERE stream = 'NH-25-0012' AND number = 2")
    database.close()
    code, said, errors = ask_of(site, "P12", "--to", "ray")
    assert (code, errors) == (1, "")
    assert "NH-25-0012: what is on record of it is damaged" in said
    assert len(list((site / "ray/elsewhere/NH-25-0012/messages").iterdir())) == 1
    assert (site / "ray/person.html").exists()


def test_a_case_that_another_complainants_was_joined_to_says_whose_it_is_too(site: Path) -> None:
    assert heard("--config", "heard.toml", "join", CASE, "NH-25-0002", "--anyway", folder=site)[0] == 0
    assert ask_of(site, "P2", "--to", "them")[0] == 0
    [case] = json.loads((site / "them/index.json").read_text())["cases"]
    assert (case["reference"], case["also_of"]) == (CASE, ["P1"])
