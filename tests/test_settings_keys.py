"""The key file: made once whoever comes first, read by nobody else, and rotated while heard runs."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from builders import MONDAY, SMALL
from heard.errors import SettingsError
from heard.settings import load
from heard.settings.keys import KeysInFile, keys_in_memory, make_first, read_keys, rotate

LASTS = timedelta(days=14)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "heard.keys"


def ids(path: Path) -> list[str]:
    return [key.id for key in read_keys(path)]


def what_is_wrong_with(path: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        read_keys(path)
    [mistake] = caught.value.mistakes
    return str(mistake)


# -- Where it lies


@pytest.mark.parametrize(
    "line, url, expected",
    [
        pytest.param("", "sqlite:///heard.db", "heard.keys", id="beside the database"),
        pytest.param("", "sqlite:///data/northgate", "data/northgate.keys", id="beside one without an ending"),
        pytest.param('keys = "secret/own.keys"\n', "sqlite:///heard.db", "secret/own.keys", id="where the file says"),
    ],
)
def test_where_the_keys_lie(tmp_path: Path, line: str, url: str, expected: str) -> None:
    toml = tmp_path / "heard.toml"
    toml.write_text(line + SMALL.replace("sqlite:///heard.db", url), "utf-8")
    assert load(toml).key_file == tmp_path / expected


# -- Made at the first start


def test_the_first_key_is_made_for_heard_alone(path: Path) -> None:
    [key] = KeysInFile(path, MONDAY).held()
    assert path.stat().st_mode & 0o777 == 0o600
    assert (key.id, key.made_at, len(key.secret)) == ("01", MONDAY, 32)
    assert read_keys(path) == (key,)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_generous_umask_gives_nobody_else_the_keys(path: Path) -> None:
    before = os.umask(0)
    try:
        make_first(path, MONDAY)
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_later_start_reads_what_the_first_made(path: Path) -> None:
    assert list(KeysInFile(path, MONDAY).held()) == list(KeysInFile(path, MONDAY + LASTS).held())


def test_what_a_process_left_that_died_while_writing_is_in_nobodys_way(path: Path) -> None:
    path.with_name("heard.keys.new").write_text("half a f", "utf-8")
    assert len(make_first(path, MONDAY)) == 1


def test_two_sites_have_two_keys(path: Path) -> None:
    other = path.with_name("other.keys")
    assert make_first(path, MONDAY)[0].secret != make_first(other, MONDAY)[0].secret
    assert keys_in_memory(MONDAY).held()[0].secret != keys_in_memory(MONDAY).held()[0].secret


STARTS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from heard.settings.keys import KeysInFile
sys.stdin.read()
print(KeysInFile(Path(sys.argv[1]), datetime(2026, 6, 1, tzinfo=UTC)).held()[0].secret.hex())
"""


def test_processes_that_start_at_once_make_one_key(path: Path) -> None:
    command = [sys.executable, "-c", STARTS, str(path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(command, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}, **pipes)
                 for _ in range(4)]  # fmt: skip
    for each in processes:
        each.stdin.close()  # all of them wait for this
    found = {each.stdout.read().strip() for each in processes}
    for each in processes:
        each.stdout.close()
        assert each.wait() == 0
    assert found == {read_keys(path)[0].secret.hex()}
    assert len(read_keys(path)) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root can write as somebody else")
def test_what_root_types_stays_heards_own(path: Path) -> None:
    os.chown(path.parent, 12345, 12346)
    make_first(path, MONDAY)
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 12346)
    os.chown(path, 23456, 23457)
    rotate(path, now=MONDAY, outlives=LASTS)
    assert (path.stat().st_uid, path.stat().st_gid, path.stat().st_mode & 0o777) == (23456, 23457, 0o600)


# -- Read strictly


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o660, 0o644])
def test_keys_that_others_may_read_or_change_are_not_taken(path: Path, mode: int) -> None:
    make_first(path, MONDAY)
    path.chmod(mode)
    assert what_is_wrong_with(path) == f"{path}: others may read it, or write to it. chmod 600 {path}"
    with pytest.raises(SettingsError):
        KeysInFile(path, MONDAY)


