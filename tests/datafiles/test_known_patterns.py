"""What is kept of the rules' patterns is what is worked out of them, so that a start need not."""

from __future__ import annotations

import pytest

from datafiles.keep_patterns import KEPT, RULES, kept_of_the_rules, sources
from heard.datafiles.known_patterns import pattern_of
from heard.judgement.pattern_syntax import PatternRefused

ANYWHERE = {r'"[^"]{0,40}\b(?:satisfied|settled|closed|resolved|accepted)\b', r"\?"}
"""Patterns that begin with a sign and nothing else: quickly looked for."""


def test_what_is_kept_of_the_rules_patterns_is_of_the_rules_as_they_are() -> None:
    assert KEPT.read_text("utf-8") == kept_of_the_rules(), "run: make rules"


def test_hardly_a_pattern_is_tried_at_every_letter_of_every_mail() -> None:
    anywhere = {
        source
        for source in sources(RULES.rules)
        if any(each.openings is None for each in pattern_of(source).beginnings())
    }
    assert anywhere == ANYWHERE, "begin it with a word, or write one pattern for each way it begins"


def test_a_landlords_own_pattern_is_read_when_it_is_met() -> None:
    assert [each.openings for each in pattern_of(r"\bxylophone\b").beginnings()]
    with pytest.raises(PatternRefused, match="is no regular expression"):
        pattern_of(r"\b(xylophone")


def test_the_same_pattern_in_two_rules_is_one() -> None:
    assert pattern_of(r"\bxylophones\b") is pattern_of(r"\bxylophones\b")
