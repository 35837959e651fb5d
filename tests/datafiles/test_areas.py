"""The areas of a landlord's work are read from their file, or every mistake in it; its own examples are its tests."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from heard.datafiles.areas import areas_in
from heard.datafiles.rule_tables import TableReader
from heard.judgement.area import Areas

SHIPPED = Path(__file__).parents[2] / "rules" / "areas.toml"
EXAMPLES = tomllib.loads(SHIPPED.read_text())["example"]
AREAS = areas_in(SHIPPED, TableReader(SHIPPED.parent))

PESTS = '[[area]]\nname = "pests"\nwords = ["rat"]\n[[example]]\ntext = "A rat."\narea = "pests"\n'


def read(tmp_path: Path, text: str) -> tuple[Areas, list[str]]:
    path = tmp_path / "areas.toml"
    path.write_text(text)
    reader = TableReader(tmp_path)
    return areas_in(path, reader), [str(each) for each in reader.mistakes]


@pytest.mark.parametrize("example", EXAMPLES, ids=[each["text"][:50] for each in EXAMPLES])
def test_what_comes_with_heard_fits_its_examples(example: dict[str, Any]) -> None:
    seen = AREAS.seen_in(example.get("subject", ""), example["text"])
    assert (seen.name if seen is not None else "") == example["area"]


def test_what_comes_with_heard_has_no_mistake() -> None:
    reader = TableReader(SHIPPED.parent)
    areas_in(SHIPPED, reader)
    assert reader.mistakes == []


def test_without_the_file_there_are_no_areas(tmp_path: Path) -> None:
    reader = TableReader(tmp_path)
    assert areas_in(tmp_path / "areas.toml", reader) == Areas()
    assert reader.mistakes == []


@pytest.mark.parametrize(
    "text, mistake",
    [
        pytest.param(PESTS.replace("words", "word"), "area[0].word", id="a key that is misspelt"),
        pytest.param(PESTS.replace('["rat"]', "[]"), "area[0].words: is missing", id="no words"),
        pytest.param(PESTS.replace('["rat"]', '"rat"'), "area[0].words", id="words that are no list"),
        pytest.param(PESTS.replace('["rat"]', '["rat", "-"]'), "area[0].words[1]", id="a word without a letter"),
        pytest.param(PESTS.replace('"pests"\nwords', '""\nwords'), "area[0].name", id="no name"),
        pytest.param(PESTS.replace("words", "general = 1\nwords"), "area[0].general", id="neither true nor false"),
        pytest.param(PESTS.partition("[[example]]")[0], "area[0]: has no example", id="no example"),
        pytest.param(PESTS.replace('"pests"\n', '"pets"\n', 1), "Did you mean 'pets'?", id="an example of no area"),
        pytest.param(PESTS + '[[example]]\narea = ""\n', "example[1].text", id="an example without a text"),
        pytest.param(PESTS + '[[example]]\nsubject = 3\ntext = ""\narea = ""\n', "example[1].subject", id="no subject"),
        pytest.param("area = [3]", "area[0]: is 3, not a table", id="no table"),
        pytest.param(
            PESTS + '[[area]]\nname = "vermin"\nwords = ["rat"]\n[[example]]\ntext = "Vermin."\narea = "vermin"\n',
            "'rat' stands in area[0] already",
            id="a word of two areas",
        ),
        pytest.param(
            PESTS.replace("words", 'within = "estates"\nwords'),
            "area[0].within: is 'estates', no area that is within none",
            id="within an area that is none",
        ),
        pytest.param(PESTS.replace("words", 'within = "pests"\nwords'), "area[0].within", id="within itself"),
        pytest.param('everywhere = "complaints"\n' + PESTS, "everywhere", id="departments that are no list"),
        pytest.param("[[area]", "areas.toml", id="no TOML"),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, text: str, mistake: str) -> None:
    _, mistakes = read(tmp_path, text)
    assert any(mistake in each for each in mistakes), mistakes
