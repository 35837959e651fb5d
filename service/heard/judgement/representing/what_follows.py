"""What follows where somebody writes for somebody else.

Their case opens and its clocks run as anybody's; only what may be told them waits.  Where the
policy wants consent and none is shown, a person is asked, and told what is withheld until then; where it has
a letter that asks for authority, the writer gets it beside the acknowledgement.  Neither tells anything of
whoever is spoken for.  On a case there is already, only the person is asked: that there is such a
case is more than a stranger may be told.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from heard.casework.events import About, LetterName, Purpose
from heard.casework.people import Role
from heard.casework.policy import LetterRule, Policy
from heard.casework.policy.words import Consent
from heard.judgement.actions import Action, AskOfficer, Decision, FileOnCase, Finding, OpenCase, WriteLetter
from heard.judgement.facts import Facts
from heard.judgement.representing.relations import ROLE_OF
from heard.judgement.representing.speaks_for import speaks_for
from heard.judgement.representing.spoken_for import Relation, SpokenFor
from heard.mail.message import Message

WRITTEN_FOR = "written-for-somebody-else"
_RULE = "judgement/representing"
_CALLED: Mapping[Relation, frozenset[str]] = {
    Relation.ADVOCATE: frozenset({"advocate", "other advocate", "support worker", "community adviser"}),
    Relation.MP: frozenset({"MP"}),
    Relation.COUNCILLOR: frozenset({"councillor"}),
    Relation.MEMBER: frozenset({"person of similar standing"}),
    Relation.RELATIVE: frozenset({"relative", "family member"}),
    Relation.FRIEND: frozenset({"friend"}),
    Relation.CARER: frozenset({"carer", "support worker"}),
    Relation.SOLICITOR: frozenset({"solicitor"}),
    Relation.GROUP: frozenset({"group", "petition", "tenants association"}),
    Relation.OTHER: frozenset(),
}
"""What policies call them."""


def with_whom_it_is_for(decision: Decision, message: Message, facts: Facts) -> Decision:
    """Return the decision on a message of somebody outside, with what follows if it is written for somebody else."""
    if decision.reference is None:
        return decision
    spoken_for = speaks_for(message, facts.writer.role, facts.landlord)
    if spoken_for is None:
        return decision
    role = (
        ROLE_OF.get(spoken_for.relation, decision.role) if decision.role in (Role.TENANT, Role.OTHER) else decision.role
    )
    actions = (*decision.actions, *_follows(spoken_for, decision.actions, facts))
    return replace(
        decision, role=role, findings=(*decision.findings, _finding(spoken_for, facts.policy)), actions=actions
    )


def consent_is_wanted(spoken_for: SpokenFor, policy: Policy) -> bool:
    """Say whether it has to be shown that whoever is spoken for agrees, or a person has to say that it need not."""
    if spoken_for.has_authority:
        return False
    rule = policy.representatives
    if rule is None:
        return True
    excused = not _CALLED[spoken_for.relation].isdisjoint(rule.consent_not_needed_for)
    return rule.consent is not Consent.NOT_NEEDED and not excused


def _finding(spoken_for: SpokenFor, policy: Policy) -> Finding:
    whom = ", ".join(filter(None, (spoken_for.name, spoken_for.home))) or "not told who"
    words = f"{spoken_for.words} ({spoken_for.relation}; for {whom})"
    verdict = "ask" if consent_is_wanted(spoken_for, policy) else "yes"
    return Finding(WRITTEN_FOR, _RULE, words.strip(), _clause(spoken_for, policy), verdict)


def _clause(spoken_for: SpokenFor, policy: Policy) -> str:
    rule = policy.petition if spoken_for.relation is Relation.GROUP and policy.petition else policy.representatives
    return (rule.clause if rule else None) or ""


def _follows(spoken_for: SpokenFor, actions: tuple[Action, ...], facts: Facts) -> Iterator[Action]:
    filed = next((each for each in actions if isinstance(each, OpenCase | FileOnCase)), None)
    if filed is None or facts.is_old:
        return
    opens = isinstance(filed, OpenCase)
    if not opens and any(lead.reference == filed.reference and lead.belongs for lead in facts.leads):
        return  # they wrote on it before, and a person was asked then
    wanted = consent_is_wanted(spoken_for, facts.policy)
    doubts = tuple(_doubts(spoken_for, facts.policy, wanted=wanted))
    if doubts:
        because = f"it is written for somebody else ({spoken_for.relation}): {'; '.join(doubts)}"
        about = About.MAY_SPEAK_FOR if wanted else About.ONE_CONTACT
        yield AskOfficer(filed.reference, about, because, _clause(spoken_for, facts.policy))
    answered = next((each for each in actions if isinstance(each, WriteLetter) and each.outside), None)
    rule = _asking_letter(facts.policy)
    if wanted and opens and answered is not None and rule is not None:
        yield _asking(rule, answered)


def _doubts(spoken_for: SpokenFor, policy: Policy, *, wanted: bool) -> Iterator[str]:
    rule = policy.representatives
    if wanted:
        withheld = ", ".join(rule.withhold_until_consent) if rule else ""
        yield f"it shows no authority; until it does, they are told nothing of {withheld or 'whoever it is for'}"
    if spoken_for.relation is Relation.GROUP and policy.petition and not spoken_for.names_contact:
        yield f"they have to be asked for {policy.petition.ask_for}"


def _asking_letter(policy: Policy) -> LetterRule | None:
    named = policy.representatives.letter if policy.representatives else None
    return policy.letters.get(named) if named else None


_SAID = ("name", "reference", "organisation", "outside_body", "how_to_complain", "mailbox")


def _asking(rule: LetterRule, answered: WriteLetter) -> WriteLetter:
    """Return the letter that asks the writer for authority; it goes where the acknowledgement goes."""
    return replace(
        answered,
        key=f"{answered.reference}:{rule.purpose}",
        name=LetterName(f"complainant.{rule.purpose}.any"),
        purpose=Purpose.RECEIPT,
        values={word: answered.values[word] for word in _SAID if word in answered.values},
        because="whoever writes for somebody else is asked to show that they may",
        clause=rule.clause or "",
        must_say=rule.must_say,
    )
