"""Patterns that are known to be safe, with how their fits begin.

Reading a pattern takes longest of all that loading the rules does, so what is read of heard's own is kept in
judgement/patterns.json (`make rules`).  A pattern that is not there, of a landlord's own rule, is read when it is met.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from heard import judgement
from heard.judgement.pattern import Pattern, compile_pattern

FILE = "patterns.json"


@cache
def pattern_of(source: str) -> Pattern:
    """Return the pattern, the same each time; raise PatternRefused where it is none or not a safe one."""
    kept = _kept().get(source)
    return compile_pattern(source) if kept is None else Pattern(source, kept)


@cache
def _kept() -> Mapping[str, str]:
    kept: dict[str, str] = json.loads((files(judgement) / FILE).read_bytes())
    return kept
