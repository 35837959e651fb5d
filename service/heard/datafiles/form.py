"""Reads a TOML table like a filled-in form, and keeps every mistake in it.

What was never asked for is a mistake too: an unknown key is usually a known one misspelt.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

Path = tuple[str | int, ...]
"""Where a value stands in a file: ("clock", "acknowledge", "remind", 0)."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake before anybody has looked up its line: where in the file, what, and what to do about it."""

    path: Path
    what: str
    do: str = ""


def nearest(word: str, known: Collection[str]) -> str:
    """Return what to do about a word that is not known: the nearest one that is, or all of them."""
    if close := get_close_matches(word, known, n=1, cutoff=0.65):
        return f"Did you mean '{close[0]}'?"
    return f"Known here: {', '.join(known)}." if known else ""


def written(path: Path) -> str:
    """Return a path as mistakes show it: "clock.acknowledge.remind[0]"."""
    shown = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return shown.removeprefix(".")


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

    def has(self, key: str) -> bool:
        """Say whether the key is filled in, and remember that it was asked for."""
        self.known.append(key)
        return key in self.content

    def finish(self) -> None:
        """Note every key that was never asked for."""
        for key in self.content:
            if key not in self.known:
                self.object(key, "is not known here.", nearest(key, self.known))
