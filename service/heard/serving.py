"""Serving: the daemon put together from the settings, and run.

`heard run` becomes this program.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pythonjsonlogger.json import JsonFormatter

from heard.daemon.house import House
from heard.daemon.lock import only_daemon
from heard.daemon.reading import ReaderHere
from heard.daemon.receive import hear, keep
from heard.daemon.reconcile import reconcile_and_mend
from heard.daemon.run import Daemon
from heard.ending import ending
from heard.mail.message import RawMessage
from heard.now import utc_now
from heard.settings import Settings, load
from heard.wiring import build_house, doors_of, keywords_of, mailboxes_of


def serve(settings: Settings) -> int:
    """Run until told to stop; return the exit code.

    Raises ConfigurationError, StoreUnavailable, or AnotherDaemon where this database is served already.
    """
    log_json_lines()
    house = build_house(settings, now=utc_now, apart=True)
    with only_daemon(house.store):
        daemon = Daemon(
            house=house,
            mailboxes=mailboxes_of(settings),
            doors=doors_of(settings),
            keywords=keywords_of(settings),
            reconcile=lambda: _reconcile(house, settings),
        )
        return daemon.run()


def _reconcile(house: House, settings: Settings) -> None:
    """Over connections of its own: those of the watchers belong to their threads."""

    own = replace(house, reader=ReaderHere(house.rules))

    def take(raws: Sequence[RawMessage]) -> None:
        if kept := keep(raws, own):
            hear(kept, own)

    mailboxes = mailboxes_of(settings)
    try:
        reconcile_and_mend(house, mailboxes, take)
    finally:
        for mailbox in mailboxes:
            mailbox.close()


def log_json_lines() -> None:
    """One JSON object a line to standard error: "event", "level", "at", and the ids that belong to it."""
    handler = logging.StreamHandler(sys.stderr)
    names = {"message": "event", "levelname": "level", "asctime": "at", "name": "room"}
    handler.setFormatter(JsonFormatter("{asctime}{levelname}{name}{message}", style="{", rename_fields=names))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("apscheduler", "imapclient", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


if __name__ == "__main__":
    with ending():
        sys.exit(serve(load(Path(sys.argv[1]))))
