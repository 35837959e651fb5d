"""Every mistake says on which line it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from heard.datafiles.lines import line_of, lines_of
from heard.datafiles.packs import policy_from_text
from weirside import A_PACK, mistakes_in, spoilt

RULES = Path(__file__).parents[2] / "rules"
FILES = sorted(RULES.glob("**/*.toml"))

A_FILE = """\
# A comment, and an empty line.

[clock.one]
within = "1 day"   # said here

[letter]
text = '''
Dear tenant,

thank you.
'''
must_say = [
  "reference",  # not "handler"

  # nor this
  "handler",
  ["a", "b",
   "c"],
]
said.by = "us"
whole = { way = 1, name = "x" }

[clock.two]
  within = "2 days"
[[reading]]
why = "first"
[[reading]]
why = "second"

[other]
[[reading]]
why = "third"
[clock."odd name"]
'c.d' = "say \\"yes\\" = [" # the "end"
[[reading.because]]
so = 1979-05-27 07:32:00
[[reading.because]]
so = 1.5
"""


@pytest.mark.parametrize(
    "path, line",
    [
        pytest.param(("clock",), 3, id="a section that only others imply"),
        pytest.param(("clock", "one"), 3, id="a section"),
        pytest.param(("clock", "one", "within"), 4, id="a key"),
        pytest.param(("letter", "text"), 7, id="a text of several lines"),
        pytest.param(("letter", "must_say"), 12, id="a key after a text of several lines"),
        pytest.param(("letter", "must_say", 0), 13, id="the first of a list"),
        pytest.param(("letter", "must_say", 1), 16, id="what a comment in the list names too"),
        pytest.param(("letter", "must_say", 2, 1), 17, id="a list in a list"),
        pytest.param(("letter", "must_say", 2, 2), 18, id="the second line of a list in a list"),
        pytest.param(("letter", "said", "by"), 20, id="a key after a list"),
        pytest.param(("letter", "whole", "name"), 21, id="a key of a table in one line"),
        pytest.param(("clock", "two", "within"), 24, id="a section taken up again"),
        pytest.param(("reading",), 25, id="a list of sections"),
        pytest.param(("reading", 1, "why"), 28, id="a key in the second of a list of sections"),
        pytest.param(("reading", 2, "why"), 32, id="a list of sections taken up again"),
        pytest.param(("reading", 2, "because", 1, "so"), 38, id="a list of sections under another"),
        pytest.param(("clock", "odd name", "c.d"), 34, id="a key in quotes"),
        pytest.param(("clock", "two", "remind", 0), 23, id="what is missing, at its section"),
        pytest.param(("closing",), 1, id="a section that is missing, at the beginning"),
    ],
)
def test_line(path, line):
    assert line_of(path, lines_of(A_FILE)) == line


def test_lines_are_told_whatever_ends_them():
    assert line_of(("clock", "two", "within"), lines_of(A_FILE.replace("\n", "\r\n"))) == 24


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(RULES).as_posix())
def test_every_key_of_every_file_stands_on_its_line(file):
    text = file.read_text("utf-8")
    lines, numbers = text.split("\n"), lines_of(text)
    paths = set(_paths(tomllib.loads(text)))
    assert set(numbers) == paths
    for path in paths:
        if isinstance(path[-1], str):
            assert path[-1] in lines[numbers[path] - 1], path


def _paths(content: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    steps = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for step, value in steps:
        yield from _paths(value, (*path, step))


@pytest.mark.parametrize(
    "right, wrong",
    [
        pytest.param('within = "5 working days"', 'within = "two days"', id="a value"),
        pytest.param("target_percent = 97", "target_per_cent = 97", id="an unknown key"),
        pytest.param("[kind.compliment]", "[kinds.compliment]", id="an unknown section"),
        pytest.param('to = ["lead", "public"]', 'to = ["lead",\n"publik"]', id="the second line of a list"),
        pytest.param("at_most = 2", "at_most = 1", id="two that do not go together"),
    ],
)
def test_a_mistake_carries_the_line_it_stands_on(right, wrong):
    text = spoilt(right, wrong)
    line = text[: text.index(wrong) + len(wrong)].count("\n") + 1
    (mistake,) = mistakes_in(text)
    assert mistake.startswith(f"policy.toml:{line}: ")


def test_a_mistake_says_file_line_key_what_and_what_to_do():
    assert mistakes_in(spoilt("5 working days", "two working days")) == [
        "policy.toml:60: clock.acknowledge.within: 'two working days' is not a length of time. "
        'Write a number and a unit, such as "10 working days", or "not set".'
    ]


def test_lines_are_counted_only_when_there_is_a_mistake_to_tell():
    lines_of.cache_clear()
    policy_from_text(A_PACK)
    assert lines_of.cache_info().misses == 0
