"""Telling the team leads that much came from one person, where they want to be told of so much."""

from __future__ import annotations

from datetime import UTC

from heard.casework.counting import days_from
from heard.casework.events import MessageNumber, PersonNumber
from heard.casework.lengths import Length, Unit
from heard.daemon.promising import write_letter
from heard.daemon.writing import Writing
from heard.judgement.actions import Decision
from heard.judgement.facts import Facts
from heard.judgement.signs import Counted, key_of, may_be_told, told
from heard.store import signs
from heard.store.letters_begun import is_begun

A_YEAR = Length(12, Unit.MONTH)


def tell_of_many(writing: Writing, decision: Decision, facts: Facts) -> None:
    """Tell the team leads where more came from the writer than they want to be told of; once a month and person.

    Called once the message is kept as read, so that it is counted itself.
    """
    thresholds = writing.house.signs
    if not thresholds.is_any or not may_be_told(facts, decision.kind):
        return
    if is_begun(writing.connection, key_of(facts)):
        return
    for letter in told(thresholds, _counted(writing, facts), facts):
        write_letter(writing, letter, None)


def _counted(writing: Writing, facts: Facts) -> Counted:
    connection, calendar, person = writing.connection, facts.calendar, PersonNumber(facts.writer.person)
    today = calendar.local_date(facts.received_at)
    theirs = signs.addresses_of(connection, person)
    month = calendar.start_of(today.replace(day=1)).astimezone(UTC)
    mails = signs.mail_of(connection, theirs, since=month, until=facts.received_at)
    year = calendar.start_of(days_from(today, A_YEAR, calendar, back=True)).astimezone(UTC)
    over: tuple[MessageNumber, ...] = ()
    if writing.house.signs.after_the_end_a_month is not None:
        over = tuple(signs.came_after_the_end(connection, mails, writing.house.given.all_policies))
    return Counted(
        messages=len(signs.of_the_volume(connection, mails)),
        after_the_end=len(over),
        cases=signs.cases_by_person(connection, since=year)[person],
        vulnerable=bool(signs.vulnerable_on(connection, person)),
    )
