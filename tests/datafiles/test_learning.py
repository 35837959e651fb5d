"""The words for what is recorded of a case are read from their file, or every mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import RULES
from heard.casework.learning import Lists
from heard.datafiles.learning import learning_in
from heard.datafiles.rule_tables import TableReader
from heard.judgement.area import Areas

LEAST = 'causes = ["rats"]\nthemes = ["pests"]\nremedies = ["a cat"]\n'


def read(tmp_path: Path, text: str) -> tuple[Lists, Areas, list[str]]:
    path = tmp_path / "learning.toml"
    path.write_text(text)
    reader = TableReader(tmp_path)
    return *learning_in(path, reader), [str(each) for each in reader.mistakes]


def test_each_list_in_its_order(tmp_path: Path) -> None:
    lists, _, mistakes = read(tmp_path, LEAST)
    assert (lists.causes, lists.themes, lists.remedies, mistakes) == (("rats",), ("pests",), ("a cat",), [])


def test_without_the_file_there_is_nothing_to_choose(tmp_path: Path) -> None:
    assert learning_in(tmp_path / "learning.toml", TableReader(tmp_path)) == (Lists(), Areas())


def test_every_area_that_comes_with_heard_is_a_theme() -> None:
    assert set(RULES.areas.names()) <= set(RULES.learning.themes)


@pytest.mark.parametrize(
    "says, cause",
    [
        pytest.param("The man on the phone was rude", "staff attitude", id="rude"),
        pytest.param("Nobody came, and it is the third time", "missed appointment", id="nobody came"),
        pytest.param("The tap drips", None, id="nothing of the kind"),
        pytest.param("Your man was rude and made it worse", None, id="two alike"),
    ],
)
def test_a_cause_may_be_seen_in_the_words_of_a_complaint(says: str, cause: str | None) -> None:
    seen = RULES.causes_told.seen_in("", says)
    assert (seen.name if seen is not None else None) == cause


@pytest.mark.parametrize(
    "text, mistake",
    [
        pytest.param(LEAST.replace("themes", "theme"), "theme: is not a key", id="a key that is misspelt"),
        pytest.param(LEAST.replace('["rats"]', "[]"), "causes: is missing", id="an empty list"),
        pytest.param(LEAST.replace('"rats"', '"Rats"'), "causes[0]: is 'Rats'", id="capitals"),
        pytest.param(LEAST.replace('"rats"', "3"), "causes[0]: is 3", id="no words"),
        pytest.param(LEAST.replace('"rats"', f'"{"r" * 61}"'), "60 of them at most", id="too long"),
        pytest.param(LEAST.replace('"rats"', '"rats", "rats"'), "causes[1]: 'rats' stands there twice", id="twice"),
        pytest.param(LEAST + "[words]\nrat = ['rat']", "words.rat: is none of the causes", id="of no cause"),
        pytest.param(LEAST + "[words]\nrats = ['-']", "words.rats[0]", id="a word without a letter"),
        pytest.param("words = 3\n" + LEAST, "words: is 3, not a table", id="no table"),
    ],
)
def test_each_mistake_is_told(tmp_path: Path, text: str, mistake: str) -> None:
    _, _, mistakes = read(tmp_path, text)
    assert any(mistake in each for each in mistakes), mistakes
