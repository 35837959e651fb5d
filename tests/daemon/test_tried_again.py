"""What goes wrong is tried again, later each time, and stands in the log once."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from heard.daemon.tried_again import TriedAgain
from heard.errors import StoreUnavailable
from histories import at

NOW = at("2026-06-12 09:00")
log = logging.getLogger("heard.test")


class Job:
    """Something that goes wrong until it is mended."""

    def __init__(self) -> None:
        self.again, self.tried, self.mended = TriedAgain(), list[int](), False
        self.wrong: Exception = ValueError("somebody's words")

    def on(self, minutes: int) -> bool:
        """Attempt it so many minutes from now."""

        def do() -> bool:
            self.tried.append(minutes)
            if not self.mended:
                raise self.wrong
            return True

        now = NOW + timedelta(minutes=minutes)
        return self.again.attempt("digest:1", now, do, log=log, failed="no digest written", letter="digest")


def test_it_is_tried_after_a_minute_then_two_and_at_last_each_hour() -> None:
    job = Job()
    assert not any(job.on(minute) for minute in range(4 * 60))
    assert job.tried == [0, 1, 3, 7, 15, 31, 63, 123, 183]


def test_it_is_in_the_log_once_and_once_more_when_it_goes_well(caplog: pytest.LogCaptureFixture) -> None:
    job = Job()
    caplog.set_level(logging.INFO)
    for minute in range(10):
        job.on(minute)
    job.mended = True
    assert job.on(15)
    assert [each.getMessage() for each in caplog.records] == ["no digest written", "went well again"]


def test_what_goes_wrong_in_another_way_is_in_the_log_again_and_waits_no_less(caplog: pytest.LogCaptureFixture) -> None:
    job = Job()
    for minute, wrong in ((0, ValueError()), (1, KeyError("other")), (3, KeyError("words")), (7, ValueError())):
        job.wrong = wrong
        job.on(minute)
    job.on(14)
    assert job.tried == [0, 1, 3, 7]
    logged = [each.exc_info[0] for each in caplog.records if each.exc_info]
    assert logged == [ValueError, KeyError, ValueError]


def test_what_was_put_off_and_then_goes_wrong_is_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    job = Job()
    job.again.put_off("digest:1", NOW, log=log, because="nobody to write to")
    job.on(59)
    assert job.tried == []
    job.on(60)
    assert caplog.messages == ["no digest written"]


def test_what_went_well_is_done_each_time() -> None:
    job = Job()
    job.mended = True
    assert [job.on(minute) for minute in range(3)] == [True] * 3


def test_another_thing_does_not_wait_for_it() -> None:
    job = Job()
    job.on(0)
    assert job.again.attempt("digest:2", NOW, lambda: True, log=log, failed="no digest written")


def test_a_clock_that_is_put_back_keeps_nothing_waiting() -> None:
    job = Job()
    job.on(0)
    job.on(-24 * 60)
    assert job.tried == [0, -24 * 60]


def test_a_database_that_cannot_be_reached_is_nothing_wrong_with_it() -> None:
    def do() -> bool:
        raise StoreUnavailable("gone")

    again = TriedAgain()
    for _ in range(2):
        with pytest.raises(StoreUnavailable):
            again.attempt("digest:1", NOW, do, log=log, failed="no digest written")


def test_what_nobody_tries_any_more_is_forgotten_in_two_days(caplog: pytest.LogCaptureFixture) -> None:
    job = Job()
    job.on(0)

    def fails() -> bool:
        raise ValueError

    later = NOW + timedelta(days=3)
    job.again.attempt("digest:2", later, fails, log=log, failed="another not written")
    job.on(3 * 24 * 60)
    assert caplog.messages == ["no digest written", "another not written", "no digest written"]
