"""What is due on a restriction and when, for those who decide on it: a review, its last day, its end, an appeal.

Nobody's contact depends on this: an entry holds to its last day and no longer, whether or not anybody was told.  What
is not held in time is told once more, and then it is theirs.  Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from heard.casework.counting import days_from, reminder_at
from heard.casework.lengths import Length, Reminder, Unit
from heard.casework.policy.afterwards import RestrictionRule
from heard.casework.restriction import Restriction, is_far_off
from heard.casework.restrictions import objection_to_review, review_by, review_reminders
from heard.casework.working_days import Calendar

APPEAL_WAITS = Length(10, Unit.WORKING_DAY)
"""After which an appeal without an outcome is reminded of; our default, no policy says."""


class What(StrEnum):
    """What is told of a restriction."""

    REVIEW = "review"  # by a day it has to be looked at again
    NOT_REVIEWED = "not-reviewed"  # that day is over, and no review is on record
    LAST_DAY = "last-day"  # a day is the last on which it holds
    LAPSED = "lapsed"  # from a day on it limits nothing
    APPEAL = "appeal"  # one was made on a day, and has no outcome on record


_SUBJECTS = ((What.REVIEW, What.NOT_REVIEWED), (What.LAST_DAY, What.LAPSED), (What.APPEAL,))
"""Of what is about one thing, only the latest is still worth telling after an outage."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Something to tell.

    day  the day it is about: of the review, the last one, the first on which it holds no longer, of the appeal
    at   when to tell it, in UTC: at opening on a day when somebody is at work
    """

    what: What
    day: date
    at: datetime


def due_now(
    entry: Restriction, rule: RestrictionRule | None, calendar: Calendar, *, entered_at: datetime, now: datetime
) -> tuple[Telling, ...]:
    """Return what of an entry is to be told by now, the latest of each thing.

    entered_at  when heard learned of the entry: an end before that is no news
    """
    by_now = [each for each in tellings(entry, rule, calendar, entered_at=entered_at) if each.at <= now]
    is_over = entry.is_over_on(calendar.local_date(now))
    found = []
    for subject in _SUBJECTS:
        about = [each for each in by_now if each.what in subject]
        if about and not (is_over and What.REVIEW in subject):
            found.append(about[-1])
    return tuple(found)


def tellings(
    entry: Restriction, rule: RestrictionRule | None, calendar: Calendar, *, entered_at: datetime
) -> tuple[Telling, ...]:
    """Return all that is told of an entry as it stands, in order of time: of a proposal nothing, once lifted no more.

    rule  what the policy says of restrictions; None where it says nothing
    """
    if entry.proposed:
        return ()
    end = (each for each in _of_its_end(entry, calendar) if each.at > entered_at)
    found = [*_of_its_review(entry, rule, calendar), *end, *_of_an_appeal(entry, calendar)]
    if entry.lifted_on is not None:
        found = [each for each in found if calendar.local_date(each.at) < entry.lifted_on]
    return tuple(sorted(found, key=lambda each: each.at))


def review_day(entry: Restriction, rule: RestrictionRule | None, calendar: Calendar) -> date | None:
    """Return by when an entry has to be looked at: the day on record, else the last that the policy allows.

    None where neither says, and where it ends before that day.
    """
    day = entry.review_on
    if day is None and rule is not None:
        day = review_by(rule, entry.reviewed_on or entry.first, calendar)
    return None if day is not None and entry.last is not None and day > entry.last else day


def review_kept(
    entry: Restriction, rule: RestrictionRule | None, calendar: Calendar, *, on: date, today: date
) -> tuple[date | None, str]:
    """Return the day on record for the next review where one that names no other day leaves it; else None, and why.

    on  the day of the review that was held
    """
    day = entry.review_on
    if day is None:
        return None, "no day was on record"
    if day < today or day < on:
        return None, f"the day on record, {day}, is over"
    if is_far_off(day):
        return None, f"{day} cannot be counted with"
    times = review_reminders(rule, day, calendar) if rule is not None else ()
    if day == on or any(calendar.local_date(each) <= on for each in times):
        return None, f"this was the review of the day on record, {day}"
    objection = objection_to_review(rule, on, day, calendar, reason=False) if rule is not None else None
    return (day, "") if objection is None else (None, f"the day on record, {day}, is {objection}")


def _of_its_review(entry: Restriction, rule: RestrictionRule | None, calendar: Calendar) -> Iterator[Telling]:
    day = review_day(entry, rule, calendar)
    if day is None or is_far_off(day):
        return
    if rule is not None:
        times = review_reminders(rule, day, calendar)
    else:
        times = (reminder_at(Reminder.on_the_day(), calendar.end_of(day), calendar),)
    for at in times:
        yield Telling(What.REVIEW, day, at)
    yield Telling(What.NOT_REVIEWED, day, _opening_after(day, calendar))


def _of_its_end(entry: Restriction, calendar: Calendar) -> Iterator[Telling]:
    if entry.last is None or is_far_off(entry.last):
        return
    yield Telling(What.LAST_DAY, entry.last, reminder_at(Reminder.on_the_day(), calendar.end_of(entry.last), calendar))
    yield Telling(What.LAPSED, entry.last + timedelta(days=1), _opening_after(entry.last, calendar))


def _of_an_appeal(entry: Restriction, calendar: Calendar) -> Iterator[Telling]:
    appeal = entry.appeal
    if appeal is not None and appeal.waits and not is_far_off(appeal.on):
        waited = days_from(appeal.on, APPEAL_WAITS, calendar)
        yield Telling(What.APPEAL, appeal.on, _opening_after(waited, calendar))


def _opening_after(day: date, calendar: Calendar) -> datetime:
    """Return when the office opens next after a day, in UTC."""
    return calendar.opening_of(calendar.first_open_day_on_or_after(day + timedelta(days=1))).astimezone(UTC)
