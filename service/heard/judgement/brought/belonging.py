"""Which case belongs to what an officer brings.

The officer's own telephone and name are on many cases, and say nothing of whose words they pass on:
only what these words tell themselves ties them to people and homes.  And since an officer may write on
any case, it takes more than a likeness to put somebody's new complaint on an old one unasked.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from heard.casework.events import Reference
from heard.judgement.actions import Finding
from heard.judgement.facts import Facts, Lead, Tie, TieKind
from heard.judgement.not_in_silence import GOES_ON
from heard.judgement.threading.evidence import HOLDS_A_MAIL
from heard.judgement.threading.find_case import Found, find_case
from heard.mail.message import Message
from heard.mail.threads.clues import clues_of

_TOLD = (TieKind.HOME, TieKind.PLACE, TieKind.PHONE, TieKind.NAME, TieKind.NUMBER)
"""Ties that rest on what a text tells."""
_NAMED = (TieKind.REFERENCE, TieKind.NUMBER, TieKind.OUTLOOK_CONVERSATION, *HOLDS_A_MAIL)
"""Ties by which a mail plainly speaks of a case.  Its words are none: neighbours complain by one pattern."""
_BESIDE_A_NAME = (TieKind.HOME, TieKind.PHONE, TieKind.SUBJECT, TieKind.QUOTES)
"""Ties that with somebody's name or address show that it is they: two officers pass on one mail under one subject."""


def belongs_to(theirs: Message, message: Message, facts: Facts, findings: Collection[Finding]) -> Found | None:
    """Return the likeliest case for somebody's words that an officer brings, or None.

    theirs    these words alone
    message   the officer's mail that brings them, which may answer another
    """
    told = frozenset(clue.value for clue in clues_of(theirs).followed)
    leads = tuple(_without_the_officers(lead, told) for lead in facts.leads)
    facts = replace(facts, leads=tuple(lead for lead in leads if lead.ties))
    bare = replace(
        message,
        own_words=theirs.own_words,
        signature=theirs.signature,
        text=theirs.text,
        quoted="",
        enclosed=(),
    )
    found = find_case(bare, facts, findings)
    goes_on = not GOES_ON.isdisjoint(each.finding for each in findings)
    if found is None or _is_plain(found, facts, goes_on=goes_on):
        return found
    return replace(found, is_there=False, sure=False)


def _without_the_officers(lead: Lead, told: Collection[str]) -> Lead:
    return replace(lead, ties=tuple(tie for tie in lead.ties if tie.kind not in _TOLD or tie.shown_by in told))


def _is_plain(found: Found, facts: Facts, *, goes_on: bool) -> bool:
    """Say whether it is that case plainly: it is named, or the same person of the same home, or under the same subject.

    goes_on   whether they speak of what they were answered, so that there is a case, and a name tells which
    """
    ties: tuple[Tie, ...] = next((lead.ties for lead in facts.leads if lead.reference == found.reference), ())
    kinds = {tie.kind for tie in ties}
    if not kinds.isdisjoint(_NAMED):
        return True
    is_theirs = TieKind.NAME in kinds or _wrote_on(found.reference, facts)
    return is_theirs and (goes_on or not kinds.isdisjoint(_BESIDE_A_NAME))


def _wrote_on(reference: Reference, facts: Facts) -> bool:
    """Say whether whoever's words are brought has written on a case, from the same address."""
    theirs = facts.brought.address if facts.brought is not None else None
    return theirs is not None and any(
        mail.reference == reference and mail.sender == theirs.address for mail in facts.held
    )
