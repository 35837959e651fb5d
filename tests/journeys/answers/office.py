"""A complaints office on a real mail server: two officers, the service as it runs, and tenants who write to it.

Mail lies in the mailbox with the hour the server took it in, so that every date in a test can be checked against a
calendar of 2026.  No bank holiday lies between 26 May and 30 August.

Starting the service costs more than most tests do, so many tests share an office.  Each has a tenant of its own, and
looks at nothing but that tenant's case.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from typing import cast

import imapclient
from answers.case import INBOX, Case
from answers.officers_mail import MX
from answers.tenant import Tenant
from site_on_a_server import Site

from builders import OFFICER
from rig import HOST, PASSWORD, Dovecot, until
from sink import SmtpSink

SENT_ITEMS = "Sent Items"
MONDAY = "2026-06-01T09:30:00+00:00"
MORE_STAFF = f"""
[[staff]]
name = "Gary Officer"
address = "{OFFICER}"
roles = ["owning-officer"]
"""


class Office:
    """A landlord's office under one of the packs, with the service running."""

    def __init__(self, site: Site, server: Dovecot, sink: SmtpSink, *, pack: str, staff: str = MORE_STAFF) -> None:
        self.site, self._server, self._sink = site, server, sink
        self._tenants = map(Tenant, count())
        named = f'authserv_id = "{MX}"\n'
        written = site.toml.read_text().replace('policy = "wnwhl-2009"', f'policy = "{pack}"')
        written = written.replace(named, f'{named}border = "{MX}"\nborder_strips = true\n')
        site.toml.write_text(written + staff)
        site.start()

    def new_tenant(self) -> Tenant:
        """Return somebody who has not written to this office."""
        return next(self._tenants)

    def comes(self, mail: bytes, *, at: str, folder: str = INBOX) -> None:
        """Let a mail lie in a folder, taken in by the server at that hour, and be heard."""
        before = self._heard()
        with imapclient.IMAPClient(HOST, port=self._server.port, ssl=False) as client:
            client.login(self.site.user, PASSWORD)
            client.append(folder, mail, msg_time=datetime.fromisoformat(at))
        until(lambda: self._heard() > before, what="the mail to be heard")

    def _heard(self) -> int:
        return self.site.events().count("heard")

    def opened_by(self, mail: bytes, *, at: str, of: Tenant) -> Case:
        """Let a mail come that opens a case, one alone; return the case."""
        before = self._cases()
        self.comes(mail, at=at)
        [reference] = self._cases() - before
        return Case(self, reference, of)

    def _cases(self) -> set[str]:
        return {each["reference"] for each in self.site.ask("cases")}

    def complaint(self) -> Case:
        """Let a new tenant complain on Monday 1 June 2026, and be answered that it has come; return the case."""
        tenant = self.new_tenant()
        case = self.opened_by(tenant.complaint(), at=MONDAY, of=tenant)
        until(lambda: self.letters_to(tenant.address), what="the letter that says it has come")
        until(lambda: {each["state"] for each in case.shown()["letters"]} <= {"sent", "held"}, what="its record")
        return case

    def letters_to(self, address: str) -> list[EmailMessage]:
        """Return the letters the sending server took for somebody, in order."""
        return [
            cast(EmailMessage, message_from_bytes(letter.content, policy=policy.default))
            for letter in self._sink.letters
            if address in letter.to
        ]

    def note_to(self, address: str, saying: str, reference: str) -> str:
        """Wait for a letter about a case whose subject says something; return its words in one line."""

        def found() -> list[EmailMessage]:
            of_the_case = [each for each in self.letters_to(address) if f"[{reference}]" in each["Subject"]]
            return [each for each in of_the_case if saying in each["Subject"]]

        letters = until(found, what=f"a note: {saying}")
        assert len(letters) == 1, [each["Subject"] for each in letters]
        body = letters[0].get_body(("plain",))
        assert body is not None
        return " ".join(body.get_content().split())

    def types(self, *words: str) -> str:
        """Type a command; return what it printed."""
        code, said = self.site.do(*words)
        assert code == 0, said
        return said


OfficeUnder = Callable[[str], Office]
"""Finds the office under a pack, given the pack's name."""
