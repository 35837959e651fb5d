"""May whoever wrote this say so?  Who gave a command, by what shows it.

A From is nobody's word.  Two things show an officer: that our own server vouches for them, and what heard gave them
with a notice.  What can be put right by whoever reads the receipt needs one of them; what ends something, moves a stage
or tells a tenant needs both.  Else nothing is done, and the officer is asked at their own address, where an answer
shows that they were asked.

What was given to them works once for each command that matters, and once for any where nobody vouches for them: whoever
has an old mail of theirs has what is in it.

Who is refuted, or is no officer, or has what was given to somebody else and nobody to vouch for them, gets nothing done
whatever else they show, and what they should not have had holds no longer.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heard.casework.commands import Assign, Command, Confirm, Disown, Note, Undo
from heard.casework.events import ProvedBy, Reference, Refusal
from heard.casework.people import Landlord
from heard.judgement.commands.typed import typed
from heard.judgement.facts import Facts
from heard.judgement.officers.proof import Proof
from heard.judgement.token_seen import CONFIRM, HOLDS, UNDO, TokenSeen, TokenState


@dataclass(frozen=True, slots=True)
class Do:
    """It is they."""

    proved_by: ProvedBy
    because: str


@dataclass(frozen=True, slots=True)
class AskFirst:
    """It may be they: nothing is done until they say so, asked at their own address.

    half_shown   whether one of the two things shows that it is they
    """

    because: str
    half_shown: bool = False


@dataclass(frozen=True, slots=True)
class Refuse:
    """Nothing is done.

    leads    whether the team leads are told: somebody else may have what was given to an officer
    spoils   the tokens that hold no longer
    told     the officer who is told, at their own address
    asks_again   whether they are asked once more, where the command waits for their word that this speaks of
    """

    why: Refusal
    because: str
    leads: bool = False
    spoils: tuple[str, ...] = ()
    told: str | None = None
    asks_again: bool = False


def who_says(
    command: Command, sender: str, reference: Reference | None, proof: Proof, token: TokenSeen | None, facts: Facts
) -> Do | AskFirst | Refuse:
    """Say whether a command is an officer's.

    command     an undo, or whether a command is theirs, with the number of the command it is of
    sender      the address it is from, in small letters
    reference   the case it is for
    token       what the message carries of what heard gave to officers (`fitting`)
    """
    landlord = facts.landlord
    if landlord.officer(sender) is None:
        return _of_nobody(command, sender, proof, token, facts)
    if facts.writer.refuted:
        spoils = _still_held(token)
        return Refuse(Refusal.FORGED, f"our own server found that it is not from {sender}", leads=True, spoils=spoils)
    lacks = _lacks(token, facts)
    if token is not None and proof.proved and token.officer not in ("", sender.casefold()):
        # Colleagues quote one another.  It is theirs still, and shows nothing of whoever quotes it.
        lacks, token = f"what it carries was given to {token.officer}", None
    if token is not None and (wrong := _wrong_with(token, sender, reference, proof)) is not None:
        return wrong
    if isinstance(command, Confirm | Disown):
        return _answered(command, sender, proof, token, landlord)
    if token is None or token.state is TokenState.UNKNOWN:
        return _by_transport(command, proof, lacks)
    return _by_token(command, sender, proof, token, landlord)


def _lacks(token: TokenSeen | None, facts: Facts) -> str:
    """Return why nothing that a message carries shows who wrote it, where nothing in it counts."""
    given = [each for each in facts.tokens if each.officer] if token is None else []
    if not given:
        return "it carries nothing that we gave an officer"
    if all(each.state is TokenState.SPOILED for each in given):
        return "what it carries was seen in other hands"
    return "what we gave an officer stands in it below somebody else's words, or within them, and does not count there"


def fitting(
    command: Command, tokens: Sequence[TokenSeen], sender: str, reference: Reference | None, landlord: Landlord
) -> TokenSeen | None:
    """Return the first of the tokens in a mail that was given to its sender, for the case and the command, and holds.

    A receipt carries one for what takes back what was done, and one for whatever comes next.
    """
    theirs = (each for each in tokens if each.is_of(sender) and each.reference == reference)
    fits = tuple(each for each in theirs if _is_for(each, of_its_token(command, each), landlord))
    return next((each for each in fits if each.state in HOLDS), fits[0] if fits else None)


def of_its_token(command: Command, token: TokenSeen | None) -> Command:
    """Return an undo, or the word whether a command is theirs, with the command that its token was given for.

    Any other token is about a message, and that may be a command of somebody else's.
    """
    if not isinstance(command, Undo | Confirm | Disown) or command.command is not None or token is None:
        return command
    is_of_it = token.about == (UNDO if isinstance(command, Undo) else CONFIRM)
    return type(command)(token.message) if is_of_it else command


def as_used(command: Command, officer: str) -> str:
    """Return how a token remembers that a command was carried out with it."""
    return typed(Assign(officer) if command == Assign(None) else command)


def _by_token(
    command: Command, sender: str, proof: Proof, token: TokenSeen, landlord: Landlord
) -> Do | AskFirst | Refuse:
    """Judge by what was given to them, for this case; where it holds not, or not for this, by who is vouched for."""
    if not _is_for(token, command, landlord):
        holds = token.state in HOLDS
        return _by_transport(command, proof, "what it carries was given for another command", holds=holds)
    if token.state is TokenState.SPOILED:
        return _by_transport(command, proof, "what it carries was seen in other hands")
    may_be_again = isinstance(command, Note) or (proof.proved and not command.matters)
    if as_used(command, sender) in token.used_for and not may_be_again:
        because = (
            "the button, or what we gave with the notice, was used for this before; for each command it works once"
        )
        return Refuse(Refusal.USED, because, told=sender)
    if token.state is TokenState.EXPIRED:
        return _by_transport(command, proof, "what it carries is too old to be used")
    return _by_possession(command, proof)


def _of_nobody(command: Command, sender: str, proof: Proof, token: TokenSeen | None, facts: Facts) -> Refuse:
    """Refuse what comes from no officer: it is not answered, and what they carry was not given to them."""
    landlord, is_ours = facts.landlord, token is not None and token.state is not TokenState.UNKNOWN
    spoils = _still_held(token)
    if landlord.is_own(sender) and proof.proved:
        return _as_the_mailbox(command, token, facts)
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


def _as_the_mailbox(command: Command, token: TokenSeen | None, facts: Facts) -> Refuse:
    """Refuse what an officer sent as the mailbox itself; whoever had the notice is told how to send it."""
    because = "it was sent as the mailbox itself, so nobody can tell by which officer"
    if isinstance(command, Note):
        return Refuse(Refusal.NOT_PROVED, because)
    had = token.officer if token is not None else ""
    officer = facts.landlord.officer(had or (facts.notice.to if facts.notice is not None else ""))
    because = f"{because}: it has to come from their own address"
    return Refuse(Refusal.NOT_PROVED, because, leads=officer is None, told=officer.address if officer else None)


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
        return Refuse(Refusal.ANOTHERS, because, bool(spoils), spoils)
    if token.reference != reference:
        because = f"it is for {reference or 'no case'}, and carries what we gave for {token.reference or 'no case'}"
        return Refuse(Refusal.OF_ANOTHER_CASE, because, told=sender)
    return None


def _is_for(token: TokenSeen, command: Command, landlord: Landlord) -> bool:
    """Say whether a token was given for a command.  To undo or confirm, it has to be that of this very command."""
    if isinstance(command, Disown):
        return command.command is not None and token.message == command.command and token.about == CONFIRM
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


def _answered(
    command: Confirm | Disown, sender: str, proof: Proof, token: TokenSeen | None, landlord: Landlord
) -> Do | Refuse:
    """Whether a command is theirs an officer says with what was sent to their own address for this command alone.

    Nothing else says so.  Who has no such thing, or one that others have had, is asked once more, where it can be told
    about which command.
    """
    if token is None or token.state in (TokenState.UNKNOWN, TokenState.SPOILED):
        because = "it says whose a command is, and does not carry what we sent to their own address for that"
        is_spoiled = token is not None and token.state is TokenState.SPOILED
        if is_spoiled:
            because = "what you were asked with was seen in other hands, and holds no longer"
        told = sender if proof.proved or is_spoiled else None
        again = told is not None and command.command is not None
        return Refuse(Refusal.NOT_PROVED, because, told=told, asks_again=again)
    told = token.officer
    if not _is_for(token, command, landlord):
        return Refuse(Refusal.FOR_LESS, "what it carries was not given to say whose this command is", told=told)
    if as_used(command, told) in token.used_for:
        return Refuse(Refusal.USED, "that was said of the command before", told=told)
    if token.state is TokenState.EXPIRED:
        return Refuse(Refusal.EXPIRED, "it was said too late: give the command again, if it is yours", told=told)
    return Do(ProvedBy.CONFIRMED, "it carries what we sent to the officer's own address to ask whether it is theirs")


def _by_transport(command: Command, proof: Proof, lacks: str, *, holds: bool = False) -> Do | AskFirst:
    """Judge by who is vouched for alone.

    lacks   why nothing else counts
    holds   whether they have what was given to this officer for this case all the same
    """
    if proof.proved and not command.matters:
        return Do(ProvedBy.TRANSPORT, f"{proof.because}; {lacks}")
    return AskFirst(f"{proof.because}{', but' if proof.proved else ', and'} {lacks}", proof.proved or holds)


def _by_possession(command: Command, proof: Proof) -> Do | AskFirst:
    holds = "it carries what we gave to this officer for this case"
    if proof.proved:
        return Do(ProvedBy.BOTH, f"{holds}; {proof.because}")
    if command.matters:
        return AskFirst(f"{holds}, but {proof.because}", half_shown=True)
    return Do(ProvedBy.POSSESSION, holds)
