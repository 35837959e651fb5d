"""Each pack's letters say what its policy wants said: one test for each thing in each letter."""

from __future__ import annotations

import pytest

from heard.datafiles import locate
from heard.datafiles.packs import load_policy, pack_names
from heard.letters.catalogue import PURPOSES, letter_name
from heard.letters.render import Letters
from heard.letters.saying import said
from heard.letters.trying_out import stages_of
from heard.letters.words import name_of_word

POLICIES = {name: load_policy(name, locate.rules_dir()) for name in pack_names(locate.rules_dir())}
LETTERS = {name: Letters(locate.templates_dir(), name) for name in POLICIES}
MUST_SAY = [
    pytest.param(policy, rule, stage, item, id=f"{policy.name}.{rule.name}.{stage or 'any'}.{item}")
    for policy in POLICIES.values()
    for rule in policy.letters.values()
    for stage in stages_of(rule, policy)
    for item in rule.must_say
]


def test_there_are_six_packs():
    assert len(POLICIES) == 6


@pytest.mark.parametrize("policy, rule, stage, item", MUST_SAY)
def test_it_says(policy, rule, stage, item):
    letter = PURPOSES[rule.purpose]
    name = letter_name(rule.purpose, stage)
    written = LETTERS[policy.name].render(name, letter.samples(), rule.must_say)
    word = letter.word(name_of_word(item))
    assert said(word.sample) in f"{written.subject}\n{written.text}"


@pytest.mark.parametrize("policy, rule, stage, item", [each for each in MUST_SAY if not each.values[1].is_ours])
def test_a_draft_shows_that_it_has_to_be_said(policy, rule, stage, item):
    draft = LETTERS[policy.name].draft(letter_name(rule.purpose, stage), {}, rule.must_say)
    word = PURPOSES[rule.purpose].word(name_of_word(item))
    assert (word.default or word.in_brackets) in f"{draft.subject}\n{draft.text}"


@pytest.mark.parametrize("name", POLICIES)
def test_every_letter_of_a_pack_is_right(name):
    assert LETTERS[name].check(POLICIES[name]) == []
