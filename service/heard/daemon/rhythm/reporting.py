"""The reports of the policy in force: each at opening on the day it goes, once, to everybody the policy names.

Of each it is the period that ended last, so that an outage is followed by one report and not by five; a period that
ended before heard was live has none.  A report is made and drawn before anything is written.  Its letters then enter
the outbox in one transaction, so that where one of its keys is there it went to all: who gets a role later is told
no more of what is past.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from heard.casework.events import LetterName, Purpose
from heard.casework.policy.afterwards import ReportRule
from heard.casework.rhythms import COVERS_A_PERIOD, Period, gone_last, periods
from heard.daemon.house import House
from heard.daemon.promising import write_letter
from heard.daemon.rhythm.report_mail import ReportMail
from heard.daemon.rhythm.whom_to_report import Addressee, whom_to_report
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.mail.message import Address
from heard.reports.periodic import making
from heard.reports.periodic.shape import Report
from heard.store.letters_begun import is_begun
from heard.store.officers import open_cases

log = logging.getLogger(__name__)

LETTER = LetterName("officer.report.periodic")
_BECAUSE = "a period has ended that the policy wants reported on"
_ANY_PERIOD_BEFORE = timedelta(days=31)
"""A report goes some days after its period ended; that of any that is still to go ended within these."""


def report(house: House) -> bool:
    """Write each report that is due and was not written; say whether there was any.

    Out of office hours nobody is written to.
    """
    now, calendar = house.now(), house.given.calendar
    if not calendar.is_at_work(now):
        return False
    day = calendar.local_date(now)
    ended = [(rule, period) for rule in reported(house) if (period := last_of(house, rule, day)) is not None]
    with house.store.reading() as connection:
        due = [(rule, period) for rule, period in ended if not is_begun(connection, _key(rule, period))]
    written = [_report_on(house, rule, period, now) for rule, period in due]
    return any(written)


def next_moment(house: House, after: datetime) -> datetime | None:
    """Return when a report next goes, later than a moment by which all were written; None where the policy has none."""
    return min((goes_next(house, rule, after) for rule in reported(house)), default=None)


def reported(house: House) -> Iterator[ReportRule]:
    """Yield the reports of the policy in force."""
    return (rule for rule in house.given.policy.reports.values() if rule.every.unit in COVERS_A_PERIOD)


def last_of(house: House, rule: ReportRule, day: date) -> Period | None:
    """Return the period whose report went last, on a day or before; None where heard was not live in it."""
    begins = house.given.landlord.year_begins
    return gone_last(rule.every, day, house.given.calendar, since=_live_since(house), year_begins=begins)


def goes_next(house: House, rule: ReportRule, after: datetime) -> datetime:
    """Return when a report goes the next time, later than a moment."""
    calendar = house.given.calendar
    since = max(_live_since(house), calendar.local_date(after) - _ANY_PERIOD_BEFORE)
    going = (
        calendar.opening_of(calendar.first_open_day_on_or_after(period.goes_on))
        for period in periods(rule.every, since, calendar, year_begins=house.given.landlord.year_begins)
    )
    return next(moment for moment in going if moment > after)


def _readers_of(connection: Connection, house: House, rule: ReportRule) -> tuple[Addressee, ...]:
    given = house.given
    return whom_to_report(rule, given.landlord, given.policy, house.rules.areas, open_cases(connection))


def made_of(connection: Connection, house: House, name: str, days: tuple[date, date], area: str | None) -> Report:
    """Return a report of the policy in force.

    days   the first and the last
    area   of the landlord's work, which alone it is about
    """
    given = house.given
    known = making.Known(given.all_policies, given.calendar, given.landlord, house.rules.areas, house.now())
    return making.report(connection, given.policy, name, *days, known, area=area)


def _live_since(house: House) -> date:
    return house.given.calendar.local_date(house.given.clocks_from)


def _report_on(house: House, rule: ReportRule, period: Period, now: datetime) -> bool:
    """Write one report to everybody it is for; one that goes wrong keeps no other back, and is tried again."""

    key = _key(rule, period)
    if house.tried_again.is_waited_for(key, now):
        return False
    with house.store.reading() as connection:
        readers = _readers_of(connection, house, rule)
    if not readers:
        # Nobody deals with an open case as yet, or nobody works here by heard.toml.
        house.tried_again.put_off(key, now, log=log, because="report for nobody, not written", report=rule.name)
        return False

    def write() -> bool:
        with house.store.reading() as connection:
            areas = dict.fromkeys(each.area for each in readers)
            made = {area: made_of(connection, house, rule.name, (period.first, period.last), area) for area in areas}
        mails = {area: ReportMail.of(each) for area, each in made.items()}
        with house.store.writing() as connection:
            writing = Writing(connection, house, now, None, house.given.landlord.mailboxes[0], now)
            _write(writing, rule, period, [(each, mails[each.area]) for each in readers])
        return True

    return house.tried_again.attempt(key, now, write, log=log, failed="no report written", report=rule.name)


def _write(writing: Writing, rule: ReportRule, period: Period, to: Sequence[tuple[Addressee, ReportMail]]) -> None:
    for reader, mail in to:
        area = f":{reader.area}" if reader.area is not None else ""
        key = f"{_key(rule, period)}:{reader.officer.address}{area}"
        letter = WriteLetter(
            key, LETTER, Purpose.NOTICE, None, None, Address(reader.officer.name, reader.officer.address), False,
            mail.words_for(reader), _BECAUSE, replies=False,
        )  # fmt: skip
        number = write_letter(writing, letter, None, mail.files, below=mail.below)
        log.info("report written", extra={"letter": number})


def _key(rule: ReportRule, period: Period) -> str:
    return f"report:{rule.name}:{period.first}:{period.last}"
