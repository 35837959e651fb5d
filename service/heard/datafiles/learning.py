"""The words for what is recorded of a case for others to learn from, read from rules/learning.toml, or its mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from heard.casework.events import LearningWord
from heard.casework.learning import LONGEST, Lists
from heard.datafiles.rule_tables import TableReader, nearest
from heard.judgement.area import Area, Areas

_LISTS = ("causes", "themes", "remedies")


def learning_in(path: Path, reader: TableReader) -> tuple[Lists, Areas]:
    """Return the lists of a file, and the causes by the words of mail that complains of them.

    What is wrong with it the reader is told.  Without a file there is nothing to choose from.
    """
    if not path.exists():
        return Lists(), Areas()
    table = reader.table(path) or {}
    reader.only(table, (*_LISTS, "words"))
    causes, themes, remedies = (_words(table, key, reader) for key in _LISTS)
    return Lists(causes, themes, remedies), _told(table, causes, reader)


def _words(table: dict[str, Any], key: str, reader: TableReader) -> tuple[LearningWord, ...]:
    found: list[LearningWord] = []
    for number, word in enumerate(reader.listed(table, key)):
        place = f"{key}[{number}]"
        if not isinstance(word, str) or not word.strip() or word != word.lower() or len(word) > LONGEST:
            reader.complain(place, f"is {word!r}.", f"Write it in small letters, {LONGEST} of them at most.")
        elif word in found:
            reader.complain(place, f"{word!r} stands there twice.", "Leave one out.")
        else:
            found.append(LearningWord(word))
    if not found:
        reader.complain(key, "is missing.", f'Write {key} = ["other"], or more.')
    return tuple(found)


def _told(table: dict[str, Any], causes: tuple[LearningWord, ...], reader: TableReader) -> Areas:
    words = table.get("words", {})
    if not isinstance(words, dict):
        reader.complain("words", f"is {words!r}, not a table.", "Write [words].")
        return Areas()
    told = []
    for cause in words:
        if cause not in causes:
            reader.complain(f"words.{cause}", "is none of the causes.", nearest(cause, causes))
        phrases = reader.listed(words, cause, "words.")
        for number, phrase in enumerate(phrases):
            if not isinstance(phrase, str) or not any(map(str.isalnum, phrase)):
                reader.complain(f"words.{cause}[{number}]", f"is {phrase!r}, not words.", "Write it in quotes.")
        told.append(Area(cause, (), tuple(each for each in phrases if isinstance(each, str))))
    return Areas(tuple(told))
