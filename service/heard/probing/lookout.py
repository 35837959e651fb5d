"""A folder, watched as the daemon watches it, for what comes from now on."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from queue import Empty, Queue

from heard.errors import HeardError
from heard.mail.message import RawMessage
from heard.mailboxes import Mailbox

_BEFORE = timedelta(days=1)
# Seconds between two looks where a mailbox has nothing to wait for, and the most where none of them is of use: one by
# EWS is asked for no changes here, so it cannot tell that there are none.
_PAUSE, _MOST_PAUSE = 0.05, 1.0


class Lookout(threading.Thread):
    """Watches a folder in a thread of its own, so that a mail is seen when it comes and not when somebody asks."""

    def __init__(self, mailbox: Mailbox, now: datetime) -> None:
        """Note what lies there already.  Raises MailboxUnreachable or SignInRefused."""
        super().__init__(name=f"lookout {mailbox.folder}", daemon=True)
        self._mailbox, self._since = mailbox, now - _BEFORE
        self._seen = set(self._listed())
        self._stopping = threading.Event()
        self._came: Queue[tuple[float, RawMessage] | Exception] = Queue()

    def run(self) -> None:
        pause = _PAUSE
        try:
            while not self._stopping.is_set():
                new = [uid for uid in self._listed() if uid not in self._seen]
                at = time.monotonic()
                for raw in self._mailbox.fetch(new) if new else ():
                    self._came.put((at, raw))
                self._seen.update(new)
                self._mailbox.wait()
                in_vain = not new and time.monotonic() - at < pause
                self._stopping.wait(pause)
                pause = min(2 * pause, _MOST_PAUSE) if in_vain else _PAUSE
        except (HeardError, OSError) as error:
            self._came.put(error)
        self._mailbox.close()

    def next(self, before: float) -> tuple[float, RawMessage] | None:
        """Return the next mail that comes and when it was seen, by the monotonic clock; None if none does in time.

        Raises what went wrong while looking.
        """
        try:
            came = self._came.get(timeout=max(0.0, before - time.monotonic()))
        except Empty:
            return None
        if isinstance(came, Exception):
            raise came
        return came

    def stop(self) -> None:
        self._stopping.set()
        self._mailbox.stop()
        self.join(timeout=10)

    def _listed(self) -> Sequence[int]:
        return self._mailbox.marked(None, self._since)[1]
