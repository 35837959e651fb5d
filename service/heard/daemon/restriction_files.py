"""What a file of restrictions has that `heard restrict add` would refuse: for an import, a start, and `heard check`.

An import is typed by a person, and takes in all of a file or nothing.  A file that is read at a start holds as it is
given, but for addresses that are the landlord's own or somebody else's: nobody is limited by an oversight, and who
looks after the file is told.  Of an entry that stands already only what is new in the file is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection

from heard.casework.people import Landlord
from heard.casework.policy import Policy
from heard.casework.policy.words import OverLimit
from heard.casework.restrictions import objection_to_review
from heard.casework.working_days import Calendar
from heard.daemon.restricting import mistyped_case
from heard.errors import Mistake
from heard.mail.told.numbers import normal_number
from heard.reports.restricted_wants import nearly
from heard.settings.checks import nearest
from heard.settings.register import Register, Restricted
from heard.store import register_people, restricted_register
from heard.store.restrictions import Entry

ALWAYS = ("team-lead", "officer")
"""Roles that no policy has to name."""


def wrong_with(
    entry: Restricted,
    landlord: Landlord,
    policy: Policy,
    calendar: Calendar,
    today: date,
    stands: Entry | None = None,
    *,
    is_new: bool = True,
) -> Iterator[Mistake]:
    """Yield what is wrong with an entry of a file, each `where` its key alone.

    today   on the landlord's wall calendar
    stands  the entry that it was read as before; of what that says already nothing is wrong
    is_new  false where it was read before, and all the same it is told what would be refused of it: a review that is
            over by now may have been held
    """
    held = stands.restriction if stands is not None else None
    if stands is None:
        yield from _words(entry, policy)
        yield from _contact(entry, landlord)
    if entry.decided_on is not None and entry.decided_on > today and (held is None or held.decided_on is None):
        yield Mistake("decided_on", f"{entry.decided_on} is still to come", "Enter it once it is decided.")
    if held is None or (held.review_on is None and held.reviewed_on is None):
        yield from _review(entry, policy, calendar, today if is_new else None)
    yield from _addresses(entry, landlord, stands)


def _words(entry: Restricted, policy: Policy) -> Iterator[Mistake]:
    """Yield which words are nearly, and are not, an option or a role of the pack."""
    options = tuple(policy.restriction.options) if policy.restriction is not None else ()
    if not entry.own_word and (option := nearly(entry.option, options)) is not None:
        do = f"Did you mean '{option}'? Where it is your own word, add own_word = true."
        yield Mistake("option", f"'{entry.option[:60]}' is no option of {policy.name}", do)
    if (role := nearly(entry.decided_by, (*policy.roles, *ALWAYS))) is not None:
        what = f"'{entry.decided_by[:60]}' is no role of {policy.name}"
        yield Mistake("decided_by", what, f"Did you mean '{role}'?")


def _review(entry: Restricted, policy: Policy, calendar: Calendar, today: date | None) -> Iterator[Mistake]:
    """Yield that a review is later than the policy allows, or over; of an entry that is over itself, nothing is.

    today  None where that it is over is not asked
    """
    if entry.review_on is None or (entry.last is not None and today is not None and entry.last < today):
        return
    rule, has_reason = policy.restriction, any(letter.isalnum() for letter in entry.reason)
    if rule is not None:
        wrong = objection_to_review(rule, entry.first, entry.review_on, calendar, reason=has_reason)
        if wrong is not None:
            may_be_later = rule.review_over_limit is OverLimit.REASON_NEEDED
            do = 'Take an earlier day, or add reason = "...".' if may_be_later else "Take an earlier day."
            yield Mistake("review_on", f"{entry.review_on} is {wrong}", do)
    if today is not None and entry.review_on < today and not has_reason:
        do = 'Take a day that is still to come, or add reason = "...", why nobody looked at it in time.'
        yield Mistake("review_on", f"{entry.review_on} is over", do)


def _addresses(entry: Restricted, landlord: Landlord, stands: Entry | None) -> Iterator[Mistake]:
    for address in _new_in(entry, stands):
        if is_own(landlord, address):
            what = f"{address} is an address of your own"
            yield Mistake("addresses", what, "Leave it out, or staff mail is limited.")


def _new_in(entry: Restricted, stands: Entry | None) -> Iterator[str]:
    """Yield the addresses that a file gives and that are not given already."""
    yield from (each for each in entry.addresses if stands is None or each not in stands.said.addresses)


def is_own(landlord: Landlord, address: str) -> bool:
    """Say whether an address is the landlord's: of a domain of theirs, of an officer, or one that heard reads."""
    return landlord.is_inside(address) or landlord.officer(address) is not None or landlord.is_own(address)


