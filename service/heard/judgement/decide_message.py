"""A message came: what now.

Read top to bottom, this is the order in which it is asked who wrote: ourselves, the same
person again by another route, a machine, somebody of the landlord's, or a person outside.
For the last one the rule that must never break: when unsure, the complainant is heard.
Doubt opens a case and asks a person; it never files away, refuses or drops.

Pure.
"""

from __future__ import annotations

from heard.casework import events as happened
from heard.casework.events import About, Direction, Failure, Ground, Kind
from heard.casework.people import Role
from heard.judgement.acknowledge import first_letter, waits_for
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision, FileOnCase, Finding, OpenCase, SetAside
from heard.judgement.classify import Precedence, kind_of, verdicts
from heard.judgement.facts import Facts, SentLetter
from heard.judgement.find_case import Found, find_case
from heard.judgement.rule import Looked, Rules
from heard.judgement.signals import signals_of
from heard.mail.message import Automatic, Message
from heard.mail.threads.subjects import is_forward

MACHINE_KINDS = {Automatic.REPLY: Kind.AUTO_REPLY, Automatic.BOUNCE: Kind.BOUNCE, Automatic.BULK: Kind.BULK}
NO_ANSWER_TO_MACHINES = "RFC 3834, 2"


def decide_message(message: Message, facts: Facts, rules: Rules, looked: Looked | None = None) -> Decision:
    """Return all that is owed because of this message, with the grounds.

    looked   what the rules see in it, where somebody has looked already
    """
    if facts.own_letter is not None:
        return _our_own(facts.own_letter)
    if facts.same_words is not None:
        return _again(facts)
    if message.machine is not None and (message.bounce is not None or not facts.writer.is_form):
        return _from_a_machine(message, facts, looked or rules.look(message))
    if facts.from_sent_folder or facts.writer.role is Role.OFFICER:
        return _from_staff(message, facts, looked or rules.look(message))
    return _from_outside(message, facts, looked or rules.look(message), rules.precedence)


def decide_unreadable(facts: Facts) -> Decision:
    """A mail nobody could make sense of may be a complaint: a case stands for it until a person has looked."""
    because = "neither of two readers could make sense of this mail, and it may be a complaint"
    actions: list[Action] = []
    if facts.taken_up is None:
        stage = facts.policy.first_stage.name
        actions.append(OpenCase(facts.next_reference, None, Kind.COMPLAINT, False, stage, not facts.is_old, because))
    if not facts.is_old:
        actions.append(AskOfficer(facts.taken_up or facts.next_reference, About.COULD_NOT_READ, because))
    return Decision(Kind.COMPLAINT, False, Role.TENANT, (), tuple(actions))


def _our_own(letter: SentLetter) -> Decision:
    because = f"it is our own letter {letter.number} ({letter.name})"
    aside = SetAside(Kind.STAFF, because, reference=letter.reference)
    return Decision(Kind.STAFF, True, Role.AUTOMATED, (), (aside,))


def _again(facts: Facts) -> Decision:
    """The same words came before by another route: filed beside the first, and nothing is promised twice."""
    assert facts.same_words is not None
    first, reference, kind = facts.same_words
    because = f"it is the same message as {first}, come by another route"
    action: Action = SetAside(kind, because)
    if reference is not None:
        action = FileOnCase(reference, Direction.IN, kind, Ground.SAME_WORDS, True, because)
    return Decision(kind, True, facts.writer.role, (), (action,))


def _from_a_machine(message: Message, facts: Facts, looked: Looked) -> Decision:
    """A machine is never answered.  What it says of our letters counts: one that came back was not given."""
    assert message.machine is not None
    kind = MACHINE_KINDS[message.machine.kind]
    finding = Finding("machine", "mail/machines", message.machine.shown_by, NO_ANSWER_TO_MACHINES)
    because = f"a machine sent it ({message.machine.shown_by})"
    found = find_case(facts.leads)
    returned = next((letter for letter in facts.bounced if letter.reference), None)
    filed: SetAside | FileOnCase = SetAside(kind, because, NO_ANSWER_TO_MACHINES)
    if returned is not None and returned.reference is not None:
        because = f"{because} and it returns letter {returned.number}"
        filed = FileOnCase(returned.reference, Direction.IN, kind, Ground.BOUNCED_LETTER, True, because)
    elif found is not None and found.sure:
        filed = FileOnCase(found.reference, Direction.IN, kind, found.ground, True, f"{because} and {found.because}")
    more = [action for letter in facts.bounced for action in _undelivered(letter, facts)]
    shown: tuple[Finding, ...] = (finding, *_shown(found))
    if kind is not Kind.BOUNCE and not message.machine.shown_by.casefold().startswith("list-"):
        # A person may write through a program that says it is one; a newsletter about dangers is no danger.
        dangers = tuple(each for each in looked.given(frozenset()) if each.finding == "risk")
        shown += dangers
        more += _danger(filed.reference, verdicts(dangers), dangers, facts)
    return Decision(kind, True, Role.AUTOMATED, shown, (filed, *more))


def _undelivered(letter: SentLetter, facts: Facts) -> list[Action]:
    if letter.reference is None:
        return []
    because = f"letter {letter.number} ({letter.name}) did not arrive, so it has not been given"
    event = happened.LetterFailed(letter.number, letter.name, letter.purpose, letter.stage, Failure.BOUNCED)
    actions: list[Action] = [ChangeCase(letter.reference, event, because)]
    if not facts.is_old:
        actions.append(AskOfficer(letter.reference, About.LETTER_FAILED, because))
    return actions


