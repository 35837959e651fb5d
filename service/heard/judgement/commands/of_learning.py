"""The words for what is recorded of a case for others to learn from: "cause late repair", "compensation £200".

A slip of a letter or a plural is forgiven, and nothing else is guessed: what is no word of the lists is answered with
those most like it.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from heard.casework.commands import Command, OfArea, Record
from heard.casework.events import AreaName, Learning, LearningWord
from heard.judgement.commands.nearest import MOST
from heard.judgement.commands.pattern import Entry, Maker, entry
from heard.judgement.commands.short_form import LONG, is_of_the_form
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.taken_apart import LONGEST, plain
from heard.judgement.commands.typed import typed
from heard.judgement.folded import fold

MOST_PENCE = 100_000_000
"""A million pounds: what is more was mistyped."""
_FEW = 5
"""Words behind "cause" up to which somebody may have meant one of the list."""
_LIKE = 0.8
_ALIKE = 0.4
_SUM = r"(?:£ ?)?(?P<{0}>[0-9][0-9,]{{0,11}}(?:\.[0-9]{{2}})?)(?: ?(?:pounds?|quid|gbp))?"
_LESS = (
    r"(?:,? (?:less|minus|offset|set off|off ?set by)(?: by| of)? "
    + _SUM.format("less")
    + r"(?: (?:owed|owing|offset|set off|(?:of |in |for )?(?:(?:rent )?arrears|rent))(?: to us)?)?)?"
)
_ARTICLE = re.compile(r"^(?:an?|the) ")
_EXAMPLES = ("compensation £200", "compensation £200 less £150 owed", "goodwill £25")


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


def _is_near(said: Sequence[str], word: Sequence[str]) -> bool:
    return len(said) == len(word) and all(_is_one_slip(*pair) for pair in zip(said, word, strict=True))


def _is_one_slip(said: str, word: str) -> bool:
    return said.rstrip("s") == word.rstrip("s") or SequenceMatcher(None, said, word, autojunk=False).ratio() >= _LIKE


def _word(about: Learning) -> Maker:
    def make(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
        known = spoken.lists.of(spoken.policy).words_for(about)
        if (word := word_in(match["word"], known)) is not None:
            return Record(about, LearningWord(word))
        nearest = (typed(Record(about, LearningWord(each))) for each in _most_like(match["word"], known))
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
            return Unsure(_EXAMPLES)
        return Record(about, None, pence, less)

    return make


def _pence(written: str | None) -> int:
    """Return an amount in pence; 0 where none is written."""
    pounds, _, pence = (written or "0").replace(",", "").partition(".")
    return int(pounds) * 100 + int(pence or "0")


def _no_sum(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Be unsure of an amount with more to it: whatever it is, it may change the sum."""
    return Unsure(_EXAMPLES)


_IS = r"(?: (?:is|was|are|were)|\s?[:=-])?"
_THEME, _CAUSE, _REMEDY = _word(Learning.THEME), _word(Learning.CAUSE), _word(Learning.REMEDY)
_MONEY = r"(?: (?:of|is|was|paid|offered|awarded|payment of)|\s?[:=-])?"

OF_LEARNING: tuple[Entry, ...] = (
    entry(rf"(?:the )?(?:root )?causes?{_IS} (?P<word>.{{1,60}})", _CAUSE),
    entry(rf"(?:the )?themes?{_IS} (?P<word>.{{1,60}})", _THEME),
    entry(rf"(?:the )?remed(?:y|ies){_IS} (?P<word>.{{1,60}})", _REMEDY),
    entry(rf"(?:the )?area{_IS} (?P<word>.{{1,60}})", _area),
    entry(rf"compensation{_MONEY} {_SUM.format('sum')}{_LESS}", _sum(Learning.COMPENSATION)),
    entry(rf"good-? ?will(?: (?:gesture|payment))?{_MONEY} {_SUM.format('sum')}(?: gesture)?", _sum(Learning.GOODWILL)),
    entry(r"(?:compensation|good-? ?will)\b.{0,20}(?:£ ?[0-9]|[0-9] ?pounds?).{0,80}", _no_sum),
)
"""In the order in which they are tried."""


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below a command: what is recorded with it, and the other lines."""

    records: tuple[Record | OfArea, ...]
    rest: tuple[str, ...]


def records_below(line: str, below: Sequence[str], spoken: Spoken) -> Below:
    """Return what the lines right below a command record, among those that fill it in.

    line   the command's own; it may have been broken by a mail program, and go on below
    """
    records: list[Record | OfArea] = []
    rest: list[str] = []
    before = line
    for at, each in enumerate(below):
        if (made := _recorded(each, spoken)) is not None:
            records.append(made)
            continue
        if each.strip() and not is_of_the_form(each) and len(before) < LONG:
            return Below(tuple(records), (*rest, *below[at:]))
        before = fold(each).text if each.strip() else before
        rest.append(each)
    return Below(tuple(records), tuple(rest))


def _recorded(line: str, spoken: Spoken) -> Record | OfArea | None:
    """Return what a line records, all of it; None of one that does not, or that cannot be told."""
    if line.rstrip().endswith("?") or len(text := plain(line)) > LONGEST:
        return None
    made = next((found for each in OF_LEARNING if (found := each.read(text, spoken)) is not None), None)
    return made if isinstance(made, Record | OfArea) else None
