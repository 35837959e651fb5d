"""What tests of reports share: a report over June 2026, what stands in it, and cases to count."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, insert

from builders import LANDLORD, POLICY, RULES, a_case_of
from heard.casework.closed_lists import Learning
from heard.casework.events import (
    AreaName,
    CaseAreaSeen,
    Direction,
    Ground,
    Kind,
    LearningRecorded,
    LearningWord,
    MessageFiled,
    MessageNumber,
)
from heard.casework.policy import Policy
from heard.datafiles.calendars import calendar_for
from heard.reports.periodic.making import Known, report
from heard.reports.periodic.shape import Cell, Counted, Money, Number, Percent, Report, Table
from heard.store.tables import decisions
from histories import Happening, at, vulnerable_seen
from reports.digest.mornings import a_message

FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)
MORNING_AFTER = "2026-07-01 09:00"


def a_report(
    connection: Connection,
    name: str,
    policy: Policy = POLICY,
    *others: Policy,
    first: date = FIRST,
    last: date = LAST,
    now: str = MORNING_AFTER,
    area: str | None = None,
) -> Report:
    """Return a report of a policy; `others` are those that some cases were opened under."""
    policies = {each.digest: (each, calendar_for(each.calendar)) for each in (policy, *others)}
    known = Known(policies, calendar_for(policy.calendar), LANDLORD, RULES.areas, at(now))
    return report(connection, policy, name, first, last, known, area=area)


def table(report: Report, name: str) -> Table:
    return next(each for section in report.sections for each in section.tables if each.name == name)


def lines(report: Report, word: str) -> tuple[str, ...]:
    return next(section.lines for section in report.sections if section.word == word)


def rows(report: Report, name: str) -> Mapping[str, tuple[object, ...]]:
    """Return the rows of a table by their first cell, the others as plain numbers and words."""
    return {str(first): tuple(map(_plain, rest)) for first, *rest in table(report, name).rows}


def _plain(cell: Cell) -> object:
    match cell:
        case Counted() | Number():
            return cell.number
        case Percent():
            return cell.printed
        case Money():
            return cell.pence
        case _:
            return cell


def reference(number: int) -> str:
    return f"NH-26-{number:04}"


def a_case(
    connection: Connection, number: int, received: str, *more: Happening, area: str = "", policy: Policy = POLICY
) -> str:
    """Write down a complaint received then, of an area, and what happened to it."""
    seen = [(CaseAreaSeen(AreaName(area)), at(received))] if area else []
    a_case_of(connection, policy, reference(number), received, *seen, *more)
    return reference(number)


def learnt(about: Learning, when: str, word: str = "", *, pounds: int = 0, set_off: int = 0) -> Happening:
    """An officer put on record what a case was about, or what was offered, in pounds."""
    return LearningRecorded(about, LearningWord(word) if word else None, 100 * pounds, 100 * set_off), at(when)


def told_vulnerable(connection: Connection, number: int, rule: str, words: str = "") -> None:
    """Write down a complaint whose mail told of somebody vulnerable, as a rule found it."""
    filed = MessageFiled(MessageNumber(number), Direction.IN, Kind.COMPLAINT, Ground.OPENED_IT, True)
    seen = vulnerable_seen("2026-06-01 10:01", message=number)
    reference = a_case(connection, number, "2026-06-01 10:00", (filed, at("2026-06-01 10:00")), seen)
    a_message(connection, number, at("2026-06-01 10:00"), reference=reference, own_words=words, kind="complaint")
    finding = {"finding": "vulnerability", "verdict": "yes", "rule": rule, "words": "", "source": ""}
    body = json.dumps({"findings": [finding], "actions": []})
    row = {"message": number, "decided_at": at("2026-06-01 10:01"), "role": "tenant", "kind": "complaint"}
    connection.execute(insert(decisions).values(**row, body=body, policy="", rules_version=""))
