"""The mail of somebody outside that an officer passes on, as if it had come by itself.

The forwarder is never taken for the complainant.  Where officers passed it from one to another, it
is the first mail in the chain that none of them wrote; if one of them had answered its writer
meanwhile, the chain tells of more than a complaint, and a person reads it.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from heard.casework.people import Landlord, Role
from heard.judgement.brought.note import is_among_ourselves
from heard.judgement.writer import Claimed, claimed_by
from heard.mail.message import Message
from heard.mail.passed_on.forwarded import Forwarded, chain_in


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A mail that an officer passes on.

    forwarded  what the forward shows of it
    message    the same as a message of its own, with no more than what is shown
    claimed    who it says it is from
    """

    forwarded: Forwarded
    message: Message
    claimed: Claimed


def passed_on_in(message: Message, landlord: Landlord) -> PassedOn | None:
    """Return the mail of somebody outside that a mail of an officer's passes on to colleagues, or None."""
    if not is_among_ourselves(message, landlord):
        return None
    answered: list[str] = []
    for forwarded in chain_in(message, zone=ZoneInfo(landlord.zone), servers=_servers(landlord)):
        theirs = _by_itself(message, forwarded)
        claimed = claimed_by(theirs, landlord)
        if claimed.role is not Role.OFFICER:
            address = claimed.address.address if claimed.address else ""
            was_answered = any(address and address in to for to in answered)
            return None if was_answered else PassedOn(forwarded, theirs, claimed)
        answered.append(forwarded.to.lower())
    return None


def _servers(landlord: Landlord) -> frozenset[str]:
    """Return what the landlord's own servers may call themselves."""
    borders = (border.host.lower() for border in landlord.borders.values())
    return frozenset((*borders, *(each.lower() for each in landlord.authserv_ids.values()), *landlord.domains))


def _by_itself(message: Message, forwarded: Forwarded) -> Message:
    return replace(
        message,
        message_id=forwarded.message_id,
        senders=(forwarded.sender,) if forwarded.sender else (),
        envelope_sender=None,
        on_behalf=None,
        reply_to=(),
        to=(),
        cc=(),
        subject=forwarded.subject,
        date=forwarded.sent_at,
        in_reply_to=(),
        references=(),
        thread_topic=None,
        thread_index=None,
        text="\n\n".join(filter(None, (forwarded.words, forwarded.signature))),
        own_words=forwarded.words,
        signature=forwarded.signature,
        quoted="",
        enclosed=(),
        meetings=(),
        authentication=(),
        aliases=(),
        delivered_to=(),
    )
