"""The rows that the events of a case make: the case, its clocks, contacts on it, what was learned and told of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from heard.casework.case import Case
from heard.casework.deadline import Deadline
from heard.casework.deadlines import deadlines
from heard.casework.events import Digest, Reference
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.reminders import next_reminder
from heard.casework.windows_seen_to import next_step_at
from heard.casework.working_days import Calendar

Policies = Mapping[Digest, tuple[Policy, Calendar]]
"""The packs cases were opened under, each with the calendar that counts its days."""


def case_row(case: Case, policies: Policies) -> dict[str, object]:
    """Return the row of a case, as its events and its policy make it."""
    prefix, year, number = split_reference(case.reference)
    acknowledged = None
    if case.stage is not None:
        acknowledged = case.when(Moment.ACKNOWLEDGED, case.stage, case.visits[-1].number)
    return {
        "reference": case.reference,
        "prefix": prefix,
        "year": year,
        "number": number,
        "person": case.person,
        "mailbox": case.mailbox,
        "kind": case.kind.value,
        "sure": case.sure,
        "stage": case.stage,
        "status": "closed" if case.closed else "open",
        "outcome": case.closed.outcome if case.closed else None,
        "risk": case.risk,
        "vulnerable": case.vulnerable.value if case.vulnerable else None,
        "opened_at": case.opened_at,
        "received_at": case.received_at,
        "acknowledged_at": acknowledged,
        "messages": case.messages,
        "questions": case.open_questions,
        "policy": case.policy,
        "owner": case.owner,
        "area": case.area,
        "closed_at": case.closed.at if case.closed else None,
        "ombudsman_at": case.first(Moment.OMBUDSMAN_CONTACT),
        "window_at": _window_at(case, policies),
        "joined": case.joined,
        "last_number": case.last_number,
        "chain": case.chain,
    }


def clock_rows(case: Case, policies: Policies) -> list[dict[str, object]]:
    """Return the rows of a case's clocks, as its events and its policy make them."""
    if case.policy is None or not case.has_clocks:
        return []
    policy, calendar = policies[case.policy]
    return [
        {**_clock_row(case.reference, each), "remind_at": _remind_at(case, each, policy, calendar)}
        for each in deadlines(case, policy, calendar)
    ]


def contact_rows(case: Case) -> list[dict[str, object]]:
    """Return the rows of the contacts on a case, as its events make them."""
    return [
        {
            "message": each.message,
            "restriction": each.restriction,
            "reference": case.reference,
            "matter": each.matter.value,
            "answered": each.answered,
        }
        for each in case.contacts
    ]


def learned_rows(case: Case) -> list[dict[str, object]]:
    """Return the rows of what was recorded of a case for others to learn from, as its events make them."""
    return [
        {
            "reference": case.reference,
            "number": each.number,
            "about": each.about.value,
            "word": each.word,
            "pence": each.pence,
            "offset_pence": each.offset_pence,
            "recorded_at": each.at,
            "message": each.message,
        }
        for each in case.learned
    ]


def particular_rows(case: Case) -> list[dict[str, object]]:
    """Return the rows of what officers told of a case, as its events make them."""
    return [
        {
            "reference": case.reference,
            "number": each.number,
            "about": each.about.value,
            "word": each.word,
            "words": each.words,
            "on_day": each.on,
            "recorded_at": each.at,
            "done_at": each.done_at,
            "message": each.message,
        }
        for each in case.particulars
    ]


def _clock_row(reference: Reference, deadline: Deadline) -> dict[str, object]:
    return {
        "reference": reference,
        "clock": deadline.clock,
        "stage": deadline.stage or "",
        "number": deadline.number,
        "kind": deadline.kind.value,
        "started": deadline.started,
        "due": deadline.due,
        "standard_due": deadline.standard_due,
        "in_time_until": deadline.in_time_until,
        "met_at": deadline.met_at,
        "stopped_at": deadline.stopped_at,
        "clause": deadline.clause,
    }


def _window_at(case: Case, policies: Policies) -> datetime | None:
    """Return when something is next to be done about the time its customer has for something."""
    if case.policy is None or not case.has_clocks:
        return None
    policy, calendar = policies[case.policy]
    return next_step_at(case, policy, calendar) if policy.windows else None


def _remind_at(case: Case, deadline: Deadline, policy: Policy, calendar: Calendar) -> datetime | None:
    """Return when somebody is next reminded of a clock."""
    after = case.reminded_until(deadline.clock, deadline.stage, deadline.number)
    return next_reminder(policy.clocks_by_name[deadline.clock], deadline, policy, calendar, after=after)


def split_reference(reference: Reference) -> tuple[str, int, int]:
    """Return prefix, two-digit year and number of "NH-25-0042"."""
    prefix, year, number = reference.rsplit("-", 2)
    return prefix, int(year), int(number)
