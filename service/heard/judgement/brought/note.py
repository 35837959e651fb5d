"""A note of an officer's: somebody rang, came, wrote or was visited, and has no mail of their own.

Who has no e-mail complains all the same, and by whatever way they come (Complaint Handling Code
2024, 3.1).  What colleagues write of their own affairs, of a contractor or of a firm is no note.

Pure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from heard.casework.people import Landlord
from heard.judgement.actions import Finding
from heard.judgement.brought.marks import (
    BY_TALK,
    CHANNELS,
    COMPLAINS,
    DISPLEASED,
    DOES_NOT_COMPLAIN,
    IS_A_FIRMS,
    IS_NO_NOTE,
    SPOKEN_TO,
    WANTS_MORE,
)
from heard.judgement.brought.person import person_noted
from heard.judgement.folded import fold
from heard.judgement.rule import RuleSet
from heard.mail.message import Message
from heard.mail.passed_on.forwarded import forwarded_in
from heard.mail.threads.subjects import is_reply_subject, normal_subject
from heard.mail.told.homes import homes_in
from heard.mail.told.phones import phones_in

_TROUBLES = frozenset((COMPLAINS, DISPLEASED, WANTS_MORE))


@dataclass(frozen=True, slots=True)
class Note:
    """What an officer tells of somebody else.

    person     as it stands there; "" where only a home is told
    home, phone  the first that is told; "" for none
    channel    "phone", "counter", "visit", "letter", "text" or "social-media"; "" where it is not told
    complains  whether they complain, or are plainly not satisfied; None where it cannot be told
    wants_more whether they do not accept an answer, or want the next stage
    words      the officer's own
    findings   what showed it
    """

    person: str
    home: str
    phone: str
    channel: str
    complains: bool | None
    wants_more: bool
    words: str
    findings: tuple[Finding, ...]


def noted_in(message: Message, rules: RuleSet, landlord: Landlord) -> Note | None:
    """Return what a mail of an officer's tells of somebody's call, visit, letter or talk; None where it tells of none.

    rules   those that look at what officers bring
    """
    if message.machine is not None or message.meetings or not is_among_ourselves(message, landlord):
        return None
    if forwarded_in(message) is not None:
        return None  # others' words are not the officer's
    subject = "" if is_reply_subject(message.subject) else normal_subject(message.subject)
    text = f"{subject}\n{message.own_words}"
    findings = rules.look(fold(text))
    marks = {each.finding for each in findings}
    channel = _channel(text, findings)
    # What is sent to the mailbox alone is sent to be logged, however little it says of how it came.
    told = channel or BY_TALK in marks or (is_for_the_mailbox(message, landlord) and marks & _TROUBLES)
    if not told or (IS_NO_NOTE in marks and COMPLAINS not in marks):
        return None
    who = person_noted(text, _staff_and_firms(message, landlord))
    home = next(iter(homes_in(message.own_words) or homes_in(subject)), "")
    if not (who or home) or (IS_A_FIRMS in marks and not marks & {COMPLAINS, WANTS_MORE}):
        return None
    phone = next(iter(phones_in(_without_signature(message))), "")
    shown = tuple(each for each in findings if each.finding not in (IS_NO_NOTE, IS_A_FIRMS))
    return Note(who, home, phone, channel, _complains(marks), WANTS_MORE in marks, message.own_words, shown)


def is_for_the_mailbox(message: Message, landlord: Landlord) -> bool:
    """Say whether a mail goes to the mailbox first of all."""
    return any(landlord.is_own(each.address) for each in message.to)


def is_among_ourselves(message: Message, landlord: Landlord) -> bool:
    """Say whether a mail goes to the mailbox or to colleagues alone."""
    to = (*message.to, *message.cc)
    return all(landlord.is_own(each.address) or landlord.is_inside(each.address) or _is_officer(each.address, landlord)
               for each in to)  # fmt: skip


def _is_officer(address: str, landlord: Landlord) -> bool:
    return landlord.officer(address) is not None


def _channel(text: str, findings: tuple[Finding, ...]) -> str:
    """Return by which way somebody came: the first that is told; officers speak to people mostly by telephone."""
    small = fold(text).small
    told = [(small.find(each.words.lower()), CHANNELS[each.finding]) for each in findings if each.finding in CHANNELS]
    if told:
        return min(told)[1]
    return "phone" if any(each.finding == SPOKEN_TO for each in findings) else ""


def _complains(marks: set[str]) -> bool | None:
    if COMPLAINS in marks or WANTS_MORE in marks:
        return True
    if DOES_NOT_COMPLAIN in marks:
        return False
    return True if DISPLEASED in marks else None


def _staff_and_firms(message: Message, landlord: Landlord) -> tuple[str, ...]:
    addressed = (each.name for each in (*message.senders, *message.to, *message.cc))
    firms = (each.name for each in (*landlord.partners, *landlord.outsiders))
    return (*(officer.name for officer in landlord.staff), *addressed, *firms)


def told_alone(message: Message) -> Message:
    """Return a note without its officer's signature, whose telephone is on many cases."""
    words = _without_signature(message)
    return replace(message, own_words=words, text=words, signature="", senders=(), to=(), cc=(), reply_to=())


def _without_signature(message: Message) -> str:
    """Return the own words without the lines of the signature, whose telephone is the officer's."""
    signed = frozenset(line for line in message.signature.split("\n") if any(map(str.isdigit, line)))
    return "\n".join(line for line in message.own_words.split("\n") if line not in signed)