SOUND = f'[[key]]\nid = "01"\nsecret = "{"5e" * 32}"\nmade_at = 2026-06-01T09:30:00+00:00\n'


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("key = []", id="no key"),
        pytest.param(SOUND.replace("[[key]]", "[key]"), id="one table"),
        pytest.param(SOUND.replace('id = "01"', 'id = "1"'), id="another name"),
        pytest.param(SOUND.replace('id = "01"', "id = 1"), id="a number for a name"),
        pytest.param(SOUND.replace("5e" * 32, "5e" * 31), id="a short secret"),
        pytest.param(SOUND.replace("5e" * 32, "no hex"), id="a secret that is no hex"),
        pytest.param(SOUND.replace('"5e', "5e").replace('5e"', "5e"), id="no quotes"),
        pytest.param(SOUND.replace("+00:00", ""), id="a moment on no clock"),
        pytest.param(SOUND.replace("2026-06-01T09:30:00+00:00", "2026-06-01"), id="a day"),
        pytest.param(SOUND + SOUND, id="two of one name"),
        pytest.param(SOUND[: len(SOUND) // 2], id="half of it"),
        pytest.param("\udcff", id="bytes"),
    ],
)
def test_a_broken_file_is_told_in_one_line_that_shows_nothing_of_it(path: Path, text: str) -> None:
    path.touch(0o600)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    said = what_is_wrong_with(path)
    assert said.startswith(f"{path}: is no file of keys as heard writes it. ")
    assert "5e5e" not in said
    assert "\n" not in said


def test_a_file_that_cannot_be_read_stops_the_start(path: Path) -> None:
    path.mkdir()
    assert "cannot be read" in what_is_wrong_with(path)
    with pytest.raises(SettingsError):
        KeysInFile(path, MONDAY)


def test_a_folder_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="its folder cannot be opened"):
        KeysInFile(tmp_path / "nowhere/heard.keys", MONDAY)


def test_no_secret_is_shown_where_a_key_is(path: Path) -> None:
    [key] = make_first(path, MONDAY)
    assert key.secret.hex() not in repr(key)
    assert str(key.secret) not in repr(key)


# -- Rotated


def test_a_new_key_comes_first_and_the_others_still_prove(path: Path) -> None:
    [first] = make_first(path, MONDAY)
    rotated = rotate(path, now=MONDAY + timedelta(days=300), outlives=LASTS)
    assert [key.id for key in rotated] == ["02", "01"]
    assert rotated[1] == first
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_goes_when_the_last_token_it_made_has_had_its_time(path: Path) -> None:
    make_first(path, MONDAY)
    rotate(path, now=MONDAY, outlives=LASTS)
    rotate(path, now=MONDAY + LASTS - timedelta(seconds=1), outlives=LASTS)
    assert ids(path) == ["03", "02", "01"]
    rotate(path, now=MONDAY + LASTS, outlives=LASTS)
    assert ids(path) == ["04", "03", "02"]


def test_at_once_only_the_new_key_stays(path: Path) -> None:
    make_first(path, MONDAY)
    rotate(path, now=MONDAY, outlives=LASTS)
    rotate(path, now=MONDAY, outlives=timedelta(0))
    assert ids(path) == ["03"]


def test_a_name_is_given_again_only_when_it_is_free(path: Path) -> None:
    make_first(path, MONDAY)
    for _ in range(130):
        rotate(path, now=MONDAY, outlives=LASTS)
    assert len(set(ids(path))) == len(ids(path)) == 100
    assert ids(path)[0] == "31"


def test_whoever_runs_sees_new_keys_at_the_next_use(path: Path) -> None:
    keys = KeysInFile(path, MONDAY)
    assert [key.id for key in keys.held()] == ["01"]
    rotate(path, now=MONDAY, outlives=LASTS)
    assert [key.id for key in keys.held()] == ["02", "01"]
    rotate(path, now=MONDAY, outlives=timedelta(0))
    assert [key.id for key in keys.held()] == ["03"]


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.chmod(0o644)], ids=["gone", "open"])
def test_what_was_read_last_holds_while_the_file_cannot_be_read(
    path: Path, harm: object, caplog: pytest.LogCaptureFixture
) -> None:
    keys = KeysInFile(path, MONDAY)
    before = keys.held()
    assert callable(harm)
    harm(path)
    with caplog.at_level(logging.ERROR):
        assert (keys.held(), keys.held()) == (before, before)
    assert [record.message for record in caplog.records] == ["keys not read"], "said once"
    path.unlink(missing_ok=True)
    rotate(path, now=MONDAY, outlives=LASTS)
    assert keys.held() == read_keys(path)
