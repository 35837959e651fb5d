"""What speaks for a message being about something new, whatever cases there are.

Worths are those of evidence.py: logarithms of odds.  Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import dataclass

from heard.casework.people import Role
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts
from heard.judgement.threading.dealings import SURELY, Dealings
from heard.mail.message import Message
from heard.mail.threads.subjects import is_reply_subject

NEW, NEW_BY_STAFF, NEW_BY_A_MACHINE = 2.5, 1.5, 1.0
"""What speaks for something new before anything is known: any message of a person outside may be, mail of staff and
contractors is mostly about something there is, and a machine's mostly answers something."""

SAYS_SO, SAYS_MORE = 4.0, 0.5
EARLIER_AT_MOST = 2.1
A_REPLY = 0.7
ANSWERS_SOMETHING = 1.5  # nobody asks for the next stage, or accepts, where nothing came before
# What shows no displeasure is no new complaint, and may well belong to an old one; less so if it goes on from nothing.
NOTHING_AMISS, NOTHING_BEFORE = 1.0, 0.5
BEGINS = 0.5  # a complaint that speaks of no answer, no letter and no case
LESS_THAN_A_COMPLAINT, FIRST_TOLD, CALLED_A_COMPLAINT = 1.0, 1.0, 0.5
COMPLAINS = ("displeasure", "complaint")
SHORT, SHORT_WORDS, A_STORY, LONG_WORDS = 0.5, 15, 0.5, 80


@dataclass(frozen=True, slots=True)
class New:
    """How much speaks for something new; `says_so` is where the message says it itself."""

    points: float
    says_so: str = ""


def something_new(message: Message, facts: Facts, findings: Collection[Finding], said: Dealings) -> New:
    """Return what speaks for a message being about something new.

    findings   what the rules see in it, as of no case
    """
    if message.machine is not None:
        return New(NEW_BY_A_MACHINE)
    sender = facts.writer.address.address if facts.writer.address is not None else ""
    if facts.writer.role is Role.OFFICER or facts.landlord.partner(sender):
        return New(NEW_BY_STAFF)
    found = {each.finding for each in findings}
    is_reply = is_reply_subject(message.subject)
    points = NEW + _by_what_it_says(message, said)
    points += _by_what_was_found(found, goes_on=is_reply or bool(said.earlier))
    if said.weight < SURELY and not is_reply and not found.isdisjoint(COMPLAINS):
        points += BEGINS
    words = len(message.own_words.split(None, LONG_WORDS))
    if words > LONG_WORDS:
        # Who complains for the first time has much to tell, and nothing to go on from.
        points += A_STORY if said.weight >= SURELY or is_reply else 2 * A_STORY
    elif words <= SHORT_WORDS and found.isdisjoint(COMPLAINS):
        points -= SHORT
    return New(points, said.another[0] if said.another else "")


def _by_what_it_says(message: Message, said: Dealings) -> float:
    if said.another:  # what it says of earlier dealings may be of those in the other matter
        return SAYS_SO + SAYS_MORE * (len(said.another) - 1)
    return -min(EARLIER_AT_MOST, said.weight) - (A_REPLY if is_reply_subject(message.subject) else 0.0)


def _by_what_was_found(found: Set[str], *, goes_on: bool) -> float:
    points = CALLED_A_COMPLAINT if "complaint" in found else 0.0
    if "escalation_request" in found or "resolved" in found:
        return points - ANSWERS_SOMETHING
    if "service_request" in found:
        return points + FIRST_TOLD
    if "displeasure" not in found and not {"enquiry", "compliment", "bulk", "noise"}.isdisjoint(found):
        return points + LESS_THAN_A_COMPLAINT
    if not found.isdisjoint((*COMPLAINS, "risk")):
        return points
    return points - (NOTHING_AMISS if goes_on else NOTHING_BEFORE)
