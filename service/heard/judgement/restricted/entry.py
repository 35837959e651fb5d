"""What an entry of the register wants done with a contact: what it stops, and whether it is acknowledged.

The entry's own words come first: what it acknowledges, what it covers, how often.  Where it leaves something open, the
option decides that it names; where the landlord has a word of their own and says no more, nothing is limited.

Something new goes the policy's way, even where the entry covers everything: its case and its stages open as anybody's,
and how often counts what is about the matter.  An entry that lists what it acknowledges, and leaves new complaints out,
takes the acknowledgement from them and no more.  No entry has a word that would stop a new complaint.

Pure.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from heard.casework.policy.words import MailboxDoes
from heard.casework.restriction import Contact, Often
from heard.judgement.facts import Facts
from heard.judgement.restricted.answers import is_at_theirs
from heard.judgement.restricted.contacted import Contacted, option_of, states_the_contact

STOPS = (MailboxDoes.NAMED_PERSON, MailboxDoes.NO_CASE, MailboxDoes.FILE, MailboxDoes.CLOSE)
"""What lets a contact about the matter open no case and no stage.  The others limit calls and meetings, or what people
do about the case: mail goes on as anybody's."""
_SILENT = (MailboxDoes.NAMED_PERSON, MailboxDoes.NO_CASE, MailboxDoes.CLOSE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an entry wants of one contact.

    stops     whether no case and no stage opens because of it, and every answer is due as before
    answered  whether it is acknowledged; None where that is as anybody's
    why       what of the entry says so
    """

    stops: bool
    answered: bool | None
    why: str


def wanted(contacted: Contacted, counts_as: Collection[Contact], facts: Facts) -> Wanted:
    """Return what the entry wants of a contact that it covers.

    counts_as   what the contact is, in the words of the register; none where nothing of it could be withheld
    """
    entry, limit = contacted.restriction, contacted.limit
    option = option_of(entry, facts.policy)
    does = option.mailbox if option is not None else None
    is_own_word = does is None and (entry.acknowledges is not None or entry.at_most is not None)
    stops = does in STOPS or is_own_word
    if not counts_as:
        return Wanted(False, None, "nothing of it could be withheld")
    if not contacted.is_same:
        return _of_something_new(entry.acknowledges, counts_as)
    if entry.at_most is not None and is_beyond(entry.at_most, contacted, facts):
        return Wanted(True, False, f"the entry lets {entry.at_most} be acknowledged, and that has been")
    if entry.acknowledges is not None:
        return _as_listed(entry.acknowledges, counts_as, stops=stops)
    named = f"option {entry.option}"
    if states_the_contact(entry, facts.policy, facts.landlord) and is_at_theirs(contacted, facts):
        return Wanted(True, True, f"{named} ({does}), and the policy has its reply say how to reach us")
    if does in _SILENT:
        return Wanted(True, False, f"{named} ({does}) has none acknowledged")
    if entry.at_most is not None:
        return Wanted(stops, True, f"the entry lets {entry.at_most} be acknowledged")
    if does is MailboxDoes.FILE:
        is_first = not limit.answered_at
        once = "has one acknowledged while it holds" + ("" if is_first else ", and one was")
        return Wanted(True, is_first, f"{named} ({does}) {once}")
    return Wanted(False, None, f"{named} limits nothing of mail")


def _of_something_new(listed: Collection[Contact] | None, counts_as: Collection[Contact]) -> Wanted:
    """Return what follows on something new that the entry covers: it lists what it acknowledges, or None."""
    if listed is None:
        return Wanted(False, None, "something new goes its normal way, whatever is covered")
    words = ", ".join(sorted(counts_as))
    if _is_listed(listed, counts_as):
        return Wanted(False, None, f"the entry lets it be acknowledged ({words})")
    return Wanted(False, False, f"the entry has it not acknowledged ({words})")


def _as_listed(listed: Collection[Contact], counts_as: Collection[Contact], *, stops: bool) -> Wanted:
    """Return what follows on more about the matter where the entry lists what it acknowledges."""
    # Where a stage may open, asking for it is a contact of its own; where none may, it is one more about the matter.
    counts = {each for each in counts_as if not (stops and each == Contact.ESCALATION)}
    words = ", ".join(sorted(counts))
    if _is_listed(listed, counts):
        return Wanted(stops, True, f"the entry has it acknowledged ({words})")
    return Wanted(stops, False, f"the entry has it not acknowledged ({words})")


def _is_listed(listed: Collection[Contact], counts_as: Collection[Contact]) -> bool:
    return Contact.EVERYTHING in listed or any(each in listed for each in counts_as)


def is_beyond(at_most: Often, contacted: Contacted, facts: Facts) -> bool:
    """Say whether as many contacts were acknowledged in the same day, week or month as the entry lets be.

    A week begins on Monday; all days are the landlord's, of receipt.
    """
    day = facts.calendar.local_date(facts.received_at)
    period = _begins(at_most.unit, day)
    days = (facts.calendar.local_date(each) for each in contacted.limit.answered_at)
    return sum(_begins(at_most.unit, each) == period for each in days) >= at_most.count


def _begins(unit: str, day: date) -> date:
    if unit == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if unit == "week" else day
