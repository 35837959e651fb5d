"""Numbers of people too small to be shown, and what else must not be shown so that nobody can work them out.  Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from heard.reports.periodic.shape import FEWEST_SHOWN, Cell, Hidden, Number

NOT_SHOWN = "not shown"
"""Of a number that would give a small one away beside the sum, or of one of two that is small."""
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


def without_the_few(counts: Mapping[str, int]) -> dict[str, Cell]:
    """Return a cell for each number, from which with their sum no number below 5 can be told; no cell where any would.

    Where one is small, it looks as none does, and what `together` puts with it is not shown either.
    """
    one = together(counts)
    if not one:
        return {word: Number(count) for word, count in counts.items()}
    few = [count for count in counts.values() if count < FEWEST_SHOWN]
    if len(few) == 1 or sum(few) >= (MOST_HIDDEN - 1) * len(few):
        return {}  # hidden numbers that are nearly as large as they can be
    return {
        word: Hidden() if count < FEWEST_SHOWN else NOT_SHOWN if word in one else Number(count)
        for word, count in counts.items()
    }


def total_may_stand(parts: Sequence[Collection[str]]) -> bool:
    """Say whether a sum of money may stand below its parts: no part that is not told follows from it.

    parts   the references of the cases that make up each part; one of fewer than 5 but none is not told

    One alone that is not told is the sum without the others.  Two or more of five cases together tell of none of them.
    """
    hidden = [part for part in parts if is_small(len(part))]
    return not hidden or (len(hidden) > 1 and len(frozenset[str]().union(*hidden)) >= FEWEST_SHOWN)


@dataclass(frozen=True, slots=True)
class Parted:
    """How many there are on either side, such as kept and not kept, and in all, as far as it may be told."""

    one: Cell
    other: Cell
    of: Cell

    @property
    def is_told(self) -> bool:
        """Whether the share of the one may be told too: it gives away what is not shown beside it."""
        return all(isinstance(each, Number) for each in (self.one, self.other, self.of))


def parted(one: int, other: int) -> Parted:
    """Return two numbers and their sum, from which no number below 5 but none can be told.

    Below 5 in all, none on one side is not told either: it says of everybody that they are on the other.  Which of the
    two is the small one is not told, since their sum would tell it then.
    """
    if is_small(one + other):
        return Parted(Hidden(), Hidden(), Hidden())
    if is_small(one) or is_small(other):
        return Parted(NOT_SHOWN, NOT_SHOWN, Number(one + other))
    return Parted(Number(one), Number(other), Number(one + other))


def as_published(kept: int, not_kept: int) -> Parted:
    """Return how many promises were kept and not kept, as anybody may be told it.

    How its promises are kept is what a landlord publishes, and tells of nobody who was promised something: one of a
    hundred that was late may stand.  Below 5 in all it is as good as told of each of them.
    """
    if is_small(kept + not_kept):
        return Parted(Hidden(), Hidden(), Hidden())
    return Parted(Number(kept), Number(not_kept), Number(kept + not_kept))
