"""Several measures that limit one person about one matter: each is applied, and the stricter one decides.

What opens is what all of them let open, and a letter goes where none of them has it left out.  A contact counts under
each, and each is shown.

Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heard.judgement.limit import Limit
from heard.judgement.restricted.contacted import Contacted
from heard.judgement.restricted.entry import Wanted


def besides(limit: Limit, limits: Sequence[Limit]) -> tuple[Limit, ...]:
    """Return the other limits of the same person about the same matter; cases that are joined keep theirs."""
    held = limit.restriction
    return tuple(
        each
        for each in limits
        if each.restriction.number != held.number
        and (each.restriction.person, each.of_its_own) == (held.person, limit.of_its_own)
    )


def every_measure(contacted: Contacted) -> tuple[Contacted, ...]:
    """Return a contact as it is under each of the measures that limit it."""
    limits = (contacted.limit, *contacted.besides)
    return tuple(
        replace(contacted, limit=limit, besides=tuple(each for each in limits if each is not limit)) for limit in limits
    )


def strictest(wanted: Sequence[tuple[Contacted, Wanted]]) -> tuple[Contacted, Wanted]:
    """Return a contact under the measure that takes most from it, and what all of them want of it together."""
    contacted, most = max(wanted, key=lambda each: (each[1].stops, each[1].answered is False))
    silent = next((each for _, each in wanted if each.answered is False), None)
    if silent is not None and most.answered is not False:
        most = replace(most, answered=False, why=silent.why)
    return contacted, most
