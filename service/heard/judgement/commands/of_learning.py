"""The words for what is recorded of a case for others to learn from: "cause late repair", "compensation £200".

A slip of a letter or a plural is forgiven, and nothing else is guessed: what is no word of the lists is answered with
those most like it.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from difflib import SequenceMatcher, get_close_matches

from heard.casework.commands import Command, OfArea, Record
from heard.casework.events import AreaName, Learning, LearningWord
from heard.casework.learning import NO_APOLOGY
from heard.judgement.commands.nearest import MOST
from heard.judgement.commands.pattern import Entry, Maker, entry
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.taken_apart import plain
from heard.judgement.commands.typed import typed

MOST_PENCE = 100_000_000
"""A million pounds: what is more was mistyped."""
_FEW = 5
"""Words behind "cause" up to which somebody may have meant one of the list."""
_LIKE = 0.8
_ALIKE = 0.4
_SUM = (
    r"(?:£ ?)?(?P<{0}>(?:[1-9][0-9]{{0,2}}(?:,[0-9]{{3}}){{1,3}}|[0-9]{{1,10}})(?:\.[0-9]{{2}})?)"
    r"(?: ?(?:pounds?|quid|gbp))?"
)
"""A comma stands between thousands alone: "£12,50" may be twelve pounds fifty."""
_HARM = r"(?:the )?(?:distress|inconvenience|time and trouble)"
_FOR = rf"(?: for {_HARM}(?:(?:,| and) {_HARM}){{0,2}})?"
_LESS = (
    r"(?:,? (?:less|minus|offset|set off|off ?set by)(?: by| of)? "
    + _SUM.format("less")
    + r"(?: (?:owed|owing|offset|set off|(?:of |in |for )?(?:(?:rent )?arrears|rent))(?: to us)?)?)?"
)
_ARTICLE = re.compile(r"^(?:an?|the) ")
_SMALL_WORDS = frozenset(("and", "or", "of", "the", "in", "out", "to", "other", "not", "no"))
"""Words that tell no theme from another."""
_COUNTED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand)"
)
EXAMPLES = ("compensation £200", "compensation £200 less £150 owed", "goodwill £25")


def word_in(words: str, known: Collection[str]) -> str | None:
    """Return the word of a list that is meant; None where there is none, or where two are as near.

    Each of its words has to be there, a plural or a slip of a letter apart: "policy followed" is no "policy not
    followed".
    """
    whole = re.sub(r"\s+", " ", words.strip().lower()).strip("\"'.,: ")
    for exactly in (whole, _ARTICLE.sub("", whole)):
        if exactly in known:
            return exactly
    said = _ARTICLE.sub("", whole).replace("-", " ")
    near = [each for each in known if _is_near(said.split(), each.replace("-", " ").split())]
    return near[0] if len(near) == 1 else None


def _theme_with(words: str, known: Collection[str]) -> Sequence[str]:
    """Return the themes that have some words in them, side by side: "asb" is in "neighbourhood and asb"."""
    said = words.lower().replace("-", " ").split()
    if _SMALL_WORDS.issuperset(said):
        return ()
    return [each for each in known if _has(each.replace("-", " ").split(), said)]


def _has(words: Sequence[str], said: Sequence[str]) -> bool:
    return any(_is_near(said, words[at : at + len(said)]) for at in range(len(words) - len(said) + 1))


def _is_near(said: Sequence[str], word: Sequence[str]) -> bool:
    return len(said) == len(word) and all(_is_one_slip(*pair) for pair in zip(said, word, strict=True))


def _is_one_slip(said: str, word: str) -> bool:
    return said.rstrip("s") == word.rstrip("s") or SequenceMatcher(None, said, word, autojunk=False).ratio() >= _LIKE


def _word(about: Learning) -> Maker:
    def make(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
        known = spoken.lists.of(spoken.policy).words_for(about)
        words = match["word"].strip("\"'.,: ")
        within = _theme_with(words, known) if about is Learning.THEME else ()
        word = word_in(words, known) or (within[0] if len(within) == 1 else None)
        if word is not None:
            return Record(about, LearningWord(word))
        nearest = (typed(Record(about, LearningWord(each))) for each in within[:MOST] or _most_like(words, known))
        return _unsure(match["word"], nearest)

    return make


def _area(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    names, called = spoken.areas.names(spoken.staff), match["word"].lower()
    also_called = (each.name for each in spoken.areas.known if called in each.called)
    found = word_in(called, names) or next(also_called, None)
    if found is not None:
        return OfArea(AreaName(found))
    return _unsure(match["word"], (typed(OfArea(AreaName(each))) for each in _most_like(match["word"], names)))


def _most_like(words: str, known: Collection[str]) -> Sequence[str]:
    return get_close_matches(words.lower(), list(known), n=MOST, cutoff=_ALIKE) or tuple(known)[:MOST]


def _unsure(words: str, nearest: Iterable[str]) -> Unsure | None:
    """Return the right words, where somebody may have meant one of them: what is long tells something else."""
    return Unsure(found) if len(words.split()) <= _FEW and (found := tuple(nearest)) else None


def _sum(about: Learning) -> Maker:
    def make(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
        pence, less = _pence(match["sum"]), _pence(match.groupdict().get("less"))
        if not 0 < pence <= MOST_PENCE or less > pence:
            return Unsure(EXAMPLES)
        return Record(about, None, pence, less)

    return make


def _pence(written: str | None) -> int:
    """Return an amount in pence; 0 where none is written."""
    pounds, _, pence = (written or "0").replace(",", "").partition(".")
    return int(pounds) * 100 + int(pence or "0")


def _no_sum(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Be unsure of an amount with more to it: whatever it is, it may change the sum."""
    return Unsure(EXAMPLES)


