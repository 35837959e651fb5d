"""Somebody else whom a message is written for, and what the writer is to them.

All of it is what the writer says; whoever wants to be told of another's affairs may say as much.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Relation(StrEnum):
    """What the writer is to the person they write for."""

    ADVOCATE = "advocate"  # an adviser, a support worker, a social worker
    MP = "MP"
    COUNCILLOR = "councillor"
    MEMBER = "member"  # an MP, a councillor or the like; which of them is not told
    RELATIVE = "relative"
    FRIEND = "friend"  # or a neighbour
    CARER = "carer"
    SOLICITOR = "solicitor"
    GROUP = "group"  # one of many: a petition, the tenants of a block
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SpokenFor:
    """Whom a message is written for, by the words that show it.

    name           as names are compared, "enid hadley"; "" where none is told
    home           "3 fern court"; "" where none is told, or it may be the writer's own
    has_authority  whether it says that they agree, or that the writer may act for them, with a paper that may show it
    names_contact  of a group, whether it says who is to be answered for all
    words          the words that show it, as they were written
    """

    name: str
    home: str
    relation: Relation
    has_authority: bool
    words: str
    names_contact: bool = False
