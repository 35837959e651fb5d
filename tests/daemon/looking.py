"""What tests of the daemon share: hear a mail, see where mail lies and what a case shows; and whom they restrict."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from builders import TENANT, a_mail, a_raw
from heard.daemon import receive
from heard.daemon.house import House
from heard.reports.cases import one_case
from heard.store import projection
from heard.store.tables import messages

RAY: dict[str, Any] = {
    "person": "Raymond Pickersgill",
    "option": "acknowledge-only",
    "covers": "everything",
    "from": date(2026, 6, 2),
    "until": date(2026, 12, 2),
}
"""An entry of a register: whose contact is limited, from the day after the tests' Monday."""


def hear(house: House, content: bytes, uid: int) -> str | None:
    """Let a mail come in now; return the case it is on."""
    [heard] = receive.hear(receive.keep([a_raw(content, uid=uid, received_at=house.now())], house), house)
    return heard.reference


def places(house: House) -> dict[int, str | None]:
    with house.store.reading() as connection:
        return {row.id: row.reference for row in connection.execute(select(messages.c.id, messages.c.reference))}


def the_case(house: House, reference: str) -> dict[str, Any]:
    with house.store.reading() as connection:
        return one_case(connection, reference, house.now())


def told(house: House, reference: str) -> list[str]:
    """What a case's history says in plain words."""
    return [event["told"] for event in the_case(house, reference)["events"] if event["told"]]


def in_step(house: House) -> bool:
    with house.store.reading() as connection:
        return not list(projection.differences(connection, house.policies))


def the_answer_came_back() -> bytes:
    """Return a server's report that the officer's answer of these tests did not reach the tenant."""
    text = f"Could not be delivered.\n\n  {TENANT}\n\nMessage-ID: <answer-1@northgate.example>\n"
    headers = [("Return-Path", "<>"), ("X-Failed-Recipients", TENANT), ("Auto-Submitted", "auto-replied")]
    headers += [("In-Reply-To", "<answer-1@northgate.example>")]
    return a_mail(
        text, sender="Mailer-Daemon@mx.tenant.example", subject="Mail delivery failed",
        message_id="<bounce@mx.tenant.example>", headers=headers,
    )  # fmt: skip
