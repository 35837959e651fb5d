"""Whether a person must be told that a mailbox is in trouble, or well again.

A watcher that has died looks just like a quiet day.  So trouble is told once, by whatever
way still works, and the end of it too.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from heard.casework.events import Trouble
from heard.casework.working_days import Calendar

UNREACHABLE_FOR = timedelta(hours=1)
"""Servers are restarted; an hour is no longer a restart."""

BUSY = 20
"""A mailbox that had at least this many messages in the four weeks before its last one is expected to get mail."""


@dataclass(frozen=True, slots=True)
class Watched:
    """How the watching of one mailbox goes.

    trouble     what is wrong with any of its folders, since when
    alarmed     the trouble a person was told of and not yet told the end of
    received    when its last messages came, newest first, at least BUSY of them where there are so many
    """

    mailbox: str
    trouble: Trouble | None
    since: datetime | None
    alarmed: Trouble | None
    received: Sequence[datetime]


def decide_alarm(watched: Watched, now: datetime, calendar: Calendar) -> tuple[Trouble | None, Trouble | None]:
    """Return the trouble to tell of now, and the trouble whose end to tell of now; each may be None."""
    present = _present_trouble(watched, now, calendar)
    if watched.alarmed is not None:
        # What was told stays told until the mailbox is well, even if it fails in another way by then.
        over = watched.trouble is None and not (watched.alarmed is Trouble.SILENT and present is Trouble.SILENT)
        return None, watched.alarmed if over else None
    return present, None


def _present_trouble(watched: Watched, now: datetime, calendar: Calendar) -> Trouble | None:
    if watched.trouble is Trouble.SIGN_IN_REFUSED:
        return watched.trouble
    if watched.trouble is not None:
        long_enough = watched.since is not None and now - watched.since >= UNREACHABLE_FOR
        return watched.trouble if long_enough else None
    return Trouble.SILENT if is_silent(watched.received, now, calendar) else None


def is_silent(received: Sequence[datetime], now: datetime, calendar: Calendar) -> bool:
    """Say whether mail is expected and a whole working day, midnight to midnight, passed without any."""
    if len(received) < BUSY or received[0] - received[BUSY - 1] > timedelta(weeks=4):
        return False
    next_working_day = calendar.working_days_after(calendar.local_date(received[0]), 1)
    return next_working_day < calendar.local_date(now)
