"""A case is taken out of the usual times, and put back, as the restriction about it stands.

In the transaction that changed the restriction; and at every start, for what another policy has changed, or that two
persons were found to be one.
"""

from __future__ import annotations

from sqlalchemy import Connection

from heard.casework.case import Case
from heard.casework.clocks_off import what_follows
from heard.casework.events import By, Stream
from heard.casework.fold import fold
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.store import history, restrictions
from heard.store.moving import is_same_person
from heard.store.restrictions import Entry


def keep_in_step(connection: Connection, house: House, entry: Entry, *, by: By = By.SERVICE) -> None:
    """Note on the case that a restriction is about what follows for its clocks, where anything does."""
    restriction, now = entry.restriction, house.now()
    if restriction.case is None:
        return
    # Where it was joined to an older case, that one's clocks are another matter's, and run on.
    stream = Stream(restriction.case)
    case = fold(history.of_stream(connection, stream))
    today = house.given.calendar.local_date(now)
    event = what_follows(
        restriction, case, house.given.policy, is_theirs=_is_theirs(connection, entry, case), today=today
    )
    if event is not None and case.has_clocks:
        writing = Writing(connection, house, now, None, case.mailbox, now, by)
        writing.note(stream, event)
        writing.append()


def _is_theirs(connection: Connection, entry: Entry, case: Case) -> bool:
    restricted, complainant = entry.restriction.person, case.person
    if restricted is None or complainant is None:
        return False
    return is_same_person(connection, restricted, complainant)


def keep_all_in_step(connection: Connection, house: House) -> None:
    """As `keep_in_step`, of every entry of the register."""
    for entry in restrictions.every(connection):
        keep_in_step(connection, house, entry)
