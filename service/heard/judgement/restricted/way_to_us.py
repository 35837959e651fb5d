"""How a restricted person may reach us, in a letter that goes to them: through whom, and that anything new may come.

Where no letter goes, nothing is added; nor is anything to an address that is not known to be theirs.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heard.casework.restriction import Covers
from heard.judgement.actions import Action, WriteLetter
from heard.judgement.facts import Facts
from heard.judgement.restricted.answers import is_at_theirs
from heard.judgement.restricted.contacted import Contacted

WORD = "how_to_reach_us"


def with_the_way_to_us(actions: Sequence[Action], contacted: Contacted, facts: Facts) -> tuple[Action, ...]:
    """Return the actions, each letter to the person with whom they may contact, where the entry names one.

    On what is limited always; on something new where the policy wants them told.
    """
    way = _way(contacted, facts)
    wanted = contacted.is_same or (facts.policy.restriction is not None and facts.policy.restriction.new_matter_tell)
    if not way or not wanted or not is_at_theirs(contacted, facts):
        return tuple(actions)
    return tuple(
        replace(each, values={**each.values, WORD: way}) if isinstance(each, WriteLetter) and each.outside else each
        for each in actions
    )


def tells_the_way(actions: Sequence[Action]) -> bool:
    """Say whether a letter among these says how to reach us."""
    return any(isinstance(each, WriteLetter) and each.values.get(WORD) for each in actions)


def _way(contacted: Contacted, facts: Facts) -> str:
    """Return through whom contact goes, in sentences; "" where the entry names nobody who works here."""
    entry = contacted.restriction
    officer = facts.landlord.officer(entry.named_contact) if entry.named_contact else None
    if officer is None:
        return ""
    about = f"about {entry.case}" if entry.covers is Covers.CASE and entry.case else "about what we wrote to you of"
    return (
        f"Please contact only {officer.name} ({officer.address}) {about}. You can report a repair, make a complaint or "
        "tell us of anything new at any time: reply to this email and say what it is about."
    )
