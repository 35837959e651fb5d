"""Whether a letter was begun that goes to several people, each under a key that ends with their address."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select

from heard.store.tables import letters

_BEGUN = select(letters.c.id).where(letters.c.key >= bindparam("first"), letters.c.key < bindparam("after")).limit(1)
_OF_KEYS = select(letters.c.key).where(letters.c.key.in_(bindparam("keys", expanding=True)))
_COLON, _NEXT = ":", chr(ord(":") + 1)


def begun(connection: Connection, keys: Collection[str]) -> frozenset[str]:
    """Return those of these whole keys under which a letter was begun."""
    return frozenset(connection.execute(_OF_KEYS, {"keys": list(keys)}).scalars())


def is_begun(connection: Connection, key: str) -> bool:
    """Say whether anybody was written to under a key, whatever became of the letter; who came since is told no more.

    key  without the address it ends with
    """
    return connection.execute(_BEGUN, {"first": key + _COLON, "after": key + _NEXT}).first() is not None
