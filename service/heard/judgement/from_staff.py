"""Somebody of the landlord's wrote, or says so.  Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from heard.casework.events import About, CasesLinked, Direction, Kind, LetterKind, Reference
from heard.casework.people import Role
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision, FileOnCase, Finding, SetAside
from heard.judgement.asked_below import asked_below, surely_asks_below, told_in_what_is_below
from heard.judgement.brought.bringing import brought
from heard.judgement.brought.note import is_for_the_mailbox
from heard.judgement.classify import verdicts
from heard.judgement.commands.among_ourselves import is_among_ourselves
from heard.judgement.commands.beside_a_danger import held_up_by_what_it_brings
from heard.judgement.commands.more_told import with_more_told
from heard.judgement.commands.on_top import with_command_on_top
from heard.judgement.commands.ours_passed_back import filed_alone, passed_back_in, with_question, without_ours
from heard.judgement.commands.to_a_notice import answer_to_a_notice
from heard.judgement.danger import danger, is_known_for_a_danger, without_unnamed_dangers
from heard.judgement.facts import Facts, OnFile
from heard.judgement.officers.answered_below import answered_below
from heard.judgement.officers.copied_outside import copied_outside
from heard.judgement.officers.goes_to import cases_of_whom_it_goes_to, of_several, put_on_their_only
from heard.judgement.officers.on_case import LetterOnCase, letter_on_case, standing_of
from heard.judgement.officers.proof import Proof, counts_already, proof_of
from heard.judgement.officers.seen import seen_in
from heard.judgement.officers.what_follows import CHANGES_SOMETHING
from heard.judgement.pasted import with_what_is_pasted
from heard.judgement.rule import Looked, Rules
from heard.judgement.signals import signals_of
from heard.judgement.threading.find_case import Found, find_case, tied_by
from heard.judgement.told_below import told_below
from heard.judgement.vulnerability import vulnerability
from heard.mail.message import Message
from heard.mail.threads.subjects import is_forward

PROOF = "judgement/officers/proof"


def from_staff(message: Message, facts: Facts, looked: Looked, rules: Rules) -> Decision:
    """File it where it belongs, with all that follows from it there, and never acknowledge it to its writer.

    A From is no proof, and officers bring other people's words: what they pass on is heard as those people's.
    """
    message = _with_blind_copies(message, facts)
    back = passed_back_in(message, facts)
    if back is None:
        return _heard(message, facts, looked, rules)
    if (filed := filed_alone(back)) is not None:
        return filed
    message = without_ours(message, facts)
    return with_question(_heard(message, facts, rules.look(message), rules), back, message, facts)


def _heard(message: Message, facts: Facts, looked: Looked, rules: Rules) -> Decision:
    """Return what follows from what an officer says and brings."""
    proof = proof_of(message, facts)
    if (answer := answer_to_a_notice(message, facts, proof, rules)) is not None:
        return held_up_by_what_it_brings(
            with_more_told(with_what_is_pasted(answer, message, facts, rules), message, facts)
        )
    decision = _brought(message, facts, looked, rules, proof) or _theirs(message, facts, looked, rules, proof)
    decision = with_command_on_top(decision, message, facts, proof, rules)
    return held_up_by_what_it_brings(with_more_told(decision, message, facts))


def _brought(message: Message, facts: Facts, looked: Looked, rules: Rules, proof: Proof) -> Decision | None:
    """Return what follows from what it brings of others'; of what is held, also whether it is asked for again."""
    decision = brought(message, facts, looked, rules, proof)
    if decision is None or decision.kind is not Kind.STAFF or decision.reference is None:
        return decision
    asked = asked_below(message, facts, rules, decision.reference, of=_writer(facts))
    return replace(decision, actions=(*decision.actions, *asked))


def _theirs(message: Message, facts: Facts, looked: Looked, rules: Rules, proof: Proof) -> Decision:
    """Return what follows from a mail of staff's own."""
    found = find_case(message, facts)
    if found is not None and found.is_there:
        decision = _on_case(message, facts, found, proof, rules)
    else:
        decision = _on_no_case(message, facts, looked, found, proof, rules)
    return _with_what_is_below(decision, message, facts, looked, rules)


