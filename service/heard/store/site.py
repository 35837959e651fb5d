"""The few things a site remembers about itself."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from heard.store.tables import site

SECRET = "secret"  # noqa: S105  the name it goes by
FIRST_START = "first_start"
COUNTED_BY = "counted_by"


def recall(connection: Connection, name: str) -> str | None:
    """Return what is remembered under a name, if anything is."""
    return connection.execute(select(site.c.value).where(site.c.name == name)).scalar()


def remember(connection: Connection, name: str, value: str) -> str:
    """Return what is remembered under a name; where nothing is, remember `value` and return that."""
    if (known := recall(connection, name)) is not None:
        return known
    connection.execute(insert(site).values(name=name, value=value))
    return value


def replace(connection: Connection, name: str, value: str) -> None:
    """Remember `value` under a name, whatever was there."""
    if not connection.execute(update(site).where(site.c.name == name).values(value=value)).rowcount:
        connection.execute(insert(site).values(name=name, value=value))
