"""How alike two texts are in what they are about.

Words are compared without their endings.  A word that every letter has counts nothing, one that
most letters to a landlord have counts little, and one that all the cases in question have tells
little between them.  A short answer shares one word with its case ("bucket"), a long one many, and
every letter says much that is new: so it is what is shared that speaks, and what is not hardly.

Pure, and linear in the size of the texts.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import filterfalse

from heard.judgement.threading.common_words import OF_LITTLE_WEIGHT, OF_NO_WEIGHT

LIMIT = 6_000
"""Characters of a text looked at."""

LITTLE, SOME, ALL = 0.2, 0.8, 1.0
"""What a word weighs: one of most letters and a number of two digits, a longer number, any other."""

_WORD = re.compile(r"[£$€]?[^\W_]{1,40}+(?:['\u2019][^\W_]{1,4}+)?")
_ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@]{1,255}|\bhttps?://\S{1,500}")
_SENT_WITH = re.compile(
    r"^[ \t]{0,8}(?:sent (?:from|via|with|using)|get [\w ]{1,30} for) [\w .:/]{1,40}$", re.MULTILINE
)
_NOT_ABOUT = re.compile(
    r"\b(?:not|isn'?t|aint|ain'?t|nie|nicht|kein|keine|pas|ddim|nothing to do with)"
    r"(?: (?:the|a|an|about|my|our|this|that|your|to do with|again)){0,3} [^\W\d_]{3,30}"
)
_MANY, _ENDINGS = ("ies", "es", "s"), ("ing", "edly", "ed", "ly", "er")
_SHORTEST = 4  # letters left of a word without its ending


USUAL = 1_200
"""A message of 20 words and a case of 60, multiplied: about as many pairs of words as may agree by chance."""
CLEAREST, FAINTEST = 1.6, 0.6
FEWEST_CASES = 4
"""Of fewer nothing is known of what is common."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What a message shares with a case.

    shared   the weight of the words both have; more where both are short, since long texts share words by chance
    apart    the weight of the message's words that the case does not have; less where little is known of the case
    words    the heaviest of the shared words, as they are compared
    """

    shared: float
    apart: float
    words: tuple[str, ...]


@lru_cache(maxsize=8_000)  # what a mail says is asked again for every later mail of its case
def matter_of(text: str) -> frozenset[str]:
    """Return the words of what one mail of a case is about."""
    return frozenset(words_about(text))


def words_about(text: str) -> dict[str, float]:
    """Return what a message is about: as `words_in`, without what it says it is not about ("not the garage")."""
    return words_in(_NOT_ABOUT.sub(" ", text[:LIMIT].lower()))


def words_in(text: str) -> dict[str, float]:
    """Return what a text is about: its words without endings, each with its weight."""
    found: dict[str, float] = {}
    text = text[:LIMIT].lower()
    if "@" in text or "://" in text:
        text = _ADDRESS.sub(" ", text)
    if "sent " in text or "get " in text:
        text = _SENT_WITH.sub(" ", text)
    # What stands twice between the same spaces is taken apart once; the order stays that of the text.
    for word in dict.fromkeys(_WORD.findall(" ".join(dict.fromkeys(text.split())))):
        bare, weight = _weighed(word)
        if weight:
            found[bare] = weight
    return found


class Commonness:
    """How common words are in one mailbox: on how many of the cases that were written about lately."""

    def __init__(self, lately: Iterable[tuple[str, str]] = ()) -> None:
        """Begin with what mails say, each after the case it is on."""
        self._says: dict[str, tuple[str, ...]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._cases_having: dict[str, int] = {}
        self.move_on(lately)

    def move_on(self, lately: Iterable[tuple[str, str]]) -> None:
        """Go by these mails from now on.  From one message to the next hardly any is another, so only those count."""
        says: dict[str, tuple[str, ...]] = {}
        for reference, text in lately:
            says[reference] = (*says.get(reference, ()), text)
        gone = [reference for reference, texts in self._says.items() if says.get(reference) != texts]
        come = [reference for reference, texts in says.items() if self._says.get(reference) != texts]
        # All that can fail comes first: what was counted by halves would count wrongly ever after.
        words = {reference: frozenset[str]().union(*map(matter_of, says[reference])) for reference in come}
        for reference in gone:
            self._leave_out(reference)
        for reference in come:
            self._take_in(reference, words[reference])
        self._says = says

    def _take_in(self, reference: str, words: frozenset[str]) -> None:
        self._words[reference] = words
        for word in words:
            self._cases_having[word] = self._cases_having.get(word, 0) + 1

    def _leave_out(self, reference: str) -> None:
        for word in self._words.pop(reference):
            self._cases_having[word] -= 1
            if not self._cases_having[word]:
                del self._cases_having[word]

    def rarity(self, besides: str) -> Callable[[str], float]:
        """Return how rare a word is: 1 for one on none of the cases besides this one, less the more of them have it."""
        its_own = self._words.get(besides)
        others = len(self._words) - (its_own is not None)
        if others < FEWEST_CASES:
            return lambda _: 1.0
        of_a_count = [_rarity(having, others) for having in range(others + 1)]
        having, own = self._cases_having, its_own or frozenset()
        return lambda word: of_a_count[having.get(word, 0) - (word in own)]


def alike(
    message: Mapping[str, float],
    case: Collection[str],
    rarity: Callable[[str], float],
    others: Sequence[Collection[str]] = (),
) -> Alike:
    """Return how much of what a message is about a case is about too.

    message   as `words_about` gives them
    rarity    of a word in this mailbox, from 0 to 1
    others    the words of the writer's other cases; what they have too tells less
    """
    shared, tells, shown = 0.0, False, []
    for word in filter(case.__contains__, message):
        weight = message[word]
        tells |= weight > LITTLE
        weight *= rarity(word)
        if others:
            weight *= 1 - 0.8 * sum(word in other for other in others) / len(others)
        shared += weight
        if weight > LITTLE:
            shown.append((weight, word))
    # Words of most letters are shared by most letters.
    pairs = max(1, len(message) * len(case))
    shared *= min(CLEAREST, max(FAINTEST, (USUAL / pairs) ** 0.25)) if tells else 0.0
    apart = sum(map(message.__getitem__, filterfalse(case.__contains__, message))) * min(1.0, len(case) / 60)
    shown.sort(key=lambda each: (-each[0], -len(each[1])))
    return Alike(shared, apart, tuple(word for _, word in shown[:5]))


@lru_cache(maxsize=4_000)
def _rarity(having: int, others: int) -> float:
    return 1.0 - math.log1p(having) / math.log1p(others)


@lru_cache(maxsize=50_000)
def _weighed(word: str) -> tuple[str, float]:
    bare = word.replace("'", "").replace("\u2019", "")
    if not bare.isascii():
        bare = "".join(each for each in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(each))
    if bare in OF_NO_WEIGHT or (len(bare) < 3 and not bare.isdigit()):
        return "", 0.0
    if bare[0] in "£$€":
        return (bare, ALL) if bare[1:].isdigit() else _weighed(bare[1:]) if bare[1:] else ("", 0.0)
    if bare.isdigit():
        return (bare, SOME if len(bare) > 2 else LITTLE) if 1 < len(bare) < 12 else ("", 0.0)
    stem = _without_ending(bare)
    if stem in _none_of_weight():
        return "", 0.0
    return stem, LITTLE if stem in _of_little_weight() else ALL


@cache
def _none_of_weight() -> frozenset[str]:
    return frozenset(_without_ending(word) for word in OF_NO_WEIGHT if len(word) > _SHORTEST)


@cache
def _of_little_weight() -> frozenset[str]:
    return frozenset(map(_without_ending, OF_LITTLE_WEIGHT))


def _without_ending(word: str) -> str:
    if any(each.isdigit() for each in word):
        return word
    for endings in (_MANY, _ENDINGS):
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - (ending == "s"):
                word = word[: -len(ending)] + ("y" if ending == "ies" else "")
                break
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST else word
