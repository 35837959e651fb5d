"""Counting agrees with a plain count, one day (or one minute) at a time, on cases nobody chose.

Nothing here uses what it checks: the bank holidays are typed from the published lists, and
the walk knows only dates, the wall clock in London, and the rules of docs/decisions/0004.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given, settings, strategies as st

from heard.casework import counting
from heard.casework.lengths import Counting, HoursRun, Length, Reminder, Side, Unit
from heard.casework.policy import CalendarRules
from heard.casework.policy.words import Nation
from heard.casework.working_days import Calendar
from heard.datafiles.calendars import calendar_for
from heard.settings.site import Closure

LONDON = ZoneInfo("Europe/London")
OPENS, CLOSES = time(9), time(17)
ONE_DAY, ONE_MINUTE = timedelta(days=1), timedelta(minutes=1)

WEEKDAYS_OFF = {
    "england-wales": """
        2025-08-25 2025-12-25 2025-12-26
        2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28
        2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28
        2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26""",
    "scotland": """
        2025-08-04 2025-12-01 2025-12-25 2025-12-26
        2026-01-01 2026-01-02 2026-04-03 2026-05-04 2026-05-25 2026-06-15 2026-08-03 2026-11-30 2026-12-25 2026-12-28
        2027-01-01 2027-01-04 2027-03-26 2027-05-03 2027-05-31 2027-08-02 2027-11-30 2027-12-27 2027-12-28
        2028-01-03 2028-01-04 2028-04-14 2028-05-01 2028-05-29 2028-08-07 2028-11-30 2028-12-25 2028-12-26""",
    "northern-ireland": """
        2025-07-14 2025-08-25 2025-12-25 2025-12-26
        2026-01-01 2026-03-17 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-07-13 2026-08-31 2026-12-25 2026-12-28
        2027-01-01 2027-03-17 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-07-12 2027-08-30 2027-12-27 2027-12-28
        2028-01-03 2028-03-17 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-07-12 2028-08-28 2028-12-25 2028-12-26
        """,
}


@dataclass(frozen=True)
class Office:
    """A landlord's days, as its settings say them; `early` maps a half day to its closing time."""

    nation: str
    by_office_hours: bool
    stop: frozenset[date]
    show: frozenset[date]
    early: dict[date, time]

    def works(self, day: date) -> bool:
        is_weekday = day.isoweekday() in (1, 2, 3, 4, 5)
        return is_weekday and day.isoformat() not in WEEKDAYS_OFF[self.nation].split() and day not in self.stop

    def closing(self, day: date) -> time:
        return self.early.get(day, CLOSES)

    def calendar(self) -> Calendar:
        """The calendar under test."""
        mode = Counting.OFFICE_HOURS if self.by_office_hours else Counting.WHOLE_DAYS
        closures = [
            *(Closure(on=day, kind="stop") for day in self.stop),
            *(Closure(on=day, kind="show") for day in self.show),
            *(Closure(on=day, kind="half", closes=closes) for day, closes in self.early.items()),
        ]
        rules = CalendarRules(Nation(self.nation), "Europe/London", (0, 1, 2, 3, 4), OPENS, CLOSES, mode)
        return calendar_for(rules, closures=closures)


# -- The plain count


def walked(office: Office, day: date, count: int, unit: Unit) -> date:
    """Walk from a day; a negative count walks back."""
    if unit is Unit.MONTH:
        return months_walked(day, count)
    step, left = (ONE_DAY if count > 0 else -ONE_DAY), abs(count) * (7 if unit is Unit.WEEK else 1)
    while left > 0:
        day += step
        if unit is not Unit.WORKING_DAY or office.works(day):
            left -= 1
    return day


def months_walked(day: date, count: int) -> date:
    year, month, number = day.year, day.month, day.day
    for _ in range(abs(count)):
        month += 1 if count > 0 else -1
        if month == 13:
            year, month = year + 1, 1
        if month == 0:
            year, month = year - 1, 12
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def day_of_receipt(office: Office, start: datetime, *, customer: bool) -> date:
    there = start.astimezone(LONDON)
    day = there.date()
    if customer or not office.by_office_hours:
        return day
    if there.time() >= office.closing(day) or not office.works(day):
        day += ONE_DAY
        while not office.works(day):
            day += ONE_DAY
    return day


def day_ends(office: Office, day: date, *, customer: bool) -> datetime:
    end = office.closing(day) if office.by_office_hours and not customer else time(23, 59, 59)
    return datetime.combine(day, end, LONDON).astimezone(UTC)


def minutes_walked(office: Office, start: datetime, minutes: int, *, every_day: bool) -> datetime:
    """Walk minute by minute, counting those of days that count."""
    moment = start.astimezone(UTC)
    while minutes > 0:
        if every_day or office.works(moment.astimezone(LONDON).date()):
            minutes -= 1
        moment += ONE_MINUTE
    return moment


def plainly_due(office: Office, start: datetime, length: Length, *, customer: bool, every_day: bool) -> datetime:
    if length.unit in (Unit.MINUTE, Unit.HOUR):
        minutes = length.count * (60 if length.unit is Unit.HOUR else 1)
        return minutes_walked(office, start, minutes, every_day=every_day)
    day = walked(office, day_of_receipt(office, start, customer=customer), length.count, length.unit)
    while customer and not office.works(day):
        day += ONE_DAY
    return day_ends(office, day, customer=customer)


