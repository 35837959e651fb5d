"""Somebody of the landlord's wrote, or says so.  Pure."""

from __future__ import annotations

from heard.casework.events import About, Direction, Kind, Reference
from heard.casework.people import Role
from heard.judgement.actions import Action, AskOfficer, Decision, FileOnCase, Finding, SetAside
from heard.judgement.brought.bringing import brought
from heard.judgement.classify import verdicts
from heard.judgement.danger import danger
from heard.judgement.facts import Facts, OnFile
from heard.judgement.officers.goes_to import cases_of_whom_it_goes_to, of_several, put_on_their_only
from heard.judgement.officers.on_case import letter_on_case
from heard.judgement.officers.proof import Proof, counts_already, proof_of
from heard.judgement.rule import Looked, Rules
from heard.judgement.signals import signals_of
from heard.judgement.threading.find_case import Found, find_case, tied_by
from heard.mail.message import Message
from heard.mail.threads.subjects import is_forward

PROOF = "judgement/officers/proof"


def from_staff(message: Message, facts: Facts, looked: Looked, rules: Rules) -> Decision:
    """File it where it belongs, with all that follows from it there, and never acknowledge it to its writer.

    A From is no proof, and officers bring other people's words: what they pass on is heard as those people's.
    """
    proof = proof_of(message, facts)
    if (decision := brought(message, facts, looked, rules, proof)) is not None:
        return decision
    found = find_case(message, facts)
    if found is not None and found.is_there:
        return _on_case(message, facts, found, proof, rules)
    return _on_no_case(message, facts, looked, found, proof, rules)


def _on_case(message: Message, facts: Facts, found: Found, proof: Proof, rules: Rules) -> Decision:
    # What an officer sent goes out; what only says it is an officer's came in.
    way = Direction.OUT if proof.proved else Direction.IN
    because = f"somebody of the landlord's wrote it, and {found.because}"
    filed = FileOnCase(found.reference, way, Kind.STAFF, found.ground, found.sure, because)
    shown = Finding("proof", PROOF, proof.because, "RFC 8601, 4.1", "yes" if proof.proved else "ask")
    on_file = _stands(found.reference, facts)
    if on_file is None:
        return Decision(Kind.STAFF, True, Role.OFFICER, (*tied_by(found), shown), (filed,))
    if counts_already(facts, on_file):
        return Decision(Kind.STAFF, True, Role.OFFICER, (*tied_by(found), shown), (filed,))
    seen = letter_on_case(message, on_file, facts, rules)
    if not found.sure:
        seen = seen.doubted("and it may belong to another case")
    follows = seen.brings_about(facts, rules, proved=proof.proved, doubt=proof.because)
    findings = (*tied_by(found), shown, *seen.findings)
    return Decision(Kind.STAFF, True, Role.OFFICER, findings, (filed, *follows))


def proved_at_last(message: Message, facts: Facts, rules: Rules) -> tuple[Action, ...]:
    """Return what follows from the second copy of an officer's letter, where only that one is known to be theirs.

    In Cc a colleague's mail bears no verdict; the same letter among what the mailbox sent is proof.  What the
    first one has brought about is not brought about again, and where its case was in doubt it still is.
    """
    assert facts.same_words is not None
    first, reference, _ = facts.same_words
    on_file = _stands(reference, facts) if reference is not None else None
    if on_file is None or not proof_of(message, facts).proved:
        return ()
    before = [each for each in on_file.case.letters_seen if each.message == first]
    if any(each.proved for each in before) or first in on_file.case.letters_undone:
        return ()
    seen = letter_on_case(message, on_file, facts, rules)
    if before and not before[-1].sure:
        seen = seen.doubted("and it was in doubt before")
    return seen.brings_about(facts, rules, proved=True)


def _stands(reference: Reference, facts: Facts) -> OnFile | None:
    return next((each for each in facts.on_file if each.case.reference == reference), None)


def _on_no_case(
    message: Message, facts: Facts, looked: Looked, found: Found | None, proof: Proof, rules: Rules
) -> Decision:
    """What goes to somebody of a case, or reads like a complaint, is put before a person, and so is a danger."""
    theirs = cases_of_whom_it_goes_to(message, facts)
    if len(theirs) == 1:
        return _on_case(message, facts, put_on_their_only(theirs[0], found), proof, rules)
    findings = looked.given(signals_of(message, role=Role.OFFICER, on_case=False))
    dangers = tuple(each for each in findings if each.finding == "risk")
    filed = SetAside(Kind.STAFF, "somebody of the landlord's wrote it, and it names no case")
    more: list[Action] = list(danger(None, verdicts(dangers), dangers, facts))
    if theirs and not facts.is_old:
        more.append(AskOfficer(None, About.WHICH_CASE, of_several(theirs), of=_writer(facts)))
    elif not facts.from_sent_folder and not facts.is_old and _brings_a_complaint(message, facts, findings):
        because = "it comes from the landlord's own domain, reads like a complaint, and is on no case"
        more.append(AskOfficer(None, About.WHICH_CASE, because))
    shown = (*tied_by(found), *(each for each in findings if each.finding in BRINGS))
    return Decision(Kind.STAFF, True, Role.OFFICER, shown, (filed, *more), verdicts(dangers))


def _writer(facts: Facts) -> tuple[str, ...]:
    address = facts.writer.address
    return (address.address,) if address is not None else ()


BRINGS = ("complaint", "displeasure", "risk")


def _brings_a_complaint(message: Message, facts: Facts, findings: tuple[Finding, ...]) -> bool:
    """Say whether mail of staff carries somebody else's complaint: a forward, or from nobody in particular."""
    sender = message.sender
    of_an_officer = sender is not None and facts.landlord.officer(sender.address) is not None
    reads_like_one = any(each.finding in BRINGS for each in findings)
    return reads_like_one and (not of_an_officer or is_forward(message.subject))
