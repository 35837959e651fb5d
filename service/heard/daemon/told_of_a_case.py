"""What every notice says of its case, so that it is understood at a glance: who, what, where it stands, by when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from sqlalchemy import Connection

from heard.casework.events import Purpose, Reference
from heard.casework.in_words import weekday_in_words
from heard.casework.moments import Moment
from heard.casework.owed import owed_on
from heard.casework.working_days import LAST_OF_A_DAY
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.judgement.facts import OnFile
from heard.letters.strangers import greeting_name
from heard.mail.threads.tokens import without_tokens
from heard.store import officers, outbox, people
from heard.store.on_file import on_file

MOST_OWED = 3
_BRINGS_ABOUT = {
    Purpose.ACKNOWLEDGEMENT: Moment.ACKNOWLEDGED,
    Purpose.HOLDING: Moment.HOLDING_REPLY,
    Purpose.EXTENSION: Moment.HOLDING_REPLY,
}


def words_of_the_case(writing: Writing, stands: OnFile | None, *, most_owed: int = MOST_OWED) -> Mapping[str, object]:
    """Return the words `about` and `they_wrote` of a notice because of the message being heard.

    stands      its case as it stands now
    most_owed   of what is owed on it, so many are told
    """
    about = tuple(_about(writing.connection, writing.house, stands, most_owed)) if stands is not None else ()
    return {"about": about or None, "they_wrote": without_tokens(writing.words).strip() or None}


def stands_now(connection: Connection, house: House, reference: Reference | None) -> OnFile | None:
    """Return a case as it stands; None where there is none, or heard knows it only from before."""
    if reference is None:
        return None
    return next(iter(on_file(connection, [reference], house.given.landlord, house.policies)), None)


def _about(connection: Connection, house: House, stands: OnFile, most_owed: int) -> Iterator[str]:
    case, policy = stands.case, stands.policy
    zone = stands.calendar.zone
    if case.person is not None and (who := _who(connection, case.person)):
        yield f"Who: {who}"
    stage = policy.stage(case.stage).title if case.stage is not None else ""
    whose = (
        "closed" if case.closed is not None else f"dealt with by {_owner(connection, house, stands) or 'nobody yet'}"
    )
    yield "Case: " + ", ".join(filter(None, (case.reference, stage, whose)))
    yield f"Came in: {_at(case.received_at.astimezone(zone))}"
    on_its_way = moments_on_their_way(connection, case.reference) if most_owed else ()
    for each in owed_on(case, policy, stands.calendar, on_its_way=on_its_way)[:most_owed]:
        yield f"{each.what} by: {_at(each.due.astimezone(zone))}"


def moments_on_their_way(connection: Connection, reference: Reference) -> tuple[Moment, ...]:
    """Return what a letter of ours brings about that is about to leave: an officer need not do it."""
    return tuple(
        moment for purpose, moment in _BRINGS_ABOUT.items() if outbox.is_leaving(connection, reference, purpose)
    )


def _at(moment: datetime) -> str:
    """Return a moment on the wall clock; the last one of a day is that day."""
    day = weekday_in_words(moment.date())
    return day if moment.time().replace(microsecond=0) == LAST_OF_A_DAY else f"{day}, {moment:%H:%M}"


def _who(connection: Connection, person: int) -> str:
    """Return name and address of somebody; a name that does not look like one is left out."""
    known = people.who_are(connection, [person])
    names = (name for each in known for name in each.names if greeting_name(name))
    addresses = (address for each in known for address in each.addresses)
    return ", ".join(filter(None, (next(names, ""), next(addresses, ""))))


def _owner(connection: Connection, house: House, stands: OnFile) -> str | None:
    if stands.case.owner is None:
        return None
    address = officers.address_of(connection, stands.case.owner)
    officer = house.given.landlord.officer(address) if address is not None else None
    return officer.name if officer is not None else address
