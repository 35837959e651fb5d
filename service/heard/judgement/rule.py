"""A rule: what certain words mean.

Rules find; they do not act.  Each is data (one file under rules/, read by
`datafiles.rules`), sees the writer's own words folded, and says in a Finding what it found,
in which words, and on what authority.

Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property

from heard.casework.learning import Lists
from heard.casework.people import Role
from heard.casework.refusals import ExcludedAs
from heard.casework.standing import Standing
from heard.judgement.actions import Finding
from heard.judgement.area import Areas
from heard.judgement.by_sentence import Span, fits_of, is_within, sentences_with
from heard.judgement.classify import Precedence
from heard.judgement.elsewhere import all_the_rest, below_the_name, subject_alone
from heard.judgement.folded import Folded, fold, fold_both
from heard.judgement.looked import Looked as Looked, settles
from heard.judgement.pattern import Pattern
from heard.judgement.pattern_sieve import Places, Sieve
from heard.judgement.second_opinion.opinion import NOTHING_LEARNED, Weights
from heard.judgement.second_opinion.together import Second, Thresholds
from heard.judgement.second_opinion.unsigned import unsigned
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject

_SENTENCE_ENDS = frozenset(".!?")
_SPOKEN_OF = "escalation_spoken_of"
_BY_SENTENCE = frozenset({"escalation_request", "escalation_declined", _SPOKEN_OF})
"""What is found sentence by sentence: an exception ends it in its own sentence alone."""


class Where(StrEnum):
    """Which words of a message a rule looks at; never quoted text, never the signature.

    The subject of a reply is not the writer's, and is not looked at.
    """

    OWN_WORDS = "own_words"
    SUBJECT = "subject"
    BOTH = "subject_and_own_words"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one file under rules/ says.

    id        the path of its file under rules/, without ".toml"
    verdict   "yes", or "ask" where the words alone do not settle it
    requires  signals that must hold (signals.py)
    any       one of these must fit; empty asks nothing
    all       for each of these sets one pattern must fit
    of        for so many of these sets as `at_least` says one pattern must fit
    sure_from so many of them make a verdict of "ask" a "yes"; 0 for never
    unless    none of these may fit
    ground    where it finds an exclusion, which one
    """

    id: str
    says: str
    finds: str
    source: str
    where: Where
    verdict: str = "yes"
    requires: frozenset[str] = frozenset()
    any: tuple[Pattern, ...] = ()
    all: tuple[tuple[Pattern, ...], ...] = ()
    at_least: int = 0
    sure_from: int = 0
    of: tuple[tuple[Pattern, ...], ...] = ()
    unless: tuple[Pattern, ...] = ()
    ground: ExcludedAs | None = None

    @property
    def choices(self) -> tuple[tuple[Pattern, ...], ...]:
        """Sets of patterns of each of which one must fit."""
        return (self.any, *self.all) if self.any else self.all

    def look(
        self,
        text: Folded,
        signals: Collection[str],
        places: Places | None = None,
        spoken_of: Callable[[], Sequence[Span]] = tuple,
    ) -> Finding | None:
        """Return what the rule finds in the text, with the words that show it, or None.

        places      where patterns may fit; None is anywhere
        spoken_of   finds the sentences that speak of asking for more and do not ask for it
        """
        if not self.requires.issubset(signals):
            return None
        if self.finds in _BY_SENTENCE:
            return self._look_by_sentence(text, places, spoken_of)
        verdict = self.verdict
        shown: list[str] = []
        spans: list[tuple[int, int]] = []
        for choice in self.choices:
            if (span := _first(choice, text, places)) is None:
                return None
            spans.append(span)
            shown.append(text.words(*span))
        if self.at_least:
            marks = self._marks(text, places)
            if len(marks) < self.at_least:
                return None
            shown += [text.words(*span) for span in marks]
            if self.sure_from and len(marks) >= self.sure_from:
                verdict = "yes"
        if (excepted := _first(self.unless, text, places)) is not None:
            if self.finds != "risk" or _in_one_sentence(text, excepted, spans):
                return None
            # What is said elsewhere ("the tap is mended") may be about something else: no danger ends there.
            verdict = "ask"
        words = " ... ".join(dict.fromkeys(shown))
        return Finding(self.finds, self.id, words, self.source, verdict, self.ground)

    def stands(self, text: Folded, places: Places | None = None) -> Iterator[Span]:
        """Yield where one of `any` fits, but for the sentences that have an exception."""
        spans = list(fits_of(self.any, text, places))
        excepted = sentences_with(fits_of(self.unless, text, places), text) if spans else ()
        return (span for span in spans if not is_within(span, excepted))

    def _look_by_sentence(
        self, text: Folded, places: Places | None, spoken_of: Callable[[], Sequence[Span]]
    ) -> Finding | None:
        """Return what is found in a sentence without an exception; first where it is not only spoken of."""
        if not (spans := list(self.stands(text, places))):
            return None
        others = [_first(choice, text, places) for choice in self.all]
        is_doubted = _first(self.unless, text, places) is not None
        if None in others or (is_doubted and self.verdict == "ask"):
            return None
        doubtful = spoken_of() if self.finds == "escalation_request" else ()
        plain = next((span for span in spans if not is_within(span, doubtful)), None)
        verdict = "ask" if is_doubted or plain is None else self.verdict
        shown = (text.words(*span) for span in (plain or spans[0], *others) if span is not None)
        return Finding(self.finds, self.id, " ... ".join(dict.fromkeys(shown)), self.source, verdict)

    def _marks(self, text: Folded, places: Places | None) -> list[tuple[int, int]]:
        """Return where the sets under `of` fit; the same words count once, whatever sets they fit."""
        marks: list[tuple[int, int]] = []
        for choice in self.of:
            span = _first(choice, text, places)
            if span is not None and all(span[1] <= begin or end <= span[0] for begin, end in marks):
                marks.append(span)
        return marks


