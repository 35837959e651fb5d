"""An officer brings somebody else's complaint: a mail they pass on, or a note of a call, a visit or a letter.

The complaint is the tenant's, and heard as theirs; the officer is never answered and never taken for
the complainant.  Whoever knows an officer's address can forge such a mail, so nothing is written to
anybody because of it unless it is known to be the officer's, and a case opens all the same.

Pure.
"""

from __future__ import annotations

from collections.abc import Mapping

from heard.casework.events import About, Direction, Ground, Kind, Reference
from heard.casework.people import Role
from heard.casework.standing import Standing
from heard.judgement.actions import Action, AskOfficer, Decision, FileOnCase, Finding, SetAside
from heard.judgement.brought.belonging import belongs_to
from heard.judgement.brought.beside import as_if_alone, first_unheard, is_there, with_what_is_beside
from heard.judgement.brought.draft import above_a_draft
from heard.judgement.brought.held import held_on, is_of_an_earlier_stage
from heard.judgement.brought.limited import as_limited_when_brought, contact_brought
from heard.judgement.brought.note import Note, is_for_the_mailbox, noted_in, told_alone
from heard.judgement.brought.opening import Bringing, bringing_of, bringing_of_a_note, opened_for_them
from heard.judgement.brought.passed_on import PassedOn, passed_on_in
from heard.judgement.brought.told_findings import as_findings
from heard.judgement.brought.whose import whose_it_is
from heard.judgement.classify import kind_of, verdicts
from heard.judgement.danger import danger, dangers_in
from heard.judgement.exclusions import with_exclusion
from heard.judgement.facts import Facts, OnFile
from heard.judgement.from_outside import put_on_case
from heard.judgement.not_in_silence import is_a_complaint_of_its_own
from heard.judgement.officers.answered_below import answered_below
from heard.judgement.officers.on_case import standing_of
from heard.judgement.officers.proof import Proof
from heard.judgement.only_spoken_of import asked_where_spoken_of, held_back_by_words
from heard.judgement.restricted.recognising import where_it_belongs
from heard.judgement.rule import Looked, Rules
from heard.judgement.second_opinion.together import ANSWERED
from heard.judgement.signals import signals_of
from heard.judgement.threading.find_case import Found, find_case, tied_by
from heard.judgement.vulnerability import with_vulnerability
from heard.mail.message import Message

UNDECIDED = "it tells of somebody who came, rang or wrote, and it cannot be told whether they complain"


def brought(message: Message, facts: Facts, looked: Looked, rules: Rules, proof: Proof) -> Decision | None:
    """Return what is owed on what an officer brings of somebody else's.

    looked   what the rules for people outside see in the officer's own words
    proof    whether the mail is known to be the officer's

    None where a mail brings nothing, or nothing new: it is filed as what staff write.
    """
    if facts.from_sent_folder or facts.writer.role is not Role.OFFICER:
        return None
    theirs = passed_on_in(message, facts.landlord)
    if theirs is not None:
        theirs, doubt = whose_it_is(first_unheard(theirs, facts), facts, rules)
        alone = as_if_alone(theirs, facts)
        decision = _passed_on(theirs, message, alone, dangers_in(looked), rules, proof, doubt)
        return with_what_is_beside(decision, theirs, message, facts, rules)
    told = above_a_draft(message, rules.says, facts.landlord)
    if told is not message:
        message, looked = told, rules.look(told)
    note = noted_in(message, rules.brought, facts.landlord)
    return _noted(note, message, facts, looked, rules, proof) if note is not None else None


# -- Mail passed on -------------------------------------------------------------------------------


def _passed_on(
    theirs: PassedOn, message: Message, facts: Facts, above: tuple[Finding, ...], rules: Rules, proof: Proof, doubt: str
) -> Decision | None:
    """Hear a mail that is passed on.

    above   dangers in the officer's own words, which nobody has heard of, whatever became of the mail
    doubt   why it is not certain that its writer complains; "" where it is
    """
    looked = rules.look(theirs.message)
    held = held_on(theirs, facts)
    if held is not None:
        dangers = above if _is_told(*held, facts) else (*above, *dangers_in(looked))
        return _filed_again(*held, find_case(message, facts), facts, proof, dangers)
    bringing = bringing_of(theirs, facts, proof, doubt)
    role = bringing.facts.writer.role
    at_first = looked.given(signals_of(theirs.message, role=role, on_case=False))
    found = belongs_to(theirs.message, message, facts, at_first)
    besides = (*looked.below_the_name, *above)
    if found is None or not _is_on(found, facts):
        return _heard(bringing, found, (*at_first, *besides), rules)
    seen = looked.given(signals_of(theirs.message, role=role, on_case=True))
    standing = facts.standing(found.reference)
    findings = (*asked_where_spoken_of(seen, theirs.message, standing), *besides)
    was_dealt_with = theirs.answered or theirs.sent_to
    if was_dealt_with and is_there(find_case(message, facts)):
        # It tells of what was done on that case, and is filed as what staff write.  But an answer only shows that
        # somebody read it: what asks for more, may be a complaint of its own or tells of a danger is recorded nowhere.
        on_file, said = facts.stands(found.reference), verdicts(findings)
        asks = _asks(said, standing) and not is_of_an_earlier_stage(theirs, on_file)
        is_news = asks or "risk" in said or is_a_complaint_of_its_own({each.finding for each in (*at_first, *findings)})
        if not is_news or _holds_an_answer_owed(message, on_file, facts, rules):
            return None
    return _heard(bringing, found, findings, rules)


def _asks(said: Mapping[str, str], standing: Standing) -> bool:
    """Say whether a mail asks for more; before there is an answer, "this is not good enough" only waits for it."""
    return said.get("escalation") == "yes" or ("escalation" in said and standing in ANSWERED)


