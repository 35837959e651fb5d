"""heard digest: today's, as somebody reads it, and nothing is sent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import SMALL
from typed import heard

LEADS = """roles = ["team-lead"]

[[staff]]
name = "Gary Officer"
address = "gary.officer@northgate.example"
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A landlord's folder in which a mail has not come yet."""
    folder = tmp_path_factory.mktemp("quiet")
    (folder / "mail").mkdir()
    (folder / "heard.toml").write_text(SMALL + LEADS, encoding="utf-8")
    return folder


def ask(site: Path, *words: str) -> tuple[int, str, str]:
    return heard("digest", *words, folder=site, width=120)


def test_it_is_shown_as_a_team_lead_reads_it(site: Path) -> None:
    code, said, errors = ask(site)
    assert (code, errors) == (0, "")
    assert said.startswith("Today: nothing is late\n\nNothing is due, late or waiting.\n")


def test_for_programs_it_is_one_object(site: Path) -> None:
    code, said, _ = ask(site, "--json", "--for", "helen.braithwaite@northgate.example")
    assert code == 0
    assert json.loads(said) == {
        "subject": "Today: nothing is late",
        "sections": {},
    }


def test_who_gets_none_is_told_who_does(site: Path) -> None:
    code, _, errors = ask(site, "--for", "gary.officer@northgate.example")
    assert code != 0
    assert "no digest goes there today. It goes to: helen.braithwaite@northgate.example" in errors


def test_nothing_is_written(site: Path) -> None:
    ask(site)
    assert heard("letters", "--json", folder=site)[1] == ""
