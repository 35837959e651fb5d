"""What an officer's mail program says of their absence: from which day, until which day, or that they are back.

    back on Monday 7 December        the last day away is the one before
    returning 07/12/2026             the same
    until 4 December                 that day; so is the last of "from 1 to 12 December"
    from 21 December                 they are here until then, as they are "in the office until 18 December"
    on leave 30/11 - 11/12           from one to the other
    on leave today                   today
    no longer work here              for good
    I am now back                    an absence that was told before is over
    I no longer work on Fridays      nobody says that they are away

A day that is over says that they are back, and that nobody has switched the answer off.  No day, or one that is on no
calendar ("Monday 8 December", a Tuesday), is an absence without an end.  "12/21/2026" can only have the month first,
and so have the days in figures beside it.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from itertools import pairwise

from heard.casework.in_words import MONTHS, day_in_words
from heard.judgement.officers.away_words import AWAY, GONE_FOR_GOOD, HERE, without_habits
from heard.mail.message import Automatic, Message
from heard.mail.told.days import DayNamed, days_named
from heard.mail.told.days_ahead import WEEKDAY, friday_of

LONGEST = timedelta(days=400)
"""What is said to last longer, or to begin later, is a slip: parental leave is a year."""
_READ = 3_000
_BEFORE = 60
_A_DAY = timedelta(1)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")
_BACK = re.compile(
    r"\b(?:back|return(?:s|ing)?|resum(?:e|ing)|available again|again)\b(?:(?!\b(?:but|then)\b)[^.!?]){0,50}$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:until|untill|till|'til|til|through|thru|to|up to(?: and including)?|including|inclusive)(?: and including)?"
    r"[ :]{1,2}(?:the )?$|[-\u2013\u2014][ ]?$",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:from|between|start(?:s|ing)?|begin(?:s|ning)?|commenc(?:es|ing)|as of|effective|finish(?:ing)?(?: work)?)"
    r"(?: on| from)?(?: the)?[ :]{1,2}$",
    re.IGNORECASE,
)
_HERE_UNTIL = re.compile(
    r"(?<!not )(?<!not be )(?<!out of )(?<!from )"
    r"\b(?:in (?:the |my )?office|at (?:work|my desk)|here|available|working)\b"
    r"(?: as (?:usual|normal))?(?: up)? (?:until|till)(?: the)?(?: end of)? $"
    r"|\blast (?:working )?day\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_TO = re.compile(
    r"[ ,]*(?:to|until|till|'?til|through|thru|and|up to|[-\u2013\u2014])(?: and including)?(?: the)? *", re.I
)
_IN_FIGURES = re.compile(r"(?<![\w/])([0-9]{1,2})/([0-9]{1,2})(?=/[0-9]{2}|(?![\w/]))")
_FROM_TO = re.compile(r"(?<![\w/])([0-9]{1,2}/[0-9]{1,2}) ?(?:-|\u2013|\u2014|to) ?([0-9]{1,2}/[0-9]{1,2})(?![\w/])")
_ALWAYS = ("24", "7")
_NEXT_WEEK = re.compile(rf"(?<!day )(?<!day of )\b(?:all |the whole of )?next week\b(?! {WEEKDAY}\b)", re.IGNORECASE)
_WEEK_OF = re.compile(r"\b(?:w/c|week (?:commencing|beginning|starting|of))[ :]{1,2}(?:the )?$", re.IGNORECASE)
_UNTIL_A_MONTH = re.compile(rf"\b(until|till|'til) ((?:{'|'.join(MONTHS)})\b)(?! [0-9]{{1,2}}\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Absence:
    """An absence as a mail program tells of it.

    last       the last day, where it says one
    words      those that say so
    first      the first day, where that is still to come
    for_good   whether they work there no longer
    """

    last: date | None
    words: str
    first: date | None = None
    for_good: bool = False


@dataclass(frozen=True, slots=True)
class Back:
    """That they are back, and the words that say so."""

    words: str


class _Role(Enum):
    """What a day is in an absence: the first or the last of it, the first or last at work, or it is not said."""

    FIRST = auto()
    LAST = auto()
    BACK = auto()
    STILL_HERE = auto()
    UNSAID = auto()


def absence_in(message: Message, *, day: date) -> Absence | Back | None:
    """Return what an automatic answer tells of its sender; None where that is nothing, or an absence that is over.

    day   on which it came, on the landlord's wall calendar
    """
    if message.machine is None or message.machine.kind is not Automatic.REPLY:
        return None
    # What it answers stands in its subject: the words of our own letter are not its writer's.
    text = _plain((message.own_words or message.text)[:_READ], day)
    days = list(_with_roles(text, day))
    first, last = _first_day(days), _last_day(days)
    begins = first if first is not None and day < first <= day + LONGEST else None
    if (left := GONE_FOR_GOOD.search(text)) is not None and (last is None or last < day):
        return Absence(None, left[0], begins, for_good=True)
    if (here := _is_here(text, day)) is not None and begins is None:
        return Back(here)
    away = AWAY.search(text)
    if away is None:
        return None
    if last is None or last - day > LONGEST or (begins is not None and last < begins):
        return Absence(None, away[0], begins)
    return Absence(last, away[0], begins) if last >= day else None


def _plain(text: str, day: date) -> str:
    """Return a text with a sentence on one line, its days as days are written in the UK, and nothing of habits."""
    friday = friday_of(day) + timedelta(7)
    next_week = f"from {day_in_words(friday - timedelta(4))} until {day_in_words(friday)}"
    text = text.replace("\u2019", "'").replace("\u00a0", " ")
    text = re.sub(r"[ \t\r]+", " ", text)
    text = re.sub(r"(?<!\n) ?\n(?! ?[\n*\u2022-])", " ", text)
    text = _FROM_TO.sub(r"from \1 until \2", _with_days_first(text))
    return without_habits(_UNTIL_A_MONTH.sub(r"\1 1 \2", _NEXT_WEEK.sub(next_week, text, count=3)))


def _with_days_first(text: str) -> str:
    """Return a text with the day before the month, where it holds a date that has it the other way round."""
    pairs = [each.groups() for each in _IN_FIGURES.finditer(text) if each.groups() != _ALWAYS]
    is_american = any(int(second) > 12 >= int(first) for first, second in pairs)
    if not is_american or any(int(first) > 12 for first, _ in pairs):
        return text
    return _IN_FIGURES.sub(r"\2/\1", text)


def _is_here(text: str, day: date) -> str | None:
    """Return the words that say they are back, of a sentence that names no day to come."""
    here = HERE.search(text)
    if here is None:
        return None
    begin, end = _sentence(text, here.start())
    if any(each.day > day for each in days_named(text[begin:end], written=day)):
        return None
    return here[0]


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence begins and ends that stands there."""
    ends = [each.end() for each in _SENTENCE_END.finditer(text)]
    return max((end for end in ends if end <= at), default=0), min((end for end in ends if end > at), default=len(text))


