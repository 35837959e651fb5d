"""What a message has in common with a matter: its words, as far as they are nobody's name and nobody's habit.  Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from heard.casework.events import Reference
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.spoken_of import where_it_is
from heard.judgement.restricted.words.talk import TALK
from heard.judgement.threading.alike import alike, matter_of, words_about, words_in
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject
from heard.mail.told.homes import homes_in
from heard.mail.told.street_words import TYPES

ENOUGH = 1.2
"""What has to be shared with the matter for a contact to be about it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What a message shares with a matter: the weight of the words, and the words."""

    points: float
    words: tuple[str, ...]


NOTHING = Shared(0.0, ())


def shared_with(once: Once, facts: Facts, limit: Limit) -> Shared:
    """Return what a message shares with the matter of a restriction, its people's names left out."""
    if once.of(_words).keys().isdisjoint(_its_words(limit)):
        return NOTHING
    return shared_of(about_of(once, facts, limit), limit.matter, facts, limit.restriction.case)


@lru_cache(maxsize=1_024)  # the same texts are asked for with every message
def words_of(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*map(matter_of, texts)) if texts else frozenset()


def about_of(once: Once, facts: Facts, limit: Limit) -> dict[str, float]:
    """Return what a contact is about: who somebody is, where they live and who dealt with them says nothing of it."""
    staff = matter_of(" ".join(officer.name for officer in facts.landlord.staff))
    people, habits = _people_of(limit), _habits(limit.theirs, limit.matter[:1])
    said = once.of(_words).items()
    return {word: weight for word, weight in said if not (word in staff or word in people or word in habits)}


def all_said(once: Once, facts: Facts, limit: Limit) -> frozenset[str]:
    """Return every word of a contact that is nobody's name, what it says it is not about among them."""
    staff = matter_of(" ".join(officer.name for officer in facts.landlord.staff))
    return frozenset(once.of(_every_word)) - staff - _people_of(limit)


def _every_word(message: Message) -> dict[str, float]:
    return words_in(f"{_new_subject(message)}\n{message.own_words}")


def _words(message: Message) -> dict[str, float]:
    """Return the words of what a message is about; of a subject that answers another, nothing is taken."""
    return words_about(f"{_new_subject(message)}\n{message.own_words}")


def _new_subject(message: Message) -> str:
    return "" if is_reply_subject(message.subject) else message.subject


def _its_words(limit: Limit) -> frozenset[str]:
    """Return the words of a restricted matter that are nobody's name and no habit of its person."""
    return words_of(limit.matter) - _people_of(limit) - _habits(limit.theirs, limit.matter[:1])


def _people_of(limit: Limit) -> frozenset[str]:
    """Return the words of who somebody is, and where they live."""
    # A home that reads like no home ("3 Foundry Yard") is told by the streets its matter names.
    places = () if limit.homes else _places_named(limit.matter[:1])
    return _names_of(limit.names, limit.household, limit.homes, places)


