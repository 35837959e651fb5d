"""No clause is without a line: each has a test, or stands under the part that will bring one."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

from policies.clauses import CLAUSES, HERE, LATER


def proved_by(file: Path) -> set[str]:
    """Return the clauses that tests of a file name in @proves(...)."""
    calls = [node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "proves"]
    args = (arg.value for call in named for arg in call.args if isinstance(arg, ast.Constant))
    return {arg for arg in args if isinstance(arg, str)}


PROVED = {clause for file in HERE.glob("test_*.py") for clause in proved_by(file)}


@pytest.mark.parametrize("clause", sorted(CLAUSES))
def test_every_clause_has_a_test_or_waits_for_a_part(clause: str) -> None:
    assert (clause in PROVED) != (clause in LATER), f"{clause}: {CLAUSES[clause].says}"


def test_nothing_is_proved_or_awaited_that_is_no_clause() -> None:
    assert (PROVED | LATER.keys()) - CLAUSES.keys() == set()


def test_nothing_waits_twice() -> None:
    listed = [c for part in tomllib.loads((HERE / "later.toml").read_text()).values() for c in part["clauses"]]
    assert sorted(listed) == sorted(LATER)


def test_a_persons_duties_are_listed_as_such() -> None:
    human = {clause.id for clause in CLAUSES.values() if clause.priority == "human"}
    assert {clause for clause, part in LATER.items() if part == "human"} <= human
