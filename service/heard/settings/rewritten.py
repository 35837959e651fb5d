"""Keys of a mailbox changed in heard.toml itself, line by line, so that every comment stays where a person put it.

Only what stands on a line of its own can be changed so.  The new file is read again before it takes the place of the
old one: it has to say the same as before but for the keys that were meant, and to be a heard.toml without a mistake.
"""

from __future__ import annotations

import os
import re
import shutil
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heard.errors import Mistake, SettingsError
from heard.settings.site import load

Value = str | bool | tuple[str, ...]
_BYTE_ORDER_MARK = "\ufeff"  # which editors of Windows put before a text
_TABLE = re.compile(r"\s*\[")
_MAILBOX = re.compile(r"\s*\[\[\s*mailbox\s*\]\]\s*(#.*)?$")
_KEY = re.compile(r"[a-z_]+\s*=")
# The comment behind a value; a "#" within quotes is none.
_COMMENT = re.compile(r"""^(?:"[^"]*"|'[^']*'|[^"'#])*?(\s*#.*)$""")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """heard.toml as it is and as it would be."""

    path: Path
    before: str
    after: str


def rewritten(path: Path, wanted: Mapping[str, Mapping[str, Value]]) -> Rewritten:
    """Return heard.toml with other values for keys of its mailboxes; nothing is written.

    wanted   by the address of the mailbox, what each key is to be

    Raises SettingsError where the file has a form in which they cannot be put.
    """
    with path.open(encoding="utf-8", newline="") as file:
        before = file.read()
    text = before.removeprefix(_BYTE_ORDER_MARK)
    document = tomllib.loads(text)
    lines = text.splitlines(keepends=True)
    tables = document["mailbox"]
    starts = [number for number, line in enumerate(lines) if _MAILBOX.match(line)]
    if len(starts) != len(tables):
        raise _cannot(path, wanted)
    for table, start in sorted(zip(tables, starts, strict=True), key=lambda each: -each[1]):
        for key, value in wanted.get(str(table["address"]).lower(), {}).items():
            table[key] = list(value) if isinstance(value, tuple) else value
            _put(lines, start, key, value)
    after = "".join(lines)
    if _said(after) != document:
        raise _cannot(path, wanted)
    return Rewritten(path, before, before.removesuffix(text) + after)


def write(new: Rewritten) -> Path:
    """Put the new file in the place of the old one, and return where the old one lies now.

    Raises SettingsError where the new one would have a mistake, the old one has changed meanwhile, or it cannot be
    written; the old one then stands.
    """
    path = new.path.resolve()
    kept, beside = path.with_name(f"{path.name}.before-probe"), path.with_name(f"{path.name}.new")
    try:
        shutil.copy2(path, kept)
        with kept.open(encoding="utf-8", newline="") as file:
            if file.read() != new.before:
                raise SettingsError([Mistake(new.path.name, "somebody changed it meanwhile", "Probe again.")])
        shutil.copy2(path, beside)  # with the rights of the old one
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(new.after)
            file.flush()
            os.fsync(file.fileno())
        owner = path.stat()
        if os.geteuid() == 0:
            os.chown(beside, owner.st_uid, owner.st_gid)
        load(beside)
        beside.replace(path)
    except OSError as error:
        raise SettingsError([Mistake(str(path), f"cannot be written: {error.strerror}")]) from None
    finally:
        beside.unlink(missing_ok=True)
    return kept


def _put(lines: list[str], start: int, key: str, value: Value) -> None:
    """Change a key of the table that begins at a line, or add it where the file explains it, else as its last."""
    end = next((n for n in range(start + 1, len(lines)) if _TABLE.match(lines[n])), len(lines))
    table = range(start + 1, end)
    stands = re.compile(rf"\s*{key}\s*=")
    explained = re.compile(rf"#{key}\s*=")
    here = next((n for n in table if stands.match(lines[n])), None)
    if here is not None:
        lines[here] = _line(lines[here], key, value)
        return
    after = max((n for n in table if explained.match(lines[n])), default=None)
    if after is None:
        after = max((n for n in table if _KEY.match(lines[n].lstrip())), default=start)
    if not lines[after].endswith("\n"):
        lines[after] += "\n"
    end_of_line = "\r\n" if lines[after].endswith("\r\n") else "\n"
    lines.insert(after + 1, _line(end_of_line, key, value))


def _line(before: str, key: str, value: Value) -> str:
    """Return a line that gives a key, with the comment and the line end of the one that gave it before."""
    end = "\r\n" if before.endswith("\r\n") else "\n"
    comment = _COMMENT.match(before.rstrip("\r\n")) if "=" in before else None
    indent = before[: len(before) - len(before.lstrip())] if "=" in before else ""
    return f"{indent}{key} = {_written(value)}{comment[1] if comment else ''}{end}"


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_written, value))}]"
    if not re.fullmatch(r"[A-Za-z0-9._:/@-]{1,255}", value):
        raise ValueError("what a server calls itself is no value for heard.toml")
    return f'"{value}"'


def _said(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _cannot(path: Path, wanted: Mapping[str, Mapping[str, Value]]) -> SettingsError:
    keys: Sequence[str] = sorted({key for each in wanted.values() for key in each})
    what = "its mailboxes do not stand in it as [[mailbox]] with a key a line, so nothing was changed"
    return SettingsError([Mistake(path.name, what, f"Change by hand: {', '.join(keys)}.")])
