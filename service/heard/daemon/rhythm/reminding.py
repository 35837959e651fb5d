"""Reminding whoever owes something on a case: each time once, and in office hours.

When is in the clocks' own rows, which are folded from events: what was given stands in the history of the case, in the
transaction that wrote the letter.  After an outage only the latest of a clock goes, and the history says how many were
passed over.  A case is one transaction and one letter to each, whatever of it is due.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from heard.casework.deadline import Deadline
from heard.casework.deadlines import deadlines
from heard.casework.events import Reference, ReminderGiven, Stream
from heard.casework.owed import is_met_by
from heard.casework.particulars import co_ordinating
from heard.casework.policy.words import RoleName
from heard.casework.reminders import come_by, told_besides
from heard.daemon.house import House
from heard.daemon.rhythm.reminder import write_reminders
from heard.daemon.rhythm.waiting import Waiting
from heard.daemon.told_of_a_case import moments_on_their_way, stands_now
from heard.daemon.writing import Writing
from heard.judgement.facts import OnFile
from heard.store import due
from heard.store.particulars import brought


@dataclass(frozen=True, slots=True)
class Due:
    """A clock of which somebody is to be reminded.

    times    when the reminders of it were to come that have come by now, in order
    besides  the roles that are told besides whoever owes it
    """

    deadline: Deadline
    times: tuple[datetime, ...]
    besides: tuple[RoleName, ...]


_WAITING = Waiting(due.to_remind, due.next_reminder)


def remind(house: House) -> bool:
    """Remind of all that is to be reminded of by now; say whether there was anything."""
    return _WAITING.see_to(house, _write, "not reminded")


def next_moment(house: House, after: datetime) -> datetime | None:
    """Return when somebody is next reminded, later than a moment by which all was that could be; None if nobody is."""
    return _WAITING.next_moment(house, after)


def _write(writing: Writing, reference: Reference) -> bool:
    stands = stands_now(writing.connection, writing.house, reference)
    found = tuple(_due(writing, stands)) if stands is not None else ()
    if stands is None or not found:
        return False
    writing.mailbox = stands.case.mailbox
    for each in found:
        clock = each.deadline
        given = ReminderGiven(clock.clock, clock.stage, clock.number, each.times[-1], len(each.times) - 1)
        writing.note(Stream(reference), given)
    told_too, theirs = (role for each in found for role in each.besides), brought(writing.connection, reference)
    besides = tuple(dict.fromkeys((*told_too, *co_ordinating(stands.case, stands.policy, theirs))))
    write_reminders(writing, stands, [each.deadline for each in found], besides, at=max(e.times[-1] for e in found))
    writing.append()
    return True


def _due(writing: Writing, stands: OnFile) -> Iterator[Due]:
    """Yield what is to be reminded of; not of what a letter of ours does that is about to leave."""
    case, policy, calendar = stands.case, stands.policy, stands.calendar
    on_its_way = moments_on_their_way(writing.connection, case.reference)
    for deadline in deadlines(case, policy, calendar):
        rule = policy.clocks_by_name[deadline.clock]
        after = case.reminded_until(deadline.clock, deadline.stage, deadline.number)
        times = come_by(writing.now, rule, deadline, policy, calendar, after=after)
        if times and not is_met_by(on_its_way, rule):
            yield Due(deadline, times, told_besides(rule, deadline, policy, calendar, at=times[-1]))