def _in_one_sentence(text: Folded, excepted: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether an exception stands in one sentence with what a rule saw."""
    for begin, end in spans:
        between = text.small[min(end, excepted[1]) : max(begin, excepted[0])]
        if _SENTENCE_ENDS.isdisjoint(between):
            return True
    return not spans


def _first(patterns: Sequence[Pattern], text: Folded, places: Places | None) -> tuple[int, int] | None:
    """Return where the first of the patterns that fits does, or None."""
    for pattern in patterns if places is None else filter(places.__contains__, patterns):
        if span := pattern.find(text, None if places is None else places[pattern]):
            return span
    return None


@dataclass(frozen=True)
class RuleSet:
    """Rules that look at one text together."""

    rules: tuple[Rule, ...]

    def look(self, text: Folded) -> tuple[Finding, ...]:
        """Return what each of them finds, in the order of their ids; what they require is not asked."""
        sieve, rules = self._sieve
        places = sieve.places(text)
        likely = places.keys()
        seen = (rule.look(text, rule.requires, places) for rule, sets in rules if not any(map(likely.isdisjoint, sets)))
        return tuple(finding for finding in seen if finding is not None)

    @cached_property
    def _sieve(self) -> _Sieved:
        return _sieved(self.rules)


@dataclass(frozen=True)
class Rules:
    """Every rule, and the order in which findings decide.

    rules    those that look at what people outside write
    letters  those that tell what an officer's letter is
    says     those that tell what it says, of what a policy wants said
    brought  those that tell what it says of somebody else's call, visit or letter
    version  SHA-256 over all files they were read from and over what was learned (officers/leaning.py), kept with
             every decision made under them
    opinion  what words weighed in labelled mail: a second opinion, beside the rules
    thresholds   what its likelihoods are held against
    areas    of the landlord's work, by the words of mail that is about each
    learning    the words for what is recorded of a case for others to learn from
    causes_told   causes, by the words of mail that complains of each
    """

    rules: tuple[Rule, ...]
    precedence: Precedence
    version: str
    opinion: Weights = NOTHING_LEARNED
    thresholds: Thresholds = Thresholds()  # noqa: RUF009
    letters: RuleSet = field(default_factory=lambda: RuleSet(()))
    says: RuleSet = field(default_factory=lambda: RuleSet(()))
    brought: RuleSet = field(default_factory=lambda: RuleSet(()))
    areas: Areas = field(default_factory=Areas)
    learning: Lists = field(default_factory=Lists)
    causes_told: Areas = field(default_factory=Areas)

    def second(self, looked: Looked, standing: Standing | None, role: Role) -> Second:
        """Return what the second opinion makes of a message.

        standing   how its case stands; None where it is on none
        """
        return Second(self.opinion, looked.opinion, self.thresholds, standing, role)

    def make_ready(self) -> None:
        """Work out beforehand what the first message would wait for."""
        _ = self._sieve, self._dangerous.look(fold(""))

    def look(self, message: Message) -> Looked:
        """Look at a message with every rule, whatever else is known of it."""
        subject = "" if is_reply_subject(message.subject) else message.subject
        texts = dict(
            zip((Where.SUBJECT, Where.OWN_WORDS, Where.BOTH), fold_both(subject, message.own_words), strict=True)
        )
        sieve, rules = self._sieve
        places = sieve.places(texts[Where.BOTH])
        likely = places.keys()
        found: list[tuple[frozenset[str], Finding]] = []
        settled: set[tuple[str, ExcludedAs | None]] = set()
        spoken_of = cache(lambda: self._spoken_of(texts, places))  # few messages come to it
        for rule, sets in rules:
            if (rule.finds, rule.ground) in settled or any(map(likely.isdisjoint, sets)):
                continue
            if finding := rule.look(texts[rule.where], rule.requires, places, spoken_of):
                found.append((frozenset(rule.requires), finding))
                if not rule.requires and settles(finding):
                    settled.add((finding.finding, finding.ground))
        below = self._dangers(below_the_name(message) or subject_alone(message))
        looked = Looked(tuple(found), below, self._dangers(all_the_rest(message)))
        own = fold(unsigned(message.own_words)).small
        said = self.opinion.opinion_of(texts[Where.SUBJECT].part_small, own, looked.seen)
        return replace(looked, opinion=said)

    def _spoken_of(self, texts: Mapping[Where, Folded], places: Places) -> tuple[Span, ...]:
        """Return the sentences that speak of asking for more and do not ask for it."""
        return tuple(
            sentence
            for rule in self.rules
            if rule.finds == _SPOKEN_OF
            for sentence in sentences_with(rule.stands(texts[rule.where], places), texts[rule.where])
        )

    def _dangers(self, text: str) -> tuple[Finding, ...]:
        """Return the dangers in a text that may not be the writer's own: a person has to say."""
        if not text:
            return ()
        folded = fold(text)
        return tuple(replace(finding, verdict="ask") for finding in self._dangerous.look(folded))

    @cached_property
    def _sieve(self) -> _Sieved:
        return _sieved(self.rules)

    @cached_property
    def _dangerous(self) -> RuleSet:
        return RuleSet(tuple(rule for rule in self.rules if rule.finds == "risk"))


_Sieved = tuple[Sieve, tuple[tuple[Rule, tuple[frozenset[Pattern], ...]], ...]]


def _sieved(rules: Sequence[Rule]) -> _Sieved:
    """Return every pattern in one sieve, and beside each rule the sets of patterns of each of which it needs one."""
    sets = (patterns for rule in rules for patterns in (rule.unless, *rule.choices, *rule.of))
    sieve = Sieve({pattern for patterns in sets for pattern in patterns})
    return sieve, tuple((rule, tuple(map(frozenset, _needed(rule)))) for rule in rules)


def _needed(rule: Rule) -> Sequence[Iterable[Pattern]]:
    """Return the sets of patterns of each of which one must fit, the smallest first."""
    if rule.choices:
        return sorted(rule.choices, key=len)
    return [[pattern for patterns in rule.of for pattern in patterns]] if rule.of else []
