"""The history: appending events, reading them back, and showing that they are whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from heard.casework.events import By, Event, MessageNumber, OfficersLetterSeen, Stream
from heard.casework.policy import Policy
from heard.casework.recorded import Recorded, from_body, next_chain, to_body
from heard.errors import CaseMovedOn
from heard.store.tables import events, policies

DAMAGED = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What it may raise to read or fold a history that is not as heard wrote it; of such a history nothing is sure."""

# Statements that run for every message are built once: building one costs six times running it.
_OF = events.c.stream == bindparam("stream")
_APPEND = insert(events)
_EVENT = ("stream", "number", "type", "version", "happened_at", "recorded_at", "by", "message", "body", "chain")
_EVENTS = select(*(events.c[name] for name in _EVENT))
_OF_STREAM = _EVENTS.where(_OF).order_by(events.c.number)
_IN_ORDER = _EVENTS.order_by(events.c.stream, events.c.number)
_OF_STREAMS = _IN_ORDER.where(events.c.stream.in_(bindparam("streams", expanding=True)))
_SEEN_IN = (
    select(events.c.stream)
    .where(events.c.message == bindparam("this"), events.c.type == OfficersLetterSeen.__name__)
    .distinct()
    .order_by(events.c.stream)
)
_LAST_OF = select(events.c.number, events.c.chain).where(_OF).order_by(events.c.number.desc()).limit(1)
_FIRST_OF = select(events.c.number).where(_OF).limit(1)


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
    recorded = placed(stream, happenings, after=after, now=now, by=by, message=message)
    write(connection, recorded)
    return recorded


def placed(
    stream: Stream,
    happenings: Iterable[tuple[Event, datetime]],
    *,
    after: tuple[int, str],
    now: datetime,
    by: By,
    message: MessageNumber | None,
) -> list[Recorded]:
    """Return events in the place they are to have, as `append` takes them; nothing is written."""
    number, chain = after
    recorded = []
    for event, happened_at in happenings:
        number += 1
        place = (stream, number, event, event.version, happened_at, now, by, message, to_body(event))
        chain = next_chain(chain, Recorded(*place, ""))
        recorded.append(Recorded(*place, chain))
    return recorded


def write(connection: Connection, recorded: Sequence[Recorded]) -> None:
    """Write events in their place, of one stream or of several.

    Raises CaseMovedOn if somebody else wrote to one of the streams first.
    """
    try:
        connection.execute(_APPEND, [_row(each) for each in recorded])
    except IntegrityError as error:
        first = recorded[0]
        raise CaseMovedOn(f"{first.stream}: event {first.number} was written by somebody else; decide again") from error


def of_stream(connection: Connection, stream: Stream) -> Sequence[Recorded]:
    """Return all that happened in one stream, oldest first; empty if there is no such stream."""
    return [_recorded(row) for row in connection.execute(_OF_STREAM, {"stream": stream})]


def of_streams(connection: Connection, streams: Collection[Stream]) -> Mapping[Stream, Sequence[Recorded]]:
    """Return all that happened in each of several streams, as `of_stream` does, by one look-up."""
    if len(streams) == 1:
        return {stream: of_stream(connection, stream) for stream in streams}
    found: defaultdict[Stream, list[Recorded]] = defaultdict(list)
    for row in connection.execute(_OF_STREAMS, {"streams": list(streams)}) if streams else ():
        found[row[0]].append(_recorded(row))
    return found


def every_stream(connection: Connection) -> Iterator[Sequence[Recorded]]:
    """Yield the whole history of each stream, in the order of their names."""
    for _, of_one in groupby(connection.execute(_IN_ORDER), key=lambda row: row[0]):
        yield [_recorded(row) for row in of_one]


def last_of(connection: Connection, stream: Stream) -> tuple[int, str]:
    """Return the number and chain of a stream's last event; (0, "") if there is none."""
    row = connection.execute(_LAST_OF, {"stream": stream}).first()
    return (row.number, row.chain) if row else (0, "")


def is_kept(connection: Connection, stream: Stream) -> bool:
    """Say whether anything happened in a stream: anybody may write the reference of a case, and there need be none."""
    return connection.execute(_FIRST_OF, {"stream": stream}).first() is not None


def streams(connection: Connection) -> list[Stream]:
    """Return the name of every stream, in order."""
    query = select(events.c.stream).distinct().order_by(events.c.stream)
    return [Stream(name) for name in connection.execute(query).scalars()]


def seen_in(connection: Connection, message: MessageNumber) -> list[Stream]:
    """Return the cases on which a message was seen to be an officer's letter, in the order of their references."""
    return [Stream(name) for name in connection.execute(_SEEN_IN, {"this": message}).scalars()]


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


def _recorded(row: Sequence[Any]) -> Recorded:
    """Return an event of a row as _EVENTS has it; by place, since finding a column by its name takes longer."""
    stream, number, type_name, version, happened_at, recorded_at, by, message, body, chain = row
    event = from_body(type_name, version, body)
    return Recorded(stream, number, event, version, happened_at, recorded_at, By(by), message, body, chain)
