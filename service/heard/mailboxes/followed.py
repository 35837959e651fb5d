"""A folder whose server keeps account of what it told of it: where it is, what was told, what was handed over.

Such a server names messages by strings, and tells on from a state that it gave.  The state
goes out with the last message of a look, so it is kept when that one is.  Not while a message
that was told of is still waited for: the server tells of it no more, and a life after this one
has to be told of it again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Generic, Protocol, TypeVar

from heard.mail.message import RawMessage
from heard.mailboxes import Cursor, Found, uidvalidity_of

log = logging.getLogger(__name__)

NAMED_ANEW = 300.0  # seconds until it is looked whether another folder took the watched one's name
PATIENCE = timedelta(minutes=30)  # that a server may fail to give one message before we go on without
TRIES = 5  # at the least in that time: while the server was away nobody tried


class Entry(Protocol):
    """A message as its server lists it."""

    @property
    def uid(self) -> int: ...


E = TypeVar("E", bound=Entry)


def in_order(entries: Iterable[E]) -> list[E]:
    return sorted(entries, key=lambda each: each.uid)


@dataclass(frozen=True, slots=True)
class Told(Generic[E]):
    """What a server tells of a folder: messages new or changed, oldest first, and the state after them."""

    entries: Sequence[E]
    state: str


class Followed(Generic[E]):
    """One watched folder.

    name      as a person gave it
    find      returns the folder of that name
    patience  for how long a message that the server does not give is waited for
    """

    def __init__(self, name: str, find: Callable[[str], Found], *, patience: timedelta = PATIENCE) -> None:
        self._name, self._find = name, find
        self._patience = patience.total_seconds()
        self._place: Found | None = None
        self._found_at = 0.0
        self._forget("")

    def _forget(self, folder_id: str) -> None:
        self._told_of = folder_id
        self._state: str | None = None  # after all that was handed over
        self._given: str | None = None  # the last one that went out with a message
        self._handed: set[int] = set()
        self._awaited: dict[int, tuple[float, int]] = {}  # since when, and how often it was tried
        self._known: dict[int, E] = {}

    # Where it is

    def place(self) -> Found:
        """Return the folder; what was told of another is forgotten."""
        if self._place is None or (self._name != "INBOX" and time.monotonic() - self._found_at > NAMED_ANEW):
            self._place, self._found_at = self._find(self._name), time.monotonic()
        if self._place.id != self._told_of:
            self._forget(self._place.id)
        return self._place

    def lose(self) -> None:
        """It is gone: it is looked for by its name the next time."""
        self._place = None

    @property
    def uidvalidity(self) -> int:
        return uidvalidity_of(self._told_of)

    def among(self, listed: Iterable[Found]) -> list[str]:
        """Return its name, and those of the folders with mail to be read; where nothing lies nothing is unaccounted."""
        holding = (self._name if each.id == self._told_of else each.name for each in listed if each.holds_mail)
        return list(dict.fromkeys((self._name, *holding)))

    # What was told of it

    def since(self, after: Cursor | None) -> str | None:
        """Return the state from which to be told on; None for all that is in it."""
        if after is not None and after.uidvalidity != self.uidvalidity:
            self._forget(self._told_of)
            return None
        # What came after the last state we gave held no message to give the next one with.
        given = after.sync_state if after is not None else None
        return self._state if given in (None, self._given) else given

    def hand_over(
        self, told: Told[E], batches: Callable[[Sequence[E]], Iterator[Sequence[RawMessage]]]
    ) -> Iterator[Sequence[RawMessage]]:
        """Yield what `batches` makes of the messages that were not handed over before, those waited for among them."""
        folder_id = self._told_of
        self.know(told.entries)
        fresh = {each.uid for each in told.entries if each.uid not in self._handed}
        to_read = self.called(fresh | self._awaited.keys())
        given = None
        for batch in batches(to_read):
            if batch[-1].uid == to_read[-1].uid and not self._awaited.keys() - {each.uid for each in batch}:
                given = told.state
            yield batch if given is None else [*batch[:-1], replace(batch[-1], sync_state=given)]
            if self._told_of != folder_id:  # another folder took its name meanwhile
                return
            # Only now: where our caller failed on them, they are offered again.
            for message in batch:
                self.is_done_with(message.uid)
        self._state, self._given = told.state, given or self._given

    def is_done_with(self, uid: int) -> None:
        """Note that a message was handed over, or is gone on without for good."""
        self._handed.add(uid)
        self._awaited.pop(uid, None)

    def doubt(self, uid: int) -> None:
        """Note that a message could not be read, be it for the server's sake: it is waited for."""
        self._awaited.setdefault(uid, (time.monotonic(), 0))

    def awaits(self, uid: int) -> bool:
        """Say whether a message could not be read before, and is waited for."""
        return uid in self._awaited

    def waits_for(self, uid: int, because: object, *, at_most: timedelta | None = None) -> bool:
        """Say whether a message that could not be read is tried again at the next look; else it is gone on without.

        at_most  where it is most likely gone, and the server at fault at times
        """
        now = time.monotonic()
        since, tries = self._awaited.get(uid, (now, 0))
        self._awaited[uid] = since, tries + 1
        if at_most is not None:
            return now - since < min(at_most.total_seconds(), self._patience)
        if now - since < self._patience or (self._patience and tries + 1 < TRIES):
            return True
        log.warning("message not given", extra={"folder": self._name, "because": str(because)})
        return False

    def has_news(self, told_since: Callable[[str], Told[E]]) -> bool:
        """Say whether there may be something to hand over; what is not news is not told of again."""
        if self._state is None:
            return True
        told = told_since(self._state)
        if any(each.uid not in self._handed for each in told.entries):
            return True
        self._state = told.state
        return False

    # What its messages are called

    def know(self, entries: Iterable[E]) -> None:
        self._known.update({each.uid: each for each in entries})

    def knows(self, uids: Iterable[int]) -> bool:
        return all(uid in self._known for uid in uids)

    def known(self) -> Iterable[E]:
        return self._known.values()

    def called(self, uids: Iterable[int]) -> list[E]:
        """Return what the server calls these messages, those that it was never told of left out."""
        return in_order(self._known[uid] for uid in set(uids) if uid in self._known)