def plainly_reminded(office: Office, due: datetime, reminder: Reminder) -> datetime:
    length, is_after = reminder.length, reminder.side is Side.AFTER
    if length and length.unit in (Unit.MINUTE, Unit.HOUR):
        by = timedelta(minutes=length.count * (60 if length.unit is Unit.HOUR else 1))
        return due + by if is_after else due - by
    due_day = due.astimezone(LONDON).date()
    wanted = walked(office, due_day, length.count if is_after else -length.count, length.unit) if length else due_day

    def is_possible(day: date) -> bool:
        opening = datetime.combine(day, OPENS, LONDON)
        return office.works(day) and day not in office.show and (day > due_day if is_after else opening <= due)

    day = wanted
    while not is_possible(day) and (not is_after or day > due_day):
        day -= ONE_DAY
    if is_after and day <= due_day:
        day = wanted
        while not is_possible(day):
            day += ONE_DAY
    return datetime.combine(day, OPENS, LONDON).astimezone(UTC)


# -- Cases nobody chose


def days_near(*days: str) -> st.SearchStrategy[date]:
    near = [date.fromisoformat(day) + timedelta(days=offset) for day in days for offset in range(-9, 10)]
    return st.sampled_from(near)


days = st.one_of(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    days_near("2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"),  # the clocks change
    days_near("2026-04-05", "2027-03-28", "2026-05-25", "2026-06-15", "2027-07-12"),  # Easter, and other days off
    days_near("2026-12-25", "2027-12-25", "2026-02-28", "2027-08-31"),  # Christmas, and ends of months
)
times = st.one_of(
    st.sampled_from(
        [time(0), time(0, 30), time(1, 30), time(9), time(12, 59), time(13), time(16, 59), time(17), time(23, 59)]
    ),
    st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
)
starts = st.builds(
    lambda day, at, fold: datetime.combine(day, at.replace(fold=fold), LONDON), days, times, st.sampled_from([0, 1])
)


@st.composite
def offices(draw: st.DrawFn) -> Office:
    own = draw(st.dictionaries(days, st.sampled_from(["stop", "show", "half"]), max_size=12))
    return Office(
        nation=draw(st.sampled_from(sorted(WEEKDAYS_OFF))),
        by_office_hours=draw(st.booleans()),
        stop=frozenset(day for day, kind in own.items() if kind == "stop"),
        show=frozenset(day for day, kind in own.items() if kind == "show"),
        early={day: draw(st.sampled_from([time(12), time(13)])) for day, kind in own.items() if kind == "half"},
    )


lengths = st.one_of(
    st.builds(Length, st.integers(1, 45), st.just(Unit.WORKING_DAY)),
    st.builds(Length, st.integers(1, 60), st.just(Unit.CALENDAR_DAY)),
    st.builds(Length, st.integers(1, 8), st.just(Unit.WEEK)),
    st.builds(Length, st.integers(1, 6), st.just(Unit.MONTH)),
    st.builds(Length, st.integers(1, 50), st.just(Unit.HOUR)),
    st.builds(Length, st.integers(1, 90), st.just(Unit.MINUTE)),
)
reminders = st.one_of(
    st.just(Reminder(Side.ON)), st.builds(Reminder, st.sampled_from([Side.BEFORE, Side.AFTER]), lengths)
)
PLAIN = Office("england-wales", False, frozenset(), frozenset(), {})


@settings(max_examples=2000, deadline=None, derandomize=True)
@given(offices(), starts, lengths, st.booleans(), st.booleans())
@example(PLAIN, datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1), Length(24, Unit.HOUR), False, True)
def test_due_times_agree(office, start, length, customer, every_day):
    hours_run = HoursRun.ALWAYS if every_day else HoursRun.WORKING_DAYS
    found = counting.due_at(length, start, office.calendar(), hours_run=hours_run, customer=customer)
    assert found == plainly_due(office, start, length, customer=customer, every_day=every_day)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(offices(), days, lengths)
def test_extensions_agree(office, day, by):
    due = day_ends(office, day, customer=False)
    if by.unit in (Unit.MINUTE, Unit.HOUR):
        expected = minutes_walked(office, due, by.count * (60 if by.unit is Unit.HOUR else 1), every_day=True)
    else:
        expected = day_ends(office, walked(office, day, by.count, by.unit), customer=False)
    assert counting.extended_due(due, by, office.calendar()) == expected


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(offices(), starts, st.booleans(), reminders)
def test_reminders_agree(office, start, is_an_hours_clock, reminder):
    due = start if is_an_hours_clock else day_ends(office, start.date(), customer=False)
    assert counting.reminder_at(reminder, due, office.calendar()) == plainly_reminded(office, due, reminder)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(offices(), starts, st.integers(1, 30), st.booleans())
def test_the_days_counted_agree(office, start, count, customer):
    counted, day = [], day_of_receipt(office, start, customer=customer)
    while len(counted) < count:
        day += ONE_DAY
        if office.works(day):
            counted.append(day)
    found = counting.days_counted(start, Length(count, Unit.WORKING_DAY), office.calendar(), customer=customer)
    assert found == tuple(counted)
