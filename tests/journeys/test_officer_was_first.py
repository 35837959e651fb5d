"""An officer reads and moves mail before heard sees it."""

from __future__ import annotations

from pathlib import Path

import imapclient
import pytest
from site_on_a_server import Site
from town import a_town

from rig import HOST, PASSWORD, Dovecot, until
from sink import SmtpSink

pytestmark = pytest.mark.dovecot


def acknowledged(sink: SmtpSink) -> int:
    """Return how many letters went to tenants; what officers are told of besides is no matter here."""
    return sum(letter.to[0].endswith("@town.example") for letter in sink.letters)


def an_officer(server: Dovecot, user: str) -> imapclient.IMAPClient:
    client = imapclient.IMAPClient(HOST, port=server.port, ssl=False)
    client.login(user, PASSWORD)
    return client


def test_what_stays_is_heard_and_what_went_out_of_sight_is_named(
    dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    user = "officer-was-first"
    town = [mail for mail in a_town(30, seed=3) if mail.is_complaint][:16]
    dovecot.deliver(user, *(mail.content for mail in town))
    officer = an_officer(dovecot, user)
    officer.select_folder("INBOX")
    uids = officer.search("ALL")
    officer.add_flags(uids[:8], [imapclient.SEEN])
    officer.create_folder("Done")
    officer.create_folder("Elsewhere")
    officer.move(uids[:4], "Done")
    officer.move(uids[4:7], "Elsewhere")
    site = Site(tmp_path, dovecot, smtp_sink, user=user, folders=("INBOX", "Done"))
    request.addfinalizer(site.end)
    site.start()
    until(lambda: acknowledged(smtp_sink) >= 13, what="the letters to those in sight")
    assert site.stop() == 0
    assert acknowledged(smtp_sink) == 13
    assert site.do("reconcile")[0] == 1
    accounts = {account["folder"]: account for account in site.ask("reconcile")}
    assert [each["message_id"] for each in accounts["Elsewhere"]["unaccounted"]] == [m.message_id for m in town[4:7]]
    assert accounts["INBOX"]["unaccounted"] == accounts["Done"]["unaccounted"] == []
    officer.select_folder("INBOX")
    seen = [
        uid for uid, found in officer.fetch(officer.search("ALL"), ["FLAGS"]).items() if b"\\Seen" in found[b"FLAGS"]
    ]
    assert seen == uids[7:8], "heard marks nothing"
    officer.logout()


def test_a_message_deleted_after_it_was_heard_is_named(
    dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    user = "deleted-later"
    town = [mail for mail in a_town(10, seed=4) if mail.is_complaint][:3]
    dovecot.deliver(user, *(mail.content for mail in town))
    site = Site(tmp_path, dovecot, smtp_sink, user=user)
    request.addfinalizer(site.end)
    site.start()
    until(lambda: acknowledged(smtp_sink) >= 3, what="the letters")
    officer = an_officer(dovecot, user)
    officer.select_folder("INBOX")
    officer.delete_messages(officer.search("ALL")[:1])
    officer.expunge()
    officer.create_folder("Archive")
    officer.move(officer.search("ALL")[:1], "Archive")
    assert site.do("reconcile")[0] == 0
    [inbox] = [account for account in site.ask("reconcile") if account["folder"] == "INBOX"]
    assert inbox["vanished"] == [{"message_id": town[0].message_id, "case": "NH-26-0001"}], "what was moved is not lost"
    [case] = site.ask("case", "NH-26-0001")
    assert case["messages"][0]["message_id"] == town[0].message_id, "heard keeps its copy"
    officer.logout()
