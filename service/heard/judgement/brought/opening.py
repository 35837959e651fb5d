"""A case opens for somebody whose complaint an officer brought.

Its clocks run from when the landlord first had it, where one of its own servers shows when that was; a time
that stands above a quote anybody could have typed, and shows nothing.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from heard.casework.events import ComplainantKnown, PersonNumber
from heard.casework.people import Role
from heard.judgement.actions import Action, ChangeCase, Finding, OpenCase, WriteLetter
from heard.judgement.brought.note import Note
from heard.judgement.brought.passed_on import PassedOn
from heard.judgement.facts import Facts, Writer
from heard.judgement.from_outside import SOLD, new_case
from heard.judgement.officers.proof import Proof
from heard.judgement.threading.find_case import Found
from heard.mail.message import Message

MOST_NAMED = 5
"""Names or addresses that a reason gives."""
NOBODY = PersonNumber(0)
"""Whom a case is about that nobody can be told of yet."""
_WAYS = {
    "phone": "call",
    "counter": "talk at the counter",
    "visit": "talk on a visit",
    "letter": "letter",
    "text": "text message",
    "social-media": "message in public",
    "": "talk",
}


@dataclass(frozen=True, slots=True)
class Bringing:
    """What was brought, made ready to be heard.

    message      as it would have come by itself
    facts        with whoever it is from for a writer, and the time it first came
    told         how it came here, for the reasons
    unanswered   why nothing is written to its writer; "" where they are answered
    proved       whether it is known that an officer brought it
    doubt        why it is not certain that an officer passes on this writer's words; "" where it is
    is_mail      whether it is a mail, and no note of what somebody said
    received_at  when it first came, where that is proved; else None
    """

    message: Message
    facts: Facts
    told: str
    unanswered: str
    proved: bool
    received_at: datetime | None = None
    doubt: str = ""
    is_mail: bool = False


def bringing_of(theirs: PassedOn, facts: Facts, proof: Proof, doubt: str = "") -> Bringing:
    """Return a mail that an officer passes on, made ready to be heard.

    doubt   why it is not certain that its writer complains; "" where it is
    """
    writer = facts.brought or _nobody(theirs.claimed.role)
    received_at = _proved_receipt(theirs, facts) if proof.proved else None
    told = f"somebody of the landlord's passes on a mail of {theirs.named}"
    when = "when it first came is not proved, so its time runs from when it was passed on"
    if received_at is not None:
        when = f"one of the landlord's own servers took it in on {facts.calendar.local_date(received_at):%d %B %Y}"
    return Bringing(
        theirs.message,
        replace(facts, writer=writer, received_at=received_at or facts.received_at),
        f"{told} ({when})",
        _unanswered(writer, theirs, proof, doubt),
        proof.proved,
        received_at,
        _not_certain(proof, doubt),
        is_mail=True,
    )


def bringing_of_a_note(note: Note, message: Message, facts: Facts, proof: Proof) -> Bringing:
    """Return what an officer's note tells, made ready to be heard.  Nobody is written to because of a note."""
    writer = facts.brought or _nobody(Role.TENANT)
    who = ", ".join(filter(None, (note.person, note.home, note.phone)))
    told = f"somebody of the landlord's tells of a {_WAYS[note.channel]} of {who}"
    doubt = "" if proof.proved else f", and {proof.because}"
    unanswered = f"{told}{doubt}; it has to be acknowledged another way"
    return Bringing(message, replace(facts, writer=writer), told, unanswered, proof.proved)


def opened_for_them(
    bringing: Bringing,
    found: Found | None,
    sure: bool,
    because: str,
    said: dict[str, str],
    findings: tuple[Finding, ...],
    *,
    looks_sold: bool,
) -> tuple[Action, ...]:
    """Open a case for whoever wrote or said what was brought, and answer them where that is safe.

    looks_sold   whether it may be an advertisement or a fraud
    """
    unanswered = bringing.unanswered or (SOLD if looks_sold else "")
    because = f"{bringing.told}: {because}"
    actions = new_case(bringing.message, bringing.facts, found, sure, because, said, findings, unanswered=unanswered)
    return tuple(_theirs(actions, bringing))


def _theirs(actions: tuple[Action, ...], bringing: Bringing) -> Iterator[Action]:
    person = bringing.facts.writer.person
    for action in actions:
        if isinstance(action, OpenCase):
            whose = person if person != NOBODY else None
            yield replace(action, person=whose, received_at=bringing.received_at)
        elif isinstance(action, WriteLetter):
            # The officer's mail is not theirs to see: what answers them begins a thread of its own.
            yield replace(action, replies=False)
        elif not (isinstance(action, ChangeCase) and action.event == ComplainantKnown(NOBODY)):
            yield action


def _not_certain(proof: Proof, doubt: str) -> str:
    if not proof.proved:
        return f"it says that an officer passes it on, and {proof.because}"
    return "it is not certain whose words are passed on" if doubt else ""


def _nobody(role: Role) -> Writer:
    because = "whose complaint an officer brought cannot be told yet"
    return Writer(None, role, NOBODY, known=False, proved=False, sure=False, because=because)


def _unanswered(writer: Writer, theirs: PassedOn, proof: Proof, doubt: str) -> str:
    """Return why nothing is written to whoever wrote it, or ""."""
    if not proof.proved:
        return f"it says that an officer passes it on, and {proof.because}; nothing is written until that is known"
    given = theirs.claimed.address
    if given is None:
        return "what was passed on gives no address of its writer's, who has to be acknowledged another way"
    if doubt:
        return doubt
    if writer.address is None or given.address != writer.address.address:
        return "it is not certain whose mail was passed on, so somebody has to look before it is acknowledged"
    if theirs.answered:
        return "somebody of the landlord's has answered its writer already, so a person looks before more is written"
    if theirs.sent_to:
        return f"it was sent to {', '.join(theirs.sent_to[:MOST_NAMED])}, so a person looks before more is written"
    return ""


def _proved_receipt(theirs: PassedOn, facts: Facts) -> datetime | None:
    """Return when a server of the landlord's took it in; what came before heard answers does not count."""
    at = theirs.forwarded.received_at
    return at if at is not None and facts.clocks_from <= at <= facts.received_at else None
