"""What an officer's mail brings beside the mail that was heard: others attached or below it, and who else has it.

One mail opens one case.  Whoever passes on two complaints at once has two people waiting, so a person is told of
whoever was not heard, and a danger is looked for in all of them.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from heard.casework.events import About, Kind
from heard.casework.people import Role
from heard.judgement.actions import Action, AskOfficer, Decision, FileOnCase, Finding, OpenCase, SetAside
from heard.judgement.brought.held import held_on
from heard.judgement.brought.opening import MOST_NAMED
from heard.judgement.brought.passed_on import PassedOn, is_of_the_same_writer
from heard.judgement.brought.whose import OF_A_COMPLAINT
from heard.judgement.classify import verdicts
from heard.judgement.danger import danger
from heard.judgement.facts import Facts
from heard.judgement.rule import Rules
from heard.judgement.signals import signals_of
from heard.judgement.threading.evidence import HOLDS_A_MAIL
from heard.judgement.threading.find_case import Found, find_case
from heard.judgement.vulnerability import vulnerability
from heard.mail.message import Message

_LONGEST_NAME = 60
_Unheard = tuple[PassedOn, tuple[Finding, ...]]


def first_unheard(theirs: PassedOn, facts: Facts) -> PassedOn:
    """Return the first attached mail that is on no case yet; the first of all where each is, or where it stands inline.

    What stands inline below a mail that is held is older than that mail.
    """
    if not theirs.is_attached or held_on(theirs, facts) is None:
        return theirs
    unheard = next((each for each in theirs.others if held_on(each, facts) is None), None)
    if unheard is None:
        return theirs
    rest = (theirs, *(each for each in theirs.others if each is not unheard))
    return replace(unheard, others=rest)


def as_if_alone(theirs: PassedOn, facts: Facts) -> Facts:
    """Return the facts without what is known by the other mails that came with it: who wrote them, and their case."""
    known = facts.brought.address if facts.brought is not None else None
    given = theirs.claimed.address
    is_theirs = known is not None and given is not None and known.address == given.address
    if not theirs.is_attached:
        is_another = facts.brought is not None and given is not None and not is_theirs
        return replace(facts, brought=None) if is_another else facts
    ids = {each.forwarded.message_id for each in theirs.others} - {theirs.forwarded.message_id}
    leads = (
        replace(lead, ties=tuple(tie for tie in lead.ties if tie.kind not in HOLDS_A_MAIL or tie.shown_by not in ids))
        for lead in facts.leads
    )
    return replace(
        facts, brought=facts.brought if is_theirs else None, leads=tuple(lead for lead in leads if lead.ties)
    )


def is_there(found: Found | None) -> bool:
    """Say whether a mail among colleagues has a case to be filed on."""
    return found is not None and found.is_there


def with_what_is_beside(
    decision: Decision | None, theirs: PassedOn, message: Message, facts: Facts, rules: Rules
) -> Decision | None:
    """Return a decision on a mail that was passed on, and what a person has to know of all that came with it.

    decision   None where the mail is to be filed as what staff write
    """
    if facts.is_old:
        return decision
    unheard = [(each, _found_in(each, rules)) for each in theirs.others if held_on(each, facts) is None]
    if decision is None:
        if not any(_is_a_complaint(findings) for _, findings in unheard) or is_there(find_case(message, facts)):
            return None
        aside = SetAside(Kind.STAFF, "somebody of the landlord's passes on what is nobody's complaint")
        decision = Decision(Kind.STAFF, True, Role.OFFICER, (), (aside,))
    told = (*_others(decision, theirs, unheard, facts), *_who_else_has_it(decision, theirs))
    dangers, frail = _dangers(decision, theirs, unheard, facts), _vulnerable(decision, theirs, unheard, facts)
    looked_for = {"risk"} if dangers else set()
    if frail:
        looked_for.add("vulnerability")
    shown = tuple(each for _, findings in unheard for each in findings if each.finding in looked_for)
    said = {**verdicts(shown), **decision.verdicts}
    return replace(
        decision,
        actions=(*decision.actions, *told, *dangers, *frail),
        findings=(*decision.findings, *shown),
        verdicts=said,
    )


def _found_in(other: PassedOn, rules: Rules) -> tuple[Finding, ...]:
    looked = rules.look(other.message)
    signals = signals_of(other.message, role=other.claimed.role, on_case=False)
    return (*looked.given(signals), *looked.below_the_name)


def _is_a_complaint(findings: Collection[Finding]) -> bool:
    return any(each.finding in OF_A_COMPLAINT for each in findings)


def _others(decision: Decision, theirs: PassedOn, unheard: list[_Unheard], facts: Facts) -> Iterator[AskOfficer]:
    """Ask about the mails nobody heard: all that are attached; of those in a chain, what may be a complaint.

    Below a mail that opened or went on a case stands what its writer had written before, and that is read with the
    case; what somebody else wrote is not.
    """
    if theirs.is_attached:
        waiting = [each for each, found in unheard if each.claimed.role is not Role.OTHER or _is_a_complaint(found)]
        because = "{} attached to it and not heard, from {}: each may be a complaint of its own"
    else:
        waiting = [
            each for each, found in unheard if _is_a_complaint(found) and not _goes_with(each, decision, theirs, facts)
        ]
        because = "{} in the chain it passes on and on no case, from {}, and it reads like a complaint"
    if waiting:
        how_many = "1 more mail is" if len(waiting) == 1 else f"{len(waiting)} more mails are"
        reason = because.format(how_many, _names(waiting))
        yield AskOfficer(decision.reference, About.WHICH_CASE, reason)


def _goes_with(other: PassedOn, decision: Decision, theirs: PassedOn, facts: Facts) -> bool:
    """Say whether a mail in the chain is read with the case that was opened or filed on, or is asked about already."""
    if not any(isinstance(each, OpenCase | FileOnCase) for each in decision.actions):
        return False
    if other.answers_us and any(
        isinstance(each, AskOfficer) and each.about is About.WHO_IS_IT for each in decision.actions
    ):
        return True
    on_file = facts.stands(decision.reference) if decision.reference is not None else None
    address = other.claimed.address
    is_of_the_case = on_file is not None and address is not None and address.address in on_file.people
    return is_of_the_case or is_of_the_same_writer(other, theirs)


def _names(waiting: list[PassedOn]) -> str:
    names = list(dict.fromkeys(map(_name, waiting)))
    more = [f"{len(names) - MOST_NAMED} others"] if len(names) > MOST_NAMED else []
    return ", ".join((*names[:MOST_NAMED], *more))


def _name(other: PassedOn) -> str:
    address = other.claimed.address
    name = " ".join((address.name if address else other.forwarded.name).split())
    return name[:_LONGEST_NAME] or "somebody it does not name"


def _who_else_has_it(decision: Decision, theirs: PassedOn) -> Iterator[AskOfficer]:
    """Ask, where people outside have the officer's mail too: it may have been passed on for them to deal with."""
    outside = (*theirs.sent_to, *theirs.copied_to)
    asks = any(isinstance(each, AskOfficer) and each.about is About.WHICH_CASE for each in decision.actions)
    if not outside or asks or decision.reference is None:
        return
    to = ", ".join(outside[:MOST_NAMED])
    because = f"it went to {to} as well, so it may have been meant for them alone"
    yield AskOfficer(decision.reference, About.WHICH_CASE, because)


def _dangers(decision: Decision, theirs: PassedOn, unheard: list[_Unheard], facts: Facts) -> tuple[Action, ...]:
    """Tell of a danger in a mail that was not heard.  Attached, it is about another home than the case that opened."""
    told = any(isinstance(each, AskOfficer) and each.about is About.DANGER for each in decision.actions)
    if told and not theirs.is_attached:
        return ()
    findings = tuple(each for _, found in unheard for each in found if each.finding == "risk")
    reference = None if theirs.is_attached else decision.reference
    return danger(reference, verdicts(findings), findings, facts)


def _vulnerable(decision: Decision, theirs: PassedOn, unheard: list[_Unheard], facts: Facts) -> tuple[Action, ...]:
    """Tell of somebody vulnerable in a mail that was not heard, as of a danger: attached, it is about another home."""
    told = any(isinstance(each, AskOfficer) and each.about is About.VULNERABLE for each in decision.actions)
    if told and not theirs.is_attached:
        return ()
    findings = tuple(each for _, found in unheard for each in found)
    on_case = (each for each in decision.actions if isinstance(each, OpenCase | FileOnCase))
    return vulnerability(None if theirs.is_attached else next(on_case, None), findings, facts)
