"""Whether a mail of staff's goes to nobody outside, and whether it passes somebody else's mail on.  Pure."""

from __future__ import annotations

from heard.judgement.brought.held import held_on, may_be_said_again
from heard.judgement.brought.passed_on import passed_on_in
from heard.judgement.facts import Facts
from heard.judgement.our_people import is_to_somebody_outside
from heard.mail.message import Message
from heard.mail.passed_on.forwarded import LIMIT
from heard.mail.passed_on.headings import heading_in, unmarked
from heard.mail.threads.subjects import is_forward


def is_among_ourselves(message: Message, facts: Facts) -> bool:
    """Say whether a mail goes to nobody outside; of what the mailbox sent, who got a copy unseen counts as well."""
    landlord, unseen = facts.landlord, message.bcc if facts.from_sent_folder else ()
    return all(
        landlord.is_own(each.address) or landlord.is_inside(each.address) or landlord.officer(each.address) is not None
        for each in (*message.to, *message.cc, *unseen)
    )


def passes_on(message: Message, facts: Facts) -> bool:
    """Say whether it brings a mail of somebody else's, who is heard whatever they quote; one that is held was heard.

    Where our own notice is what stands right below, nothing is passed on, even if it says that it is a forward.
    """
    landlord, heading = facts.landlord, heading_in(unmarked(message.text[:LIMIT].split("\n")))
    of_whom = heading.sender.address if heading is not None and heading.sender is not None else ""
    to = heading.to if heading is not None else ""
    if landlord.is_own(of_whom) and not message.enclosed and not is_to_somebody_outside(to, landlord):
        return False
    if is_forward(message.subject):
        return True
    if (theirs := passed_on_in(message, landlord)) is not None:
        came = (theirs, *theirs.others)
        return any(held_on(each, facts) is None or may_be_said_again(each, facts) for each in came)
    return bool(of_whom) and not landlord.is_inside(of_whom) and landlord.officer(of_whom) is None


def sender_of(message: Message) -> str:
    """Return the address a mail says it is from; "" where it says none."""
    return message.sender.address if message.sender is not None else ""
