"""An appeal against a restriction that a mail of the restricted person plainly makes: on record, and told as one.

It is put on the record of each measure that limits its writer, from the day it came, beside any that waits there
already: which of them was none, only a person can say.  A mail that says nothing else is no complaint of its own: it is
filed on the case of the restriction, and its writer is told that the appeal has come and who decides on it.  What says
anything more goes its normal way besides.  A doubtful one is asked about, and put on record by nobody but a person.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from heard.casework.events import About, Direction, Ground, LetterName, Purpose, Reference
from heard.casework.policy.words import LetterPurpose
from heard.casework.restriction import Restriction
from heard.judgement.actions import (
    Action,
    AskOfficer,
    Decision,
    FileOnCase,
    OpenCase,
    RecordAppeal,
    SetAside,
    WriteLetter,
)
from heard.judgement.facts import Facts
from heard.judgement.restricted.answers import acknowledges, is_at_theirs
from heard.judgement.restricted.before_any_limit.first import First
from heard.judgement.restricted.contacted import Contacted, clause_of
from heard.judgement.restricted.several import every_measure
from heard.judgement.restricted.withheld import withheld, without_letters
from heard.judgement.restricted.words.once import Once
from heard.judgement.restricted.words.shared import all_said, topic_of
from heard.judgement.restricted.words.talk import TALK
from heard.judgement.restricted.words.troubles import troubles_in
from heard.judgement.threading.alike import matter_of
from heard.mail.message import Message

LETTER = LetterName(f"complainant.{LetterPurpose.RECEIPT}.restriction-appeal")
_OF_AN_APPEAL = matter_of(
    """
    appeal appeals appealing appealed against object objecting objection objections challenge challenging contest
    contesting dispute disputing protest restriction restrictions restricted restricting restrict limit limits limited
    limiting ban banned banning bar barred block blocked blocking blacklist gag gagged label labelled contact contacts
    contacting list register entry persistent vexatious unreasonable habitual complainant person people customer tenant
    lift lifted lifting remove removed cancel cancelled withdraw withdrawn revoke reconsider reconsidered overturn
    overturned undo review reviewed independent independently senior somebody someone else another officer manager
    director head service improvement business boss chief executive above put placed made make taken took want wish
    like request grounds ground proportionate disproportionate unlawful illegal discrimination discriminatory human
    formal formally hereby notice received consider considered look looked again allow allowed told telling say said
    time place called behaviour policy procedure unjustified justified behaved behave reasonable reasonably polite
    """
)
"""Words of mail that says only that its writer appeals, to whom, and why a limit is wrong."""

_A_THING = re.compile(
    r"\b(?:the|a|our|my|that|this|each|every|no) (?:lifts?|blocks?|bars?)\b(?! (?:on|against)\b)", re.IGNORECASE
)
"""Words that are also what a landlord looks after."""
_SENTENCE = re.compile(r"[.!?;]\s|\n")
_THE_LIMIT = re.compile(
    r"\b(?:restrict\w*|limit\w*|ban(?:ned)?|barred|block(?:ed|ing)|contact(?:ing)?)\b", re.IGNORECASE
)
_ASKS_FOR_MORE = ("complaint", "service_request")
_OF_A_COMPLAINT = (About.WORDS_WANTED, About.WHO_IS_IT, About.WHICH_CASE, About.EXCLUSION)


def appealed(
    actions: tuple[Action, ...],
    decision: Decision,
    contacted: Contacted,
    first: First,
    message: Message,
    facts: Facts,
) -> tuple[Action, ...]:
    """Return the actions on a contact with what follows where it plainly appeals; as they are where it does not."""
    if not first.appeals:
        return actions
    entry, clause = contacted.restriction, clause_of(facts.policy)
    if facts.taken_up is None and says_nothing_else(decision, contacted, message, facts):
        actions = _as_no_complaint(actions, decision, entry, clause)
    day = facts.calendar.local_date(facts.received_at)
    kept = tuple(each for each in actions if not _is_bare_receipt(each))
    on = next((each.reference for each in kept if isinstance(each, OpenCase)), None) or entry.case
    told = _told(contacted, on or decision.reference, facts)
    measures = (each.restriction.number for each in every_measure(contacted))
    recorded = tuple(RecordAppeal(number, day, _appeals(first), clause) for number in measures)
    return (*(kept if told else actions), *recorded, *told)


def _appeals(first: First) -> str:
    return next((each for each in first.why if "appeal" in each), "it appeals against the restriction")


def says_nothing_else(decision: Decision, contacted: Contacted, message: Message, facts: Facts) -> bool:
    """Say whether a mail that appeals brings up nothing of its own besides."""
    limit, verdicts = contacted.limit, decision.verdicts
    asks = any(each.finding in _ASKS_FOR_MORE and each.verdict == "yes" for each in decision.findings)
    if asks or "risk" in verdicts or troubles_in(message.own_words) or _A_THING.search(message.own_words):
        return False
    said, topic = all_said(Once(message), facts, limit), topic_of(limit)
    if "escalation" in verdicts and _asks_for_more_of_it(message, said & (topic - TALK - _OF_AN_APPEAL)):
        return False
    return all(word in TALK or word in _OF_AN_APPEAL or word in topic or word.isdigit() for word in said)


def _asks_for_more_of_it(message: Message, topic: frozenset[str]) -> bool:
    """Say whether a sentence speaks of the limited matter and not of the limit: it may ask for the next stage of it."""
    return any(
        not topic.isdisjoint(matter_of(sentence)) and not _THE_LIMIT.search(sentence)
        for sentence in _SENTENCE.split(message.own_words)
    )


def _as_no_complaint(
    actions: Sequence[Action], decision: Decision, entry: Restriction, clause: str
) -> tuple[Action, ...]:
    """Return the actions without a complaint or a stage: on the entry's case, or on one whose clocks do not run."""
    because = f"it appeals against restriction {entry.number} and says nothing else, so it is no complaint of its own"
    if entry.case is not None:
        filed = (_filed(each, entry.case, because, clause) if isinstance(each, SetAside) else each for each in actions)
        return withheld(tuple(filed), entry.case, because, clause)
    if not decision.opens_case:
        return withheld(actions, None, because, clause)
    left = (replace(each, clocks=False) if isinstance(each, OpenCase) else each for each in without_letters(actions))
    return tuple(each for each in left if not (isinstance(each, AskOfficer) and each.about in _OF_A_COMPLAINT))


def _filed(aside: SetAside, case: Reference, because: str, clause: str) -> FileOnCase:
    return FileOnCase(case, Direction.IN, aside.kind, Ground.RESTRICTED, True, because, clause)


def _is_bare_receipt(action: Action) -> bool:
    return isinstance(action, WriteLetter) and action.outside and action.purpose is Purpose.RECEIPT


def _told(contacted: Contacted, on: Reference | None, facts: Facts) -> tuple[Action, ...]:
    """Return the letter that says that the appeal has come; a bare receipt to an address that may not be theirs."""
    if on is None:
        return ()
    because = "it appeals against the restriction, and its writer is told that the appeal has come"
    letters = acknowledges(contacted, on, facts, because, filed_only=False)
    if not is_at_theirs(contacted, facts):
        return letters
    return tuple(_as_appeal(each, facts) if isinstance(each, WriteLetter) else each for each in letters)


def _as_appeal(receipt: WriteLetter, facts: Facts) -> WriteLetter:
    rule = facts.policy.restriction
    role = rule.appeal_to if rule is not None else None
    heard_by = facts.policy.roles.get(role) if role is not None else None
    values = {**receipt.values, "appeal_heard_by": heard_by}
    return replace(receipt, name=LETTER, values=values, must_say=())
