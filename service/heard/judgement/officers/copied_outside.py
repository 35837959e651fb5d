"""Officers' letters that went to somebody outside who is not on their case: noted there, and the leads are told.

It has gone when heard sees it, so nothing is held back and nothing waits; a person can still ask for it to be deleted.
Of one address it is told once a case.

Pure.
"""

from __future__ import annotations

from collections.abc import Iterator

from heard.casework.events import About
from heard.casework.people import Landlord, Role
from heard.judgement.actions import AskOfficer
from heard.judgement.facts import Facts, OnFile
from heard.mail.message import Address, Message

MOST_NAMED = 5


def copied_outside(message: Message, on_file: OnFile, facts: Facts) -> Iterator[AskOfficer]:
    """Yield the warning, where the policy wants one and the letter went to somebody new outside.

    Where nobody of the case is known, whoever it went to may be who complains, and nobody is warned.
    """
    rule = on_file.policy.representatives
    if rule is None or not rule.warn_of_copies_outside or facts.is_old or not (on_file.people or on_file.others):
        return
    known = {*on_file.people, *on_file.others, *on_file.written_to}
    new = [each for each in (*message.to, *message.cc) if _is_a_stranger(each, facts.landlord, known)]
    if new:
        named = list(dict.fromkeys(_in_words(each, facts.landlord) for each in new))
        more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        whom = f"{', '.join(named[:MOST_NAMED])}{more}"
        because = f"an officer's letter on the case went to {whom}, not known on the case"
        yield AskOfficer(on_file.case.reference, About.COPIED_OUTSIDE, because, rule.clause or "", waits=False)


def _is_a_stranger(each: Address, landlord: Landlord, known: set[str]) -> bool:
    """Say whether an address is nobody's of the case, nor of those who work for the landlord or judge it."""
    ours = landlord.is_own(each.address) or landlord.is_inside(each.address) or landlord.officer(each.address)
    works_for_us = ours or landlord.partner(each.address)
    return not works_for_us and each.address not in known and landlord.role_of(each.address) is not Role.OMBUDSMAN


def _in_words(each: Address, landlord: Landlord) -> str:
    outsider = landlord.outsider(each.address)
    return f"{outsider.name} <{each.address}>" if outsider is not None else each.address
