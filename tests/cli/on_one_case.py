"""What is typed at a site that has one case, NH-26-0001, and what is read there."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

from typed import heard


def ask(site: Path, *words: str) -> tuple[int, str]:
    """Type a command in the site's folder; return its exit code and all that it printed."""
    code, said, errors = heard(*words, folder=site, width=120)
    return code, said + errors


def the_case(site: Path) -> dict[str, Any]:
    code, said = ask(site, "case", "NH-26-0001", "--json")
    assert code == 0, said
    return dict(json.loads(said))


def undo(said: str) -> list[str]:
    """Return the command that what was printed names for undoing it, without "heard"."""
    [line] = [each for each in said.splitlines() if each.startswith("To undo: heard ")]
    return shlex.split(line.removeprefix("To undo: heard "))
