"""What tests of the digest's queries share: a morning, cases on it, and what lies in the other tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert

from builders import MAILBOX, POLICY, a_case_of
from heard.casework.events import OfficerAssigned
from heard.casework.policy import Policy
from heard.datafiles.calendars import calendar_for
from heard.reports.digest.row import Morning, Row
from heard.store.officers import number_of
from heard.store.tables import letters, messages
from histories import Happening, at

FRIDAY = "2026-06-12 09:00"


def a_morning(connection: Connection, when: str = FRIDAY, policy: Policy = POLICY) -> Morning:
    calendar = calendar_for(policy.calendar)
    return Morning(connection, at(when), calendar, policy, {policy.digest: (policy, calendar)})


def a_case(
    connection: Connection, number: int, received: str, *more: Happening, owner: str = "", policy: Policy = POLICY
) -> str:
    reference = f"NH-26-{number:04}"
    told = [*more]
    if owner:
        told.append((OfficerAssigned(number_of(connection, owner), None), at(received)))
    a_case_of(connection, policy, reference, received, *told)
    return reference


def a_letter(connection: Connection, number: int, state: str, written: str = FRIDAY, **more: Any) -> None:
    """Put a letter into the outbox as it stands there in a state."""
    usual: dict[str, Any] = {
        "id": number,
        "key": f"key {number}",
        "name": "complainant.receipt.any",
        "purpose": "receipt",
        "mailbox": MAILBOX,
        "to": "dorothy.finch@tenant.example",
        "outside": True,
        "message_id": f"<{number}@northgate.example>",
        "words": "",
        "content": b"",
        "state": state,
        "released": False,
        "created_at": at(written),
        "tries": 0,
        "next_try_at": at(written),
        "copied": True,
    }
    connection.execute(insert(letters).values(usual | more))


def a_message(connection: Connection, number: int, received: datetime, **more: Any) -> None:
    """Put a message that was heard into the table."""
    usual: dict[str, Any] = {
        "id": number,
        "digest": number.to_bytes(32, "big"),
        "mailbox": MAILBOX,
        "folder": "INBOX",
        "sent_folder": False,
        "received_at": received,
        "size": 100,
        "state": "heard",
        "tries": 1,
    }
    connection.execute(insert(messages).values(usual | more))


def told(rows: list[Row]) -> list[tuple[str | None, int]]:
    """Return which cases rows are about, and the working days each tells."""
    return [(row.reference, row.days) for row in rows]
