"""Whether a message is a contact of somebody whose contact is limited, and where it belongs then.  Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heard.casework.events import Ground
from heard.judgement.actions import Decision, Finding
from heard.judgement.facts import Facts
from heard.judgement.restricted.contact import Contacted, limited
from heard.judgement.restricted.contacted import clause_of
from heard.judgement.restricted.matter import NEW, SAME, matter_of_contact
from heard.judgement.restricted.once import Once
from heard.judgement.restricted.person import recognised
from heard.judgement.threading.find_case import Found
from heard.mail.message import Message

PERSON, MATTER = "judgement/restricted/person", "judgement/restricted/matter"


def contact_of(message: Message, facts: Facts, found: Found | None, findings: Sequence[Finding]) -> Contacted | None:
    """Return whose contact a message is, and about what; None where nobody restricted is likely to have written it.

    found      the case the message seems to belong to
    findings   what the rules see in it, as of no case
    """
    if not facts.limits:
        return None
    once = Once(message)
    seen = [(limit, recognised(message, facts, limit, once)) for limit in facts.limits]
    limit, who = max(seen, key=lambda each: each[1].points, default=(None, None))
    if limit is None or who is None or who.verdict == "no":
        return None
    matter = matter_of_contact(message, facts, limit, found, findings, once)
    return Contacted(limit, who.verdict, who.because, matter.verdict, matter.because, matter.fresh, matter.on)


def where_it_belongs(found: Found | None, contact: Contacted | None) -> Found | None:
    """Return the case of a contact: the one that led to the limit for the same matter, and never that for a new one."""
    if contact is None or contact.verdict != "yes":
        return found
    limited = contact.limit.restriction.case
    if contact.matter == SAME and limited is not None:
        shown = Finding("case", MATTER, contact.about, "")
        return Found(limited, Ground.SAME_MATTER, True, contact.about, (shown,), is_there=True)
    if contact.matter == NEW and found is not None and found.reference == limited:
        return None
    if found is None and contact.on is not None:
        shown = Finding("case", MATTER, contact.about, "", "ask")
        return Found(contact.on, Ground.SAME_MATTER, False, contact.about, (shown,), is_there=True)
    return found


def as_limited(decision: Decision, contact: Contacted | None, message: Message, facts: Facts) -> Decision:
    """Return a decision as the entry of the register wants it, with whose contact it is and about what."""
    if contact is None:
        return decision
    clause = clause_of(facts.policy)
    seen = (
        Finding("restricted", PERSON, contact.because, clause, contact.verdict),
        Finding("matter", MATTER, f"{contact.matter}: {contact.about}", clause, contact.verdict),
    )
    verdicts = {**decision.verdicts, "restricted": contact.verdict}
    shown = replace(decision, findings=(*decision.findings, *seen), verdicts=verdicts)
    return limited(shown, contact, message, facts)


def matter_limited(contact: Contacted | None) -> str | None:
    """Return "same", "new" or "unsure" where somebody restricted surely wrote; None otherwise."""
    return contact.matter if contact is not None and contact.verdict == "yes" else None
