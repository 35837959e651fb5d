"""The restrictions of register.toml, taken in; and any other entry in that form.

An entry is the same where person, case and first day are.  What stands is not changed by reading the file again: what
has become of an entry since is in its history.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection, select

from heard.casework.events import By, Contact, Covers, Per, PersonNumber, Reference
from heard.casework.policy import Policy
from heard.casework.policy.words import RoleName
from heard.casework.restriction import Often
from heard.casework.restriction_events import (
    OptionName,
    RestrictionAddressesKnown,
    RestrictionCaseKnown,
    RestrictionDecided,
    RestrictionEntered,
    RestrictionReviewSet,
    RestrictionSharesAddress,
)
from heard.mail.told.numbers import normal_number
from heard.mail.told.personal_names import normal_name
from heard.settings.register import Register, Restricted
from heard.store import register_people, restrictions
from heard.store.earlier import nearest_known, typed
from heard.store.restrictions import Entry, Happening, Said
from heard.store.tables import cases

Proposed = tuple[RoleName, date]
Same = tuple[str, str, date]
"""What tells one entry from another: whom it is about, the case, and the first day; of several measures, the option."""


def read_in(connection: Connection, register: Register, policy: Policy, *, now: datetime) -> list[Entry]:
    """Enter every restriction that is not there yet; return the new ones.

    Of one that is there, only what has come to be known is taken in: addresses, a case, a review day, a decision.
    """
    there = standing(connection)
    new = []
    for restricted in register.restricted:
        stands = stands_for(connection, there, restricted, register)
        if stands is None:
            besides = [*_shared(restricted), *_decided(restricted, policy)]
            entered = enter(connection, restricted, policy, by=By.SERVICE, now=now, from_register=True, besides=besides)
            there.setdefault(same(connection, restricted), []).append(entered)
            new.append(entered)
        else:
            _learn(connection, stands, restricted, policy, now)
    return new


def enter(
    connection: Connection,
    restricted: Restricted,
    policy: Policy,
    *,
    by: By,
    now: datetime,
    from_register: bool = False,
    proposed: Proposed | None = None,
    review_on: date | None = None,
    words: str = "",
    besides: Sequence[Happening] = (),
) -> Entry:
    """Enter one restriction under the next number; it holds as it is given, unless it is only proposed.

    proposed   in which role it was only proposed, and when; None where it holds
    review_on  by when it is looked at again; None: as the entry itself says
    words      why that is later than the policy allows; "" where it is not, or the entry says it
    besides    what else has happened to it already: who decided, on what it rests
    """
    case = case_of(connection, restricted)
    person = register_people.restricted_person(connection, restricted, case, now)
    entered = _entered(restricted, policy, person, case, proposed=proposed, review_on=review_on or restricted.review_on)
    words = words or restricted.reason
    said = said_of(restricted, from_register=from_register)
    return restrictions.add(connection, said, [(entered, words), *besides], by=by, now=now)


def case_of(connection: Connection, restricted: Restricted) -> Reference | None:
    """Return the case that a restriction names, by heard's reference or an older one; None where it is not known."""
    if not restricted.case:
        return None
    reference = typed(connection, restricted.case)
    found = connection.execute(select(cases.c.reference).where(cases.c.reference == reference)).first()
    return reference if found is not None else None


def nearest_case(connection: Connection, restricted: Restricted) -> Reference | None:
    """Return the known case whose reference is nearest to one that is not known; None where none is near."""
    return nearest_known(connection, restricted.case or "") if case_of(connection, restricted) is None else None


def of_somebody_else(
    connection: Connection | None, restricted: Restricted, register: Register | None = None
) -> str | None:
    """Return whose case an entry names, where that is not the restricted person and nobody of their household.

    register  where a case is looked for that is not known yet
    """
    case = case_of(connection, restricted) if connection is not None else None
    return register_people.somebody_else_on(
        restricted, register_people.whose_case(connection, restricted, case, register)
    )


def overlapping(connection: Connection, entry: Entry) -> list[Entry]:
    """Return the other entries that limit the same person on some of the same days, about the same matter or any."""
    return [
        other
        for other in restrictions.every(connection)
        if other.number != entry.number and _is_same_person(entry, other) and _overlap(entry, other)
    ]


def _is_same_person(one: Entry, other: Entry) -> bool:
    if one.stands_as is not None and one.stands_as == other.stands_as:
        return True
    return normal_name(one.said.name) == normal_name(other.said.name)


def _overlap(one: Entry, other: Entry) -> bool:
    a, b = one.restriction, other.restriction
    by_number = bool(one.said.known_as) and normal_number(one.said.known_as) == normal_number(other.said.known_as)
    same_case = by_number or (a.case is not None and a.case == b.case)
    about_the_same = Covers.EVERYTHING in (a.covers, b.covers) or same_case
    begins = max(a.first, b.first)
    return about_the_same and not a.is_over_on(begins) and not b.is_over_on(begins)


def same(connection: Connection, restricted: Restricted) -> Same:
    return normal_name(restricted.person), _matter(connection, restricted.case or ""), restricted.first


def _matter(connection: Connection, case: str) -> str:
    """Return one name for a case, by whichever of its references it was typed."""
    return normal_number(typed(connection, case)) if case else ""


