"""The table of forgeries: what was tried to pass for an officer's letter, and what happened.

Each row of forgeries.toml is a mail that decides a complaint, handed to a real Dovecot as the server
at the border would, and heard by the service as it runs.  `pytest -s` on this file prints the table.
"""

from __future__ import annotations

import smtplib
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path
from typing import Any

import imapclient
import pytest
from site_on_a_server import Site
from town import Sent, a_town

from rig import HOST, PASSWORD, Dovecot, until
from sink import SmtpSink

pytestmark = pytest.mark.dovecot

MX = "mx.northgate.example"
DAY = 86_400  # seconds
LETTER = """\
Dear tenant

I have looked into your complaint of {name}, and this is our decision at stage 1. I uphold it: we should have come when
you first told us. I am sorry. If you are not satisfied you may ask us to look at it again at stage 2.

Helen Lead
"""


@dataclass(frozen=True, kw_only=True)
class Forgery:
    """A row of the table; forgeries.toml says what its keys mean."""

    tried: str
    becomes: str
    told: bool = False
    writer: list[str] = field(default_factory=lambda: ["Helen Lead <helen.lead@northgate.example>"])
    top: list[str] = field(default_factory=list)
    ours: list[str] = field(default_factory=list)
    theirs: list[str] = field(default_factory=list)
    hello: str = "mail.else.example"
    bypass: bool = False
    aged: int = 0
    again: bool = False
    sent: bool = False

    @classmethod
    def of(cls, row: dict[str, Any]) -> Forgery:
        written = row.pop("from", None)
        return cls(**row) if written is None else cls(**row, writer=written if isinstance(written, list) else [written])

    def mail(self, answers: Sent, name: str, letter: str = LETTER) -> bytes:
        """Return it as the border hands it on, an answer to a tenant's complaint."""
        border = (
            f"Received: from {self.hello} (unknown [203.0.113.9]) by {MX} (Postfix) with ESMTPS id 1; {formatdate()}"
        )
        head = [
            *self.top,
            *([] if self.bypass else [border]),
            *self.ours,
            *([f"Received: from laptop ([192.0.2.7]) by {self.hello} with ESMTPSA id 2"] if self.theirs else []),
            *self.theirs,
            *(f"From: {writer}" for writer in self.writer),
            f"To: {answers.writer}",
            "Cc: complaints@northgate.example",
            "Subject: Our decision on your complaint",
            f"Date: {formatdate(time.time() - self.aged * DAY)}",
            f"Message-ID: {name}",
            f"In-Reply-To: {answers.message_id}",
        ]
        return "\n".join([*head, "", letter.format(name=name)]).encode()


FORGERIES = [
    Forgery.of(row) for row in tomllib.loads(Path(__file__).with_name("forgeries.toml").read_text("utf-8"))["forgery"]
]
FIRST_LETTER = "Dear tenant\n\nWe will come on Friday to look at it, about {name}.\n\nHelen Lead\n"


class Tried:
    """A landlord with a complaint for each forgery, each acknowledged, to which the forgeries have come."""

    def __init__(self, site: Site, server: Dovecot, complaints: list[Sent]) -> None:
        self.site, self._server, self._complaints = site, server, complaints
        self.before: dict[int, list[Any]] = {}
        self.cases: dict[int, dict[str, Any]] = {}

    def hand_over(self, content: bytes, *, hello: str = MX) -> None:
        """Hand a mail to the server that holds the mailboxes, as the one at the border does."""
        with smtplib.LMTP(HOST, self._server.lmtp_port, local_hostname=hello, timeout=60) as lmtp:
            lmtp.sendmail("bounce@else.example", [self.site.user], content)

    def complain(self) -> None:
        for complaint in self._complaints:
            self.hand_over(complaint.content)
        self._wait_for(1)

    def first_letters(self) -> None:
        """Officers' own mail, whose Message-IDs are used again by somebody else."""
        for number, forgery in enumerate(FORGERIES):
            if forgery.again:
                self.hand_over(forgery.mail(self._complaints[number], _name(number), FIRST_LETTER))
        self._wait_for(2, [number for number, forgery in enumerate(FORGERIES) if forgery.again])

    def forge(self) -> None:
        self.before = {number: self.clocks(number) for number in range(len(FORGERIES))}
        for number, forgery in enumerate(FORGERIES):
            mail = forgery.mail(self._complaints[number], _name(number))
            if forgery.sent:
                put_among_sent_mail(self._server, self.site, mail)
            else:
                self.hand_over(mail, hello="mail.evil.example" if forgery.bypass else MX)
        for number, forgery in enumerate(FORGERIES):
            self._wait_for(3 if forgery.again else 2, [number])

    def _wait_for(self, messages: int, numbers: list[int] | None = None) -> None:
        for number in range(len(FORGERIES)) if numbers is None else numbers:
            until(
                lambda number=number: self._has(number, messages), what=f"{messages} messages on the case of {number}"
            )

    def _has(self, number: int, messages: int) -> bool:
        if number not in self.cases:
            self._find()
        reference = self.cases.get(number, {}).get("reference")
        if reference is None:
            return False
        [self.cases[number]] = self.site.ask("case", reference)
        return len(self.cases[number]["messages"]) >= messages

    def _find(self) -> None:
        known = {complaint.message_id: number for number, complaint in enumerate(self._complaints)}
        for listed in self.site.ask("cases"):
            [case] = self.site.ask("case", listed["reference"])
            self.cases[known[case["messages"][0]["message_id"]]] = case

    def clocks(self, number: int) -> list[Any]:
        """Return each clock of the case, and whether anything has stopped it."""
        return [(each["clock"], each["stage"], each["due"], each["met_at"], each["stopped_at"])
                for each in self.cases[number]["clocks"]]  # fmt: skip

    def became(self, number: int) -> str:
        letter = self.cases[number]["messages"][-1]
        if letter["kind"] != "staff":
            return "a stranger's"
        return "an officer's" if letter["direction"] == "out" else "said to be an officer's"

    def asked(self, number: int) -> set[str]:
        return {each["about"] for each in self.cases[number]["questions"]}

    def happened(self, number: int) -> str:
        stops = "" if self.clocks(number) == self.before[number] else ", a clock stopped"
        asked = f", a person is asked: {', '.join(sorted(self.asked(number)))}" if self.asked(number) else ""
        return f"{self.became(number)}{stops}{asked}"


