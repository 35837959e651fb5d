"""Reads one value of a TOML file, or says what is wrong with it.

Every reader takes the value as TOML gives it, and raises `Unreadable`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from heard.casework.lengths import Length, Reminder, Side, Unit, length_of, reminder_of
from heard.casework.policy.afterwards import Rhythm
from heard.datafiles.form import cut, nearest

HOUR = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
RHYTHM = re.compile(r"(?:([1-9][0-9]?) )?(week|month|working day)(s?)")
AMOUNT = re.compile(r"0*([1-9][0-9]*) ?(.*)")
SIDES = (Side.BEFORE, Side.AFTER)
MOST = 9999
"""The most of a unit a length of time may have."""
MOST_PLACES = 12  # before or after the point

NAME = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
LONGEST_NAME = 40
LONGEST_TEXT = 10_000  # characters; a text is shown to people, and a few pages are as much as anybody reads
NO_LETTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Unreadable(ValueError):
    """What is wrong with a value, and what to do about it."""

    def __init__(self, what: str, do: str = "") -> None:
        super().__init__(what)
        self.what, self.do = what, do


def text(value: object) -> str:
    if not isinstance(value, str):
        raise _not_a(value, str)
    if not value.strip():
        raise Unreadable("is empty.")
    return value


def number(value: object) -> int:
    # To Python true is a whole number; to whoever fills in a form it is not.
    if not isinstance(value, int) or isinstance(value, bool):
        raise _not_a(value, int)
    return value


def decimal(value: object) -> Decimal:
    """Return a number with or without a point, exactly as it is written."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _not_a(value, Decimal)
    exact = Decimal(value)
    if not exact.is_finite() or abs(exact.adjusted()) > MOST_PLACES:
        raise _not_a(value, Decimal)
    return exact


def yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _not_a(value, bool)
    return value


def day(value: object) -> date:
    # To Python an instant is a date, too.
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _not_a(value, date)
    return value


def hour(value: object) -> time:
    """Return the time of day written as "09:00"."""
    found = HOUR.fullmatch(text(value))
    if not found:
        raise Unreadable(f"'{cut(str(value))}' is not a time of day.", f"Write {CALLED[time]}.")
    return time(int(found[1]), int(found[2]))


def length(value: object, words: Collection[str] = ()) -> Length:
    """Return the length of time written as "10 working days".

    words  what may stand in its place, for whoever wrote neither
    """
    said = text(value)
    try:
        return length_of(said)
    except ValueError:
        raise _no_length(said, "a length of time", said, _instead_of_a_length(said, words)) from None


def reminder(value: object) -> Reminder:
    """Return the reminder written as "2 working days before" or "on the day"."""
    said = text(value)
    try:
        return reminder_of(said)
    except ValueError:
        amount, _, side = said.rpartition(" ")
        do = _instead_of_a_length(amount, ()) if side in SIDES else f"Write {CALLED[Reminder]}."
        raise _no_length(said, "a time to remind at", amount, do) from None


def rhythm(value: object) -> Rhythm:
    """Return how often: "week", "3 months", "working day"."""
    said = text(value)
    found = RHYTHM.fullmatch(said)
    # "every 3 month" and "every months" are slips of the pen, and more often of another kind than spelling.
    if not found or (found[3] == "s") is not (int(found[1] or 1) > 1):
        raise Unreadable(f"'{cut(said)}' does not say how often.", f"Write {CALLED[Rhythm]}.")
    return Rhythm(int(found[1] or 1), found[2])


def word(value: object, known: Collection[str], noun: str = "") -> str:
    """Return a text that is one of `known`.

    noun  what those are names of: "role"; "" where they are a closed list of words
    """
    said = text(value)
    if said not in known:
        what = f"there is no {noun} '{cut(said)}'." if noun else f"'{cut(said)}' is not a word known here."
        raise Unreadable(what, nearest(said, known))
    return said


def name(value: str) -> str:
    """Return what a section may be called.  It becomes part of file names, and of keys in the database."""
    if NAME.fullmatch(value) and len(value) <= LONGEST_NAME:
        return value
    raise Unreadable(
        "cannot be a name.", f"Write words of letters, digits and hyphens, {LONGEST_NAME} characters at most."
    )


def letters_only(value: object) -> None:
    """Look whether a text can be shown.  Raises Unreadable where it is endless, or has what is no letter."""
    if not isinstance(value, str):
        return
    if len(value) > LONGEST_TEXT:
        raise Unreadable(f"is {len(value)} characters long.", f"Write {LONGEST_TEXT} at most.")
    if found := NO_LETTER.search(value):
        raise Unreadable(f"has {found[0]!r} in it, which nobody can read.", "Take it out.")


READERS: Mapping[Any, Callable[[object], object]] = {
    str: text,
    int: number,
    Decimal: decimal,
    bool: yes_or_no,
    date: day,
    time: hour,
    Length: length,
    Reminder: reminder,
    Rhythm: rhythm,
}
"""Type -> its reader."""

CALLED: Mapping[Any, str] = {
    str: "text between quotes",
    int: "a whole number",
    Decimal: "a number",
    bool: "true or false",
    date: "a date, without quotes",
    time: 'an hour and a minute, such as "09:00"',
    Length: 'a number and a unit, such as "10 working days"',
    Reminder: 'a length of time before or after, such as "2 working days before", or "on the day"',
    Rhythm: '"working day", "week", "month", or a number of them, such as "3 months"',
}
"""Type -> what its value has to be, to whoever fills in the form."""


def shown(value: object) -> str:
    """Return a value as a file writes it."""
    match value:
        case bool():
            return str(value).lower()
        case date() | time():
            return value.isoformat()
        case dict():
            return "a section"
        case list():
            return "a list"
        case str():
            return repr(cut(value))
        case _:
            return str(value)


def _not_a(value: object, kind: type) -> Unreadable:
    return Unreadable(f"is {shown(value)}.", f"It has to be {CALLED[kind]}.")


def _no_length(said: str, noun: str, amount: str, do: str) -> Unreadable:
    """Return what is wrong with a text that is not `noun`, or is one, of an amount nobody can wait for."""
    found = AMOUNT.fullmatch(amount)
    if found and found[2].removesuffix("s") in list(Unit) and len(found[1]) > len(str(MOST)):
        most = f"{MOST} {found[2].removesuffix('s')}s"
        return Unreadable(f"'{cut(said)}' is too long.", f"It may be {most} at most.")
    return Unreadable(f"'{cut(said)}' is not {noun}.", do)


def _instead_of_a_length(said: str, words: Collection[str]) -> str:
    if amount := AMOUNT.fullmatch(said):
        return nearest(amount[2].removesuffix("s"), [each.value for each in Unit])
    if words and (advice := nearest(said, words)).startswith("Did"):
        return advice
    return f"Write {CALLED[Length]}" + (', or "not set".' if "not set" in words else ".")
