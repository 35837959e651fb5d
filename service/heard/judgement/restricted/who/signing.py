"""Who a message says wrote it: by the name at its end before the name it was sent under.  Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from heard.judgement.limit import Limit
from heard.judgement.restricted.who import in_an_address
from heard.judgement.restricted.who.household import KIN, introduced, is_close
from heard.judgement.restricted.who.in_an_address import BRACKETS, BY_GIVEN_NAME, PERHAPS, all_given, fits, given_names
from heard.judgement.restricted.who.last_lines import is_spoken_of, last_lines
from heard.judgement.restricted.words.once import Once
from heard.mail.message import Message
from heard.mail.told.given_names import full_forms, is_given
from heard.mail.told.names import names_in
from heard.mail.told.personal_names import Likeness, alike, folded, taken_apart

_AGE = re.compile(r" {0,4}\(?(?:aged? )?\d{1,2}(?: years?(?: old)?)?\)$", re.IGNORECASE)
"""Behind a name: "Femi (14)"."""
_LETTERS = re.compile(r"[a-z]{2,}")
_WORDS = re.compile(r"[^\W\d_]+")
_NO_NAME = re.compile(r"^(?:an?|the|your|our|one|some|from)\b|['\u2019]s\b|\b(?:of|at|who|in|for)\b", re.IGNORECASE)
_VIA = re.compile(r"^['\"\u2019]?(.{2,60}?)['\"\u2019]? +(?:via|by way of) \S.*$", re.IGNORECASE)
"""What a portal or a mailing list shows: "Ada Moss via Resident Portal"."""
_OF_ALL = frozenset({"family", "household", "home", "house"})
"""What stands in a name of several people: "Crake Family"."""
_PLAYED_ON = 5
"""First letters of a family name by which another word plays on it."""
_SHORT = 3
"""Letters of a first name that many a word begins with."""
SURELY = 2.5


@dataclass(frozen=True, slots=True)
class Signed:
    """Whom a message names as its writer.

    named   how surely that is the person of a restriction, in points
    close   the name of somebody close to them who writes; "" for nobody
    other   the name of somebody who is not the person, close to them or not; "" for nobody
    by_hand whether the name stands in the message, and not only before the address
    kin     the words by which the writer says to be kin of theirs; "" where the register has them, or none do
    first   a first name alone that stands below it, or before the address, and that is none of theirs; "" for none
    """

    named: float
    close: str
    other: str
    by_hand: bool = True
    kin: str = ""
    first: str = ""


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
    if not is_near and not in_an_address.bears_family(named.local, limit.names):
        return _somebody_else(named, limit)
    by_hand = _by_hand(named, limit.names)
    by_header, another = _by_header(named, limit)
    signed_close = next((name for name in named.signs if is_close(name, limit)), "") or introduced(once, limit)
    close = signed_close or (another if another and is_close(another, limit) else "")
    if by_hand:
        return Signed(max(by_hand, by_header) if not close else by_hand, "", "")
    if signed_close or named.other:
        return Signed(0.0, close, signed_close or named.other)
    if by_header:
        return Signed(by_header, "", "", first=_another_first_name(named, limit.names))
    if close or another:
        return Signed(0.0, close, another, by_hand=False)
    return _somebody_else(named, limit)


def _by_header(named: _Named, limit: Limit) -> tuple[float, str]:
    """Return how surely it was sent under the person's name, and the name of somebody else that it was sent under.

    "Mary Crake <mary.crake@...>" is another Crake, and so is "mary.crake@..." under which nothing is shown.
    """
    theirs = max(_is_theirs(named.shown, limit.names), _is_theirs(_turned(named.shown), limit.names))
    if named.shown and is_close(named.shown, limit):
        return 0.0, named.shown
    if not theirs and _is_another(named, limit):
        return 0.0, named.shown
    another = "" if theirs else in_an_address.of_another(named.local, limit.names)
    told = 0.0 if another else in_an_address.in_an_address(named.local, limit.names)
    return max(theirs, told), another


def _turned(shown: str) -> str:
    """Return a name of two words the other way round: "Crake Walter"."""
    words = shown.split()
    return " ".join(reversed(words)) if len(words) == 2 else ""


def _is_another(named: _Named, limit: Limit) -> bool:
    """Say whether what is shown before the address is the name of somebody else, of their family or of any other."""
    if not named.is_a_name or _is_a_home(named, limit):
        return False
    family = taken_apart(named.shown).family
    is_of_them = family in in_an_address.families(limit.names) and named.shown_words.isdisjoint(_OF_ALL)
    return is_of_them or _is_a_persons(named.shown)


def _named(message: Message) -> _Named:
    shown = _VIA.sub(r"\1", message.sender.name) if message.sender is not None else ""
    local = message.sender.address.partition("@")[0].lower() if message.sender is not None else ""
    signs = tuple(_signatures(message))
    other = next((name for name in signs if _is_a_persons(name)), "")
    shown = "" if "@" in shown else shown  # the address once more
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


def _another_first_name(named: _Named, theirs: tuple[str, ...]) -> str:
    """Return a first name alone by which somebody else signs, or is shown where nobody signs: "Mary"."""
    known = all_given(theirs)
    alone = [name for name in named.signs or (named.shown,) if len(name.split()) == 1 and is_given(folded(name))]
    return alone[0] if alone and not any(fits(folded(name), known) for name in alone) else ""


def _somebody_else(named: _Named, limit: Limit) -> Signed:
    """Return whom a message names, where nothing in it is the name of the person or of anybody close to them."""
    if named.other:
        return Signed(0.0, "", named.other)
    other = named.shown if named.is_a_name and not _is_a_home(named, limit) else ""
    return Signed(0.0, "", other, by_hand=False, first=_another_first_name(named, limit.names))


def _is_a_home(named: _Named, limit: Limit) -> bool:
    return any(named.shown_words.issubset(home) for home in _words_of(limit.homes))


def _by_hand(named: _Named, theirs: tuple[str, ...]) -> float:
    """Return how surely it is signed by the person; "O. Adey" and below it "Segun" are one name in two places."""
    worth = max((_is_theirs(name, theirs) for name in named.signs), default=0.0)
    if worth != PERHAPS:
        return worth
    alone = [word for name in named.signs for word in folded(name).split() if fits(word, given_names(theirs))]
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
            words = [word.strip(".") for word in _AGE.sub("", part).split()]
            if 1 <= len(words) <= 2 and all(map(str.isalpha, words)) and not _is_a_trade(words):
                yield " ".join(words[1:] if folded(words[0]) in KIN else words)


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
    words = folded(BRACKETS.sub(" ", name)).replace(",", " ").split()
    if taken_apart(name).family and not any(len(word) == 1 for word in words):
        return 0.0
    known = given_names(theirs)
    return BY_GIVEN_NAME if any(fits(word, known) for word in words) else 0.0


def _is_a_persons(name: str) -> bool:
    """Say whether a line is a name with a family name: "Larch Bank" at the end of a mail is where somebody lives."""
    parts = taken_apart(name)
    return bool(parts.family and parts.given) and (bool(parts.title) or is_given(parts.given[0]))


@lru_cache(maxsize=256)
def _words_of(homes: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(home.lower().split()) for home in homes)


def bears_family(once: Once, limit: Limit) -> bool:
    """Say whether a family name of the person's stands anywhere in a mail, or in what it was sent from.

    An initial of it beside their first name is one as well, "Darren M", a play on it, "blackout.ty", and a first name
    that hardly anybody else has.
    """
    sender = once.message.sender
    local = sender.address.partition("@")[0].lower() if sender is not None else ""
    if in_an_address.bears_family(local, limit.names):
        return True
    if not once.of(_every_word).isdisjoint(_family_words(limit.names)):
        return True
    named = once.of(_named)
    sent_under = {*_WORDS.findall(local), *named.shown_words}
    if any(word[:_PLAYED_ON] in _beginnings(limit.names) for word in sent_under - _as_a_family(once, limit)):
        return True
    if any(each in sent_under and not is_given(each) for each in given_names(limit.names)):
        return True
    return any(_has_initials_of(name, limit.names) for name in (named.shown, *named.signs))


def _as_a_family(once: Once, limit: Limit) -> frozenset[str]:
    """Return the word that stands where another family name would: "walter.kingsley@" is no play on Kingston."""
    named = once.of(_named)
    pairs = (words for words in (named.shown.split(), named.local.split(".")) if len(words) == 2)
    known = given_names(limit.names)
    return frozenset(folded(family) for given, family in pairs if fits(folded(given), known))


@lru_cache(maxsize=256)
def _beginnings(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word[:_PLAYED_ON] for word in _family_words(names) if len(word) > _PLAYED_ON)


def bears_no_first_name(once: Once, limit: Limit) -> bool:
    """Say whether nothing that a mail is signed with or sent under is a first name of the person's.

    "W Crake", "Mr Crake" and "crake47@" are as much those of anybody in the family.
    """
    known = tuple(each for each in given_names(limit.names) if len(each) > 1)
    if not known:
        return False
    named = once.of(_named)
    local = _LETTERS.findall(named.local)
    words = {*named.shown_words, *local, *(word for name in named.signs for word in _WORDS.findall(folded(name)))}
    begins = any(word.startswith(each) for word in local for each in known if len(each) > _SHORT)
    return not begins and not any(fits(word, known) for word in words)


def _has_initials_of(name: str, theirs: tuple[str, ...]) -> bool:
    words = folded(name).replace(".", " ").split()
    beside = {(given, initial) for given, initial in pairwise(words) if len(initial) == 1}
    initials = {word[0] for word in _family_words(theirs)}
    return any(initial in initials and fits(given, given_names(theirs)) for given, initial in beside)


def _every_word(message: Message) -> frozenset[str]:
    shown = message.sender.name if message.sender is not None else ""
    text = f"{shown} {message.subject} {message.own_words} {message.signature}"
    return frozenset(_WORDS.findall(folded(text)))


@lru_cache(maxsize=256)
def _family_words(names: tuple[str, ...]) -> frozenset[str]:
    parts = (taken_apart(BRACKETS.sub(" ", name)).family for name in names)
    return frozenset(word for family in parts for word in _WORDS.findall(family) if len(word) > 1)
