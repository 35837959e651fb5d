"""Which notice of ours a mail of staff's answers, by a token or by its headers, and for which case.  Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from heard.casework.events import MessageNumber, Reference
from heard.judgement.commands.among_ourselves import passes_on, sender_of
from heard.judgement.commands.first_line import lines_of
from heard.judgement.facts import Facts
from heard.judgement.token_seen import HOLDS, TokenSeen, TokenState
from heard.mail.message import Message
from heard.mail.threads.case_references import case_references

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


def answered_in(message: Message, facts: Facts) -> Answered | None:
    """Return what a mail answers; None where it answers no notice, or passes on somebody else's mail."""
    if facts.is_old or facts.from_sent_folder or passes_on(message, facts):
        return None
    token, is_pressed = _best(facts.tokens, sender_of(message)), bool(lines_of(message).subject)
    if token is not None and token.officer and (is_pressed or token.state is not TokenState.SPOILED):
        return Answered(token, token.reference, token.message, token.about, PRESSED)
    if facts.notice is not None:
        return Answered(token, facts.notice.reference, facts.notice.message, facts.notice.about, ANSWERS)
    if token is not None and is_pressed:
        return Answered(token, None, None, "", "it claims to answer a notice of ours")
    return None  # of what stands further down anybody may have written what looks like a token


def case_of(message: Message, facts: Facts, answered: Answered) -> Reference | None:
    """Return the case a command is for: the one its subject names, else that of the notice.

    The notice's is known as it stands now, where it was joined to another.
    """
    for each in case_references(message.subject, facts.landlord.prefix):
        named = facts.stands(Reference(each))
        if named is None or named.case.joined is None or named.case.joined != answered.reference:
            return Reference(each)
    return answered.reference


def there(reference: Reference | None, facts: Facts) -> Reference | None:
    """Return a case where heard keeps it: anybody may write a reference."""
    kept = reference is not None and any(lead.reference == reference for lead in facts.leads)
    return reference if kept else None


def _best(tokens: Sequence[TokenSeen], sender: str) -> TokenSeen | None:
    """Return the first token that holds and was given to its sender, else the first that was given, else the first.

    A thread may quote older ones below, and those of colleagues.
    """
    theirs = [each for each in tokens if each.officer == sender]
    good = [each for each in theirs if each.state in HOLDS]
    known = [each for each in tokens if each.state not in (TokenState.UNKNOWN, TokenState.SPOILED)]
    return next(iter((*good, *known, *theirs, *tokens)), None)
