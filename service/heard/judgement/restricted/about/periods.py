"""Whether a contact is of another year's accounts than the limited matter: 2024/25, and not 2023/24.  Pure."""

from __future__ import annotations

import re

_PERIOD = re.compile(r"\b20(\d\d) ?[/-] ?(?:20)?(\d\d)\b")
_LIMIT = 6_000


def of_another_period(text: str, matter: tuple[str, ...]) -> str:
    """Return the accounting year that a text is of, where the matter has others and none of the text's; "" else."""
    told = _periods_in(text)
    theirs = set().union(*(_periods_in(each) for each in matter)) if told else set()
    return "" if not theirs or not told or not theirs.isdisjoint(told) else next(iter(told.values()))


def _periods_in(text: str) -> dict[tuple[str, str], str]:
    """Return the accounting years that a text has, each as it is written."""
    found = (each for each in _PERIOD.finditer(text[:_LIMIT]))
    return {(each[1], each[2]): each[0] for each in found if int(each[2]) == (int(each[1]) + 1) % 100}
