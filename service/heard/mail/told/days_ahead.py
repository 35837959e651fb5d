"""Days that are named from the day of writing: "Friday", "next Wednesday", "tomorrow", "the end of the week".

Where English means two days by the same words, the one most people in the UK mean is taken where
nearly all do, and else none: a promise held against the wrong day is worse than one without a day.

    Friday            the next one after the day of writing, never that day itself
    this Friday       the same
    next Friday       the one in the week after this; weeks begin on Mondays
    Friday week       seven days after Friday
    last Friday       the latest before the day of writing
    within 14 days    counted from the day of writing; "ten days" may be working days, and so is no day
    w/c 20 October    the Friday of that week, as is "the end of the week"; see `days`

Pure.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

WEEKDAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
"""A weekday, in full or shortened."""
FRIDAY = 4
_FIRST_LETTERS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?P<number>[0-9]{{1,3}}|an?|{'|'.join(_NUMBERS)})"
_WEEKS = rf"(?:(?P<fortnight>(?:a )?fortnight)|{_NUMBER} weeks?)"
_MOST_DAYS = 366
# "Every Monday", "Monday to Friday" and "Mondays" are no day; a holiday is not the next day of its name.
_NO_ONE_DAY = re.compile(
    r"\b(?:every|each|most|some|alternate|any|other|good|black|easter|whit|bank holiday|usual|normal|on a|"
    rf"{WEEKDAY} ?(?:to|-|\u2013|through|and|or|until|till))[. ]{{0,2}}$",
    re.IGNORECASE,
)
_NO_ONE_DAY_AFTER = re.compile(
    rf"(?:['\u2019]s|s\b| ?(?:to|-|\u2013|through|and|or) ?{WEEKDAY}\b|"
    r" (?:mornings|afternoons|evenings|nights|club)\b)",
    re.IGNORECASE,
)
_POINTED_TO = re.compile(
    r"\b(?:on|by|until|till|before|from|since|next|this|last|coming|w/c|of|due)\.? $", re.IGNORECASE
)

_WEEKDAY = re.compile(
    r"\b(?:(?P<which>next|this coming|this|coming|last)[ ])?"
    rf"(?P<weekday>{WEEKDAY})\b(?P<week>[ ]week\b)?(?P<week_after>[ ](?:of )?next week\b)?"
    r"(?P<gone>[ ](?:just gone|last|past)\b)?",
    re.IGNORECASE,
)
_WEEKS_ON = re.compile(rf"\b{_WEEKS} (?:on|this|next|from) (?P<weekday>{WEEKDAY})\b", re.IGNORECASE)
_WEEKS_TODAY = re.compile(
    rf"\b{_WEEKS} (?:from )?(?:(?P<today>today|now|this (?:morning|afternoon))|tomorrow)\b", re.IGNORECASE
)
_TODAY = re.compile(
    r"\b(?:(?P<after>(?:the )?day after tomorrow)|(?P<next>tomorrow|tmrw|tomorow)|(?P<before>yesterday)"
    r"|today|tonight|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"\b(?:with)?in (?:the next |the coming |a further |another |no more than |at most )?"
    rf"(?:(?P<fortnight>(?:a )?fortnight)|{_NUMBER} (?P<unit>weeks?|(?:calendar )?days?|months?))\b"
    r"(?! ago| before| after| (?:of|from)(?! today| now| (?:the date of )?this))",
    re.IGNORECASE,
)
_END_OF = re.compile(
    r"\b(?:the )?end of (?:(?P<which>the|this|next) (?P<unit>week|month|year)|(?P<day>the day|today|play|business)"
    r"(?! on| \w{3,6}day)|play today|business today)\b",
    re.IGNORECASE,
)

Named = tuple[re.Match[str], date | None, bool]
"""Where a day is named, the day, and whether the words themselves make it the last of a time.

Without a day it only keeps others from being found in the same words.
"""


def weekday_number(written: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return _FIRST_LETTERS.index(written[:3].lower())


def friday_of(day: date) -> date:
    """Return the last working day of a day's week, as weeks are worked."""
    return day - timedelta(day.weekday()) + timedelta(FRIDAY)


