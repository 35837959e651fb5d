"""An event in its place in history, as it is written down and read again.

What is written down is for ever: an event of an earlier heard is read by every later one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, ClassVar, NamedTuple, Union, get_args, get_origin, get_type_hints

from heard.casework import restriction_events as _restriction_events  # what is not imported cannot be read again
from heard.casework.events import By, Event, MessageNumber, Stream


class Recorded(NamedTuple):
    """An event in its place in history; a tuple, since a case has many and they are read again and again.

    stream       a case's reference, SITE, or that of a restriction
    number       1, 2, 3 ... within the stream, without gaps
    version      of the event's type, when it was written
    happened_at  when it happened in the world; recorded_at when heard wrote it down
    message      the message that proves it, if any
    body         the event as it was written down, which is what the chain is over
    chain        see `next_chain`
    """

    stream: Stream
    number: int
    event: Event
    version: int
    happened_at: datetime
    recorded_at: datetime
    by: By
    message: MessageNumber | None
    body: str
    chain: str


assert _restriction_events.RestrictionEntered in Event.__subclasses__()
EVENT_TYPES: dict[str, type[Event]] = {cls.__name__: cls for cls in Event.__subclasses__()}
_FIELDS = {name: tuple(field.name for field in fields(cls)) for name, cls in EVENT_TYPES.items()}
_AS_JSON = json.JSONEncoder(separators=(",", ":"), default=lambda day: day.isoformat()).encode


def to_body(event: Event) -> str:
    """Return the event's fields as JSON, in a form that never changes for the same event."""
    return _AS_JSON({name: getattr(event, name) for name in _FIELDS[type(event).__name__]})


def from_body(type_name: str, version: int, body: str) -> Event:
    """Return the event that `to_body` wrote.

    Raises KeyError for a type this version of heard does not know, and ValueError for a
    later version of one it does: neither may be guessed.
    """
    cls = EVENT_TYPES[type_name]
    if version > cls.version:
        raise ValueError(f"{type_name} version {version} was written by a later heard")
    stored = json.loads(body)
    for name, read in _readers(type_name).items():
        if name in stored:
            stored[name] = read(stored[name])
    return cls(**stored)


def next_chain(previous: str, recorded: Recorded) -> str:
    """Return the hash over this event as it was written down and all before it in its stream, in hexadecimal.

    Anyone who holds the last chain of a stream can tell whether an earlier event was changed.
    """
    name = type(recorded.event).__name__
    place = (previous, recorded.stream, str(recorded.number), name, str(recorded.version))
    moments = (_to_the_microsecond(recorded.happened_at), _to_the_microsecond(recorded.recorded_at))
    whole = (*place, *moments, recorded.by.value, str(recorded.message or ""), recorded.body)
    return hashlib.sha256("\x1f".join(whole).encode()).hexdigest()


@lru_cache(maxsize=64)  # the events of one message share their moments
def _to_the_microsecond(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@cache
def _readers(type_name: str) -> dict[str, Callable[[Any], Any]]:
    """Return what makes of JSON what a field holds, by its name, for the fields that hold anything else."""
    hints = get_type_hints(EVENT_TYPES[type_name])
    readers = {name: _reader(hint) for name, hint in hints.items() if get_origin(hint) is not ClassVar}
    return {name: read for name, read in readers.items() if read is not None}


def _reader(hint: Any) -> Callable[[Any], Any] | None:
    if get_origin(hint) is Union or type(hint).__name__ == "UnionType":
        inner = _reader(next(a for a in get_args(hint) if a is not type(None)))
        return None if inner is None else lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:  # of as many of one kind as there are
        each = _reader(get_args(hint)[0])
        return tuple if each is None else lambda values: tuple(each(value) for value in values)
    if hint in (date, datetime):
        read: Callable[[Any], Any] = hint.fromisoformat
        return read
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    return None
