"""Who a message says wrote it: by the name at its end before the name it was sent under.  Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from heard.judgement.limit import Limit
from heard.judgement.restricted.last_lines import is_spoken_of, last_lines
from heard.judgement.restricted.once import Once
from heard.mail.message import Message
from heard.mail.told.given_names import full_forms, is_given, same_given
from heard.mail.told.names import names_in
from heard.mail.told.personal_names import Likeness, alike, folded, taken_apart

_BRACKETS = re.compile(r"\(([^()]{2,30})\)")
_LETTERS = re.compile(r"[a-z]{2,}")
_WORDS = re.compile(r"[^\W\d_]+")
_NO_NAME = re.compile(r"^(?:an?|the|your|our|one|some|from)\b|['\u2019]s\b|\b(?:of|at|who|in|for)\b", re.IGNORECASE)
_VIA = re.compile(r"^['\"\u2019]?(.{2,60}?)['\"\u2019]? +(?:via|by way of) \S.*$", re.IGNORECASE)
"""What a portal or a mailing list shows: "Ada Moss via Resident Portal"."""
_PLAYED_ON = 5
"""First letters of a family name by which another word plays on it."""
SURELY, PERHAPS, BY_GIVEN_NAME, IN_ADDRESS = 2.5, 1.5, 1.5, 1.0


@dataclass(frozen=True, slots=True)
class Signed:
    """Whom a message names as its writer.

    named   how surely that is the person of a restriction, in points
    close   the name of somebody close to them who writes; "" for nobody
    other   the name of somebody who is not the person, close to them or not; "" for nobody
    by_hand whether the name stands in the message, and not only before the address
    kin     the words by which the writer says to be kin of theirs; "" where the register has them, or none do
    """

    named: float
    close: str
    other: str
    by_hand: bool = True
    kin: str = ""


@dataclass(frozen=True, slots=True)
class _Named:
    """The names a message was sent under and is signed with.

    shown, local   the name before the address, and the address before its "@"
    signs          the names it is signed with; `other` is the first that is surely a person's
    is_a_name      whether what is shown is one, with a family name
    parts          beginnings and ends of all these words, by which nearly everybody else is told at a glance
    """

    shown: str
    shown_words: frozenset[str]
    local: str
    signs: tuple[str, ...]
    other: str
    is_a_name: bool
    parts: frozenset[str]


def signed_by(once: Once, limit: Limit) -> Signed:
    """Return whom a message names as its writer, as seen from a restriction."""
    named = once.of(_named)
    is_near = not named.parts.isdisjoint(_parts_of(limit.names, limit.household))
    if not is_near and not any(family in named.local for family in _families(limit.names)):
        return _somebody_else(named, limit)
    by_hand = _by_hand(named, limit.names)
    by_header = max(_is_theirs(named.shown, limit.names), _in_an_address(named.local, limit.names))
    by_header = 0.0 if _is_close(named.shown, limit) else by_header
    signed_close = next((name for name in named.signs if _is_close(name, limit)), "")
    close = signed_close or (named.shown if named.shown and _is_close(named.shown, limit) else "")
    if by_hand:
        return Signed(max(by_hand, by_header) if not close else by_hand, "", "")
    if signed_close or named.other:
        return Signed(0.0, close, signed_close or named.other)
    if by_header:
        return Signed(by_header, "", "")
    return Signed(0.0, close, close, by_hand=False) if close else _somebody_else(named, limit)


def _named(message: Message) -> _Named:
    shown = _VIA.sub(r"\1", message.sender.name) if message.sender is not None else ""
    local = message.sender.address.partition("@")[0].lower() if message.sender is not None else ""
    signs = tuple(_signatures(message))
    other = next((name for name in signs if _is_a_persons(name)), "")
    is_a_name = bool(taken_apart(shown).family) and not _NO_NAME.search(shown)
    parts = _parts_of((shown, local, *signs))
    return _Named(shown, frozenset(folded(shown).split()), local, signs, other, is_a_name, parts)


@lru_cache(maxsize=512)
def _parts_of(*names: tuple[str, ...]) -> frozenset[str]:
    """Return the first and last letters of each word of these names, and the full names that short ones stand for.

    Two names that may be one person's have one of these in common, since at most one letter of a long one may differ.
    """
    words = {word for each in names for name in each for word in _WORDS.findall(folded(name)) if len(word) > 1}
    full = {f"={each}" for word in words for each in (word, *full_forms(word))}
    return frozenset((*full, *(word[:3] for word in words), *(f"-{word[-3:]}" for word in words)))


def _somebody_else(named: _Named, limit: Limit) -> Signed:
    """Return whom a message names, where nothing in it is the name of the person or of anybody close to them."""
    if named.other:
        return Signed(0.0, "", named.other)
    is_a_place = any(named.shown_words.issubset(home) for home in _words_of(limit.homes))
    other = named.shown if named.is_a_name and not is_a_place else ""
    return Signed(0.0, "", other, by_hand=False)


def _by_hand(named: _Named, theirs: tuple[str, ...]) -> float:
    """Return how surely it is signed by the person; "O. Adey" and below it "Segun" are one name in two places."""
    worth = max((_is_theirs(name, theirs) for name in named.signs), default=0.0)
    if worth != PERHAPS:
        return worth
    alone = [word for name in named.signs for word in folded(name).split() if _fits(word, _given_names(theirs))]
    families = [taken_apart(name).family for name in (*named.signs, named.shown)]
    both = (f"{given} {family}" for given in alone for family in families if family)
    return SURELY if any(alike(each, name) is Likeness.YES for each in both for name in theirs) else worth


def _signatures(message: Message) -> Iterator[str]:
    """Yield the names at the end of a message: whole ones first, then what stands alone and may be one, from below."""
    last = last_lines(message)
    bare = replace(message, senders=(), reply_to=(), on_behalf=None, subject="", own_words="\n".join(last))
    tail = {word for line in last for word in folded(line).replace(",", " ").split()}
    text = " ".join(folded(" \n ".join(last)).split())
    yield from (name for name in names_in(bare) if tail.issuperset(name.split()) and not is_spoken_of(name, text))
    greeting, _, below = message.own_words.strip().partition("\n")
    for line in reversed(last):
        if below and line in greeting:
            continue
        for part in dict.fromkeys((line.partition(",")[0], line.rpartition(",")[2])):
            words = [word.strip(".") for word in part.split()]
            if 1 <= len(words) <= 2 and all(map(str.isalpha, words)) and not _is_a_trade(words):
                yield " ".join(words[1:] if folded(words[0]) in _KIN else words)


def _is_a_trade(words: list[str]) -> bool:
    """Say whether two words are what somebody does, "Night porter": of a name both are written large, or neither."""
    return len(words) == 2 and words[0][0].isupper() and words[1][0].islower() and len(words[1]) > 1


@lru_cache(maxsize=4_000)
def _is_theirs(name: str, theirs: tuple[str, ...]) -> float:
    """Return how surely a name is the person's."""
    if not name:
        return 0.0
    found = {alike(name, each) for each in theirs}
    if Likeness.YES in found:
        return SURELY
    if Likeness.MAYBE in found:
        return PERHAPS
    words = folded(_BRACKETS.sub(" ", name)).replace(",", " ").split()
    if taken_apart(name).family and not any(len(word) == 1 for word in words):
        return 0.0
    known = _given_names(theirs)
    return BY_GIVEN_NAME if any(_fits(word, known) for word in words) else 0.0


