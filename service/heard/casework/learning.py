"""What is recorded of a case so that others may learn from it: what it was about, why it went wrong, what put it right.

A person records it, with a word of a list or an amount of money; nothing here records anything by itself.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from heard.casework.case import Case
from heard.casework.commands import Record
from heard.casework.events import Learning as Learning, LearningRecorded, LearningWord, Outcome
from heard.casework.policy import Policy

MONEY = (Learning.COMPENSATION, Learning.GOODWILL)
LONGEST = 60
"""Characters of a theme, cause or remedy, at most."""
MOST_CAUSES = 4
"""Of the causes there are, so many are offered to press."""
APOLOGY, NO_APOLOGY = LearningWord("apology"), LearningWord("no apology")
RENTED, OWNED, OTHER = LearningWord("rented"), LearningWord("owned"), LearningWord("other")
TENURES = (RENTED, OWNED, OTHER)
"""Low cost rental accommodation, low cost home ownership (a shared owner's), and what the regulator leaves out."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The words there are for what is recorded, in the order in which they are shown."""

    causes: tuple[LearningWord, ...] = ()
    themes: tuple[LearningWord, ...] = ()
    remedies: tuple[LearningWord, ...] = ()

    def of(self, policy: Policy) -> Lists:
        """Return the lists under a policy: its own in the place of these, and what puts things right by it besides.

        Whatever has an apology has the word that none is due.
        """
        own, redress = policy.learning, policy.redress
        causes = _words(own.causes) if own is not None and own.causes else self.causes
        themes = _words(own.themes) if own is not None and own.themes else self.themes
        remedies = _words(own.remedies) if own is not None and own.remedies else self.remedies
        kinds = _words(each.lower() for each in redress.kinds) if redress is not None else ()
        none_due = (NO_APOLOGY,) if APOLOGY in (*kinds, *remedies) else ()
        return Lists(causes, themes, tuple(dict.fromkeys((*kinds, *remedies, *none_due))))

    def words_for(self, about: Learning) -> tuple[LearningWord, ...]:
        """Return the words for a theme, a cause, a remedy or a tenure; none for money."""
        known = {Learning.CAUSE: self.causes, Learning.THEME: self.themes, Learning.REMEDY: self.remedies}
        return {**known, Learning.TENURE: TENURES}.get(about, ())


def _words(words: Iterable[str]) -> tuple[LearningWord, ...]:
    return tuple(map(LearningWord, words))


def counts_as_upheld(outcome: Outcome | None) -> bool:
    """Say whether a case that ended so was found to be right, wholly or in part."""
    return outcome is not None and outcome.endswith("upheld") and outcome != "not upheld"


def cause_missing(case: Case) -> bool:
    """Say whether a case was closed as upheld, wholly or in part, and nobody has said why it went wrong."""
    return _is_upheld(case) and case.said_last(Learning.CAUSE) is None


def _is_upheld(case: Case) -> bool:
    return case.joined is None and case.closed is not None and counts_as_upheld(case.closed.outcome)


def remedies_of(case: Case) -> tuple[LearningWord, ...]:
    """Return what was said to put a case right, each once, in the order it was said."""
    said = (each.word for each in case.learned if each.about is Learning.REMEDY)
    return tuple(dict.fromkeys(word for word in said if word is not None))


def still_to_record(case: Case, lists: Lists, likely: Iterable[LearningWord]) -> tuple[Record, ...]:
    """Return what may be offered to press for a case that was closed as upheld; nothing for any other.

    likely   causes, the likeliest first; what is no word of the lists is passed over
    """
    if not _is_upheld(case):
        return ()
    return tuple(_offered(case, lists, likely))


def _offered(case: Case, lists: Lists, likely: Iterable[LearningWord]) -> Iterator[Record]:
    if case.said_last(Learning.CAUSE) is None:
        in_order = dict.fromkeys((*(each for each in likely if each in lists.causes), *lists.causes))
        yield from (Record(Learning.CAUSE, each) for each in tuple(in_order)[:MOST_CAUSES])
    theme = LearningWord(case.area) if case.area is not None else None
    if theme in lists.themes and case.said_last(Learning.THEME) is None:
        yield Record(Learning.THEME, theme)
    is_put_right = any(each.about in (Learning.REMEDY, *MONEY) for each in case.learned)
    if APOLOGY in lists.remedies and not is_put_right:
        yield Record(Learning.REMEDY, APOLOGY)


def money(pence: int) -> str:
    """Return an amount as it is written: "£200", "£1,250.50"."""
    return f"£{pence // 100:,}{f'.{pence % 100:02}' if pence % 100 else ''}"


def in_words(case: Case, brought: Iterable[LearningRecorded] = ()) -> tuple[str, ...]:
    """Return what stands recorded of a case, and its area, a short line each: "cause: late repair".

    brought   money that was recorded of cases joined to it
    """
    return tuple(_in_words(case, tuple(brought)))


def _in_words(case: Case, brought: tuple[LearningRecorded, ...]) -> Iterator[str]:
    if case.area is not None:
        yield f"area: {case.area}"
    for about in (Learning.TENURE, Learning.THEME, Learning.CAUSE):
        if (word := case.said_last(about)) is not None:
            yield f"{about.value}: {word}"
    if remedies := remedies_of(case):
        yield f"put right by: {', '.join(remedies)}"
    for about in MONEY:
        given = [(each.pence, each.offset_pence) for each in case.learned if each.about is about]
        given += [(each.pence, each.offset_pence) for each in brought if each.about is about]
        if given:
            offered, offset = (sum(of_each) for of_each in zip(*given, strict=True))
            yield f"{about.value}: {sum_in_words(offered, offset)}"


def sum_in_words(pence: int, offset_pence: int) -> str:
    """Return an amount with what of it is set off, and what is left to pay."""
    if not offset_pence:
        return money(pence)
    left = money(pence - offset_pence)
    return f"{money(pence)}, {money(offset_pence)} of it set off against what they owe, {left} payable"
