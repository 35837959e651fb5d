"""A mailbox that cannot be read while the letters' server is down too: somebody hears of it by the second route."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_on_a_server import Site

from rig import PASSWORD, Dovecot, until
from sink import SmtpSink

HEARTBEAT = """
[heartbeat]
send = "smtp://127.0.0.1:{port}"
from = "heard@elsewhere.example"
to = ["it@elsewhere.example"]
"""

pytestmark = pytest.mark.dovecot


def subjects(sink: SmtpSink) -> list[str]:
    heads = [letter.content.partition(b"\r\n\r\n")[0].decode() for letter in sink.letters]
    return [line[9:] for head in heads for line in head.split("\r\n") if line.startswith("Subject: ")]


def is_remembered(site: Site) -> bool:
    """Say whether the daemon has written down that somebody was told."""
    return any(answer["heartbeat"]["told"] for answer in site.ask("status"))


def test_it_is_told_with_the_main_server_dead_and_not_again_by_the_next_life(
    dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    with SmtpSink() as second:
        site = Site(tmp_path, dovecot, smtp_sink, user="second-route")
        request.addfinalizer(site.end)
        site.toml.write_text(site.toml.read_text() + HEARTBEAT.format(port=second.port))
        (tmp_path / "password").write_text("not the password")
        smtp_sink.stop()
        site.start(ready=False)
        until(lambda: is_remembered(site), 60.0, what="what was told to be remembered")
        site.kill()
        (tmp_path / "password").write_text(PASSWORD)
        smtp_sink.start()
        site.start()
        until(lambda: any("reads" in each for each in subjects(second)), 60.0, what="its end")
        assert site.stop() == 0
        about_reading = [each for each in subjects(second) if "read" in each]
        assert about_reading == [
            "heard cannot read complaints@northgate.example",
            "Well again: heard reads complaints@northgate.example again",
        ]
