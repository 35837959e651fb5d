"""What people may decide under a pack: who owns a stage, when an entry that limits contact takes effect.

And what whoever decides reads in `heard policy explain`.

whole = Entry("wdh-2022", recorded=("why", ...), says=("decision", ...))
assert whole.without(recorded="why").lacks == ["why"]
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from heard.casework.events import StageName
from heard.casework.owners import Against, Candidate, objections
from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.policy.words import Item, OwnerNot, RoleName
from heard.casework.restrictions import missing
from heard.reports.policy.sentences import sections
from policies.story import the_policy


def speaks_against(
    pack: str,
    stage: str,
    *roles: str,
    owned: Collection[str] = (),
    outranks: Collection[str] = (),
    also: Collection[OwnerNot] = (),
    blocks: bool = True,
) -> list[Against]:
    """Return what speaks against somebody with these roles owning a stage.

    owned, outranks  stages of the case they owned before, or whose owner they outrank
    also             what else holds of them
    blocks           whether each objection has to block; if not, each has to be a warning
    """
    candidate = Candidate(
        [RoleName(role) for role in roles],
        owned=[StageName(each) for each in owned],
        outranks=[StageName(each) for each in outranks],
        stands_in=also,
    )
    found = objections(the_policy(pack).stage(StageName(stage)), candidate)
    assert {objection.blocks for objection in found} <= {blocks}
    return [objection.ground for objection in found]


def restriction_of(pack: str) -> RestrictionRule:
    rule = the_policy(pack).restriction
    assert rule is not None
    return rule


@dataclass(frozen=True)
class Entry:
    """An entry that limits somebody's contact, before it takes effect.

    recorded   the parts that are filled in
    confirmed  what its decider has confirmed
    consulted  the roles it was talked over with
    says       what the letter to the person says
    warned     whether a warning is on file, or the reason for giving none
    """

    pack: str
    recorded: tuple[str, ...]
    confirmed: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    warned: bool = False

    def without(self, **parts: str) -> Entry:
        """Return it with a part left out of a field: without(recorded="why")."""
        left: dict[str, Any] = {}
        for field, part in parts.items():
            assert part in getattr(self, field), f"{part} was not in it"
            left[field] = tuple(each for each in getattr(self, field) if each != part)
        return replace(self, **left)

    @property
    def lacks(self) -> list[str]:
        """What has to be there before it takes effect."""
        return list(
            missing(
                restriction_of(self.pack),
                the_policy(self.pack),
                recorded=self.recorded,
                confirmed=self.confirmed,
                consulted=[RoleName(role) for role in self.consulted],
                letter_says=[Item(item) for item in self.says],
                warned=self.warned,
            )
        )


def explained(pack: str, begins: str) -> str:
    """Return the paragraph of `heard policy explain` that begins with these words.  Raises LookupError for none."""
    for section in sections(the_policy(pack)):
        for each in section.paragraphs:
            if each.startswith(begins):
                return each
    raise LookupError(f"nothing in {pack} is explained with: {begins}")
