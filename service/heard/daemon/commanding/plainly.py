"""What people at the server are told, for officers who read it in a mail: without the commands that are typed there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from heard.errors import CannotBeMoved, CannotBeSaid, NotFound

_TYPED = re.compile(
    r"\bTo undo\b|\bheard (?:answer|case|cases|escalate|join|letters|move|people|restrict|retry|split|why)\b| --[a-z]"
)
_OPTION = re.compile(r"^--[a-z-]+(?: [^:]+)?: ")
_CLAUSES = re.compile(r"(?<=[.;:]) ")


def plainly(said: str) -> str:
    """Return a sentence without the clauses that say what to type; "" where it says nothing else."""
    clauses = [each for each in _CLAUSES.split(_OPTION.sub("", said)) if not _TYPED.search(f" {each}")]
    return " ".join(clauses).rstrip(" ;:,")


def notes_plainly(notes: Iterable[str]) -> tuple[str, ...]:
    """Return notes as sentences that begin and end as such, each once."""
    plain = filter(None, map(plainly, notes))
    return tuple(dict.fromkeys(f"{each[0].upper()}{each[1:].rstrip('.')}." for each in plain))


@contextmanager
def refused_plainly() -> Iterator[None]:
    """Let what is refused within be refused in words that an officer can do something with."""
    try:
        yield
    except (CannotBeSaid, CannotBeMoved, NotFound) as objection:
        raise CannotBeSaid(plainly(str(objection)) or "it cannot be so as the case stands") from objection
