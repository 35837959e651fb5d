"""Messages of a rehearsal, each with what was decided on it: a sentence each, everything else defaulted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from builders import LANDLORD, MAILBOX, MONDAY, TENANT, a_message
from heard.casework.events import (
    About,
    Direction,
    Ground,
    Kind,
    LetterName,
    PersonNumber,
    Purpose,
    Reference,
    StageName,
)
from heard.casework.people import Landlord, Role
from heard.judgement.actions import (
    Action,
    AskOfficer,
    Decision,
    FileOnCase,
    Finding,
    OpenCase,
    Proposed,
    SetAside,
    WriteLetter,
)
from heard.mail.message import Address
from heard.reports.rehearsal.came import Came

CASE, STAGE = Reference("NH-26-0001"), StageName("stage-1")
ACKNOWLEDGEMENT, RECEIPT = "complainant.acknowledgement.stage-1", "complainant.receipt.stage-1"
DANGER, WHICH_CASE = "officer.notice.danger", "officer.notice.which-case"
OPENED = OpenCase(CASE, PersonNumber(1), Kind.COMPLAINT, True, STAGE, True, "It complains.")
FILED = FileOnCase(CASE, Direction.IN, Kind.FOLLOW_UP, Ground.REPLY_HEADER, True, "it answers a mail of the case")
DANGER_ASKED = AskOfficer(CASE, About.DANGER, "somebody may be in danger")


def rule(finding: str, words: str, *, by: str = "a/rule", verdict: str = "yes") -> Finding:
    return Finding(finding, by, words, "a clause", verdict)


def second(asked: str, words: str, likely: int, *, finding: str = "second-opinion", verdict: str = "yes") -> Finding:
    source = f"{likely}% likely; learned from 9 messages of 3 invented people (0123456789ab)"
    return Finding(finding, f"second-opinion/{asked}", words, source, verdict)


def letter(name: str = ACKNOWLEDGEMENT, to: str = TENANT) -> WriteLetter:
    purpose = Purpose.ACKNOWLEDGEMENT if "acknowledgement" in name else Purpose.RECEIPT
    return WriteLetter(
        f"{CASE}:{name}", LetterName(name), purpose, CASE, STAGE, Address("", to), True, {}, "it is owed"
    )


def aside(kind: Kind, because: str = "It asks for information.") -> SetAside:
    return SetAside(kind, because)


def came(
    *actions: Action,
    findings: tuple[Finding, ...] = (),
    verdicts: Mapping[str, str] | None = None,
    exclusion: Proposed | None = None,
    letters: tuple[str, ...] = (),
    kind: Kind = Kind.COMPLAINT,
    role: Role = Role.TENANT,
    number: int = 1,
    file: str = "0001.eml",
    minutes: float = 0,
    text: str = "The tap drips.",
    subject: str = "A tap",
    headers: tuple[tuple[str, str], ...] = (),
    readable: bool = True,
    landlord: Landlord = LANDLORD,
) -> Came:
    """Return a message that came `minutes` after half past nine on Monday 1 June 2026, in Greenwich."""
    decision = Decision(kind, True, role, findings, actions, dict(verdicts or {}), exclusion)
    message = a_message(text, subject=subject, to=MAILBOX, headers=headers) if readable else None
    return Came(number, file, MONDAY + timedelta(minutes=minutes), message, decision, landlord, letters)
