"""How a mail speaks of the limited matter: as what it is about, or only in passing.

"The hedge wants cutting" is about the hedge.  "A sofa lies by the hedge" and "the hedge man broke my window" name it
for where something is, or who somebody was.

Pure.
"""

from __future__ import annotations

import re
from functools import lru_cache

from heard.judgement.threading.alike import matter_of, words_in

IT = "\u00a4"
"""What stands for a word of the matter in a text that is looked at."""
LIMIT = 3_000
"""Characters of a text looked at."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
WHOSE = r"(?:(?:the|that|this|my|your|our|their|his|her|an?|them|those|these|all|whole|bloody|bleeding|wretched) ){0,4}"
"""What may stand before a thing."""
_BESIDE = (
    r"(?:by|near|next to|beside|behind|past|in|inside|outside|from|with|under|over|onto|to|into|between|opposite"
    r"|along|alongside|around|round|through|at|against|across|up|down|on)"
)
_WHO_OR_WHERE = (
    r"(?:contractors?|m[ae]n|lorr(?:y|ies)|engineers?|mechanics?|mess|muck|poo|alarms?|rooms?|lobby|shaft|stores?"
    r"|owners?|lady|woman|people|gang|crew|team|lads?|lot|fitters?|firm|company|keys?|fobs?|doors?|windows?"
    r"|taps?|lights?|sink|basin|toilet|tiles|radiators?|switch|sockets?|cupboards?|locks?|buttons?|bell"
    r"|programme|scheme|works(?= (?:in|at|on|to|list|programme)))"
)
_PASSING = re.compile(
    rf"\b(?:since|after|while|whilst|when(?= (?:your?\b|we|i\b|he|she|they|the m[ae]n|somebody)))(?: (?!will"
    rf"|is|are)[\w']{{1,20}}){{0,4}}?"
    rf" {WHOSE}{IT}(?: {IT})*"
    rf"|\b{_BESIDE} {WHOSE}(?:[\w']{{1,20}} )?{IT}(?: {IT})*"
    rf"|{IT} {_WHO_OR_WHERE}\b"
)
_PLACE = re.compile(
    r"\b(?:by|near|next to|beside|behind|in front of|outside|opposite|between|alongside|at)"
    r" (?!\d+ (?:pounds|per|%)|[\u00a3\u20ac$]|(?:you|him|her|them|us|me|night|all|once|last|least)\b)"
    r"((?:(?!(?:and|or|which|that|has|have|is|are|was|were|not|with|for|of|cut|done|in|on|by)\b)"
    r"[\w']+ ?){1,4})"
)


def plain(text: str) -> str:
    return " ".join(text[:LIMIT].lower().replace("\u2019", "'").split())


def marked(text: str, words: frozenset[str]) -> str:
    """Return a plain text with a mark for each word of the matter."""
    return _WORD.sub(lambda found: IT if not words.isdisjoint(words_in(found[0])) else found[0], text)


def without_what_is_named_in_passing(text: str) -> str:
    """Return a marked text without what names the matter for a place, a time or a person."""
    return _PASSING.sub(" ", text)


@lru_cache(maxsize=256)
def where_it_is(told: str) -> frozenset[str]:
    """Return the words by which a register says where a matter is: "bin store" of "the hedge by the bin store".

    None where it says nothing else.
    """
    small = plain(told)
    placed = matter_of(" ".join(found[1] for found in _PLACE.finditer(small)))
    named = matter_of(_PLACE.sub(" ", small))
    return placed - named if named else frozenset()
