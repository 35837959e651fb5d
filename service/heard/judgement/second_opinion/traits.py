"""What is weighed of a message: its words and pairs of words, what the rules saw, and how its case stands.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from math import sqrt

from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.pattern_openings import plain

MOST_WORDS = 1_000
"""Words of a message that are looked at, from its beginning; whoever writes more has said it by then."""
SAYS_AS_MUCH = 8.0
"""How much all words of a message weigh together, as many as there are: a long letter says no more than a short one."""
FEW_WORDS = 25
"""With fewer words than these a message says less: nobody can tell from four of them."""

RULES_COUNT = 0.25
"""How much what a rule saw counts.  Rules were tuned on the mail that is learned from, and fit it better than any
other: in full, they would be trusted for more than they are worth."""
SUBJECT = "s:"
"""Before a trait of the subject."""
_STANDS_LIKE = {Standing.SAID: Standing.DECIDED}
"""What the customer has in hand is the same."""
_LENGTHS = ((15, "short"), (60, "middling"), (150, "long"))


def words_of(small: str) -> list[str]:
    """Return the words of small text, without their apostrophes; of a number only how long it is."""
    return plain(small.replace("'", "")).decode("ascii").split(None, MOST_WORDS)[:MOST_WORDS]


def traits_of(words: Sequence[str], subject: Sequence[str]) -> frozenset[str]:
    """Return the words of a message and of its subject, and each two that follow each other."""
    said = frozenset(words).union(_pairs(words))
    return said.union([SUBJECT + each for each in (*subject, *_pairs(subject))]) if subject else said


def _pairs(words: Sequence[str]) -> Iterator[str]:
    return map(" ".join, pairwise(words))


def weight_of_each(words: Collection[str]) -> float:
    """Return how much each trait of so many words counts."""
    return SAYS_AS_MUCH / sqrt(2 * max(len(words), FEW_WORDS) + 1)


def seen_by_rules(rules: Iterable[str], findings: Iterable[str], words: Collection[str]) -> frozenset[str]:
    """Return which rules saw something, what they saw, and how long the message is."""
    length = next((name for at_most, name in _LENGTHS if len(words) < at_most), "very long")
    return frozenset((*(f"=rule {each}" for each in rules), *(f"=finds {each}" for each in findings), f"={length}"))


def circumstances(standing: Standing | None, role: Role, findings: Iterable[str]) -> dict[str, float]:
    """Return how the case stands, who writes, and what the rules found in such a case; each with how much it counts.

    standing   None where it belongs to no case
    """
    stands = _STANDS_LIKE.get(standing, standing).value if standing is not None else "no case"
    found = {f"=stands {stands}, finds {each}": RULES_COUNT for each in findings}
    return {f"=stands {stands}": 1.0, f"=by {role}": 1.0, **found}