def put_among_sent_mail(server: Dovecot, site: Site, content: bytes) -> None:
    """Put a mail where a program of the landlord's puts what it sent, or a rule what came in."""
    program = imapclient.IMAPClient(HOST, port=server.port, ssl=False)
    program.login(site.user, PASSWORD)
    program.append("Sent Items", content)
    program.logout()


def _name(number: int) -> str:
    return f"<decision-{number}@northgate.example>"


@pytest.fixture(scope="module")
def tried(dovecot: Dovecot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    complaints = [mail for mail in a_town(3 * len(FORGERIES), seed=15) if mail.is_complaint][: len(FORGERIES)]
    with SmtpSink() as sink:
        folder, folders = tmp_path_factory.mktemp("forged"), ("INBOX", "Sent Items")
        site = Site(folder, dovecot, sink, user="forged", folders=folders, keep_sent=False)
        named = f'authserv_id = "{MX}"\n'
        site.toml.write_text(site.toml.read_text().replace(named, f'{named}border = "{MX}"\nborder_strips = true\n'))
        tried = Tried(site, dovecot, complaints)
        try:
            site.start()
            tried.complain()
            tried.first_letters()
            tried.forge()
            yield tried
        finally:
            site.end()


@pytest.mark.parametrize("number", range(len(FORGERIES)), ids=[forgery.tried for forgery in FORGERIES])
def test_a_forgery_becomes_what_it_has_to(tried: Tried, number: int) -> None:
    forgery = FORGERIES[number]
    assert tried.became(number) == forgery.becomes
    assert ("who-is-it" in tried.asked(number)) is forgery.told
    if forgery.becomes != "an officer's":
        assert tried.clocks(number) == tried.before[number], "nothing unproved stops a clock"
        assert tried.cases[number]["status"] == "open"


def test_the_table_of_forgeries(tried: Tried) -> None:
    width = max(len(forgery.tried) for forgery in FORGERIES)
    print()
    for number, forgery in enumerate(FORGERIES):
        print(f"{forgery.tried:<{width}}  {tried.happened(number)}")
    assert len(tried.site.ask("cases")) == len(FORGERIES), "no forgery opens a case beside the one it answers"


def test_among_the_mailboxs_own_sent_mail_an_officers_letter_needs_no_verdict(
    dovecot: Dovecot, smtp_sink: SmtpSink, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    [complaint] = a_town(1, seed=16)
    site = Site(tmp_path, dovecot, smtp_sink, user="sent-by-hand", folders=("INBOX", "Sent Items"))
    request.addfinalizer(site.end)
    dovecot.deliver(site.user, complaint.content)
    site.start()
    until(lambda: len(smtp_sink.letters) >= 1, what="the acknowledgement")
    by_hand = Forgery(tried="", becomes="", bypass=True).mail(complaint, "<by-hand@northgate.example>")
    put_among_sent_mail(dovecot, site, by_hand)

    def directions() -> list[str]:
        [case] = site.ask("case", "NH-26-0001")
        return [each["direction"] for each in case["messages"] if each["message_id"] == "<by-hand@northgate.example>"]

    until(directions, what="the letter on its case")
    assert directions() == ["out"]
