"""Which answers of a week are looked at by others: chosen by lot, and the same ones whenever it is asked.  Pure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from hashlib import sha256

from heard.casework.events import MessageNumber


def sampled(answers: Collection[MessageNumber], one_in: int, week: date) -> tuple[MessageNumber, ...]:
    """Return which of the answers of a week are looked at, in order.

    one_in   of so many one; where they do not come out even, the lot of the week says whether it is one more
    week     its first day

    The lot is drawn by the SHA-256 of a number, so that none is passed over by its place.  It is no secret: anybody can
    work it out from the numbers.
    """
    count = (len(answers) + _lot(week.toordinal()) % one_in) // one_in
    return tuple(sorted(sorted(answers, key=_lot)[:count]))


def _lot(number: int) -> int:
    return int.from_bytes(sha256(str(number).encode()).digest())
