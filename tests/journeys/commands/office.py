"""An office whose officers never leave Outlook: what they are sent comes from the sending server, what they send goes
to the server at the border, by SMTP both ways.

Everything comes in now, and days are asked of what heard shows: a button holds for some days from now.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from typing import cast

from answers.case import Case
from answers.office import Office
from answers.tenant import TENANTS, Tenant
from commands.border import Border, sender_of
from commands.outlook import Opened, Outlook, buttons, shown
from site_on_a_server import Site

from builders import COMPLAINT, LEAD, MAILBOX, OFFICER, a_mail
from rig import Dovecot, until
from sink import SmtpSink

MINE, RANG = "I deal with it", "I have rung them"
REVIEWER = "rita.reviewer@northgate.example"
STAFF = f"""
[[staff]]
name = "Gary Officer"
address = "{OFFICER}"
roles = ["handler", "owning-officer"]
area = "repairs"

[[staff]]
name = "Rita Reviewer"
address = "{REVIEWER}"
roles = ["reviewer", "management"]
"""
DECISION = """\
Dear Ms Finch

I have looked into your complaint about the leak in your kitchen, and this is my answer at stage 1. The job was closed
by mistake after the first visit. I uphold your complaint, and I am sorry. A plumber replaced the pipe yesterday.

