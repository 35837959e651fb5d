"""Mail of an officer's as commands come in it, and what is known when it comes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builders import (
    CALENDAR,
    LEAD,
    OFFICER,
    POLICY,
    RULES,
    a_message,
    a_writer,
    the_facts,
)
from heard.casework.events import (
    Direction,
    Ground,
    Kind,
    MessageNumber,
    Reference,
)
from heard.casework.people import Role
from heard.judgement.actions import Action, CarryOut, Decision, FileOnCase, RefuseCommand
from heard.judgement.commands.to_a_notice import answer_to_a_notice
from heard.judgement.facts import Facts, Lead, OnFile
from heard.judgement.officers.proof import Proof
from heard.judgement.token_seen import NoticeAnswered, TokenSeen, TokenState
from heard.mail.message import Address, Message
from histories import a_case

CASE, OTHER, NOWHERE = Reference("NH-26-0042"), Reference("NH-26-0041"), Reference("NH-26-0999")
COMPLAINT = MessageNumber(3)
PROVED, NOT_PROVED = Proof(True, "our own server vouches for it"), Proof(False, "our own server does not vouch for it")
NOTICE = NoticeAnswered(OFFICER, CASE, COMPLAINT, "new-case")
GOOD = TokenSeen(TokenState.GOOD, "THEIRS", OFFICER, CASE, COMPLAINT, "new-case")
UNKNOWN = TokenSeen(TokenState.UNKNOWN, "GUESSED")
COLLEAGUES = replace(GOOD, nonce="HELENS", officer=LEAD)
TOKEN = f"hk01-{'a' * 17}-{'b' * 21}"
"""What looks like a token; what it is worth is a fact of each test."""
ON_FILE = OnFile(a_case(), POLICY, CALENDAR)
AS_FILED = Decision(
    Kind.STAFF, True, Role.OFFICER, (), (FileOnCase(CASE, Direction.OUT, Kind.STAFF, Ground.OPENED_IT, True, "it is"),)
)  # fmt: skip
"""What is decided on a mail of his that answers no notice."""
SIGNED = "Kind regards,\n\nGary Officer\nHousing Officer\nNorthgate Homes\nTel: 01632 960001"
PASSED_ON = f"""FYI

From: Ann Bell <ann.bell@tenant.example>
Sent: 1 June 2026 09:00
To: Gary Officer <{OFFICER}>
Subject: Damp

The damp in my bedroom is awful and nobody has come for months. {TOKEN}
"""


def from_gary(text: str, *, subject: str = "RE: New case", **more: Any) -> Message:
    return a_message(text, subject=subject, sender=f"Gary Officer <{OFFICER}>", **more)


def pressed(words: str, reference: str | None = CASE, **more: Any) -> Message:
    """A mail as a button fills it in."""
    named = f" [{reference}]" if reference else ""
    body = f"{words}\n\nPress Send. heard answers with what it did.\n{TOKEN}"
    return from_gary(body, subject=f"{words}{named} {TOKEN}", **more)


def quoting(text: str) -> Message:
    """A mail of Gary's above what he was given."""
    return from_gary(f"{text}\n\n> {TOKEN}")


def asked(about: str, **token: Any) -> dict[str, Any]:
    """Gary was asked something in a notice, and his mail carries what he was given with it."""
    return {"notice": replace(NOTICE, about=about), "tokens": (replace(GOOD, about=about, **token),)}


def what_is_known(**more: Any) -> Facts:
    """Gary writes, and NH-26-0042 is open at its first stage."""
    gary = a_writer(address=Address("Gary Officer", OFFICER), role=Role.OFFICER)
    usual: dict[str, Any] = {"writer": gary, "leads": (Lead(CASE, ()),), "on_file": (ON_FILE,)}
    return the_facts(**{**usual, **more})


def decided(message: Message, proof: Proof = PROVED, **known: Any) -> tuple[Action, ...]:
    decision = answer_to_a_notice(message, what_is_known(**known), proof, RULES)
    assert decision is not None
    assert (decision.kind, decision.role) == (Kind.STAFF, Role.OFFICER)
    return decision.actions


def follows(message: Message, proof: Proof = PROVED, **known: Any) -> Action:
    """Return the one thing that follows besides where the mail is put."""
    _, action = decided(message, proof, **known)
    return action


def refused(message: Message, proof: Proof = PROVED, **known: Any) -> RefuseCommand:
    action = follows(message, proof, **known)
    assert isinstance(action, RefuseCommand)
    return action


def carried_out(message: Message, proof: Proof = PROVED, **known: Any) -> CarryOut:
    action = follows(message, proof, **known)
    assert isinstance(action, CarryOut)
    return action
