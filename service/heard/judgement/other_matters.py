"""Other matters that a mail brings up besides its own, so that none is lost in the answer to the first.

One mail is on one case.  Most long mails tell one matter from several sides, and who is told of two where there is
one stops reading what they are told: so only what plainly announces another thing counts, and only where what
follows is told in other words than the rest.

Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from heard.judgement.first_words import first_words
from heard.judgement.threading.alike import ALL, words_in

LIMIT = 8_000
"""Characters looked at."""
MOST = 4
"""Matters named."""
_FEWEST_WORDS, _FEWEST_TELLING = 5, 2
"""Words of another matter, and those among them that say what it is about."""
_SHARED = 0.25
"""Of the telling words of another matter, what part the rest of the mail may have too."""
_FEWEST_ITEMS = 2
_LONGEST = 400  # characters of a matter
_TRIED = 12  # places that may announce one

_THING = "(?:thing|matter|issue|problem|complaint|repair|fault|concern)"
_BEGINS = r"(?:(?<=[.!?;:)\n])|^)[ \t]{0,3}(?:(?:and|also|oh|ps|p\.s\.?|plus|finally|lastly)\b[, ]{0,2}){0,2}"
_ENDS = r"[ ,:.-]{0,4}"
_ANNOUNCED = re.compile(
    rf"{_BEGINS}(?:"
    r"whil(?:e|st) (?:i(?:'?m| am)|we(?:'?re| are)|i have) (?:writing|emailing|at it|here|on|your attention)\b"
    r"|separately\b"
    r"|(?:on|as) (?:another|a separate|a different|an unrelated) (?:note|matter|subject|issue|point)\b"
    rf"|(?:another|one other|a second|a separate|a different|an unrelated|(?:my|the) (?:other|second)) {_THING}"
    r"(?: (?:is|i|we|i'd|i'm|that|to|about|concerns)\b|:|,)"
    r"|(?:i|we) (?:also (?:(?:want|wish|need|have|would like) to )?|(?:would|want) also (?:like )?(?:to )?)"
    r"(?:complain about|report|raise|make a complaint about)\b"
    rf"){_ENDS}",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    rf"{_BEGINS}(?:"
    r"(?:also|as well as (?:this|that)),? "
    r"(?=(?:my|our|the|there(?:'?s| is| are| has)|i have|we have|i've|we've|no|nobody)\b)"
    r"|there(?:'?s| is| are) also\b|(?:secondly|thirdly|then there(?:'?s| is| are)|p\.?s)\b"
    rf"){_ENDS}",
    re.IGNORECASE,
)
"""What may only go on with the same matter: more has to be known of both before they are taken for two."""
_SEVERAL = re.compile(
    r"\b(?:following|several|various|a few|a number of|two|three|four|five|six|separate|different|list of) "
    rf"(?:\w{{2,14}} ){{0,2}}{_THING}s\b[^\n]{{0,80}}(?::|\n|\.)",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"^[ \t]{0,4}(?:\(?(?:[0-9]{1,2}|[a-h])[.):]|[-*\u2022\u00b7])[ \t]{1,3}(\S[^\n]{0,400})", re.MULTILINE
)
_TELLS_WHEN = re.compile(
    r"\b[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\b[0-9]{1,2}[./][0-9]{1,2}\b|^\W{0,2}(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)
_ARGUES = re.compile(r"\b(?:you|he|she|they) (?:say|says|said|state|told|claim)\b|\?", re.IGNORECASE)
"""Items of an account of one matter, or of an argument about it, rather than matters of their own."""
_WANTS_NOTHING = re.compile(
    r"\b(?:thank|thanks|grateful|appreciate|sorry to|well done|praise|regards|already reported"
    r"|reported (?:that|it|this) separately|dealt with|settled"
    r"|your (?:letter|reply|decision|answer|response|leaflet|booklet))\b",
    re.IGNORECASE,
)
# One of these stands in whatever a pattern fits: most mails have none, and looking for a word is cheap.
_ANNOUNCING = ("whil", "separate", "another", "other", "unrelated", "different", "second", "also")
_PERHAPS_ANNOUNCING = ("also", "as well", "secondly", "thirdly", "then there", "ps", "p.s")
_THINGS = tuple(f"{each}s" for each in _THING.strip("(?:)").split("|"))
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00a0": " ", "\r": ""})
_SENTENCE = re.compile(r"[.!?](?=\s|$)|\n[ \t]*\n")


def other_matters(own_words: str) -> tuple[str, ...]:
    """Return the first words of each matter that a mail plainly brings up besides its own; () mostly."""
    text = own_words[:LIMIT].translate(_STRAIGHT)
    small = text.lower()
    found: list[str] = []
    if any(word in small for word in _ANNOUNCING):
        found += _announced(text, _ANNOUNCED, 1)
    if any(word in small for word in _PERHAPS_ANNOUNCING):
        found += _announced(text, _PERHAPS, _FEWEST_TELLING)
    if any(word in small for word in _THINGS):
        found += _listed(text)
    return tuple(dict.fromkeys(map(first_words, found)))[:MOST]


def besides_its_case(own_words: str, says: Iterable[str]) -> tuple[str, ...]:
    """Return the first words of each matter that a mail plainly announces besides the case it is on; () mostly.

    says   what the mails of that case say
    """
    text = own_words[:LIMIT].translate(_STRAIGHT)
    if not any(word in text.lower() for word in _ANNOUNCING):
        return ()
    known = frozenset[str]().union(*map(_telling, says))
    return tuple(dict.fromkeys(map(first_words, _announced(text, _ANNOUNCED, 1, known))))[:MOST]


def _announced(text: str, opening: re.Pattern[str], fewest: int, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what follows words that announce another matter, where it is told in other words than what stands before.

    fewest   words that have to say what the matter before it is about
    known    such words that were said before the mail
    """
    for opener in islice(opening.finditer(text), _TRIED):
        after = _SENTENCE.split(text[opener.end() : opener.end() + _LONGEST], maxsplit=1)[0]
        if len(after.split()) < _FEWEST_WORDS or _WANTS_NOTHING.search(after):
            continue
        rest, other = known | _telling(text[: opener.start()]), _telling(after)
        # Who says on a case that they complain of something says enough with its name: "the lift".
        least = 1 if known and "complain" in opener[0].lower() else _FEWEST_TELLING
        if len(rest) >= fewest and len(other) >= least and len(rest & other) <= _SHARED * len(other):
            yield after


def _listed(text: str) -> Iterator[str]:
    """Yield the items but the first of a list that says it is one of several things, where each tells another."""
    several = _SEVERAL.search(text)
    if several is None:
        return
    items = [item[1] for item in islice(_ITEM.finditer(text, several.start()), _TRIED)]
    dated = sum(_TELLS_WHEN.search(item) is not None for item in items)
    if len(items) < _FEWEST_ITEMS or 2 * dated >= len(items) or any(map(_ARGUES.search, items)):
        return
    seen: set[str] = set()
    for words in map(_telling, items):
        if not words or not seen.isdisjoint(words):
            return
        seen |= words
    yield from items[1:]


def _telling(text: str) -> frozenset[str]:
    """Return the words that say what a text is about, without those that most letters to a landlord have."""
    return frozenset(word for word, weight in words_in(text).items() if weight >= ALL)
