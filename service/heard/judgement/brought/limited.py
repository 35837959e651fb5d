"""What an officer passes on may be the mail of somebody whose contact is limited, and then it is a contact of theirs.

It is held against the limits as if it had come by itself.  Where nobody vouches that an officer passes it on, where it
is not certain whose words they are, or by its heading it was written before the limit began, a person is asked: anybody
may type a name above a text, and a limit that rests on it would be somebody else's doing.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heard.casework.in_words import day_in_words
from heard.judgement.actions import Decision, Finding, WriteLetter
from heard.judgement.brought.opening import Bringing
from heard.judgement.facts import Facts
from heard.judgement.repeat import with_repeat
from heard.judgement.restricted.contacted import Contacted
from heard.judgement.restricted.recognising import as_limited, contact_of, matter_limited
from heard.judgement.threading.find_case import Found


def contact_brought(bringing: Bringing, found: Found | None, findings: Sequence[Finding]) -> Contacted | None:
    """Return whose contact a mail is that was passed on; None where it is nobody's who is restricted, and of a note.

    found      the case it seems to belong to
    findings   what the rules see in it
    """
    facts = _with_limits_of_the_day(bringing.facts)
    if not bringing.is_mail or not facts.limits:
        return None
    contact = contact_of(bringing.message, facts, found, findings)
    if contact is None:
        return None
    contact = replace(contact, brought=_how_it_came(bringing), unanswered=bringing.unanswered)
    doubt = bringing.doubt or _written_before(contact, bringing)
    if contact.verdict != "yes" or not doubt:
        return contact
    against = f"{contact.against}, and {doubt}" if contact.against else doubt
    return replace(contact, verdict="ask", against=against)


def as_limited_when_brought(decision: Decision, contact: Contacted | None, bringing: Bringing) -> Decision:
    """Return a decision on what was passed on as the entry of the register wants it; an officer brought it still.

    contact   whose contact it is
    """
    if not bringing.is_mail:
        return decision
    facts = _with_limits_of_the_day(bringing.facts)
    theirs = as_limited(replace(decision, role=facts.writer.role), contact, bringing.message, facts)
    if contact is not None:
        theirs = with_repeat(theirs, bringing.message, facts, matter_limited(contact))
    # The officer's mail is not theirs to see: what answers them begins a thread of its own.
    actions = (replace(each, replies=False) if isinstance(each, WriteLetter) else each for each in theirs.actions)
    return replace(theirs, role=decision.role, actions=tuple(actions))


def _with_limits_of_the_day(facts: Facts) -> Facts:
    """Return the facts with the limits that held when it first came, which may be before it was passed on."""
    day = facts.calendar.local_date(facts.received_at)
    return replace(facts, limits=tuple(each for each in facts.limits if each.restriction.holds_on(day)))


def _how_it_came(bringing: Bringing) -> str:
    if bringing.received_at is None:
        return "an officer passes it on, so it counts from when that came"
    day = bringing.facts.calendar.local_date(bringing.received_at)
    return f"an officer passes it on, and one of the landlord's own servers took it in on {day_in_words(day)}"


def _written_before(contact: Contacted, bringing: Bringing) -> str:
    """Return that by its heading it was written before the limit began; "" where it was not, or nothing says so."""
    at, began = bringing.message.date, contact.restriction.first
    if at is None or bringing.facts.calendar.local_date(at) >= began:
        return ""
    return "by its heading it was written before the restriction began"
