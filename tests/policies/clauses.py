"""Every obligation of the five policies and every provision of the Code, and the tests that prove them.

A test is named by the clauses it proves:

    @proves("wnwhl-2.4.2-ack-1wd")
    def test_acknowledged_by_the_end_of_the_next_working_day(clause): ...

A clause is proved by heard's own functions on the real pack; what in the mailbox sets them
going may be still to come.  A test that plays half of its clause says in its docstring, or its
file's, which half is another part's.  What no test proves yet stands in later.toml, with the part
of heard that will.  `make clauses` prints the whole table; no clause is without a line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Clause:
    """One obligation, in our own words; `priority` is core, supporting or human."""

    id: str
    pack: str
    section: str
    says: str
    priority: str
    test: str = ""


def _read(name: str) -> dict[str, Clause]:
    entries = tomllib.loads((HERE / name).read_text())["clause"]
    known = Clause.__dataclass_fields__
    return {entry["id"]: Clause(**{key: value for key, value in entry.items() if key in known}) for entry in entries}


CLAUSES: Mapping[str, Clause] = _read("clauses.toml") | _read("provisions.toml")
LATER: Mapping[str, str] = {
    clause: part
    for part, listed in tomllib.loads((HERE / "later.toml").read_text()).items()
    for clause in listed["clauses"]
}
"""Clauses that another part of heard will prove, and which."""


def proves(*ids: str) -> pytest.MarkDecorator:
    """Name a test by the clauses it proves; it is run once for each."""
    return pytest.mark.parametrize("clause", [pytest.param(CLAUSES[each], id=each) for each in ids])
