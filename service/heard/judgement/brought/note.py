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
class Who:
    """Whom a note tells of.

    person       as it stands there; "" where only a home is told
    home, phone  the first that is told; "" for none
    """

    person: str
    home: str
    phone: str


@dataclass(frozen=True, slots=True)
class Note:
    """What an officer tells of somebody else.

    person, home, phone   as Who has them
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
    if not _may_be_a_note(message, landlord):
        return None
    text = _told_in(message)
    findings = rules.look(fold(text))
    marks = {each.finding for each in findings}
    channel = _channel(text, findings)
    # What is sent to the mailbox alone is sent to be logged, however little it says of how it came.
    told = channel or BY_TALK in marks or (is_for_the_mailbox(message, landlord) and marks & _TROUBLES)
    if not told or (IS_NO_NOTE in marks and COMPLAINS not in marks):
        return None
    who = _who(message, landlord)
    if not (who.person or who.home) or (IS_A_FIRMS in marks and not marks & {COMPLAINS, WANTS_MORE}):
        return None
    shown = tuple(each for each in findings if each.finding not in (IS_NO_NOTE, IS_A_FIRMS))
    return Note(
        who.person, who.home, who.phone, channel, _complains(marks), WANTS_MORE in marks, message.own_words, shown
    )


def told_of_in(message: Message, landlord: Landlord) -> Who | None:
    """Return whom a mail tells of, if it is a note; None where it can be none, or tells of nobody with a place."""
    if not _may_be_a_note(message, landlord):
        return None
    who = _who(message, landlord)
    return who if who.person and (who.home or who.phone) else None


def _may_be_a_note(message: Message, landlord: Landlord) -> bool:
    """Say whether a mail is typed by its writer, for colleagues; others' words are not the officer's."""
    if message.machine is not None or message.meetings or not is_among_ourselves(message, landlord):
        return False
    return forwarded_in(message) is None


def _who(message: Message, landlord: Landlord) -> Who:
    person = person_noted(_told_in(message), _staff_and_firms(message, landlord))
    home = next(iter(homes_in(message.own_words) or homes_in(_subject(message))), "")
    return Who(person, home, next(iter(phones_in(_without_signature(message))), ""))


def _told_in(message: Message) -> str:
    return f"{_subject(message)}\n{message.own_words}"


def _subject(message: Message) -> str:
    return "" if is_reply_subject(message.subject) else normal_subject(message.subject)


def is_for_the_mailbox(message: Message, landlord: Landlord) -> bool:
    """Say whether a mail goes to the mailbox first of all."""
    return any(landlord.is_own(each.address) for each in message.to)


def is_among_ourselves(message: Message, landlord: Landlord) -> bool:
    """Say whether a mail goes to colleagues or to the mailbox alone; what goes to the mailbox, others may have too."""
    to = message.to if is_for_the_mailbox(message, landlord) else (*message.to, *message.cc)
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
