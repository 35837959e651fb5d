"""The order in which findings make a kind is read from its file, or every mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from heard.casework.events import Kind
from heard.datafiles.precedence import precedence_in
from heard.datafiles.rule_tables import TableReader
from heard.judgement.classify import Precedence

TWO_LISTS = """
[[on_a_case]]
kind = "follow_up"
says = "It adds to a case."

[[on_no_case]]
kind = "enquiry"
says = "It asks something."
found = "enquiry"
doubted_by = ["displeasure"]

[[on_no_case]]
kind = "complaint"
says = "It is heard."
sure = false
"""


def read(tmp_path: Path, text: str) -> tuple[Precedence | None, list[str]]:
    path, reader = tmp_path / "precedence.toml", TableReader(tmp_path)
    path.write_text(text, "utf-8")
    precedence = precedence_in(path, reader)
    return precedence, [str(each).partition("/precedence.toml: ")[2] for each in reader.mistakes]


def test_each_list_is_read_in_its_order(tmp_path: Path) -> None:
    precedence, mistakes = read(tmp_path, TWO_LISTS)
    assert precedence is not None
    assert mistakes == []
    assert [line.kind for line in precedence.on_a_case] == [Kind.FOLLOW_UP]
    asks, heard = precedence.on_no_case
    assert (asks.kind, asks.found, asks.doubted_by, asks.sure) == (Kind.ENQUIRY, "enquiry", {"displeasure"}, True)
    assert (heard.kind, heard.found, heard.sure) == (Kind.COMPLAINT, "", False)


@pytest.mark.parametrize(
    "right, wrong, says",
    [
        pytest.param(
            'kind = "follow_up"',
            'kind = "follow_up"\nfound = "enquiry"',
            "on_a_case: ends without a line that always holds. Let the last line have neither found nor without.",
            id="the last line may not hold",
        ),
        pytest.param(
            "follow_up",
            "folow_up",
            "on_a_case[0].kind: there is no 'folow_up' here. Did you mean 'follow_up'?",
            id="a kind misspelt",
        ),
        pytest.param(
            "displeasure",
            "displeased",
            "on_no_case[0].doubted_by[0]: there is no 'displeased' here. Did you mean 'displeasure'?",
            id="a finding misspelt",
        ),
        pytest.param(
            "sure = false",
            "sure = 0",
            "on_no_case[1].sure: is 0. Write true or false.",
            id="neither sure nor unsure",
        ),
        pytest.param(
            "doubted_by",
            "doubted",
            "on_no_case[0].doubted: is not a key rules have. Did you mean 'doubted_by'?",
            id="a key misspelt",
        ),
        pytest.param(
            'says = "It is heard."', "", "on_no_case[1].says: is missing. Write a sentence.", id="a line says nothing"
        ),
    ],
)
def test_a_mistake_is_named_with_what_to_do(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    precedence, mistakes = read(tmp_path, TWO_LISTS.replace(right, wrong))
    assert (precedence, says in mistakes) == (None, True), mistakes


def test_what_is_no_list_of_tables_is_a_mistake(tmp_path: Path) -> None:
    precedence, mistakes = read(tmp_path, 'on_a_case = ["follow_up"]\non_no_case = 7\n')
    assert precedence is None
    assert "on_a_case[0]: is 'follow_up', not a table. Write [[on_a_case]]." in mistakes
    assert "on_no_case: is 7, not a list. Write on_no_case = [ ... ]." in mistakes


def test_a_missing_file_is_a_mistake_too(tmp_path: Path) -> None:
    reader = TableReader(tmp_path)
    assert precedence_in(tmp_path / "precedence.toml", reader) is None
    [mistake] = reader.mistakes
    assert "/precedence.toml: file: cannot be read" in str(mistake)