def _is_a_persons(name: str) -> bool:
    """Say whether a line is a name with a family name: "Larch Bank" at the end of a mail is where somebody lives."""
    parts = taken_apart(name)
    return bool(parts.family and parts.given) and (bool(parts.title) or is_given(parts.given[0]))


@lru_cache(maxsize=256)
def _words_of(homes: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(home.lower().split()) for home in homes)


def _in_an_address(local: str, theirs: tuple[str, ...]) -> float:
    """Return what the part of an address before the "@" tells: a family name, or a given name in an odd place."""
    words = _LETTERS.findall(local)
    if any(family in word for family in _families(theirs) for word in words):
        return IN_ADDRESS
    return BY_GIVEN_NAME if any(_fits(word, _given_names(theirs)) for word in words) else 0.0


@lru_cache(maxsize=256)
def _families(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part for name in names for part in taken_apart(name).family.split("-") if len(part) > 3)


def bears_family(once: Once, limit: Limit) -> bool:
    """Say whether a family name of the person's stands anywhere in a mail, or in what it was sent from.

    An initial of it beside their first name is one as well, "Darren M", a play on it, "blackout.ty", and a first name
    that hardly anybody else has.
    """
    sender = once.message.sender
    local = sender.address.partition("@")[0].lower() if sender is not None else ""
    if any(family in local for family in _families(limit.names)):
        return True
    if not once.of(_every_word).isdisjoint(_family_words(limit.names)):
        return True
    named = once.of(_named)
    sent_under = {*_WORDS.findall(local), *named.shown_words}
    if any(word[:_PLAYED_ON] in _beginnings(limit.names) for word in sent_under):
        return True
    if any(each in sent_under and not is_given(each) for each in _given_names(limit.names)):
        return True
    return any(_has_initials_of(name, limit.names) for name in (named.shown, *named.signs))


