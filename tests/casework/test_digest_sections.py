"""Every word that a pack's digest may have stands for something."""

from __future__ import annotations

import pytest

from heard.casework.digest_sections import SHOWN, TO_EVERY_LEAD, Section, sections_of, unknown_words
from histories import a_policy
from policies.story import the_policy

PACKS = ("feedback-2018", "group-2008", "hos-code-2024", "wdh-2022", "west-kent-2011", "wnwhl-2009")


@pytest.mark.parametrize("pack", PACKS)
def test_every_word_of_every_pack_is_known(pack: str) -> None:
    assert unknown_words(the_policy(pack)) == ()


def test_every_section_is_shown_to_somebody() -> None:
    assert sections_of(SHOWN).union(TO_EVERY_LEAD) == frozenset(Section)


def test_what_is_due_is_due_today_or_soon() -> None:
    assert sections_of(["due", "nonsense"]) == {Section.DUE_TODAY, Section.DUE_SOON}


def test_a_word_that_nobody_knows_is_named_with_its_digest() -> None:
    policy = a_policy('[digest.team]\nevery = "working day"\nto = "service"\nshows = ["due", "unalocated"]')
    assert unknown_words(policy) == (("team", "unalocated"),)
