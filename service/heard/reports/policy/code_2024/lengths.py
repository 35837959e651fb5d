"""How many days a length of time can hold, whatever a pack counts it in.

Pure.
"""

from __future__ import annotations

from math import ceil

from heard.casework.lengths import Length, Unit
from heard.casework.policy.afterwards import Rhythm

YEAR = 365


def at_most_working_days(length: Length) -> int:
    """Return the most working days that can lie within a length of time."""
    days = {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31}.get(length.unit)
    if days is not None:
        weeks, rest = divmod(length.count * days, 7)
        return weeks * 5 + min(rest, 5)
    if length.unit is Unit.WORKING_DAY:
        return length.count
    return ceil(length.count / (24 if length.unit is Unit.HOUR else 24 * 60))


def less_than_a_year(length: Length) -> bool:
    """Whether it is; 52 weeks are a year."""
    return _days(length) < YEAR - 1


def more_than_a_year(length: Length | Rhythm) -> bool:
    """Whether it is; 366 days are a year."""
    return _days(length) > YEAR + 1


def _days(length: Length | Rhythm) -> float:
    return Length(length.count, Unit(length.unit)).mean_days
