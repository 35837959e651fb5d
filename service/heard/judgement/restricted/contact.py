"""A restricted person wrote: what then happens, as the entry of the register wants it.

Nothing is dropped: whatever it is, the message is filed or kept, looked through for dangers, counted, and shown at once
to whoever decided the restriction.  Where it is not sure that they wrote it, or that it is about what is limited,
nothing is limited.  What comes before any limit (first.py) is dealt with as anybody's.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heard.casework.events import ContactLimited, Kind, Reference, WhichMatter
from heard.casework.people import Role
from heard.casework.restriction import Contact
from heard.casework.restriction_events import ContactAsked
from heard.judgement.acknowledge import why_no_receipt
from heard.judgement.actions import Action, ChangeCase, Decision, NoteOnEntry
from heard.judgement.facts import Facts
from heard.judgement.restricted.answers import acknowledges
from heard.judgement.restricted.appealed import appealed
from heard.judgement.restricted.before_any_limit.first import NEVER_RESTRICTED, First, what_comes_first
from heard.judgement.restricted.contacted import Contacted as Contacted, clause_of
from heard.judgement.restricted.entry import Wanted, wanted
from heard.judgement.restricted.flag import Done, flag
from heard.judgement.restricted.on_evidence import asked_before_a_stage
from heard.judgement.restricted.several import every_measure, strictest
from heard.judgement.restricted.way_to_us import with_the_way_to_us
from heard.judgement.restricted.withheld import is_to_the_writer, withheld, without_letters
from heard.mail.message import Message

NO_CONTACT = (Kind.BULK, Kind.AUTO_REPLY, Kind.BOUNCE, Kind.STAFF)
"""What no person outside wrote to the landlord, whoever's name it bears."""

_AS_ANYBODYS = Wanted(False, None, "")


def limited(decision: Decision, contacted: Contacted, message: Message, facts: Facts) -> Decision:
    """Return what follows on a message that a restriction may be about.

    decision   what would follow on anybody's; a message about the same matter is on the restriction's case already
    """
    if facts.is_old or message.machine is not None or decision.kind in NO_CONTACT or decision.role is Role.AUTOMATED:
        return decision
    first = what_comes_first(decision, message, contacted.restriction, contacted)
    if contacted.verdict != "yes" or decision.role in NEVER_RESTRICTED:
        told = flag(contacted, _done(decision, decision.actions, _AS_ANYBODYS, first), message, facts)
        return replace(decision, actions=(*decision.actions, *_asked(contacted, facts), told))
    contacted, wants = strictest([(each, _wanted(decision, each, facts)) for each in every_measure(contacted)])
    actions = _acknowledged(_as_wanted(decision, contacted, wants, first, facts), contacted, wants, first, facts)
    if not contacted.is_same and case_of(actions) in (None, contacted.restriction.case):
        actions = _no_less_than_the_same(actions, decision, contacted, wants, facts)
    actions = appealed(actions, decision, contacted, first, message, facts)
    actions = with_the_way_to_us(actions, contacted, facts)
    if contacted.unanswered:
        actions = without_letters(actions)
    done = _done(decision, actions, wants, first, _why_untold(contacted, actions, wants, first, facts))
    counted = [action for each in every_measure(contacted) for action in _counted(each, done, facts)]
    return replace(decision, actions=(*actions, *counted, flag(contacted, done, message, facts)))


def _wanted(decision: Decision, contacted: Contacted, facts: Facts) -> Wanted:
    return wanted(contacted, counts_as(decision, contacted), facts) if contacted.is_covered else _AS_ANYBODYS


def counts_as(decision: Decision, contacted: Contacted) -> frozenset[Contact]:
    """Return what a contact is in the words of the register; nothing where none of it could be withheld."""
    asks = frozenset({Contact.ESCALATION}) if "escalation" in decision.verdicts else frozenset[Contact]()
    if contacted.is_same:
        return asks | {Contact.SAME_MATTER}
    return frozenset({Contact.NEW_COMPLAINT}) if decision.opens_case else asks


