"""Time passes in a rehearsal, and what it brings is told when the daemon would tell it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from looking import hear
from rhythm.days import NORTHGATE, reminders

from builders import a_house, a_mail
from heard.daemon.rehearse import SimulatedClock, rehearse
from histories import at


def test_what_is_due_already_is_told_at_once(tmp_path: Path) -> None:
    clock = SimulatedClock(datetime(2026, 6, 1, 9, 30, tzinfo=UTC))
    house = a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE)
    hear(house, a_mail(), 1)
    clock.move_to(at("2026-06-11 10:00"))
    list(rehearse([], house, clock, until=at("2026-06-11 16:00")))
    assert [each["sent_at"] for each in reminders(house)] == [at("2026-06-11 10:00").astimezone(UTC).isoformat()]
