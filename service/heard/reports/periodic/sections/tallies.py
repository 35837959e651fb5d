"""Cases put under words and counted: one row for each word.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from heard.reports.periodic.asked import Asked
from heard.reports.periodic.shape import Cell, Chart, Drawn, Series, Table

Tally = Mapping[str, Sequence[str]]
"""The references of the cases under each word."""


def tally(found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the cases under each word, given as word and reference."""
    under: dict[str, list[str]] = {}
    for word, reference in found:
        under.setdefault(word, []).append(reference)
    return under


def most_first(under: Tally) -> list[str]:
    """Return the words, that with the most cases first, and those with as many by the alphabet."""
    return sorted(under, key=lambda word: (-len(under[word]), word))


def one_column(
    asked: Asked, name: str, title: str, column: str, under: Tally, words: Iterable[str], notes: tuple[str, ...] = ()
) -> Table:
    """Return a table of these words and how many cases are under each, with their sum.

    column   what the words are: "stage"
    """
    order = list(words)
    rows: list[tuple[Cell, ...]] = [(word, asked.cases(under.get(word, ()))) for word in order]
    every = [reference for word in order for reference in under.get(word, ())]
    return Table(name, title, (column, "cases"), (*rows, ("all", asked.cases(every))), totals=True, notes=notes)


def bars(name: str, title: str, under: Tally, words: Iterable[str]) -> Chart:
    """Return a bar for each word."""
    order = list(words)
    says = ", ".join(f"{word} {len(under.get(word, ()))}" for word in order)
    values = tuple(float(len(under.get(word, ()))) for word in order)
    return Chart(name, title, f"{title}: {says}.", Drawn.BARS, tuple(order), (Series("cases", values),))
