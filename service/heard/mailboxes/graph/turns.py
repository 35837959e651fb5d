"""How many requests one mailbox bears at once, and when it bears none.

Every folder of a mailbox and its way out share these: Graph counts by app and mailbox, and
what it asks of one request ("leave me alone for ten seconds") it means for all.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

AT_ONCE = 2  # requests; Graph lets four in, and an administrator's own scripts want some of them


class Turns:
    """The turns of one mailbox.  Used by every thread that speaks to it."""

    def __init__(self) -> None:
        self._free = threading.BoundedSemaphore(AT_ONCE)
        self._alone_until = 0.0

    @contextmanager
    def turn(self, within: float) -> Iterator[bool]:
        """Hold a turn; False where none came free in so many seconds."""
        if not self._free.acquire(timeout=within):
            yield False
            return
        try:
            yield True
        finally:
            self._free.release()

    def leave_alone(self, seconds: float) -> None:
        self._alone_until = max(self._alone_until, time.monotonic() + seconds)

    def left_alone_for(self) -> float:
        """Return how many seconds more nothing may be asked; 0 or less where something may."""
        return self._alone_until - time.monotonic()


_TURNS: WeakValueDictionary[tuple[str, str], Turns] = WeakValueDictionary()
_LOOKING = threading.Lock()


def turns_of(base: str, user: str) -> Turns:
    """Return the turns that all share who speak to this mailbox."""
    with _LOOKING:
        return _TURNS.setdefault((base, user.casefold()), Turns())
