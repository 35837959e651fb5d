"""Trying everything before it is needed: what `heard check` does.

A wrong password, a folder misspelt, a template that does not compile: each is found here,
all of them at once, and not one by one on the days they matter.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from heard.errors import ConfigurationError, HeardError, Mistake
from heard.now import utc_now
from heard.settings import Mailbox, Settings, load, load_register
from heard.settings.site import Understanding
from heard.store.connect import Store
from heard.wiring import mailboxes_of, read_told, sender_of


def try_everything(path: Path) -> tuple[list[Mistake], list[Mistake]]:
    """Return what has to be mended, and what a person should know; nothing is made, changed or sent."""
    try:
        settings = load(path)
    except ConfigurationError as error:
        return list(error.mistakes), []
    mistakes = [
        *_tried(lambda: load_register(settings.register_file) if settings.register_file else None),
        *_tried(lambda: read_told(settings)),
        *_database(settings),
        *(mistake for box in settings.mailbox for mistake in _mailbox(settings, box)),
    ]
    return mistakes, list(_worth_knowing(settings))


def _tried(attempt: Callable[[], object]) -> Iterator[Mistake]:
    try:
        attempt()
    except ConfigurationError as error:
        yield from error.mistakes


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


def _mailbox(settings: Settings, box: Mailbox) -> Iterator[Mistake]:
    where = f"heard.toml: mailbox {box.address}"
    only = settings.model_copy(update={"mailbox": (box,)})
    try:
        box.password()
    except ConfigurationError as error:
        yield from error.mistakes
        return
    for mailbox in mailboxes_of(only):
        try:
            mailbox.held(mailbox.folder, utc_now())
        except (HeardError, OSError) as error:
            yield Mistake(f"{where}: folder {mailbox.folder}", str(error), "")
        finally:
            mailbox.close()
    sender = sender_of(box)
    try:
        sender.check()
    except (HeardError, OSError) as error:
        yield Mistake(f"{where}: send", str(error), "")
    finally:
        sender.close()


def _without_effect(settings: Settings) -> Iterator[str]:
    """Keys that are read and checked, and that this version does not act on yet."""
    if settings.register_file is not None:
        yield "register"
    if settings.understanding.elderly_from != Understanding().elderly_from:
        yield "understanding.elderly_from"
    for name in ("deputy", "away", "area"):
        if any(getattr(officer, name) for officer in settings.staff):
            yield f"staff.{name}"
    if any(closure.kind == "half" for closure in settings.organisation.closures):
        yield 'organisation.closures kind "half"'


def _worth_knowing(settings: Settings) -> Iterator[Mistake]:
    for key in _without_effect(settings):
        yield Mistake(f"heard.toml: {key}", "this version reads it and does not act on it yet")
    if not settings.staff:
        yield Mistake("heard.toml: staff", "nobody is named, so nobody is told of anything", "Name a team-lead.")
    elif not any("team-lead" in officer.roles for officer in settings.staff):
        yield Mistake("heard.toml: staff", "nobody has the role team-lead, so all staff are told", "Give it to one.")
    if settings.organisation.sending != "on":
        word = settings.organisation.sending
        yield Mistake("heard.toml: organisation.sending", f"it is '{word}', so letters are kept", "See heard letters.")
