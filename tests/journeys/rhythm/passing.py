"""Time passes in a house of a rehearsal, but for the days on which heard is off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from heard.daemon import send
from heard.daemon.house import House
from heard.daemon.rehearse import SimulatedClock
from heard.daemon.rhythm.every import Rhythm

Off = tuple[datetime, datetime]
"""From when until when heard is off."""


def heard_at(moment: datetime, off: Sequence[Off]) -> datetime:
    """Return when what came at a moment is heard."""
    return next((end for begin, end in off if begin <= moment < end), moment)


def let_pass(house: House, until: datetime, off: Sequence[Off], rhythms: Sequence[Rhythm]) -> None:
    """Let everything be told that is due before a moment, and the clock come to it.

    What fell into days off is told after them, once all that came meanwhile is heard.
    """
    clock = house.now
    assert isinstance(clock, SimulatedClock)
    if clock.at < until:
        _tell(house, rhythms)
    while (moment := _next_moment(house, clock.at, rhythms)) is not None:
        moment = heard_at(moment, off)
        if moment >= until:
            break
        clock.move_to(moment)
        _tell(house, rhythms)
    clock.move_to(until)


def _tell(house: House, rhythms: Sequence[Rhythm]) -> None:
    told = [rhythm.tell(house) for rhythm in rhythms]
    if any(told):
        send.count_as_sent(house)


def _next_moment(house: House, after: datetime, rhythms: Sequence[Rhythm]) -> datetime | None:
    found = (rhythm.next_moment(house, after) for rhythm in rhythms)
    return min((each for each in found if each is not None and each > after), default=None)
