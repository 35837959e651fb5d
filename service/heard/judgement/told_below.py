"""What is told in the mail that a message passes on: a danger, or somebody vulnerable, in somebody else's words.

"Please see below from a constituent" says nothing of either, and neither does an officer's "one for you".  However
many words stand above, what is passed on was sent to be read.  Only dangers and vulnerability are looked for there:
what the message asks for, it asks in its own words.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from heard.casework.events import Reference
from heard.casework.people import WRITE_FOR_OTHERS, Role
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts
from heard.judgement.representing.speaks_for import speaks_for
from heard.judgement.rule import Rules
from heard.judgement.signals import signals_of
from heard.judgement.writer import claimed_by
from heard.mail.message import Message
from heard.mail.passed_on.by_itself import by_itself
from heard.mail.passed_on.forwarded import chain_in

LOOKED_FOR = ("risk", "vulnerability")
_WORDS = re.compile(r"[^\W_]+")
_FEWEST = 4
"""Words a mail must have to be known by them again."""


def with_what_is_told_below(
    findings: tuple[Finding, ...], message: Message, facts: Facts, rules: Rules, reference: Reference | None
) -> tuple[Finding, ...]:
    """Return the findings, and those in what a message of somebody outside passes on who writes for somebody else.

    reference   the case the message is put on
    """
    below = told_below(message, facts, rules, reference)
    if not below or not _writes_for_others(message, facts):
        return findings
    # Of words that were looked at as nobody's in particular, it is known now whose they are.
    known = {(each.rule, each.words) for each in below}
    rest = (each for each in findings if each.verdict == "yes" or (each.rule, each.words) not in known)
    return tuple(dict.fromkeys((*rest, *below)))


def told_below(message: Message, facts: Facts, rules: Rules, reference: Reference | None) -> tuple[Finding, ...]:
    """Return the dangers, and what shows somebody vulnerable, in the mail of people outside that a message passes on.

    reference   the case the message is on: what is on that case was looked at when it came
    """
    return tuple(dict.fromkeys(_told_below(message, facts, rules, reference)))


def _told_below(message: Message, facts: Facts, rules: Rules, reference: Reference | None) -> Iterator[Finding]:
    for forwarded in chain_in(message, zone=ZoneInfo(facts.landlord.zone)):
        itself = by_itself(message, forwarded)
        # What the landlord tells everybody to do about gas is no news to it.
        is_ours = claimed_by(itself, facts.landlord).role is Role.OFFICER
        if is_ours or is_on(reference, forwarded.words, facts):
            continue
        looked = rules.look(itself)
        found = (*looked.given(signals_of(itself, role=Role.TENANT, on_case=False)), *looked.below_the_name)
        yield from (each for each in found if each.finding in LOOKED_FOR)


def is_on(reference: Reference | None, words: str, facts: Facts) -> bool:
    """Say whether a mail is on the case already, by all its words."""
    said = " ".join(_WORDS.findall(words.lower()))
    if said.count(" ") < _FEWEST - 1:
        return False
    texts = (text for lead in facts.leads if lead.reference == reference for text in lead.says)
    return any(f" {said} " in f" {' '.join(_WORDS.findall(text.lower()))} " for text in texts)


def _writes_for_others(message: Message, facts: Facts) -> bool:
    role = facts.writer.role
    return role in WRITE_FOR_OTHERS or speaks_for(message, role, facts.landlord) is not None
