"""The time in the heading of an earlier mail, in the languages of its programs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from heard.mail.passed_on.sent_times import sent_time

LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("28 October 2025 19:20", id="Outlook in Britain"),
        pytest.param("Tuesday, October 28, 2025 7:20 PM", id="Outlook in America"),
        pytest.param("Tue, 28 Oct 2025 at 19:20", id="Gmail"),
        pytest.param("Tuesday, 28 October 2025 at 19:20", id="Outlook for Mac"),
        pytest.param("28/10/2025 19:20", id="in figures"),
        pytest.param("10/28/2025 7:20 PM", id="in figures, the month first, as the day shows"),
        pytest.param("2025-10-28 19:20:00", id="the year first"),
        pytest.param("mardi 28 octobre 2025 19:20", id="French, where Tuesday begins like March"),
        pytest.param("Dienstag, 28. Oktober 2025 19:20", id="German"),
        pytest.param("martes, 28 de octubre de 2025 19:20", id="Spanish"),
        pytest.param("martedì 28 ottobre 2025 19:20", id="Italian"),
        pytest.param("terça-feira, 28 de outubro de 2025 19:20", id="Portuguese"),
        pytest.param("dinsdag 28 oktober 2025 19:20", id="Dutch"),
        pytest.param("wtorek, 28 października 2025 19:20", id="Polish"),
        pytest.param("marți, 28 octombrie 2025 19:20", id="Romanian"),
        pytest.param("den 28 oktober 2025 19:20", id="Swedish"),
        pytest.param("28 Hydref 2025 19:20", id="Welsh"),
        pytest.param("вторник, 28 октября 2025 г. 19:20", id="Russian"),
        pytest.param("2025年10月28日 19:20", id="Chinese"),
    ],
)
def test_the_same_evening_in_every_language(written: str) -> None:
    assert sent_time(written, LONDON) == datetime(2025, 10, 28, 19, 20, tzinfo=LONDON)


def test_a_time_that_names_its_zone_is_read_in_it() -> None:
    assert sent_time("Tue, 28 Oct 2025 19:20:00 +0100", LONDON) == datetime(
        2025, 10, 28, 19, 20, tzinfo=timezone(timedelta(hours=1))
    )
    assert sent_time("28/10/2025 19:20 (GMT+00:00)", LONDON) == datetime(2025, 10, 28, 19, 20, tzinfo=UTC)


def test_twelve_at_noon_and_at_midnight() -> None:
    assert sent_time("28 October 2025 12:05 AM", LONDON) == datetime(2025, 10, 28, 0, 5, tzinfo=LONDON)
    assert sent_time("28 October 2025 12:05 PM", LONDON) == datetime(2025, 10, 28, 12, 5, tzinfo=LONDON)


@pytest.mark.parametrize("written", ["", "yesterday", "31 February 2025 10:00", "28 October", "at 19:20", "99/99/2025"])
def test_what_is_no_day_is_none(written: str) -> None:
    assert sent_time(written, LONDON) is None
