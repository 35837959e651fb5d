"""Whether the complainant wrote again before a command, and its officer cannot have read it.

A notice may lie for days, and its button still closes the case.  So what the complainant would feel is asked about once
more where mail of theirs was heard after what its officer saw.  When it was heard decides, and no header of a mail.
Pure.
"""

from __future__ import annotations

from heard.casework.commands import FELT, Command
from heard.casework.events import Reference
from heard.casework.people import Landlord
from heard.judgement.brought.held import held_on, says_the_same
from heard.judgement.brought.passed_on import passed_on_in
from heard.judgement.facts import Facts, TheirMail
from heard.judgement.token_seen import TokenSeen
from heard.mail.message import Message

WROTE_MEANWHILE = "mail of the complainant's came after the one it answers"


def unread_by(officer: str, command: Command, mail: TheirMail, landlord: Landlord) -> bool:
    """Say whether a mail that came after what an officer saw holds up a command of theirs.

    Who has answered it since, themselves or as the mailbox, has read it.
    """
    answered = any(each == officer.casefold() or landlord.is_own(each) for each in mail.answered_by)
    return isinstance(command, FELT) and not answered


def wrote_meanwhile(
    command: Command, officer: str, reference: Reference | None, token: TokenSeen | None, message: Message, facts: Facts
) -> TheirMail | None:
    """Return the complainant's mail that came on a case after what an officer saw; None where none did, or none counts.

    They saw what the notice was written after that their token came with, or the mail they pass on; where it is
    neither, nobody knows.

    officer   the address of whoever gives the command
    """
    mail = facts.theirs_last.get(reference) if reference is not None else None
    if mail is None or not unread_by(officer, command, mail, facts.landlord):
        return None
    if token is not None and token.given_at is not None:
        return mail if mail.heard_at > token.given_at else None
    theirs = passed_on_in(message, facts.landlord)
    if theirs is None or held_on(theirs, facts) is None:
        return None
    return None if says_the_same(theirs, mail.words) else mail
