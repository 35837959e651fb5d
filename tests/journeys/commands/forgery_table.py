"""The table of forgeries as docs/forgeries.md shows it: what was tried for an officer's command, and what happened.

It is made of forgeries.toml, which test_forged_commands.py holds true.  Run by itself, this writes the file anew.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROWS = Path(__file__).with_name("forgeries.toml")
SHOWN_IN = Path(__file__).parents[3] / "docs" / "forgeries.md"
BEFORE = """\
# Forged commands

What was tried to pass for an officer's command, and what happened. Each row is a mail that came to a real Dovecot by
SMTP, on a case of its own, heard by the service as it runs; `tests/journeys/commands/forgeries.toml` has them, and
`test_forged_commands.py` holds this table true: `make forgeries` writes it anew.

Nothing that was tried changed the case: its stage, its clocks, whose it is, and whether it is open. No stranger was
told that there is a command or a button. Of the same the team leads are told once a day.

| tried | in the history of the case | told |
|---|---|---|
"""
NOBODY = "nobody"
AGAIN = "the same mail again"


@dataclass(frozen=True, kw_only=True)
class Forgery:
    """A row of the table; forgeries.toml says what its keys mean."""

    tried: str
    way: str
    token: str
    writer: str = "{name} <{address}>"
    found: str | None = None
    theirs: tuple[str, ...] = ()
    strips: bool = True
    says: str = ""
    comes_as: str = ""
    history: str = ""
    asked: bool = False
    officer: bool = False
    leads: bool = False

    @classmethod
    def of(cls, row: dict[str, Any]) -> Forgery:
        named = {"from": "writer", "as": "comes_as"}
        values = {named.get(key, key): value for key, value in row.items()}
        return cls(**{**values, "theirs": tuple(values.get("theirs", ()))})

    def line(self) -> str:
        """Return its line of the table."""
        return f"| {self.tried} | {self._noted()} | {', '.join(self._told()) or NOBODY} |"

    def _noted(self) -> str:
        if self.history:
            return f"refused: {self.history}"
        if self.asked:
            return "not done: it waits for the officer's word"
        return "a mail that was heard before" if self.comes_as == AGAIN else "a mail like any other"

    def _told(self) -> Iterator[str]:
        if self.asked:
            yield "the officer is asked, at their own address"
        if self.officer:
            yield "the officer, at their own address"
        if self.leads:
            yield "the team leads"


FORGERIES = [Forgery.of(row) for row in tomllib.loads(ROWS.read_text("utf-8"))["forgery"]]


def table() -> str:
    return BEFORE + "".join(f"{each.line()}\n" for each in FORGERIES)


if __name__ == "__main__":
    SHOWN_IN.write_text(table(), encoding="utf-8")
