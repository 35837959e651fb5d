"""Contacts of restricted persons since the last working morning, and reviews of restrictions that come."""

from __future__ import annotations

from sqlalchemy import select

from heard.casework.restriction_times import review_day
from heard.reports.digest.of_a_case import OF_A_CASE, WITH_ITS_OWNER, of_a_case
from heard.reports.digest.row import Morning, Row
from heard.store import restrictions
from heard.store.moving import stands_as
from heard.store.tables import cases, contacts, messages

AHEAD = 10
"""Working days before its day from which on a review is shown."""


def came(morning: Morning) -> list[Row]:
    """Return the contacts that lie on a case, in order; nothing of what they say."""
    query = (
        select(*OF_A_CASE, contacts.c.message, contacts.c.restriction, contacts.c.matter, messages.c.received_at)
        .select_from(
            contacts.join(messages, messages.c.id == contacts.c.message).outerjoin(
                WITH_ITS_OWNER, cases.c.reference == contacts.c.reference
            )
        )
        .where(messages.c.received_at >= morning.since, messages.c.received_at <= morning.now)
        .order_by(messages.c.received_at, contacts.c.message, contacts.c.restriction)
    )
    return [
        of_a_case(
            each,
            message=each["message"],
            what=f"restriction {each['restriction']}, {_MATTER.get(each['matter'], each['matter'])}",
            day=morning.day_of(each["received_at"]),
        )
        for each in morning.connection.execute(query).mappings()
    ]


_MATTER = {"same": "about what is limited", "new": "about something new", "unsure": "perhaps about something new"}


def reviews(morning: Morning) -> list[Row]:
    """Return the restrictions in force whose review is near or was missed, those longest missed first."""
    rows = []
    for entry in restrictions.holding_on(morning.connection, morning.today):
        held = entry.restriction
        day = review_day(held, morning.policy.restriction, morning.calendar)
        if day is not None and -(days := morning.since_then(day)) <= AHEAD:
            reference = stands_as(morning.connection, held.case) if held.case is not None else None
            rows.append(Row(reference=reference, what=f"restriction {entry.number}", day=day, days=days))
    return sorted(rows, key=lambda each: (-each.days, each.what))
