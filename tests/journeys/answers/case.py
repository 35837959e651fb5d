"""One tenant's case at an office that others write to as well: what comes on it, and what the commands show of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from answers.officers_mail import GARY, Headers, officers_mail
from answers.tenant import Tenant

from builders import MAILBOX

if TYPE_CHECKING:
    from answers.office import Office

INBOX = "INBOX"


class Case:
    """A case; whatever is asked of it is of this one alone."""

    def __init__(self, office: Office, reference: str, tenant: Tenant) -> None:
        self.office, self.reference, self.tenant = office, reference, tenant

    def officer_writes(
        self,
        text: str,
        *,
        at: str,
        came: str | None = None,
        number: int = 1,
        folder: str = INBOX,
        sender: str = GARY,
        cc: str | None = MAILBOX,
        headers: Headers = (),
    ) -> str:
        """Let an officer answer the tenant's complaint, and the mail be heard; return its Message-ID.

        came     when the server took it in, where that is not when it was written
        number   which of the officer's letters on this case it is; the same number twice is the same letter twice
        """
        message_id = f"<letter-{number}.{self.tenant.number}@northgate.example>"
        mail = officers_mail(
            self.tenant.of_theirs(text), at=at, message_id=message_id, to=self.tenant.named, sender=sender, cc=cc,
            subject=f"Re: {self.tenant.subject}", answers=self.tenant.mail_id(1), headers=headers,
        )  # fmt: skip
        self.office.comes(mail, at=came or at, folder=folder)
        return message_id

    def shown(self) -> dict[str, Any]:
        [found] = self.office.site.ask("case", self.reference)
        return found

    def clock(self, name: str, *, number: int = 1) -> dict[str, Any]:
        [found] = [c for c in self.shown()["clocks"] if (c["clock"], c["number"]) == (name, number)]
        return found

    def met(self, name: str) -> str | None:
        """Return when what a clock awaits was done; None while it is owed."""
        return cast(str | None, self.clock(name)["met_at"])

    def events(self, kind: str) -> list[dict[str, Any]]:
        return [each for each in self.shown()["events"] if each["type"] == kind]

    def copies(self, message_id: str) -> list[dict[str, Any]]:
        return [each for each in self.shown()["messages"] if each["message_id"] == message_id]

    def message(self, message_id: str) -> dict[str, Any]:
        [found] = self.copies(message_id)
        return found

    def read_as(self, message_id: str) -> tuple[str | None, bool, str]:
        """Return what a letter was taken for, whether it is proved to be an officer's, and which way it went."""
        found = self.message(message_id)
        return found["letter"], found["proved"], found["direction"]

    def asked(self) -> list[str]:
        """Return what is asked about the case and not answered."""
        return [each["about"] for each in self.shown()["questions"] if each["answered"] is None]

    def why(self, message_id: str) -> str:
        """Return what `heard why` prints, in one line."""
        return " ".join(self.office.types("why", str(self.message(message_id)["id"])).split())

    def note_to(self, address: str, saying: str) -> str:
        """Wait for a letter about this case whose subject says something; return its words in one line."""
        return self.office.note_to(address, saying, self.reference)
