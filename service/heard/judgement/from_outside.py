"""A person outside wrote.  Here stands the rule that must never break: when unsure, the complainant is heard.  Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from heard.casework import events as happened
from heard.casework.events import About, Direction, Ground, Kind, Reference
from heard.casework.people import Role
from heard.judgement.abuse import with_abuse
from heard.judgement.acknowledge import owed_at_once
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision, FileOnCase, Finding, OpenCase
from heard.judgement.classify import kind_of, verdicts
from heard.judgement.danger import (
    danger,
    with_a_danger_not_over,
    with_dangers_elsewhere,
    without_unnamed_dangers,
)
from heard.judgement.escalation import asks_for_more, counted_for_its_kind
from heard.judgement.exclusions import with_exclusion
from heard.judgement.facts import Facts
from heard.judgement.formally import stage_it_opens_at
from heard.judgement.not_in_silence import TOLD_ANYWAY, is_a_complaint_of_its_own, is_closed
from heard.judgement.officers.looks_like_staff import looks_like_staff
from heard.judgement.ombudsman import whose_complaint
from heard.judgement.only_spoken_of import held_back
from heard.judgement.other_matters import besides_its_case
from heard.judgement.repeat import with_repeat
from heard.judgement.representing.what_follows import with_whom_it_is_for
from heard.judgement.restricted.recognising import as_limited, contact_of, matter_limited, where_it_belongs
from heard.judgement.routing import elsewhere, others_named
from heard.judgement.rule import Looked, Rules
from heard.judgement.second_opinion.together import Second
from heard.judgement.set_aside import set_aside, what_is_sent_in, what_is_unread
from heard.judgement.settled_words import without_unworded_ends
from heard.judgement.signals import signals_of
from heard.judgement.survey_rejecting import asked_where_survey_rejects
from heard.judgement.threading.find_case import Found, find_case, tied_by
from heard.judgement.told_below import with_what_is_told_below
from heard.judgement.vulnerability import with_vulnerability
from heard.mail.message import Message

STANDING = "casework/standing"
SOLD = "it reads like an advertisement or a fraud, so nothing is written to its sender until somebody has looked"
MAY_BE_A_MACHINES = (
    "it reads like a complaint, but a machine may have sent it ({}), so nothing is written until somebody has looked"
)


def from_outside(message: Message, facts: Facts, looked: Looked, rules: Rules, *, behind: str = "") -> Decision:
    """Put it on the case it goes on with, or open one, unless it plainly asks for something else.

    behind   a header that may mean that a machine sent it after all
    """
    at_first = _given(looked, message, facts.writer.role, on_case=False)
    found = find_case(message, facts, at_first)
    contact = contact_of(message, facts, found, at_first)
    found = where_it_belongs(found, contact)
    # What a case stands for already stays on it; where else it may belong a person is asked.
    on = found.reference if found is not None and found.is_there and facts.taken_up is None else None
    standing = facts.standing(on) if on is not None else None
    second = rules.second(looked, standing, facts.writer.role)
    findings = _seen_in(message, facts, looked, rules, second, on)
    kind, sure, because = _heard_as(message, facts, second, findings, rules, on_case=on is not None)
    said, role = verdicts(findings), facts.writer.role
    if found is not None and on is not None:
        actions = put_on_case(found, kind, said, findings, facts, at_first)
        actions = (*actions, *_another_matter(actions, found, kind, message, facts))
    elif not behind and (routed := elsewhere(message, facts, found, kind, said, findings)) is not None:
        kind, sure, role, actions = Kind.ENQUIRY, True, routed.role, routed.actions
        findings = (*findings, routed.finding)
    elif kind is Kind.COMPLAINT or not sure or (found is not None and (found.is_named or found.is_barred)):
        doubtful = kind is Kind.BULK and not _may_be_a_tenants(findings, facts)
        kind = Kind.COMPLAINT
        unanswered = SOLD if doubtful else MAY_BE_A_MACHINES.format(behind) if behind else ""
        actions = new_case(message, facts, found, sure, because, said, findings, unanswered=unanswered)
    else:
        actions = set_aside(kind, because, message, facts, found, said, findings)
    alike = looks_like_staff(message, facts.landlord)
    if alike is not None:
        findings = (*findings, alike)
        actions = (*actions, *_who_looks_like_staff(alike, actions, facts))
    stood = () if standing is None else (Finding("standing", STANDING, standing.value, ""),)
    decision = Decision(kind, sure, role, (*tied_by(found), *stood, *findings), actions, said)
    decision = with_abuse(with_vulnerability(decision, facts, is_limited=contact is not None), facts)
    decision = with_whom_it_is_for(with_exclusion(decision, found, facts), message, facts)
    decision = as_limited(decision, contact, message, facts)
    return with_repeat(decision, message, facts, matter_limited(contact))


def _seen_in(
    message: Message, facts: Facts, looked: Looked, rules: Rules, second: Second, on: Reference | None
) -> tuple[Finding, ...]:
    """Return what is seen in a message by all there is to see it with.

    on   the case it is put on
    """
    findings = _given(looked, message, facts.writer.role, on_case=on is not None)
    findings = second.together(with_dangers_elsewhere(findings, looked, on, facts))
    findings = with_what_is_told_below(findings, message, facts, rules, on)
    findings = without_unworded_ends(without_unnamed_dangers(findings, message), message)
    if on is not None:
        findings = with_a_danger_not_over(findings, facts.stands(on))
    findings = held_back(findings, message, facts, rules, second.standing)
    return asked_where_survey_rejects(findings, facts, on, second.standing)


def _heard_as(
    message: Message, facts: Facts, second: Second, findings: tuple[Finding, ...], rules: Rules, *, on_case: bool
) -> tuple[Kind, bool, str]:
    """Return what a message is, whether that is sure, and why."""
    counts = counted_for_its_kind(findings, second) if on_case else findings
    kind, sure, because = kind_of(counts, on_case=on_case, role=facts.writer.role, precedence=rules.precedence)
    if not on_case and (otherwise := second.kind_on_no_case(kind, findings)) is not None:
        kind, sure, because = otherwise
    if not on_case and (unread := what_is_unread(message, kind, facts)):
        kind, sure, because = Kind.COMPLAINT, False, unread
    if not on_case and not sure and (form := what_is_sent_in(message, kind, findings)):
        kind, sure, because = Kind.ENQUIRY, True, form
    sure = sure and not (kind is Kind.RESOLVED and facts.writer.said_to_be)
    return kind, sure and not (kind is Kind.BULK and _is_of_somebody_known(facts)), because


def _who_looks_like_staff(alike: Finding, actions: tuple[Action, ...], facts: Facts) -> Iterator[Action]:
    """Tell a person of a sender who looks like the landlord's own people, on whichever case the mail is."""
    reference = next((each.reference for each in actions if isinstance(each, OpenCase | FileOnCase)), None)
    if reference is not None and not facts.is_old:
        because = f"its sender looks like the landlord's own people and is not known to be ({alike.words})"
        yield AskOfficer(reference, About.WHO_IS_IT, because)