def days_ahead(text: str, written: date) -> Iterator[Named]:
    """Yield the days that are named from the day of writing.

    text   on one line; where words are broken into lines there is a space
    """
    for pattern, day_of, is_last in _LOOKS:
        for match in pattern.finditer(text):
            try:
                yield match, day_of(match, written), is_last
            except (ValueError, OverflowError):
                yield match, None, is_last


def next_weekday(number: int, after: date) -> date:
    """Return the next such weekday after a day, never the day itself."""
    return after + timedelta((number - after.weekday() - 1) % 7 + 1)


def _weekday(match: re.Match[str], written: date) -> date | None:
    text, begin, end = match.string, match.start(), match.end()
    before, name = text[max(0, begin - 24) : begin], match["weekday"]
    if _NO_ONE_DAY.search(before) or _NO_ONE_DAY_AFTER.match(text, end):
        return None
    # "Sat" and "sun" are words of every day, and so are "wed" and "mon".
    if len(name) < 6 and not name.lower().endswith("day") and not match["which"] and not _POINTED_TO.search(before):
        return None
    number, which = weekday_number(name), (match["which"] or "").lower()
    coming = next_weekday(number, written)
    if which == "last" or match["gone"]:
        return written - timedelta((written.weekday() - number - 1) % 7 + 1)
    if match["week_after"] or (which == "next" and not match["week"]):
        return written - timedelta(written.weekday()) + timedelta(7 + number)
    return coming + timedelta(7) if match["week"] else coming


def _weeks_on(match: re.Match[str], written: date) -> date | None:
    return next_weekday(weekday_number(match["weekday"]), written) + _weeks(match)


def _weeks_today(match: re.Match[str], written: date) -> date | None:
    return written + _weeks(match) + timedelta(0 if match["today"] else 1)


def _today(match: re.Match[str], written: date) -> date | None:
    if match["after"]:
        return written + timedelta(2)
    return written + timedelta(1 if match["next"] else -1 if match["before"] else 0)


def _length(match: re.Match[str], written: date) -> date | None:
    """Return the last day of "within two weeks"; nobody counts seven working days to a week."""
    if match["fortnight"]:
        return written + timedelta(14)
    count, unit = _count(match["number"]), match["unit"].lower()
    if unit.startswith("week"):
        return written + timedelta(7 * count) if 7 * count <= _MOST_DAYS else None
    if unit.startswith("month"):
        return _months_after(written, count) if count <= 12 else None
    is_plain = unit.startswith("calendar") or count % 7 == 0
    return written + timedelta(count) if is_plain and 0 < count <= _MOST_DAYS else None


def _end_of(match: re.Match[str], written: date) -> date | None:
    unit, is_next = (match["unit"] or "day").lower(), (match["which"] or "").lower() == "next"
    if unit == "week":
        # On a Saturday the week that ends is the next one.
        friday = next_weekday(FRIDAY, written - timedelta(1))
        return friday + timedelta(7) if is_next else friday
    if unit == "month":
        month = _months_after(written.replace(day=1), 1 if is_next else 0)
        return last_of_month(month.year, month.month)
    if unit == "year":
        return date(written.year + is_next, 12, 31)
    return written


def last_of_month(year: int, month: int) -> date:
    """Return a month's last day."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _months_after(day: date, count: int) -> date:
    """Return the same day so many months later, or that month's last where it has no such day."""
    years, month = divmod(day.month - 1 + count, 12)
    return min(
        last_of_month(day.year + years, month + 1), date(day.year + years, month + 1, 28) + timedelta(day.day - 28)
    )


def _weeks(match: re.Match[str]) -> timedelta:
    count = 2 if match["fortnight"] else _count(match["number"])
    if not 1 <= count <= _MOST_DAYS // 7:
        raise ValueError(count)
    return timedelta(7 * count)


def _count(written: str) -> int:
    word = written.lower()
    if word in ("a", "an"):
        return 1
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else int(word)


_LOOKS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None], bool], ...] = (
    (_WEEKS_ON, _weeks_on, False),
    (_WEEKS_TODAY, _weeks_today, False),
    (_WEEKDAY, _weekday, False),
    (_TODAY, _today, False),
    (_LENGTH, _length, True),
    (_END_OF, _end_of, True),
)
