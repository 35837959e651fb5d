"""What follows where a mail carries what was given to an officer, and others have it now.  Pure."""

from __future__ import annotations

from heard.casework.events import Refusal
from heard.casework.people import Role
from heard.judgement.actions import Action, RefuseCommand
from heard.judgement.commands.among_ourselves import is_among_ourselves
from heard.judgement.facts import Facts
from heard.judgement.token_seen import HOLDS
from heard.mail.message import Automatic, Message


def tokens_gone_astray(message: Message, facts: Facts) -> tuple[Action, ...]:
    """Return what follows where a mail carries what was given to an officer, and others have it now.

    Somebody outside sent it, or an officer sent it to somebody outside.  A notice of ours that only came back had
    nobody for a reader; what a mail program outside answers, or a list passes on, somebody outside has.
    """
    if message.bounce is not None or (message.machine is not None and message.machine.kind is Automatic.BOUNCE):
        return ()
    good = tuple(each for each in facts.tokens if each.state in HOLDS)
    from_staff = facts.writer.role is Role.OFFICER or facts.from_sent_folder
    if not good or (from_staff and is_among_ourselves(message, facts)):
        return ()
    if from_staff:
        because = "an officer's mail to somebody outside quotes a notice of ours, with what its buttons need"
    else:
        because = "it came from somebody outside, and was given to an officer with a notice"
    spoils = tuple(each.nonce for each in good)
    reference = good[0].reference
    return (RefuseCommand(reference, None, Refusal.LEAKED, because, leads=True, spoils=spoils),)
