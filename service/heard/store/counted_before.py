"""Contacts that count no more: what they counted as, so that they can count as that again.

A person said that somebody else wrote them, or put them where they are nobody's contact.  Whoever takes that back, by
putting them back or by merging the two, finds here what stood before.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select

from heard.casework.events import ContactCountsNoMore, ContactLimited, MessageNumber, Stream
from heard.casework.recorded import from_body
from heard.store.tables import events, restrictions

_OF_CONTACTS = (
    select(events.c.stream, events.c.type, events.c.version, events.c.body)
    .where(events.c.type.in_((ContactLimited.__name__, ContactCountsNoMore.__name__)))
    .order_by(events.c.id)
)
_ANY = select(exists().select_from(restrictions))


@dataclass(frozen=True, slots=True)
class CountedBefore:
    """A contact as it counted last.

    stream  the history it stands in: that of a case, or that of its entry
    said    whether a person said since that it counts no more; else it does, unless it was taken off its case
    """

    contact: ContactLimited
    stream: Stream
    said: bool


def counted_before(connection: Connection, among: Collection[MessageNumber] | None = None) -> list[CountedBefore]:
    """Return the contacts that ever counted under an entry, each once, whether they do now or not.

    among  these messages alone; None for all there are
    """
    if not connection.execute(_ANY).scalar():
        return []
    last: dict[tuple[int, int], CountedBefore] = {}
    for row in connection.execute(_OF_CONTACTS):
        event = from_body(row.type, row.version, row.body)
        if isinstance(event, ContactLimited):
            last[event.message, event.restriction] = CountedBefore(event, Stream(row.stream), said=False)
        elif isinstance(event, ContactCountsNoMore) and (known := last.get((event.message, event.restriction))):
            last[event.message, event.restriction] = CountedBefore(known.contact, known.stream, said=True)
    return [each for (message, _), each in last.items() if among is None or message in among]
