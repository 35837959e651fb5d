"""Where it is kept: for its owner alone, whole or not at all, and a zip whose bytes are the same each time."""

from __future__ import annotations

import errno
import hashlib
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from builders import MovedClock
from heard.errors import NoRoom, NotFound
from heard.reports.case_file.gathering import Asked
from heard.reports.case_file.keeping import Below, Hashed, alone, folder, zipped
from heard.reports.case_file.whole import make
from reports.case_file.a_case_file import CASE, LONDON, LONG_AFTER, a_complaint_was_made


def test_only_its_owner_may_enter(tmp_path: Path) -> None:
    with folder(tmp_path / "new") as keeper:
        keeper.keep("messages/0001.eml", b"x")
        keeper.keep("messages/0002.eml", b"y")
    modes = {str(path.relative_to(tmp_path)): path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")}
    assert modes == {
        "new": 0o700, "new/messages": 0o700, "new/messages/0001.eml": 0o600, "new/messages/0002.eml": 0o600,
    }  # fmt: skip


def test_an_empty_folder_is_filled_and_any_other_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with folder(tmp_path / "empty") as keeper:
        keeper.keep("README.txt", b"x")
    assert (tmp_path / "empty/README.txt").read_bytes() == b"x"
    with pytest.raises(NotFound, match="not an empty folder"), folder(tmp_path / "empty"):
        pass
    with pytest.raises(NotFound, match="it is there already"), zipped(tmp_path / "empty/README.txt", CASE):
        pass


def test_an_empty_folder_behind_a_link_is_filled_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with folder(tmp_path / "link") as keeper:
        keeper.keep("a/b.txt", b"1")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/a/b.txt").read_bytes() == b"1"
    assert {path.name for path in tmp_path.iterdir()} == {"real", "link"}


@pytest.mark.parametrize("as_zip", [pytest.param(False, id="folder"), pytest.param(True, id="zip")])
def test_a_name_that_is_too_long_is_told_in_one_line(tmp_path: Path, *, as_zip: bool) -> None:
    place = tmp_path / ("n" * 300)
    told = r"cannot be written \(File name too long\)\. Name another place"
    with pytest.raises(NotFound, match=told), zipped(place, CASE) if as_zip else folder(place):
        pass


def test_a_name_may_be_as_long_as_names_may_be(tmp_path: Path) -> None:
    alone(tmp_path / ("n" * 255), b"1", over=False)
    assert (tmp_path / ("n" * 255)).read_bytes() == b"1"


def test_a_place_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="cannot be written") as told, folder(tmp_path / "none/at/all"):
        pass
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("as_zip", [False, True], ids=["folder", "zip"])
def test_where_the_disk_is_full_nothing_is_left(tmp_path: Path, *, as_zip: bool) -> None:
    place = tmp_path / "new"

    def fill() -> None:
        with zipped(place, CASE) if as_zip else folder(place) as keeper:
            keeper.keep("README.txt", b"x")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(NoRoom, match="Make room"):
        fill()
    assert list(tmp_path.iterdir()) == []


def test_the_same_case_gives_the_same_zip(tmp_path: Path, clock: MovedClock) -> None:
    house = a_complaint_was_made(tmp_path, clock)
    for name, now in (("a.zip", LONG_AFTER), ("b.zip", LONG_AFTER + timedelta(hours=1))):
        with house.store.reading() as connection:
            make(connection, CASE, tmp_path / name, Asked(house.given.landlord, now, LONDON), as_zip=True)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert (tmp_path / "a.zip").stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o600}
    assert all(entry.filename.startswith(f"{CASE}/") for entry in entries)
    assert [entry.filename.rpartition("/")[2] for entry in entries][-1] == "SHA256SUMS"


def test_folders_within_folders_are_entered_by_their_owner_alone(tmp_path: Path) -> None:
    with folder(tmp_path / "new") as keeper:
        hashed = Hashed(Below(keeper, "cases/NH-26-0001"))
        hashed.keep("messages/0001.eml", b"x")
    inside = tmp_path / "new/cases/NH-26-0001/messages/0001.eml"
    assert inside.read_bytes() == b"x"
    assert {each.stat().st_mode & 0o777 for each in [*inside.parents][:4]} == {0o700}
    assert hashed.sums == [("messages/0001.eml", hashlib.sha256(b"x").hexdigest())]
