"""Cases put under words and counted: one row for each word, or where nobody may be told by it, for what is not small.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from heard.reports.periodic.asked import Asked
from heard.reports.periodic.sections.hiding import is_small, together
from heard.reports.periodic.shape import Cell, Chart, Drawn, Hidden, Series, Table

Tally = Mapping[str, Sequence[str]]
"""The references of the cases under each word."""
OTHERS = "others, put together"
PUT_TOGETHER = "Where fewer than 5 would stand in a row, they are put together with others, and rows of none left out."


def tally(found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the cases under each word, given as word and reference."""
    under: dict[str, list[str]] = {}
    for word, reference in found:
        under.setdefault(word, []).append(reference)
    return under


def most_first(under: Tally) -> list[str]:
    """Return the words, that with the most cases first, and those with as many by the alphabet."""
    return sorted(under, key=lambda word: (-len(under[word]), word))


def told(asked: Asked, under: Tally, *more: Tally) -> list[Tally]:
    """Return these tallies as they may be told: where nobody may be told by it, with the small ones put together.

    more   other tallies by the same words, in which the same are put together

    What stands in none of them is left out then, and so are the others where they are all there is.
    """
    every = [under, *more]
    counts = [{word: len(references) for word, references in each.items()} for each in every]
    small = {word for each in counts for word in together(each)} if asked.no_personal_data else set()
    if not small:
        return every
    words = dict.fromkeys(word for each in every for word, found in each.items() if found and word not in small)
    others = [[reference for word in each if word in small for reference in each[word]] for each in every]
    if not words or any(is_small(len(each)) for each in others):
        return [{} for _ in every]
    return [
        {word: each.get(word, ()) for word in words} | {OTHERS: left} for each, left in zip(every, others, strict=True)
    ]


def in_all(asked: Asked, references: Iterable[str]) -> Cell:
    """Return how many these are in all, as it may be told."""
    found = list(references)
    return asked.cases(found) if may_be_told(asked, len(found)) else Hidden()


def may_be_told(asked: Asked, count: int) -> bool:
    """Say whether a number of all that a report is of may be told: of one area it must not be small in public."""
    return asked.area is None or not asked.no_personal_data or not is_small(count)


def one_column(
    asked: Asked,
    name: str,
    title: str,
    column: str,
    under: Tally,
    words: Iterable[str],
    notes: tuple[str, ...] = (),
    counted: str = "cases",
) -> Table:
    """Return a table of these words and how many cases are under each, with their sum.

    column   what the words are: "stage"
    counted  what is under them
    """
    in_order = {word: under.get(word, ()) for word in words}
    [shown] = told(asked, in_order)
    rows: list[tuple[Cell, ...]] = [(word, asked.cases(references)) for word, references in shown.items()]
    every = [reference for references in in_order.values() for reference in references]
    notes = notes if shown == in_order else (*notes, PUT_TOGETHER)
    return Table(name, title, (column, counted), (*rows, ("all", in_all(asked, every))), totals=True, notes=notes)


def bars(asked: Asked, name: str, title: str, under: Tally, words: Iterable[str]) -> tuple[Chart, ...]:
    """Return a bar for each word; no chart where there is none to be shown."""
    [shown] = told(asked, {word: under.get(word, ()) for word in words})
    if not shown:
        return ()
    counts = {word: len(references) for word, references in shown.items()}
    says = ", ".join(f"{word} {count}" for word, count in counts.items())
    values = tuple(map(float, counts.values()))
    return (Chart(name, title, f"{title}: {says}.", Drawn.BARS, tuple(counts), (Series("cases", values),)),)
