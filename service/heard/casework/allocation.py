"""Who is told of a case that nobody deals with yet and says who does, and who may; and whom a role's mail goes to.

The policy says which role chooses and which role owns a stage; the settings say who holds a role, for which area of
the landlord's work, who is away and who stands in for them.  heard proposes, and a person chooses: nobody owns a case
because of what stands here.  One mail goes to one person: what many are told, each leaves to the others.  Nobody
chooses or is proposed whom the complaint names, as long as there is anybody else.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from heard.casework.events import StageName
from heard.casework.owners import Against, Candidate, Objection, objections
from heard.casework.people import Landlord, Officer
from heard.casework.policy import Policy
from heard.casework.policy.words import OwnerNot, RoleName


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A stage of a case that somebody has to deal with.

    day       on the landlord's wall calendar, for who is away
    area      of the landlord's work that it is about, as people call it; "" where that cannot be told
    of_area   the addresses of the officers whose area that is
    named     those of the officers whom the complaint names
    owned     by stage, those of whoever dealt with the case there, one after another
    load      how many open cases an officer deals with, by address
    """

    policy: Policy
    stage: StageName
    day: date
    area: str = ""
    of_area: Collection[str] = ()
    named: Collection[str] = ()
    owned: Mapping[StageName, Collection[str]] = field(default_factory=dict)
    load: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chooser:
    """Somebody who says who deals with a case, and why it is they."""

    officer: Officer
    because: str


@dataclass(frozen=True, slots=True)
class MayOwn:
    """Somebody who may deal with a case, and what speaks for and against it: "Repairs; 3 open cases; no objection"."""

    officer: Officer
    because: str


def stands_in(officer: Officer, day: date, staff: Collection[Officer]) -> Officer | None:
    """Return who acts for an officer on a day: they themselves where they are there, else the first of their deputies.

    A deputy who is away has a deputy too.  None where nobody along that chain is there, or it goes in a circle.
    """
    by_address = {each.address: each for each in staff}
    asked: set[str] = set()
    acts: Officer | None = officer
    while acts is not None and acts.address not in asked:
        if not acts.is_away(day):
            return acts
        asked.add(acts.address)
        acts = by_address.get(acts.deputy)
    return None


def chooser(vacancy: Vacancy, landlord: Landlord) -> Chooser | None:
    """Return who is told of a case that nobody deals with, and says who does; None only where there are no staff.

    Of the role that chooses, one of the area it is about, else one who has no area of their own, else whoever holds it
    alone.  Where there is none, and where nobody of these is there, the next role is asked in the same way: the second,
    whoever it is passed on to, and where the policy says nothing of it, the role that owns the stage.  Last of all the
    team leads, and the first of these even if all of them are away.
    """
    for role in _roles_that_choose(vacancy.policy, vacancy.stage):
        if (found := _of_role(role, vacancy, landlord)) is not None:
            return found
    return _of_the_leads(vacancy, landlord)


def one_of_each(roles: Collection[RoleName], vacancy: Vacancy, landlord: Landlord) -> tuple[Officer, ...]:
    """Return whom of each role is told what is for all of them, nobody twice; () only where there are no staff.

    Whoever holds a role alone, there or not; else one of it in the order of `chooser`, last of all a team lead.  Where
    nobody holds any of the roles a team lead is told.
    """
    held = [role for role in roles if landlord.holders((role,))]
    found = [_one_of(role, vacancy, landlord) for role in held] or [_of_the_leads(vacancy, landlord)]
    return tuple(dict.fromkeys(each.officer for each in found if each is not None))


def proposed(vacancy: Vacancy, landlord: Landlord) -> tuple[MayOwn, ...]:
    """Return who may deal with a stage, the fittest first: nothing is held against them, their area, the fewest cases.

    They hold the role that owns it, are there that day, and nothing that the policy blocks for speaks against them.
    Where no role owns it nobody is proposed.
    """
    stage = vacancy.policy.stage(vacancy.stage)
    held = landlord.holders((stage.owner,)) if stage.owner is not None else ()
    found = []
    for officer in held:
        against = objections(stage, candidate(officer, vacancy, landlord))
        if officer.is_away(vacancy.day) or officer.address in vacancy.named or any(each.blocks for each in against):
            continue
        order = (len(against), _from_the_area(officer, vacancy), vacancy.load.get(officer.address, 0))
        found.append((order, MayOwn(officer, _in_words(officer, against, vacancy))))
    return tuple(each for _, each in sorted(found, key=lambda each: each[0]))


def candidate(officer: Officer, vacancy: Vacancy, landlord: Landlord) -> Candidate:
    """Return an officer as the rules on owners see them (owners.py)."""
    before = (stage for stage, owners in vacancy.owned.items() if officer.address in owners)
    stage = vacancy.policy.stage(vacancy.stage)
    above = stage.owner_must_outrank
    outranked = () if above is None or not outranks(officer, above, vacancy, landlord) else (above,)
    stands = [OwnerNot.SAME_DEPARTMENT] if officer.address in vacancy.of_area else []
    stands += [OwnerNot.NAMED_IN_COMPLAINT] if officer.address in vacancy.named else []
    roles = tuple(map(RoleName, officer.roles))
    return Candidate(roles, owned=tuple(before), outranks=outranked, stands_in=stands)