def _given(looked: Looked, message: Message, role: Role, *, on_case: bool) -> tuple[Finding, ...]:
    """Return what the rules find; only the signals that any of these findings requires are looked at."""
    asked = frozenset[str]().union(*[requires for requires, _ in looked.found])
    return looked.given(signals_of(message, role=role, on_case=on_case, among=asked))


def _is_of_somebody_known(facts: Facts) -> bool:
    return facts.writer.known or facts.writer.role is not Role.TENANT


def _may_be_a_tenants(findings: tuple[Finding, ...], facts: Facts) -> bool:
    """Say whether what reads like a sale or a fraud is to be acknowledged all the same: its writer is not satisfied.

    Sellers write "refund" and "30 days" too, so the displeasure of a stranger weighs less than several marks of them.
    """
    displeased = any(each.finding == "displeasure" for each in findings)
    sold = any(each.finding == "bulk" and each.verdict == "yes" for each in findings)
    return displeased and (not sold or _is_of_somebody_known(facts))


def put_on_case(
    found: Found,
    kind: Kind,
    said: dict[str, str],
    findings: tuple[Finding, ...],
    facts: Facts,
    at_first: tuple[Finding, ...],
) -> tuple[Action, ...]:
    """File it, and say what a person has to know besides.

    at_first   what the rules saw before it was known that it belongs to a case
    """
    reference = found.reference
    filed = FileOnCase(reference, Direction.IN, kind, found.ground, found.sure, found.because)
    wants_more = asks_for_more(
        reference, said.get("escalation"), facts, findings, placed=found.sure, likely=kind is Kind.ESCALATION
    )
    also = (*_linked(reference, found.named, facts), *_wants_more_there(said, found.named, facts))
    # As of no case and as of this one: some rules hold only there.
    seen = {each.finding for each in (*at_first, *findings)}
    which = () if facts.is_old else _which(found, kind, facts, seen)
    who = _who_accepts(reference, kind, facts)
    return (filed, *also, *which, *who, *wants_more, *danger(reference, said, findings, facts))


def _linked(reference: Reference, others: Iterable[Reference], facts: Facts) -> Iterator[Action]:
    """Yield the links to the other cases that a message speaks of: none is passed over in silence."""
    for other in others if not facts.is_old else ():
        yield ChangeCase(reference, happened.CasesLinked(other), f"it may have to do with {other}")


