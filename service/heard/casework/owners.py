"""Who may own a stage: a fresh pair of eyes where the policy wants one.

An objection blocks, or warns, as the stage says; a person may overrule a warning.  Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from heard.casework.events import StageName
from heard.casework.policy.stages import Stage
from heard.casework.policy.words import OwnerNot, RoleCheck, RoleName


class Against(StrEnum):
    """Why somebody should not own a stage."""

    LACKS_ROLE = "lacks-role"
    OWNED_EARLIER_STAGE = "owned-earlier-stage"
    DOES_NOT_OUTRANK = "does-not-outrank"
    SAME_DEPARTMENT = "same-department"
    NAMED_IN_COMPLAINT = "named-in-complaint"
    CONFLICT_DECLARED = "conflict-declared"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who might own a stage of a case, as far as the case knows them.

    owned      stages of this case they owned before
    outranks   stages of this case whose owner they outrank
    stands_in  what of `OwnerNot` holds of them: they belong to the department, are named, or declared a conflict
    """

    roles: Collection[RoleName]
    owned: Collection[StageName] = ()
    outranks: Collection[StageName] = ()
    stands_in: Collection[OwnerNot] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    ground: Against
    blocks: bool


_STANDING = {
    OwnerNot.SAME_DEPARTMENT: Against.SAME_DEPARTMENT,
    OwnerNot.NAMED_IN_COMPLAINT: Against.NAMED_IN_COMPLAINT,
    OwnerNot.CONFLICT_DECLARED: Against.CONFLICT_DECLARED,
}


def objections(stage: Stage, candidate: Candidate) -> tuple[Objection, ...]:
    """Return what speaks against somebody owning a stage; nothing does: ()."""
    grounds = []
    if stage.owner is not None and stage.owner not in candidate.roles:
        grounds.append(Against.LACKS_ROLE)
    if any(owned in stage.owner_not for owned in candidate.owned):
        grounds.append(Against.OWNED_EARLIER_STAGE)
    if stage.owner_must_outrank is not None and stage.owner_must_outrank not in candidate.outranks:
        grounds.append(Against.DOES_NOT_OUTRANK)
    grounds += [_STANDING[each] for each in candidate.stands_in if each in stage.owner_not]
    blocks = stage.role_check is RoleCheck.BLOCK
    return tuple(Objection(ground, blocks) for ground in grounds)
