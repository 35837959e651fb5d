"""The few things a site remembers about itself."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from heard.store.tables import site

SECRET = "secret"  # noqa: S105  the name it goes by
FIRST_START = "first_start"
COUNTED_BY = "counted_by"


def remember(connection: Connection, name: str, value: str) -> str:
    """Return what is remembered under a name; where nothing is, remember `value` and return that."""
    known = connection.execute(select(site.c.value).where(site.c.name == name)).scalar()
    if known is not None:
        return str(known)
    connection.execute(insert(site).values(name=name, value=value))
    return value


def replace(connection: Connection, name: str, value: str) -> None:
    connection.execute(update(site).where(site.c.name == name).values(value=value))