def _with_what_is_below(decision: Decision, message: Message, facts: Facts, looked: Looked, rules: Rules) -> Decision:
    """Return a decision on mail of staff, with what follows from a danger or a vulnerability in what it passes on.

    A danger that it tells the mailbox of itself is told as well.

    What the mailbox itself passes on had come to it, and was looked at then; what it answers may have come elsewhere.
    """
    on, is_ours = decision.reference, facts.from_sent_folder
    told = told_below(message, facts, rules, on) if not facts.is_old and not is_ours else ()
    had_come = facts.is_old or (is_ours and is_forward(message.subject))
    quoted = told_in_what_is_below(message, facts, rules, on) if not had_come else ()
    noted = _noted_for_the_mailbox(message, facts, looked, rules, on)
    below = tuple(dict.fromkeys((*noted, *told, *quoted)))
    if not below:
        return decision
    said = verdicts(below)
    filed = next((each for each in decision.actions if isinstance(each, FileOnCase)), None)
    is_told = any(isinstance(each, AskOfficer) and each.about is About.DANGER for each in decision.actions)
    dangers = () if is_told else danger(decision.reference, said, below, facts)
    return replace(
        decision,
        findings=(*decision.findings, *below),
        actions=(*decision.actions, *dangers, *vulnerability(filed, below, facts)),
        verdicts={**said, **decision.verdicts},
    )


def _noted_for_the_mailbox(
    message: Message, facts: Facts, looked: Looked, rules: Rules, on: Reference | None
) -> tuple[Finding, ...]:
    """Return the dangers in a note that an officer sends to the mailbox, alone or with colleagues.

    What her own mail would be heard for is heard in a note that tells of her.  () where its case is known for a danger.
    """
    is_ours = facts.is_old or facts.from_sent_folder
    if is_ours or on is None or not is_for_the_mailbox(message, facts.landlord):
        return ()
    if not is_among_ourselves(message, facts) or is_known_for_a_danger(on, facts):
        return ()
    seen = looked.given(signals_of(message, role=Role.TENANT, on_case=True))
    second = rules.second(looked, facts.standing(on), Role.TENANT).together(seen)
    return tuple(each for each in without_unnamed_dangers(second, message) if each.finding == "risk")


def _with_blind_copies(message: Message, facts: Facts) -> Message:
    """Return what the mailbox sent with whoever got a copy unseen; what came in may claim anybody for one."""
    return replace(message, cc=(*message.cc, *message.bcc)) if facts.from_sent_folder else message


def _on_case(message: Message, facts: Facts, found: Found, proof: Proof, rules: Rules) -> Decision:
    # What an officer sent goes out; what only says it is an officer's came in.
    way = Direction.OUT if proof.proved else Direction.IN
    because = f"somebody of the landlord's wrote it, and {found.because}"
    filed = FileOnCase(found.reference, way, Kind.STAFF, found.ground, found.sure, because)
    shown = Finding("proof", PROOF, proof.because, "RFC 8601, 4.1", "yes" if proof.proved else "ask")
    on_file = facts.stands(found.reference)
    if on_file is None:
        asked = asked_below(message, facts, rules, found.reference, of=_writer(facts))
        return Decision(Kind.STAFF, True, Role.OFFICER, (*tied_by(found), shown), (filed, *asked))
    if counts_already(facts, on_file):
        return Decision(Kind.STAFF, True, Role.OFFICER, (*tied_by(found), shown), (filed,))
    seen = _read(message, on_file, facts, rules)
    if not found.sure:
        seen = seen.doubted("and it may belong to another case")
    follows = seen.brings_about(facts, rules, proved=proof.proved, doubt=proof.because)
    follows += tuple(_on_the_others(found, seen, facts))
    if found.sure:
        follows += tuple(copied_outside(message, on_file, facts))
    if not (seen.is_of_a_later_stage and seen.letter.sure):
        answers = seen.letter.kind in CHANGES_SOMETHING
        follows += asked_below(message, facts, rules, found.reference, of=_writer(facts), answers=answers)
    findings = (*tied_by(found), shown, *seen.findings)
    return Decision(Kind.STAFF, True, Role.OFFICER, findings, (filed, *follows))


def _read(message: Message, on_file: OnFile, facts: Facts, rules: Rules) -> LetterOnCase:
    """Return what it is; among colleagues, the answer it passes on.

    A letter of a later stage is in doubt where nobody is known to have asked for that, which its quote may show.
    """
    seen = letter_on_case(message, on_file, facts, rules)
    if seen.is_of_a_later_stage and surely_asks_below(message, facts, rules, on_file.case.reference):
        seen = letter_on_case(message, replace(on_file, asked_at=facts.received_at), facts, rules)
    if seen.letter.kind is not LetterKind.INTERNAL:
        return seen
    below = answered_below(message, on_file, standing_of(on_file, facts), facts.landlord, rules)
    return replace(seen, letter=below) if below is not None else seen


