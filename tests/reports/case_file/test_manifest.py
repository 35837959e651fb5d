"""The manifest: a row a file, in forms that no program takes for anything else."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from builders import MovedClock
from heard.reports.case_file.manifest import no_formula
from reports.case_file.a_case_file import a_complaint_was_made, the_file, with_attached


@pytest.mark.parametrize(
    "cell", ["=1+1", "+441134960000", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "\n=1", "|calc", "%x"]
)
def test_what_a_spreadsheet_would_work_out_is_shown_instead(cell: str) -> None:
    assert no_formula(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "<id-1@x.example>", "2026-06-01T10:30:00+01:00", "photo.jpg"])
def test_any_other_cell_is_as_it_is(cell: str) -> None:
    assert no_formula(cell) == cell


def test_each_file_has_its_row_with_its_hash_and_where_it_is_from(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock, with_attached([("=cmd|'x'!A0.pdf", b"one"), ("a.pdf", b"two")]))
    kept, _ = the_file(house)
    whole = json.loads(kept.text("manifest.json"))
    rows = {row["path"]: row for row in whole["files"]}
    assert whole["history_is_whole"] is True
    assert set(rows) == set(kept.files) - {"manifest.json", "manifest.csv", "SHA256SUMS"}
    for path, row in rows.items():
        assert (row["sha256"], row["size"]) == (hashlib.sha256(kept.files[path]).hexdigest(), len(kept.files[path]))
    first = rows["messages/0001-2026-06-01-in-from-complainant.eml"]
    assert (first["message"], first["message_id"], first["direction"]) == (1, "<leak-1@tenant.example>", "in")
    assert (first["from"], first["received_at"]) == ("dorothy.finch@tenant.example", "2026-06-01T10:30:00+01:00")
    assert rows["attachments/0001-1-cmd-x-a0.pdf"]["name"] == "=cmd|'x'!A0.pdf"


def test_the_table_says_the_same_and_holds_no_formula(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock, with_attached([("=1+1.pdf", b"one")]))
    kept, _ = the_file(house)
    rows = list(csv.DictReader(io.StringIO(kept.text("manifest.csv"), newline="")))
    assert [row["path"] for row in rows] == [each["path"] for each in json.loads(kept.text("manifest.json"))["files"]]
    assert [row["name"] for row in rows if row["name"]] == ["'=1+1.pdf"]
    assert kept.files["manifest.csv"].startswith(b"\xef\xbb\xbf")


def test_the_sums_are_those_of_all_files_but_their_own(tmp_path: Path, clock: MovedClock) -> None:
    kept, _ = the_file(a_complaint_was_made(tmp_path, clock))
    sums = dict(line.split("  ")[::-1] for line in kept.text("SHA256SUMS").splitlines())
    assert sums == {
        path: hashlib.sha256(content).hexdigest() for path, content in kept.files.items() if path != "SHA256SUMS"
    }
