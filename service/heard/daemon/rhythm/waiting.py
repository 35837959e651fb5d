"""Something is done about several cases, each in a transaction of its own: one that goes wrong stops no other.

What waits for a moment is done in office hours, and never while a message waits to be heard, which may change it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from heard.casework.events import Reference
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.store import inbox

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Cases that wait for a moment which their rows name.

    come        returns those whose moment has come by now
    following   returns the next moment of any, later than one; None where there is none
    """

    come: Callable[[Connection, datetime], Sequence[Reference]]
    following: Callable[[Connection, datetime], datetime | None]

    def see_to(self, house: House, do: Callable[[Writing, Reference], bool], failed: str) -> bool:
        """Do something about each whose moment has come; say whether it was done about any."""
        now = house.now()
        if not house.given.calendar.is_at_work(now):
            return False
        with house.store.reading() as connection:
            cases = self.come(connection, now) if not inbox.any_waits(connection) else ()
        return of_each(house, cases, now, do, failed)

    def next_moment(self, house: House, after: datetime) -> datetime | None:
        """Return when something is next to be done, later than a moment by which all was that could be; or None."""
        calendar = house.given.calendar
        with house.store.reading() as connection:
            waits = bool(self.come(connection, after)) and not calendar.is_at_work(after)
            following = self.following(connection, after)
        moment = after if waits else following
        return calendar.when_at_work(moment) if moment is not None else None


def of_each(
    house: House, cases: Iterable[Reference], now: datetime, do: Callable[[Writing, Reference], bool], failed: str
) -> bool:
    """Do something about each of some cases; say whether it was done about any.

    do       says whether there was anything to do about one
    failed   what the log says of one that went wrong, which is tried again later
    """
    done = [reference for reference in cases if _of_one(house, reference, now, do, failed)]
    return bool(done)


def _of_one(
    house: House, reference: Reference, now: datetime, do: Callable[[Writing, Reference], bool], failed: str
) -> bool:
    def do_it() -> bool:
        with house.store.writing() as connection:
            return do(Writing(connection, house, now, None, "", now), reference)

    return house.tried_again.attempt(f"{failed}:{reference}", now, do_it, log=log, failed=failed, case=reference)
