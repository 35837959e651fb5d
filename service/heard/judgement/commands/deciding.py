"""What follows where somebody of the landlord's answers a notice, presses a button, or writes a command above a mail.

A command is read only in mail that goes to nobody outside: what a tenant is written is a letter, whatever its first
line.  What is read and who says it are judged apart; whether the policy allows it is seen when it is carried out.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from heard.casework.commands import Confirm, Given, Note, NotUnderstood, Undo
from heard.casework.events import Direction, Ground, Kind, MessageNumber, Reference, Refusal
from heard.casework.people import Role
from heard.judgement.actions import (
    Action,
    AskToConfirm,
    CarryOut,
    Decision,
    Explain,
    FileOnCase,
    Finding,
    RefuseCommand,
    SetAside,
)
from heard.judgement.commands.first_line import Lines, lines_of
from heard.judgement.commands.identity import AskFirst, Do, Refuse, who_says
from heard.judgement.commands.legal import Asking, legal_now
from heard.judgement.commands.spoken import Spoken
from heard.judgement.commands.words import read
from heard.judgement.facts import Facts
from heard.judgement.officers.proof import Proof
from heard.judgement.token_seen import TokenSeen, TokenState
from heard.mail.message import Message
from heard.mail.threads.case_references import case_references

RULE = "judgement/commands"
ANSWERS = "it answers a notice of ours about the case"
PRESSED = "it carries what we gave an officer with a notice about the case"


@dataclass(frozen=True, slots=True)
class Answered:
    """What a mail answers: a notice, by its token or its headers.

    reference   the case its notice is about
    message     the message its notice is about; of a confirmation or an undo, the command
    """

    token: TokenSeen | None
    reference: Reference | None
    message: MessageNumber | None
    about: str
    because: str


def answer_to_a_notice(message: Message, facts: Facts, proof: Proof) -> Decision | None:
    """Return what follows from a mail of staff that answers a notice; None where it answers none, or goes outside."""
    answered = _answered(message, facts)
    if answered is None or not _is_among_ourselves(message, facts):
        return None
    reference = _case_of(message, facts, answered)
    shown = Finding("proof", RULE, proof.because, "RFC 8601, 4.1", "yes" if proof.proved else "ask")
    lines = lines_of(message)
    follows = _follows(lines, message, facts, proof, answered, reference)
    way = Direction.OUT if any(isinstance(each, CarryOut | Explain) for each in follows) else Direction.IN
    filed: Action = SetAside(Kind.STAFF, f"{answered.because}, which is on no case")
    if (on := _there(reference, facts) or answered.reference) is not None:
        filed = FileOnCase(on, way, Kind.STAFF, Ground.NOTICE, True, answered.because)
    return Decision(Kind.STAFF, True, Role.OFFICER, (shown,), (filed, *follows))


def with_command_on_top(decision: Decision, message: Message, facts: Facts, proof: Proof) -> Decision:
    """Return a decision on mail of staff with the command that stands above what it passes on, if one does."""
    if facts.is_old or facts.from_sent_folder or not _is_among_ourselves(message, facts):
        return decision
    given = _read(lines_of(message), facts, decision.reference, "", message)
    if not isinstance(given, Given):
        return decision
    answered = Answered(None, decision.reference, facts.message, "", "it says so above what it passes on")
    action = _as_said(given, message, facts, proof, answered, decision.reference)
    return replace(decision, actions=(*decision.actions, *([action] if action is not None else [])))


def tokens_gone_astray(message: Message, facts: Facts) -> tuple[Action, ...]:
    """Return what follows where a mail carries what was given to an officer, and others have it now.

    Somebody outside sent it, or an officer sent it to somebody outside.
    """
    good = tuple(each for each in facts.tokens if each.state in (TokenState.GOOD, TokenState.USED))
    from_staff = facts.writer.role is Role.OFFICER or facts.from_sent_folder
    if not good or (from_staff and _is_among_ourselves(message, facts)):
        return ()
    if from_staff:
        because = "an officer's mail to somebody outside quotes a notice of ours, with what its buttons need"
    else:
        because = "it came from somebody outside, and was given to an officer with a notice"
    spoils = tuple(each.nonce for each in good)
    reference = good[0].reference
    return (RefuseCommand(reference, None, Refusal.LEAKED, because, leads=True, spoils=spoils),)


def _answered(message: Message, facts: Facts) -> Answered | None:
    if facts.is_old or facts.from_sent_folder:
        return None
    token = _best(facts.tokens, _sender(message))
    if token is not None and token.officer:
        return Answered(token, token.reference, token.message, token.about, PRESSED)
    if facts.notice is not None:
        return Answered(token, facts.notice.reference, facts.notice.message, facts.notice.about, ANSWERS)
    if token is not None:
        return Answered(token, None, None, "", "it claims to answer a notice of ours")
    return None


def _best(tokens: Sequence[TokenSeen], sender: str) -> TokenSeen | None:
    """Return the first token that holds and was given to its sender, or the first of all.

    A thread may quote older ones below, and those of colleagues.
    """
    good = (each for each in tokens if each.state is TokenState.GOOD and each.officer == sender)
    return next(good, tokens[0] if tokens else None)


def _sender(message: Message) -> str:
    return message.sender.address if message.sender is not None else ""


def _is_among_ourselves(message: Message, facts: Facts) -> bool:
    landlord = facts.landlord
    return all(
        landlord.is_own(each.address) or landlord.is_inside(each.address) or landlord.officer(each.address) is not None
        for each in (*message.to, *message.cc)
    )


def _case_of(message: Message, facts: Facts, answered: Answered) -> Reference | None:
    """Return the case a command is for: the one its subject names, else that of the notice.

    The notice's is known as it stands now, where it was joined to another.
    """
    for each in case_references(message.subject, facts.landlord.prefix):
        named = facts.stands(Reference(each))
        if named is None or named.case.joined != answered.reference:
            return Reference(each)
    return answered.reference


def _there(reference: Reference | None, facts: Facts) -> Reference | None:
    """Return a case where heard keeps it: anybody may write a reference."""
    kept = reference is not None and any(lead.reference == reference for lead in facts.leads)
    return reference if kept else None


def _follows(
    lines: Lines, message: Message, facts: Facts, proof: Proof, answered: Answered, reference: Reference | None
) -> tuple[Action, ...]:
    given = _read(lines, facts, reference, answered.about, message)
    if given is None:
        given = Given(Note(), lines.first)
    if isinstance(given, NotUnderstood):
        return _not_understood(given, message, facts, proof, answered, reference)
    action = _as_said(given, message, facts, proof, answered, reference)
    return (action,) if action is not None else ()


def _read(
    lines: Lines, facts: Facts, reference: Reference | None, about: str, message: Message
) -> Given | NotUnderstood | None:
    stands = facts.stands(reference) if reference is not None else None
    spoken = Spoken(
        policy=stands.policy if stands is not None else facts.policy,
        staff=facts.landlord.staff,
        prefix=facts.landlord.prefix,
        today=facts.calendar.local_date(facts.received_at),
        about=about,
    )
    asking = Asking(facts.landlord, _sender(message), facts.received_at)
    return read(lines, spoken, legal_now(stands, asking) if stands is not None else ())


def _as_said(
    given: Given, message: Message, facts: Facts, proof: Proof, answered: Answered, reference: Reference | None
) -> Action | None:
    """Return what follows from a command by who says it; None from a note of whoever it may be."""
    sender = _sender(message)
    given = _with_its_command(given, answered)
    verdict = who_says(given.command, sender, reference, proof, answered.token, facts)
    about = answered.message
    match verdict:
        case Do(proved_by=by, because=because):
            nonce = answered.token.nonce if answered.token is not None else None
            return CarryOut(reference, given, about, sender, by, because, nonce)
        case AskFirst(because=because):
            if isinstance(given.command, Note):
                return None
            return AskToConfirm(reference, given, about, sender, because)
        case Refuse():
            told = sender if verdict.officer_is_told else None
            return RefuseCommand(
                reference, given, verdict.why, verdict.because, told, verdict.leads, spoils=verdict.spoils
            )


def _with_its_command(given: Given, answered: Answered) -> Given:
    """Return an undo or a confirmation with the command its button was given for."""
    if isinstance(given.command, Undo | Confirm) and given.command.command is None:
        return replace(given, command=type(given.command)(answered.message))
    return given


def _not_understood(
    line: NotUnderstood,
    message: Message,
    facts: Facts,
    proof: Proof,
    answered: Answered,
    reference: Reference | None,
) -> tuple[Action, ...]:
    """A first line that is no command is a note; its writer is told which words are, if it surely is they."""
    sender = _sender(message)
    verdict = who_says(Note(), sender, reference, proof, answered.token, facts)
    if not isinstance(verdict, Do):
        return ()
    because = "its first line looks like a command and is none"
    return (
        (Explain(reference, line, sender, because),)
        if line.near
        else (CarryOut(reference, Given(Note(), line.line), answered.message, sender, verdict.proved_by, because),)
    )
