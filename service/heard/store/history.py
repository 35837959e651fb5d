"""The history: appending events, reading them back, and showing that they are whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, RowMapping, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from heard.casework.events import By, Event, MessageNumber, Stream
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded, from_body, next_chain, to_body
from heard.errors import CaseMovedOn
from heard.store.tables import events, policies

# Statements that run for every message are built once: building one costs six times running it.
_OF = events.c.stream == bindparam("stream")
_APPEND = insert(events)
_OF_STREAM = select(events).where(_OF).order_by(events.c.number)
_LAST_OF = select(events.c.number, events.c.chain).where(_OF).order_by(events.c.number.desc()).limit(1)


def append(
    connection: Connection,
    stream: Stream,
    happenings: Iterable[tuple[Event, datetime]],
    *,
    after: tuple[int, str],
    now: datetime,
    by: By = By.SERVICE,
    message: MessageNumber | None = None,
) -> Sequence[Recorded]:
    """Write events at the end of a stream and return them in their place.

    happenings  each event with the moment it happened in the world
    after       the number and chain of the stream's last event, (0, "") for a new stream

    Raises CaseMovedOn if somebody else wrote to the stream first.
    """
    number, chain = after
    recorded = []
    for event, happened_at in happenings:
        number += 1
        written = (stream, number, event, event.version, happened_at, now, by, message, to_body(event))
        chain = next_chain(chain, Recorded(*written, chain=""))
        recorded.append(Recorded(*written, chain=chain))
    rows = [_row(each) for each in recorded]
    try:
        connection.execute(_APPEND, rows)
    except IntegrityError as error:
        raise CaseMovedOn(f"{stream}: event {after[0] + 1} was written by somebody else; decide again") from error
    return recorded


def of_stream(connection: Connection, stream: Stream) -> Sequence[Recorded]:
    """Return all that happened in one stream, oldest first; empty if there is no such stream."""
    return [_recorded(row) for row in connection.execute(_OF_STREAM, {"stream": stream}).mappings()]


def every_stream(connection: Connection) -> Iterator[Sequence[Recorded]]:
    """Yield the whole history of each stream, in the order of their names."""
    rows = connection.execute(select(events).order_by(events.c.stream, events.c.number)).mappings()
    for _, of_one in groupby(rows, key=lambda row: row["stream"]):
        yield [_recorded(row) for row in of_one]


def last_of(connection: Connection, stream: Stream) -> tuple[int, str]:
    """Return the number and chain of a stream's last event; (0, "") if there is none."""
    row = connection.execute(_LAST_OF, {"stream": stream}).first()
    return (row.number, row.chain) if row else (0, "")


def streams(connection: Connection) -> list[Stream]:
    """Return the name of every stream, in order."""
    query = select(events.c.stream).distinct().order_by(events.c.stream)
    return [Stream(name) for name in connection.execute(query).scalars()]


def break_in(recorded: Sequence[Recorded]) -> int | None:
    """Return the number of the first event that is missing, or not the one that was written; None if all is whole."""
    chain = ""
    for expected, each in enumerate(recorded, start=1):
        chain = next_chain(chain, each)
        if each.number != expected or each.chain != chain:
            return expected
    return None


def keep_policy(connection: Connection, policy: Policy) -> None:
    """Keep the merged text of a pack, so that a case can be folded again under the version it was opened with."""
    if connection.execute(select(policies.c.digest).where(policies.c.digest == policy.digest)).first() is None:
        connection.execute(
            insert(policies).values(
                digest=policy.digest, pack=policy.name, in_force_from=policy.in_force_from, text=policy.text
            )
        )


def policy_texts(connection: Connection) -> dict[str, str]:
    """Return every pack text kept so far, by its digest."""
    return {row.digest: row.text for row in connection.execute(select(policies.c.digest, policies.c.text))}


def _row(each: Recorded) -> dict[str, object]:
    return {
        "stream": each.stream,
        "number": each.number,
        "type": type(each.event).__name__,
        "version": each.version,
        "happened_at": each.happened_at,
        "recorded_at": each.recorded_at,
        "by": each.by.value,
        "message": each.message,
        "body": each.body,
        "chain": each.chain,
    }


def _recorded(row: RowMapping) -> Recorded:
    return Recorded(
        stream=Stream(row["stream"]),
        number=row["number"],
        event=from_body(row["type"], row["version"], row["body"]),
        version=row["version"],
        happened_at=row["happened_at"],
        recorded_at=row["recorded_at"],
        by=By(row["by"]),
        message=row["message"],
        body=row["body"],
        chain=row["chain"],
    )
