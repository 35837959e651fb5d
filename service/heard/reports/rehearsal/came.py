"""One message of a rehearsal with what became of it, and what a manager is told of every such message.

Whoever reads this judges heard, not the writer: a message is told by its file, its day and its subject, and its writer
by their role alone.  Everything a stranger wrote goes through `on_one_line`.  Pure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from heard.casework.people import Landlord, Role
from heard.judgement.actions import Decision
from heard.mail.message import Message
from heard.reports.rehearsal.followed import what_followed

_WHO: Mapping[Role, str] = {
    Role.TENANT: "a tenant",
    Role.ADVOCATE: "an advocate",
    Role.MEMBER: "a councillor or member of parliament",
    Role.OMBUDSMAN: "the Ombudsman",
    Role.SOLICITOR: "a solicitor",
    Role.OFFICER: "one of your officers",
    Role.AUTOMATED: "a machine",
    Role.OTHER: "somebody else",
}
_SUBJECT = 100
"""Characters of a subject that are shown."""


@dataclass(frozen=True, slots=True)
class Came:
    """One message of a rehearsal.

    number    under which it was kept; a message that came twice has the same both times
    file      its name, as the rehearsal was given it
    message   None where it could not be read
    landlord  whose mailbox it came to
    letters   the names of the letters that were written because of it
    """

    number: int
    file: str
    received_at: datetime
    message: Message | None
    decision: Decision
    landlord: Landlord
    letters: tuple[str, ...] = ()

    @property
    def is_a_machines(self) -> bool:
        return self.decision.role is Role.AUTOMATED


@dataclass(frozen=True, slots=True)
class Told:
    """What a manager is told of a message, whatever is shown of it.

    who        whom heard took its writer for
    followed   what heard did, each in a few words
    """

    file: str
    received_at: datetime
    subject: str
    who: str
    case: str
    followed: tuple[str, ...]


def told_of(came: Came) -> Told:
    message = came.message
    return Told(
        file=on_one_line(came.file, _SUBJECT),
        received_at=came.received_at,
        subject=on_one_line(message.subject, _SUBJECT) if message is not None else "",
        who=_WHO[came.decision.role],
        case=_case(came.decision),
        followed=what_followed(came.decision, came.message, came.letters, came.landlord),
    )


def _case(decision: Decision) -> str:
    if decision.reference is None:
        return "no case"
    return decision.reference if decision.case_sure else f"{decision.reference}, which a person is asked about"


def on_one_line(text: str, at_most: int) -> str:
    """Return text of a stranger's on one line, without anything that a screen obeys and does not show.

    at_most   characters; what is longer ends in "…"
    """
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= at_most else f"{line[: at_most - 1].rstrip()}…"
