"""Old mail through the whole service, in the order of time, as if it came today.

Nothing is sent: letters count as sent the moment they are written, or go into files.  The house it is given
has a database of its own and a clock that this module moves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from heard.daemon import receive, send
from heard.daemon.house import House
from heard.daemon.receive import Heard
from heard.daemon.rhythm.every import EVERY, Rhythm
from heard.mail.identity import digest
from heard.mail.message import RawMessage
from heard.store import inbox


@dataclass
class SimulatedClock:
    """A clock that stands still until it is moved; it never goes back."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at

    def move_to(self, moment: datetime) -> None:
        self.at = max(self.at, moment)


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """One message of a rehearsal, and what became of it; `person` is the complainant of its case."""

    name: str
    raw: RawMessage
    heard: Heard
    person: int | None


def rehearse(
    source: Iterable[tuple[str, RawMessage]],
    house: House,
    clock: SimulatedClock,
    leave: Callable[[House], object] = send.count_as_sent,
    until: datetime | None = None,
    rhythms: Sequence[Rhythm] = EVERY,
) -> Iterator[Rehearsed]:
    """Yield each message of the source, heard at the moment it was received.

    leave     how letters leave after each message
    until     to when the clocks run on after the last message
    rhythms   what is told as time passes, without a message

    A message whose bytes came before is told as the first one was, without its letters.
    """
    before: dict[bytes, Heard] = {}
    for uid, (name, found) in enumerate(source, start=1):
        # Whatever its file says of UIDs, in a rehearsal each message stands in its place.
        raw = replace(found, uid=uid, uidvalidity=1)
        _let_time_pass(house, clock, raw.received_at, leave, rhythms)
        mark = digest(raw.content)
        if kept := receive.keep([raw], house):
            before[mark] = heard = receive.hear(kept, house)[0]
        else:
            heard = replace(before[mark], letters=())
        leave(house)
        yield Rehearsed(name, raw, heard, _person(heard, house))
    if until is not None:
        _let_time_pass(house, clock, until, leave, rhythms)
        leave(house)


def _let_time_pass(
    house: House,
    clock: SimulatedClock,
    until: datetime,
    leave: Callable[[House], object],
    rhythms: Sequence[Rhythm],
) -> None:
    """Move the clock on, and let what the daemon tells of by the clock alone be told when it is due."""
    if clock.at < until:
        _tell(house, leave, rhythms)  # of what was due already as it was heard
    while (moment := _next_moment(house, clock.at, until, rhythms)) is not None:
        clock.move_to(moment)
        _tell(house, leave, rhythms)
    clock.move_to(until)


def _tell(house: House, leave: Callable[[House], object], rhythms: Sequence[Rhythm]) -> None:
    told = [rhythm.tell(house) for rhythm in rhythms]
    if any(told):
        leave(house)


def _next_moment(house: House, after: datetime, until: datetime, rhythms: Sequence[Rhythm]) -> datetime | None:
    """Return when the daemon next has something to tell, later than one moment and not later than another."""
    found = (rhythm.next_moment(house, after) for rhythm in rhythms)
    return min((each for each in found if each is not None and after < each <= until), default=None)


def _person(heard: Heard, house: House) -> int | None:
    if heard.reference is None:
        return None
    with house.store.reading() as connection:
        return inbox.person_of(connection, heard.reference)
