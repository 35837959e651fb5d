"""Which words of a policy stand behind a sign that can be counted, and which only a person can judge.

A word that is not listed here is a person's to judge, and so is every one that speaks of what somebody meant by it.

Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from heard.casework.policy.afterwards import RestrictionRule


class Sign(StrEnum):
    """What can be counted."""

    VOLUME = "volume"
    CASES = "cases"
    AFTER_THE_END = "after-the-end"
    NOT_ACCEPTED = "not-accepted"
    MANY_AT_ONCE = "many-at-once"
    SHIFTING = "shifting-grounds"
    REMITS = "refused-remits"


COUNTED_BY: Mapping[str, Sign] = {
    "excessive contact": Sign.VOLUME,
    "so much contact that other people's complaints wait": Sign.VOLUME,
    "many similar complaints": Sign.CASES,
    "repetitive": Sign.AFTER_THE_END,
    "the same complaint again after the procedure has ended": Sign.AFTER_THE_END,
    "final decision not accepted": Sign.NOT_ACCEPTED,
    "many agencies at once": Sign.MANY_AT_ONCE,
    "shifting grounds": Sign.SHIFTING,
    "limits of the procedure not accepted": Sign.REMITS,
}
"""The grounds and behaviours of policies, as they write them, that something countable stands for."""


def behind(sign: Sign, rule: RestrictionRule | None) -> tuple[str, ...]:
    """Return the words of a policy that a sign stands for; none where it does not speak of anything of the kind."""
    return tuple(word for word in _words(rule) if COUNTED_BY.get(word) is sign)


def for_a_person(rule: RestrictionRule | None) -> tuple[str, ...]:
    """Return the words of a policy that nothing can be counted for."""
    return tuple(word for word in _words(rule) if word not in COUNTED_BY)


def _words(rule: RestrictionRule | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*rule.grounds, *rule.behaviours))) if rule is not None else ()
