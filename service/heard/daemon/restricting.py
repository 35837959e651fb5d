"""A person enters a restriction, and whoever may decides on it.

heard itself restricts nobody.  What is done with an entry later: restriction_steps.py, and restriction_outcome.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from heard.casework import restriction_events as happened
from heard.casework.events import By
from heard.casework.policy import Policy
from heard.casework.policy.words import MailboxDoes, RoleName
from heard.casework.restriction import Covers, Restriction
from heard.casework.restrictions import may_decide
from heard.daemon import clocks_off
from heard.daemon.house import House
from heard.daemon.restriction_told import Told, tell
from heard.daemon.restriction_work import (
    Stands,
    Step,
    Work,
    at_work,
    refuse_what_is_to_come,
    refuse_wrong_review,
    take_each,
    today,
)
from heard.errors import CannotBeSaid, Mistake
from heard.judgement.same_person import Known
from heard.reports.restricted_evidence import is_owed
from heard.settings.register import Restricted
from heard.store import register_people, restricted_register, restrictions
from heard.store.restrictions import Entry, Happening


@dataclass(frozen=True, slots=True)
class Decided:
    """Who decided on it: in which role and when; the name, where it is to be kept."""

    by: RoleName
    on: date
    name: str = ""


def enter(
    house: House,
    restricted: Restricted,
    *,
    decided: Decided | None = None,
    review_on: date | None = None,
    reason: str = "",
    case_of_another: bool = False,
    shared_address: bool = False,
    steps: Sequence[Step] = (),
) -> Stands:
    """Enter a restriction; decided by a role that may not decide, it is a proposal and limits nothing.

    review_on        the day by which it is to be looked at again; None: the last one that the policy allows
    reason           why that is later than the policy allows
    case_of_another, shared_address   as for `objections`
    steps            what goes on its record in the same transaction

    Raises CannotBeSaid with all that `objections` has against it, and where a day is wrong.
    """
    policy = house.given.policy
    refuse_wrong_review(house, restricted.first, review_on, reason)
    if decided is not None:
        refuse_what_is_to_come(house, decided.on, "enter it once it is decided", option="decided-on")
    with house.store.writing() as connection:
        wrong = list(objections(connection, restricted, case_of_another=case_of_another, shared_address=shared_address))
        wrong += mistyped_case(connection, restricted, house.given.landlord.prefix)
        if lines := "\n".join(map(str, wrong)):
            raise CannotBeSaid(lines)
        entry = _entered(connection, house, restricted, decided, (review_on, reason))
        work = Work(house, connection, entry)
        take_each(work, steps)
        clocks_off.keep_in_step(connection, house, work.entry, by=By.OFFICER)
        if not work.held.is_over_on(today(house)):
            tell(work, Told.PROPOSED if work.held.proposed else Told.DECIDED)
        near = restricted_register.nearest_case(connection, restricted)
        return work.stands(
            (
                *_of_the_entry(entry, policy, near),
                *_of_an_answer(connection, work.entry, policy),
                *overlaps(connection, entry),
            )
        )


def _entered(
    connection: Connection,
    house: House,
    restricted: Restricted,
    decided: Decided | None,
    review: tuple[date | None, str],
) -> Entry:
    """Enter it as decided or as proposed, with the day of its review and the reason for it."""
    policy = house.given.policy
    proposed = (decided.by, decided.on) if decided is not None and not _may_decide(policy, decided.by) else None
    besides: list[Happening] = []
    if decided is not None and proposed is None:
        besides.append((happened.RestrictionDecided(decided.by, decided.on), decided.name))
    return restricted_register.enter(
        connection,
        restricted,
        policy,
        by=By.OFFICER,
        now=house.now(),
        proposed=proposed,
        review_on=review[0],
        words=review[1],
        besides=besides,
    )


def objections(
    connection: Connection, restricted: Restricted, *, case_of_another: bool = False, shared_address: bool = False
) -> Iterator[Mistake]:
    """Yield what the register and the cases have against an entry, each `where` the option of `heard restrict add`.

    case_of_another, shared_address   as said by whoever enters it: that is somebody else's, and is meant
    """
    if (there := restricted_register.standing_already(connection, restricted)) is not None:
        do = f"heard restrict review {there.number} --change changes it."
        yield Mistake("--person", f"it stands in the register already, as restriction {there.number}", do)
    whose = restricted_register.of_somebody_else(connection, restricted)
    if whose is not None and not case_of_another:
        do = f'Say --also-known-as "{whose}" where they are one person, --case-of-another where they are two.'
        yield Mistake("--case", f"{restricted.case} is {whose}'s, a name not like {restricted.person}", do)
    for address, known in register_people.somebody_else_at(connection, restricted) if not shared_address else ():
        name = known.names[0]
        what = f"{address} is {name}'s{_known_from(connection, known)}, a name not like {restricted.person}"
        do = f'Say --also-known-as "{name}" where they are one person, --shared-address --why "..." where both use it.'
        yield Mistake("--address", what, do)


def mistyped_case(connection: Connection, restricted: Restricted, prefix: str) -> Iterator[Mistake]:
    """Yield that a case is none of heard's, though it is written as one; an old reference of another office is none.

    prefix  with which heard's own references begin
    """
    if not restricted.case or restricted_register.case_of(connection, restricted) is not None:
        return
    written = re.match(r"[A-Z]*", re.sub(r"[^A-Z0-9]", "", restricted.case.upper()))
    if written is not None and written[0] in ("", re.sub(r"[^A-Z]", "", prefix.upper())):
        near = restricted_register.nearest_case(connection, restricted)
        if near is not None or written[0]:
            do = f"Did you mean '{near}'?" if near is not None else "heard cases lists them."
            yield Mistake("--case", f"there is no case '{restricted.case[:60]}'", do)


def _known_from(connection: Connection, known: Known) -> str:
    """Return where somebody is known from: " (case NH-26-0001, restriction 2)", or ""."""
    case = register_people.newest_case_of(connection, known.person)
    entries = [each.number for each in restrictions.every(connection) if each.stands_as == known.person]
    places = [f"case {case}"] if case is not None else []
    places += [f"restriction {number}" for number in entries[-1:]]
    return f" ({', '.join(places)})" if places else ""


def _of_the_entry(entry: Entry, policy: Policy, near: str | None) -> Iterator[str]:
    """Yield what whoever entered it has to know of it.

    near  the known case that is nearest to the one it names, where that is not known
    """
    said = entry.said
    if entry.restriction.proposed:
        who = ", ".join(policy.restriction.decided_by) if policy.restriction else ""
        yield f"It is a proposal and limits nothing until {who} decides: heard restrict decide {entry.number}"
    if policy.restriction is not None and entry.restriction.option not in policy.restriction.options:
        options = ", ".join(policy.restriction.options)
        yield (
            f"'{entry.restriction.option}' is your own word: of mail it limits only what --acknowledges and --at-most "
            f"say. Options of {policy.name}: {options}."
        )
    if said.known_as and entry.restriction.case is None:
        meant = f" The nearest that is known is {near}." if near is not None else ""
        yield f"No case {said.known_as} is known, so that what it is about is not known from its mail.{meant}"


def _of_an_answer(connection: Connection, entry: Entry, policy: Policy) -> Iterator[str]:
    """Yield that an option for after the answer was entered before it, where it was."""
    rule = policy.restriction
    option = rule.options.get(entry.restriction.option) if rule is not None else None
    if option is not None and option.mailbox is MailboxDoes.FILE and is_owed(connection, entry):
        where = entry.restriction.case if entry.restriction.covers is Covers.CASE else "a case of theirs"
        yield (
            f"An answer is still owed on {where}, and {option.name} is for after it ({option.says}). What is owed "
            "stays owed; consider whether it is for now."
        )


def overlaps(connection: Connection, entry: Entry) -> Iterator[str]:
    """Yield which other entries limit the same person on some of the same days, a sentence each."""
    for other in restricted_register.overlapping(connection, entry):
        held = other.restriction
        until = f"until {held.last}" if held.last is not None else "without an end"
        what = "is proposed for" if held.proposed else "limits"
        yield (
            f"Restriction {other.number}, {held.option}, {what} the same person on some of the same days, from "
            f"{held.first} {until}. {_AS_ONE if held.case == entry.restriction.case else _BY_ONE}; where only this one "
            f"is to hold: heard restrict lift {other.number} --on DATE --why ..."
        )


_AS_ONE = "Each is applied to one mail, and the stricter one decides what is acknowledged"
_BY_ONE = "Of one mail heard goes by one entry alone"


def decide(house: House, number: int, decided: Decided) -> Stands:
    """Note who decided on an entry; what was only proposed holds from its first day on.

    One that was decided before is decided once more: the last decision counts, and the one before is told.

    Raises NotFound, and CannotBeSaid where the policy does not let this role decide, the day is still to come or before
    it was proposed, the same is on record already, or there is nothing left to decide.
    """
    rule = house.given.policy.restriction
    if rule is not None and not may_decide(rule, (decided.by,)):
        who = ", ".join(rule.decided_by)
        raise CannotBeSaid(f"--by {decided.by}: by {house.given.policy.name} it is decided by {who}")
    refuse_what_is_to_come(house, decided.on, "note the decision once it was made")
    with at_work(house, number) as work:
        held = work.held
        if held.proposed_on is not None and decided.on < held.proposed_on:
            do = "say on which day it was decided"
            raise CannotBeSaid(f"--on {decided.on}: restriction {number} was proposed on {held.proposed_on}; {do}")
        _refuse_what_is_over(held, today(house))
        if (held.decided_by, held.decided_on) == (decided.by, decided.on):
            raise CannotBeSaid(f"restriction {number}: that {decided.by} decided on {decided.on} is on record already")
        work.note((happened.RestrictionDecided(decided.by, decided.on), decided.name))
        if not held.is_over_on(today(house)):
            tell(work, Told.DECIDED)
        return work.stands(_decided_before(held))


def _refuse_what_is_over(held: Restriction, today: date) -> None:
    """Raise CannotBeSaid of what was lifted, and of a proposal whose days are over; who decided may be noted later."""
    if held.lifted_on is not None or (held.proposed and held.is_over_on(today)):
        over = f"was lifted on {held.lifted_on}" if held.lifted_on is not None else f"ended on {held.last}"
        do = "where it is to hold, enter it anew: heard restrict add"
        raise CannotBeSaid(f"restriction {held.number} {over}, and there is nothing to decide; {do}")


def _decided_before(held: Restriction) -> Iterator[str]:
    if held.decided_on is not None:
        by = f" by {held.decided_by}" if held.decided_by else ""
        yield f"It was decided already, on {held.decided_on}{by}. Both stay on its record, and the last one counts."


def _may_decide(policy: Policy, role: RoleName) -> bool:
    return policy.restriction is None or may_decide(policy.restriction, (role,))