@lru_cache(maxsize=256)
def _places_named(told: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(found[0] for text in told for found in _PLACE.finditer(text))


@lru_cache(maxsize=256)
def _names_of(*names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(matter_of(" ".join(name for each in names for name in each))) | _DAYS


@lru_cache(maxsize=256)
def _habits(theirs: tuple[str, ...], told: tuple[str, ...]) -> frozenset[str]:
    """Return the words somebody begins and ends every mail with, as far as the register does not have them."""
    ends = (line for mail in theirs for line in _ends_of(mail))
    topic = words_of(told)
    return frozenset(matter_of(" ".join(ends))) - topic


def _ends_of(mail: str) -> list[str]:
    lines = [line for line in mail.split("\n") if line.strip()]
    ends = [line for line in (*lines[:1], *lines[-2:]) if len(line) < 60] if len(lines) > 3 else []
    sentences = [sentence for sentence in re.split(r"[.!?]", mail) if sentence.strip()]
    return [*ends, *(sentence for sentence in (*sentences[:1], *sentences[-2:]) if len(sentence.split()) <= 5)]


_PLACE = re.compile(rf"\b(?:[A-Z][\w'-]{{1,24}}+ ){{1,2}}(?i:{'|'.join(sorted(TYPES, key=len, reverse=True))})\b")
_LIVES_ABOVE = re.compile(r"\b(?:above|upstairs|overhead)\b", re.IGNORECASE)
_THEM_ABOVE = re.compile(
    r"\b(?:them|they|those|him|her|people|lot|ones|family|man|woman|neighbours?) (?:up ?stairs|above|overhead)\b",
    re.IGNORECASE,
)
"""Whom a matter of the flat above is about, without a number."""
_LANDLORDS = matter_of(
    "neighbourhood housing landlord landlords office officer officers complaint complaints letter letters"
)
"""Words of every landlord's name, people and papers: that a matter has them too is nothing that is shared with it."""
_DAYS = matter_of("monday tuesday wednesday thursday friday saturday sunday")
_NUMBERS_AND_MONEY = frozenset(map(str, range(10, 100))) | matter_of("pounds pound euros")
AS_TEXTED = matter_of("wot wat wen woz wos coz cos cuz nd ov iv agen agn dont didnt thats whats stil ppl plz pls thx")
"""Words of no matter as they are texted: they tell who somebody is, and not what about."""


def shared_of(
    about: dict[str, float],
    texts: tuple[str, ...],
    facts: Facts,
    reference: Reference | None,
    steady: frozenset[str] = frozenset(),
) -> Shared:
    """Return what a message shares with the texts of a case.

    steady   words that count in full, however many others have them
    """
    matter = words_of(texts) - _LANDLORDS
    if about.keys().isdisjoint(matter):
        return NOTHING
    rarity = facts.rarity(reference or "")
    found = alike(about, matter, lambda word: 1.0 if word in steady else rarity(word))
    return Shared(found.shared, found.words)


def topic_of(limit: Limit) -> frozenset[str]:
    """Return the words that say what a restriction is about.

    They count in full for what a contact is about, though eight neighbours have written about the same lift since:
    that a thing is common now does not make it another.  For who somebody is they do not: a neighbour has them too.
    """
    return _topic(limit.matter, limit.theirs)


@lru_cache(maxsize=256)
def _topic(matter: tuple[str, ...], theirs: tuple[str, ...]) -> frozenset[str]:
    """Return the words of what the register says, else of the first mail there is, and those that come again."""
    if not matter:
        return frozenset()
    told = matter[0] if matter[0] not in theirs else matter[-1]
    counted = Counter(word for text in matter for word in matter_of(text))
    return matter_of(told).union(word for word, texts in counted.items() if texts > 1)


def heads_of(limit: Limit) -> frozenset[str]:
    """Return the words of a topic that say what the matter is: nobody's name, no home, no talk, and not where it is."""
    return topic_of(limit) - _people_of(limit) - TALK - _NUMBERS_AND_MONEY - where_it_is(next(iter(limit.matter), ""))


def with_its_place(message: Message, limit: Limit, shared: Shared) -> Shared:
    """Return what is shared, with a home of somebody else's that the matter is about: "flat 9 can tap dance now"."""
    spoken_of = {home for home in homes_spoken_of(limit.matter) if not _is_theirs(home, limit.homes)}
    told = [home for home in homes_in(f"{message.subject}\n{message.own_words}") if _is_one_of(home, spoken_of)]
    if not told and spoken_of and _LIVES_ABOVE.search(" ".join(limit.matter[:1])):
        told = [found[0].lower() for found in [_THEM_ABOVE.search(message.own_words)] if found]
    return Shared(shared.points + ENOUGH, (*shared.words, told[0])) if told else shared


@lru_cache(maxsize=256)
def homes_spoken_of(matter: tuple[str, ...]) -> frozenset[str]:
    """Return the homes that a matter speaks of."""
    return frozenset(home for text in matter for home in homes_in(text))


def _is_theirs(home: str, homes: Iterable[str]) -> bool:
    """Say whether a home is theirs, or the house that it is in: "60 Priory Street" of "flat 2, 60 Priory Street"."""
    return any(home == each or each.endswith(f" {home}") or _is_one_of(home, [each]) for each in homes)


def _is_one_of(home: str, homes: Iterable[str]) -> bool:
    """Say whether a home is one of these: "flat 9" is "flat 9, Brook House"."""
    number = home.removeprefix("flat ")
    return any(home == each or each.startswith((f"{home} ", f"{number} ")) for each in homes)


def most_shared(
    about: dict[str, float],
    cases: Iterable[tuple[Reference, tuple[str, ...]]],
    facts: Facts,
    limit: Limit,
    steady: frozenset[str] = frozenset(),
) -> tuple[Shared, Reference | None]:
    """Return what a message shares with that of these cases with which it shares most, the restriction's left out.

    steady   words that count in full, however many others have them
    """
    others = [(reference, texts) for reference, texts in cases if reference != limit.restriction.case]
    weighed = [(shared_of(about, texts, facts, reference, steady), reference) for reference, texts in others]
    return max(weighed, key=lambda each: each[0].points, default=(NOTHING, None))


def shared_with_another(once: Once, facts: Facts, limit: Limit) -> Shared:
    """Return what a message shares with contacts of the person's on another case, where it shares much."""
    if not limit.elsewhere:
        return NOTHING
    shared, _ = most_shared(about_of(once, facts, limit), limit.elsewhere, facts, limit)
    return shared if shared.points >= ENOUGH else NOTHING