def _no_apology(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    known = spoken.lists.of(spoken.policy).words_for(Learning.REMEDY)
    return Record(Learning.REMEDY, NO_APOLOGY) if NO_APOLOGY in known else None


_DUE = r"(?:(?:is|was) )?(?:needed|due|required|necessary|owed)"
IS = r"(?: (?:is|was|are|were)|\s?[:=-])?"
_THEME, _CAUSE, _REMEDY = _word(Learning.THEME), _word(Learning.CAUSE), _word(Learning.REMEDY)
_TENURE = _word(Learning.TENURE)
_MONEY = r"(?: (?:of|is|was|paid|offered|awarded|payment of)|\s?[:=-])?"
_GOODWILL = r"good-? ?will(?: (?:gesture|payment))?"

_SUMS: tuple[Entry, ...] = (
    entry(rf"compensation{_MONEY} {_SUM.format('sum')}{_FOR}{_LESS}", _sum(Learning.COMPENSATION)),
    entry(rf"{_GOODWILL}{_MONEY} {_SUM.format('sum')}(?: gesture)?{_FOR}", _sum(Learning.GOODWILL)),
)
_NO_SUMS: tuple[Entry, ...] = (
    entry(r"(?:compensation|good-? ?will)\b.{0,20}(?:£ ?[0-9]|[0-9] ?pounds?).{0,80}", _no_sum),
    entry(
        rf"(?:compensation|{_GOODWILL}){_MONEY}[ £$€.,-]{{1,5}}\d[\d.,-]{{0,20}}[km]?"
        r"(?: ?(?:pounds?|quid|gbp|euros?|eur|dollars?|usd))?",
        _no_sum,
    ),
    entry(
        rf"(?:compensation|{_GOODWILL}){_MONEY} (?:an? )?{_COUNTED}(?:(?: and)?[ -]{_COUNTED}){{0,6}}"
        r"(?: (?:pounds?|quid))?",
        _no_sum,
    ),
)
"""What is written like an amount, and is none for certain: other money, words, a range."""

OF_LEARNING: tuple[Entry, ...] = (
    entry(rf"(?:the )?(?:root )?causes?{IS} (?P<word>.{{1,60}})", _CAUSE),
    entry(rf"(?:the )?themes?{IS} (?P<word>.{{1,60}})", _THEME),
    entry(rf"(?:(?:the )?remed(?:y|ies){IS} )?no apology {_DUE}", _no_apology),
    entry(rf"(?:the )?remed(?:y|ies){IS} (?P<word>.{{1,60}})", _REMEDY),
    entry(rf"(?:the )?tenure{IS} (?P<word>.{{1,60}})", _TENURE),
    entry(rf"(?:the )?area{IS} (?P<word>.{{1,60}})", _area),
    *_SUMS,
    *_NO_SUMS,
)
"""In the order in which they are tried."""


def sum_asked(text: str, spoken: Spoken) -> tuple[str, ...]:
    """Return the right words for an amount that is asked and not said, "compensation £200?"; none for all else."""
    said = plain(text.rstrip(" ?"))
    made = (each.read(said, spoken) for each in _SUMS)
    return tuple(typed(each) for each in made if isinstance(each, Record))
