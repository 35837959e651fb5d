"""A rule: what certain words mean.

Rules find; they do not act.  Each is data (one file under rules/, read by
`datafiles.rules`), sees the writer's own words folded, and says in a Finding what it found,
in which words, and on what authority.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from heard.judgement.actions import Finding
from heard.judgement.classify import VERDICTS, Precedence
from heard.judgement.folded import Folded, fold_both
from heard.judgement.pattern import Pattern, Sieve
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject


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
    unless    none of these may fit
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
    unless: tuple[Pattern, ...] = ()

    @property
    def choices(self) -> tuple[tuple[Pattern, ...], ...]:
        """Sets of patterns of each of which one must fit."""
        return (self.any, *self.all) if self.any else self.all

    def look(self, text: Folded, signals: Collection[str], likely: Collection[Pattern] | None = None) -> Finding | None:
        """Return what the rule finds in the text, with the words that show it, or None.

        likely   the patterns not yet ruled out by the words the text has; None is all of them
        """
        if not self.requires.issubset(signals):
            return None
        shown: list[str] = []
        for choice in self.choices:
            for pattern in choice:
                if (likely is None or pattern in likely) and (span := pattern.find(text)):
                    shown.append(text.words(*span))
                    break
            else:
                return None
        for pattern in self.unless:
            if (likely is None or pattern in likely) and pattern.find(text):
                return None
        return Finding(self.finds, self.id, " ... ".join(dict.fromkeys(shown)), self.source, self.verdict)


@dataclass(frozen=True, slots=True)
class Looked:
    """What the rules see in a message, each finding with the signals it requires, in the order of the rules' ids."""

    found: tuple[tuple[frozenset[str], Finding], ...]

    def given(self, signals: Collection[str]) -> tuple[Finding, ...]:
        """Return what is found where these signals hold.

        A finding that only helps to tell the kind is given once; dangers and all else the
        landlord is told are given by every rule that sees them.
        """
        held, given, settled = frozenset(signals), [], set()
        for requires, finding in self.found:
            if finding.finding not in settled and requires <= held:
                given.append(finding)
                if _settles(finding):
                    settled.add(finding.finding)
        return tuple(given)


def _settles(finding: Finding) -> bool:
    return finding.verdict == "yes" and finding.finding not in VERDICTS


@dataclass(frozen=True)
class Rules:
    """Every rule, and the order in which findings decide.

    version  SHA-256 over all files they were read from, kept with every decision made under them
    """

    rules: tuple[Rule, ...]
    precedence: Precedence
    version: str

    def look(self, message: Message) -> Looked:
        """Look at a message with every rule, whatever else is known of it."""
        subject = "" if is_reply_subject(message.subject) else message.subject
        texts = dict(
            zip((Where.SUBJECT, Where.OWN_WORDS, Where.BOTH), fold_both(subject, message.own_words), strict=True)
        )
        sieve, rules = self._sieve
        likely = sieve.may_fit(texts[Where.BOTH])
        found: list[tuple[frozenset[str], Finding]] = []
        settled: set[str] = set()
        for rule, patterns in rules:
            if rule.finds in settled or (patterns and patterns.isdisjoint(likely)):
                continue
            if finding := rule.look(texts[rule.where], rule.requires, likely):
                found.append((frozenset(rule.requires), finding))
                if not rule.requires and _settles(finding):
                    settled.add(finding.finding)
        return Looked(tuple(found))

    @cached_property
    def _sieve(self) -> tuple[Sieve, tuple[tuple[Rule, frozenset[Pattern]], ...]]:
        """Every pattern in one sieve, and beside each rule the patterns of which it needs one at least."""
        sieve = Sieve({p for rule in self.rules for patterns in (rule.unless, *rule.choices) for p in patterns})
        return sieve, tuple((rule, frozenset(_fewest(rule.choices))) for rule in self.rules)


def _fewest(choices: Sequence[tuple[Pattern, ...]]) -> tuple[Pattern, ...]:
    return sorted(choices, key=len)[0] if choices else ()
