"""What a contact shares with the limited matter, and what it brings, before anybody judges which matter it is about.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from heard.casework.events import Reference
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.about.apart import asks_apart
from heard.judgement.restricted.about.evidence import fresh_in, is_argued
from heard.judgement.restricted.about.other_words import amount_of_it, called_otherwise, every_name_of, keeps_awake
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import (
    AS_TEXTED,
    ENOUGH,
    NOTHING,
    Shared,
    about_of,
    all_said,
    heads_of,
    most_shared,
    shared_of,
    topic_of,
    with_its_place,
    words_of,
)
from heard.judgement.restricted.words.spoken_of import where_it_is
from heard.judgement.restricted.words.talk import DECIDED, PROVES, TALK, brings_of_its_own, names_in_evidence
from heard.judgement.restricted.words.troubles import Trouble, is_of_money, troubles_in
from heard.judgement.threading.alike import ALL
from heard.mail.message import Message

CLEARLY = 0.5
"""By how much more it is about the matter, where it shares something with another case too."""
MUCH = 5.0
"""How much a contact has to say of other things to be about something new, where it says nothing of the matter."""
_MANY_WORDS, _MUCH_ELSE = 3, 5
_ASKS_FOR_SOMETHING = frozenset({"complaint", "service_request"})
_TELLS_OF_SOMETHING = frozenset({"service_request", "complaint", "displeasure", "risk"})
_ASKS_OR_WARNS = frozenset({"service_request", "complaint", "risk", "vulnerability"})


@dataclass(frozen=True, slots=True)
class Compared:
    """What a contact shares, and what it brings.

    about         its words, each with its weight
    own           those of them that the matter does not have, and that are no talk of writing and waiting
    same, other   what it shares with the matter, and with the person's other cases at most
    theirs        which of these that is, the limited case itself where two were joined; None where there is none
    named         the words that it shares of what the matter is, and not of where that is
    tells         whether it tells of something, or is not content
    complains     whether it asks to be taken as a complaint, or for something to be done
    fresh         the words of what may be evidence; "" for none
    troubles      what sorts of trouble it tells of
    brings        a word of its own that is no talk of writing and waiting; "" for none
    asks          whether it asks for something, or warns of something
    apart         the things it asks for or tells of beside the matter, between commas; "" for none
    """

    about: dict[str, float]
    own: tuple[str, ...]
    same: Shared
    other: Shared
    theirs: Reference | None
    named: tuple[str, ...]
    tells: bool
    complains: bool
    fresh: str
    troubles: tuple[Trouble, ...]
    brings: str
    asks: bool
    apart: str

    @property
    def may_be_new(self) -> bool:
        """Say whether it asks for a complaint, shares a word or two, and says more of what the matter has nothing of.

        "The door entry is broken since Tuesday" and a service charge share a word.
        """
        return self.complains and len(self.same.words) < _MANY_WORDS and len(self.own) >= _MUCH_ELSE

    @property
    def is_named_beside_something(self) -> bool:
        """Say whether hardly more than a word of the matter stands beside something of the mail's own."""
        return bool(self.apart) and len(self.named) < _MANY_WORDS

    @property
    def has_only_its_place(self) -> bool:
        """Say whether all that is shared is where the matter is, and the mail tells of something."""
        tells = any(self.about[word] >= ALL for word in self.own)
        return bool(self.same.words) and not self.named and tells

    @property
    def says_much_else(self) -> bool:
        return self.same.points < CLEARLY and sum(self.about.values()) >= MUCH


def compared(once: Once, facts: Facts, limit: Limit, findings: Iterable[Finding]) -> Compared:
    """Return what a contact shares with a limited matter, and what it brings.

    findings   what the rules see in it, as of no case
    """
    message, topic, seen = once.message, topic_of(limit), list(findings)
    about = {word: weight for word, weight in about_of(once, facts, limit).items() if word not in AS_TEXTED}
    same, named = _shared(about, message, facts, limit)
    says = dict(limit.elsewhere) | {lead.reference: lead.says for lead in facts.leads if lead.is_theirs}
    other, theirs = most_shared(about, says.items(), facts, limit, topic)
    beside = shared_of(about, limit.beside, facts, limit.restriction.case, topic) if limit.beside else NOTHING
    if limit.beside and (theirs is None or beside.points > other.points):
        other, theirs = beside, limit.restriction.case
    tells = any(each.finding in _TELLS_OF_SOMETHING and each.verdict == "yes" for each in seen)
    complains = any(
        each.verdict == "yes" and (each.finding in _ASKS_FOR_SOMETHING or "complain" in each.words.lower())
        for each in seen
    )
    asks = any(each.finding in _ASKS_OR_WARNS and each.verdict == "yes" for each in seen)
    fresh, brings = _brought(once, facts, limit)
    own = tuple(word for word in about if not (word in words_of(limit.matter) or word in TALK))
    apart = _apart(message, facts, limit, about, fresh)
    return Compared(
        about, own, same, other, theirs, named, tells, complains, fresh, once.of(_troubles), brings, asks, apart
    )


def _troubles(message: Message) -> tuple[Trouble, ...]:
    return troubles_in(message.own_words)


def _shared(about: dict[str, float], message: Message, facts: Facts, limit: Limit) -> tuple[Shared, tuple[str, ...]]:
    """Return what is shared with the matter, and those words of it that say what it is, and not where."""
    topic, text = topic_of(limit), message.own_words
    words = shared_of(about, limit.matter, facts, limit.restriction.case, topic)
    placed = with_its_place(message, limit, words)
    # Of what something cost, the thing alone is not the matter, whatever it is called.
    is_price = is_of_money(next(iter(limit.matter), ""))
    otherwise = () if is_price else called_otherwise(frozenset(about), topic)
    sleeps = keeps_awake(text, topic) if placed is not words else ""
    amount = amount_of_it(text, limit.matter)
    more = (*otherwise, *(each for each in (sleeps, amount) if each))
    same = Shared(placed.points + ENOUGH * bool(more), (*placed.words, *more)) if more else placed
    where = where_it_is(next(iter(limit.matter), ""))
    return same, tuple(word for word in (*words.words, *more) if word not in where)


def _brought(once: Once, facts: Facts, limit: Limit) -> tuple[str, str]:
    """Return the words of what may be evidence, and a word that the contact has of its own; "" for none."""
    fresh, own_words = fresh_in(once.message), once.message.own_words
    said, besides = all_said(once, facts, limit), topic_of(limit)
    # Evidence and a word of the matter, or of the decision, is evidence on the matter, whatever else is told with it.
    argues = bool(fresh) and not said.isdisjoint(besides - TALK if is_argued(fresh) else DECIDED)
    besides = besides | PROVES | names_in_evidence(own_words) if fresh else besides
    return fresh, "" if argues else brings_of_its_own(own_words, said, besides)


def _apart(message: Message, facts: Facts, limit: Limit, about: dict[str, float], fresh: str) -> str:
    """Return what a contact asks for or tells of beside the matter; "" for nothing."""
    heads = every_name_of(heads_of(limit))
    nothing = words_of(limit.matter) | every_name_of(topic_of(limit)) | (PROVES if fresh else frozenset())
    found = asks_apart(message.own_words, heads, nothing)
    # Who somebody is, and where they live, is left out of what it is about.
    return ", ".join(word for word in found.split(", ") if word in about)
