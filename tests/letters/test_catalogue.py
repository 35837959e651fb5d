"""Which names are used to greet strangers, and what a policy may ask a letter to say."""

from __future__ import annotations

import time

import pytest

from heard.casework.events import StageName
from heard.casework.policy import LetterRule
from heard.datafiles import locate
from heard.letters.catalogue import CATALOGUE, SAID_BY, greeting_name, letter_for


@pytest.mark.parametrize(
    "name",
    [
        "Mary",
        "Mary O'Neill",
        "Mary O\u2019Neill",
        "Anne-Marie Smith",
        "Zo\u00eb Br\u00e4u",
        "Dr. J. R. Hartley",
        "J.R. Hartley",
        "\u674e\u660e",
        "\u0938\u0940\u0924\u093e \u0936\u0930\u094d\u092e\u093e",
        "Jo",
    ],
)
def test_a_name(name):
    assert greeting_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="nothing"),
        pytest.param("   ", id="spaces"),
        pytest.param("J", id="one letter"),
        pytest.param("damp_house82", id="an underscore and digits"),
        pytest.param("tenant 14", id="digits"),
        pytest.param("mary@example.org", id="an address"),
        pytest.param("www.prize.example", id="a web address"),
        pytest.param("Ring.me", id="a web address that looks like a name"),
        pytest.param("http://prize.example", id="a link"),
        pytest.param("Mary <b>", id="markup"),
        pytest.param("{{ reference }}", id="a template"),
        pytest.param("Mary\r\nBcc: all@northgate.example", id="a header"),
        pytest.param("Mary\tJones", id="a tab"),
        pytest.param("Mary\x00", id="a control character"),
        pytest.param("\u202eyraM", id="writing turned round"),
        pytest.param("Mary\u200bJones", id="an invisible character"),
        pytest.param("Smith, Mary", id="a comma"),
        pytest.param("Mary!", id="an exclamation"),
        pytest.param("\U0001f600\U0001f600", id="pictures"),
        pytest.param("- . '", id="no letters"),
        pytest.param("A" * 61, id="61 letters"),
        pytest.param("M\u00ae", id="a sign"),
    ],
)
def test_not_a_name(name):
    assert greeting_name(name) is None


def test_spaces_too_many_are_left_out():
    assert greeting_name("  Mary  Jones ") == "Mary Jones"


@pytest.mark.parametrize("char", ["A", ".", " ", "'", "\u0301", "A."])
def test_an_endless_name_takes_no_time(char):
    began = time.process_time()
    assert greeting_name(char * 100_000) is None
    assert time.process_time() - began < 0.2


def test_the_policys_letter_is_a_letter_of_heards():
    assert letter_for(LetterRule("acknowledgement", StageName("stage-1"), (), "2.4.2")) in CATALOGUE


@pytest.mark.parametrize("word", SAID_BY.values())
def test_whatever_a_policy_may_ask_for_is_a_word_of_some_letter(word):
    assert any(letter.word(word) for letter in CATALOGUE.values())


def test_the_readme_of_the_templates_knows_every_word():
    readme = (locate.templates_dir() / "README.md").read_text(encoding="utf-8")
    assert [word.name for letter in CATALOGUE.values() for word in letter.words if word.name not in readme] == []
