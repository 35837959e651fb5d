"""What each file of a case file is, and its hash: for programs, for a spreadsheet, and for sha256sum.  Pure."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from heard.reports.case_file.chronology import Chronology
from heard.reports.case_file.files import File
from heard.reports.case_file.names import shown

_FORMULA = re.compile(r"\s*[=+\-@|%]")
"""How a cell begins that a spreadsheet would work out: the signs, also behind a tab or another blank."""


@dataclass(frozen=True, slots=True)
class Row:
    """A file; `name` is what whoever sent it called it, and `size` is in bytes."""

    path: str
    sha256: str
    size: int
    what: str
    message: int | None = None
    letter: int | None = None
    message_id: str = ""
    sender: str = ""
    to: str = ""
    at: str = ""
    direction: str = ""
    subject: str = ""
    name: str = ""
    type: str = ""


_COLUMNS: Mapping[str, str] = {"sender": "from", "at": "received_at", "type": "content_type"}
"""What a column is called where the field has another name."""


def row_of(file: File) -> Row:
    return Row(
        path=file.path,
        sha256=hashlib.sha256(file.content).hexdigest(),
        size=len(file.content),
        what=file.what,
        message=file.message,
        letter=file.letter,
        message_id=shown(file.message_id),
        sender=shown(file.sender),
        to=shown(", ".join(file.to)),
        at=file.at.isoformat(timespec="seconds"),
        direction=file.direction,
        subject=shown(file.subject),
        name=shown(file.called),
        type=shown(file.type),
    )


def row_of_ours(path: str, content: bytes, what: str) -> Row:
    """Return the row of a file that was made for the case file and is no mail."""
    return Row(path, hashlib.sha256(content).hexdigest(), len(content), what)


def as_json(chronology: Chronology, rows: Sequence[Row]) -> bytes:
    whole = {
        "case": chronology.reference,
        "history_is_whole": chronology.is_whole,
        "files": [_named(row) for row in rows],
        "not_here": [{"what": what, "why": why} for what, why in chronology.not_here],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(rows: Iterable[Row]) -> bytes:
    """Return the rows for a spreadsheet: in UTF-8 with the mark that Excel knows it by, and no cell a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for place, row in enumerate(rows):
        named = _named(row)
        if place == 0:
            writer.writerow(named)
        writer.writerow("" if value is None else no_formula(str(value)) for value in named.values())
    return text.getvalue().encode("utf-8-sig")


def no_formula(cell: str) -> str:
    """Return a cell as a spreadsheet shows it, and never works it out: behind an apostrophe where it might."""
    return f"'{cell}" if _FORMULA.match(cell) or cell[:1] in ("\t", "\r", "\n") else cell


def as_sums(sums: Iterable[tuple[str, str]]) -> bytes:
    """Return a path and its hash a line, as `sha256sum --check` reads them."""
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sums).encode()


def _named(row: Row) -> dict[str, object]:
    return {_COLUMNS.get(name, name): value for name, value in asdict(row).items()}
