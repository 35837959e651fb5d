"""A report of a policy, made from what is on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from heard.casework.people import Landlord
from heard.casework.policy import Policy
from heard.casework.report_sections import reports_of
from heard.casework.working_days import Calendar
from heard.judgement.area import Areas
from heard.reports.periodic.asked import Asked
from heard.reports.periodic.sections import SECTIONS
from heard.reports.periodic.shape import Report, Section
from heard.store.case_rows import Policies

CANNOT = "heard cannot show this: it does not know what “{}” is."
_LIES_AHEAD = "This time lies ahead: nothing can have happened in it, and what is in hand is as it stands now."
_STILL_GOING = "The time is not over yet: this is how things stood when it was written."


@dataclass(frozen=True, slots=True)
class Known:
    """What a report is made from besides the tables.

    policies  those that cases were opened under, by their digests, with their calendars
    now       up to when it is known what was done
    """

    policies: Policies
    calendar: Calendar
    landlord: Landlord
    areas: Areas
    now: datetime


def report(
    connection: Connection, policy: Policy, name: str, first: date, last: date, known: Known, *, area: str | None = None
) -> Report:
    """Return a report of a policy over the days from first to last, both part of it.

    area   of the landlord's work that it is to be about alone

    Raises KeyError where there is no report of that name.
    """
    rule = reports_of(policy)[name]
    asked = Asked(
        policy, known.policies, known.calendar, known.landlord, known.areas, first, last, known.now, area,
        rule.no_personal_data,
    )  # fmt: skip
    return Report(
        name=name,
        title=f"{name.replace('-', ' ').capitalize()} report",
        landlord=known.landlord.name,
        policy=policy.name,
        first=first,
        last=last,
        sections=tuple(_section(connection, asked, word) for word in rule.shows),
        area=area,
        no_personal_data=rule.no_personal_data,
        notes=tuple(_notes(asked)),
    )


def _section(connection: Connection, asked: Asked, word: str) -> Section:
    title = word[:1].upper() + word[1:]
    if word not in SECTIONS:
        return Section(word, title, lines=(CANNOT.format(word),))
    content = SECTIONS[word](connection, asked)
    return Section(word, title, content.tables, content.charts, content.lines)


def _notes(asked: Asked) -> Iterator[str]:
    if asked.lies_ahead:
        yield _LIES_AHEAD
    elif asked.now < asked.end:
        yield _STILL_GOING
