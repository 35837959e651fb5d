"""What a file of restrictions has that `heard restrict add` would refuse: for an import, and for `heard check`.

A file that is read at a start holds as it is given; who looks after it is told.  An import is typed by a person, and
takes in all of a file or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from heard.casework.people import Landlord
from heard.casework.policy import Policy
from heard.casework.restrictions import objection_to_review
from heard.casework.working_days import Calendar
from heard.errors import Mistake
from heard.reports.restricted_wants import nearly
from heard.settings.checks import nearest
from heard.settings.register import Restricted

ALWAYS = ("team-lead", "officer")
"""Roles that no policy has to name."""


def wrong_with(
    entry: Restricted, landlord: Landlord, policy: Policy, calendar: Calendar, today: date
) -> Iterator[Mistake]:
    """Yield what is wrong with an entry of a file, each `where` its key alone.

    today  on the landlord's wall calendar
    """
    yield from _words(entry, policy)
    if entry.decided_on is not None and entry.decided_on > today:
        yield Mistake("decided_on", f"{entry.decided_on} is still to come", "Enter it once it is decided.")
    yield from _review(entry, policy, calendar)
    yield from _addresses(entry, landlord)


def _words(entry: Restricted, policy: Policy) -> Iterator[Mistake]:
    """Yield which words are nearly, and are not, an option or a role of the pack."""
    options = tuple(policy.restriction.options) if policy.restriction is not None else ()
    if not entry.own_word and (option := nearly(entry.option, options)) is not None:
        do = f"Did you mean '{option}'? Where it is your own word, add own_word = true."
        yield Mistake("option", f"'{entry.option[:60]}' is no option of {policy.name}", do)
    if (role := nearly(entry.decided_by, (*policy.roles, *ALWAYS))) is not None:
        what = f"'{entry.decided_by[:60]}' is no role of {policy.name}"
        yield Mistake("decided_by", what, f"Did you mean '{role}'?")


def _review(entry: Restricted, policy: Policy, calendar: Calendar) -> Iterator[Mistake]:
    rule = policy.restriction
    if rule is None or entry.review_on is None:
        return
    has_reason = any(letter.isalnum() for letter in entry.reason)
    wrong = objection_to_review(rule, entry.first, entry.review_on, calendar, reason=has_reason)
    if wrong is not None:
        yield Mistake("review_on", f"{entry.review_on} is {wrong}", 'Take an earlier day, or add reason = "...".')


def _addresses(entry: Restricted, landlord: Landlord) -> Iterator[Mistake]:
    for address in entry.addresses:
        if landlord.is_inside(address) or landlord.officer(address) is not None or address in landlord.mailboxes:
            what = f"{address} is an address of your own"
            yield Mistake("addresses", what, "Leave it out, or staff mail is limited.")
    if entry.named_contact and landlord.officer(entry.named_contact) is None:
        staff = sorted(each.address for each in landlord.staff)
        do = nearest(entry.named_contact, staff).replace("Known here:", "Your officers are")
        what = f"{entry.named_contact} is no officer of yours, so nobody would be told"
        yield Mistake("named_contact", what, do if staff else "heard.toml names no officer.")
