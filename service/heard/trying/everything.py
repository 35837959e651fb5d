"""Everything tried at once: each room's mistakes, and what a person should know besides.

Nothing is made, changed or sent.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from heard.datafiles.packs.digests import unknown_in_digests
from heard.datafiles.packs.reports import unknown_in_reports
from heard.errors import ConfigurationError, HeardError, Mistake
from heard.now import utc_now
from heard.settings import Register, Settings, load, load_register
from heard.settings.keys import read_keys
from heard.store.connect import Store
from heard.trying.notes import of_roles, worth_knowing
from heard.trying.register import against_the_database, of_the_file, standing_restrictions
from heard.trying.ways import of_mailbox, second_route
from heard.wiring import Told, mailbox_signs_of, read_told, refuse_what_has_ended


def try_everything(path: Path) -> tuple[list[Mistake], list[Mistake]]:
    """Return what has to be mended, and what a person should know; nothing is made, changed or sent."""
    try:
        settings = load(path)
    except ConfigurationError as error:
        return list(error.mistakes), []
    read: list[Told] = []
    registers: list[Register] = []
    mistakes = [
        *_tried(lambda: registers.append(load_register(settings.register_file)) if settings.register_file else None),
        *_tried(lambda: read.append(read_told(settings))),
        *(mistake for told in read for mistake in _signs(settings, told)),
        *_database(settings),
        *_tried(lambda: refuse_what_has_ended(settings, _today(settings))),
        *_tried(lambda: read_keys(settings.key_file) if settings.key_file.exists() else None),
        *(mistake for box in settings.mailbox for mistake in of_mailbox(settings, box)),
        *second_route(settings),
    ]
    notes = [
        *_of_an_earlier_heard(settings),
        *worth_knowing(settings),
        *(note for register in registers for note in against_the_database(settings, register)),
        *(note for told in read for note in of_roles(settings, told.policy)),
        *(note for told in read for note in unknown_in_digests(told.policy)),
        *(note for told in read for note in unknown_in_reports(told.policy)),
        *(note for told in read for note in told.letters.hard_to_read(told.policy, settings.letters.words_a_sentence)),
        *(note for told in read for note in standing_restrictions(settings, told)),
        *(note for told in read for register in registers for note in of_the_file(settings, register, told)),
    ]
    return mistakes, notes


def _today(settings: Settings) -> date:
    return utc_now().astimezone(ZoneInfo(settings.organisation.zone)).date()


def _tried(attempt: Callable[[], object]) -> Iterator[Mistake]:
    try:
        attempt()
    except ConfigurationError as error:
        yield from error.mistakes


def _signs(settings: Settings, told: Told) -> Iterator[Mistake]:
    today = told.calendar.local_date(utc_now())
    return _tried(lambda: mailbox_signs_of(settings, told.policy, today))


def _database(settings: Settings) -> Iterator[Mistake]:
    folder = settings.database.path.parent
    if not folder.is_dir():
        yield Mistake("heard.toml: database.url", f"there is no folder {folder}", "Make it first.")
        return
    if not settings.database.path.exists():
        if not os.access(folder, os.W_OK):
            yield Mistake("heard.toml: database.url", f"nothing can be written in {folder}", "Give heard the right to.")
        return
    store = Store(settings.database.url)
    try:
        with store.writing():
            pass
    except HeardError as error:
        yield Mistake("heard.toml: database.url", str(error), "Is the file writable, and the disk not full?")
    finally:
        store.close()


def _of_an_earlier_heard(settings: Settings) -> Iterator[Mistake]:
    """Say that the tables are of another version: a note, since starting heard is what mends it."""
    if not settings.database.path.exists():
        return
    store = Store(settings.database.url)
    try:
        if store.is_of_an_earlier_heard():
            what = "an earlier heard wrote it; until it is brought up to date, commands that look into it end with 75"
            yield Mistake("heard.toml: database.url", what, "Keep a copy, stop that one, then: heard run")
    except HeardError:
        return  # what is wrong with the file has been said
    finally:
        store.close()
