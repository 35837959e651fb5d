"""shapes.toml is the list of all thirty; nothing stands in it that is not there, and nothing is missing from it."""

from __future__ import annotations

import re
import tomllib

import pytest

from mail.shapes.shapes import FOLDER, names

TESTS = FOLDER.parent.parent
LIST = tomllib.loads((FOLDER / "shapes.toml").read_text("utf-8"))
DEFINED = re.compile(r"^ *def (test_\w+)\(", re.MULTILINE)


def functions(file: str) -> set[str]:
    return set(DEFINED.findall((TESTS / file).read_text("utf-8")))


def test_there_are_thirty_each_with_a_test() -> None:
    assert [each["number"] for each in LIST["shape"]] == list(range(1, 31))
    assert all(each["says"] and each["tests"] for each in LIST["shape"])


def test_every_mail_here_is_on_the_list_and_every_mail_on_it_is_here() -> None:
    assert sorted(name for each in LIST["shape"] for name in each["files"]) == names()


@pytest.mark.parametrize("named", sorted({test for kind in LIST.values() for each in kind for test in each["tests"]}))
def test_every_test_on_the_list_is_one(named: str) -> None:
    file, _, function = named.partition("::")
    assert function in functions(file)


def test_every_test_of_a_shape_is_on_the_list() -> None:
    ours = [*FOLDER.glob("test_*.py"), *(TESTS / "journeys").glob("test_shapes_*.py")]
    written = {
        f"{path.relative_to(TESTS).as_posix()}::{name}"
        for path in ours
        if path.name != "test_the_list.py"
        for name in functions(str(path))
    }
    assert written <= {test for each in LIST["shape"] for test in each["tests"]}


@pytest.mark.parametrize("each", [*LIST["shape"], *LIST["transport"]], ids=lambda each: each["says"][:40])
def test_what_has_no_test_yet_says_when_it_will(each: dict[str, object]) -> None:
    assert each["tests"] or each["later"]