def _as_wanted(
    decision: Decision, contacted: Contacted, wants: Wanted, first: First, facts: Facts
) -> tuple[Action, ...]:
    """Return what is left of the actions, before it is acknowledged by the entry."""
    if first:
        perhaps = first.is_perhaps_an_appeal
        return asked_before_a_stage(decision.actions, contacted, facts) if perhaps else decision.actions
    if wants.stops:
        entry = contacted.restriction
        because = f"restriction {entry.number} limits what follows: {wants.why}"
        return withheld(decision.actions, entry.case, because, clause_of(facts.policy))
    actions = asked_before_a_stage(decision.actions, contacted, facts)
    return without_letters(actions) if wants.answered is False else actions


def _acknowledged(
    actions: tuple[Action, ...], contacted: Contacted, wants: Wanted, first: First, facts: Facts
) -> tuple[Action, ...]:
    """Return the actions with the letter the entry wants, where none goes already.  Of an appeal it is always told."""
    on = case_of(actions) or contacted.restriction.case
    owed = wants.answered or first.is_told_of
    if not owed or on is None or any(map(is_to_the_writer, actions)):
        return actions
    because = f"restriction {contacted.restriction.number}: {wants.why}" if wants.answered else first.why[0]
    filed_only = wants.stops and contacted.is_same and not first
    return (*actions, *acknowledges(contacted, on, facts, because, filed_only=filed_only))


def _no_less_than_the_same(
    actions: tuple[Action, ...], decision: Decision, contacted: Contacted, wants: Wanted, facts: Facts
) -> tuple[Action, ...]:
    """Return the actions on the limited case with a receipt where none goes, and one would go for the limited matter.

    So has a request on no case that may be about the matter.  What else is on another case, or on none, is dealt with
    as anybody's is; what an entry leaves out of what it has acknowledged stays left out.
    """
    may_be_it = contacted.matter == WhichMatter.UNSURE and decision.kind is Kind.SERVICE_REQUEST
    on = case_of(actions) or (contacted.restriction.case if may_be_it else None)
    if on is None or wants.answered is False or any(map(is_to_the_writer, actions)):
        return actions
    as_same = replace(contacted, matter=WhichMatter.SAME)
    if not wanted(as_same, counts_as(decision, as_same), facts).answered:
        return actions
    number = contacted.restriction.number
    because = f"it may be something new, and restriction {number} has even the limited matter acknowledged"
    return (*actions, *acknowledges(contacted, on, facts, because, filed_only=False))


def _asked(contacted: Contacted, facts: Facts) -> tuple[Action, ...]:
    """Return that it is asked of the message under which entry it may count; of an office's nothing is asked."""
    if contacted.verdict != "ask":
        return ()
    number = contacted.restriction.number
    because = f"its writer may be whom restriction {number} limits"
    return (NoteOnEntry(ContactAsked(facts.message, number), because, clause_of(facts.policy)),)


def _why_untold(contacted: Contacted, actions: Sequence[Action], wants: Wanted, first: First, facts: Facts) -> str:
    """Return why nothing goes to whoever is owed a letter; "" where one goes, or none is owed."""
    owed = wants.answered or first.is_told_of or (wants.answered is None and bool(contacted.unanswered))
    if not owed or any(map(is_to_the_writer, actions)):
        return ""
    if contacted.unanswered:
        return contacted.unanswered
    return why_no_receipt(facts) or "it lies on no case that a letter could be of"


def _done(decision: Decision, actions: Sequence[Action], wants: Wanted, first: First, untold: str = "") -> Done:
    answered = any(map(is_to_the_writer, actions))
    return Done(decision, actions, wants.why, first, wants.stops and not first, answered, case_of(actions), untold)


def case_of(actions: Sequence[Action]) -> Reference | None:
    """Return the case that actions put a message on."""
    return Decision(Kind.FOLLOW_UP, True, Role.TENANT, (), tuple(actions)).reference


def _counted(contacted: Contacted, done: Done, facts: Facts) -> tuple[Action, ...]:
    """Return that the contact is counted: on the restriction's case, else on the one it is on, else on the entry."""
    entry = contacted.restriction
    case = entry.case or done.on
    known = f" ({contacted.because})" if contacted.because else ""
    because = f"its writer is whom restriction {entry.number} limits{known}"
    event = ContactLimited(facts.message, entry.number, WhichMatter(contacted.matter), done.answered)
    if case is None:
        return (NoteOnEntry(event, because, clause_of(facts.policy)),)
    return (ChangeCase(case, event, because, clause_of(facts.policy)),)
