"""A complaints office on a real mail server: a tenant, two officers, and the service as it runs.

Mail lies in the mailbox with the hour the server took it in, so that every date in a test can be checked against a
calendar of 2026.  No bank holiday lies between 26 May and 30 August.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

import imapclient
from site_on_a_server import Site

from builders import MAILBOX, OFFICER, TENANT, a_mail
from rig import HOST, PASSWORD, Dovecot, until
from sink import SmtpSink

CASE = "NH-26-0001"
TENANT_NAMED = f"Dorothy Finch <{TENANT}>"
GARY = f"Gary Officer <{OFFICER}>"
MAILBOX_NAMED = f"Northgate Homes <{MAILBOX}>"
MX = "mx.northgate.example"
BY_THE_BORDER = ("Received", f"from mail.else.example (unknown [203.0.113.9]) by {MX} (Postfix) with ESMTPS id 1")
OUR_SERVER_VOUCHES = (
    BY_THE_BORDER,
    ("Authentication-Results", f"{MX}; dmarc=pass (p=none) header.from=northgate.example"),
)
INBOX, SENT_ITEMS = "INBOX", "Sent Items"
COMPLAINT_ID = "<leak-1@tenant.example>"

MORE_STAFF = f"""
[[staff]]
name = "Gary Officer"
address = "{OFFICER}"
roles = ["owning-officer"]
"""

Headers = Sequence[tuple[str, str]]


def officers_mail(
    text: str,
    *,
    at: str,
    message_id: str,
    sender: str = GARY,
    to: str = TENANT_NAMED,
    cc: str | None = MAILBOX,
    subject: str = "Re: Leak in the kitchen",
    answers: str | None = COMPLAINT_ID,
    headers: Headers = (),
) -> bytes:
    """Return a mail an officer writes to the tenant, with the mailbox in Cc."""
    more = [*headers, *([("Cc", cc)] if cc else [])]
    if answers is not None:
        more += [("In-Reply-To", answers), ("References", answers)]
    return a_mail(
        text, sender=sender, to=to, subject=subject, message_id=message_id, headers=more,
        received_at=datetime.fromisoformat(at),
    )  # fmt: skip


class Office:
    """A landlord's office under one of the packs, with the service running."""

    def __init__(self, site: Site, server: Dovecot, sink: SmtpSink, *, pack: str) -> None:
        self.site, self._server, self._sink = site, server, sink
        named = f'authserv_id = "{MX}"\n'
        written = site.toml.read_text().replace('policy = "wnwhl-2009"', f'policy = "{pack}"')
        written = written.replace(named, f'{named}border = "{MX}"\nborder_strips = true\n')
        site.toml.write_text(written + MORE_STAFF)
        self._heard = 0
        site.start()

    def comes(self, mail: bytes, *, at: str, folder: str = INBOX) -> None:
        """Let a mail lie in a folder, taken in by the server at that hour, and be heard."""
        with imapclient.IMAPClient(HOST, port=self._server.port, ssl=False) as client:
            client.login(self.site.user, PASSWORD)
            client.append(folder, mail, msg_time=datetime.fromisoformat(at))
        self._heard += 1
        until(lambda: self.site.events().count("heard") >= self._heard, what="the mail to be heard")

    def complaint(self) -> None:
        """Let the tenant complain on Monday 1 June 2026, and be answered that it has come."""
        self.comes(a_mail(), at="2026-06-01T09:30:00+00:00")
        until(lambda: self.letters_to(TENANT), what="the letter that says it has come")
        until(lambda: {each["state"] for each in self.site.ask("letters")} <= {"sent", "held"}, what="its record")

    def case(self, reference: str = CASE) -> dict[str, Any]:
        [found] = self.site.ask("case", reference)
        return found

    def clock(self, name: str, *, number: int = 1, reference: str = CASE) -> dict[str, Any]:
        [found] = [c for c in self.case(reference)["clocks"] if (c["clock"], c["number"]) == (name, number)]
        return found

    def met(self, name: str, *, reference: str = CASE) -> str | None:
        """Return when what a clock awaits was done; None while it is owed."""
        return cast(str | None, self.clock(name, reference=reference)["met_at"])

    def message(self, message_id: str, reference: str = CASE) -> dict[str, Any]:
        [found] = [each for each in self.case(reference)["messages"] if each["message_id"] == message_id]
        return found

    def read_as(self, message_id: str, reference: str = CASE) -> tuple[str | None, bool, str]:
        """Return what a letter was taken for, whether it is proved to be an officer's, and which way it went."""
        found = self.message(message_id, reference)
        return found["letter"], found["proved"], found["direction"]

    def asked(self, reference: str = CASE) -> list[str]:
        """Return what is asked about a case and not answered."""
        return [each["about"] for each in self.case(reference)["questions"] if each["answered"] is None]

    def why(self, message_id: str, reference: str = CASE) -> str:
        """Return what `heard why` prints, in one line."""
        code, said = self.site.do("why", str(self.message(message_id, reference)["id"]))
        assert code == 0, said
        return " ".join(said.split())

    def letters_to(self, address: str) -> list[EmailMessage]:
        """Return the letters the sending server took for somebody, in order."""
        return [
            cast(EmailMessage, message_from_bytes(letter.content, policy=policy.default))
            for letter in self._sink.letters
            if address in letter.to
        ]

    def note_to(self, address: str, saying: str) -> str:
        """Wait for a letter whose subject says something; return its words in one line."""
        found = until(
            lambda: [each for each in self.letters_to(address) if saying in each["Subject"]], what=f"a note: {saying}"
        )
        assert len(found) == 1, [each["Subject"] for each in found]
        body = found[0].get_body(("plain",))
        assert body is not None
        return " ".join(body.get_content().split())

    def answers(self, *words: str) -> str:
        """Type `heard answer`; return what it printed."""
        code, said = self.site.do("answer", *words)
        assert code == 0, said
        return said
