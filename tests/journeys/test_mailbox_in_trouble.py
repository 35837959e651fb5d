"""A mailbox that cannot be read: somebody is told by the way that still works, once, and again when it is well."""

from __future__ import annotations

from pathlib import Path

import pytest
from site_on_a_server import Site

from rig import PASSWORD, Dovecot, until
from sink import SmtpSink

pytestmark = pytest.mark.dovecot


def subjects(sink: SmtpSink) -> list[str]:
    heads = [letter.content.partition(b"\r\n\r\n")[0].decode() for letter in sink.letters]
    return [line[9:] for head in heads for line in head.split("\r\n") if line.startswith("Subject: ")]


def test_a_refused_sign_in_is_told_and_so_is_its_end(
    dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    site = Site(tmp_path, dovecot, smtp_sink, user="wrong-password")
    request.addfinalizer(site.end)
    (tmp_path / "password").write_text("not the password")
    site.start(ready=False)
    until(lambda: subjects(smtp_sink), 40.0, what="the alarm")
    assert "ready" not in site.events(), "nothing is watched, and heard does not say it is"
    assert site.stop() == 0
    (tmp_path / "password").write_text(PASSWORD)
    site.start()
    until(lambda: len(subjects(smtp_sink)) > 1, 40.0, what="the all-clear")
    assert site.stop() == 0
    assert len(subjects(smtp_sink)) == 2
