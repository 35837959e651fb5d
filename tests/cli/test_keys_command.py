"""The keys, as typed: listed without their secrets, and rotated."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import MONDAY, SMALL, MovedClock
from heard.settings import load
from heard.settings.keys import read_keys
from heard.wiring import build_house
from typed import heard


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A landlord's folder after its first start."""
    (tmp_path / "mail").mkdir()
    (tmp_path / "heard.toml").write_text(SMALL, "utf-8")
    build_house(load(tmp_path / "heard.toml"), now=MovedClock(MONDAY)).store.close()
    return tmp_path


def typed(site: Path, *words: str) -> tuple[int, str]:
    secrets = [key.secret.hex() for key in read_keys(site / "heard.keys")]
    code, said, errors = heard(*words, folder=site, width=120)
    secrets += [key.secret.hex() for key in read_keys(site / "heard.keys")]
    assert not [secret for secret in secrets if secret in said + errors]
    return code, said + errors


def ids(site: Path) -> list[str]:
    return [key.id for key in read_keys(site / "heard.keys")]


def test_the_first_start_makes_a_key(site: Path) -> None:
    code, said = typed(site, "keys")
    assert (code, ids(site)) == (0, ["01"])
    assert "01" in said
    assert "makes new tokens" in said
    assert "1 Jun 2026" in said


def test_keys_for_programs(site: Path) -> None:
    typed(site, "keys", "rotate")
    code, said = typed(site, "keys", "--json")
    new, old = (json.loads(line) for line in said.splitlines())
    assert code == 0
    assert (new["key"], new["newest"]) == ("02", True)
    assert old == {"key": "01", "made_at": MONDAY.isoformat(), "newest": False}


def test_a_new_key_beside_the_one_before(site: Path) -> None:
    code, said = typed(site, "keys", "rotate")
    assert (code, ids(site)) == (0, ["02", "01"])
    assert "Key 02 makes new tokens from now on." in said
    assert "Older keys that still prove what they made: 01" in said


def test_at_once_all_that_was_given_out_stops_working(site: Path) -> None:
    code, said = typed(site, "keys", "rotate", "--now")
    assert (code, ids(site)) == (0, ["02"])
    assert "buttons in mail sent until now work no more" in said


def test_keys_that_others_may_read_stop_every_start(site: Path) -> None:
    (site / "heard.keys").chmod(0o644)
    for words in (("keys",), ("letters", "release"), ("check",)):
        code, said, errors = heard(*words, folder=site, width=300)
        assert code == 78, words
        assert f"chmod 600 {site / 'heard.keys'}" in said + errors


def test_a_site_that_never_started_has_no_keys_to_list(tmp_path: Path) -> None:
    (tmp_path / "heard.toml").write_text(SMALL, "utf-8")
    code, said, errors = heard("keys", folder=tmp_path)
    assert code == 78
    assert "heard.keys" in said + errors
    assert not (tmp_path / "heard.keys").exists()
    code, said, errors = heard("keys", "rotate", folder=tmp_path)
    assert (code, ids(tmp_path)) == (0, ["01"]), errors
