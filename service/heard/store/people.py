"""Who is known, and by which addresses."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert

from heard.judgement.facts import Writer
from heard.store.tables import addresses, people

_ADD_PERSON, _ADD_ADDRESS = insert(people), insert(addresses)


def know(connection: Connection, writer: Writer, *, now: datetime) -> None:
    """Remember a writer under the number the decision gave them, where they were not known before."""
    if writer.known:
        return
    name = writer.address.name if writer.address else ""
    connection.execute(_ADD_PERSON, {"id": writer.person, "name": name, "known_since": now})
    if writer.address is not None:
        connection.execute(_ADD_ADDRESS, {"address": writer.address.address, "person": writer.person})