@lru_cache(maxsize=256)
def _beginnings(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word[:_PLAYED_ON] for word in _family_words(names) if len(word) > _PLAYED_ON)


def _has_initials_of(name: str, theirs: tuple[str, ...]) -> bool:
    words = folded(name).replace(".", " ").split()
    beside = {(given, initial) for given, initial in pairwise(words) if len(initial) == 1}
    initials = {word[0] for word in _family_words(theirs)}
    return any(initial in initials and _fits(given, _given_names(theirs)) for given, initial in beside)


def _every_word(message: Message) -> frozenset[str]:
    shown = message.sender.name if message.sender is not None else ""
    text = f"{shown} {message.subject} {message.own_words} {message.signature}"
    return frozenset(_WORDS.findall(folded(text)))


@lru_cache(maxsize=256)
def _family_words(names: tuple[str, ...]) -> frozenset[str]:
    parts = (taken_apart(_BRACKETS.sub(" ", name)).family for name in names)
    return frozenset(word for family in parts for word in _WORDS.findall(family) if len(word) > 1)


def _fits(word: str, known: tuple[str, ...]) -> bool:
    return len(word) > 1 and any(word == each or same_given(word, each) for each in known)


@lru_cache(maxsize=256)
def _given_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the given names of a person, and what stands in brackets behind one: "Tyrone Blackshaw (Ty)"."""
    bare = (taken_apart(_BRACKETS.sub(" ", name)) for name in names)
    nicknames = (folded(each) for name in names for each in _BRACKETS.findall(name))
    return tuple(dict.fromkeys((*(parts.given[0] for parts in bare if parts.given), *nicknames)))


def namesake_at_home(limit: Limit) -> bool:
    """Say whether somebody close to the person bears the same name: a father and a son."""
    people = (_BRACKETS.sub(" ", each).strip() for each in limit.household)
    return any(alike(each, name) is Likeness.YES for each in people for name in limit.names)


def _is_close(name: str, limit: Limit) -> bool:
    """Say whether a name is in the household of the register: "wife Maureen Pickersgill", "Joel (grandson)"."""
    return _is_one_of(name, limit.household, limit.names)


@lru_cache(maxsize=4_000)
def _is_one_of(name: str, household: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    parts = taken_apart(name)
    given, family = (parts.given[0] if parts.given else ""), parts.family
    if any(alike(name, each) is Likeness.YES for each in theirs):
        return False
    for each in household:
        words = folded(each).replace("(", " ").replace(")", " ").replace(",", " ").split()
        at = next((at for at, word in enumerate(words) if given and same_given(given, word)), None)
        if at is not None and (len(family) <= 1 or family in words or not _has_family(words, at)):
            return True
    return False


def _has_family(words: list[str], at: int) -> bool:
    """Say whether an entry of the household tells a family name behind the given one at a place."""
    return at + 1 < len(words) and words[at + 1] not in _KIN


_RELATIONS = """
wife husband partner son daughter mother father mum dad sister brother grandson granddaughter aunt uncle friend carer
neighbour cousin nephew niece
"""
_KIN = frozenset(_RELATIONS.split())
