"""Words that ask for the next stage, where it is not certain that its writer asks: a person says, and no stage opens.

A mail to a neighbour with our mailbox in Cc, an officer's letter pasted between the writer's own lines, thanks for what
is settled, "how would one go further?": the words are there, and whether somebody wants the stage is another matter.  A
question costs a minute; a letter that says that a stage is open, to somebody who is content, costs their trust.  It
never becomes nothing: after an answer, what only speaks of the next stage, or names it, is a question too, and a
sentence that says nothing but that it is wanted asks for it, however unlikely the second opinion finds that.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from heard.casework.people import Landlord
from heard.casework.standing import Standing
from heard.judgement.actions import Finding
from heard.judgement.by_sentence import sentence_of
from heard.judgement.facts import Facts
from heard.judgement.folded import fold
from heard.judgement.rule import Rules
from heard.judgement.second_opinion.together import ANSWERED, RULE as SECOND_OPINION
from heard.judgement.stage_by_name import asked_for_outright, named
from heard.judgement.welcome import without_what_is_welcome
from heard.mail.message import Message
from heard.mail.words.our_letters import without_our_letters

ASKS, SPOKEN_OF, DECLINED = "escalation_request", "escalation_spoken_of", "escalation_declined"
DOUBTED = "answer_doubted"
_BY = "judgement/only_spoken_of"
OUTRIGHT, BY_NAME = "judgement/asked_for_outright", "judgement/stage_by_name"
_CLAUSE = "Complaint Handling Code 2024, 6.10"
_CONTENT = ("resolved", "compliment")
_DISPLEASED = ("complaint", "displeasure")
_NEXT_STEP = re.compile(
    r"\b(?:stages?|appeal\w*|review\w*|panel|ombudsman|escalat\w+|further|higher|next (?:step|level)|accept\w*"
    r"|(?:dis)?agree|(?:un|not )happy|dissatisf\w+)\b"
)
_ACCEPTS = re.compile(r"\b(?:accept|agree|happy|satisfied|content|close|withdraw|settled|leave it|drop)")


def held_back(
    findings: Sequence[Finding], message: Message, facts: Facts, rules: Rules, standing: Standing | None = None
) -> tuple[Finding, ...]:
    """Return what was found, with every sure request for more made a question where somebody else may be asking.

    standing   how the case stands; None on none

    What speaks against it is among the findings then, so that whoever is asked can see it.
    """
    found = held_back_by_words(asked_where_spoken_of(findings, message, standing))
    if not _is_sure(found):
        return found
    doubts = [*_written_to_somebody_else(message, facts.landlord), *_in_officers_words(found, message, facts, rules)]
    return (*_asked(found), *doubts) if doubts else found


def asked_where_spoken_of(
    findings: Sequence[Finding], message: Message, standing: Standing | None
) -> tuple[Finding, ...]:
    """Return what was found, and a question where a mail after an answer only speaks of what comes next, or names it.

    So is one that doubts the answer without a word of what comes next: "How is £40 meant to cover eleven weeks?"
    What asks outright is sure.
    """
    if standing not in ANSWERED:
        return tuple(findings)
    if outright := asked_for_outright(message.own_words):
        return (*findings, Finding(ASKS, OUTRIGHT, outright, _CLAUSE))
    found = without_what_is_welcome(findings, message.own_words)
    return (*found, *_spoken_of(found, message))


def _spoken_of(findings: Sequence[Finding], message: Message) -> Iterator[Finding]:
    declined = any(each.finding == DECLINED for each in findings)
    by_name = "" if declined or _is_sure(findings) else named(message.own_words)
    if by_name:
        yield Finding(ASKS, BY_NAME, by_name, _CLAUSE, "ask")
    elif not any(each.finding == ASKS for each in findings):
        shown = next((each for each in findings if _may_ask(each, message)), None)
        if shown is not None:
            yield Finding(ASKS, _BY, shown.words, shown.source, "ask")


def _may_ask(finding: Finding, message: Message) -> bool:
    is_spoken_of = finding.finding == SPOKEN_OF and _is_of_the_next_step(finding.words, message)
    return is_spoken_of or finding.finding == DOUBTED


def _is_of_the_next_step(words: str, message: Message) -> bool:
    """Say whether the sentence with these words speaks of a stage, an appeal or the like, and not of a plumber."""
    sought = fold(words).small
    for text in map(fold, (message.own_words, message.subject)):
        if (at := text.small.find(sought)) >= 0:
            begin, end = sentence_of((at, at + len(sought)), text)
            return _NEXT_STEP.search(text.small, begin, end) is not None
    return False


def held_back_by_words(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return what was found, with a sure request for more made a question where other findings speak against it.

    What a rule is sure of stands beside a sentence that only speaks of it: rules look at each sentence for itself.
    """
    if not _is_sure(findings):
        return tuple(findings)
    sure_rules = any(_is_sure([each]) and not each.rule.startswith(SECOND_OPINION) for each in findings)
    is_spoken_of = any(each.finding == SPOKEN_OF for each in findings)
    is_declined = any(each.finding == DECLINED for each in findings)
    is_doubted = is_declined or (is_spoken_of and not sure_rules) or _is_content(_beside_the_asking(findings))
    return _asked(findings) if is_doubted else tuple(findings)


def _beside_the_asking(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return what was found, where it is asked for outright without what is only thanks: they take nothing from it."""
    if not any(each.rule == OUTRIGHT for each in findings):
        return findings
    return [
        each
        for each in findings
        if each.finding not in _CONTENT
        or (not each.rule.startswith(SECOND_OPINION) and _ACCEPTS.search(fold(each.words).small))
    ]


def _is_sure(findings: Sequence[Finding]) -> bool:
    return any(each.finding == ASKS and each.verdict == "yes" for each in findings)


def _asked(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(each, verdict="ask") if each.finding == ASKS else each for each in findings)


def _is_content(findings: Sequence[Finding]) -> bool:
    """Say whether the writer surely accepts or praises, is displeased with nothing, and asks in one way at most."""
    sure = {each.finding for each in findings if each.verdict == "yes"}
    asked_by = {each.rule for each in findings if _is_sure([each])}
    return (
        not sure.isdisjoint(_CONTENT)
        and sure.isdisjoint(_DISPLEASED)
        and len(asked_by - {f"{SECOND_OPINION}/escalation"}) <= 1
    )


def _written_to_somebody_else(message: Message, landlord: Landlord) -> Iterator[Finding]:
    """Yield a doubt where a mail goes to people outside alone, and to the landlord for their information."""
    to = [each.address for each in message.to]
    copied = any(landlord.is_inside(each.address) for each in message.cc)
    if copied and to and not any(landlord.is_inside(each) or landlord.is_own(each) for each in to):
        yield Finding(SPOKEN_OF, _BY, "it is written to somebody else, and we have a copy", "")


def _in_officers_words(found: Sequence[Finding], message: Message, facts: Facts, rules: Rules) -> Iterator[Finding]:
    """Yield a doubt where no rule is sure once what an officer's letter on the case says is left out."""
    left = without_our_letters(message.own_words, facts.officers_words)
    if left == message.own_words.strip():
        return
    sure = {each.rule for each in found if _is_sure([each])}
    again = [each for _, each in rules.look(replace(message, own_words=left)).found if each.rule in sure]
    if not _is_sure(again) and not asked_for_outright(left):
        yield Finding(SPOKEN_OF, _BY, "the words stand in an officer's letter on the case", "")
