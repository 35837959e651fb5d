"""Prints every clause, the tests that prove it, and how they went: `make clauses`.

What is not proved yet is printed with the part of heard that will; nothing is without a line.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from policies.clauses import CLAUSES, LATER, Clause

HUMAN = "human"


class Watched:
    """How each test of a clause went."""

    def __init__(self) -> None:
        self.tests: dict[str, set[str]] = defaultdict(set)
        self.failed: dict[str, set[str]] = defaultdict(set)
        self._clause_of: dict[str, tuple[str, str]] = {}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            params: dict[str, Any] = getattr(getattr(item, "callspec", None), "params", {})
            if isinstance(clause := params.get("clause"), Clause):
                name = item.originalname  # type: ignore[attr-defined]
                self._clause_of[item.nodeid] = (clause.id, name)
                self.tests[clause.id].add(name)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.outcome != "passed" and report.nodeid in self._clause_of:
            clause, name = self._clause_of[report.nodeid]
            self.failed[clause].add(name)


def lines(watched: Watched) -> Iterator[tuple[str, str, str]]:
    """Yield clause, result, and its tests or the part that will prove it."""
    for clause in CLAUSES.values():
        if tests := watched.tests.get(clause.id):
            failed = watched.failed[clause.id]
            yield clause.id, "FAILED" if failed else "proved", ", ".join(sorted(failed or tests))
        elif clause.id in LATER:
            yield clause.id, "later", LATER[clause.id]
        else:
            yield clause.id, "NO LINE", ""


def main() -> int:
    watched = Watched()
    options = ["-o", "addopts=--strict-markers --import-mode=importlib -p no:cacheprovider", "-p", "no:terminal"]
    code = pytest.main([str(Path(__file__).parent), *options], [watched])
    table = list(lines(watched))
    width = max(len(clause) for clause, _, _ in table)
    for clause, result, what in table:
        print(f"{clause:<{width}}  {result:<7}  {what}")
    counts = Counter(result for _, result, _ in table)
    parts = Counter(what for _, result, what in table if result == "later")
    print(f"\n{len(table)} clauses: " + ", ".join(f"{count} {result}" for result, count in counts.most_common()))
    print("later, by part: " + ", ".join(f"{part} {count}" for part, count in parts.most_common()))
    return int(code) or int(bool(counts["FAILED"] or counts["NO LINE"]))


if __name__ == "__main__":
    sys.exit(main())
