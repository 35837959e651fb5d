"""`heard restrict signs`, as typed: what comes before any count, and the counts, on a narrow terminal too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import MONDAY, SMALL, MovedClock, a_mail, a_raw
from heard.daemon import receive
from heard.settings import load
from heard.wiring import build_house
from typed import heard


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A landlord's folder after one complaint."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "mail").mkdir()
    (folder / "heard.toml").write_text(SMALL, encoding="utf-8")
    house = build_house(load(folder / "heard.toml"), now=MovedClock(MONDAY))
    receive.hear(receive.keep([a_raw(a_mail())], house), house)
    house.store.close()
    return folder


@pytest.mark.parametrize("width", [60, 120])
def test_what_is_no_sign_stands_before_the_counts(site: Path, width: int) -> None:
    code, said, errors = heard("restrict", "signs", "P1", folder=site, width=width)
    assert code == 0, errors
    flat = " ".join(said.split())
    assert all(len(line) <= width for line in said.splitlines())
    for words in ("Dorothy Finch (P1)", "challenging an outcome", "heard decides nothing", "Only a person can judge"):
        assert words in flat
    assert flat.index("challenging an outcome") < flat.index("excessive contact")


def test_for_programs_it_is_one_object(site: Path) -> None:
    code, said, errors = heard("restrict", "signs", "P1", "--json", folder=site, width=120)
    assert code == 0, errors
    [found] = [json.loads(line) for line in said.splitlines()]
    assert (found["what"], found["person"]) == ("signs", "P1")


def test_nobody_of_that_name_is_wrong_usage(site: Path) -> None:
    code, _, errors = heard("restrict", "signs", "P99", folder=site, width=120)
    assert code == 2
    assert "there is no such person" in errors
