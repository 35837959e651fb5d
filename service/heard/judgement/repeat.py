"""Whether a message comes again about something, and how: a chaser, the same matter once more, or a new one.

chaser        it asks again about an open case
same_matter   it goes on about what is closed or decided for good, or about what is limited
new_matter    somebody whose contact is limited, or whose case was closed, writes about something else

Pure.
"""

from __future__ import annotations

from dataclasses import replace

from heard.casework.events import CasesLinked, Kind, Reference
from heard.casework.people import WRITE_FOR_OTHERS, Role
from heard.casework.standing import Standing
from heard.casework.windows import late_for
from heard.judgement.actions import ChangeCase, Decision, FileOnCase, Finding, OpenCase
from heard.judgement.asks_after import asks_after
from heard.judgement.facts import Facts
from heard.mail.message import Message

RULE = "judgement/repeat"
NONE, CHASER, SAME_MATTER, NEW_MATTER = "none", "chaser", "same_matter", "new_matter"
LABELLED = (Kind.COMPLAINT, Kind.SERVICE_REQUEST, Kind.FOLLOW_UP, Kind.ESCALATION)
_COMPLAINANTS_SIDE = (Role.TENANT, *WRITE_FOR_OTHERS)
_CHASES = frozenset(
    {"displeasure", "complaint", "enquiry", "service_request", "unease", "escalation_request", "risk", "restricted"}
)
_ANSWERED = (Standing.SAID, Standing.DECIDED)
_OVER = (Standing.FINAL, Standing.SETTLED)


def with_repeat(decision: Decision, message: Message, facts: Facts, matter: str | None) -> Decision:
    """Return a decision with what sort of repeat its message is, among its findings.

    matter   "same", "new" or "unsure" where contact is limited; None where it is nobody's who is restricted
    """
    repeat = repeat_of(decision, message, facts, matter)
    if repeat == NONE:
        return decision
    return replace(decision, findings=(*decision.findings, Finding("repeat", RULE, repeat, "")))


def repeat_of(decision: Decision, message: Message, facts: Facts, matter: str | None) -> str:
    """Return what sort of repeat a message is, by what was decided on it."""
    filed = next((each for each in decision.actions if isinstance(each, OpenCase | FileOnCase)), None)
    if decision.kind not in LABELLED:
        is_theirs = matter is not None and filed is None and decision.kind in (Kind.ENQUIRY, Kind.COMPLIMENT)
        return NEW_MATTER if is_theirs else NONE
    if matter == "same":
        return SAME_MATTER
    if isinstance(filed, FileOnCase):
        # Who may not accept an answer asks for another, and chases nothing.
        rejects = "escalation" in decision.verdicts and facts.standing(filed.reference) in _ANSWERED
        chases = not rejects and _asks_again(decision, message)
        again = _on_a_case(decision.kind, filed.reference, facts, asks_again=chases)
        return NEW_MATTER if matter is not None and again == NONE else again
    if matter is None and _goes_on_with_what_is_closed(decision, facts):
        return SAME_MATTER
    return NEW_MATTER if matter is not None or _had_a_case_closed(facts) else NONE


def _on_a_case(kind: Kind, reference: Reference, facts: Facts, *, asks_again: bool) -> str:
    """Return what a message is on a case that stands: of one asking for more, whether it comes too late.

    asks_again   whether it is one that chases: who only answers a question or sends a paper does not
    """
    on_file = facts.stands(reference)
    standing = facts.standing(reference)
    if on_file is not None and on_file.stood.closed is not None:
        return SAME_MATTER
    if kind is not Kind.ESCALATION:
        return SAME_MATTER if standing is Standing.FINAL else CHASER if asks_again else NONE
    if standing in _OVER:
        return SAME_MATTER
    if on_file is not None and late_for(on_file.stood, on_file.policy, on_file.calendar, facts.received_at) is not None:
        return SAME_MATTER
    return NONE


def _asks_again(decision: Decision, message: Message) -> bool:
    """Say whether the complainant's side is surely not content, or asks something."""
    seen = {each.finding for each in decision.findings if each.verdict == "yes"}
    if decision.role not in _COMPLAINANTS_SIDE:
        return False
    return not seen.isdisjoint(_CHASES) or bool(asks_after(message))


def _goes_on_with_what_is_closed(decision: Decision, facts: Facts) -> bool:
    """Say whether a new case is linked to a closed one: it is about the same, or may be."""
    events = (each.event for each in decision.actions if isinstance(each, ChangeCase))
    linked = {event.other for event in events if isinstance(event, CasesLinked)}
    return any(lead.reference in linked and not lead.is_open for lead in facts.leads)


def _had_a_case_closed(facts: Facts) -> bool:
    return any(lead.is_theirs and not lead.is_open for lead in facts.leads)