def _on_the_others(found: Found, seen: LetterOnCase, facts: Facts) -> Iterator[Action]:
    """Link the other cases that an officer's mail names; where it may be their answer as well, a person is asked.

    It is one message, lies on one case and counts there alone.
    """
    is_open = {lead.reference for lead in facts.leads if lead.is_open}
    for other in found.named if not facts.is_old else ():
        yield ChangeCase(found.reference, CasesLinked(other), f"it names {other} as well")
        if seen.letter.kind in CHANGES_SOMETHING and other in is_open:
            because = (
                f"an officer's letter lies on {found.reference} and names {other} as well: "
                f"it may answer both, and counts on one alone, so nothing has been done on {other}"
            )
            yield AskOfficer(other, About.WHICH_CASE, because, of=_writer(facts))


def proved_at_last(message: Message, facts: Facts, rules: Rules) -> tuple[Action, ...]:
    """Return what follows from the second copy of an officer's letter, where only that one is known to be theirs.

    In Cc a colleague's mail bears no verdict; the same letter among what the mailbox sent is proof.  What the
    first one has brought about is not brought about again, and where its case was in doubt it still is.
    """
    assert facts.same_words is not None
    first, reference, _ = facts.same_words
    on_file = facts.stands(reference) if reference is not None else None
    if on_file is None or not proof_of(message, facts).proved:
        return ()
    before = [each for each in on_file.case.letters_seen if each.message == first]
    if any(each.proved for each in before) or first in on_file.case.letters_undone:
        return ()
    seen = _read(_with_blind_copies(message, facts), on_file, facts, rules)
    if before and not before[-1].sure:
        seen = seen.doubted("and it was in doubt before")
    return seen.brings_about(facts, rules, proved=True)


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
    elif not facts.is_old and _tells_that_it_is_recorded(message, facts, rules):
        more.append(AskOfficer(None, About.WHICH_CASE, RECORDED_NOWHERE, of=_writer(facts)))
    elif not facts.from_sent_folder and not facts.is_old and _brings_a_complaint(message, facts, findings):
        because = "it comes from the landlord's own domain, reads like a complaint, and is on no case"
        more.append(AskOfficer(None, About.WHICH_CASE, because))
    else:
        more += asked_below(message, facts, rules, None, of=_writer(facts))
    shown = (*tied_by(found), *(each for each in findings if each.finding in BRINGS))
    return Decision(Kind.STAFF, True, Role.OFFICER, shown, (filed, *more), verdicts(dangers))


RECORDED = ("received", "takes-on")
NO_COMPLAINANTS = (Role.OFFICER, Role.OTHER, Role.OMBUDSMAN)


def _writer(facts: Facts) -> tuple[str, ...]:
    address = facts.writer.address
    return (address.address,) if address is not None else ()


BRINGS = ("complaint", "displeasure", "risk")
RECORDED_NOWHERE = (
    "an officer tells somebody outside that their complaint is dealt with, and none of theirs is known: "
    "if they complained to an officer alone, or by telephone, nobody has recorded it"
)


def _tells_that_it_is_recorded(message: Message, facts: Facts, rules: Rules) -> bool:
    """Say whether a mail tells somebody outside that a complaint of theirs was taken down, or is looked into."""
    outside = (
        each
        for each in (*message.to, *message.cc)
        if not facts.landlord.is_inside(each.address) and facts.landlord.role_of(each.address) not in NO_COMPLAINANTS
    )
    marks = seen_in(message.subject, message.own_words, rules).marks
    return any(outside) and not marks.isdisjoint(RECORDED) and "orders" not in marks


def _brings_a_complaint(message: Message, facts: Facts, findings: tuple[Finding, ...]) -> bool:
    """Say whether mail of staff carries somebody else's complaint: a forward, or from nobody in particular."""
    sender = message.sender
    of_an_officer = sender is not None and facts.landlord.officer(sender.address) is not None
    reads_like_one = any(each.finding in BRINGS for each in findings)
    return reads_like_one and (not of_an_officer or is_forward(message.subject))
