"""A message set aside, put back by a person, and heard by the daemon that runs."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from site_on_a_server import Site

from builders import a_mail
from rig import Dovecot, until
from sink import SmtpSink

pytestmark = pytest.mark.dovecot


def test_retry_reaches_a_running_heard(
    dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    site = Site(tmp_path, dovecot, smtp_sink, user="retry")
    request.addfinalizer(site.end)
    dovecot.deliver("retry", a_mail())
    site.start()
    until(lambda: len(smtp_sink.letters) == 1, what="the letter")
    until(lambda: [x["state"] for x in site.ask("letters")] == ["sent"], what="the record")
    # As if the message had been in hand at too many deaths: set aside, on the case it has.
    with sqlite3.connect(tmp_path / "heard.db") as database:
        database.execute("UPDATE messages SET state = 'set-aside'")
        database.execute(
            "INSERT INTO problems (message, happened_at, what) SELECT id, received_at, 'it hung' FROM messages"
        )
    database.close()
    assert site.do("retry")[0] == 1, "somebody is needed"
    assert site.do("retry", "1")[0] == 0
    until(lambda: site.do("retry") == (0, "Nothing.\n"), what="it to be heard again")
    assert site.do("rebuild", "--check")[0] == 0
    assert len(smtp_sink.letters) == 1, "its key says that it was acknowledged before"
    assert site.stop() == 0
