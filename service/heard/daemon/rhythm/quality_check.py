"""Answers that others look at: once a week some of those sent are named to whoever the policy has look at them.

A week has one mail or none, and there is no list of what was told but the outbox.  A week of which nothing was drawn
leaves no trace there: it is looked at again each hour, since a letter may still be said to be an answer.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from heard.casework.events import LetterName, Purpose
from heard.casework.in_words import day_in_words, weekday_in_words
from heard.casework.people import Officer
from heard.casework.policy.afterwards import QualityCheck, Rhythm
from heard.casework.rhythms import Period, gone_last, periods
from heard.casework.sampling import sampled
from heard.daemon.house import House
from heard.daemon.promising import write_letter
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.mail.message import Address
from heard.reports.answers import Answer, answers_between
from heard.store.letters_begun import is_begun

log = logging.getLogger(__name__)

LETTER = LetterName("officer.report.quality-check")
_WEEK = Rhythm(1, "week")
_BECAUSE = "the policy has some of the answers looked at by others"


def check(house: House) -> bool:
    """Name the answers of the week that ended last, where it was not done yet; say whether there were any.

    Out of office hours nobody is written to.
    """
    now, calendar, rule = house.now(), house.given.calendar, house.given.policy.quality_check
    if rule is None or not calendar.is_at_work(now):
        return False
    week = gone_last(_WEEK, calendar.local_date(now), calendar, since=_live_since(house))
    if week is None or house.tried_again.is_waited_for(_key(week), now):
        return False
    with house.store.reading() as connection:
        if is_begun(connection, _key(week)):
            return False
        start, end = calendar.start_of(week.first), calendar.start_of(week.last + timedelta(days=1))
        answers = {each.message: each for each in answers_between(connection, start, end)}
    chosen = [answers[number] for number in sampled(answers, rule.one_in, week.first)]
    readers = _readers(house, rule, chosen)
    if not readers:
        house.tried_again.put_off(_key(week), now, log=log, because="no answer of the week to be looked at")
        return False
    _write(house, rule, week, readers, now)
    return True


def next_moment(house: House, after: datetime) -> datetime | None:
    """Return when answers are next named, later than a moment by which all were; None where the policy has none."""
    if house.given.policy.quality_check is None:
        return None
    calendar = house.given.calendar
    since = max(_live_since(house), calendar.local_date(after) - timedelta(days=14))
    goes = (
        calendar.opening_of(calendar.first_open_day_on_or_after(week.goes_on))
        for week in periods(_WEEK, since, calendar)
    )
    return next(moment for moment in goes if moment > after)


def _live_since(house: House) -> date:
    return house.given.calendar.local_date(house.given.clocks_from)


def _readers(house: House, rule: QualityCheck, chosen: Iterable[Answer]) -> Mapping[Officer, Sequence[Answer]]:
    """Return who looks at which answers: nobody at their own, and the team leads where nobody else is left."""
    landlord, found = house.given.landlord, defaultdict[Officer, list[Answer]](list)
    for answer in chosen:
        writer = landlord.officer(answer.by)
        theirs, leads = (
            [each for each in some if each != writer] for some in (landlord.holders(rule.to), landlord.team_leads)
        )
        for officer in theirs or leads:
            found[officer].append(answer)
    return found


def _write(
    house: House, rule: QualityCheck, week: Period, readers: Mapping[Officer, Sequence[Answer]], now: datetime
) -> None:
    usual: dict[str, object] = {
        "period": f"{day_in_words(week.first)} to {day_in_words(week.last)}",
        "one_in": rule.one_in,
    }
    with house.store.writing() as connection:
        writing = Writing(connection, house, now, None, house.given.landlord.mailboxes[0], now)
        for officer, answers in readers.items():
            to = Address(officer.name, officer.address)
            said = {**usual, "answers": tuple(_line(house, each) for each in answers)}
            key = f"{_key(week)}:{officer.address}"
            letter = WriteLetter(key, LETTER, Purpose.NOTICE, None, None, to, False, said, _BECAUSE, replies=False)
            log.info("quality check written", extra={"letter": write_letter(writing, letter, None)})


def _line(house: House, answer: Answer) -> str:
    """Return an answer as a line; whoever wrote as the mailbox itself is not known."""
    by = house.given.landlord.officer(answer.by)
    whose = f" of {by.name}" if by is not None else ""
    day = weekday_in_words(house.given.calendar.local_date(answer.received_at))
    return f"{answer.reference}, {answer.stage.replace('-', ' ')}: message {answer.message}{whose}, {day}"


def _key(week: Period) -> str:
    return f"quality-check:{week.first}:{week.last}"
