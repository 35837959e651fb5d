"""A person outside wrote.  Here stands the rule that must never break: when unsure, the complainant is heard.  Pure."""

from __future__ import annotations

from heard.casework import events as happened
from heard.casework.events import About, Direction, Ground, Kind
from heard.judgement.acknowledge import first_letter, waits_for
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision, FileOnCase, Finding, OpenCase, SetAside
from heard.judgement.classify import Precedence, kind_of, verdicts
from heard.judgement.danger import danger
from heard.judgement.facts import Facts
from heard.judgement.find_case import Found, find_case, tied_by
from heard.judgement.rule import Looked
from heard.judgement.signals import signals_of
from heard.mail.message import Message


def from_outside(message: Message, facts: Facts, looked: Looked, precedence: Precedence) -> Decision:
    """A person outside wrote: it goes on their case, or opens one, unless it plainly asks for something else."""
    found = find_case(facts.leads)
    on_case = found is not None and found.sure
    findings = looked.given(signals_of(message, role=facts.writer.role, on_case=on_case))
    kind, sure, because = kind_of(findings, on_case=on_case, role=facts.writer.role, precedence=precedence)
    said = verdicts(findings)
    if found is not None and on_case:
        filed = FileOnCase(found.reference, Direction.IN, kind, found.ground, True, found.because)
        actions = (filed, *danger(found.reference, said, findings, facts))
    elif kind is Kind.COMPLAINT or not sure or found is not None:
        kind = Kind.COMPLAINT
        actions = _new_case(message, facts, found, sure, because, said, findings)
    else:
        actions = (SetAside(kind, because), *danger(None, said, findings, facts))
    return Decision(kind, sure, facts.writer.role, (*tied_by(found), *findings), actions, said)


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
    actions += danger(reference, said, findings, facts)
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
