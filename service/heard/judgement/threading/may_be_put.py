"""Who may be put on a case without anybody asked: the rule beneath the weighing (docs/decisions/0007).

Whoever shows no mail of a case, and is not known on it, is never put on it by a number, a name or
likeness alone: a wrong guess shows one tenant's case to another.

Pure.
"""

from __future__ import annotations

from heard.casework.people import Role
from heard.judgement.facts import Facts, TieKind
from heard.judgement.threading.evidence import HOLDS_A_MAIL, Weighed
from heard.judgement.threading.weighing import for_others

ALIKE = 1.0
"""The weight of shared words from which two texts speak of the same matter."""


def names_it(best: Weighed) -> bool:
    """Say whether the message names the case, or a mail of it, and does not only sound like it."""
    return best.has(TieKind.REFERENCE, TieKind.MENTIONS, *HOLDS_A_MAIL)


def may_be_put_on(best: Weighed, facts: Facts) -> bool:
    """Say whether the message may be put on a case without anybody asked."""
    if facts.writer.role is Role.OFFICER or best.has(*HOLDS_A_MAIL):
        return True
    if best.has(TieKind.CORRESPONDENT) and best.has(TieKind.QUOTES_STAFF):
        return True  # a letter come back from somebody on the case
    numbered = best.has(TieKind.REFERENCE, TieKind.NUMBER)
    at_home, called = best.has(TieKind.HOME, TieKind.PHONE), best.has(TieKind.NAME)
    same_matter = best.likeness.shared >= ALIKE
    if best.lead.belongs:
        # One who writes for many belongs to many cases, and means one of them.
        points_to_it = numbered or at_home or called or same_matter or best.has(TieKind.SUBJECT)
        return points_to_it or not for_others(facts)
    if not (best.lead.is_open or for_others(facts)):
        return False  # a new fault in the home of an old case is a new case
    if at_home and (numbered or called or same_matter):
        return True
    # Whom the landlord knows as a court of appeal, a member or an adviser names the person they write about.
    address = facts.writer.address
    known = address is not None and facts.landlord.outsider(address.address) is not None
    return called and (numbered or (known and best.likeness.shared >= 2 * ALIKE))


def worth_asking(best: Weighed, facts: Facts, *, is_reply: bool) -> bool:
    """Say whether a person can do something with the question whether a message belongs to a case.

    is_reply   whether its subject is that of a reply

    A street and some words alone, from somebody not known on the case, are no more than two neighbours
    have in common; and half a town writes under "Leak in the kitchen".
    """
    told = best.has(TieKind.HOME, TieKind.PHONE, TieKind.NAME, TieKind.NUMBER, TieKind.QUOTES_STAFF)
    works_there = facts.writer.role in (Role.OTHER, Role.OFFICER)
    return best.lead.belongs or told or works_there or (is_reply and best.has(TieKind.SUBJECT))
