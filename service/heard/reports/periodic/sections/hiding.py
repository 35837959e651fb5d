"""Numbers of people too small to be shown, and what else must not be shown so that nobody can work them out.  Pure."""

from __future__ import annotations

from collections.abc import Mapping

from heard.reports.periodic.shape import FEWEST_SHOWN, Cell, Hidden, Number

NOT_SHOWN = "not shown"
"""Of a number that is not small, and would give a small one away beside the sum."""
MOST_HIDDEN = FEWEST_SHOWN - 1
TOO_FEW_TO_SHOW = "too few to show"
"""Of a share of a number that is too small."""


def is_small(count: int) -> bool:
    """Say whether somebody could be told by a number: it is below 5, and above none."""
    return 0 < count < FEWEST_SHOWN


def together(counts: Mapping[str, int]) -> frozenset[str]:
    """Return the words whose numbers are shown as one, so that none below 5 but none can be told; their sum may stand.

    They are those of the small numbers, and where these are below 5 together, or can only be 4 each, the next larger,
    with all that are as large: which of them it is would tell something.
    Below 5 in all, these are all that are above none.
    """
    small = {word for word, count in counts.items() if is_small(count)}
    others = sorted((count, word) for word, count in counts.items() if count >= FEWEST_SHOWN)
    left = sum(counts[word] for word in small)
    if small and others and (left < FEWEST_SHOWN or left == MOST_HIDDEN * len(small)):
        small.update(word for count, word in others if count == others[0][0])
    return frozenset(small)


def hidden(counts: Mapping[str, int]) -> tuple[dict[str, Cell], Cell]:
    """Return a cell for each number, and one for their sum, from which no number below 5 but none can be told.

    Beside any small number the largest of the others is not shown either.  The sum is, where it leaves every small
    number as it could be, whoever knows this rule and that the largest is no smaller than what is shown.
    """
    small = [word for word, count in counts.items() if is_small(count)]
    cells: dict[str, Cell] = {word: Number(count) for word, count in counts.items()} | dict.fromkeys(small, Hidden())
    total = sum(counts.values())
    if not small:
        return cells, Number(total)
    others = sorted((count, word) for word, count in counts.items() if count >= FEWEST_SHOWN)
    if not others:
        return cells, Hidden() if total < FEWEST_SHOWN else NOT_SHOWN
    most, largest = others.pop()
    cells[largest] = NOT_SHOWN
    next_to_it = others[-1][0] if others else FEWEST_SHOWN
    left = most + sum(counts[word] for word in small)
    return cells, Number(total) if left > MOST_HIDDEN * len(small) + next_to_it else NOT_SHOWN
