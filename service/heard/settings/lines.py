"""On which line of a TOML file something stands: "restricted[1].from" is a place for a program, a line for a person.

Pure.
"""

from __future__ import annotations

import re
from datetime import date

_PLACE = re.compile(r"(?P<table>[\w-]+)\[(?P<number>[0-9]+)\](?:\.(?P<key>[\w-]+))?")
_BARE_DATE = re.compile(r"(?m)^(\s*[\w-]+\s*=\s*)([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?=[ \t]*(?:#|$))")
_IN_DIGITS = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


def with_line(text: str, where: str) -> str:
    """Return a place with its line before it, "line 7: restricted[1].from"; as it is where no line is found.

    where  of an entry of a [[table]]; a key that is missing stands where its entry begins
    """
    found = _PLACE.match(where)
    number = _line_of(text, found["table"], int(found["number"]), found["key"] or "") if found is not None else None
    return f"line {number}: {where}" if number is not None else where


def _line_of(text: str, table: str, number: int, key: str) -> int | None:
    lines = text.splitlines()
    head = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    heads = [at for at, line in enumerate(lines) if head.match(line)]
    if number >= len(heads):
        return None
    for at in range(heads[number] + 1, len(lines)):
        if re.match(r"\s*\[\[?[\w \".-]+\]", lines[at]):
            break
        if key and re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", lines[at]):
            return at + 1
    return heads[number] + 1


def dates_in_quotes(text: str) -> str:
    """Return a file with each day that is in no calendar in quotes, so that all else in it can be looked at too."""
    return _BARE_DATE.sub(lambda found: found[0] if is_a_day(found[2]) else f'{found[1]}"{found[2]}"', text)


def is_a_day(words: str) -> bool:
    """Say whether "2026-11-22" is a day of the calendar, in the form in which TOML takes it."""
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return bool(_IN_DIGITS.fullmatch(words))


def wrong_with_day(words: str) -> str:
    """Return what is wrong with what is written as a day and is none; "" where it is not written as one."""
    if not _IN_DIGITS.fullmatch(words) or is_a_day(words):
        return ""
    year, month, day = words.split("-")
    if int(month) not in range(1, 13):
        return f"there is no month {int(month)}"
    if len(month) == 1 or len(day) == 1:
        return "a month and a day have two figures each"
    return f"there is no year {year}" if int(year) == 0 else f"that month has no day {int(day)}"
