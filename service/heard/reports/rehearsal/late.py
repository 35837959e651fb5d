"""What was promised by a clock and not done in time, as far as the mail shows.

An answer that went by post or was given on the telephone is in no mail: whoever reads the number knows how many went.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from sqlalchemy import Connection, select

from heard.casework.deadline import ClockState
from heard.reports.deadlines import deadline_of
from heard.store.tables import clocks

STILL_OWED = "still owed"


def late_by(connection: Connection, now: datetime) -> Counter[str]:
    """Return how often each clock was missed by `now`, under its name, and apart what is still owed."""
    deadlines = [deadline_of(row) for row in connection.execute(select(clocks)).mappings()]
    missed = (each for each in deadlines if each.state_at(now) is ClockState.MISSED)
    return Counter(f"{each.clock}, {STILL_OWED}" if each.is_open else each.clock for each in missed)
