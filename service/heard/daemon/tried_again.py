"""What went wrong is tried again later, and later each time: it is in the log once, and keeps nothing else back.

Nothing is lost by waiting, since what was not done is still to be done.  All is forgotten when heard ends, so that
after a start everything is tried at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from heard.errors import StoreUnavailable

FIRST, LONGEST = timedelta(minutes=1), timedelta(hours=1)
"""How long is waited after something went wrong the first time; twice as long each time, up to an hour."""
_FORGOTTEN_AFTER = timedelta(days=2)


class _Wrong(NamedTuple):
    again_at: datetime
    waited: timedelta
    error: type[Exception] | None  # None where it could not be done as yet


class TriedAgain:
    """What went wrong, by what it was, and when it is tried again."""

    def __init__(self) -> None:
        self._wrong: dict[str, _Wrong] = {}

    def attempt(
        self,
        what: str,
        now: datetime,
        do: Callable[[], bool],
        *,
        log: logging.Logger,
        failed: str,
        **of: str | int,
    ) -> bool:
        """Do something, unless it went wrong and is to be tried later; say what it says, or False.

        what     what it is: "digest:2026-06-12:helen@northgate.example"
        failed   what the log says, with the error, the first time it goes wrong and when it goes wrong in another way
        of       what it was done about, for the log: ids alone

        Raises StoreUnavailable, which is nothing that is wrong with it.
        """
        if self.is_waited_for(what, now):
            return False
        wrong = self._wrong.get(what)
        try:
            done = do()
        except StoreUnavailable:
            raise
        except Exception as error:
            # Whatever it is, also a mistake of heard's own: one digest that cannot be made must keep no other back, and
            # the thread that looks at what is due must not end with it.
            waits = min(2 * wrong.waited, LONGEST) if wrong is not None else FIRST
            if wrong is None or wrong.error is not type(error):
                log.exception(failed, extra=of)
            self._forget_before(now - _FORGOTTEN_AFTER)
            self._wrong[what] = _Wrong(now + waits, waits, type(error))
            return False
        if self._wrong.pop(what, None) is not None:
            log.info("went well again", extra=of)
        return done

    def put_off(self, what: str, now: datetime, *, log: logging.Logger, because: str, **of: str | int) -> None:
        """Let something wait for an hour that cannot be done as yet; the first time the log says because of what."""
        if what not in self._wrong:
            log.info(because, extra=of)
        self._forget_before(now - _FORGOTTEN_AFTER)
        self._wrong[what] = _Wrong(now + LONGEST, LONGEST, None)

    def is_waited_for(self, what: str, now: datetime) -> bool:
        """Say whether something went wrong and is not to be tried yet."""
        wrong = self._wrong.get(what)
        # A clock that was put back lets nothing wait for longer than it would have.
        return wrong is not None and now < wrong.again_at <= now + LONGEST

    def _forget_before(self, moment: datetime) -> None:
        """Forget what nobody tries any more, such as the digest of a day that is over."""
        for what in [what for what, wrong in self._wrong.items() if wrong.again_at < moment]:
            del self._wrong[what]
