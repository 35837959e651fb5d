"""Whom a letter of ours goes to that answers nothing they wrote just now, and what keeps it from them."""

from __future__ import annotations

from dataclasses import dataclass

from heard.casework.events import Covers
from heard.casework.policy import Policy
from heard.daemon.reading_again import read_again
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.facts import OnFile
from heard.judgement.restricted.contacted import option_of
from heard.judgement.restricted.entry import STOPS
from heard.judgement.same_person import Known
from heard.letters.strangers import greeting_name
from heard.mail.format.addresses import can_be_written_to
from heard.mail.machines.automatic import is_no_reply
from heard.mail.message import Address, Message
from heard.store import arrived, people, restrictions
from heard.store.restrictions import Entry
from heard.store.their_mail import LastMail, last_mail


@dataclass(frozen=True, slots=True)
class Told:
    """Whom a letter goes to.

    last   their last mail on the case, whose thread it goes on; None where they never wrote from there
    """

    to: Address
    last: LastMail | None


def whom_to_tell(writing: Writing, stands: OnFile) -> Told:
    """Return the complainant of a case, at the address they last wrote from, or at the only one they are known by.

    Raises CannotBeSaid, with the reason, where nobody can be written to or they may not be: the address takes no mail
    or the last letter to it came back, or a restriction limits mail about the case.
    """
    known = _known(writing, stands)
    addresses = [each for one in known for each in one.addresses]
    last = last_mail(writing.connection, stands, addresses)
    address = last.sender if last is not None else next(iter(addresses), "")
    if not address or (last is None and len(addresses) > 1):
        raise CannotBeSaid(f"no one address is known to write to on {stands.case.reference}: reach them another way")
    if why := _takes_none(writing, address):
        raise CannotBeSaid(f"{why}: reach them another way")
    if (entry := _limits(writing, stands, address)) is not None:
        raise CannotBeSaid(
            f"mail with them about {stands.case.reference} is limited by restriction {entry.number}: write to them "
            "yourself, as it says"
        )
    names = (name for one in known if address in one.addresses for name in one.names if greeting_name(name))
    return Told(Address(next(names, ""), address), last)


def last_words(writing: Writing, told: Told) -> Message | None:
    """Return the mail whose thread a letter to them goes on, read again; None where there is none to be read."""
    if told.last is None:
        return None
    try:
        again = read_again(writing.connection, writing.house, told.last.message, lacks="its thread is not known")
    except CannotBeSaid:
        return None
    return again.reading.message


def _takes_none(writing: Writing, address: str) -> str:
    """Return why nothing is written to an address; "" where something may be."""
    landlord = writing.house.given.landlord
    if is_no_reply(address) or not can_be_written_to(address):
        return "the address they wrote from takes no mail"
    if landlord.is_own(address) or landlord.officer(address) is not None:
        return "the only address that is known is the landlord's own"
    if arrived.came_back(writing.connection, address):
        return "the last letter to the address they wrote from came back"
    return ""


def _limits(writing: Writing, stands: OnFile, address: str) -> Entry | None:
    """Return the first entry of the register that holds today and limits mail with them about the case."""
    given, case = writing.house.given, stands.case
    for entry in restrictions.holding_on(writing.connection, given.calendar.local_date(writing.now)):
        theirs = entry.stands_as in [each.person for each in _known(writing, stands)]
        is_about_it = entry.restriction.covers is Covers.EVERYTHING or entry.restriction.case == case.reference
        if (theirs or address in entry.said.addresses) and is_about_it and _limits_mail(entry, given.policy):
            return entry
    return None


def _known(writing: Writing, stands: OnFile) -> tuple[Known, ...]:
    """Return the complainant of the case, as they are known; nobody where it is not known who it is."""
    person = stands.case.person
    return people.who_are(writing.connection, [person]) if person is not None else ()


def _limits_mail(entry: Entry, policy: Policy) -> bool:
    option, restriction = option_of(entry.restriction, policy), entry.restriction
    if option is not None:
        return option.mailbox in STOPS
    return restriction.acknowledges is not None or restriction.at_most is not None
