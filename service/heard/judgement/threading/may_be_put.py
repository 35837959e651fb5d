"""Who may be put on a case without anybody asked: the rule beneath the weighing (docs/decisions/0007).

A tenant, or anybody heard knows nothing of, is put on a case only if they are known on it or show
a mail of it.  Numbers run one after the other, an address stands on every envelope, and neighbours
have the same trouble: a guess would show one tenant's case to another, and leave a complaint unheard.

Pure.
"""

from __future__ import annotations

from heard.casework.people import Role
from heard.judgement.facts import Facts, TieKind
from heard.judgement.threading.evidence import HOLDS_A_MAIL, Weighed
from heard.judgement.threading.weighing import for_others

FOR_PEOPLE = (Role.ADVOCATE, Role.MEMBER, Role.SOLICITOR, Role.OMBUDSMAN)
"""Who writes for one person today and for another tomorrow."""

ALIKE = 1.0
"""The weight of shared words from which two texts speak of the same matter."""


def names_it(weighed: Weighed) -> bool:
    """Say whether the message names the case, or a mail of it, and does not only sound like it."""
    return weighed.has(TieKind.REFERENCE, TieKind.LOOSE_REFERENCE, TieKind.MENTIONS, *HOLDS_A_MAIL)


def may_be_put_on(weighed: Weighed, facts: Facts) -> bool:
    """Say whether the message may be put on a case without anybody asked."""
    if facts.writer.role is Role.OFFICER or weighed.has(*HOLDS_A_MAIL):
        return True
    if not for_others(facts):
        return weighed.lead.belongs
    return _is_pointed_at(weighed, facts) if weighed.lead.belongs else _is_told_apart(weighed, facts)


def _is_pointed_at(weighed: Weighed, facts: Facts) -> bool:
    """Say whether one who writes for many, and belongs to many cases, means this one.

    Who writes for people says the same in every letter ("my client"), so that likeness is no pointer.
    """
    told = (TieKind.REFERENCE, TieKind.NUMBER, TieKind.HOME, TieKind.PHONE, TieKind.NAME, TieKind.SUBJECT)
    quotes = (TieKind.QUOTES, TieKind.QUOTES_STAFF)
    if weighed.has(*told, *quotes):
        return True
    return facts.writer.role not in FOR_PEOPLE and weighed.likeness.shared >= ALIKE


def _is_told_apart(weighed: Weighed, facts: Facts) -> bool:
    """Say whether one who writes for many, and for the first time on this case, tells it from every other.

    Whom the landlord knows as a court of appeal, a member or an adviser names the person they write about.
    """
    numbered = weighed.has(TieKind.REFERENCE, TieKind.NUMBER)
    called, quotes = weighed.has(TieKind.NAME), weighed.has(TieKind.QUOTES)
    if weighed.has(TieKind.HOME, TieKind.PHONE):
        return numbered or called or quotes or weighed.likeness.shared >= ALIKE
    address = facts.writer.address
    is_adviser = address is not None and facts.landlord.outsider(address.address) is not None
    return called and (numbered or quotes or (is_adviser and weighed.likeness.shared >= 2 * ALIKE))


def worth_asking(weighed: Weighed, facts: Facts, *, is_reply: bool) -> bool:
    """Say whether a person can do something with the question whether a message belongs to a case.

    is_reply   whether its subject is that of a reply

    A street and some words alone, from somebody not known on the case, are no more than two neighbours
    have in common; and half a town writes under "Leak in the kitchen".
    """
    told = weighed.has(TieKind.HOME, TieKind.PHONE, TieKind.NAME, TieKind.NUMBER, TieKind.QUOTES, TieKind.QUOTES_STAFF)
    works_there = facts.writer.role in (Role.OTHER, Role.OFFICER)
    return weighed.lead.belongs or told or works_there or (is_reply and weighed.has(TieKind.SUBJECT))
