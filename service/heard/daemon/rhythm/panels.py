"""Panels that are to sit: a week before, those who organise one are asked about an invitation that is not on file.

Told with less than a week to go, it is asked at once.  Once of each day that a panel is to sit on, whether the case it
was told of is joined to another or not; there is no list of what was asked but the outbox.  Where nothing is missing it
is looked again each hour until that day, since a letter may still come back.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from heard.casework.events import LetterName, MessageNumber, Purpose, Reference
from heard.casework.in_words import weekday_in_words
from heard.casework.panels import Sitting, asked_after_on, sitting
from heard.casework.policy.words import RoleName
from heard.daemon.house import House
from heard.daemon.promising import write_letter
from heard.daemon.rhythm.waiting import Waiting
from heard.daemon.told_of_a_case import stands_now, words_of_the_case
from heard.daemon.writing import Writing
from heard.judgement.actions import WriteLetter
from heard.judgement.facts import OnFile
from heard.judgement.officers.days import days_in
from heard.mail.message import Address
from heard.store.letters_begun import is_begun
from heard.store.panels import Meeting, meetings_from, staff_wrote, went_to
from heard.store.particulars import brought, written

log = logging.getLogger(__name__)

LETTER = LetterName("officer.report.panel-invitations")


def ask(house: House) -> bool:
    """Ask about what is missing by now; say whether anything was.  Out of office hours nobody is asked."""
    return _waiting(house).see_to(house, _write, "not asked after the invitations to a panel")


def next_moment(house: House, after: datetime) -> datetime | None:
    """Return when it is next looked, later than a moment by which it was; None where no meeting is told."""
    return _waiting(house).next_moment(house, after)


def _waiting(house: House) -> Waiting:
    calendar = house.given.calendar

    def come(connection: Connection, now: datetime) -> Sequence[Reference]:
        found = [each for each in meetings_from(connection, calendar.local_date(now)) if _moment(house, each) <= now]
        return tuple(
            dict.fromkeys(
                each.reference
                for each in found
                if not is_begun(connection, _key(each.told_of, each.on))
                and not house.tried_again.is_waited_for(_key(each.told_of, each.on), now)
            )
        )

    def following(connection: Connection, after: datetime) -> datetime | None:
        moments = (_moment(house, each) for each in meetings_from(connection, calendar.local_date(after)))
        return min((moment for moment in moments if moment > after), default=None)

    return Waiting(come, following)


def _moment(house: House, meeting: Meeting) -> datetime:
    calendar = house.given.calendar
    day = asked_after_on(meeting.on, meeting.told_at, calendar)
    return calendar.opening_of(calendar.first_open_day_on_or_after(day))


def _write(writing: Writing, reference: Reference) -> bool:
    """Ask where something is missing; put off every meeting of the case of which nothing is to be asked."""
    house, connection, now = writing.house, writing.connection, writing.now
    calendar = house.given.calendar
    stands = stands_now(connection, house, reference)
    theirs, words = brought(connection, reference), written(connection, reference)
    panel = sitting(stands.case, stands.policy, words, theirs) if stands is not None else None
    is_due = (
        panel is not None
        and asked_after_on(panel.on, panel.told_at, calendar) <= calendar.local_date(now)
        # Another meeting of the case may have come near, or each of two that are one now was asked about itself.
        and not any(is_begun(connection, _key(each, panel.on)) for each in {reference, *(b.reference for b in theirs)})
    )
    missing = tuple(_missing(writing, stands, panel)) if stands is not None and panel is not None and is_due else ()
    if stands is None or panel is None or not missing:
        for each in meetings_from(connection, calendar.local_date(now)):
            if each.reference == reference and _moment(house, each) <= now:
                key = _key(each.told_of, each.on)
                house.tried_again.put_off(key, now, log=log, because="no invitation is missing", case=reference)
        return False
    _ask(writing, stands, panel, missing)
    return True


def _missing(writing: Writing, stands: OnFile, panel: Sitting) -> Iterator[str]:
    """Yield what is not on file, in sentences."""
    landlord, attend = writing.house.given.landlord, panel.stage.panel_attended_by
    mails = {each: went_to(writing.connection, each) for each in _may_invite(writing, stands, panel)}
    letters = {each.message for each in stands.case.letters_seen if each.proved}
    if not any(number in letters and to.intersection(stands.people) for number, to in mails.items()):
        yield "The invitation to the customer: no mail of ours to them is on the case since the day was told."
    holders = {each.address for each in landlord.holders(attend)}
    if not any(to & holders for to in mails.values()):
        yield f"The invitation to one of these: {_titles(stands, attend)}. No mail on the case went to any of them."


def _may_invite(writing: Writing, stands: OnFile, panel: Sitting) -> Iterator[MessageNumber]:
    """Yield the mails of staff since the day was told, and those before that fix the very day in so many words."""
    for each in staff_wrote(writing.connection, stands.case.reference):
        written_on = stands.calendar.local_date(each.received_at)
        if each.received_at > panel.told_at or days_in(each.words, written=written_on, due=None).panel_on == panel.on:
            yield each.number


def _titles(stands: OnFile, roles: Sequence[RoleName]) -> str:
    return "; ".join(stands.policy.roles[each] for each in roles)


def _ask(writing: Writing, stands: OnFile, panel: Sitting, missing: Sequence[str]) -> None:
    landlord, reference = writing.house.given.landlord, stands.case.reference
    writing.mailbox = stands.case.mailbox
    role = panel.stage.organised_by or panel.stage.owner
    because = f"by the policy ({panel.stage.clause})" if panel.stage.clause else "by the policy"
    said: dict[str, object] = {
        "reference": reference,
        "on": weekday_in_words(panel.on),
        "missing": missing,
        "about": words_of_the_case(writing, stands)["about"],
    }
    for officer in landlord.holders((role,) if role is not None else ()) or landlord.team_leads:
        to, key = Address(officer.name, officer.address), f"{_key(panel.told_of, panel.on)}:{officer.address}"
        letter = WriteLetter(key, LETTER, Purpose.NOTICE, reference, None, to, False, said, because, replies=False)
        log.info("asked after the invitations to a panel", extra={"letter": write_letter(writing, letter, None)})
    writing.append()


def _key(told_of: Reference, on: date) -> str:
    return f"panel-invitations:{told_of}:{on}"
