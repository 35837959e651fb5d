"""A case whose history is damaged is told to be, and keeps no other out of the digest."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, delete, update
from sqlalchemy.sql.dml import UpdateBase

from heard.casework.closed_lists import Direction, Ground
from heard.casework.digest_sections import Section
from heard.casework.events import Kind, MessageFiled, MessageNumber
from heard.reports.digest.gathering import gather
from heard.reports.digest.sentences import line
from heard.store.tables import events
from histories import Happening, answered, at, closed
from policies.story import the_policy
from reports.digest.mornings import a_case, a_morning

ONE, OTHER = "NH-26-0001", "NH-26-0002"
OF_ONE = events.c.stream == ONE
ALL_OF_IT = (*Section,)
WITH_WINDOWS = the_policy("west-kent-2011")
FILED: Happening = (
    MessageFiled(MessageNumber(1), Direction.IN, Kind.COMPLAINT, Ground.OPENED_IT, sure=True), at("2026-06-01 09:30"),
)  # fmt: skip

DAMAGE = [
    pytest.param(delete(events).where(OF_ONE, events.c.type == "CaseOpened"), id="its first event is gone"),
    pytest.param(update(events).where(OF_ONE, events.c.number == 2).values(body="{"), id="a body is cut off"),
    pytest.param(update(events).where(OF_ONE, events.c.number == 2).values(body="[]"), id="a body is of another shape"),
    pytest.param(update(events).where(OF_ONE, events.c.number == 2).values(type="FromLater"), id="of an unknown type"),
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_of_two_whose_time_ends_the_other_is_shown(connection: Connection, damage: UpdateBase) -> None:
    for number in (1, 2):
        a_case(connection, number, "2026-06-01 09:30", answered("2026-06-05 10:00"), policy=WITH_WINDOWS)
    connection.execute(damage)
    found = gather(a_morning(connection, "2026-07-01 09:00", WITH_WINDOWS), ALL_OF_IT).rows
    assert [row.reference for row in found[Section.WINDOWS]] == [OTHER]
    [unread] = found[Section.UNREAD]
    said = "NH-26-0001, stage 1, nobody yet: its history cannot be read: tell whoever runs heard"
    assert line(Section.UNREAD, unread, {}) == said


@pytest.mark.parametrize("damage", DAMAGE)
def test_of_two_closed_the_other_is_told_to_lack_what_it_lacks(connection: Connection, damage: UpdateBase) -> None:
    policy = the_policy("wdh-2022")
    for number in (1, 2):
        a_case(connection, number, "2026-06-01 09:30", FILED, closed("2026-06-08 10:00"), policy=policy)
    connection.execute(damage)
    found = gather(a_morning(connection, policy=policy), ALL_OF_IT).rows
    assert [row.reference for row in found[Section.RECORDS]] == [OTHER]
    assert [row.reference for row in found[Section.UNREAD]] == [ONE]