def standing_already(connection: Connection, restricted: Restricted, register: Register | None = None) -> Entry | None:
    """Return the entry that is the same as this one, if it was entered before.

    register  what it is read from; None where it is typed: then another option is one measure more
    """
    return stands_for(connection, standing(connection), restricted, register)


def standing(connection: Connection) -> dict[Same, list[Entry]]:
    """Return what stands by what tells entries apart; several measures from one day stand together."""
    there: dict[Same, list[Entry]] = {}
    for entry in restrictions.every(connection):
        there.setdefault(same_as(connection, entry), []).append(entry)
    return there


def stands_for(
    connection: Connection, there: Mapping[Same, list[Entry]], restricted: Restricted, register: Register | None
) -> Entry | None:
    """Return what stands for an entry: of the same option, else the only one there is, where it is alone in its file.

    So a measure more is a new entry, and an option that somebody changed in the file is told as a difference.
    """
    wanted = same(connection, restricted)
    entries = there.get(wanted, [])
    found = next((each for each in entries if each.restriction.option == restricted.option), None)
    if found is not None or register is None or not entries:
        return found
    in_file = sum(same(connection, each) == wanted for each in register.restricted if each.first == restricted.first)
    return entries[0] if in_file <= 1 else None


def same_as(connection: Connection, entry: Entry) -> Same:
    case = entry.said.known_as or entry.restriction.case or ""
    return normal_name(entry.said.name), _matter(connection, case), entry.restriction.first


def said_of(restricted: Restricted, *, from_register: bool) -> Said:
    return Said(
        name=restricted.person,
        home=restricted.home,
        addresses=restricted.addresses,
        also_known_as=restricted.also_known_as,
        household=restricted.household,
        known_as=restricted.case or "",
        option=restricted.option,
        named_contact=restricted.named_contact,
        says=restricted.says,
        from_register=from_register,
    )


def often_in(at_most: str) -> Often | None:
    """Return what "1 a week" says; None for ""."""
    count, _, unit = at_most.partition(" a ")
    return Often(int(count), unit) if at_most else None


def _entered(
    restricted: Restricted,
    policy: Policy,
    person: PersonNumber,
    case: Reference | None,
    *,
    proposed: Proposed | None,
    review_on: date | None,
) -> RestrictionEntered:
    often = often_in(restricted.at_most)
    return RestrictionEntered(
        person=person,
        case=case,
        option=option_in(policy, restricted.option),
        covers=Covers(restricted.covers),
        acknowledges=tuple(map(Contact, restricted.acknowledges)) if restricted.acknowledges is not None else None,
        at_most=often.count if often else None,
        per=Per(often.unit) if often else None,
        first=restricted.first,
        last=restricted.last,
        review_on=review_on,
        proposed=proposed is not None,
        proposed_by=proposed[0] if proposed is not None else None,
        proposed_on=proposed[1] if proposed is not None else None,
    )


def option_in(policy: Policy, option: str) -> OptionName | None:
    """Return an option of the policy; None where it is the landlord's own word."""
    return OptionName(option) if policy.restriction is not None and option in policy.restriction.options else None


def _decided(restricted: Restricted, policy: Policy) -> Iterator[Happening]:
    """Yield that it was decided, where a register says when; who is no role of the pack stands in words."""
    if restricted.decided_on is not None:
        role = RoleName(restricted.decided_by) if restricted.decided_by in policy.roles else None
        yield RestrictionDecided(role, restricted.decided_on), "" if role else restricted.decided_by


def _learn(connection: Connection, stands: Entry, restricted: Restricted, policy: Policy, now: datetime) -> None:
    """Take in what the register has come to know: addresses, a case that is there now, a review day, a decision.

    What is on record already stays; what is only proposed is decided by a person, and not by a file.
    """
    held = stands.restriction
    known = _addresses_learned(connection, stands, restricted, now)
    if held.case is None and (case := case_of(connection, restricted)) is not None:
        known.append((RestrictionCaseKnown(case), ""))
    if restricted.review_on is not None and held.review_on is None and held.reviewed_on is None:
        known.append((RestrictionReviewSet(restricted.review_on), restricted.reason))
    if held.decided_on is None and not held.proposed:
        known += _decided(restricted, policy)
    if known:
        restrictions.append(connection, stands.number, known, by=By.SERVICE, now=now)


def _addresses_learned(connection: Connection, stands: Entry, restricted: Restricted, now: datetime) -> list[Happening]:
    """Know the person by the addresses that an entry does not say yet, and let it say them; return what that is."""
    new = [address for address in restricted.addresses if address not in stands.said.addresses]
    if stands.stands_as is not None:
        person = PersonNumber(stands.stands_as)
        register_people.give(connection, person, restricted.person, restricted.addresses, now)
    if not new:
        return []
    said = replace(stands.said, addresses=(*stands.said.addresses, *new))
    restrictions.say(connection, stands.number, said)
    return [*_shared(restricted), (RestrictionAddressesKnown(), ", ".join(new))]


def _shared(restricted: Restricted) -> Iterator[Happening]:
    if restricted.shared_address:
        yield RestrictionSharesAddress(), _BY_THE_REGISTER


_BY_THE_REGISTER = "the register says so"
