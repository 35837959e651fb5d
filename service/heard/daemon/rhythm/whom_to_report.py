"""Who gets a report: everybody who holds a role it is for, and the team leads for a role that nobody holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from heard.casework.people import Landlord, Officer
from heard.casework.policy import Policy
from heard.casework.policy.afterwards import ReportRule
from heard.casework.policy.words import RoleName
from heard.judgement.area import Areas

OWNER, PUBLIC, STAFF, CHAMPION = map(RoleName, ("owner", "public", "staff", "champion"))
"""For whom a report may be that is nobody's role in the settings, and the role whose holders answer for an area."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who gets a report.

    area         whose report alone it is; None: all of it
    nobody       the roles that it is for and nobody holds, as the policy calls them
    to_publish   whether it comes to them so that everybody may read it
    """

    officer: Officer
    area: str | None = None
    nobody: tuple[str, ...] = ()
    to_publish: bool = False


def whom_to_report(
    rule: ReportRule, landlord: Landlord, policy: Policy, areas: Areas, owners: Collection[str]
) -> tuple[Addressee, ...]:
    """Return who gets a report, nobody the same twice.  Who gets all of it gets no area's besides.

    owners   the addresses of those who deal with an open case
    """
    found = [each for role in rule.to for each in _of_role(role, landlord, policy, areas, owners)]
    by_reader: dict[tuple[str, str | None], Addressee] = {}
    reads_all = {each.officer.address for each in found if each.area is None}
    for each in found:
        area = None if each.officer.address in reads_all else each.area
        before = by_reader.get((each.officer.address, area), Addressee(each.officer, area))
        nobody = tuple(dict.fromkeys((*before.nobody, *each.nobody)))
        to_publish = before.to_publish or each.to_publish
        by_reader[each.officer.address, area] = Addressee(each.officer, area, nobody, to_publish)
    return tuple(by_reader.values())


def _of_role(
    role: RoleName, landlord: Landlord, policy: Policy, areas: Areas, owners: Collection[str]
) -> Iterator[Addressee]:
    held = landlord.holders((role,))
    if role == OWNER:
        yield from (Addressee(each) for each in landlord.staff if each.address in owners)
    elif role == PUBLIC:
        yield from (Addressee(each, to_publish=True) for each in landlord.team_leads)
    elif role == CHAMPION and held:
        for officer in held:
            theirs = sorted(areas.named_by(officer.area).difference(areas.everywhere))
            yield from (Addressee(officer, area) for area in theirs or (None,))
    elif held or role == STAFF:
        yield from map(Addressee, held or landlord.staff)
    else:
        called = policy.roles.get(role, role)
        yield from (Addressee(each, nobody=(called,)) for each in landlord.team_leads)
