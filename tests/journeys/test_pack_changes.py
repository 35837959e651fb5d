"""The landlord's policy changes, or its calendar: what was promised to whom, and from when."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from builders import MovedClock, a_mail, a_raw
from heard.daemon import receive, send
from heard.daemon.house import House
from heard.datafiles.locate import rules_dir, templates_dir
from heard.reports.cases import one_case
from heard.serving import prepare
from heard.settings import load
from heard.store import projection
from heard.store.tables import letters
from heard.wiring import build_house

SITE = """
data_dir = "data"

[organisation]
name = "Northgate Homes"
policy = "wnwhl-2009"
reference = "NH"
nation = "england-wales"
answer_mail_from = 2026-01-01
sending = "on"
DAYS

[database]
url = "sqlite:///heard.db"

[[mailbox]]
address = "complaints@northgate.example"
read = "eml:mail"
send = "eml:letters"

[[staff]]
name = "Helen Lead"
address = "helen.lead@northgate.example"
roles = ["team-lead"]
"""

Start = Callable[..., House]


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Start the daemon's house, with other days of the office each time, as a restart would."""
    shutil.copytree(rules_dir(), tmp_path / "data/rules")
    shutil.copytree(templates_dir(), tmp_path / "data/templates")
    (tmp_path / "mail").mkdir()

    def start(now: MovedClock, days: str = "") -> House:
        (tmp_path / "heard.toml").write_text(SITE.replace("DAYS", days))
        house = build_house(load(tmp_path / "heard.toml"), now=now)
        prepare(house, [])
        return house

    return start


def hear(house: House, uid: int) -> None:
    mail = a_mail(message_id=f"<{uid}@t.example>", sender=f"t{uid}@tenant.example", received_at=house.now())
    receive.hear(receive.keep([a_raw(mail, uid=uid, received_at=house.now())], house), house)
    send.count_as_sent(house)


def the_case(house: House, reference: str) -> dict[str, Any]:
    with house.store.reading() as connection:
        assert list(projection.differences(connection, house.policies)) == []
        return one_case(connection, reference, house.now(), house.given.calendar.zone)


def due(house: House, reference: str, clock: str) -> str:
    found = next(each for each in the_case(house, reference)["clocks"] if each["clock"] == clock)
    return str(found["due"])[:10]


def test_a_case_keeps_the_policy_it_was_opened_under(start: Start, tmp_path: Path) -> None:
    now = MovedClock(datetime(2026, 6, 1, 9, tzinfo=UTC))
    hear(start(now), 1)
    pack = tmp_path / "data/rules/policies/wnwhl-2009/policy.toml"
    before = pack.read_text()
    changed = before.replace(
        '[clock.stage-1-answer]\nstage = "stage-1"\nstarts = "received"\nwithin = "10 working days"',
        '[clock.stage-1-answer]\nstage = "stage-1"\nstarts = "received"\nwithin = "6 working days"',
    )
    assert changed != before
    pack.write_text(changed)
    house = start(now)
    hear(house, 2)
    assert due(house, "NH-26-0001", "stage-1-answer") == "2026-06-15", "ten working days, as it was promised"
    assert due(house, "NH-26-0002", "stage-1-answer") == "2026-06-09", "six: 2, 3, 4, 5, 8, 9 June"


def test_a_day_proclaimed_moves_what_is_open_and_nothing_else(start: Start) -> None:
    now = MovedClock(datetime(2026, 6, 1, 9, tzinfo=UTC))
    house = start(now)
    hear(house, 1)
    assert due(house, "NH-26-0001", "acknowledge") == "2026-06-02"
    # Acknowledged within the minute; then a bank holiday is proclaimed for the 2nd.
    now.on(minutes=10)
    house = start(now, "holidays_added = [2026-06-02]")
    assert due(house, "NH-26-0001", "acknowledge") == "2026-06-02", "met, and judged by the date it had"
    assert due(house, "NH-26-0001", "stage-1-answer") == "2026-06-16"
    said = [event["type"] for event in the_case(house, "NH-26-0001")["events"]]
    # Kept: the acknowledgement.  Counted again: the answer; the nudge to keep in touch moves and is no promise.
    assert (said.count("DueKept"), said.count("DueRecounted")) == (1, 1)
    # Told a second time, nothing moves.
    house = start(now, "holidays_added = [2026-06-02]")
    assert [event["type"] for event in the_case(house, "NH-26-0001")["events"]] == said


def test_a_closure_day_of_the_landlords_that_stops_clocks(start: Start) -> None:
    now = MovedClock(datetime(2026, 12, 17, 10, tzinfo=UTC))
    days = ", ".join(f'{{ on = 2026-12-{day}, kind = "KIND" }}' for day in (24, 29, 30, 31))
    shown = start(now, f"closures = [{days.replace('KIND', 'show')}]")
    hear(shown, 1)
    assert due(shown, "NH-26-0001", "stage-1-answer") == "2027-01-05", "only shown: the promise stands"
    stopped = start(now, f"closures = [{days.replace('KIND', 'stop')}]")
    assert due(stopped, "NH-26-0001", "stage-1-answer") == "2027-01-11"


def test_a_letter_written_keeps_the_leaflet_that_it_was_written_with(start: Start, tmp_path: Path) -> None:
    now = MovedClock(datetime(2026, 6, 1, 9, tzinfo=UTC))
    folder = tmp_path / "data/rules/policies/wnwhl-2009"
    pack = folder / "policy.toml"
    head = "[letter.acknowledgement]\n"
    pack.write_text(pack.read_text().replace(head, f'{head}leaflet = "ours.pdf"\n'))
    for uid, content in enumerate((b"%PDF-1.7 the first", b"%PDF-1.7 the second"), 1):
        (folder / "ours.pdf").write_bytes(content)
        hear(start(now), uid)
    with start(now).store.reading() as connection:
        sealed = connection.execute(select(letters.c.content).where(letters.c.outside).order_by(letters.c.id)).scalars()
        parts = [list(message_from_bytes(each, policy=default).iter_attachments()) for each in sealed]
    assert [[part.get_content() for part in each] for each in parts] == [
        [b"%PDF-1.7 the first"],
        [b"%PDF-1.7 the second"],
    ]
