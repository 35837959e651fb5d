"""Telling whoever decides on restrictions what is due on them: each thing once, and in office hours.

There is no list of what was told but the outbox: a letter whose key is there was begun, whatever became of it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection

from heard.casework.events import About, LetterName, Purpose
from heard.casework.in_words import weekday_in_words
from heard.casework.people import Officer
from heard.casework.restriction_times import Telling, What, due_now, tellings
from heard.casework.restrictions import lifting_part
from heard.daemon.house import House
from heard.daemon.promising import write_letter
from heard.daemon.restriction_drafts import recorded_in_words
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.mail.message import Address
from heard.store import restrictions
from heard.store.letters_begun import is_begun
from heard.store.moving import stands_as
from heard.store.restrictions import Entry

log = logging.getLogger(__name__)

LETTER = LetterName(f"officer.notice.{About.RESTRICTION_TIME}")
_REVIEWS = (What.REVIEW, What.NOT_REVIEWED)


def remind(house: House) -> bool:
    """Write what is due by now on restrictions and was not told yet; say whether there was anything.

    Out of office hours nothing is written: it is due as well when the office opens.
    """
    now = house.now()
    if not house.given.calendar.is_at_work(now):
        return False
    with house.store.reading() as connection:
        entries = restrictions.every(connection)
    told = [each for each in entries if _see_to(house, each, now)]
    return bool(told)


def moments(house: House, after: datetime, until: datetime) -> list[datetime]:
    """Return when something is due on a restriction, later than one moment and not later than another, in order."""
    rule, calendar = house.given.policy.restriction, house.given.calendar
    with house.store.reading() as connection:
        entries = [each.restriction for each in restrictions.every(connection)]
    times = {each.at for entry in entries for each in tellings(entry, rule, calendar, entered_at=after)}
    return sorted(at for at in times if after < at <= until)


def _see_to(house: House, entry: Entry, now: datetime) -> bool:
    """Tell what is due on one entry; say whether anything was.  One that goes wrong keeps no other back."""
    key = f"{About.RESTRICTION_TIME}:{entry.number}"
    return house.tried_again.attempt(
        key, now, lambda: _tell_of(house, entry, now), log=log, failed="not reminded", restriction=entry.number
    )


def _tell_of(house: House, entry: Entry, now: datetime) -> bool:
    """Write what is due on one entry, in a transaction of its own; say whether anything was."""
    with house.store.reading() as connection:
        if not _untold_of(connection, house, entry, now):
            return False
    with house.store.writing() as connection:
        entry = restrictions.of_number(connection, entry.number)
        found = _untold_of(connection, house, entry, now)
        for telling in found:
            _tell(connection, house, now, entry, telling)
        return bool(found)


def _untold_of(connection: Connection, house: House, entry: Entry, now: datetime) -> list[Telling]:
    return [
        telling
        for telling in _due(connection, house, entry, now)
        if not is_begun(connection, _key(house, entry, telling))
    ]


def _due(connection: Connection, house: House, entry: Entry, now: datetime) -> Iterator[Telling]:
    rule, calendar = house.given.policy.restriction, house.given.calendar
    # When it was entered is looked up only where something may be due, which is seldom.
    whenever = datetime.min.replace(tzinfo=now.tzinfo)
    if due_now(entry.restriction, rule, calendar, entered_at=whenever, now=now):
        entered_at = restrictions.happened_to(connection, entry.number)[0][0].recorded_at
        yield from due_now(entry.restriction, rule, calendar, entered_at=entered_at, now=now)


def _key(house: House, entry: Entry, telling: Telling) -> str:
    told_on = house.given.calendar.local_date(telling.at)
    return f"{About.RESTRICTION_TIME}:{entry.number}:{telling.what}:{told_on}"


def _tell(connection: Connection, house: House, now: datetime, entry: Entry, telling: Telling) -> None:
    writing = Writing(connection, house, now, None, house.given.landlord.mailboxes[0], now)
    reference = entry.restriction.case
    reference = stands_as(connection, reference) if reference is not None else None
    because = _because(house, entry, telling)
    values: dict[str, object] = {
        "reference": reference,
        "restriction": entry.number,
        "reason": because,
        "to_review": "yes" if telling.what in _REVIEWS else None,
        "appealed": "yes" if telling.what is What.APPEAL else None,
        "lifted_when": _lifted_when(connection, house, entry) if telling.what in _REVIEWS else None,
        "lapsed": "yes" if telling.what is What.LAPSED else None,
        **_to_type(house, entry, telling, now),
    }
    for officer in _told(house, telling):
        key, to = f"{_key(house, entry, telling)}:{officer.address}", Address(officer.name, officer.address)
        letter = WriteLetter(
            key, LETTER, Purpose.NOTICE, reference, None, to, False, values, because, _clause(house), replies=False
        )
        write_letter(writing, letter, None)
    writing.append()


def _to_type(house: House, entry: Entry, telling: Telling, now: datetime) -> dict[str, object]:
    """Return what to type once a review was held or an appeal decided, and of an appeal who decides on it."""
    command, on = f"heard restrict {{}} {entry.number}", f"--on {house.given.calendar.local_date(now)}"
    if telling.what in _REVIEWS:
        return {"keep": f'{command.format("review")} --keep {on} --why "..."'}
    if telling.what is not What.APPEAL:
        return {}
    policy, outcome = house.given.policy, f"{command.format('note')} --appeal-outcome"
    role = policy.restriction.appeal_to if policy.restriction is not None else None
    decides = policy.roles.get(role, role) if role is not None else None
    return {"decides": decides, "upheld": f"{outcome} upheld {on}", "not_upheld": f"{outcome} not-upheld {on}"}


def _lifted_when(connection: Connection, house: House, entry: Entry) -> str | None:
    """Return what would lift an entry, as it was put on record; None where the policy does not ask for it."""
    part = lifting_part(house.given.policy.restriction)
    if part is None:
        return None
    words = recorded_in_words(connection, entry.number).get(part, "")
    return " ".join(words.split()) or "nothing is on record of it"


def _told(house: House, telling: Telling) -> tuple[Officer, ...]:
    """Return who is told: whoever may decide on a restriction or, of an appeal, on that, and the team leads."""
    rule = house.given.policy.restriction
    roles = rule.decided_by if rule is not None else ()
    if rule is not None and rule.appeal_to is not None and telling.what is What.APPEAL:
        roles = (rule.appeal_to, *roles)
    return house.given.landlord.told_besides_leads(roles)


def _clause(house: House) -> str:
    rule = house.given.policy.restriction
    return (rule.clause if rule is not None else None) or ""


def _because(house: House, entry: Entry, telling: Telling) -> str:
    about, day = f"restriction {entry.number} ({entry.said.name or 'no name'})", weekday_in_words(telling.day)
    by = f" ({clause})" if (clause := _clause(house)) else ""
    on_record = entry.restriction.review_on is not None
    match telling.what:
        case What.REVIEW if on_record:
            return f"{about} has to be looked at again by {day}{by}"
        case What.REVIEW:
            return f"{about} has no day of review on record, and by the policy is looked at by {day} at the latest{by}"
        case What.NOT_REVIEWED:
            return f"{about} was to be looked at again by {day}{by}, and that it was is not on record"
        case What.LAST_DAY:
            return f"{about} holds for the last time on {day}, to midnight"
        case What.LAPSED:
            return f"{about} has lapsed: from {day} on it limits nothing"
        case What.APPEAL:
            return f"{about} was appealed against on {day}, and no outcome is on record"
