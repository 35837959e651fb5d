"""What whoever owns the policy is reminded of: that it is to be reviewed, and its access assessed for equality.

Of each the day that was last, once: there is no list of what was told but the outbox, and a day before heard was
live is passed over.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from heard.casework.events import LetterName, Purpose
from heard.casework.in_words import weekday_in_words
from heard.casework.people import Officer
from heard.casework.rhythms import assessment_reminder, policy_review_reminders
from heard.daemon.house import House
from heard.daemon.promising import write_letter
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.mail.message import Address
from heard.store.letters_begun import is_begun

log = logging.getLogger(__name__)

REVIEW, ASSESSMENT = LetterName("officer.report.policy-review"), LetterName("officer.report.assessment")
_BECAUSE = {
    REVIEW: "the policy comes up for review",
    ASSESSMENT: "the landlord wants to be reminded of its assessment for equality",
}


@dataclass(frozen=True, slots=True)
class _Dated:
    """One thing to be done by a day, and the days on which it is reminded of, the first one first."""

    letter: LetterName
    by: date
    days: tuple[date, ...]
    says: Mapping[str, object]


def remind(house: House) -> bool:
    """Write what is due and was not written; say whether there was anything.  Out of office hours nobody is."""
    now, calendar = house.now(), house.given.calendar
    if not calendar.is_at_work(now):
        return False
    today = calendar.local_date(now)
    due = [(each, day) for each in _dated(house) if (day := max(_past(each, today), default=None)) is not None]
    with house.store.reading() as connection:
        untold = [(each, day) for each, day in due if not is_begun(connection, _key(each, day))]
    written = [_tell(house, each, day, now) for each, day in untold]
    return any(written)


def next_moment(house: House, after: datetime) -> datetime | None:
    """Return when something is next reminded of, later than a moment by which all was; None where no date is given."""
    calendar = house.given.calendar
    days = (day for each in _dated(house) for day in each.days)
    going = (calendar.opening_of(calendar.first_open_day_on_or_after(day)) for day in days)
    return min((moment for moment in going if moment > after), default=None)


def _dated(house: House) -> Iterator[_Dated]:
    """Yield what is to be done by a day, with the days of it on which heard is live."""
    given = house.given
    pack, calendar, assessment_by = given.policy.pack, given.calendar, given.landlord.assessment_by
    live_since = calendar.local_date(given.clocks_from)
    if pack.review_by is not None:
        days = policy_review_reminders(pack.review_by, calendar)
        says = {"consulted": pack.consulted or None}
        yield _Dated(REVIEW, pack.review_by, tuple(day for day in days if day >= live_since), says)
    if assessment_by is not None:
        day = assessment_reminder(assessment_by, calendar)
        yield _Dated(ASSESSMENT, assessment_by, (day,) if day >= live_since else (), {})


def _past(dated: _Dated, today: date) -> Iterator[date]:
    return (day for day in dated.days if day <= today)


def _tell(house: House, dated: _Dated, day: date, now: datetime) -> bool:
    """Write of one thing to everybody it is for; one that goes wrong keeps no other back, and is tried again."""
    key, landlord, owner = _key(dated, day), house.given.landlord, house.given.policy.pack.review_owner
    if house.tried_again.is_waited_for(key, now):
        return False
    to = (landlord.holders((owner,)) if owner is not None else ()) or landlord.team_leads
    if not to:  # nobody works here by heard.toml
        because = "owner of the policy not reminded, there is nobody"
        house.tried_again.put_off(key, now, log=log, because=because, letter=dated.letter)
        return False

    def write() -> bool:
        with house.store.writing() as connection:
            writing = Writing(connection, house, now, None, landlord.mailboxes[0], now)
            for officer in to:
                _write(writing, dated, f"{key}:{officer.address}", officer)
        return True

    return house.tried_again.attempt(
        key, now, write, log=log, failed="owner of the policy not reminded", letter=dated.letter
    )


def _write(writing: Writing, dated: _Dated, key: str, officer: Officer) -> None:
    said = {"policy": writing.house.given.policy.pack.title, "by": weekday_in_words(dated.by), **dated.says}
    to = Address(officer.name, officer.address)
    letter = WriteLetter(
        key, dated.letter, Purpose.NOTICE, None, None, to, False, said, _BECAUSE[dated.letter], replies=False
    )
    log.info("owner of the policy reminded", extra={"letter": write_letter(writing, letter, None)})


def _key(dated: _Dated, day: date) -> str:
    return f"{dated.letter}:{dated.by}:{day}"
