"""Work out anew how fits of the rules' patterns begin, after a change of rules/.

    make rules

It writes service/heard/judgement/patterns.json, which spares a start the time to work it out; what is not in it is
worked out then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from heard import judgement
from heard.datafiles.known_patterns import FILE
from heard.datafiles.rules import load_rules
from heard.judgement.pattern import compile_pattern
from heard.judgement.pattern_kept import as_kept
from heard.judgement.rule import Rule

KEPT = Path(judgement.__file__).with_name(FILE)
RULES = load_rules(Path(__file__).parents[2] / "rules")


def kept_of_the_rules() -> str:
    """Return what the file says of the rules as they are now."""
    rules = (*RULES.rules, *RULES.letters.rules, *RULES.says.rules, *RULES.brought.rules)
    kept = {source: as_kept(compile_pattern(source).beginnings()) for source in sorted(sources(rules))}
    return json.dumps(kept, indent=0) + "\n"


def sources(rules: Iterable[Rule]) -> set[str]:
    """Return every pattern of some rules as it is written."""
    sets = (patterns for rule in rules for patterns in (rule.unless, *rule.choices, *rule.of))
    return {pattern.source for patterns in sets for pattern in patterns}


if __name__ == "__main__":
    KEPT.write_text(kept_of_the_rules(), "utf-8")
