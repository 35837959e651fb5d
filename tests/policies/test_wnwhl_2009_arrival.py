"""Complaints arrive under the 2009 procedure: recorded, acknowledged once, on the same clocks whoever writes.

The daemon's own parts over a database of their own, with nothing in place of them but the wire.  Monday 1 June 2026,
ten o'clock in Leeds, is nine in UTC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from senders import Wire

from builders import MAILBOX, TENANT, MovedClock, a_house, a_mail, a_raw
from heard.casework.policy.words import ClockKind
from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.receive import Heard
from heard.daemon.send import Door, Post
from heard.mail.message import RawMessage
from heard.reports.cases import list_of_cases, one_case
from heard.reports.outbox import list_of_letters
from policies.clauses import Clause, proves

MONDAY_AT_TEN = datetime(2026, 6, 1, 9, tzinfo=UTC)
THE_CASE = "NH-26-0001"


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock(MONDAY_AT_TEN + timedelta(seconds=20))


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return a_house(tmp_path / "heard.db", now=clock)


def hear(house: House, *raws: RawMessage) -> list[Heard]:
    return receive.hear(receive.keep(raws, house), house)


def came(content: bytes, uid: int = 1) -> RawMessage:
    return a_raw(content, uid=uid, received_at=MONDAY_AT_TEN)


def letters(house: House) -> list[dict[str, Any]]:
    with house.store.reading() as connection:
        return list(list_of_letters(connection))


def the_case(house: House) -> dict[str, Any]:
    with house.store.reading() as connection:
        return one_case(connection, THE_CASE, house.now(), house.given.calendar.zone)


def due_days(house: House) -> dict[str, str]:
    """Return the local date each clock of the case is due on, reminders apart."""
    zone = house.given.calendar.zone
    return {
        each["clock"]: datetime.fromisoformat(each["due"]).astimezone(zone).date().isoformat()
        for each in the_case(house)["clocks"]
        if each["kind"] != ClockKind.NUDGE
    }


@proves("wnwhl-2.4.2-record-immediately")
def test_a_complaint_is_on_record_before_its_acknowledgement_leaves(clause: Clause, house: House) -> None:
    [heard] = hear(house, came(a_mail()))
    assert heard.reference == THE_CASE
    with house.store.reading() as connection:
        [case] = list_of_cases(connection)
    assert (case["reference"], case["opened"]) == (THE_CASE, "2026-06-01T09:00:20+00:00")
    assert [letter["state"] for letter in letters(house)] == ["waiting"]
    Post(house, {MAILBOX: Door(Wire(), None)}).drain()
    assert [letter["state"] for letter in letters(house)] == ["sent"]


@proves("wnwhl-1-ack-in-writing")
def test_each_complaint_is_acknowledged_once_and_in_its_own_thread(clause: Clause, house: House) -> None:
    hear(house, came(a_mail()))
    hear(house, came(a_mail(), uid=2))
    # The same words by another route, as from a second address the mail was sent to.
    hear(house, came(a_mail(headers=[("Received", "from a by b; Mon, 1 Jun 2026 09:00:05 +0000")]), uid=3))
    wire = Wire()
    Post(house, {MAILBOX: Door(wire, None)}).drain()
    [letter] = letters(house)
    assert (letter["name"], letter["to"], letter["state"]) == ("complainant.acknowledgement.stage-1", TENANT, "sent")
    assert wire.sent == [letter["message_id"]]
    with house.store.reading() as connection:
        [sealed] = connection.exec_driver_sql("SELECT content FROM letters").scalars()
    assert message_from_bytes(sealed)["In-Reply-To"] == "<leak-1@tenant.example>"


def test_what_was_received_on_monday_and_is_heard_on_wednesday_is_missed_and_acknowledged_at_once(
    house: House, clock: MovedClock
) -> None:
    """As when a partner had it first; finding the partner's time in what it forwards is another part's."""
    clock.on(days=2)  # Wednesday 3 June
    hear(house, came(a_mail()))
    [acknowledge] = [each for each in the_case(house)["clocks"] if each["clock"] == "acknowledge"]
    assert (due_days(house)["acknowledge"], acknowledge["state"]) == ("2026-06-02", "missed")
    assert [letter["state"] for letter in letters(house)] == ["waiting"]


VIPS = {
    "an MP": a_mail(
        "My constituent told you in January about the damp in her home, and nobody has come. Please look into it.",
        sender="Constituency Office <office@mp.example>",
        subject="Complaint of a constituent",
    ),
    "a councillor": a_mail(sender="Cllr Ward <cllr.ward@council.example>"),
    "to the chief executive": a_mail("Dear Chief Executive,\n\nThe lift has been out for weeks. I want to complain."),
}


@proves("wnwhl-2.2.2-vip-same")
@pytest.mark.parametrize("mail", VIPS.values(), ids=VIPS)
def test_a_complaint_that_comes_by_way_of_somebody_important_has_the_same_days(
    clause: Clause, house: House, mail: bytes
) -> None:
    hear(house, came(mail))
    # 2 June; and 2-5, 8-12, 15 June.
    assert due_days(house) == {"acknowledge": "2026-06-02", "stage-1-answer": "2026-06-15"}
    assert {clock.measure for clock in house.given.policy.clocks if clock.name in due_days(house)} == {
        "acknowledged",
        "stages-1-and-2",
    }
    assert [letter["name"] for letter in letters(house)] == ["complainant.acknowledgement.stage-1"]