def outranks(officer: Officer, stage: StageName, vacancy: Vacancy, landlord: Landlord) -> bool:
    """Say whether an officer is senior to whoever dealt with a case at an earlier stage.

    No policy says who is whose manager, and neither do the settings.  But its stages go upwards: so somebody is as
    senior as the last stage that a role of theirs owns or answers, and outranks whoever stops at an earlier one.  Who
    holds both roles is the equal of a colleague who does, and never senior to themselves.  An earlier owner who is not
    known, or works here no more, is taken to have held the role of that stage and no other.
    """
    policy = vacancy.policy
    owner = policy.stage(stage).owner
    usual = _seniority(policy, (owner,) if owner is not None else ())
    known = [landlord.officer(address) for address in vacancy.owned.get(stage, ())]
    before = [usual if each is None else _seniority(policy, each.roles) for each in known] or [usual]
    return _seniority(policy, officer.roles) > max(before)


def _seniority(policy: Policy, roles: Collection[str]) -> int:
    """Return the order of the last stage that one of these roles owns or answers; -1 where none does."""
    return max((each.order for each in policy.stages if each.owner in roles or each.answered_by in roles), default=-1)


def _roles_that_choose(policy: Policy, stage: StageName) -> Iterator[RoleName]:
    """Yield the roles that may choose, one after another, the next where nobody of one is there."""
    chosen_by = policy.allocation
    owner = policy.stage(stage).owner
    roles = (owner,) if chosen_by is None else (chosen_by.by_default, chosen_by.second, chosen_by.passed_on_to)
    return (role for role in roles if role is not None)


def _of_role(role: RoleName, vacancy: Vacancy, landlord: Landlord) -> Chooser | None:
    """Return one of a role whom the complaint does not name; None where nobody of it goes before the others."""
    called = vacancy.policy.roles.get(role, role)
    for held, why in _held(role, vacancy, landlord):
        found = _there(held, f"{called}{why}", vacancy, landlord)
        if (first := next(_not_named(found, vacancy), None)) is not None:
            return first
    return None


def _one_of(role: RoleName, vacancy: Vacancy, landlord: Landlord) -> Chooser | None:
    held = landlord.holders((role,))
    if len(held) == 1:
        return Chooser(held[0], vacancy.policy.roles.get(role, role))
    return _of_role(role, vacancy, landlord) or _of_the_leads(vacancy, landlord)


def _of_the_leads(vacancy: Vacancy, landlord: Landlord) -> Chooser | None:
    """Return one of the team leads, rather one whom the complaint does not name, and rather one who is there."""
    leads = _there(landlord.team_leads, "team lead", vacancy, landlord)
    away = (Chooser(each, "team lead, and nobody stands in") for each in landlord.team_leads)
    return next(chain(_not_named(leads, vacancy), leads, away), None)


def _held(role: RoleName, vacancy: Vacancy, landlord: Landlord) -> Iterator[tuple[tuple[Officer, ...], str]]:
    """Yield who holds a role, those of the area first, and what is said of them besides their role.

    Of several who have an area each, and none of them this one, nobody goes before the others.
    """
    held = landlord.holders((role,))
    yield tuple(each for each in held if each.address in vacancy.of_area), f" for {vacancy.area}"
    if landlord.names_somebody(role):
        yield tuple(each for each in held if not each.area), ""
    if len(held) == 1:
        yield held, ""


def _there(held: Collection[Officer], because: str, vacancy: Vacancy, landlord: Landlord) -> tuple[Chooser, ...]:
    """Return who acts for each of them on the day: who is there themselves, team leads, the fewest cases first."""
    found = []
    for officer in held:
        acts = stands_in(officer, vacancy.day, landlord.staff)
        if acts is not None:
            why = because if acts is officer else f"{because}, for {officer.name}, who is away"
            order = (acts is not officer, "team-lead" not in acts.roles, vacancy.load.get(acts.address, 0))
            found.append((order, Chooser(acts, why)))
    return tuple(each for _, each in sorted(found, key=lambda each: each[0]))


def _not_named(found: Collection[Chooser], vacancy: Vacancy) -> Iterator[Chooser]:
    return (each for each in found if each.officer.address not in vacancy.named)


def _from_the_area(officer: Officer, vacancy: Vacancy) -> int:
    """Return how far an officer is from the area it is about: 0 theirs or not told, 1 they have none, 2 another."""
    if not vacancy.area or officer.address in vacancy.of_area:
        return 0
    return 2 if officer.area else 1


def _in_words(officer: Officer, against: Collection[Objection], vacancy: Vacancy) -> str:
    count = vacancy.load.get(officer.address, 0)
    cases = "no open case" if count == 0 else "1 open case" if count == 1 else f"{count} open cases"
    doubts = [AGAINST[each.ground] for each in against] or ["no objection"]
    area = f"{officer.area[:1].upper()}{officer.area[1:]}"
    return "; ".join(filter(None, (area, cases, *doubts)))


AGAINST: Mapping[Against, str] = {
    Against.LACKS_ROLE: "does not hold the role",
    Against.OWNED_EARLIER_STAGE: "dealt with it at an earlier stage",
    Against.DOES_NOT_OUTRANK: "is not senior to whoever dealt with it before",
    Against.SAME_DEPARTMENT: "belongs to the department it is about",
    Against.NAMED_IN_COMPLAINT: "is named in the complaint",
    Against.CONFLICT_DECLARED: "declared a conflict",
}
"""What speaks against an owner and does not stop them, in words."""
