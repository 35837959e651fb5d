"""A message came: what now.

Read top to bottom, this is the order in which it is asked who wrote: ourselves, the same
person again by another route, a machine, somebody of the landlord's, or a person outside.
For the last one the rule that must never break: when unsure, the complainant is heard.
Doubt opens a case and asks a person; it never files away, refuses or drops.

Pure.
"""

from __future__ import annotations

from dataclasses import replace

from heard.casework.events import About, Direction, Ground, Kind
from heard.casework.people import Role
from heard.judgement.actions import Action, AskOfficer, Decision, FileOnCase, Finding, OpenCase, SetAside
from heard.judgement.commands.in_other_hands import tokens_gone_astray
from heard.judgement.facts import Facts, SentLetter
from heard.judgement.from_a_machine import from_a_machine
from heard.judgement.from_outside import from_outside
from heard.judgement.from_staff import from_staff, proved_at_last
from heard.judgement.new_case import with_new_case
from heard.judgement.officers.absence import returned
from heard.judgement.officers.proof import proof_of
from heard.judgement.perhaps_a_machine import sign_for, surely_a_machines
from heard.judgement.routing import to_one_of_each
from heard.judgement.rule import Looked, Rules
from heard.judgement.survey_answer import survey_answer, to_be_heard, with_survey_answer
from heard.judgement.threading.find_case import find_case, tied_by
from heard.mail.message import Message
from heard.mail.words.our_letters import without_our_letters


def decide_message(message: Message, facts: Facts, rules: Rules, looked: Looked | None = None) -> Decision:
    """Return all that is owed because of this message, with the grounds.

    looked   what the rules see in it, where somebody has looked already
    """
    decision = _decided(message, facts, rules, looked)
    if back := returned(message, facts):
        decision = replace(decision, actions=(*decision.actions, *back))
    decision = to_one_of_each(decision, message, facts, rules.areas)
    return with_new_case(decision, message, facts, rules.areas)


def _decided(message: Message, facts: Facts, rules: Rules, looked: Looked | None) -> Decision:
    if facts.is_probe:
        return _our_probe()
    if facts.own_letter is not None:
        return _our_own(facts.own_letter)
    if facts.same_words is not None:
        anew = _heard_anew(message, facts, rules, looked) if _may_have_been_misheard(facts) else None
        return anew or _again(message, facts, rules)
    decision, astray = _as_new(message, facts, rules, looked), tokens_gone_astray(message, facts)
    return replace(decision, actions=(*decision.actions, *astray)) if astray else decision


def _as_new(message: Message, facts: Facts, rules: Rules, looked: Looked | None) -> Decision:
    looked = looked or rules.look(message)
    if facts.our_words and (left := without_our_letters(message.own_words, facts.our_words)) != message.own_words:
        message = replace(message, own_words=left)
        if (returned := _sent_back(message, facts)) is not None:
            return returned
        looked = rules.look(message)
    sign, behind = sign_for(message, facts), ""
    if sign is None:
        message = replace(message, machine=None)
    elif message.bounce is not None or not facts.writer.is_form:
        message = replace(message, machine=sign)
        if surely_a_machines(sign, message, facts, looked):
            return from_a_machine(message, facts, looked)
        behind = sign.shown_by if sign.weak else ""
        message = replace(message, machine=None, bounce=None)
    if facts.from_sent_folder or facts.writer.role is Role.OFFICER:
        return from_staff(message, facts, looked, rules)
    return _from_outside(message, facts, looked, rules, behind)


def _from_outside(message: Message, facts: Facts, looked: Looked, rules: Rules, behind: str) -> Decision:
    """Hear a person's mail, and count what it answers to a survey."""
    answer = survey_answer(message, facts) if not behind else None
    if answer is not None and (besides := to_be_heard(message, answer, facts)) != message:
        message, looked = besides, rules.look(besides)
    return with_survey_answer(from_outside(message, facts, looked, rules, behind=behind), answer, facts)


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


def _our_probe() -> Decision:
    aside = SetAside(Kind.STAFF, "heard check --probe sent it from this mailbox to itself, by its mark")
    return Decision(Kind.STAFF, True, Role.AUTOMATED, (), (aside,))


def _sent_back(message: Message, facts: Facts) -> Decision | None:
    """File our letter where it belongs that came back without a word: there is nothing to hear, and nobody to answer.

    message   without our words
    """
    if message.own_words or message.attachments or message.machine is not None:
        return None
    found = find_case(message, facts)
    if found is None or not found.is_there:
        return None
    because = f"it is a letter of ours, sent back by somebody else without a word, and {found.because}"
    filed = FileOnCase(found.reference, Direction.IN, Kind.AUTO_REPLY, found.ground, found.sure, because)
    return Decision(Kind.AUTO_REPLY, True, Role.AUTOMATED, tied_by(found), (filed,))


def _may_have_been_misheard(facts: Facts) -> bool:
    """Say whether the same words were set aside before, and come from somebody outside by the door for such mail."""
    assert facts.same_words is not None
    _, reference, _ = facts.same_words
    return reference is None and not facts.from_sent_folder and facts.writer.role is not Role.OFFICER


def _heard_anew(message: Message, facts: Facts, rules: Rules, looked: Looked | None) -> Decision | None:
    """Return what is owed on the second copy of what lies on no case, or None where it is what it was taken for.

    What a person took off its case stays off it; and what is told already is not told twice.
    """
    assert facts.same_words is not None
    first, _, kind = facts.same_words
    anew = _as_new(message, facts, rules, looked)
    if anew.reference is None or anew.kind is kind:
        return None
    shown = Finding("same-words", "judgement/decide_message", f"message {first} says the same: {kind}", "")
    return replace(anew, findings=(*anew.findings, shown))


def _again(message: Message, facts: Facts, rules: Rules) -> Decision:
    """The same words came before by another route: filed beside the first, and nothing is promised twice."""
    assert facts.same_words is not None
    first, reference, kind = facts.same_words
    because = f"it is the same message as {first}, come by another route"
    action: Action = SetAside(kind, because)
    follows: tuple[Action, ...] = ()
    if reference is not None:
        follows = proved_at_last(message, facts, rules) if kind is Kind.STAFF else ()
        is_out = kind is Kind.STAFF and proof_of(message, facts).proved
        way = Direction.OUT if is_out else Direction.IN
        action = FileOnCase(reference, way, kind, Ground.SAME_WORDS, True, because)
    return Decision(kind, True, facts.writer.role, (), (action, *follows))