def _with_roles(text: str, day: date) -> Iterator[tuple[_Role, date]]:
    """Yield the days that may belong to an absence, each with what it is in it.

    Of a sentence that tells of no absence only what is plain: what else is named there is another matter.
    """
    days = days_named(text, written=day)
    roles = [_role(text, each) for each in days]
    for number, (one, other) in enumerate(pairwise(days)):
        if _is_range(text, one, other) and roles[number] in (_Role.FIRST, _Role.UNSAID, _Role.LAST):
            roles[number : number + 2] = _Role.FIRST, _Role.LAST
    for each, role in zip(days, roles, strict=True):
        begin, end = _sentence(text, each.begin)
        if _WEEK_OF.search(text, begin, each.begin):
            yield _Role.FIRST, each.day - timedelta(4)
        is_told = AWAY.search(text, begin, end) or GONE_FOR_GOOD.search(text, begin, end)
        if is_told or role is not _Role.UNSAID:
            yield (_Role.LAST if role is _Role.UNSAID and each.until else role), each.day


def _role(text: str, named: DayNamed) -> _Role:
    begin, _ = _sentence(text, named.begin)
    before = " ".join(text[max(begin, named.begin - _BEFORE) : named.begin].split()) + " "
    looks = ((_HERE_UNTIL, _Role.STILL_HERE), (_BACK, _Role.BACK), (_FIRST, _Role.FIRST), (_LAST, _Role.LAST))
    return next((role for look, role in looks if look.search(before)), _Role.UNSAID)


def _is_range(text: str, one: DayNamed, other: DayNamed) -> bool:
    return one.begin == other.begin or _TO.fullmatch(text, one.end, other.begin) is not None


def _last_day(days: Iterable[tuple[_Role, date]]) -> date | None:
    """Return the last day away: before being back, else of how long it lasts, else the last that is named."""
    by = {role: [day for which, day in days if which is role] for role in _Role}
    if by[_Role.BACK]:
        return by[_Role.BACK][0] - _A_DAY
    if by[_Role.LAST]:
        return max(by[_Role.LAST])
    is_begun = by[_Role.FIRST] or by[_Role.STILL_HERE]
    return max(by[_Role.UNSAID], default=None) if not is_begun else None


def _first_day(days: Iterable[tuple[_Role, date]]) -> date | None:
    """Return the first day away, where one is said."""
    by = {role: [day for which, day in days if which is role] for role in _Role}
    if by[_Role.STILL_HERE]:
        return min(by[_Role.STILL_HERE]) + _A_DAY
    if by[_Role.FIRST]:
        return min(by[_Role.FIRST])
    return min(by[_Role.UNSAID], default=None) if not by[_Role.LAST] else None
