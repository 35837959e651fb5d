"""Restrictions in other forms than a register.toml: written as one, typed as options, from a spreadsheet's CSV.

What `as_toml` writes, and is read again, is the same entry by entry.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from heard.errors import Mistake, SettingsError
from heard.settings.checks import keys_of, looked_at, nearest
from heard.settings.register import Register, Restricted, contradictions

LISTS = frozenset({"addresses", "also_known_as", "household", "acknowledges"})
DATES = frozenset({"from", "until"})
NO_CONTACT = "none"
"""Under `acknowledges`: no contact is acknowledged.  Nothing there leaves it to the option."""
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


# -- Written ------------------------------------------------------------------------------------


def as_toml(entries: Iterable[Restricted]) -> str:
    """Return entries as [[restricted]] tables; "" for none."""
    return "\n".join(f"[[restricted]]\n{tomli_w.dumps(_keys(entry))}" for entry in entries)


def _keys(entry: Restricted) -> dict[str, Any]:
    """Return an entry's keys as they are written in the file, without those that say what is so anyway."""
    found: dict[str, Any] = {}
    for name, field in Restricted.model_fields.items():
        value = getattr(entry, name)
        if value != field.default:  # that nothing is acknowledged is an empty list, and is written
            found[field.alias or name] = list(value) if isinstance(value, tuple) else value
    return found


# -- Typed --------------------------------------------------------------------------------------


def as_typed(keys: Mapping[str, Any]) -> tuple[Restricted | None, list[Mistake]]:
    """Return one entry, and every mistake in it, each `where` its key alone.

    keys  by the names of register.toml, of any types; what is None or "" is not given
    """
    document = {"restricted": [{key: value for key, value in keys.items() if value not in (None, "")}]}
    register, mistakes = looked_at(document, Register, contradictions, base=Path())
    told = [Mistake(m.where.partition("].")[2] or "entry", m.what, m.do) for m in mistakes]
    return (register.restricted[0] if register is not None else None), told


# -- From a table -------------------------------------------------------------------------------


def from_csv(path: Path) -> Register:
    """Return the restrictions of a table whose first line names the keys of [[restricted]].

    Several values of one cell stand between semicolons; a day is 2026-11-22 or 22/11/2026.

    Raises SettingsError with every mistake in it, each with its line.
    """
    mistakes: list[Mistake] = []
    entries: list[Restricted] = []
    for number, cells in _lines(path):
        entry, wrong = as_typed(cells)
        mistakes += [Mistake(f"{path.name}: line {number}: {m.where}", m.what, m.do) for m in wrong]
        entries += [entry] if entry is not None else []
    if mistakes:
        raise SettingsError(mistakes)
    return Register().model_copy(update={"restricted": tuple(entries)})


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.reader(io.StringIO(_text(path), newline=""))
    heads = [head.strip().lower().replace(" ", "_").replace("-", "_") for head in next(reader, [])]
    if wrong := list(_wrong_heads(heads)):
        raise SettingsError(Mistake(f"{path.name}: line 1", what, do) for what, do in wrong)
    for row in reader:
        cells = {head: cell.strip() for head, cell in zip(heads, row, strict=False) if head and cell.strip()}
        if cells:
            yield reader.line_num, {key: _value(key, cell) for key, cell in cells.items()}


def _wrong_heads(heads: list[str]) -> Iterator[tuple[str, str]]:
    known = keys_of(Restricted)
    yield from ((f"unknown key '{head}'", nearest(head, known)) for head in heads if head and head not in known)
    for key in ("person", "option", "from"):
        if key not in heads:
            yield f"there is no column '{key}'", "Add it."


def _value(key: str, cell: str) -> Any:
    if key in LISTS:
        values = [value.strip() for value in cell.split(";") if value.strip()]
        return [] if key == "acknowledges" and values == [NO_CONTACT] else values
    return day_in(cell) if key in DATES else cell


def day_in(cell: str) -> date | str:
    """Return a day, or the cell as it is where it is none, for the check to say so."""
    try:
        if (day_first := _DAY_FIRST.fullmatch(cell)) is not None:
            day, month, year = map(int, day_first.groups())
            return date(year, month, day)
        return date.fromisoformat(cell)
    except ValueError:
        return cell


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError([Mistake(str(path), "there is no such file")]) from None
    except OSError as error:
        raise SettingsError([Mistake(str(path), f"cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError as error:
        what = f"byte {error.start + 1} is not UTF-8"
        raise SettingsError([Mistake(path.name, what, 'Save it as "CSV UTF-8".')]) from None
