"""What a case has not got yet that whoever owes an answer on it should see at once.  Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from heard.casework.case import Case
from heard.casework.deadline import Deadline
from heard.casework.learning import cause_missing
from heard.casework.moments import Moment
from heard.casework.policy import Policy
from heard.casework.policy.words import LetterPurpose
from heard.casework.working_days import Calendar

_PUTS_OFF = (LetterPurpose.HOLDING, LetterPurpose.EXTENSION)


def missing(
    case: Case, owed: Collection[Deadline], policy: Policy, calendar: Calendar, *, on: date, questions: int
) -> Iterator[str]:
    """Yield what is missing, in short sentences, what weighs most first.

    owed        the open clocks of the case
    on          the day it is looked at, on the landlord's wall calendar
    questions   how many of ours about it wait for an answer
    """
    if case.owner is None:
        yield "Nobody deals with it."
    if not _came(case, Moment.CONTACT_MADE) and not _came(case, Moment.OUTGOING_CONTACT):
        yield "Nobody has spoken or written to them, but for what we send by ourselves."
    answers = [each for each in owed if Moment.ANSWERED in policy.clocks_by_name[each.clock].ends]
    if answers:
        yield "No decision is on file."
    if any(_is_near(each, calendar, on) for each in answers) and _may_be_put_off(policy) and not _was_put_off(case):
        yield "Nobody has told them that it takes longer."
    if cause_missing(case):
        yield "Nobody has said why it went wrong."
    if questions:
        many = "A question of ours about it waits" if questions == 1 else f"{questions} questions of ours about it wait"
        yield f"{many}."


def _is_near(deadline: Deadline, calendar: Calendar, on: date) -> bool:
    """Say whether a clock runs out today, or has."""
    return deadline.due is not None and calendar.local_date(deadline.due) <= on


def _may_be_put_off(policy: Policy) -> bool:
    return bool(policy.extensions) or any(each.purpose in _PUTS_OFF for each in policy.letters.values())


def _was_put_off(case: Case) -> bool:
    stage = case.visits[-1] if case.visits else None
    put_off = (Moment.HOLDING_REPLY, Moment.EXTENSION_AGREED)
    return stage is not None and any(each.moment in put_off and each.at >= stage.starts for each in case.passed)


def _came(case: Case, moment: Moment) -> bool:
    """Say whether a moment has come since the present stage began."""
    since = case.visits[-1].starts if case.visits else case.received_at
    return any(each.moment is moment and each.at >= since for each in case.passed)