def _wants_more_there(said: Mapping[str, str], others: Iterable[Reference], facts: Facts) -> Iterator[Action]:
    """Yield a question on each other case that a message speaks of which asks for more: it may mean all of them."""
    for other in others if "escalation" in said and not facts.is_old else ():
        yield AskOfficer(other, About.NEXT_STAGE, "a mail that asks for more on another case speaks of this one too")


def _which(found: Found, kind: Kind, facts: Facts, seen: Collection[str]) -> tuple[Action, ...]:
    """Ask, where a person has to say whether a message is on the case where it belongs.

    seen   what the rules found in it
    """
    doubt = ""
    if not found.sure:
        doubt = f"{found.because}; it was put on {found.reference}"
    elif is_a_complaint_of_its_own(seen):
        doubt = f"it asks for a complaint and was put on {found.reference} ({found.because})"
    elif kind not in TOLD_ANYWAY and is_closed(found.reference, facts):
        doubt = f"it is on {found.reference}, which is closed: it may be a new matter, or ask for the next stage"
    return (AskOfficer(found.reference, About.WHICH_CASE, doubt),) if doubt else ()


def _another_matter(
    actions: tuple[Action, ...], found: Found, kind: Kind, message: Message, facts: Facts
) -> Iterator[AskOfficer]:
    """Ask about a matter that a message on a case brings up besides, where nobody is asked which case it is for."""
    is_asked = any(isinstance(each, AskOfficer) and each.about is About.WHICH_CASE for each in actions)
    if facts.is_old or is_asked or kind in TOLD_ANYWAY:
        return
    says = (text for lead in facts.leads if lead.reference == found.reference for text in lead.says)
    if named := besides_its_case(message.own_words, says):
        told = "; ".join(f'"{each}"' for each in named)
        because = f"it was put on {found.reference} ({found.because}), and says besides: {told}"
        yield AskOfficer(found.reference, About.WHICH_CASE, because)


def _who_accepts(reference: Reference, kind: Kind, facts: Facts) -> tuple[Action, ...]:
    """Ask who accepts or withdraws, where a form says so that anybody may have sent."""
    if kind is not Kind.RESOLVED or not facts.writer.said_to_be or facts.is_old:
        return ()
    because = "it accepts or withdraws, through a web form that may be anybody's; the complainant has to say so"
    return (AskOfficer(reference, About.WHO_IS_IT, because),)


def new_case(
    message: Message,
    facts: Facts,
    found: Found | None,
    sure: bool,
    because: str,
    said: dict[str, str],
    findings: tuple[Finding, ...],
    *,
    unanswered: str,
) -> tuple[Action, ...]:
    """Open a case, answer it, and ask what a person has to say.

    unanswered   why a person looks before anything is written to it; "" where it is answered
    """
    stage, at_once = stage_it_opens_at(message, facts.policy)
    reference = facts.taken_up or facts.next_reference
    actions = _beginning(facts, stage, sure, f"{because}; {at_once}" if at_once else because)
    if facts.is_old:
        return tuple(actions)
    if found is not None:
        actions += _linked(reference, (found.reference, *found.named), facts)
    if facts.writer.role is Role.OMBUDSMAN:
        actions.append(whose_complaint(message, facts, reference, found.because if found is not None else ""))
    else:
        actions += _belongs_to(found, reference)
        actions += owed_at_once(facts, reference, stage, unanswered=unanswered)
    actions += danger(reference, said, findings, facts)
    actions += others_named(message, reference)
    return tuple(actions)


def _belongs_to(found: Found | None, reference: Reference) -> Iterator[Action]:
    """Ask on a new case which other its message may belong to."""
    if found is not None:
        doubt = f"{found.because}; it is on a case of its own until somebody says where it belongs"
        yield AskOfficer(reference, About.WHICH_CASE, doubt)


def _beginning(facts: Facts, stage: happened.StageName, sure: bool, because: str) -> list[Action]:
    """A case of its own, or the one that has stood for this message since it could not be read."""
    # Whoever complains to an Ombudsman is not the Ombudsman.
    person = facts.writer.person if facts.writer.role is not Role.OMBUDSMAN else None
    if facts.taken_up is None:
        return [OpenCase(facts.next_reference, person, Kind.COMPLAINT, sure, stage, not facts.is_old, because)]
    filed = FileOnCase(facts.taken_up, Direction.IN, Kind.COMPLAINT, Ground.OPENED_IT, sure, because)
    if person is None:
        return [filed]
    known = "it could be read at last, so its writer is known"
    return [filed, ChangeCase(facts.taken_up, happened.ComplainantKnown(person), known)]
