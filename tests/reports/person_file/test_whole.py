"""All about a person: whole case files, an index with every hash, and what is damaged named while the rest is there."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from builders import TENANT, MovedClock
from heard.daemon.house import House
from heard.errors import NotFound
from heard.reports.case_file.gathering import Asked
from heard.reports.person_file.index import READ_FIRST
from heard.reports.person_file.whole import ONLY_THEIR_MAIL, make
from reports.case_file.a_case_file import CASE, LONDON, LONG_AFTER, a_complaint_was_made, the_file, words_of
from reports.person_file.a_person_file import all_about, the_neighbour_writes


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return a_complaint_was_made(tmp_path, clock)


def test_a_case_of_theirs_is_the_same_as_its_case_file(house: House) -> None:
    kept, made = all_about(house, TENANT)
    alone, _ = the_file(house)
    below = f"cases/{CASE}/"
    assert {path.removeprefix(below): kept.files[path] for path in kept.files if path.startswith(below)} == alone.files
    assert (made.cases, made.damaged) == ([CASE], [])


def test_every_file_has_its_hash_in_the_sums_and_in_both_indexes(house: House) -> None:
    kept, _ = all_about(house, TENANT)
    sums = dict(line.split("  ")[::-1] for line in kept.text("SHA256SUMS").splitlines())
    assert sums == {p: hashlib.sha256(c).hexdigest() for p, c in kept.files.items() if p != "SHA256SUMS"}
    index = json.loads(kept.text("index.json"))
    files = {each["path"]: each["sha256"] for each in index["files"]}
    assert files == {path: sums[path] for path in sums if path not in ("index.html", "index.json")}
    page = kept.text("index.html")
    assert all(path in page and sha256 in page for path, sha256 in files.items())


def test_the_index_warns_first_and_leads_to_each_chronology(house: House) -> None:
    kept, _ = all_about(house, TENANT)
    page = kept.text("index.html")
    assert READ_FIRST in words_of(page)
    assert f'<a href="cases/{CASE}/chronology.html">' in page
    assert json.loads(kept.text("index.json"))["read_first"] == READ_FIRST


def test_a_case_whose_history_is_damaged_is_named_and_the_rest_is_there(house: House) -> None:
    the_neighbour_writes(house)
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE events SET body = '{' WHERE stream = ? AND number = 2", (CASE,))
    kept, made = all_about(house, TENANT)
    assert made.cases == []
    assert [each for each in made.damaged if each.startswith(f"{CASE}: what is on record of it is damaged")]
    assert (made.messages, made.letters) == (1, 1)
    assert len(kept.names(f"elsewhere/{CASE}")) == 2
    assert ONLY_THEIR_MAIL in words_of(kept.text("index.html"))


def test_a_history_that_is_not_whole_is_named_and_the_case_is_there(house: House) -> None:
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE events SET message = 2 WHERE stream = ? AND number = 2", (CASE,))
    kept, made = all_about(house, TENANT)
    assert (made.cases, made.damaged) == (
        [CASE],
        [f"{CASE}: its history is NOT whole; its chronology says from which event on."],
    )
    assert f"cases/{CASE}/chronology.html" in kept.files


def test_mail_that_nobody_has_read_is_told(house: House) -> None:
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE messages SET sender = NULL")
    assert "See whether any is theirs: 1." in words_of(all_about(house, TENANT)[0].text("index.html"))


def test_of_an_address_nothing_is_held_of_nothing_is_made(house: House, tmp_path: Path) -> None:
    asked = Asked(house.given.landlord, LONG_AFTER, LONDON)
    with (
        house.store.reading() as connection,
        pytest.raises(NotFound, match="nobody is known by it, and no mail came from it"),
    ):
        make(connection, "nobody@else.example", tmp_path / "new", asked, house.given, as_zip=False)
    assert not (tmp_path / "new").exists()


def test_a_zip_lies_below_their_number(house: House, tmp_path: Path) -> None:
    asked = Asked(house.given.landlord, LONG_AFTER, LONDON)
    with house.store.reading() as connection:
        for name in ("a.zip", "b.zip"):
            make(connection, TENANT, tmp_path / name, asked, house.given, as_zip=True)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        names = archive.namelist()
    assert {f"P1/cases/{CASE}/chronology.pdf", "P1/index.html", "P1/SHA256SUMS"} <= set(names)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
