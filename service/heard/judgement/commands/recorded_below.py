"""What stands on lines below a command to be recorded with it: "cause: late repair", "compensation: £200".

Each line stands for itself: one that is not understood takes none of the others with it, and is named with the nearest
right words.  A line of prose ends them.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from heard.casework.commands import Close, OfArea, Record, State
from heard.casework.events import Learning, Particular
from heard.casework.particulars import ENDS, PLAIN, WORDS
from heard.judgement.commands.not_over import is_not_over
from heard.judgement.commands.of_learning import EXAMPLES, IS, OF_LEARNING
from heard.judgement.commands.of_particulars import OF_PARTICULARS
from heard.judgement.commands.pattern import Made
from heard.judgement.commands.said_below import says_otherwise, shortened
from heard.judgement.commands.short_form import LONG, is_of_the_form
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.taken_apart import LONGEST, plain
from heard.judgement.commands.typed import typed
from heard.judgement.folded import fold

_KEY = r"(?:the )?(?:(?:root )?causes?|themes?|remed(?:y|ies)|tenure|area|compensation|good-? ?will(?: gesture)?)"
_IS_KEYED = re.compile(rf"{_KEY}\s?[:=].*", re.IGNORECASE)
_BEGINS = re.compile(rf"{_KEY}\b\s?[:=]?", re.IGNORECASE)
_IS_MONEY = re.compile(r"compensation|good-? ?will|[£$€]", re.IGNORECASE)
_NOT_FILLED_IN = re.compile(rf"{_KEY}\s?[:=]?\s*(?:\[[^\]]*\]|<[^>]*>|\.{{2,}})?", re.IGNORECASE)
_NO_MONEY = re.compile(
    r"(?:compensation|good-? ?will(?: (?:gesture|payment))?)(?: (?:is|was)|\s?[:=-])? (?:nil|none|no|nothing|n/?a)"
    r"|no (?:compensation|good-? ?will)",
    re.IGNORECASE,
)
_MONEY_ALONE = re.compile(r"[£$€] ?\d[\d.,]{0,12}(?: for .{1,60})?", re.IGNORECASE)
_LISTED = re.compile(
    rf"(?P<key>(?:the )?(?:(?:root )?causes?|themes?|remed(?:y|ies))){IS} (?P<words>.{{1,200}})", re.IGNORECASE
)
_FEW = 3
"""Words up to which what stands behind "cause:" is no more than a word that is none of the list."""
_AMOUNT = re.compile(r"[^a-z]+[km]?|pounds?|quid|gbp|euros?|eur|dollars?|usd", re.IGNORECASE)
_IS_A_REFERENCE = re.compile(r"[a-z]{0,8}[ ./_#-]{0,2}[a-z0-9./_#-]*[0-9][a-z0-9./_#-]*")
"""A number as other systems have it: "CRM-4411", "SR 20871"."""
_NAMED = ("area", *(each.value for each in (*Learning, *Particular)))
"""How begins what is recorded; all else that is typed is a command."""
_BETWEEN = re.compile(r" ?[,;/(] ?| - ")
_AND = re.compile(r" (?:and|&) ")


@dataclass(frozen=True, slots=True)
class Missed:
    """What was written to be recorded and was not.

    why      what is said of it in the receipt
    besides  what of it may tell more than a word or an amount; "" where it tells no more
    """

    why: str
    besides: str = ""


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below a command: what is recorded with it, what of that was missed, and the other lines.

    open   those lines of what is recorded whose own words may say that something is still to come
    """

    records: tuple[Record | OfArea | State, ...]
    missed: tuple[Missed, ...]
    rest: tuple[str, ...]
    open: tuple[str, ...] = ()


def records_below(line: str, below: Sequence[str], spoken: Spoken) -> Below:
    """Return what the lines right below a command record, among those that fill it in; the same thing once.

    line   the command's own; it may have been broken by a mail program, and go on below
    """
    said = {_read(plain(line), spoken)}
    records: list[Record | OfArea | State] = []
    missed: list[Missed] = []
    rest: list[str] = []
    still_open: list[str] = []
    before = line
    for at, each in enumerate(below):
        found = _found(each, spoken) if each.strip() else None
        if found is not None and (found.records or len(before) < LONG):
            missed += found.missed
            still_open += [each for record in found.records if _may_be_open(record)]
            for record in found.records:
                if record in said:
                    missed.append(Missed(f'"{typed(record)}" stands there twice, and was recorded once.'))
                else:
                    records.append(record)
                said.add(record)
            continue
        if each.strip() and not is_of_the_form(each) and len(before) < LONG:
            return Below(tuple(records), tuple(missed), (*rest, *below[at:]), tuple(still_open))
        before = fold(each).text if each.strip() else before
        rest.append(each)
    return Below(tuple(records), tuple(missed), tuple(rest), tuple(still_open))


