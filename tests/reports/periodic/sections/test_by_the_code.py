"""How an answer stands by the Code's times, and whether a complaint was acknowledged in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from heard.reports.periodic.sections.by_the_code import AtStage, Kept, acknowledged_in_time, kept
from histories import CALENDAR

WHOLE = AtStage("NH-26-0001", 1, date(2026, 6, 1), True, None, None, None, None, None, None)
LATER = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("change", "today", "expected"),
    [
        pytest.param({"answered": date(2026, 6, 22)}, LATER, Kept.IN_TIME, id="never acknowledged"),
        pytest.param({"answered": date(2026, 6, 23)}, LATER, Kept.LATE, id="a day late"),
        pytest.param(
            {"starts": date(2026, 6, 15), "answered": date(2026, 6, 23)}, LATER, Kept.LATE,
            id="acknowledged late, which gives no more time",
        ),
        pytest.param(
            {"starts": date(2026, 6, 2), "answered": date(2026, 6, 17)}, LATER, Kept.LATE, id="acknowledged at once"
        ),
        pytest.param(
            {"put_off_to": date(2026, 8, 3), "answered": date(2026, 7, 6)}, LATER, Kept.PUT_OFF,
            id="by as many days again",
        ),
        pytest.param(
            {"put_off_to": date(2026, 8, 3), "answered": date(2026, 7, 7)}, LATER, Kept.LATE, id="and by no more"
        ),
        pytest.param(
            {"stage": 2, "answered": date(2026, 7, 6)}, LATER, Kept.IN_TIME, id="stage 2: 20 days"
        ),
        pytest.param({"ended": date(2026, 6, 22)}, LATER, Kept.UNANSWERED, id="withdrawn"),
        pytest.param({"ended": date(2026, 6, 23)}, LATER, Kept.LATE, id="withdrawn when it was overdue"),
        pytest.param({}, date(2026, 6, 22), Kept.NOT_YET, id="on its last day"),
        pytest.param({}, date(2026, 6, 23), Kept.LATE, id="overdue"),
        pytest.param(
            {"put_off_to": date(2026, 6, 10)}, date(2026, 6, 22), Kept.NOT_YET, id="put off to a day before that"
        ),
    ],
)  # fmt: skip
def test_how_an_answer_stands(change: dict[str, Any], today: date, expected: Kept) -> None:
    assert kept(replace(WHOLE, **change), today, CALENDAR.working_days_after) is expected


@pytest.mark.parametrize(
    ("acknowledged_on", "today", "expected"),
    [
        (date(2026, 6, 8), LATER, True),
        (date(2026, 6, 9), LATER, False),
        (None, date(2026, 6, 8), None),
        (None, date(2026, 6, 9), False),
    ],
)
def test_acknowledged_in_five_working_days(acknowledged_on: date | None, today: date, expected: bool | None) -> None:
    found = replace(WHOLE, acknowledged=acknowledged_on)
    assert acknowledged_in_time(found, today, CALENDAR.working_days_after) is expected
