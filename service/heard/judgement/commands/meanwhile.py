"""Whether the complainant wrote again before a command, and its officer cannot have read it.

A notice may lie for days, and its button still closes the case.  So what the complainant would feel is asked about once
more where mail of theirs was heard after what its officer saw.  When it was heard decides, and no header of a mail.
Pure.
"""

from __future__ import annotations

from heard.casework.commands import FELT, Close, Command
from heard.casework.events import Reference
from heard.casework.people import Landlord
from heard.judgement.brought.held import held_on, says_the_same
from heard.judgement.brought.passed_on import passed_on_in
from heard.judgement.command_actions import WhyAsked
from heard.judgement.commands.beside_a_danger import DANGER_OPEN
from heard.judgement.facts import Facts, TheirMail
from heard.judgement.token_seen import TokenSeen
from heard.mail.message import Message

WROTE_MEANWHILE = "mail of the complainant's came after the one it answers"


def why_asked(newer: TheirMail | None) -> tuple[str, WhyAsked]:
    """Return why an officer is asked, in words and by name: mail that came meanwhile, or else only a danger."""
    return (DANGER_OPEN, WhyAsked.DANGER_OPEN) if newer is None else (WROTE_MEANWHILE, WhyAsked.WROTE_MEANWHILE)


def is_held_up(command: Command, mail: TheirMail) -> bool:
    """Say whether a mail may hold up a command they would feel: that it is settled speaks for closing it."""
    return not (mail.settles and isinstance(command, Close))


def unread_by(officer: str, mail: TheirMail, landlord: Landlord) -> bool:
    """Say whether nothing shows that an officer read a mail that came after what they saw.

    Who has written to them since, themselves or as the mailbox, has read it.
    """
    return not any(each == officer.casefold() or landlord.is_own(each) for each in mail.answered_by)


def wrote_meanwhile(
    command: Command, officer: str, reference: Reference | None, token: TokenSeen | None, message: Message, facts: Facts
) -> TheirMail | None:
    """Return the complainant's mail that came on a case after what an officer saw; None where none did, or none counts.

    They saw what the notice was written after that their token came with, or the mail they pass on; where it is
    neither, nobody knows.

    officer   the address of whoever gives the command
    """
    is_felt = reference is not None and isinstance(command, FELT)
    mail = facts.theirs_last.get(reference) if reference is not None and is_felt else None
    if mail is None or not is_held_up(command, mail) or not unread_by(officer, mail, facts.landlord):
        return None
    if token is not None and token.shown_at is not None:
        return mail if mail.heard_at > token.shown_at else None
    theirs = passed_on_in(message, facts.landlord)
    if theirs is None or held_on(theirs, facts) is None:
        return None
    return None if says_the_same(theirs, mail.words) else mail
