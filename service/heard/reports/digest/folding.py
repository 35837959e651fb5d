"""Cases of the digest that no table tells enough of: each folded, and one whose history is damaged told to be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from sqlalchemy import Connection, RowMapping

from heard.casework.case import Case
from heard.casework.events import Stream
from heard.casework.fold import fold
from heard.casework.recorded import Recorded
from heard.reports.digest.of_a_case import of_a_case
from heard.reports.digest.row import Morning, Row
from heard.store import history

DAMAGED = "its history cannot be read: tell whoever runs heard"


def of_each(
    morning: Morning, found: Sequence[RowMapping], rows_of: Callable[[RowMapping, Case], Iterable[Row]]
) -> list[Row]:
    """Return the rows that are made of each of some cases as it is folded.

    found   rows with the columns of OF_A_CASE

    A case that cannot be folded has none, keeps no other back, and is among the morning's `damaged`.
    """
    histories = _histories(morning.connection, [Stream(each["reference"]) for each in found])
    rows: list[Row] = []
    for each in found:
        reference = each["reference"]
        try:
            recorded = histories.get(reference) or history.of_stream(morning.connection, Stream(reference))
            made = tuple(rows_of(each, fold(recorded)))
        except history.DAMAGED:
            morning.damaged[reference] = of_a_case(each, what=DAMAGED)
        else:
            rows += made
    return rows


def _histories(connection: Connection, streams: Sequence[Stream]) -> Mapping[Stream, Sequence[Recorded]]:
    """Return the histories by one look-up; none of them where one cannot be read, and each is looked up by itself."""
    try:
        return history.of_streams(connection, streams)
    except history.DAMAGED:
        return {}
