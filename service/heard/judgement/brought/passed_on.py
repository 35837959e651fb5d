"""The mail of somebody outside that an officer passes on, as if it had come by itself.

The forwarder is never taken for the complainant.  Where officers passed it from one to another, it
is the first mail in the chain that none of them wrote, nor somebody who only answers what they were
passed on; if an officer had answered its writer meanwhile, nothing is written to them unless a person
says so.  Several may have come: the others are told of as well (brought/beside.py).

It is passed on to colleagues, or to the mailbox, whoever else has a copy.  What is sent to the mailbox alone with
somebody else's mail right below answers nobody, and passes that mail on, whatever is typed above and whatever the
subject: it may be pasted into an answer to a notice of ours.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from heard.casework.people import Landlord, Role
from heard.judgement.brought.note import is_among_ourselves
from heard.judgement.our_people import is_one_of_ours, is_to_somebody_outside
from heard.judgement.writer import Claimed, claimed_by
from heard.mail.authenticity import UNNAMED
from heard.mail.message import Address, Message
from heard.mail.passed_on.by_itself import by_itself
from heard.mail.passed_on.forwarded import Forwarded, How, chain_below, chain_in
from heard.mail.threads.subjects import is_forward, is_reply_subject, normal_subject


@dataclass(frozen=True, slots=True)
class PassedOn:
    """A mail that an officer passes on.

    forwarded  what the forward shows of it
    message    the same as a message of its own, with no more than what is shown
    claimed    who it says it is from
    answered   whether somebody of the landlord's had answered its writer before it was passed on
    answers_us whether it stands in a chain above a mail of somebody of the landlord's to its writer
    others     other mails of people outside that came with it: attached beside it, or standing in one chain with it
    sent_to, copied_to   the addresses outside that the officer's mail went to besides, in To and in Cc
    """

    forwarded: Forwarded
    message: Message
    claimed: Claimed
    answered: bool = False
    answers_us: bool = False
    others: tuple[PassedOn, ...] = ()
    sent_to: tuple[str, ...] = ()
    copied_to: tuple[str, ...] = ()

    @property
    def is_attached(self) -> bool:
        return self.forwarded.how is How.ATTACHED

    @property
    def named(self) -> str:
        """Its writer as it says: name and address, or what there is of them."""
        address = self.claimed.address
        if address is None:
            return self.forwarded.name or "somebody it does not name"
        return f"{address.name} <{address.address}>" if address.name else address.address


def passed_on_in(message: Message, landlord: Landlord) -> PassedOn | None:
    """Return the mail of somebody outside that a mail of an officer's passes on to colleagues, or None.

    Of several attached it is the first of somebody who is no contractor.  Of a chain in which somebody answers what
    was passed on to them, it is the newest of whoever the chain began with.
    """
    sent_to, copied_to = (_outside(those, landlord) for those in (message.to, message.cc))
    if not is_among_ourselves(message, landlord) and not _passes_it_to_the_mailbox(message, landlord):
        return None
    answered: list[str] = []
    theirs: list[PassedOn] = []
    for forwarded in _chain_of(message, landlord):
        itself = by_itself(message, forwarded)
        claimed = claimed_by(itself, landlord)
        if is_one_of_ours(claimed, forwarded.name, landlord):
            answered.append(forwarded.to.lower())
            if theirs and forwarded.how is How.INLINE and _is_to(theirs[-1], forwarded.to):
                theirs[-1] = replace(theirs[-1], answers_us=True)
            continue
        address = claimed.address.address if claimed.address else ""
        was_answered = any(address and address in to for to in answered)
        passed_on = PassedOn(forwarded, itself, claimed, was_answered, sent_to=sent_to, copied_to=copied_to)
        theirs.append(passed_on)
    if theirs and theirs[0].is_attached:
        theirs.sort(key=lambda each: each.claimed.role is Role.OTHER)
    elif theirs and theirs[0].answers_us:
        oldest = theirs[-1]
        theirs.sort(key=lambda each: not is_of_the_same_writer(each, oldest))
    return replace(theirs[0], others=tuple(theirs[1:])) if theirs else None


def _chain_of(message: Message, landlord: Landlord) -> tuple[Forwarded, ...]:
    """Return the mails that a mail to colleagues or the mailbox passes on, those of the landlord's own among them."""
    zone = ZoneInfo(landlord.zone)
    chain = tuple(chain_in(message, zone=zone, servers=_servers(landlord)))
    if chain or message.enclosed or not _is_to_the_mailbox_alone(message, landlord):
        return chain
    below = tuple(chain_below(message, zone=zone))
    if not below or _is_to_one_of_ours(below[0], message, landlord) or _is_what_it_answers(below[0], message):
        return ()
    return below


def _is_to_one_of_ours(forwarded: Forwarded, message: Message, landlord: Landlord) -> bool:
    """Say whether one of the landlord's own wrote a mail to another, as we write notices; not an answer to a tenant."""
    claimed = claimed_by(by_itself(message, forwarded), landlord)
    return is_one_of_ours(claimed, forwarded.name, landlord) and not is_to_somebody_outside(forwarded.to, landlord)


def _is_what_it_answers(forwarded: Forwarded, message: Message) -> bool:
    """Say whether a mail without an address is what was answered, under whatever name our mailbox goes in an office."""
    is_reply = is_reply_subject(message.subject)
    same = normal_subject(forwarded.subject).casefold() == normal_subject(message.subject).casefold()
    return forwarded.sender is None and is_reply and same


def _is_to_the_mailbox_alone(message: Message, landlord: Landlord) -> bool:
    is_to_it = bool(message.to) and all(landlord.is_own(each.address) for each in message.to)
    return is_to_it and not _outside(message.cc, landlord)


def is_of_the_same_writer(one: PassedOn, other: PassedOn) -> bool:
    """Say whether two mails name one writer: by the address, or by the name where one of them gives no address."""
    addresses = [each.claimed.address.address for each in (one, other) if each.claimed.address is not None]
    if len(addresses) == 2:
        return addresses[0] == addresses[1]
    return one.forwarded.name.casefold().split() == other.forwarded.name.casefold().split()


def _is_to(theirs: PassedOn, to: str) -> bool:
    """Say whether a mail went to the writer of another, by its heading."""
    address, name = theirs.claimed.address, " ".join(theirs.forwarded.name.casefold().split())
    return (address is not None and address.address in to.lower()) or bool(name and name in to.casefold())


def _outside(those: Iterable[Address], landlord: Landlord) -> tuple[str, ...]:
    known = (each.address for each in those if not landlord.is_own(each.address))
    return tuple(address for address in known if landlord.role_of(address) is not Role.OFFICER)


def _passes_it_to_the_mailbox(message: Message, landlord: Landlord) -> bool:
    """Say whether the mailbox has it, for itself or as a copy, whoever else has one.

    What goes to somebody outside, with a copy to the mailbox, may be an answer: its subject has to say that it is none.
    """
    if any(landlord.is_own(each.address) for each in message.to):
        return True
    has_a_copy = any(landlord.is_own(each.address) for each in message.cc)
    return has_a_copy and (not _outside(message.to, landlord) or is_forward(message.subject))


def _servers(landlord: Landlord) -> frozenset[str]:
    """Return what the landlord's own servers may call themselves; one of many takes mail in for others, too."""
    borders = (border.host.lower() for border in landlord.borders.values() if not border.is_one_of_many)
    named = (each.lower() for each in landlord.authserv_ids.values() if each != UNNAMED)
    return frozenset((*borders, *named, *landlord.domains))