def _from_staff(message: Message, facts: Facts, looked: Looked) -> Decision:
    """Somebody of the landlord's wrote, or says so: filed where it belongs, and never acknowledged.

    A From is no proof, and officers forward tenants' mail: what reads like a complaint and is on
    no case is put before a person, and so is a danger.
    """
    found = find_case(facts.leads)
    findings = looked.given(signals_of(message, role=Role.OFFICER, on_case=found is not None and found.sure))
    dangers = tuple(each for each in findings if each.finding == "risk")
    if found is not None and found.sure:
        # What an officer sent goes out; what only says it is an officer's came in.
        way = Direction.OUT if facts.from_sent_folder or facts.writer.proved else Direction.IN
        because = f"somebody of the landlord's wrote it, and {found.because}"
        filed: FileOnCase | SetAside = FileOnCase(found.reference, way, Kind.STAFF, found.ground, True, because)
        return Decision(Kind.STAFF, True, Role.OFFICER, _shown(found), (filed,))
    filed = SetAside(Kind.STAFF, "somebody of the landlord's wrote it, and it names no case")
    more: list[Action] = list(_danger(None, verdicts(dangers), dangers, facts))
    if not facts.from_sent_folder and not facts.is_old and _brings_a_complaint(message, facts, findings):
        because = "it comes from the landlord's own domain, reads like a complaint, and is on no case"
        more.append(AskOfficer(None, About.WHICH_CASE, because))
    shown = (*_shown(found), *(each for each in findings if each.finding in BRINGS))
    return Decision(Kind.STAFF, True, Role.OFFICER, shown, (filed, *more), verdicts(dangers))


BRINGS = ("complaint", "displeasure", "risk")


def _brings_a_complaint(message: Message, facts: Facts, findings: tuple[Finding, ...]) -> bool:
    """Say whether mail of staff carries somebody else's complaint: a forward, or from nobody in particular."""
    sender = message.sender
    of_an_officer = sender is not None and facts.landlord.officer(sender.address) is not None
    reads_like_one = any(each.finding in BRINGS for each in findings)
    return reads_like_one and (not of_an_officer or is_forward(message.subject))


def _shown(found: Found | None) -> tuple[Finding, ...]:
    return (found.finding,) if found is not None else ()


def _from_outside(message: Message, facts: Facts, looked: Looked, precedence: Precedence) -> Decision:
    """A person outside wrote: it goes on their case, or opens one, unless it plainly asks for something else."""
    found = find_case(facts.leads)
    on_case = found is not None and found.sure
    findings = looked.given(signals_of(message, role=facts.writer.role, on_case=on_case))
    kind, sure, because = kind_of(findings, on_case=on_case, role=facts.writer.role, precedence=precedence)
    said = verdicts(findings)
    if found is not None and on_case:
        filed = FileOnCase(found.reference, Direction.IN, kind, found.ground, True, found.because)
        actions = (filed, *_danger(found.reference, said, findings, facts))
    elif kind is Kind.COMPLAINT or not sure or found is not None:
        kind = Kind.COMPLAINT
        actions = _new_case(message, facts, found, sure, because, said, findings)
    else:
        actions = (SetAside(kind, because), *_danger(None, said, findings, facts))
    return Decision(kind, sure, facts.writer.role, (*_shown(found), *findings), actions, said)


def _new_case(
    message: Message,
    facts: Facts,
    found: Found | None,
    sure: bool,
    because: str,
    said: dict[str, str],
    findings: tuple[Finding, ...],
) -> tuple[Action, ...]:
    stage = facts.policy.first_stage.name
    reference = facts.taken_up or facts.next_reference
    actions = _beginning(facts, stage, sure, because)
    if facts.is_old:
        return tuple(actions)
    if found is not None:
        doubt = f"{found.because}; it is on a case of its own until somebody says where it belongs"
        actions.append(AskOfficer(reference, About.WHICH_CASE, doubt))
    letter, why_not = first_letter(message, facts, reference, stage)
    if letter is not None:
        actions.append(letter)
    if wanted := waits_for(facts.policy, stage):
        because = f"its acknowledgement has to say what only a person can: {', '.join(wanted)}"
        actions.append(AskOfficer(reference, About.WORDS_WANTED, because))
    if letter is None or not facts.writer.sure:
        actions.append(AskOfficer(reference, About.WHO_IS_IT, why_not or facts.writer.because))
    actions += _danger(reference, said, findings, facts)
    return tuple(actions)


def _beginning(facts: Facts, stage: happened.StageName, sure: bool, because: str) -> list[Action]:
    """A case of its own, or the one that has stood for this message since it could not be read."""
    person = facts.writer.person
    if facts.taken_up is None:
        return [OpenCase(facts.next_reference, person, Kind.COMPLAINT, sure, stage, not facts.is_old, because)]
    known = "it could be read at last, so its writer is known"
    return [
        FileOnCase(facts.taken_up, Direction.IN, Kind.COMPLAINT, Ground.OPENED_IT, sure, because),
        ChangeCase(facts.taken_up, happened.ComplainantKnown(person), known),
    ]


def _danger(
    reference: happened.Reference | None, said: dict[str, str], findings: tuple[Finding, ...], facts: Facts
) -> tuple[Action, ...]:
    """A danger is told at once, whatever else the message is."""
    if "risk" not in said or facts.is_old:
        return ()
    shown = next(finding for finding in findings if finding.finding == "risk")
    because = f"it may report a danger ({shown.rule})"
    alert = facts.policy.risk.alert if facts.policy.risk else ()
    asked = AskOfficer(reference, About.DANGER, because, shown.source, alert)
    if reference is None:
        return (asked,)
    noticed = happened.RiskNoticed(facts.message, said["risk"] == "yes")
    return (ChangeCase(reference, noticed, because, shown.source), asked)
