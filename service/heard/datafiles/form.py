"""Reads a TOML table like a filled-in form, and keeps every mistake in it.

What was never asked for is a mistake too: an unknown key is usually a known one misspelt.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]
"""Where a value stands in a file: ("clock", "acknowledge", "remind", 0)."""

MISSING = "is missing."
BARE = re.compile(r"[A-Za-z0-9_-]+")
LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake before anybody has looked up its line: where in the file, what, and what to do about it."""

    path: Path
    what: str
    do: str = ""


def nearest(word: str, known: Collection[str]) -> str:
    """Return what to do about a word that is not known: the nearest one that is, or all of them."""
    if close := closest(word, known):
        return f"Did you mean '{close}'?"
    return f"Known here: {', '.join(known)}." if known else ""


def closest(word: str, known: Collection[str]) -> str | None:
    """Return the one of `known` that may have been meant, or None."""
    close = get_close_matches(word, known, n=1, cutoff=0.65)
    return close[0] if close else None


def cut(words: str) -> str:
    """Return words as a mistake can repeat them: not without end."""
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}..."


def written(path: Path) -> str:
    """Return a path as mistakes show it: "clock.acknowledge.remind[0]"."""
    shown = "".join(f"[{step}]" if isinstance(step, int) else f".{_name(step)}" for step in path)
    return shown.removeprefix(".")


def _name(step: str) -> str:
    """Return a name as a file has to write it: what is no plain word stands in quotes."""
    return cut(step) if BARE.fullmatch(step) else json.dumps(cut(step), ensure_ascii=False)


class Form:
    """One table of a file.

    path   where the table stands in it; () for the whole file
    slips  shared by all tables of the file
    """

    def __init__(self, content: Mapping[str, Any], slips: list[Slip], path: Path = ()) -> None:
        self.content, self.slips, self.path = content, slips, path
        self.known: list[str] = []

    def object(self, key: str, what: str, do: str = "") -> None:
        """Note a mistake in the value of `key`."""
        self.slips.append(Slip((*self.path, key), what, do))

    def lacks(self, key: str, do: str) -> None:
        """Note that `key` has to be filled in, and is not."""
        self.object(key, MISSING, do)

    def has(self, key: str) -> bool:
        """Say whether the key is filled in, and remember that it was asked for."""
        self.known.append(key)
        return key in self.content

    def finish(self, gone: Collection[str] = ()) -> None:
        """Note every key that was never asked for.

        gone  keys that were asked for before the form was filled in; one that is still there is misspelt
        """
        for key in self.content:
            if key not in self.known:
                offered = self.known if key in gone else [*self.known, *gone]
                self.object(key, "is not known here.", nearest(key, offered))
