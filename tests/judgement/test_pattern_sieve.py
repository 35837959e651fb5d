"""The sieve loses nothing: what it leaves of a pattern's places is where the pattern fits."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from heard.judgement.folded import fold
from heard.judgement.pattern import compile_pattern
from heard.judgement.pattern_openings import Opening, plain
from heard.judgement.pattern_sieve import Sieve

RULES = [
    tomllib.loads(path.read_text("utf-8")) for path in sorted((Path(__file__).parents[2] / "rules").glob("*/*.toml"))
]
SOURCES = [source for rule in RULES for key in ("any", "all", "of", "unless") for source in rule.get(key, ())]
PATTERNS = [compile_pattern(each) for some in SOURCES for each in ([some] if isinstance(some, str) else some)]
EXAMPLES = [example["text"] for rule in RULES for example in rule.get("example", ())]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(" ", id="one space"),
        pytest.param("", id="nothing"),
        pytest.param(" (\u0142\u00f3\u017c) \u20ac", id="letters and signs beyond Latin"),
        pytest.param("7 \u00a3", id="a digit and a pound"),
        pytest.param("-\U0001f600_", id="signs, and one that is a letter"),
    ],
)
def test_every_pattern_of_every_rule_is_found_where_a_search_finds_it(between):
    sieve = Sieve(PATTERNS)
    for first, second in pairwise(EXAMPLES):
        text = fold(first + between + second)
        places = sieve.places(text)
        for pattern in PATTERNS:
            sieved = pattern.find(text, places[pattern]) if pattern in places else None
            assert sieved == pattern.find(text), (pattern.source, text.text)


@pytest.mark.parametrize(
    "pattern, text",
    [
        pytest.param(r"\b\d{1,3} ?weeks\b", "112weeks", id="several digits in a word"),
        pytest.param(r"\b\d+ weeks\b", "1120 weeks", id="digits without end"),
        pytest.param(r"\b\d{2} weeks\b", "\u0663\u0663 weeks", id="digits that are not ours"),
        pytest.param(r"\b[1-4]-year\b", "a 3-year", id="a digit of a few"),
        pytest.param(r"\b[0-9-]{3} weeks\b", "2-3 weeks", id="a digit or a dash"),
        pytest.param(r"\b(?:very ){1,3}cold\b", "very very cold", id="a word said twice"),
        pytest.param(r"\bgas[ -]{1,3}leak\b", "gas - leak", id="signs said twice"),
        pytest.param(r"£ ?\d{1,4} back", "the £ 40 back", id="a sign first"),
        pytest.param(r"\?", "what?", id="a sign alone"),
        pytest.param(r"\bi (?:\w+ ){0,2}disagree\b", "i do disagree", id="a common word and a rare one"),
        pytest.param(r"\bi\b.{0,9}(?:\bno\b|disagree)", "i: no", id="a common word and one that may be"),
        pytest.param(r"\bi (?:\w+ )?(?:quit|stop) (?:\w+ )?(?:pills|insulin)\b", "i quit my pills", id="two needs"),
        pytest.param(r"\bit is (?:\w+ )?(?:a (?:\w+ )?lie|made up)\b", "it is a plain lie", id="a need behind a need"),
        pytest.param(r"\btell (?:\w+ )?(?:mp|mps)\b", "tell my mp.", id="a short word that is needed"),
        pytest.param(r"\bmówi prawdę\b", "on mówi prawdę", id="letters that are not ours"),
        pytest.param(r"\bgas$", "smell of gas", id="the end of a text"),
        pytest.param(r"\b(?<!a ){2}gas\b", "no gas", id="a look around that is counted"),
        pytest.param(r"\b-?gas\b", "a-gas", id="the end of a word before"),
    ],
)
def test_a_fit_is_found_through_the_sieve(pattern, text):
    compiled = compile_pattern(pattern)
    places = Sieve([compiled]).places(fold(text))
    assert compiled.find(fold(text)) is not None
    assert compiled.find(fold(text), places[compiled]) == compiled.find(fold(text))


@pytest.mark.parametrize(
    "pattern, text",
    [
        pytest.param(r"\bgas leak\b", "gas bill, leak", id="the second word is another"),
        pytest.param(r"\bgas\b", "the gasman", id="the word goes on"),
        pytest.param(r"\bgas\b", "bagas", id="the word began before"),
        pytest.param(r"\b\d{1,3} ?weeks\b", "24 days", id="what is counted is another"),
        pytest.param(r"\bi (?:\w+ ){0,2}disagree\b", "i do agree", id="what is needed behind a gap is not there"),
        pytest.param(r"\bi (?:\w+ )?(?:quit|stop) (?:\w+ )?(?:pills|insulin)\b", "i just quit", id="of two needs one"),
        pytest.param(r"\bit is (?:\w+ )?(?:a (?:\w+ )?lie|made up)\b", "it is a fine day", id="a need behind a need"),
    ],
)
def test_a_pattern_that_cannot_fit_is_not_tried(pattern, text):
    assert not Sieve([compile_pattern(pattern)]).places(fold(text))


def test_openings_are_plain_and_no_longer_than_tells():
    begun = compile_pattern(r"\bdon'?t (?:stop|go)\b|£\d").beginnings()
    assert {opening for each in begun for opening in each.openings or ()} == {
        Opening(" don t sto", 1), Opening(" don t go ", 1), Opening(" dont stop", 1), Opening(" dont go ", 1),
        Opening(" 0", 0),
    }  # fmt: skip


def test_a_text_is_made_plain_letter_for_letter():
    assert plain("a \u00e9-7\u0142 \u0663\u20ac\u00b2") == b" a _ 0_ 0 _ "


def test_no_patterns_are_found_nowhere():
    assert not Sieve([]).places(fold("gas"))
