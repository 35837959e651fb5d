"""heard check notes a word of a digest that nobody knows, with the nearest that is."""

from __future__ import annotations

from heard.datafiles.packs.digests import unknown_in_digests
from histories import a_policy


def test_the_nearest_known_word_is_named() -> None:
    policy = a_policy('[digest.team]\nevery = "working day"\nto = "service"\nshows = ["due", "unalocated"]')
    assert [str(note) for note in unknown_in_digests(policy)] == [
        "rules/policies/ours/policy.toml: digest.team.shows: 'unalocated' is not known here, and nothing is shown for "
        "it. Did you mean 'unallocated'?"
    ]
