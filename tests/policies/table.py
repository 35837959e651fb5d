"""Prints every clause, the tests that prove it, and how they went: `make clauses`.

What is not proved yet is printed with the part of heard that will; nothing is without a line.
"""

from __future__ import annotations

import inspect
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from policies.clauses import CLAUSES, LATER, Clause

THE_CODE = "hos-code-2024"
ANOTHERS = "another part"
"""What a docstring says of a test that plays half of its clause."""
PROVED, IN_PART, STILL_TO_COME = "proved", "in part", "later"
FAILED, NO_LINE = "FAILED", "NO LINE"
WHAT_IT_MEANS = "played on the real pack by heard's own functions; what in the mailbox sets them going may be to come"


class Watched:
    """How each test of a clause went."""

    def __init__(self) -> None:
        self.tests: dict[str, set[str]] = defaultdict(set)
        self.failed: dict[str, set[str]] = defaultdict(set)
        self.in_part: set[str] = set()
        self._clause_of: dict[str, tuple[str, str]] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            params: dict[str, Any] = getattr(getattr(item, "callspec", None), "params", {})
            if isinstance(item, pytest.Function) and isinstance(clause := params.get("clause"), Clause):
                name = item.originalname
                self._clause_of[item.nodeid] = (clause.id, name)
                self.tests[clause.id].add(name)
                if ANOTHERS in _said_of(item):
                    self.in_part.add(clause.id)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome != "passed" and report.nodeid in self._clause_of:
            clause, name = self._clause_of[report.nodeid]
            self.failed[clause].add(name)


def _said_of(item: pytest.Item) -> str:
    """Return the docstrings of a test and of its file, each on one line."""
    test: Any = item
    return " ".join(" ".join((inspect.getdoc(each) or "").split()) for each in (test.function, test.module))


@dataclass(frozen=True)
class Row:
    """A clause; `what` is its tests, or the part that will prove it."""

    clause: Clause
    result: str
    what: str


def rows(watched: Watched) -> Iterator[Row]:
    for clause in CLAUSES.values():
        if tests := watched.tests.get(clause.id):
            failed = watched.failed[clause.id]
            well = IN_PART if clause.id in watched.in_part else PROVED
            yield Row(clause, FAILED if failed else well, ", ".join(sorted(failed or tests)))
        elif clause.id in LATER:
            yield Row(clause, STILL_TO_COME, LATER[clause.id])
        else:
            yield Row(clause, NO_LINE, "")


def summary(of: str, table: Sequence[Row]) -> str:
    """Return the counts: "of the 350 clauses of the five policies: 226 proved, ..."."""
    counts = Counter(row.result for row in table)
    parts = Counter(row.what for row in table if row.result == STILL_TO_COME)
    said = [
        f"{counts[PROVED] + counts[IN_PART]} proved ({counts[IN_PART]} of them in part: a docstring says what is left)",
        f"{counts[STILL_TO_COME]} later ({', '.join(f'{part} {count}' for part, count in parts.most_common())})",
        *(f"{counts[bad]} {bad}" for bad in (FAILED, NO_LINE) if counts[bad]),
    ]
    return f"of the {len(table)} {of}: " + ", ".join(said)


def main() -> int:
    watched = Watched()
    options = ["-o", "addopts=--strict-markers --import-mode=importlib -p no:cacheprovider", "-p", "no:terminal"]
    code = pytest.main([str(Path(__file__).parent), *options], [watched])
    table = list(rows(watched))
    width = max(len(row.clause.id) for row in table)
    for row in table:
        print(f"{row.clause.id:<{width}}  {row.result:<7}  {row.what}")
    print(f"\n{PROVED}: {WHAT_IT_MEANS}")
    print(summary("clauses of the five policies", [row for row in table if row.clause.pack != THE_CODE]))
    print(summary("provisions of the Code of 2024", [row for row in table if row.clause.pack == THE_CODE]))
    return int(code) or int(any(row.result in (FAILED, NO_LINE) for row in table))


if __name__ == "__main__":
    sys.exit(main())
