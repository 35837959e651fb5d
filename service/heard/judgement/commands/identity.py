"""May whoever wrote this say so?  Who gave a command, by what shows it.

A From is nobody's word.  Two things show an officer: that our own server vouches for them, and what heard gave them
with a notice.  What can be put right by whoever reads the receipt needs one of them; what ends something, moves a stage
or tells a tenant needs both.  Else nothing is done, and the officer is asked at their own address, where an answer
shows that they were asked.

Who is refuted, has what was given to somebody else, or is no officer gets nothing done whatever else they show, and
what they should not have had holds no longer.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.commands import Command, Confirm, Undo
from heard.casework.events import ProvedBy, Reference, Refusal
from heard.casework.people import Landlord
from heard.judgement.commands.typed import typed
from heard.judgement.facts import Facts
from heard.judgement.officers.proof import Proof
from heard.judgement.token_seen import TokenSeen, TokenState

CONFIRM, UNDO = "confirm", "undo"
"""What a token is about that was given to confirm a command, and to undo one."""


@dataclass(frozen=True, slots=True)
class Do:
    """It is they."""

    proved_by: ProvedBy
    because: str


@dataclass(frozen=True, slots=True)
class AskFirst:
    """It may be they: nothing is done until they say so, asked at their own address."""

    because: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """Nothing is done.

    leads    whether the team leads are told: somebody else may have what was given to an officer
    spoils   the tokens that hold no longer
    officer_is_told   whether the officer it says it is from is told, at their own address
    """

    why: Refusal
    because: str
    leads: bool = False
    spoils: tuple[str, ...] = ()
    officer_is_told: bool = False


def who_says(
    command: Command, sender: str, reference: Reference | None, proof: Proof, token: TokenSeen | None, facts: Facts
) -> Do | AskFirst | Refuse:
    """Say whether a command is an officer's.

    command     an undo or a confirmation with the number of the command it is of
    sender      the address it is from, in small letters
    reference   the case it is for
    token       what the message carries of what heard gave to officers
    """
    landlord = facts.landlord
    if landlord.officer(sender) is None:
        return _of_nobody(sender, proof, token, landlord)
    if facts.writer.refuted:
        spoils = _still_held(token)
        return Refuse(Refusal.FORGED, f"our own server found that it is not from {sender}", leads=True, spoils=spoils)
    if token is not None and (wrong := _wrong_with(token, sender, reference, proof)) is not None:
        return wrong
    if isinstance(command, Confirm):
        return _confirmed(command, proof, token, landlord)
    if token is None or token.state is TokenState.UNKNOWN:
        return _by_transport(command, proof, "it carries nothing that we gave an officer")
    if not _is_for(token, command, landlord):
        return _by_transport(command, proof, "what it carries was given for another command")
    match token.state:
        case TokenState.SPOILED:
            return _by_transport(command, proof, "what it carries was seen in other hands")
        case TokenState.USED if command.matters:
            because = "the button, or what we gave with the notice, was used before; it works once"
            return Refuse(Refusal.USED, because, officer_is_told=True)
        case TokenState.EXPIRED:
            return _by_transport(command, proof, "what it carries is too old to be used")
        case _:
            return _by_possession(command, proof)


def _of_nobody(sender: str, proof: Proof, token: TokenSeen | None, landlord: Landlord) -> Refuse:
    """Refuse what comes from no officer: nobody is answered, and what they carry was not given to them."""
    is_ours = token is not None and token.state is not TokenState.UNKNOWN
    spoils = _still_held(token)
    if landlord.is_own(sender) and proof.proved:
        return Refuse(Refusal.NOT_PROVED, "it was sent as the mailbox itself, so nobody can tell by which officer")
    if landlord.is_own(sender) or landlord.is_inside(sender):
        if is_ours:
            because = f"it carries what we gave to another, and comes from {sender}, who is no officer in heard.toml"
            return Refuse(Refusal.ANOTHERS, because, leads=bool(spoils), spoils=spoils)
        return Refuse(Refusal.NOT_PROVED, f"{sender} is no officer in heard.toml, and only they give commands")
    if is_ours:
        because = "it comes from somebody outside, and carries what we gave to an officer"
        return Refuse(Refusal.LEAKED, because, leads=bool(spoils), spoils=spoils)
    if token is not None:
        return Refuse(Refusal.NOT_OURS, "it comes from somebody outside, and what it carries is not ours")
    return Refuse(Refusal.NOT_PROVED, "it comes from somebody outside, and only officers give commands")


def _still_held(token: TokenSeen | None) -> tuple[str, ...]:
    """Return what has to be spoiled of a token in other hands; nothing where that was seen, and told, before."""
    if token is None or token.state in (TokenState.UNKNOWN, TokenState.SPOILED):
        return ()
    return (token.nonce,)


def _wrong_with(token: TokenSeen, sender: str, reference: Reference | None, proof: Proof) -> Refuse | None:
    """Return why a token makes things worse than none, or None where it does not."""
    if token.state is TokenState.UNKNOWN:
        # Of somebody who is vouched for it is a slip, or older than our keys; of anybody else it is a guess.
        because = "what it carries is nothing that we gave, and nothing shows that it is from them"
        return None if proof.proved else Refuse(Refusal.NOT_OURS, because, leads=True)
    if token.officer != sender.casefold():
        spoils = _still_held(token)
        because = f"it carries what we gave to {token.officer}"
        return Refuse(Refusal.ANOTHERS, because, bool(spoils), spoils, officer_is_told=proof.proved)
    if token.reference != reference:
        because = f"it is for {reference or 'no case'}, and carries what we gave for {token.reference or 'no case'}"
        return Refuse(Refusal.OF_ANOTHER_CASE, because, officer_is_told=True)
    return None


def _is_for(token: TokenSeen, command: Command, landlord: Landlord) -> bool:
    """Say whether a token was given for a command.  To undo or confirm, it has to be that of this very command."""
    if isinstance(command, Undo | Confirm):
        is_of_it = command.command is not None and token.message == command.command
        return (
            is_of_it and (token.about == CONFIRM) is isinstance(command, Confirm) and _allows(token, command, landlord)
        )
    return token.about not in (CONFIRM, UNDO) and _allows(token, command, landlord)


def _allows(token: TokenSeen, command: Command, landlord: Landlord) -> bool:
    if not token.only:
        return True
    ways = {typed(command), typed(command, landlord.staff)}
    if isinstance(command, Undo | Confirm):
        ways.add(typed(type(command)()))  # its button need not say the number, which the token has
    return not ways.isdisjoint(token.only)


def _confirmed(command: Confirm, proof: Proof, token: TokenSeen | None, landlord: Landlord) -> Do | Refuse:
    """A confirmation is the officer's where it carries what was sent to their own address for this command alone.

    Nothing else is one, and nobody is asked to confirm that they confirmed.
    """
    if token is None or token.state in (TokenState.UNKNOWN, TokenState.SPOILED):
        because = "it confirms a command, and does not carry what we sent to their own address for that"
        return Refuse(Refusal.NOT_PROVED, because, officer_is_told=proof.proved)
    if not _is_for(token, command, landlord):
        return Refuse(Refusal.FOR_LESS, "what it carries was not given to confirm this command", officer_is_told=True)
    match token.state:
        case TokenState.USED:
            return Refuse(Refusal.USED, "the command was confirmed before", officer_is_told=True)
        case TokenState.EXPIRED:
            because = "it was confirmed too late: give the command again"
            return Refuse(Refusal.EXPIRED, because, officer_is_told=True)
        case _:
            return Do(ProvedBy.CONFIRMED, "it carries what we sent to the officer's own address to confirm the command")


def _by_transport(command: Command, proof: Proof, besides: str) -> Do | AskFirst:
    """Judge by who is vouched for alone; `besides` is why nothing else counts."""
    if proof.proved and not command.matters:
        return Do(ProvedBy.TRANSPORT, f"{proof.because}; {besides}")
    return AskFirst(f"{proof.because}; {besides}")


def _by_possession(command: Command, proof: Proof) -> Do | AskFirst:
    holds = "it carries what we gave to this officer for this case"
    if proof.proved:
        return Do(ProvedBy.BOTH, f"{holds}; {proof.because}")
    if command.matters:
        return AskFirst(f"{holds}; {proof.because}")
    return Do(ProvedBy.POSSESSION, holds)
