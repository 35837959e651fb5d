"""What every command needs: the settings, the house, and how a command ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from heard.cli.show import when
from heard.errors import Mistake, SettingsError, StoreUnavailable
from heard.now import utc_now

if TYPE_CHECKING:
    # Asking for help must not cost what running the house costs: rooms are entered when a command needs them.
    from sqlalchemy import Connection

    from heard.daemon.house import House
    from heard.settings import Settings

PLACES = (Path("heard.toml"), Path("/etc/heard/heard.toml"))


@dataclass
class Site:
    """The site a command works on: what `--config` names, or the first of the usual places."""

    config: Path | None
    _zone: ZoneInfo | None = None

    def path(self) -> Path:
        if self.config is not None:
            return self.config
        return next((place for place in PLACES if place.exists()), PLACES[0])

    def settings(self) -> Settings:
        from heard.settings import load

        return load(self.path())

    def house(self, *, as_it_stands: bool = False) -> House:
        """Build the house, and bring its database up to date where no daemon serves it.

        as_it_stands  whether clocks are left as they are, even where the calendar has changed

        Raises AnotherDaemon where a daemon would have to be stopped first: it runs with other settings, or is older.
        """
        from heard.daemon.lock import only_daemon
        from heard.store.connect import Store
        from heard.store.recount import counted_otherwise, recount_if_changed
        from heard.wiring import build_house

        settings = self.settings()
        url = settings.database.url
        if settings.database.path.exists() and Store(url).is_of_an_earlier_heard():
            with only_daemon(url):
                Store(url).prepare()
        house = build_house(settings, now=utc_now)
        with house.store.reading() as connection:
            changed = counted_otherwise(connection, house.counted_by)
        if changed and not as_it_stands:
            with only_daemon(url), house.store.writing() as connection:
                recount_if_changed(connection, house.counted_by, house.policies, now=house.now())
        return house

    @property
    def zone(self) -> ZoneInfo:
        """On whose wall clock this site's days are told apart."""
        if self._zone is None:
            self._zone = ZoneInfo(self.settings().organisation.zone)
        return self._zone

    def when(self, iso: str | None) -> str:
        """Return a moment as people of this site write it."""
        return when(iso, self.zone)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open the database to look into, without reading rules or templates."""
        settings = self.settings()
        if not settings.database.path.exists():
            where = f"heard.toml: database: {settings.database.path}"
            raise SettingsError([Mistake(where, "there is no database yet.", "heard run makes it.")])
        from heard.store.connect import Store

        store = Store(settings.database.url)
        if store.is_of_an_earlier_heard():
            raise StoreUnavailable(f"{store}: an earlier heard wrote it; stop that one, then run: heard run")
        store.prepare()
        with store.reading() as connection:
            yield connection


def site_of(context: typer.Context) -> Site:
    site = context.find_object(Site)
    assert site is not None
    return site
