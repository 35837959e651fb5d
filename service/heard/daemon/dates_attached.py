"""The days of a case that go with a notice or a receipt, for the officer's own calendar."""

from __future__ import annotations

from heard.casework.deadlines import deadlines
from heard.casework.events import About
from heard.casework.owed import is_met_by
from heard.daemon.told_of_a_case import moments_on_their_way
from heard.daemon.writing import Writing
from heard.judgement.facts import OnFile
from heard.letters.due_dates import calendar_files, due_dates
from heard.letters.envelope import Attachment

WITH_DATES = (About.NEW_CASE, About.ASSIGNED, About.STAGE_OPENED)
"""Notices after which somebody has a day to keep that they did not have before."""


def dates_of(writing: Writing, stands: OnFile | None, *, also_over: bool) -> tuple[Attachment, ...]:
    """Return the files with the days of a case.

    also_over   whether what is owed no more is taken out of the calendar again, where it was put in earlier
    """
    if stands is None or not stands.case.has_clocks:
        return ()
    on_its_way = moments_on_their_way(writing.connection, stands.case.reference)
    rules = stands.policy.clocks_by_name
    clocks = [
        each
        for each in deadlines(stands.case, stands.policy, stands.calendar)
        if not (each.is_open and is_met_by(on_its_way, rules.get(each.clock)))
    ]
    dates = due_dates(stands.case, clocks, secret=writing.house.secret, mailbox=writing.mailbox)
    wanted = [each for each in dates if also_over or not each.is_over]
    return calendar_files(wanted, stamp=writing.now, zone=stands.calendar.zone)
