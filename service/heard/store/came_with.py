"""Which mails on a case came with another one that was joined to it."""

from __future__ import annotations

from sqlalchemy import Connection

from heard.casework.events import MessageNumber, Reference, Stream
from heard.casework.mail_on_case import brought_by_join, joins_of
from heard.store import history
from heard.store.moving import joined_to


def came_with(connection: Connection, reference: Reference) -> dict[MessageNumber, Reference]:
    """Return the mails that a case has from cases joined to it, each with the one that it was on first."""
    histories = {each: history.of_stream(connection, Stream(each)) for each in joined_to(connection, reference)}
    came: dict[MessageNumber, Reference] = {}
    # Of a case that was joined to one that was joined further, the mails are on both lists, and its own are fewer.
    for each in sorted(histories, key=lambda each: -len(joins_of(histories[each]))):
        for number in brought_by_join(histories[each]):
            came.setdefault(number, each)
    return came
