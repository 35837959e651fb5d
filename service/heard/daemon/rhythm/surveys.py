"""How it was: where the policy asks, whoever complained is asked once, some time after the case was closed.

There is no list of what was asked but the outbox.  Nobody is asked about a case that was no complaint, that told of a
danger, whose mail is limited, or whose letters come back; nor where anything about it waits, or came since it was
closed; nor, after an outage, days after it was over.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from heard.casework.counting import due_at
from heard.casework.events import Kind, Purpose, Reference
from heard.casework.lengths import Length, Unit
from heard.casework.policy import Policy
from heard.casework.policy.words import LetterPurpose, Switch
from heard.casework.working_days import Calendar
from heard.daemon.house import House
from heard.daemon.promising import write_letter
from heard.daemon.rhythm.quiet import is_quiet_since
from heard.daemon.rhythm.waiting import of_each
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.whom_to_tell import last_words, whom_to_tell
from heard.daemon.writing import Writing
from heard.errors import CannotBeSaid
from heard.judgement.actions import WriteLetter
from heard.judgement.facts import OnFile
from heard.letters.catalogue import letter_name
from heard.store import due, inbox
from heard.store.letters_begun import begun

NOT_LATER_THAN = timedelta(days=4)
"""After the day it is due, a long weekend: who is asked weeks later answers about something else."""
LONGEST = timedelta(days=100)
"""What was closed before that is looked at no more; no policy waits so long."""
_NEXT_DAY = Length(1, Unit.WORKING_DAY)


def survey(house: House) -> bool:
    """Ask everybody who is to be asked by now how it was; say whether there was anybody.

    Out of office hours nobody is, nor while a message waits to be heard, which may open a case again.
    """
    now, policy = house.now(), house.given.policy
    if not _asks(policy) or not house.given.calendar.is_at_work(now):
        return False
    with house.store.reading() as connection:
        if inbox.any_waits(connection):
            return False
        closed = due.closed_between(connection, now - LONGEST, now)
        come = [reference for reference, at in closed if _is_due(at, policy, house.given.calendar, now)]
        asked = begun(connection, [_key(reference) for reference in come]) if come else frozenset()
    still_to_ask = (reference for reference in come if _key(reference) not in asked)
    return of_each(house, still_to_ask, now, _ask, "not surveyed")


def next_moment(house: House, after: datetime) -> datetime | None:
    """Return when somebody is next asked, later than a moment by which all were that are to be; None if nobody is."""
    policy, calendar = house.given.policy, house.given.calendar
    if not _asks(policy):
        return None
    with house.store.reading() as connection:
        closed = due.closed_between(connection, after - LONGEST, after)
    times = (_due(at, policy, calendar) for _, at in closed)
    return min((calendar.when_at_work(each) for each in times if each > after), default=None)


def _asks(policy: Policy) -> bool:
    return policy.closing is not None and policy.closing.survey is Switch.ON


def _due(closed_at: datetime, policy: Policy, calendar: Calendar) -> datetime:
    """Return when whoever complained is asked: at opening on the day that the policy's time after closing ends."""
    assert policy.closing is not None
    last = due_at(policy.closing.survey_after or _NEXT_DAY, closed_at, calendar, customer=True)
    return calendar.opening_of(calendar.first_open_day_on_or_after(calendar.local_date(last)))


def _is_due(closed_at: datetime, policy: Policy, calendar: Calendar, now: datetime) -> bool:
    return _due(closed_at, policy, calendar) <= now <= _due(closed_at, policy, calendar) + NOT_LATER_THAN


def _key(reference: Reference) -> str:
    return f"{reference}:{LetterPurpose.SURVEY}"


def _ask(writing: Writing, reference: Reference) -> bool:
    stands = stands_now(writing.connection, writing.house, reference)
    return stands is not None and _is_asked_of(writing, stands) and _write(writing, stands)


def _is_asked_of(writing: Writing, stands: OnFile) -> bool:
    case = stands.case
    if case.kind is not Kind.COMPLAINT or case.joined is not None or not case.messages or not case.has_clocks:
        return False
    return case.closed is not None and not case.risk and is_quiet_since(writing, stands, case.closed.at)


def _write(writing: Writing, stands: OnFile) -> bool:
    case, policy = stands.case, writing.house.given.policy
    try:
        told = whom_to_tell(writing, stands)
    except CannotBeSaid:
        return False
    writing.mailbox, rule = case.mailbox, policy.letter_for(LetterPurpose.SURVEY, case.stage)
    values = {
        "name": told.to.name,
        "reference": case.reference,
        "organisation": writing.house.given.landlord.name,
        "mailbox": case.mailbox,
        "how_to_complain": policy.how_to_complain,
    }
    letter = WriteLetter(
        key=_key(case.reference),
        name=letter_name(LetterPurpose.SURVEY, case.stage),
        purpose=Purpose.SURVEY,
        reference=case.reference,
        stage=case.stage,
        to=told.to,
        outside=True,
        values={word: value for word, value in values.items() if value},
        because="whoever complained is asked how it was",
        clause=(rule.clause if rule is not None else "") or "",
        must_say=rule.must_say if rule is not None else (),
    )
    at = told.last.received_at if told.last is not None else writing.received_at
    number = write_letter(replace(writing, received_at=at), letter, last_words(writing, told))
    writing.append()
    return number is not None
