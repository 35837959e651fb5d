"""The days a text in UK English names: "24 September 2025", "Sept 24th", "24/9/25", "w/c 6 Oct", "the 14th", "Friday".

The day comes before the month always: "05/13/2025" is no day.  So is one that is on no calendar, and one whose
weekday is not its own ("Friday 24 September", a Wednesday): whoever wrote that meant one of two
days.  Without a year it is the one nearest to the day of writing.  A length in working days names
no day; casework counts those.

No library does this.  dateutil reads 05/13/2025 as 13 May and 2025-09-04, told that days come first, as
9 April; dateparser finds days in "may", "sat" and "in March 3".  A day that nobody named is worse here than one
that is missed.  Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from heard.mail.told.days_ahead import WEEKDAY, Named, days_ahead, friday_of, last_of_month, weekday_number
from heard.mail.told.street_words import TYPES

_LIMIT = 20_000
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# Two figures are a year where nothing follows that they could count.
_YEAR = (
    r"(?P<year>(?:19|20)[0-9]{2}(?![0-9])|(?:['\u2019]|(?<=[-/.]))[0-9]{2}(?!\w)"
    r"|[0-9]{2}(?=[ ]?(?:[,;)\n]|\.(?![0-9])|$)))"
)
_NOT_BEFORE = r"(?<![\w\u00a3$/'#-])(?<![0-9][.:,])"
_DAY_FIRST = re.compile(
    rf"{_NOT_BEFORE}(?:(?P<weekday>{WEEKDAY})\b[.,]?[ ](?:the[ ])?)?"
    r"(?:(?P<other>[0-9]{1,2})(?:st|nd|rd|th)?[ ]?(?:and|&|or|to|-|\u2013|/)[ ]?(?:the[ ])?)?"
    r"(?P<day>[0-9]{1,2})(?P<nth>[ ]?(?:st|nd|rd|th)\b)?(?:[ ]?of)?[ ,.-]?[ ]?"
    rf"(?P<month>{_MONTH})(?![a-z])(?:\.?[ ,-]{{1,2}}{_YEAR}|(?P<late>['\u2019][0-9]{{2}}\b))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_NOT_BEFORE}(?:(?P<weekday>{WEEKDAY})\b[.,]?[ ])?(?P<month>{_MONTH})\b\.?[ ](?:the )?"
    r"(?P<day>[0-9]{1,2})(?P<nth>st|nd|rd|th)?(?!\w|:[0-9]|[.,][0-9])(?:,?[ ](?P<year>(?:19|20)[0-9]{2})\b)?",
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(
    rf"(?<![\w/.\u00a3$#-])(?:(?P<weekday>{WEEKDAY})\b[.,]?[ ])?"
    r"(?P<day>[0-9]{1,2})(?P<sign>[/.-])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4}|[0-9]{2})(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?<![\w/-])(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?![0-9A-SU-Za-z-])")
_DAY_AND_MONTH = re.compile(
    rf"(?<![\w/.\u00a3$#-])(?:(?P<weekday>{WEEKDAY})\b[.,]?[ ])?"
    r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?![\w/%]|[.,][0-9])",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(
    r"\b(?:end of|in|during|(?:planned|booked|scheduled|due|expected|set|arranged) for)[ ]"
    rf"(?P<month>{_FULL_MONTH})\b(?![ ][0-9]{{1,2}}\b)(?:[ ](?P<year>20[0-9]{{2}})\b)?"
)
_OF_A_MONTH = re.compile(
    rf"(?:\b(?P<weekday>{WEEKDAY})\b[.,]?[ ](?:the[ ])?|\bthe[ ])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)\b"
    r"(?P<which> of (?:this|next|the) month)?"
    r"(?=[ ]?(?:[.,;:!?)\n/\u2013-]|$)|[ ](?:and|or|to|at|by|so|as|for|if|of|in|on|but|when|we|i|i'll|from|between|"
    r"because|instead|rather|with|unless|once|which|that|after|before|not|will|is|was|weather|[0-9])\b)",
    re.IGNORECASE,
)
_WEEK_BEFORE = re.compile(
    r"\b(?:w/c|wc|w\.c\.|wk/?c|week[ -](?:commencing|beginning|starting|of)|week of the)[ :]{0,2}(?:the )?"
    rf"(?:{WEEKDAY}[ ]?)?$",
    re.IGNORECASE,
)
_LAST_DAY_BEFORE = re.compile(
    r"\b(?:by|until|till|'til|before|no later than|not later than|up to|(?:is|are|was) due|deadline(?: is| of)?)"
    r"(?: (?:then|about|around|noon|midday|lunchtime|[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]m"
    r"|(?:the )?(?:end|close) of(?: (?:the day|play|business|day))?))?"
    rf"(?:,? on)?(?: the)?(?: {WEEKDAY})?[ :]{{1,2}}$",
    re.IGNORECASE,
)
_LAST_DAY_AFTER = re.compile(r",? (?:at (?:the )?(?:very )?latest|latest|deadline)\b", re.IGNORECASE)
_STREET_AFTER = re.compile(r"[ ]([A-Z][a-z]{1,12})\b")
_LED_TO = re.compile(r"\b(?:on|by|until|till|before|from|w/c|dated|of|is|due|booked|commencing)[ ]$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:version|clause|section|para|paragraph|part|item|point|v)\.?[ ]$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][ \n]|\n")
_HALVES = frozenset({(1, 2), (1, 3), (2, 3), (1, 4), (3, 4)})
_HALF_A_YEAR = 184  # days


@dataclass(frozen=True, slots=True)
class DayNamed:
    """A day a text names, and where.

    words   as they stand in the text, from `begin` up to `end`
    until   whether it is the last of a time, and not the day itself: "by", "no later than", "w/c" (its Friday)
    """

    day: date
    begin: int
    end: int
    words: str
    until: bool


def days_named(text: str, *, written: date, limit: int = 60) -> tuple[DayNamed, ...]:
    """Return the days named in a text's first 20,000 characters, in order, none within another.

    written   the day it was written, on the writer's wall clock: "Friday" is the next one after it
              (none is named from a day before 1900 or after 2200, which is a broken clock's)
    limit     how many at most
    """
    if not 1900 <= written.year <= 2200:
        return ()
    flat = _on_one_line(text[:_LIMIT])
    found = _apart((*_dates(flat, written), *days_ahead(flat, written)))
    found = _apart((*found, *_of_a_month(flat, written, found)))
    return tuple(islice(_named(text, flat, found), limit))


def _place(named: Named) -> tuple[int, int]:
    return named[0].start(), -named[0].end()


def _apart(found: Iterable[Named]) -> list[Named]:
    """Return what is found in order, without what begins within one before it; one match may name two days."""
    last: re.Match[str] | None = None
    apart = []
    for named in sorted(found, key=_place):
        if last is None or named[0] is last or named[0].start() >= last.end():
            last = named[0]
            apart.append(named)
    return apart


def _is_free(match: re.Match[str], found: list[Named]) -> bool:
    """Say whether nothing else is found there, but perhaps a weekday that is a part of it."""
    begin, end = match.span()
    return not any(
        each.start() < end and begin < each.end() and not (begin <= each.start() and each.end() <= end)
        for each, _, _ in found
    )


def _on_one_line(text: str) -> str:
    """Return a text as long as it was, in which only the end of a paragraph or a bullet breaks a line."""
    for odd in "\u00a0\u2007\u2009\u202f\t\r":
        text = text.replace(odd, " ")
    return re.sub(r"(?<!\n)\n(?![\n\s*\u2022-])", " ", text)


def _named(text: str, flat: str, found: list[Named]) -> Iterator[DayNamed]:
    for match, day, is_last in found:
        if day is None:
            continue
        begin, end = match.span()
        before = flat[max(0, begin - 60) : begin]
        until = is_last or bool(_LAST_DAY_BEFORE.search(before) or _LAST_DAY_AFTER.match(flat, end))
        if _WEEK_BEFORE.search(before):
            day, until = friday_of(day), True
        yield DayNamed(day, begin, end, text[begin:end], until)


def _dates(flat: str, written: date) -> Iterator[Named]:
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _IN_FIGURES, _YEAR_FIRST, _DAY_AND_MONTH):
        for match in pattern.finditer(flat):
            if _is_something_else(pattern, match, flat):
                continue
            for number in _numbers(match):
                yield match, _date(match, number, written), False
    for match in _MONTH_ALONE.finditer(flat):
        if (first := _with_year(1, _month(match["month"]), match["year"], written)) is not None:
            yield match, last_of_month(first.year, first.month), True


def _numbers(match: re.Match[str]) -> tuple[str, ...]:
    """Return the days of "27 and 28 October", one or two."""
    other = match.groupdict().get("other")
    return (other, match["day"]) if other else (match["day"],)


def _date(match: re.Match[str], number: str, written: date) -> date | None:
    groups = match.groupdict()
    year = groups.get("year") or groups.get("late")
    day = _with_year(int(number), _month(match["month"]), year, written)
    weekday = groups.get("weekday")
    if day is not None and weekday and not groups.get("other") and weekday_number(weekday) != day.weekday():
        return None
    return day


def _month(written: str) -> int:
    return int(written) if written.isdigit() else _MONTHS.index(written[:3].lower()) + 1


def _with_year(day: int, month: int, year: str | None, written: date) -> date | None:
    """Return the date, with the year that brings it nearest to the day of writing where none is given."""
    if year:
        number = int(year.strip("'\u2019"))
        return _on_the_calendar(number + 2000 if number < 100 else number, month, day)
    tried = (_on_the_calendar(written.year + more, month, day) for more in (1, 0, -1))
    near = [each for each in tried if each is not None and abs((each - written).days) <= _HALF_A_YEAR]
    return min(near, key=lambda each: abs((each - written).days), default=None)


def _on_the_calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_something_else(pattern: re.Pattern[str], match: re.Match[str], flat: str) -> bool:
    """Say whether it is an address, a half, a clause or words of every day: "6 may come", "12 March Close"."""
    groups = match.groupdict()
    before, after = flat[max(0, match.start() - 12) : match.start()], flat[match.end() : match.end() + 1]
    if pattern is _IN_FIGURES:
        return _NUMBERED.search(before) is not None
    if groups.get("nth") or groups.get("year") or groups.get("late") or groups.get("weekday"):
        return False
    is_led_to = _LED_TO.search(before) is not None
    if pattern is _DAY_AND_MONTH:
        return not is_led_to or (int(match["day"]), int(match["month"])) in _HALVES
    street = _STREET_AFTER.match(flat, match.end())
    if street and street[1].lower() in TYPES:
        return True
    if pattern is _MONTH_FIRST:
        return not is_led_to and after not in ("", ".", ",", ";", ")", "\n")
    return match["month"] in ("may", "mar", "march", "dec", "sep") and not is_led_to


def _of_a_month(flat: str, written: date, found: list[Named]) -> Iterator[Named]:
    """Yield days without a month, "the 14th": of the month named before it in the sentence, or else the next one."""
    for match in _OF_A_MONTH.finditer(flat):
        if not _is_free(match, found):
            continue
        month = _month_told(match, flat, found)
        for first in [month] if month is not None else _months_from(written, match["which"]):
            day = _on_the_calendar(first.year, first.month, int(match["day"]))
            if day is not None and (month is not None or day >= written):
                is_that_weekday = not match["weekday"] or weekday_number(match["weekday"]) == day.weekday()
                yield match, day if is_that_weekday else None, False
                break


def _month_told(match: re.Match[str], flat: str, found: list[Named]) -> date | None:
    """Return a day of the month that was named last before it in the sentence, not far off."""
    told = [each for each in found if each[0].end() <= match.start() <= each[0].end() + 120]
    if (
        not told
        or "month" not in told[-1][0].groupdict()
        or _SENTENCE_END.search(flat, told[-1][0].end(), match.start())
    ):
        return None
    return told[-1][1]


def _months_from(written: date, which: str | None) -> list[date]:
    """Return a day of each month that may be meant: this and the next, or the one that is said."""
    this, after = written, last_of_month(written.year, written.month) + timedelta(1)
    if which and "next" in which:
        return [after]
    return [this] if which else [this, after]
