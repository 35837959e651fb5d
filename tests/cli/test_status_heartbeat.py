"""`heard status` says when the last beat went out, and what somebody was told by the second route."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builders import MAILBOX, MONDAY, SMALL
from heard.judgement.heartbeat import Part, Subject, Told
from heard.store import pulse
from heard.store.connect import Store
from typed import heard

HEARTBEAT = '\n[heartbeat]\nurl_env = "HEARD_HEARTBEAT_URL"\n'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(f"sqlite:///{tmp_path / 'heard.db'}")
    store.prepare()
    return store


def test_nothing_is_said_where_there_is_no_second_route(tmp_path: Path, store: Store) -> None:
    (tmp_path / "heard.toml").write_text(SMALL)
    assert "Last beat" not in heard("status", folder=tmp_path)[1]
    assert json.loads(heard("status", "--json", folder=tmp_path)[1])["heartbeat"] is None


def test_the_last_beat_and_what_is_amiss(tmp_path: Path, store: Store) -> None:
    (tmp_path / "heard.toml").write_text(SMALL + HEARTBEAT)
    said = heard("status", folder=tmp_path)[1]
    assert "none yet" in said
    with store.writing() as connection:
        pulse.keep_beat(connection, datetime(2026, 6, 1, 12, tzinfo=UTC))
        pulse.keep_told(connection, {Subject(Part.READING, MAILBOX): Told(MONDAY, MONDAY)})
    said = heard("status", folder=tmp_path)[1]
    assert "13:00" in said, "on the landlord's clock"
    assert f"reading {MAILBOX}" in said
    answer = json.loads(heard("status", "--json", folder=tmp_path)[1])["heartbeat"]
    assert answer["last_beat"] == "2026-06-01T12:00:00+00:00"
    assert answer["told"] == [{"part": "reading", "mailbox": MAILBOX, "since": MONDAY.isoformat()}]