If you are not satisfied with this answer, you can ask us to look at it again at stage 2. Write to Helen Lead,
complaints team, at complaints@northgate.example or ring 01632 960100. You can turn to the Housing Ombudsman Service
at any time.
"""


class PostalOffice(Office):
    """An office that mail reaches through the server at its border."""

    def __init__(
        self, site: Site, server: Dovecot, sink: SmtpSink, border: Border, *, pack: str, staff: str = STAFF
    ) -> None:
        self.border, self._letters = border, sink.letters
        super().__init__(site, server, sink, pack=pack, staff=staff)

    # -- What comes in ------------------------------------------------------------------------------

    def takes(self, mail: bytes, *, signed_in_as: str | None = None) -> None:
        """Let a mail come to the border, from somebody who signs in there or from anybody, and be heard."""
        self.hears(lambda: self.border.send(mail, signed_in_as=signed_in_as))

    def takes_past_the_border(self, mail: bytes) -> None:
        """Let a mail come to the server behind it, as mail within the house does, and be heard."""
        self.hears(lambda: self.border.past(mail))

    def hears(self, coming: Callable[[], None]) -> None:
        before = self._heard()
        coming()
        until(lambda: self._heard() > before, what="the mail to be heard")

    def complaint_of(self, name: str) -> Case:
        """Let a tenant complain, by the first name, and be answered that it has come; return the case."""
        tenant = next(Tenant(number) for number, (first, _) in enumerate(TENANTS) if first == name)
        mail = a_mail(
            tenant.of_theirs(COMPLAINT), sender=tenant.named, subject=tenant.subject, message_id=tenant.mail_id(1),
            received_at=datetime.fromtimestamp(time.time(), UTC),
        )  # fmt: skip
        before = self._cases()
        self.takes(mail)
        [reference] = self._cases() - before
        until(lambda: self.letters_to(tenant.address), what="the letter that says it has come")
        return Case(self, reference, tenant)

    def given_to_gary(self, name: str) -> tuple[Case, EmailMessage]:
        """Let a tenant complain, and Helen give the case to Gary; return the case, and what he is told."""
        case = self.complaint_of(name)
        self.helen.is_told(self.helen.replies(self.helen.notice(case, offers=MINE), "assign to Gary"))
        return case, self.gary.notice(case, offers=RANG)

    def tenant_writes(self, case: Case, *lines: str, about: EmailMessage | None = None) -> EmailMessage:
        """Let the tenant of a case answer a letter, the last one they had where not given; return their mail."""
        theirs = Outlook(case.tenant.name, case.tenant.address)
        mail = theirs.replies(about or self.letters_to(case.tenant.address)[-1], *lines, to=MAILBOX)
        self.takes(mail.as_bytes())
        return mail

    # -- What goes out ------------------------------------------------------------------------------

    def letters_to(self, address: str) -> list[EmailMessage]:
        """Return the letters the sending server took for somebody, in order."""
        return [_opened(letter.content) for letter in self._letters if address in letter.to]

    # -- Who works there ----------------------------------------------------------------------------

    def desk(self, name: str, address: str, *, banner: bool = False) -> Desk:
        return Desk(self, Outlook(name, address, banner=banner))

    @property
    def helen(self) -> Desk:
        """Leads the team."""
        return self.desk("Helen Lead", LEAD)

    @property
    def gary(self) -> Desk:
        """Deals with complaints at stage 1."""
        return self.desk("Gary Officer", OFFICER)

    @property
    def rita(self) -> Desk:
        """Deals with them at stage 2."""
        return self.desk("Rita Reviewer", REVIEWER)


@cache
def _opened(letter: bytes) -> EmailMessage:
    return cast(EmailMessage, message_from_bytes(letter, policy=policy.default))


class Desk:
    """Where an officer sits: what they are sent, and what they send."""

    def __init__(self, office: PostalOffice, outlook: Outlook) -> None:
        self._office, self.outlook = office, outlook

    @property
    def address(self) -> str:
        return self.outlook.address

    # -- What they are sent -------------------------------------------------------------------------

    def all_letters(self) -> list[EmailMessage]:
        return self._office.letters_to(self.address)

    def letters(self, case: Case) -> list[EmailMessage]:
        """Return all they were sent about a case, in order."""
        return [each for each in self.all_letters() if f"[{case.reference}]" in str(each["Subject"])]

    @staticmethod
    def offered(letter: EmailMessage) -> set[str]:
        """Return what can be pressed in a letter."""
        return set(buttons(letter))

    def notice(self, case: Case, *, offers: str) -> EmailMessage:
        """Wait for a letter about a case in which something can be pressed; return the last one that has it."""

        def found() -> list[EmailMessage]:
            return [each for each in self.letters(case) if offers in self.offered(each)]

        return until(found, what=f"a letter on {case.reference} to {self.address} that offers: {offers}")[-1]

    def receipt(self, sent: EmailMessage) -> EmailMessage:
        """Wait for what answers a mail of theirs; return it."""
        return until(lambda: self.answers(sent), what=f"the answer to {sent['Subject']}")[0]

    def answers(self, sent: EmailMessage) -> list[EmailMessage]:
        """Return what they were sent in answer to a mail of theirs, or to one that says it is."""
        return [each for each in self.all_letters() if each["In-Reply-To"] == sent["Message-ID"]]

    def is_told(self, sent: EmailMessage) -> str:
        """Wait for what answers a mail of theirs; return its words on one line."""
        return shown(self.receipt(sent))

    # -- What they send -----------------------------------------------------------------------------

    def sends(self, mail: EmailMessage) -> EmailMessage:
        """Send a mail as Outlook does: signed in."""
        self._office.takes(mail.as_bytes(), signed_in_as=sender_of(mail))
        return mail

    def sends_within_the_house(self, mail: EmailMessage) -> EmailMessage:
        """Send a mail by a server of the house that vouches for nobody."""
        self._office.takes_past_the_border(mail.as_bytes())
        return mail

    def presses(self, label: str, notice: EmailMessage, **filled_in: str) -> EmailMessage:
        """Press a button of a letter, fill in what it asks for, and press Send."""
        return self.sends(self.opens(label, notice, **filled_in))

    def opens(self, label: str, notice: EmailMessage, **filled_in: str) -> EmailMessage:
        """Press a button of a letter; return the mail that would leave."""
        offered = buttons(notice)
        assert label in offered, sorted(offered)
        opened: Opened = offered[label]
        return self.outlook.sends(opened.filled_in(**filled_in) if filled_in else opened)

    def replies(self, about: EmailMessage, *lines: str) -> EmailMessage:
        return self.sends(self.outlook.replies(about, *lines))

    def forwards(self, about: EmailMessage, *lines: str) -> EmailMessage:
        return self.sends(self.outlook.forwards(about, *lines, to=MAILBOX))

    def answers_the_tenant(self, case: Case, text: str = DECISION) -> EmailMessage:
        """Write to the tenant of a case, with the mailbox in Cc."""
        tenant: Tenant = case.tenant
        mail = self.outlook.writes(tenant.named, f"Re: {tenant.subject} [{case.reference}]", tenant.of_theirs(text))
        mail["Cc"] = MAILBOX
        return self.sends(mail)