def _contact(entry: Restricted, landlord: Landlord) -> Iterator[Mistake]:
    if entry.named_contact and landlord.officer(entry.named_contact) is None:
        staff = sorted(each.address for each in landlord.staff)
        do = nearest(entry.named_contact, staff).replace("Known here:", "Your officers are")
        what = f"{entry.named_contact} is no officer of yours, so nobody would be told"
        yield Mistake("named_contact", what, do if staff else "heard.toml names no officer.")


# -- Held against who is known, and the cases ---------------------------------------------------


class Known:
    """What the register, the cases, and a file itself as far as it was read, have against each of its entries in turn.

    register  whose earlier cases stand in the same file
    """

    def __init__(self, connection: Connection, register: Register, landlord: Landlord) -> None:
        self._connection, self._register, self._landlord = connection, register, landlord
        self._in_file: list[tuple[str, str]] = [
            (address, case.person) for case in register.earlier_case for address in case.addresses
        ]

    def against(self, entry: Restricted) -> Iterator[Mistake]:
        """Yield what is against an entry, each `where` its key alone."""
        if restricted_register.standing_already(self._connection, entry, self._register) is None:
            yield from self._case_of_another(entry)
            yield from self.mistyped(entry)
        yield from self.shared(entry)

    def shared(self, entry: Restricted) -> Iterator[Mistake]:
        """Yield which addresses of an entry are somebody else's, where that is not said to be meant."""
        for address, name in self.somebody_elses(entry):
            do = f'Add also_known_as = ["{name}"] where they are one person, shared_address = true where both use it.'
            yield Mistake("addresses", f"{address} is {name}'s, a name not like {entry.person}", do)

    def somebody_elses(self, entry: Restricted) -> list[tuple[str, str]]:
        """Return the addresses new in an entry that are somebody else's, with whose; none where that is meant."""
        new = list(_new_in(entry, restricted_register.standing_already(self._connection, entry, self._register)))
        there = [(each, known.names[0]) for each, known in register_people.somebody_else_at(self._connection, entry)]
        there += [(each, name) for each, name in self._in_file if not register_people.is_theirs(entry, (name,))]
        self._in_file += [(address, entry.person) for address in entry.addresses]
        found = {address: name for address, name in reversed(there) if address in new}
        return [] if entry.shared_address else list(found.items())

    def mistyped(self, entry: Restricted) -> Iterator[Mistake]:
        """Yield that a case is written as one of heard's, and is neither that nor one of the same file."""
        earlier = {normal_number(case.reference) for case in self._register.earlier_case}
        if normal_number(entry.case or "") not in earlier:
            for each in mistyped_case(self._connection, entry, self._landlord.prefix):
                yield Mistake("case", each.what, each.do)

    def _case_of_another(self, entry: Restricted) -> Iterator[Mistake]:
        whose = restricted_register.of_somebody_else(self._connection, entry, self._register)
        if whose is not None and not entry.case_of_another:
            do = (
                f'Add also_known_as = ["{whose}"] where they are one person, case_of_another = true where they are two.'
            )
            yield Mistake("case", f"{entry.case} is {whose}'s, a name not like {entry.person}", do)


def may_be_given(connection: Connection, register: Register, landlord: Landlord) -> tuple[Register, list[str]]:
    """Return a register without the addresses that a start gives nobody, and what these are, a line each.

    One by which the person is known already, beside somebody else, is given.
    """
    known, entries, withheld = Known(connection, register, landlord), [], []
    for entry in register.restricted:
        found = dict(known.somebody_elses(entry))
        theirs = {at: who for at, who in found.items() if not register_people.is_known_at(connection, entry, at)}
        own = {address: "the landlord" for address in entry.addresses if is_own(landlord, address)}
        not_given = theirs | own
        withheld += [f"{entry.person}: {address} is {name}'s" for address, name in not_given.items()]
        entries.append(_without(entry, not_given))
    return register.model_copy(update={"restricted": tuple(entries)}), withheld


def _without(entry: Restricted, addresses: Iterable[str]) -> Restricted:
    left_out = frozenset(addresses)
    return entry.model_copy(update={"addresses": tuple(each for each in entry.addresses if each not in left_out)})
