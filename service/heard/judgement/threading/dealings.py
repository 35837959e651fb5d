"""Whether a message speaks of earlier dealings, or says itself that it is about something else.

Both are claims of the writer's, and may lie.  They are weighed beside what ties the message to a
case (evidence.py), never alone.

Pure, and linear: every repetition in these patterns is limited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LIMIT = 2_000
"""Characters looked at: what a letter goes on from, it says at its beginning."""


@dataclass(frozen=True, slots=True)
class Dealings:
    """The words that speak of earlier dealings, and those that say it is another matter, one for each way of saying so.

    weight   how much those of earlier dealings say together
    """

    earlier: tuple[str, ...]
    another: tuple[str, ...]
    weight: float = 0.0


ANNOUNCES = 3
"""Words that may announce another matter ("And another thing."), and cannot tell one."""

_YOU = "(?:you|u|ye|we|they|he|she|anyone|anybody|someone|nobody|no one|no-one)"
_OF = "(?:my|our|the|this|that|her|his|their|your|ur|yr|mr|mrs|ms|miss|dr)"
_WRITTEN = "(?:letter|reply|answer|response|decision|e-?mail|message|offer|finding|conclusion|outcome|explanation)s?"
_WRITING = "(?:your|the|ur|getting|coming|letting|sending|ringing|calling|writing|replying)"
_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"

# What only somebody says who has had an answer, or has written before; and what first complaints say as well.
SURELY, PERHAPS = 0.9, 0.35

_EARLIER: tuple[tuple[float, tuple[str, ...]], ...] = (
    # It answers something.
    (SURELY, (rf"(?:your|ur|yr|the|{_OF}) (?:[\w'.]{{1,20}} ){{0,2}}{_WRITTEN}", rf"[a-z]{{2,15}}'?s {_WRITTEN}")),
    (SURELY, (rf"(?:got|had|received|read|seen|have) (?:a |the |that |this |ur |your )?{_WRITTEN}",)),
    (PERHAPS, (rf"(?:thank ?you|thanks|cheers|ta) for {_WRITING}",)),
    (PERHAPS, (rf"{_YOU} (?:said|say|says|wrote|told|promised|asked|agreed|offered|mentioned|advised|confirmed)",)),
    # It goes on from something its writer said.
    (
        SURELY,
        (
            "as i (?:said|wrote|told|mentioned|explained)",
            "like i said",
            "my (?:last|previous|earlier|first|original|second) (?:e-?mail|letter|message)",
            "further to",
            "following (?:my|our|your)",
            "forgot to",
            "i meant",
            "in addition to my",
            "to add to",
        ),
    ),
    (SURELY, ("(?:my|our|this|the|her|his|their) (?:complaint|case|appeal|claim|stage (?:1|2|3|one|two|three))",)),
    # It waits for something.
    (
        PERHAPS,
        (
            "still|yet|again|once more",
            r"another \w{1,12} gone",
            "nothing (?:has )?happened",
            "haven'?t heard|heard nothing|not (?:heard|had)",
            "no (?:reply|answer|response|news|word)",
        ),
    ),
    (
        SURELY,
        (
            "reminder|chas(?:e|ing)|update|and the",
            "any (?:news|update|progress|word|answer)",
            "(?:is|are) there (?:some|any|a) (?:date|news)",
            "what(?:'s| is) happening (?:with|about)",
        ),
    ),
    (
        PERHAPS,
        (
            "promised|agreed|booked|overdue|deadline|working days",
            "supposed to|meant to|was to (?:be|come)",
            "didn'?t (?:come|turn up|show)|never (?:came|turned up|showed)|nobody (?:came|called|rang|has)",
        ),
    ),
    # It ends something.
    (
        SURELY,
        (
            "close (?:it|my|the|this)|withdraw|nothing further",
            "sorted|fixed now|all (?:done|good)|is working|works now",
            "is (?:fixed|mended|done|back)|has been (?:fixed|mended|done|paid)",
            rf"came (?:on )?{_DAY}",
        ),
    ),
)

_MATTER = "(?:matter|problem|issue|thing|complaint|subject|topic|question|ref|reference|fault|repair|case)"
_ANOTHER: tuple[tuple[str, ...], ...] = (
    (
        rf"(?:an ?other|a different|a new|a separate|a second|a further|new|different|separate|second) {_MATTER}",
        rf"unrelated {_MATTER}",
    ),
    (
        "something (?:else|different|new)|separately|on (?:another|a different) note",
        "unrelated to|nothing to do with|not (?:to do with|related to|connected (?:with|to))",
        "(?:is|are) (?:not|another) (?:the same|thing|matter|story)",
    ),
    (
        r"not about (?:the |my )?\w{3,20}",
        r"not (?:the|my) \w{3,20} (?:this time|but)",
        r"(?:this|it) is (?:about|for) (?:the |my |our )?\w{1,20}(?: \w{1,20}){0,2},? not",
        r"about (?:the |my |our )?\w{1,20}(?: \w{1,20})? (?:now|this time)",
    ),
    ("while i(?:'m| am)? (?:writing|at it|have your attention|here|on)",),
    ("(?:don'?t|do not|not) (?:put|lump|mix|add|join|merge|combine) (?:it|this|them|that)",),
    (
        "forgive me for (?:answering|using|replying)",
        "only (?:place|way) (?:where )?i have your",
        "old (?:message|e-?mail|thread)",
        "(?:replying|answering|writing) (?:on|to|in|under) (?:an|this|the) old",
    ),
)


def _any_of(ways: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)


_EARLIER_WAYS = tuple((weight, _any_of(ways)) for weight, ways in _EARLIER)
_ANOTHER_WAYS = tuple(map(_any_of, _ANOTHER))


def dealings(subject: str, own_words: str) -> Dealings:
    """Return how a message speaks of earlier dealings, and how it says that it is about something else."""
    text = f"{subject[:300]} . {own_words[:LIMIT]}".replace("\u2019", "'")
    text = " ".join(text.split())
    earlier = [(weight, found[0]) for weight, way in _EARLIER_WAYS if (found := way.search(text))]
    tells = len(own_words.split(None, ANNOUNCES)) > ANNOUNCES
    another = [found[0] for way in _ANOTHER_WAYS if (found := way.search(text))] if tells else []
    return Dealings(
        tuple(words.strip() for _, words in earlier),
        tuple(words.strip() for words in another),
        sum(weight for weight, _ in earlier),
    )
