"""What the mailbox is told of a restricted contact, where the landlord asked for keywords: on a real server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import imapclient
import pytest
from site_on_a_server import Site

from builders import a_mail
from rig import HOST, PASSWORD, Dovecot, until
from sink import SmtpSink

pytestmark = pytest.mark.dovecot

WALTER = "walter.crake@crake.example"

REGISTER = f"""
[[restricted]]
person = "Walter Crake"
home = "14 Lime Grove"
addresses = ["{WALTER}"]
option = "acknowledge-only"
covers = "everything"
acknowledges = ["everything"]
from = 2026-05-10
"""
HEDGE = "The hedge by the bin store has still not been cut."
HIS = a_mail(
    f"{HEDGE}\n\nWalter Crake\n14 Lime Grove", sender=f"Walter Crake <{WALTER}>", message_id="<1@crake.example>"
)
PERHAPS_HIS = a_mail(
    "The street light is out.\n\nWalter Crake", sender="w1950@else.example", message_id="<2@else.example>"
)
HERS = a_mail("The lift at Mill House is stuck.", sender="ann@town.example", message_id="<3@town.example>")
DANGER = a_mail(
    "I can smell gas in the kitchen and I feel sick.", sender="bea@town.example", message_id="<4@town.example>"
)


@pytest.fixture
def site(dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path, dovecot, smtp_sink, user=f"keyword-{time.time_ns()}")
    written = made.toml.read_text().replace("keep_sent", 'mark = "keyword"\nkeep_sent')
    made.toml.write_text(f'register = "register.toml"\n{written}')
    (tmp_path / "register.toml").write_text(REGISTER)
    yield made
    made.end()


def test_a_restricted_contact_and_a_danger_have_keywords_of_their_own_and_what_is_only_asked_has_none(
    dovecot: Dovecot, site: Site
) -> None:
    for mail in (HIS, PERHAPS_HIS, HERS, DANGER):
        dovecot.deliver(site.user, mail)
    site.start()
    client = imapclient.IMAPClient(HOST, port=dovecot.port, ssl=False)
    client.login(site.user, PASSWORD)

    def keywords() -> list[set[bytes]]:
        client.select_folder("INBOX", readonly=True)
        found = client.fetch(client.search("ALL"), ["FLAGS"])
        return [{flag for flag in found[uid][b"FLAGS"] if flag.startswith(b"$")} for uid in sorted(found)]

    heard, restricted, danger = {b"$Heard"}, {b"$Heard", b"$HeardRestricted"}, {b"$Heard", b"$HeardDanger"}
    until(lambda: keywords() == [restricted, heard, heard, danger], what="the keywords")
    client.logout()
    assert site.stop() == 0