def _holds_an_answer_owed(message: Message, on_file: OnFile | None, facts: Facts, rules: Rules) -> bool:
    """Say whether a mail passes on the answer of an officer's that its case waits for: that is read first."""
    if on_file is None:
        return False
    return answered_below(message, on_file, standing_of(on_file, facts), facts.landlord, rules) is not None


def _is_told(reference: Reference, ground: Ground, facts: Facts) -> bool:
    """Say whether a danger in a mail that is held was told when it was heard: the same words say the same."""
    return ground is Ground.QUOTED_WORDS and any(
        each.case.reference == reference and each.case.risk for each in facts.on_file
    )


def _is_on(found: Found | None, facts: Facts) -> bool:
    return found is not None and found.is_there and facts.taken_up is None


def _filed_again(
    reference: Reference,
    ground: Ground,
    found: Found | None,
    facts: Facts,
    proof: Proof,
    dangers: tuple[Finding, ...],
) -> Decision | None:
    """File it as what it is among colleagues: what it passes on was heard, and is owed nothing twice."""
    if found is not None and found.is_there and found.reference == reference and not dangers:
        return None
    way = Direction.OUT if proof.proved else Direction.IN
    because = "somebody of the landlord's passes on a mail that is on this case already"
    filed = FileOnCase(reference, way, Kind.STAFF, ground, True, because)
    said = verdicts(dangers)
    told = danger(reference, said, dangers, facts)
    return Decision(Kind.STAFF, True, Role.OFFICER, (*tied_by(found), *dangers), (filed, *told), said)


def _heard(bringing: Bringing, found: Found | None, findings: tuple[Finding, ...], rules: Rules) -> Decision | None:
    """Hear what was brought as if it had come by itself."""
    facts, findings = bringing.facts, held_back_by_words(findings)
    contact = contact_brought(bringing, found, findings)
    found, role = where_it_belongs(found, contact), facts.writer.role
    on_case = _is_on(found, facts)
    kind, sure, because = kind_of(findings, on_case=on_case, role=role, precedence=rules.precedence)
    if kind is Kind.RESOLVED and not bringing.proved:
        kind, sure = Kind.FOLLOW_UP, False  # nobody's case is settled by what anybody may have typed
    said = verdicts(findings)
    shown = (*tied_by(found), *findings)
    if found is not None and on_case:
        actions: tuple[Action, ...] = put_on_case(found, kind, said, findings, facts, findings)
    elif _is_of_a_firms(role, findings):
        return None
    elif kind is Kind.COMPLAINT or not sure or (found is not None and (found.is_named or found.is_barred)):
        unsure_bulk = kind is Kind.BULK
        kind = Kind.COMPLAINT
        actions = opened_for_them(bringing, found, sure, because, said, findings, looks_sold=unsure_bulk)
    else:
        actions = (SetAside(kind, f"{bringing.told}: {because}"), *danger(None, said, findings, facts))
    decision = Decision(kind, sure, Role.OFFICER, shown, actions, said)
    decision = with_exclusion(with_vulnerability(decision, facts, is_limited=contact is not None), found, facts)
    return as_limited_when_brought(decision, contact, bringing)


def _is_of_a_firms(role: Role, findings: tuple[Finding, ...]) -> bool:
    """Say whether it is business with a contractor, a council or another body, of which nobody complains."""
    return role is Role.OTHER and not any(each.finding in ("complaint", "displeasure", "risk") for each in findings)


# -- Notes ----------------------------------------------------------------------------------------


def _noted(note: Note, message: Message, facts: Facts, looked: Looked, rules: Rules, proof: Proof) -> Decision | None:
    at_first = as_findings(note, looked.given(signals_of(message, role=Role.TENANT, on_case=False)), on_case=False)
    found = belongs_to(told_alone(message), message, facts, at_first)
    on_case = _is_on(found, facts)
    seen = looked.given(signals_of(message, role=Role.TENANT, on_case=True)) if on_case else ()
    findings = as_findings(note, seen, on_case=True) if on_case else at_first
    bringing = bringing_of_a_note(note, message, facts, proof)
    for_the_mailbox = is_for_the_mailbox(message, facts.landlord)
    if note.complains or (not on_case and for_the_mailbox and _shows_displeasure(note, findings)):
        return _heard(bringing, found, findings, rules)
    if on_case:
        return None  # filed as what staff write
    return _nobody_complains(note, bringing, found, findings, rules, asks=for_the_mailbox)


def _nobody_complains(
    note: Note, bringing: Bringing, found: Found | None, findings: tuple[Finding, ...], rules: Rules, *, asks: bool
) -> Decision:
    """Set a note aside that tells of no complaint.

    asks   whether a person is asked where that cannot be told
    """
    facts = bringing.facts
    kind, sure, because = kind_of(findings, on_case=False, role=Role.TENANT, precedence=rules.precedence)
    is_less = sure and kind in (Kind.COMPLIMENT, Kind.SERVICE_REQUEST, Kind.ENQUIRY)
    said = verdicts(findings)
    kind = kind if is_less else Kind.STAFF
    aside = SetAside(kind, f"{bringing.told}: {because}" if is_less else f"{bringing.told}, and nobody complains")
    actions: list[Action] = [aside, *danger(None, said, findings, facts)]
    if note.complains is None and not is_less and asks and not facts.is_old:
        actions.append(AskOfficer(None, About.WHICH_CASE, UNDECIDED))
    shown = (*tied_by(found), *findings)
    return with_vulnerability(Decision(kind, True, Role.OFFICER, shown, tuple(actions), said), facts)


def _shows_displeasure(note: Note, findings: tuple[Finding, ...]) -> bool:
    return note.complains is None and any(each.finding in ("complaint", "displeasure") for each in findings)
