"""Is it really the officer?

Whoever knows an officer's address can write under it.  What stops a clock has to be known to come
from somebody with the landlord's mailbox, or from a sender our own server vouches for, and to be no
old mail sent in again.  Everything else is "said to be from" them, and a person is asked.

Not proved is no accusation: mail between the landlord's own people mostly bears no verdict at all.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from heard.casework.people import SHARED_DOMAINS, Role
from heard.judgement.facts import Facts, OnFile
from heard.mail.message import Address, Message

SENT_WITHIN = timedelta(days=5)
"""Between a mail's Date and its coming.  Servers give up after about five days (RFC 5321, 4.5.4.1): later, nobody's
server was still trying, and somebody sent it in again."""
CLOCKS_APART = timedelta(days=1)
"""How far ahead a Date may be, of a machine whose clock or zone is wrong."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether a mail is known to be an officer's, and one sentence why."""

    proved: bool
    because: str


def proof_of(message: Message, facts: Facts) -> Proof:
    """Say whether a mail that says it is from somebody of the landlord's is known to be."""
    sender = message.sender
    if sender is None or not _is_staffs(sender, facts):
        return Proof(False, "it does not say that it is from somebody of the landlord's")
    if facts.from_sent_folder:
        return Proof(True, "it was found among what the mailbox itself sent, where only its own people put mail")
    if len(message.senders) > 1:
        return Proof(False, "it names several senders, and it cannot be told for which of them a server vouched")
    if not facts.writer.proved:
        return Proof(False, "our own server does not vouch for its sender")
    if sender.domain in SHARED_DOMAINS:
        return Proof(False, f"our own server vouches for {sender.domain} alone, where anybody may have an address")
    return _sent_again(message, facts) or Proof(True, f"our own server vouches for {sender.domain}")


def counts_already(facts: Facts, on_file: OnFile) -> bool:
    """Say whether a letter of this Message-ID was settled on a case: this one is the same, whatever was added to it.

    It was proved there; or what it had said was taken back, because it came back, is not theirs or lies elsewhere.
    """
    if facts.seen_before in on_file.case.letters_undone:
        return True
    return any(each.message == facts.seen_before and each.proved for each in on_file.case.letters_seen)


def _is_staffs(sender: Address, facts: Facts) -> bool:
    if facts.writer.is_form:
        return False
    return facts.landlord.is_own(sender.address) or facts.landlord.role_of(sender.address) is Role.OFFICER


def _sent_again(message: Message, facts: Facts) -> Proof | None:
    """Say why a mail that was an officer's once may have been sent in by somebody else now, or return None."""
    if any(counts_already(facts, each) for each in facts.on_file):
        return Proof(False, f"an officer's mail with its Message-ID was heard before (message {facts.seen_before})")
    if message.date is None:
        return Proof(False, "it has no date, so it may be an old mail sent in again")
    if facts.received_at - message.date > SENT_WITHIN:
        days = (facts.received_at - message.date).days
        return Proof(False, f"it is dated {days} days before it came, so it may be an old mail sent in again")
    if message.date - facts.received_at > CLOCKS_APART:
        return Proof(False, "it is dated after it came")
    return None
