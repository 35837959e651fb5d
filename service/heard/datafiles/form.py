"""Reads a TOML table like a filled-in form, and keeps every mistake in it.

A value that is missing or wrong is noted, and an empty one of the right type returned, so
that reading goes on and all mistakes of a file are told at once.  What was never asked for
is a mistake too: an unknown key is usually a known one misspelt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, TypeVar

from heard.errors import Mistake

T = TypeVar("T")


def nearest(word: str, known: Collection[str]) -> str:
    """Return what to do about a word that is not known: the nearest one that is, or all of them."""
    if close := get_close_matches(word, known, n=1, cutoff=0.65):
        return f"Did you mean '{close[0]}'?"
    return f"Known here: {', '.join(known)}." if known else ""


class Form:
    """One table of a file.

    file      its name as an administrator knows it: "rules/policies/x/policy.toml"
    path      where the table stands in it: "clock.acknowledge", or "" for the whole file
    mistakes  shared by all tables of the file
    """

    def __init__(self, file: str, path: str, content: Mapping[str, Any], mistakes: list[Mistake]) -> None:
        self.file, self.path, self.content, self.mistakes = file, path, content, mistakes
        self.known: list[str] = []

    def object(self, key: str, what: str, do: str = "") -> None:
        """Note a mistake in the value of `key`."""
        self.mistakes.append(Mistake(f"{self.file}: {self._path_of(key)}", what, do))

    def text(self, key: str) -> str:
        value = self._value(key, str, "text between quotes", "")
        if key in self.content and isinstance(self.content[key], str) and not value.strip():
            self.object(key, "is empty.")
        return value

    def number(self, key: str) -> int:
        return self._value(key, int, "a whole number", 0)

    def date(self, key: str) -> date:
        return self._value(key, date, "a date, without quotes", date.min)

    def texts(self, key: str) -> tuple[str, ...]:
        values = self._value(key, list, "a list of texts", [])
        if not all(isinstance(value, str) for value in values):
            self.object(key, "is not a list of texts.", 'Write each between quotes: ["one", "two"].')
            return ()
        return tuple(values)

    def choice(self, key: str, known: Collection[str]) -> str:
        """Return a value that has to be one of `known`, or "" where it is not."""
        value = self.text(key)
        if value.strip() and value not in known:
            self.object(key, f"'{value}' is not a word known here.", nearest(value, known))
        return value if value in known else ""

    def table(self, key: str) -> Form:
        """Return the section [key]; where there is none, that is the one mistake, not each of its keys."""
        before = len(self.mistakes)
        content = self._value(key, dict, f"a section [{self._path_of(key)}]", {})
        return Form(self.file, self._path_of(key), content, self.mistakes if len(self.mistakes) == before else [])

    def tables(self, key: str) -> Iterator[tuple[str, Form]]:
        """Yield the sections [key.NAME] with their names."""
        section = self.table(key)
        for name in section.content:
            yield name, section.table(name)

    def entries(self, key: str) -> Iterator[Form]:
        """Yield the sections [[key]]; there may be none."""
        self.known.append(key)
        values = self.content.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            self.object(key, "is not a list of sections.", f"Write [[{self._path_of(key)}]] above each.")
            return
        for number, value in enumerate(values):
            yield Form(self.file, f"{self._path_of(key)}[{number}]", value, self.mistakes)

    def finish(self) -> None:
        """Note every key that was never asked for."""
        for key in self.content:
            if key not in self.known:
                self.object(key, "is not known here.", nearest(key, self.known))

    def _path_of(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def _value(self, key: str, kind: type[T], called: str, empty: T) -> T:
        self.known.append(key)
        if key not in self.content:
            self.object(key, "is missing.", f"It has to be {called}.")
            return empty
        value = self.content[key]
        # To Python true is a whole number, and an instant is a date; to whoever fills in a form they are not.
        if not isinstance(value, kind) or isinstance(value, bool | datetime):
            self.object(key, f"is {value!r}.", f"It has to be {called}.")
            return empty
        return value
