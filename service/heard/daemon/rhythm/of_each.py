"""Something is done about several cases, each in a transaction of its own: one that goes wrong stops no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime

from heard.casework.events import Reference
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.errors import StoreUnavailable

log = logging.getLogger(__name__)


def of_each(
    house: House, cases: Iterable[Reference], now: datetime, do: Callable[[Writing, Reference], bool], failed: str
) -> bool:
    """Do something about each of some cases; say whether it was done about any.

    do       says whether there was anything to do about one
    failed   what the log says of one that went wrong, which is tried again the next time
    """
    done = [reference for reference in cases if _of_one(house, reference, now, do, failed)]
    return bool(done)


def _of_one(
    house: House, reference: Reference, now: datetime, do: Callable[[Writing, Reference], bool], failed: str
) -> bool:
    try:
        with house.store.writing() as connection:
            return do(Writing(connection, house, now, None, "", now), reference)
    except StoreUnavailable:
        raise
    except Exception:
        log.exception(failed, extra={"case": reference})
        return False
