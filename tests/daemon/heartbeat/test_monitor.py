"""A monitor is called over https alone, at the address given and no other; and its address is told to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from heartbeat.a_monitor import Watcher

from heard.daemon.heartbeat.monitor import Monitor
from rig import HOST, free_port


def test_a_monitor_whose_certificate_is_vouched_for(watcher: Watcher) -> None:
    assert Monitor(watcher.url, watcher.ca_file).call() is None
    assert watcher.calls == ["/ping/a-secret?status=up"]


def test_a_certificate_nobody_vouches_for(watcher: Watcher) -> None:
    because = Monitor(watcher.url).call()
    assert because is not None
    assert because.startswith("its certificate is not trusted")
    assert watcher.calls == []


@pytest.mark.parametrize(
    "status, said", [(302, "points elsewhere (302)"), (404, "answered 404"), (500, "answered 500")]
)
def test_what_is_no_yes(watcher: Watcher, status: int, said: str) -> None:
    watcher.status = status
    because = Monitor(watcher.url, watcher.ca_file).call()
    assert because is not None
    assert said in because
    assert len(watcher.calls) == 1, "nobody is followed"


def test_one_that_is_not_there() -> None:
    assert "cannot be reached" in str(Monitor(f"https://{HOST}:{free_port()}/a-secret").call())


def test_a_file_that_holds_no_certificate(watcher: Watcher, tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("")
    assert "url_ca_file" in str(Monitor(watcher.url, tmp_path / "empty.pem").call())


def test_trying_it_calls_nothing(watcher: Watcher) -> None:
    assert Monitor(watcher.url, watcher.ca_file).check() is None
    assert "not trusted" in str(Monitor(watcher.url).check())
    assert watcher.calls == []


def test_its_address_is_a_secret(watcher: Watcher) -> None:
    watcher.status = 404
    monitor = Monitor(watcher.url, watcher.ca_file)
    assert "a-secret" not in f"{monitor!r} {monitor.call()} {Monitor(watcher.url).call()}"


def test_one_that_answers_a_byte_at_a_time_is_not_waited_for(watcher: Watcher) -> None:
    watcher.drips = True
    assert "did not answer within" in str(Monitor(watcher.url, watcher.ca_file, within=0.5).call())


def test_one_whose_first_line_does_not_end_is_read_no_further(watcher: Watcher) -> None:
    watcher.floods = True
    assert "cannot be reached (BadStatusLine)" in str(Monitor(watcher.url, watcher.ca_file, within=5).call())
