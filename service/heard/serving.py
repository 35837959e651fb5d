"""Serving: the daemon put together from the settings, and run.

`heard run` becomes this program.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pythonjsonlogger.json import JsonFormatter

from heard.daemon import clocks_off
from heard.daemon.before_heard import take_in
from heard.daemon.house import House
from heard.daemon.lock import only_daemon
from heard.daemon.reconcile import reconcile_and_mend
from heard.daemon.run import Daemon
from heard.ending import ending
from heard.mail.message import RawMessage
from heard.mailboxes import Mailbox
from heard.now import utc_now
from heard.settings import Settings, load, load_register
from heard.store import mailbox_signs, tokens, watching
from heard.store.recount import recount_if_changed
from heard.wiring import build_house, doors_of, heartbeat_of, mailboxes_of, refuse_what_has_ended, told_of

log = logging.getLogger(__name__)


def serve(settings: Settings) -> int:
    """Run until told to stop; return the exit code.

    Raises ConfigurationError, StoreUnavailable, or AnotherDaemon where this database is served already.
    """
    log_json_lines()
    register = load_register(settings.register_file) if settings.register_file is not None else None
    with only_daemon(settings.database.url):
        house = build_house(settings, now=utc_now, apart=True)
        refuse_what_has_ended(settings, house.given.calendar.local_date(house.now()))
        mailboxes = mailboxes_of(settings)
        prepare(house, mailboxes)
        if register is not None:
            take_in(house, register)
        daemon = Daemon(
            house=house,
            mailboxes=mailboxes,
            doors=doors_of(settings),
            told=told_of(settings),
            reconcile=lambda take: _reconcile(house, settings, take),
            heartbeat=heartbeat_of(settings, house),
        )
        return daemon.run()


def prepare(house: House, mailboxes: Sequence[Mailbox]) -> None:
    """Forget folders no longer watched and tokens of long ago; bring clocks in step with calendar and register."""
    known = {(mailbox.address, mailbox.folder) for mailbox in mailboxes}
    known |= {(mailbox.address, watching.WAY_OUT) for mailbox in mailboxes}
    with house.store.writing() as connection:
        watching.forget_others(connection, known)
        mailbox_signs.forget_others(connection, [(sign.mailbox, sign.key) for sign in house.mailbox_signs])
        tokens.forget(connection, house.now() - tokens.KEPT)
        recounted = recount_if_changed(connection, house.counted_by, house.policies, now=house.now())
        clocks_off.keep_all_in_step(connection, house)
    if recounted is not None and recounted.cases:
        how_many = {"cases": recounted.cases, "moved": recounted.moved}
        log.warning("clocks counted again", extra=how_many | {"because": "the calendar has changed"})


def _reconcile(house: House, settings: Settings, take: Callable[[Sequence[RawMessage]], object]) -> None:
    """Over connections of its own: those of the watchers belong to their threads."""
    mailboxes = mailboxes_of(settings)
    try:
        reconcile_and_mend(house, mailboxes, take)
    finally:
        for mailbox in mailboxes:
            mailbox.close()


class _Line(JsonFormatter):
    """A line of the log, with the time as all our JSON has it: ISO 8601 with an offset."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def log_json_lines() -> None:
    """One JSON object a line to standard error: "event", "level", "at", and the ids that belong to it."""
    handler = logging.StreamHandler(sys.stderr)
    names = {"message": "event", "levelname": "level", "asctime": "at", "name": "room"}
    handler.setFormatter(_Line("{asctime}{levelname}{name}{message}", style="{", rename_fields=names))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("apscheduler", "imapclient", "alembic", "httpx", "msal", "urllib3", "exchangelib"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def main() -> None:
    """Serve the site of the heard.toml named, and leave without waiting for anybody: the database has all there is."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # until the daemon knows better
    with ending():
        code = serve(load(Path(sys.argv[1])))
        logging.shutdown()
        os._exit(code)


if __name__ == "__main__":
    main()