@dataclass(frozen=True, slots=True)
class _Found:
    """What one line holds; neither where it says that there is nothing to record."""

    records: tuple[Record | OfArea | State, ...] = ()
    missed: tuple[Missed, ...] = ()


def _found(line: str, spoken: Spoken) -> _Found | None:
    """Return what a line has to record; None where it was not written for that."""
    text = plain(line)
    if len(text) > LONGEST:
        return None
    if _NO_MONEY.fullmatch(text) or _NOT_FILLED_IN.fullmatch(text):
        return _Found()
    is_asked = text.endswith("?")
    made = _read(plain(text.rstrip(" ?")), spoken)
    if isinstance(made, State):
        return None if is_asked else _Found((made,))
    if isinstance(made, Record | OfArea):
        return _missed(line, (typed(made),)) if is_asked else _Found((made,))
    return (None if is_asked else _several(text, spoken)) or _not_understood(line, text, made)


def _not_understood(line: str, text: str, made: Made) -> _Found | None:
    if isinstance(made, Unsure):
        is_commanded = not all(each.startswith(_NAMED) for each in made.nearest)
        missed = _missed(line, made.nearest)
        return _Found(missed=tuple(replace(each, besides=line) for each in missed.missed)) if is_commanded else missed
    if _MONEY_ALONE.fullmatch(text):
        return _missed(line, EXAMPLES[:1])
    if _IS_KEYED.fullmatch(text):
        return _missed(line, EXAMPLES[:1] if _IS_MONEY.match(text) else ())
    return None


def _may_be_open(record: Record | OfArea | State) -> bool:
    """Say whether an officer's own words in what is recorded may say that something is still to come.

    What is waited for is, and so is what is to be done, unless it is what a landlord does to learn from a case.
    """
    if not isinstance(record, State) or not (words := record.words.casefold()):
        return False
    if words in PLAIN.get(record.about, ()) or words in WORDS.get(record.about, ()):
        return False
    if record.about is Particular.REFERENCE:
        return _IS_A_REFERENCE.fullmatch(words) is None
    return record.about in ENDS or is_not_over(record.words) or says_otherwise(Close(None), record.words)


def _read(text: str, spoken: Spoken) -> Made:
    """Return what a line records, all of it; unsure of one that begins so."""
    made = (each.read(text, spoken) for each in (*OF_LEARNING, *OF_PARTICULARS))
    return next((each for each in made if each is not None), None)


def _missed(line: str, nearest: Sequence[str]) -> _Found:
    near = f" Nearest: {', '.join(nearest)}." if nearest else ""
    return _Found(missed=(Missed(f'Not recorded: "{_shown(line)}".{near}', "" if _is_a_slip(plain(line)) else line),))


def _is_a_slip(text: str) -> bool:
    """Say whether a line tells no more than a word or an amount, though none that is known."""
    if says_otherwise(Close(None), text):
        return False
    behind = _BEGINS.sub("", text, count=1).split()
    return all(map(_AMOUNT.fullmatch, behind)) if _IS_MONEY.match(text) else len(behind) <= _FEW


def _shown(words: str) -> str:
    return shortened(" ".join(fold(words).text.split()))


def _several(text: str, spoken: Spoken) -> _Found | None:
    """Return what a line records that names several, "causes: late repair, contractor"; None where it is no such line.

    A case has one cause and one theme: the first is taken, and the others are named.
    """
    match = _LISTED.fullmatch(text)
    words = tuple(_each_of(match, spoken)) if match is not None else ()
    made = [(each, _read(f"{match['key']} {each}", spoken)) for each in words] if match is not None else []
    records = tuple(dict.fromkeys(each for _, each in made if isinstance(each, Record)))
    if not records or len(made) == 1:
        return None
    unknown = (each for each, what in made if not isinstance(what, Record))
    missed = [Missed(f'Not recorded: "{_shown(each)}".', "" if _is_a_slip(each) else each) for each in unknown]
    about = records[0].about
    if about is not Learning.REMEDY:
        others = (f'Not recorded: "{typed(each)}". Of each case one {about.value} counts.' for each in records[1:])
        records, missed = records[:1], [*map(Missed, others), *missed]
    return _Found(records, tuple(missed))


def _each_of(match: re.Match[str], spoken: Spoken) -> Iterator[str]:
    """Yield what is named on a line: parted at "and" only where each part is known."""
    for part in filter(None, (each.strip(" ().") for each in _BETWEEN.split(match["words"]))):
        apart = _AND.split(part)
        is_one = isinstance(_read(f"{match['key']} {part}", spoken), Record)
        are_known = all(isinstance(_read(f"{match['key']} {each}", spoken), Record) for each in apart)
        yield from apart if are_known and not is_one else (part,)
