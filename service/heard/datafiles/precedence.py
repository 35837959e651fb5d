"""Which findings make which kind, in which order: read from rules/precedence.toml, or every mistake in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from heard.casework.events import Kind
from heard.datafiles.rule_tables import FINDINGS, TableReader, values_of
from heard.judgement.classify import Line, Precedence

_LISTS = ("on_a_case", "on_no_case")
_KEYS = ("kind", "says", "found", "without", "doubted_by", "sure")


def precedence_in(path: Path, reader: TableReader) -> Precedence | None:
    """Return what a file says, or None after the reader was told what is wrong with it."""
    table, before = reader.table(path), len(reader.mistakes)
    if table is None:
        return None
    reader.only(table, _LISTS)
    lists = [_lines(table, key, reader) for key in _LISTS]
    return Precedence(*lists) if len(reader.mistakes) == before else None


def _lines(table: dict[str, Any], key: str, reader: TableReader) -> tuple[Line, ...]:
    lines = []
    for number, entry in enumerate(reader.listed(table, key)):
        within = f"{key}[{number}]."
        if not isinstance(entry, dict):
            reader.complain(within[:-1], f"is {entry!r}, not a table.", f"Write [[{key}]].")
            continue
        lines.append(_line(entry, within, reader))
    if not lines or lines[-1].found or lines[-1].without:
        reader.complain(
            key, "ends without a line that always holds.", "Let the last line have neither found nor without."
        )
    return tuple(lines)


def _line(entry: dict[str, Any], within: str, reader: TableReader) -> Line:
    reader.only(entry, _KEYS, within)
    if not isinstance(sure := entry.get("sure", True), bool):
        reader.complain(f"{within}sure", f"is {sure!r}.", "Write true or false.")
    return Line(
        kind=Kind(reader.word(entry, "kind", values_of(Kind), within=within) or Kind.COMPLAINT),
        says=reader.text(entry, "says", within),
        found=reader.word(entry, "found", FINDINGS, within=within) if "found" in entry else "",
        without=frozenset(reader.words(entry, "without", FINDINGS, within)),
        doubted_by=frozenset(reader.words(entry, "doubted_by", FINDINGS, within)),
        sure=bool(sure),
    )
