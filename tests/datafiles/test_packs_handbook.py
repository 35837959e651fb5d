"""The handbook of packs, rules/policies/README.md, says of every section what heard does with it today."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from heard.casework.policy import Policy
from heard.datafiles import locate
from heard.datafiles.filling import blanks

HANDBOOK = (locate.rules_dir() / "policies" / "README.md").read_text("utf-8")
OF_NO_SECTION = ("digest", "text")
SECTIONS = [blank.key for blank in blanks(Policy) if blank.field not in OF_NO_SECTION]
NAMED = re.compile(r"`\[\[?([a-z_-]+)")


def part(heading: str) -> str:
    """Return what the handbook has under a heading."""
    return HANDBOOK.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_what_heard_acts_on_today_is_said_of_every_section_once() -> None:
    rows = [line for line in part("What heard acts on today").splitlines() if line.startswith("| `[")]
    named = Counter(name for row in rows for name in NAMED.findall(row.split("|")[1]))
    assert named == Counter(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_described(section: str) -> None:
    assert section in NAMED.findall(part("Sections"))
