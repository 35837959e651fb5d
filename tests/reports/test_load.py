"""Who deals with what: open cases, what is due this week, and what is overdue."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from builders import OFFICER, POLICY, a_case_of, a_house
from heard.casework.events import OfficerAssigned
from heard.reports.load import load
from heard.store.officers import number_of
from histories import at, closed

LONDON = ZoneInfo("Europe/London")
NAMES = {OFFICER: "Gary Officer"}


def test_each_officer_has_a_row_and_so_has_what_nobody_deals_with(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db")
    with house.store.writing() as connection:
        gary = OfficerAssigned(number_of(connection, OFFICER), None)
        left = OfficerAssigned(number_of(connection, "left@northgate.example"), None)
        a_case_of(connection, POLICY, "NH-26-0001", "2026-05-01 09:30", (gary, at("2026-05-01 10:00")))
        a_case_of(connection, POLICY, "NH-26-0002", "2026-06-01 09:30", (gary, at("2026-06-01 10:00")))
        a_case_of(connection, POLICY, "NH-26-0003", "2026-06-01 09:30", (left, at("2026-06-01 10:00")))
        a_case_of(connection, POLICY, "NH-26-0004", "2026-06-01 09:30")
        ended = (gary, at("2026-05-01 10:00")), closed("2026-05-02 09:30")
        a_case_of(connection, POLICY, "NH-26-0005", "2026-05-01 09:30", *ended)
        rows = load(connection, at("2026-06-01 12:00"), LONDON, NAMES)
    assert rows == [
        {"officer": OFFICER, "name": "Gary Officer", "open": 2, "due_this_week": 1, "overdue": 1},
        {
            "officer": "left@northgate.example",
            "name": "left@northgate.example",
            "open": 1,
            "due_this_week": 1,
            "overdue": 0,
        },
        {"officer": None, "name": None, "open": 1, "due_this_week": 1, "overdue": 0},
    ]


def test_where_no_case_is_open_there_is_nothing_to_tell(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db")
    with house.store.reading() as connection:
        assert load(connection, at("2026-06-01 12:00"), LONDON, NAMES) == []
