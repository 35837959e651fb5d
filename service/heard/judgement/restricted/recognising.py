"""Whether a message is a contact of somebody whose contact is limited, and where it belongs then.

The mail of an office that writes about them is none: it is shown, and nothing else follows from it.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from heard.casework.events import Ground
from heard.judgement.actions import Decision, Finding
from heard.judgement.facts import Facts
from heard.judgement.limit import Limit
from heard.judgement.restricted.about.matter import NEW, SAME, UNSURE, matter_of_contact
from heard.judgement.restricted.before_any_limit.against_it import against_it_in, may_be_against_it_in
from heard.judgement.restricted.before_any_limit.first import APPEAL, NEVER_RESTRICTED
from heard.judgement.restricted.before_any_limit.its_decision import against_the_decision
from heard.judgement.restricted.by_an_office import SHOWN, about_them, helper_that_wrote, office_that_wrote
from heard.judgement.restricted.contact import Contacted, limited
from heard.judgement.restricted.contacted import clause_of
from heard.judgement.restricted.several import besides
from heard.judgement.restricted.who.as_written import as_written
from heard.judgement.restricted.who.person import recognised
from heard.judgement.restricted.who.who_it_is import not_confirmed
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import ENOUGH, about_of, shared_of, shared_with
from heard.judgement.threading.find_case import Found
from heard.mail.message import Message

_OF_THE_LIMIT = re.compile(
    r"\b(?:restrict(?:ion|ions|ed|ing)|ban|banned|vexatious|unreasonable (?:complainant|behaviour)"
    r"|persistent complainant"
    r"|blocked|refus(?:e|ing|al) to (?:deal|answer|reply))\b",
    re.IGNORECASE,
)
PERSON, MATTER = "judgement/restricted/who/person", "judgement/restricted/about/matter"
AGAINST_IT = "judgement/restricted/before_any_limit/against_it"


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
    findings = (*findings, *_minded(message, limit, findings))
    matter = matter_of_contact(message, facts, limit, found, findings, once)
    because, about, against = (as_written(each, once) for each in (who.because, matter.because, who.against))
    alone = any(each.finding == APPEAL for each in findings) and not _tells_of(found, once, facts, limit)
    names_none = matter.verdict == UNSURE or (matter.verdict == SAME and not shared_with(once, facts, limit).words)
    minds = may_be_against_it_in(message) if matter.verdict != NEW and not alone else ""
    whose = Contacted(limit, who.verdict, because, matter.verdict, about, matter.fresh, matter.on, against)
    whose = replace(whose, of_the_limit=alone, besides=besides(limit, facts.limits))
    return replace(whose, minds=minds) if names_none else replace(whose, weighs=minds)


def _minded(message: Message, limit: Limit, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return that a message may be an appeal against the limit, where no rule sees it: then it is about that limit."""
    if any(each.finding == APPEAL for each in findings):
        return ()
    words = against_the_decision(message, limit.restriction) or against_it_in(message)
    return (Finding(APPEAL, AGAINST_IT, words, "", "ask"),) if words else ()


def _tells_of(found: Found | None, once: Once, facts: Facts, limit: Limit) -> bool:
    """Say whether a message that is on another case has anything of it: that, or an appeal against the limit."""
    if found is None or found.reference == limit.restriction.case:
        return False
    says = dict(limit.elsewhere) | {lead.reference: lead.says for lead in facts.leads}
    texts = says.get(found.reference, ())
    if any(_OF_THE_LIMIT.search(text) for text in texts):
        return True
    return shared_of(about_of(once, facts, limit), texts, facts, found.reference).points >= ENOUGH


def where_it_belongs(found: Found | None, contact: Contacted | None) -> Found | None:
    """Return the case of a contact: the one that led to the limit for the same matter, and never that for a new one.

    An appeal against the limit is on no case of theirs that is about something else.  Where the case was joined with
    another, what was never limited stands on it too.
    """
    if contact is None or contact.verdict != "yes":
        return found
    limited = contact.limit.restriction.case
    if contact.matter == SAME and limited is not None:
        shown = Finding("case", MATTER, contact.about, "")
        return Found(limited, Ground.SAME_MATTER, True, contact.about, (shown,), is_there=True)
    is_beside = limited is not None and contact.on == limited
    is_limited = found is not None and found.reference == limited and not is_beside
    if contact.matter == NEW and (is_limited or (found is not None and contact.of_the_limit)):
        return None
    if found is None and contact.on is not None:
        shown = Finding("case", MATTER, contact.about, "", "ask")
        return Found(contact.on, Ground.SAME_MATTER, False, contact.about, (shown,), is_there=True)
    return found


def as_limited(decision: Decision, contact: Contacted | None, message: Message, facts: Facts) -> Decision:
    """Return a decision as the entry of the register wants it, with whose contact it is and about what."""
    if facts.limits and (contact is None or decision.role in NEVER_RESTRICTED):
        contact = _of_an_office(decision, contact, message, facts)
    if contact is None:
        return decision
    clause = clause_of(facts.policy)
    if contact.verdict == SHOWN:
        spoken_of = Finding("restricted_spoken_of", PERSON, contact.because, clause)
        return limited(replace(decision, findings=(*decision.findings, spoken_of)), contact, message, facts)
    because = f"{contact.because}, but {contact.against}" if contact.against else contact.because
    seen = (
        Finding("restricted", PERSON, because, clause, contact.verdict),
        Finding("matter", MATTER, f"{contact.matter}: {contact.about}", clause, contact.verdict),
    )
    verdicts = {**decision.verdicts, "restricted": contact.verdict}
    shown = replace(decision, findings=(*decision.findings, *seen), verdicts=verdicts)
    return limited(shown, contact, message, facts)


def _of_an_office(decision: Decision, contact: Contacted | None, message: Message, facts: Facts) -> Contacted | None:
    """Return that an office wrote about somebody whose contact is limited; None where none did.

    contact   whose contact the mail was taken for, as its words are theirs
    """
    office, once = office_that_wrote(message, decision.role), Once(message)
    if contact is not None:
        return replace(contact, verdict=SHOWN, office=office) if office else None
    wrote = [(limit, office or helper_that_wrote(once, facts, limit)) for limit in facts.limits]
    seen = [(limit, each, about_them(once, facts, limit, decision.reference)) for limit, each in wrote if each]
    if not seen:
        return None
    limit, office, found = max(seen, key=lambda each: each[2].points)
    if found.verdict != SHOWN:
        return None
    because = as_written(found.because, once)
    return Contacted(limit, SHOWN, because, UNSURE, "", against=not_confirmed(facts), office=office)


def matter_limited(contact: Contacted | None) -> str | None:
    """Return "same", "new" or "unsure" where somebody restricted surely wrote; None otherwise."""
    return contact.matter if contact is not None and contact.verdict == "yes" else None
