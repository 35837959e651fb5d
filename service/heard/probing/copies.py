"""The copy that a server keeps of what leaves by it, looked for from the moment the mail left."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

from heard.errors import HeardError
from heard.mailboxes import SENT_NAMES, Mailbox
from heard.now import utc_now
from heard.probing.letters import Probe

_RECENT = timedelta(days=1)
_PAUSE = 0.1  # seconds between two looks
_GROWS = 0.1  # of the time that is measured: each look costs the server some requests
_NAMELESS = "the folder for sent mail"


class Copies(threading.Thread):
    """Looks in a thread of its own, so that what is measured is the server and not who waits for something else.

    left    when the mail left, by the monotonic clock
    given   the Message-ID that the server said it gave it
    """

    def __init__(self, mailbox: Mailbox, letter: Probe, left: float, given: str | None) -> None:
        super().__init__(name="copies", daemon=True)
        self._mailbox, self._letter, self._left = mailbox, letter, left
        self._ids = [letter.message_id, *filter(None, (given,))]
        self._stopping, self._over = threading.Event(), threading.Event()
        self._seen_in: tuple[str, ...] | None = ()
        self._after: timedelta | None = None
        self._wrong: Exception | None = None

    def run(self) -> None:
        try:
            while not self._stopping.is_set() and not self._look():
                self._stopping.wait(max(_PAUSE, _GROWS * (time.monotonic() - self._left)))
        except (HeardError, OSError) as error:
            self._wrong = error
        finally:
            self._over.set()

    def found(self, within: timedelta, came_as: str) -> tuple[tuple[str, ...] | None, timedelta | None]:
        """Return the folders of sent mail with a copy, None where there is no telling, and how soon it was there.

        within    how long it may still take
        came_as   the Message-ID that the mail came with

        Raises what went wrong while looking.
        """
        if came_as:
            self._ids = list(dict.fromkeys((*self._ids, came_as)))
        self._over.wait(within.total_seconds())
        self.stop()
        if self._wrong is not None:
            raise self._wrong
        if self._after is None:
            self._look()
        return self._seen_in, self._after

    def stop(self) -> None:
        self._stopping.set()
        self.join()

    def close(self) -> None:
        self.stop()
        self._mailbox.close()

    def _look(self) -> bool:
        told = [self._mailbox.sent_as(each) for each in self._ids]
        folders = tuple(
            each
            for each in self._mailbox.folders()
            if named_sent(each) and holds(self._mailbox, each, self._letter.mark)
        )
        if not folders and not any(told):
            self._seen_in = None if None in told else ()
            return False
        self._seen_in = folders or (_NAMELESS,)
        self._after = timedelta(seconds=time.monotonic() - self._left)
        return True


def holds(mailbox: Mailbox, folder: str, mark: str) -> bool:
    return any(mark in each.subject for each in mailbox.held(folder, a_day_before(utc_now()))[1])


def named_sent(folder: str) -> bool:
    return folder.replace("/", ".").rpartition(".")[2].casefold() in SENT_NAMES


def a_day_before(at: datetime) -> datetime:
    return at.astimezone(UTC) - _RECENT
