"""The day or the length of time that a command names, and nothing beside it.

`mail.told.days` finds days in a letter, and without a year takes the nearest.  A command is short and looks one way:
what is due is due on the next such day, and who was visited was visited on the last.  Pure.
"""

from __future__ import annotations

import re
from datetime import date

from heard.casework.in_words import MONTHS
from heard.casework.lengths import Length, Unit
from heard.casework.policy import Policy
from heard.mail.told.days import days_named
from heard.mail.told.days_ahead import WEEKDAY, weekday_number

_LEAD = "by "
"""Before a short name of a day or a month, which is else a word of every day: "sat", "may"."""
_LED_IN = re.compile(r"^(?:(?:by|on|until|till|to)[ ])?(?:the[ ](?![0-9]{1,2}(?:st|nd|rd|th)\b))?", re.IGNORECASE)
_WITH_WEEKDAY = re.compile(rf"(?P<weekday>{WEEKDAY})[.,]?[ ](?:the[ ])?(?P<rest>.*[0-9].*)", re.IGNORECASE)
_WEEKDAY_ALONE = re.compile(WEEKDAY, re.IGNORECASE)
_A_MONTH = re.compile(
    rf"(?=.*[0-9])[0-9a-z .,-]*\b(?:{'|'.join(month[:3] for month in MONTHS)})[0-9a-z .,-]*", re.IGNORECASE
)
_FIGURES = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
_A_YEAR = re.compile(r"[0-9]{4}|['’][0-9]{2}|[0-9](?:st|nd|rd|th)?[ ,-]{1,2}[a-z]+[ ,-]{1,2}[0-9]{2}$", re.IGNORECASE)
_COUNTED = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen",
)  # fmt: skip
_MANY = {word: number for number, word in enumerate(_COUNTED, 1)}
_MANY |= {"a": 1, "an": 1, "another": 1, "twenty": 20, "thirty": 30}
_LENGTH = re.compile(
    rf"(?:a (?:further|another)[ ]|another[ ](?=[0-9]|{'|'.join(_MANY)}))?(?:(?P<fortnight>(?:a )?fortnight)"
    rf"|(?P<count>[0-9]{{1,3}}|{'|'.join(_MANY)})[ -]?(?:more |further |extra )?"
    r"(?P<which>working |work |business |calendar |wd)?(?P<unit>days?|weeks?|wks?|months?|(?<=wd)s?))",
    re.IGNORECASE,
)
_UNITS = {"calendar": Unit.CALENDAR_DAY, "working": Unit.WORKING_DAY, "work": Unit.WORKING_DAY,
          "business": Unit.WORKING_DAY, "wd": Unit.WORKING_DAY}  # fmt: skip


def day_in(words: str, today: date, *, gone: bool = False) -> date | None:
    """Return the day that words name, all of them; None where they name none, or say more.

    today   the day of writing: "Friday" is the next one after it
    gone    whether a day is meant that has come: then "Friday", and a date without a year, is the last one
    """
    words = _LED_IN.sub("", words, count=1)
    if not words or len(words) > 40:
        return None
    if (with_weekday := _WITH_WEEKDAY.fullmatch(words)) is not None:
        day = day_in(with_weekday["rest"], today, gone=gone)
        is_that = day is not None and day.weekday() == weekday_number(with_weekday["weekday"])
        return day if is_that else None
    if gone and _WEEKDAY_ALONE.fullmatch(words):
        words = f"last {words}"
    if (sign := _before_a_year(words)) is None:
        return _named(words, today)
    years = (today.year, today.year + (-1 if gone else 1))
    days = (_named(f"{words}{sign}{year}", today) for year in years)
    return next((day for day in days if day is not None and (day <= today if gone else day >= today)), None)


def _before_a_year(words: str) -> str | None:
    """Return what a year would stand behind; None where one is there, or none belongs there."""
    if _FIGURES.fullmatch(words):
        return "/"
    return " " if _A_MONTH.fullmatch(words) and not _A_YEAR.search(words) else None


def _named(words: str, today: date) -> date | None:
    """Return the one day in words that are nothing else."""
    text = _LEAD + words.rstrip(".")
    named = days_named(text, written=today)
    is_all = len(named) == 1 and named[0].begin <= len(_LEAD) and named[0].end == len(text)
    return named[0].day if is_all else None


def length_in(words: str, policy: Policy) -> Length | None:
    """Return the length of time that words are; None where they are none.

    "10 days" are working days under a policy that counts its answers in those, as officers mean it there.
    """
    match = _LENGTH.fullmatch(words.strip())
    if match is None:
        return None
    if match["fortnight"]:
        return Length(2, Unit.WEEK)
    written, which = match["count"].lower(), (match["which"] or "").strip().lower()
    count = int(written) if written.isdigit() else _MANY[written]
    unit = match["unit"].lower()
    if count == 0:
        return None
    if unit.startswith("w"):
        return Length(count, Unit.WEEK) if not which else None
    if unit.startswith("m"):
        return Length(count, Unit.MONTH) if not which else None
    return Length(count, _UNITS[which] if which else _days_of(policy))


def _days_of(policy: Policy) -> Unit:
    units = {clock.within.unit for clock in policy.clocks if isinstance(clock.within, Length)}
    return Unit.CALENDAR_DAY if Unit.WORKING_DAY not in units else Unit.WORKING_DAY
