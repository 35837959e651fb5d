"""Restrictions in other forms than a register.toml: written as one, typed as options, from a spreadsheet's CSV.

What `as_toml` writes, and is read again, is the same entry by entry.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w

from heard.errors import Mistake, SettingsError
from heard.settings.checks import keys_of, looked_at, nearest
from heard.settings.register import Register, Restricted, contradictions

LISTS = frozenset({"addresses", "also_known_as", "household", "acknowledges"})
YES = frozenset({"own_word", "case_of_another", "shared_address"})
DATES = frozenset({"from", "until", "review_on", "decided_on"})
NO_CONTACT = "none"
"""Under `acknowledges`: no contact is acknowledged.  Nothing there leaves it to the option."""
_DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


WrongWith = Callable[[Restricted], Iterable[Mistake]]


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


def from_csv(path: Path, wrong_with: WrongWith | None = None) -> Register:
    """Return the restrictions of a table whose first line names the keys of [[restricted]].

    Several values of one cell stand between semicolons; a day is 2026-11-22 or 22/11/2026.

    wrong_with  what else is wrong with an entry, each `where` its key

    Raises SettingsError with every mistake in it, each with its line.
    """
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    unread: list[Mistake] = []
    rows = _rows(reader, unread)
    _, written = next(rows, (1, []))
    heads = [head.strip().lower().replace(" ", "_").replace("-", "_") for head in written]
    mistakes = [Mistake("line 1", what, do) for what, do in _wrong_heads(heads)]
    entries: list[Restricted] = []
    first: dict[tuple[str, str, date, str], int] = {}
    for number, row in rows if len(heads) > 1 else ():
        entry, wrong = _entry(heads, row)
        if entry is not None and wrong_with is not None:
            wrong += wrong_with(entry)
        mistakes += [Mistake(f"line {number}: {each.where}".rstrip(": "), each.what, each.do) for each in wrong]
        if entry is not None and (same := first.setdefault(_same(entry), number)) != number:
            what = (
                f"has the person, the case, the first day and the option of line {same}, so that the two are one entry"
            )
            mistakes.append(Mistake(f"line {number}", what, "Leave one of them out."))
        entries += [entry] if entry is not None else []
    mistakes += unread
    if mistakes:
        raise SettingsError(Mistake(f"{path.name}: {each.where}", each.what, each.do) for each in mistakes)
    return Register().model_copy(update={"restricted": tuple(entries)})


def _rows(reader: Any, unread: list[Mistake]) -> Iterator[tuple[int, list[str]]]:
    """Yield the first row, and those in which anything stands, each with the line on which it begins.

    unread  takes what keeps the rest from being read
    """
    begins = 1
    try:
        for row in reader:
            if begins == 1 or any(cell.strip() for cell in row):
                yield begins, [cell.strip() for cell in row]
            begins = reader.line_num + 1
    except csv.Error:
        unread.append(Mistake(f"line {begins}", "cannot be read, nor what follows it", _QUOTES))


_QUOTES = 'See to its double quotes: a cell that begins with one ends with one, and one inside is doubled, "".'


def _entry(heads: list[str], row: list[str]) -> tuple[Restricted | None, list[Mistake]]:
    """Return the entry of a row, and every mistake in it; what stands under a head that is not known is passed over."""
    known = keys_of(Restricted)
    cells = {head: cell for head, cell in zip(heads, row, strict=False) if head in known and cell}
    entry, mistakes = as_typed({key: _value(key, cell) for key, cell in cells.items()})
    # That a column is missing altogether is said of the first line.
    mistakes = [each for each in mistakes if each.what != "missing" or each.where in heads]
    if any(row[len(heads) :]):
        mistakes.append(Mistake("", f"has {len(row)} cells, and line 1 names {len(heads)}", _CELLS))
    return entry, mistakes


_CELLS = "A cell with a comma in it stands in double quotes."


def _same(entry: Restricted) -> tuple[str, str, date, str]:
    return entry.person.casefold(), (entry.case or "").casefold(), entry.first, entry.option.casefold()


def _wrong_heads(heads: list[str]) -> Iterator[tuple[str, str]]:
    if len(heads) == 1 and ";" in heads[0]:
        yield "its cells stand between semicolons", 'Save it as "CSV UTF-8", with commas between the cells.'
        return
    known = keys_of(Restricted)
    yield from ((f"unknown key '{head}'", nearest(head, known)) for head in heads if head and head not in known)
    twice = sorted({head for head in heads if head and heads.count(head) > 1})
    yield from ((f"names '{head}' twice", "Leave one of the columns out.") for head in twice)
    for key in ("person", "option", "from"):
        if key not in heads:
            yield f"there is no column '{key}'", "Add it."


def _value(key: str, cell: str) -> Any:
    if key in LISTS:
        values = [value.strip() for value in cell.split(";") if value.strip()]
        return [] if key == "acknowledges" and values == [NO_CONTACT] else values
    if key in YES:
        return {"yes": True, "true": True, "no": False, "false": False}.get(cell.lower(), cell)
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
