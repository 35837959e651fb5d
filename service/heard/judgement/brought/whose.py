"""Whose complaint it is, where an officer passes on a chain that several people outside wrote in.

A builder who answers what an officer passed on to them stands above the tenant whose complaint it was, and has
none.  Where it cannot be told whose it is, a case opens all the same, and nobody is written to until a person says so:
an acknowledgement tells its reader that they complained, and the signed line in it lets them answer on the case.

Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from dataclasses import replace

from heard.casework.people import Landlord
from heard.judgement.brought.held import held_on
from heard.judgement.brought.passed_on import PassedOn, is_of_the_same_writer
from heard.judgement.facts import Facts
from heard.judgement.folded import fold
from heard.judgement.representing.speaks_for import speaks_for
from heard.judgement.rule import Rules
from heard.judgement.signals import signals_of

OF_A_COMPLAINT = ("complaint", "displeasure", "risk")
_A_TENANT = (
    r"(?:(?:the|your|this) (?:tenant|resident|customer|occupant|leaseholder|lady|gentleman)"
    r"|(?:mr|mrs|ms|miss|mx|dr)\.? [a-z'-]{2,30})"
)
_TELLS_OF_ANOTHERS = re.compile(
    rf"\b(?:she|he|they|{_A_TENANT})\b[^.!?\n]{{0,40}}\bcomplain(?:ed|s|ing)\b"
    rf"|\b{_A_TENANT} (?:was|were|is|got|became) (?:[a-z]{{2,12}} )?"
    r"(?:rude|abusive|aggressive|angry|unhappy|upset|not happy|difficult)\b"
)
_TELLS_OF_THEMSELVES = re.compile(
    r"\b(?:me|mine|my(?! (?:men|lads|guys|team|crew|operatives?|engineers?|plumbers?)))\b"
)


def whose_it_is(theirs: PassedOn, facts: Facts, rules: Rules) -> tuple[PassedOn, str]:
    """Return which mail of those that came with it is to be heard, and why its writer is not written to, or "".

    Of mails attached side by side each is a matter of its own, and nothing is doubtful.
    """
    if theirs.is_attached:
        return theirs, ""
    besides = [each for each in theirs.others if not is_of_the_same_writer(each, theirs)]
    if not besides:
        return theirs, _of_somebody_else(theirs, facts)
    own = _likeness(theirs, rules)
    lower = next((each for each in besides if _likeness(each, rules) > own and _may_be_meant(each, own, facts)), None)
    if lower is not None:
        rest = (theirs, *(each for each in theirs.others if each is not lower))
        return replace(lower, others=rest), _not_certain(lower, theirs)
    other = next((each for each in besides if each.answers_us or _likeness(each, rules) >= max(own, 1)), None)
    return theirs, _not_certain(theirs, other) if other is not None else ""


def _may_be_meant(lower: PassedOn, own: int, facts: Facts) -> bool:
    """Say whether a mail further down may be what was passed on: one that is held is, where the one above is nothing.

    own   how much the one above is like a complaint
    """
    return own == 0 or held_on(lower, facts) is None


def _likeness(theirs: PassedOn, rules: Rules) -> int:
    """Return 2 where its writer says that they complain, 1 where they are not content, and 0 else."""
    looked = rules.look(theirs.message)
    found = looked.given(signals_of(theirs.message, role=theirs.claimed.role, on_case=False))
    marks = {each.finding for each in (*found, *looked.below_the_name)}
    return 2 if "complaint" in marks else int(not marks.isdisjoint(OF_A_COMPLAINT))


def _not_certain(heard: PassedOn, other: PassedOn) -> str:
    return (
        f"it passes on what {heard.named} and {other.named} wrote, and it is not certain which of them complains, so "
        "somebody has to look before anybody is written to"
    )


def _of_somebody_else(theirs: PassedOn, facts: Facts) -> str:
    """Return why it may be no complaint of its writer's, who tells what somebody else is not content with; or ""."""
    is_known = facts.brought is not None and facts.brought.known
    small = fold(theirs.message.own_words).small
    if is_known or not _TELLS_OF_ANOTHERS.search(small) or _TELLS_OF_THEMSELVES.search(small):
        return ""
    if _speaks_for_somebody(theirs, facts.landlord):
        return ""
    return f"{theirs.named} tells of somebody who is not content, so somebody has to look whose complaint it is"


def _speaks_for_somebody(theirs: PassedOn, landlord: Landlord) -> bool:
    return speaks_for(theirs.message, theirs.claimed.role, landlord) is not None
