"""What is put on a case and must not end there in silence: nobody acknowledges it, and nobody may ever open that case.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection

from heard.casework.events import Kind, Reference
from heard.judgement.facts import Facts

TOLD_ANYWAY = (Kind.ESCALATION, Kind.RESOLVED, Kind.COMPLIMENT)
"""Kinds a person is told of otherwise, or whose writers want nothing more."""

GOES_ON = frozenset({"escalation_request", "resolved"})
"""What shows that a message speaks of the case it is on: who asks for more, or accepts, was given something there."""


def is_a_complaint_of_its_own(seen: Collection[str]) -> bool:
    """Say whether a message may be a first complaint, on whichever case it was put.

    seen   what the rules found in it, as of no case and as of this one
    """
    if not GOES_ON.isdisjoint(seen):
        return False
    return "complaint" in seen or {"service_request", "displeasure"}.issubset(seen)


def is_closed(reference: Reference, facts: Facts) -> bool:
    """Say whether the case that a message is put on is one nobody works on any more."""
    return any(lead.reference == reference and not lead.is_open for lead in facts.leads)
