"""A person outside wrote.  Here stands the rule that must never break: when unsure, the complainant is heard.  Pure."""

from __future__ import annotations

from heard.casework import events as happened
from heard.casework.events import About, Direction, Ground, Kind
from heard.judgement.acknowledge import first_letter, waits_for
from heard.judgement.actions import Action, AskOfficer, ChangeCase, Decision, FileOnCase, Finding, OpenCase, SetAside
from heard.judgement.classify import VERDICTS, Precedence, kind_of, verdicts
from heard.judgement.danger import danger
from heard.judgement.facts import Facts
from heard.judgement.rule import Looked
from heard.judgement.signals import signals_of
from heard.judgement.threading.find_case import Found, find_case, tied_by
from heard.mail.message import Message

SOLD = "it reads like an advertisement or a fraud, so nothing is written to its sender until somebody has looked"


def from_outside(message: Message, facts: Facts, looked: Looked, precedence: Precedence) -> Decision:
    """A person outside wrote: it goes on their case, or opens one, unless it plainly asks for something else."""
    at_first = looked.given(signals_of(message, role=facts.writer.role, on_case=False))
    found = find_case(message, facts, at_first)
    on_case = found is not None and found.is_there
    findings = looked.given(signals_of(message, role=facts.writer.role, on_case=on_case))
    kind, sure, because = kind_of(findings, on_case=on_case, role=facts.writer.role, precedence=precedence)
    said = verdicts(findings)
    if found is not None and on_case:
        filed = FileOnCase(found.reference, Direction.IN, kind, found.ground, found.sure, found.because)
        wants_more = _next_stage(found, said, findings, facts)
        actions = (filed, *_which(found, facts), *wants_more, *danger(found.reference, said, findings, facts))
    elif kind is Kind.COMPLAINT or not sure or (found is not None and found.is_named):
        doubtful = kind is Kind.BULK and not any(each.finding == "displeasure" for each in findings)
        kind = Kind.COMPLAINT
        actions = _new_case(message, facts, found, sure, because, said, findings, unanswered=doubtful)
    else:
        actions = (SetAside(kind, because), *danger(None, said, findings, facts))
    return Decision(kind, sure, facts.writer.role, (*tied_by(found), *findings), actions, said)


def _which(found: Found, facts: Facts) -> tuple[Action, ...]:
    """Ask, where a message was put on the likeliest of its writer's cases and another is as likely."""
    if found.sure or facts.is_old:
        return ()
    return (AskOfficer(found.reference, About.WHICH_CASE, f"{found.because}; it was put on {found.reference}"),)


def _next_stage(found: Found, said: dict[str, str], findings: tuple[Finding, ...], facts: Facts) -> tuple[Action, ...]:
    """Tell a person that somebody does not accept where their case stands: it is they who open the next stage."""
    if "escalation" not in said or facts.is_old:
        return ()
    shown = next(finding for finding in findings if VERDICTS.get(finding.finding) == "escalation")
    because = f'it seems to ask for more than it was given ("{shown.words}"), and has had no acknowledgement'
    return (AskOfficer(found.reference, About.NEXT_STAGE, because, shown.source),)


def _new_case(
    message: Message,
    facts: Facts,
    found: Found | None,
    sure: bool,
    because: str,
    said: dict[str, str],
    findings: tuple[Finding, ...],
    *,
    unanswered: bool,
) -> tuple[Action, ...]:
    """Open a case, answer it, and ask what a person has to say.

    unanswered   it may be an advertisement or a fraud: a person looks before anything is written to it
    """
    stage = facts.policy.first_stage.name
    reference = facts.taken_up or facts.next_reference
    actions = _beginning(facts, stage, sure, because)
    if facts.is_old:
        return tuple(actions)
    if found is not None:
        linked = f"it may have to do with {found.reference}"
        actions.append(ChangeCase(reference, happened.CasesLinked(found.reference), linked))
        doubt = f"{found.because}; it is on a case of its own until somebody says where it belongs"
        actions.append(AskOfficer(reference, About.WHICH_CASE, doubt))
    letter, why_not = (None, SOLD) if unanswered else first_letter(message, facts, reference, stage)
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
