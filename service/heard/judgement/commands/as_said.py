"""What follows from a command by who says it, by what else is written, and by what the complainant wrote meanwhile.

Whether the policy allows it is seen when it is carried out.  Pure.
"""

from __future__ import annotations

from dataclasses import replace

from heard.casework.commands import Command, Confirm, Disown, Given, Note, Undo
from heard.casework.events import Reference, Refusal
from heard.judgement.actions import Action, AskToConfirm, CarryOut, RefuseCommand, WhyAsked
from heard.judgement.commands.among_ourselves import sender_of
from heard.judgement.commands.answered import Answered
from heard.judgement.commands.beside_a_danger import ends_something, unseen_dangers
from heard.judgement.commands.identity import AskFirst, Do, Refuse, fitting, of_its_token, who_says
from heard.judgement.commands.legal import Asking, why_not
from heard.judgement.commands.meanwhile import why_asked, wrote_meanwhile
from heard.judgement.commands.said_below import speaks_against
from heard.judgement.facts import Facts
from heard.judgement.officers.proof import Proof
from heard.judgement.token_seen import CONFIRM
from heard.mail.message import Message

UNDO_OF_NOTHING = (
    "nothing says which command is to be undone: answer the receipt that says what was done, or press Undo there"
)
SPEAKS_AGAINST = "what else is written in the mail may speak against it"


def as_said(
    given: Given, message: Message, facts: Facts, proof: Proof, answered: Answered, reference: Reference | None
) -> Action | None:
    """Return what follows from a command by who says it; None from a note of whoever it may be."""
    sender = sender_of(message)
    answered = _with_what_fits(answered, given.command, sender, reference, facts)
    given = replace(given, command=_of_its_receipt(of_its_token(given.command, answered.token), sender, facts))
    verdict = who_says(given.command, sender, reference, proof, answered.token, facts)
    about, token = answered.message, answered.token
    is_theirs = token is not None and token.is_of(sender)
    nonce = token.nonce if token is not None and is_theirs else None  # a colleague's is not used up by it
    vouched = proof.proved
    newer = wrote_meanwhile(given.command, sender, reference, token, message, facts)
    is_beside_a_danger = _is_beside_a_danger(given, reference, sender, facts)
    match verdict:
        case Do() if (newer is not None or is_beside_a_danger) and _may_be(given, reference, sender, facts):
            because, why = why_asked(newer)
            return AskToConfirm(reference, given, about, sender, because, True, nonce, vouched, newer=newer, why=why)
        case Do() if given.command.matters and speaks_against(given.command, given.besides):
            besides = WhyAsked.WROTE_BESIDES
            return AskToConfirm(reference, given, about, sender, SPEAKS_AGAINST, True, nonce, vouched, why=besides)
        case Do(proved_by=by, because=because):
            return CarryOut(reference, given, about, sender, by, because, nonce, vouched=vouched)
        case AskFirst(because=because, half_shown=half_shown):
            if isinstance(given.command, Note):
                return None
            if half_shown and given.command == Undo(None):
                return RefuseCommand(reference, given, Refusal.NOT_ALLOWED, UNDO_OF_NOTHING, sender, vouched=vouched)
            return AskToConfirm(reference, given, about, sender, because, half_shown, nonce, vouched, newer=newer)
        case Refuse(why=why, because=because, told=told, leads=leads, spoils=spoils, asks_again=again):
            return RefuseCommand(reference, given, why, because, told, leads, spoils, about, vouched, again)


def _is_beside_a_danger(given: Given, reference: Reference | None, sender: str, facts: Facts) -> bool:
    """Say whether a command ends something while a danger is open on its case that its officer may not know of."""
    if reference is None or not ends_something(given.command):
        return False
    return bool(unseen_dangers(facts.dangers.get(reference, ()), sender, reference, facts.tokens))


def _may_be(given: Given, reference: Reference | None, sender: str, facts: Facts) -> bool:
    """Say whether a command may be so, as far as is known here: nobody is asked about what is refused all the same."""
    stands = facts.stands(reference) if reference is not None else None
    asking = Asking(facts.landlord, sender, facts.received_at, given.because)
    return stands is None or why_not(stands, given.command, asking) is None


def _of_its_receipt(command: Command, sender: str, facts: Facts) -> Command:
    """Return an undo, or a word on whose it is, with the command of their receipt it answers, where no token says."""
    notice = facts.notice
    if not isinstance(command, Undo | Confirm | Disown) or command.command is not None or notice is None:
        return command
    is_one = notice.to == sender and notice.about == ("" if isinstance(command, Undo) else CONFIRM)
    return type(command)(notice.message) if is_one else command


def _with_what_fits(
    answered: Answered, command: Command, sender: str, reference: Reference | None, facts: Facts
) -> Answered:
    """Return what a mail answers, by that of the tokens in it that was given for its command."""
    if answered.token is None:
        return answered
    fits = fitting(command, facts.tokens, sender, reference, facts.landlord)
    return replace(answered, token=fits, message=fits.message, about=fits.about) if fits is not None else answered
