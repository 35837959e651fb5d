"""Reads a TOML file, or says what is wrong with it as a whole, and on which line.

Whatever lies there, an archive under the wrong name or a list that never ends, the only thing
raised is `NotRead`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from heard.datafiles.not_toml import meant, outside_quotes

LARGEST = 1_000_000  # octets; the longest pack that heard brings has 40,000
DEEPEST = 20  # a section, its key and the entries of its list are three
WIDEST = 2**63  # what TOML promises of whole numbers
MARK = re.compile(r"[\[\]{},=.\n]")
LONG_NUMBER = re.compile(r"0[xob][0-9A-Fa-f_]{16,}|[0-9][0-9_]{18,}|[0-9][eE][+-]?[0-9_]{10,}")


class NotRead(ValueError):
    """What is wrong with a file, and what to do about it.

    line  on which line, counted from 1; None where it is the file as a whole
    """

    def __init__(self, what: str, do: str, line: int | None = None) -> None:
        super().__init__(what)
        self.what, self.do, self.line = what, do, line


def text_of(path: Path) -> str:
    """Return the text of a file, without the mark some editors begin one with.

    Raises NotRead where it cannot be read, is not UTF-8, or is larger than LARGEST octets.
    """
    try:
        with path.open("rb") as file:
            octets = file.read(LARGEST + 1)
    except OSError as error:
        raise NotRead(f"cannot be read: {error.strerror}.", "Put the file there, or make it readable.") from error
    if len(octets) > LARGEST:
        raise NotRead("is larger than 1 MB.", "Look whether it is the right file.")
    if (at := octets.find(0)) >= 0:
        raise NotRead("has a NUL in it, which no text has.", "Save it as UTF-8 text.", _line(octets, at))
    try:
        return octets.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"is not UTF-8: 0x{error.object[error.start]:02x} is no letter in it."
        raise NotRead(what, "Save it as UTF-8 text.", _line(error.object, error.start)) from error


def content_of(text: str) -> dict[str, Any]:
    """Return what a text says; a number with a point is a `Decimal`.  Raises NotRead where that is not TOML."""
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise NotRead(*meant(str(error), text)) from error
    except RecursionError as error:
        raise _too_deep(text) from error
    except (ValueError, ArithmeticError) as error:  # a number of thousands of digits
        raise _too_long(text) from error
    for value, depth in _values(content):
        if depth > DEEPEST:
            raise _too_deep(text)
        if isinstance(value, int) and abs(value) >= WIDEST:
            raise _too_long(text)
    return content


def _values(content: object) -> Iterator[tuple[object, int]]:
    """Yield each value and how deep it lies.  Without recursion, for it may be very deep."""
    waiting = [(content, 0)]
    while waiting:
        value, depth = waiting.pop()
        yield value, depth
        if isinstance(value, dict | list):
            inside = value.values() if isinstance(value, dict) else value
            waiting.extend((each, depth + 1) for each in inside)


def _too_deep(text: str) -> NotRead:
    depth = points = 0
    line = 1
    for mark in MARK.finditer(outside_quotes(text)):
        if mark[0] == ".":  # a name of several parts lies as deep as it has parts
            points += 1
        else:
            points = 0
            depth += (mark[0] in "[{") - (mark[0] in "]}")
        if depth + points > DEEPEST:
            break
        line += mark[0] == "\n"
    return NotRead(f"goes more than {DEEPEST} levels deep.", "Count the brackets, and the points in names.", line)


def _too_long(text: str) -> NotRead:
    rest = outside_quotes(text)
    found = LONG_NUMBER.search(rest)
    line = rest.count("\n", 0, found.start()) + 1 if found else None
    return NotRead("has a number too long to be read.", "Write a shorter one, or put it between quotes.", line)


def _line(octets: bytes, at: int) -> int:
    return octets.count(b"\n", 0, at) + 1
