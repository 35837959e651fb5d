"""Whether a person must be told that a mailbox is in trouble, or well again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from builders import CALENDAR
from heard.casework.events import Trouble
from heard.judgement.decide_alarm import BUSY, Watched, decide_alarm, is_silent

NOW = datetime(2026, 6, 10, 10, 0, tzinfo=UTC)  # a Wednesday
REFUSED, UNREACHABLE, SILENT = Trouble.SIGN_IN_REFUSED, Trouble.UNREACHABLE, Trouble.SILENT


def mail_until(last: datetime, *, count: int = BUSY, every: timedelta = timedelta(hours=6)) -> Sequence[datetime]:
    return [last - every * n for n in range(count)]


LATELY = mail_until(NOW - timedelta(hours=1))


@pytest.mark.parametrize(
    "trouble, since, alarmed, new, over",
    [
        pytest.param(None, None, None, None, None, id="all is well"),
        pytest.param(REFUSED, NOW, None, REFUSED, None, id="a refused login is told at once"),
        pytest.param(UNREACHABLE, NOW - timedelta(minutes=59), None, None, None, id="a restart is not told"),
        pytest.param(UNREACHABLE, NOW - timedelta(hours=1), None, UNREACHABLE, None, id="an hour is told"),
        pytest.param(REFUSED, NOW - timedelta(days=1), REFUSED, None, None, id="told once, not again"),
        pytest.param(
            UNREACHABLE, NOW - timedelta(days=1), REFUSED, None, None, id="another trouble meanwhile is not told"
        ),
        pytest.param(None, None, REFUSED, None, REFUSED, id="well again is told"),
        pytest.param(None, None, SILENT, None, SILENT, id="mail again is told"),
    ],
)
def test_decide_alarm(
    trouble: Trouble | None, since: datetime | None, alarmed: Trouble | None, new: Trouble | None, over: Trouble | None
) -> None:
    watched = Watched("box", trouble, since, alarmed, LATELY)
    assert decide_alarm(watched, NOW, CALENDAR) == (new, over)


def test_silence_is_told_once() -> None:
    quiet = mail_until(NOW - timedelta(days=3))
    assert decide_alarm(Watched("box", None, None, None, quiet), NOW, CALENDAR) == (SILENT, None)
    assert decide_alarm(Watched("box", None, None, SILENT, quiet), NOW, CALENDAR) == (None, None)


@pytest.mark.parametrize(
    "received, silent",
    [
        pytest.param(mail_until(datetime(2026, 6, 8, 12, tzinfo=UTC)), True, id="Monday, and Tuesday brought nothing"),
        pytest.param(mail_until(datetime(2026, 6, 9, 8, tzinfo=UTC)), False, id="Tuesday, and Wednesday is not over"),
        pytest.param(
            mail_until(datetime(2026, 6, 8, 12, tzinfo=UTC), count=BUSY - 1), False, id="too little mail to expect any"
        ),
        pytest.param(
            mail_until(datetime(2026, 6, 8, 12, tzinfo=UTC), every=timedelta(days=4)), False, id="mail comes seldom"
        ),
        pytest.param([], False, id="there never was any"),
    ],
)
def test_is_silent(received: Sequence[datetime], silent: bool) -> None:
    assert is_silent(received, NOW, CALENDAR) is silent


def test_a_weekend_is_no_silence() -> None:
    monday, friday = datetime(2026, 6, 8, 8, tzinfo=UTC), datetime(2026, 6, 5, 17, tzinfo=UTC)
    assert not is_silent(mail_until(friday), monday, CALENDAR)
