"""The sentences of a letter, with the days they name, and which of them tell something.

A line that a mail program broke is one with the next; a bullet, a heading and what a semicolon
parts are sentences of their own.  A greeting, "Kind regards" and a heading of three words answer nobody.
Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from heard.judgement.folded import LIMIT
from heard.mail.told.days import DayNamed, days_named

_MOST = 400
_MOST_DAYS = 60
_LONGEST = 1_000  # characters; what is longer is no sentence, and its rest is not read
_BROKEN_BY_A_PROGRAM = re.compile(r"(?<=[^\n]{50})\n(?=[^\n\s*\u2022\u00b7(0-9-])")
_END = re.compile(r"[.!?]+[\"'\u201d)]{0,2}(?=\s)|;(?=\s)|\n")
_SHORTENED = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|mx|dr|prof|cllr|rev|st|no|nos|approx|ref|tel|ext|i\.e|e\.g|vs|dept|[a-z])\.$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"; |, (?:so|but|which|who|because|since|although|and|or) | but | because | since (?=i |we |the |he |she |they )"
    r"| as (?=i |we |there )| so (?=please |i |we |that |you |i'|we')| until (?=i |we |he |she |they |the [a-z])"
    r"| and (?=(?:i|we|it|he|she|they|you|the|this|that|will|shall|then|so|a|an)\b)"
)
_STRAIGHT = {"\u2019": "'", "\u2018": "'", "\u00a0": " "}
_AROUND = " \t\n*\u2022\u00b7-"
_COURTESY = re.compile(
    r"(?:dear|hi|hello|good (?:morning|afternoon|evening)|morning|thank you|thanks|many thanks|kind regards|regards|"
    r"best wishes|yours|with (?:my |kind )?|warm)\b",
    re.IGNORECASE,
)
_FEWEST = 4
"""Words of a sentence that tells something."""


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence as it stands, in small letters and with straight quotes, and its days.

    days   in order; where each begins is counted from the sentence's own first character
    """

    words: str
    plain: str
    days: tuple[DayNamed, ...]

    def before(self, day: DayNamed) -> str:
        """Return what stands before a day."""
        return self.plain[: day.begin]

    def clause(self, day: DayNamed) -> tuple[int, int]:
        """Return where the clause a day stands in begins and ends."""
        begin = max((cut.end() for cut in _CUT.finditer(self.plain, 0, day.begin)), default=0)
        cut = _CUT.search(self.plain, day.end)
        return begin, cut.start() if cut else len(self.plain)


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the first 400 sentences of a text's first 20,000 characters, each on one line."""
    whole = _unbroken(text)
    return tuple(" ".join(whole[begin:end].split()) for begin, end in islice(_spans(whole), _MOST))


def of_substance(text: str) -> tuple[str, ...]:
    """Return the sentences that tell something."""
    return tuple(each for each in sentences_of(text) if len(each.split()) >= _FEWEST and not _COURTESY.match(each))


def dated_sentences(own_words: str, *, written: date) -> tuple[DatedSentence, ...]:
    """Return the same sentences with their days, as they stand.

    written   the day the letter was sent
    """
    text = own_words[:LIMIT]
    for odd, straight in _STRAIGHT.items():
        text = text.replace(odd, straight)
    text = _unbroken(text)
    days = days_named(text, written=written, limit=_MOST_DAYS)
    found = []
    at = 0
    for begin, end in islice(_spans(text), _MOST):
        while at < len(days) and days[at].begin < begin:
            at += 1
        first = at
        while at < len(days) and days[at].begin < end:
            at += 1
        inside = tuple(replace(day, begin=day.begin - begin, end=day.end - begin) for day in days[first:at])
        words = text[begin:end]
        found.append(DatedSentence(words, _small(words), inside))
    return tuple(found)


def _unbroken(text: str) -> str:
    return _BROKEN_BY_A_PROGRAM.sub(" ", text[:LIMIT])


def _small(words: str) -> str:
    """Return words in small letters, as long as they were: some letters abroad become two."""
    small = words.lower()
    if len(small) == len(words):
        return small
    return "".join(each if len(each := letter.lower()) == 1 else letter for letter in words)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _END.finditer(text):
        if match[0] == "." and _SHORTENED.search(text, max(begin, match.start() - 8), match.end()):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, len(text))


def _trimmed(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[begin:end]
    left = len(words) - len(words.lstrip(_AROUND))
    if words := words.strip(_AROUND + ";")[:_LONGEST]:
        yield begin + left, begin + left + len(words)
