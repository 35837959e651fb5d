"""People and earlier cases, as typed: listed, merged, parted, and found by what they were known as."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from builders import MONDAY, SMALL, MovedClock, a_mail
from cli.a_register import REGISTER
from heard.casework.events import PersonNumber
from heard.daemon.before_heard import take_in
from heard.mailboxes.folder import read_source
from heard.serving import prepare
from heard.settings import load, load_register
from heard.store import people, same_people
from heard.store.connect import Store
from heard.trying import try_everything
from heard.wiring import build_house, mailboxes_of
from typed import heard

SITE = f'register = "register.toml"\n{SMALL}'


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A landlord's folder after its first start."""
    folder = tmp_path_factory.mktemp("started")
    (folder / "mail").mkdir()
    (folder / "heard.toml").write_text(SITE, encoding="utf-8")
    (folder / "register.toml").write_text(REGISTER, encoding="utf-8")
    settings = load(folder / "heard.toml")
    house = build_house(settings, now=MovedClock(MONDAY))
    assert settings.register_file is not None
    prepare(house, mailboxes_of(settings))
    take_in(house, load_register(settings.register_file))
    house.store.close()
    return folder


@pytest.fixture
def site(started: Path, tmp_path: Path) -> Path:
    """A copy of the landlord's folder, to change."""
    return Path(shutil.copytree(started, tmp_path / "site"))


def ask(site: Path, *words: str) -> tuple[int, str]:
    code, said, errors = heard(*words, folder=site, width=120)
    return code, said + errors


def objects(said: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.splitlines()]


@pytest.mark.parametrize("typed", ["NG-24-0311", "ng/24/0311", "NH-25-0001"])
def test_an_earlier_case_is_found_by_either_reference(site: Path, typed: str) -> None:
    code, said = ask(site, "case", typed)
    assert code == 0
    for words in ("NH-25-0001", "NG-24-0311", "Raymond Pickersgill", "14 Weirside Court", "fence between"):
        assert words in said


def test_it_stands_in_the_list_and_in_the_events(site: Path) -> None:
    assert "(NG-24-0311)" in ask(site, "cases")[1]
    assert ask(site, "rebuild", "--check") == (0, "Events and tables agree.\n")


def test_people_are_listed_merged_and_parted(site: Path) -> None:
    [ray] = objects(ask(site, "people", "--json")[1])
    assert ray["addresses"] == ["ray@btmail.example", "raypick@outmail.example"]
    assert ask(site, "people", "merge", "P1", "P9")[0] == 2
    assert ask(site, "people", "part", "P1")[0] == 2
    assert ask(site, "people", "part", "Ray")[0] == 2


def test_a_merge_says_how_it_is_undone(site: Path) -> None:
    store = Store(f"sqlite:///{site / 'heard.db'}")
    with store.writing() as connection:
        people.add(connection, "Ray P", now=MONDAY)
    store.close()
    code, said = ask(site, "people", "merge", "P1", "P2")
    assert (code, "heard people part P2" in said) == (0, True)
    assert [each["also"] for each in objects(ask(site, "people", "--json")[1])] == [["P2"]]
    assert ask(site, "rebuild", "--check")[0] == 0
    code, said = ask(site, "people", "part", "P2")
    assert (code, "heard people merge P1 P2" in said) == (0, True)


def test_a_pair_is_shown_with_both_answers_and_no_more_once_it_was_told_apart(site: Path) -> None:
    store = Store(f"sqlite:///{site / 'heard.db'}")
    with store.writing() as connection:
        ray = people.add(connection, "Ray P", now=MONDAY)
        same_people.propose(connection, PersonNumber(1), ray, message=None, now=MONDAY)
    store.close()
    said = ask(site, "people")[1]
    assert "heard people merge P1 P2" in said
    assert "heard people apart P1 P2" in said
    assert [each["what"] for each in objects(ask(site, "people", "--json")[1])] == ["person", "proposal"]
    code, said = ask(site, "people", "apart", "P1", "P2")
    assert (code, "heard people merge P1 P2" in said) == (0, True)
    assert [each["what"] for each in objects(ask(site, "people", "--json")[1])] == ["person"]
    assert ask(site, "people", "apart", "P1", "P9")[0] == 2
    assert ask(site, "rebuild", "--check")[0] == 0


def test_the_help_says_who_stays(site: Path) -> None:
    assert re.search(r"\bmerge .*STAYS\W+IS_THE_SAME", ask(site, "people", "merge", "--help")[1])


def test_check_says_what_the_register_says_otherwise_than_when_it_was_read(site: Path) -> None:
    (site / "register.toml").write_text(REGISTER.replace('outcome = "not upheld"', 'outcome = "upheld"'))
    _, notes = try_everything(site / "heard.toml")
    told = [str(note) for note in notes if "register" in note.where]
    assert told == [
        "register.toml: NG-24-0311: outcome: now says upheld, and said not upheld when it was read. "
        "Its case stays as it was read.",
    ]


def test_a_rehearsal_knows_the_register(site: Path) -> None:
    mail = site / "mail" / "1.eml"
    mail.write_bytes(a_mail("The fence again! I want NG-24-0311 looked at.", sender="R P <raypick@outmail.example>"))
    assert len(list(read_source(site / "mail", mailbox="complaints@northgate.example"))) == 1
    code, said = ask(site, "rehearse", "mail", "--json")
    assert code == 0, said
    assert objects(said)[0]["complainant"] in ("P1", None)
