"""What a test of moving mail does and looks at: hears a mail, sees where mail lies and what a case shows."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from builders import a_raw
from heard.daemon import receive
from heard.daemon.house import House
from heard.reports.cases import one_case
from heard.store import projection
from heard.store.tables import messages


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
