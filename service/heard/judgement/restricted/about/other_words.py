"""What the limited matter is called in other words: a hedge is bushes, a dog a mutt, and 40 pounds are 40 quid.

Only what hardly anybody calls anything else by: "the tree" is no hedge, and music next door no barking.

Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from heard.judgement.restricted.words.troubles import is_of_money
from heard.judgement.threading.alike import matter_of

_LIMIT = 6_000
_CALLED = tuple(
    matter_of(words)
    for words in (
        "hedge hedging bush bushes shrub shrubs shrubbery privet laurel laurels leylandii conifer conifers",
        "hedge hedges trimmer clippers shears pruned",
        "dog barking mutt hound pooch mongrel alsatian rottweiler terrier staffie puppy animal yapping howling woofing",
        "lift elevator",
        "damp mould mouldy condensation dampness moisture",
        "fence fencing panels",
        "parking bay parked",
        "garage garages lockup",
        "boiler heating radiators radiator",
        "shed outhouse hut summerhouse",
        "grass lawn lawns mowing mown mower strimmer gardening gardeners gardener",
        "stairs staircase stairwell",
        "intercom entryphone",
        "footsteps stomping stamping thumping thudding laminate",
        "surveyor surveyors survey",
        "units cupboards worktop",
        "glass pane panes glazing",
    )
)
_SOUNDS = matter_of(
    "noise noisy barking footsteps stomping stamping banging thumping music drums drumming humming hum motor racket din"
)
_LOUD = matter_of("noise noisy racket din rumpus decibels")
_SLEEP = re.compile(r"\b(?:sleep(?:ing|less)?|slept|awake|kip)\b", re.IGNORECASE)
_TENS = {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80"}
_AMOUNT = re.compile(
    r"[\u00a3\u20ac$] ?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d\d)?\b|\b(\d{1,6}|"
    + ""
    r"|".join(_TENS)
    + r")(?:\.\d\d)? ?(?:pounds?|quid|euros?)\b",
    re.IGNORECASE,
)


def called_otherwise(said: frozenset[str], topic: frozenset[str]) -> tuple[str, ...]:
    """Return the words of a mail for what a matter is about, where the matter has others for it."""
    groups = [group for group in _CALLED if not group.isdisjoint(topic)]
    if not _SOUNDS.isdisjoint(topic):
        groups.append(_LOUD)
    return tuple(sorted({word for group in groups for word in group & said} - topic))


def every_name_of(topic: frozenset[str]) -> frozenset[str]:
    """Return the words of a topic, with those that the same things are called by."""
    return topic.union(*(group for group in _CALLED if not group.isdisjoint(topic)))


def keeps_awake(text: str, topic: frozenset[str]) -> str:
    """Return the word by which a text tells that a noise keeps somebody awake, where the matter is one."""
    found = _SLEEP.search(text[:_LIMIT]) if not _SOUNDS.isdisjoint(topic) else None
    return found[0].lower() if found else ""


def amount_of_it(text: str, matter: tuple[str, ...]) -> str:
    """Return the sum of a text that a matter of money is about: "40 quid" of "40 pounds for the lift"; "" for none."""
    if not is_of_money(next(iter(matter), "")):
        return ""
    its_own = frozenset[str]().union(*map(_amounts_in, matter))
    return next((found[0].lower() for found in _AMOUNT.finditer(text[:_LIMIT]) if _number(found) in its_own), "")


@lru_cache(maxsize=1_024)  # the mails of a matter are the same with every message
def _amounts_in(text: str) -> frozenset[str]:
    return frozenset(_number(found) for found in _AMOUNT.finditer(text[:_LIMIT]))


def _number(found: re.Match[str]) -> str:
    told = (found[1] or found[2]).lower().replace(",", "")
    return _TENS.get(told, told)
