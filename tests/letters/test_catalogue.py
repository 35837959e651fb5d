"""Which letters there are, what they are called, and the words they may use."""

from __future__ import annotations

import re

import pytest

from heard.casework.events import StageName
from heard.casework.policy.items import ITEMS
from heard.casework.policy.words import LetterPurpose
from heard.datafiles import locate
from heard.letters.catalogue import CATALOGUE, PURPOSES, letter_name, letter_of
from heard.letters.saying import said
from heard.letters.words import TO_COMPLAINANTS, name_of_word

README = (locate.templates_dir() / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "purpose, stage, name",
    [
        (LetterPurpose.ACKNOWLEDGEMENT, StageName("stage-1"), "complainant.acknowledgement.stage-1"),
        (LetterPurpose.EXTENSION, None, "complainant.extension.any"),
        (LetterPurpose.FILED_NO_ACTION, None, "complainant.filed-no-action.any"),
    ],
)
def test_the_name_of_a_letter_to_a_complainant(purpose, stage, name):
    assert letter_name(purpose, stage) == name
    assert letter_of(name) is PURPOSES[purpose]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("complainant.acknowledgment.stage-1", id="a purpose misspelt"),
        pytest.param("complainant.acknowledgement", id="no stage"),
        pytest.param("complainant.acknowledgement.", id="an empty stage"),
        pytest.param("officer.acknowledgement.stage-1", id="to the wrong person"),
        pytest.param("officer.notice.dangre", id="a letter to staff misspelt"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_letter_of_that_name(name):
    assert letter_of(name) is None


def test_a_letter_to_staff_is_found_by_its_whole_name():
    assert letter_of("officer.notice.danger") is CATALOGUE["officer.notice.danger"]


@pytest.mark.parametrize("item", ITEMS)
def test_whatever_a_policy_may_want_said_is_one_word_of_a_letter(item):
    (word,) = [word for word in TO_COMPLAINANTS if word.item == item]
    assert word.name == name_of_word(item)
    assert word.means == ITEMS[item]
    assert word.default or word.prompt, "a draft shows what has to be said"


@pytest.mark.parametrize(
    "item, name",
    [
        ("reference", "reference"),
        ("handler-name", "handler_name"),
        ("answer-by-date", "answer_by"),
        ("new-answer-by-date", "new_answer_by"),
        ("officer-contact-by", "officer_contact_by"),
        ("last-day-to-ask", "last_day_to_ask"),
    ],
)
def test_the_word_for_an_item(item, name):
    assert name_of_word(item) == name


def test_no_sample_is_part_of_another_so_that_each_proves_its_own_word():
    samples = [said(word.sample) for word in TO_COMPLAINANTS]
    assert [a for a in samples if sum(a in b for b in samples) != 1] == []


def test_every_word_of_every_letter_has_a_name_of_its_own():
    for letter in (*CATALOGUE.values(), *PURPOSES.values()):
        names = [word.name for word in letter.words]
        assert len(names) == len(set(names)), letter.name


def rows_under(heading: str) -> list[list[str]]:
    """Return the rows of the table in that section of the templates' README."""
    section = README.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return rows[2:]


def test_the_readme_of_the_templates_knows_every_word_and_what_a_policy_calls_it():
    assert rows_under("Words") == [
        [word.name, word.means, word.item or "", "sentence" if word.default else ""] for word in TO_COMPLAINANTS
    ]


def test_the_readme_of_the_templates_knows_every_purpose():
    assert rows_under("Purposes") == [[purpose, letter.when] for purpose, letter in PURPOSES.items()]


def test_the_readme_of_the_templates_names_what_may_be_given_as_none():
    section = README.split("there is none")[1].split("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+)`", section))
    assert named == {word.name for word in TO_COMPLAINANTS if word.may_be_none}


def test_the_readme_of_the_templates_knows_every_word_of_letters_to_staff():
    words = {word.name for letter in CATALOGUE.values() for word in letter.words}
    assert [name for name in words if f"`{name}`" not in README] == []
