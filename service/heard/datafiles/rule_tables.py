"""Reads the tables of the files under rules/, one file after another, and keeps every mistake in them."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Any

from heard.datafiles.toml_file import NotRead, content_of, text_of
from heard.errors import Mistake

FINDINGS = (
    "abuse", "adjustment_request", "answer_doubted", "bulk", "complaint", "compliment", "displeasure", "enquiry",
    "escalation_declined", "escalation_request", "escalation_spoken_of", "exclusion", "noise", "resolved",
    "restriction_appeal", "risk", "service_request", "unease", "vulnerability",
)  # fmt: skip
"""What a rule may find in what people outside write."""


def values_of(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(word.value for word in words)


def nearest(word: str, known: Collection[str]) -> str:
    near = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(known)}."


class TableReader:
    """Reads one value of a table at a time; of a wrong one it complains, and goes on with nothing in its place.

    directory  where the files lie
    where      the file that is being read, as mistakes name it

    `within` is how mistakes name the place of a table in its file: "example[2].", or "" for the file itself.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.mistakes: list[Mistake] = []
        self.where = ""

    def complain(self, key: str, what: str, do: str = "") -> None:
        self.mistakes.append(Mistake(f"{self.where}: {key}" if self.where else key, what, do))

    def table(self, path: Path) -> dict[str, Any] | None:
        """Return what a file holds, or None after saying why it cannot be read."""
        self.where = f"{self.directory.name}/{path.relative_to(self.directory).as_posix()}"
        text = ""
        try:
            text = text_of(path)
            return content_of(text)
        except NotRead as wrong:
            place = f"line {wrong.line}" if wrong.line else "file"
            self.complain(place, wrong.what, _advice(text, wrong.line) or wrong.do)
            return None

    def only(self, table: dict[str, Any], keys: tuple[str, ...], within: str = "") -> None:
        """Complain of every key but these."""
        for key in table:
            if key not in keys:
                self.complain(f"{within}{key}", "is not a key rules have.", nearest(key, keys))

    def text(self, table: dict[str, Any], key: str, within: str = "") -> str:
        value = table.get(key)
        if isinstance(value, str) and value.strip():
            return value
        self.complain(
            f"{within}{key}", "is missing." if value is None else f"is {value!r}, not words.", "Write a sentence."
        )
        return ""

    def word(
        self, table: dict[str, Any], key: str, known: tuple[str, ...], default: str | None = None, within: str = ""
    ) -> str:
        value = table.get(key, default)
        if isinstance(value, str) and value in known:
            return value
        if value is None:
            self.complain(f"{within}{key}", "is missing.", f"Write one of: {', '.join(known)}.")
        else:
            self.complain(f"{within}{key}", f"there is no {value!r} here.", nearest(str(value), known))
        return ""

    def words(self, table: dict[str, Any], key: str, known: tuple[str, ...], within: str = "") -> list[str]:
        return [
            word
            for number, word in enumerate(self.listed(table, key, within))
            if self.word({f"{key}[{number}]": word}, f"{key}[{number}]", known, within=within)
        ]

    def listed(self, table: dict[str, Any], key: str, within: str = "") -> list[Any]:
        value = table.get(key, [])
        if isinstance(value, list):
            return value
        self.complain(f"{within}{key}", f"is {value!r}, not a list.", f"Write {key} = [ ... ].")
        return []


def _advice(text: str, number: int | None) -> str:
    """Return what to do about a file that is not TOML; an apostrophe in single quotes is the usual slip."""
    lines = text.split("\n")
    line = lines[number - 1] if number and number <= len(lines) else ""
    if "'" in line and "'''" not in line:
        return "A pattern in single quotes cannot hold an apostrophe. Write it in three: '''...'''."
    return ""
