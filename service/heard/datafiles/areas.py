"""Which words are about which area of the landlord's work, read from rules/areas.toml, or every mistake in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from heard.datafiles.rule_tables import TableReader
from heard.judgement.area import Area, Areas

_LISTS = ("area", "example", "everywhere")
_KEYS = ("name", "called", "words", "general", "within")
_EXAMPLE_KEYS = ("subject", "text", "area")
_UNSURE = ""
"""What an example says of which no area can be told."""


def areas_in(path: Path, reader: TableReader) -> Areas:
    """Return what a file says; what is wrong with it the reader is told.  Without a file there are no areas."""
    if not path.exists():
        return Areas()
    table = reader.table(path) or {}
    reader.only(table, _LISTS)
    areas = tuple(_area(entry, f"area[{number}].", reader) for number, entry in _tables(table, "area", reader))
    _told_once(areas, reader)
    _within_others(areas, reader)
    _examples(table, tuple(each.name for each in areas), reader)
    return Areas(areas, _phrases(table, "everywhere", "", reader))


def _tables(table: dict[str, Any], key: str, reader: TableReader) -> list[tuple[int, dict[str, Any]]]:
    found = []
    for number, entry in enumerate(reader.listed(table, key)):
        if isinstance(entry, dict):
            found.append((number, entry))
        else:
            reader.complain(f"{key}[{number}]", f"is {entry!r}, not a table.", f"Write [[{key}]].")
    return found


def _area(entry: dict[str, Any], within: str, reader: TableReader) -> Area:
    reader.only(entry, _KEYS, within)
    if not isinstance(general := entry.get("general", False), bool):
        reader.complain(f"{within}general", f"is {general!r}.", "Write true or false.")
    words = _phrases(entry, "words", within, reader)
    if not words:
        reader.complain(f"{within}words", "is missing.", "Write words that stand in mail about it.")
    called = _phrases(entry, "called", within, reader)
    part_of = reader.text(entry, "within", within).lower() if "within" in entry else ""
    return Area(reader.text(entry, "name", within).lower(), called, words, bool(general), part_of)


def _phrases(entry: dict[str, Any], key: str, within: str, reader: TableReader) -> tuple[str, ...]:
    phrases = []
    for number, phrase in enumerate(reader.listed(entry, key, within)):
        if isinstance(phrase, str) and any(letter.isalnum() for letter in phrase):
            phrases.append(phrase.lower())
        else:
            reader.complain(f"{within}{key}[{number}]", f"is {phrase!r}, not words.", "Write it in quotes.")
    return tuple(phrases)


def _told_once(areas: tuple[Area, ...], reader: TableReader) -> None:
    """Complain of a word of two areas: it would speak for both, and so for none."""
    first: dict[tuple[str, str], int] = {}
    for number, area in enumerate(areas):
        for key, phrases in (("name", (area.name,)), ("words", area.words)):
            for phrase in phrases:
                before = first.setdefault((key, phrase), number)
                if before != number:
                    what = f"{phrase!r} stands in area[{before}] already."
                    reader.complain(f"area[{number}].{key}", what, "Leave it out of one of them.")


def _within_others(areas: tuple[Area, ...], reader: TableReader) -> None:
    """Complain of an area that is within none, or within one that is within another: so it never goes in a circle."""
    whole = tuple(each.name for each in areas if not each.within)
    for number, area in enumerate(areas):
        if area.within and area.within not in whole:
            do = f"Write one of these: {', '.join(whole)}."
            reader.complain(f"area[{number}].within", f"is {area.within!r}, no area that is within none.", do)


def _examples(table: dict[str, Any], names: tuple[str, ...], reader: TableReader) -> None:
    shown = set()
    for number, example in _tables(table, "example", reader):
        within = f"example[{number}]."
        reader.only(example, _EXAMPLE_KEYS, within)
        if not isinstance(example.get("text"), str):
            reader.complain(f"{within}text", "is missing.", "Write what somebody might send.")
        if not isinstance(example.get("subject", ""), str):
            reader.complain(f"{within}subject", f"is {example['subject']!r}, not words.", "Write it in quotes.")
        shown.add(reader.word(example, "area", (_UNSURE, *names), within=within))
    for number, name in enumerate(names):
        if name and name not in shown:
            reader.complain(f"area[{number}]", "has no example.", f"Write an [[example]] with area = {name!r}.")
