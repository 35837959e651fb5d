"""What the register of restricted complainants says of a person, and what can be counted of their mail, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Connection

from heard.casework.in_words import day_in_words
from heard.reports.case_file.gathering import Asked, Row
from heard.reports.case_file.names import shown
from heard.reports.persistence import signs_of
from heard.reports.person_file.said import Section
from heard.reports.person_file.whom import Whom
from heard.reports.restricted import Looking, one_restricted
from heard.store import restrictions
from heard.store.facts import Given

_WORDS = {
    "person": "Name", "also_known_as": "Also known as", "home": "Home", "addresses": "Addresses",
    "household": "Household", "option": "Restriction", "option_says": "It says", "covers": "Covers", "case": "Case",
    "known_as": "Case, as it was entered", "acknowledges": "Acknowledged is", "at_most": "At most",
    "named_contact": "Through", "says": "In the words of the entry", "state": "Stands", "decided_by": "Decided by",
    "proposed_by": "Proposed by",
}  # fmt: skip
_DAYS = {
    "from": "From", "until": "Until", "lifted_on": "Lifted on", "review_by": "Review by", "decided_on": "Decided on",
    "proposed_on": "Proposed on",
}  # fmt: skip


def limits_of(connection: Connection, who: Whom, asked: Asked, given: Given) -> Iterator[Section]:
    """Yield a section for each entry about a person, by who they are or by an address that is theirs alone."""
    looking = Looking(given.policy, given.calendar, given.calendar.local_date(asked.now))
    alone = set(who.theirs_alone)
    for entry in restrictions.every(connection):
        is_theirs = entry.stands_as == who.number if entry.stands_as is not None else alone & set(entry.said.addresses)
        if is_theirs:
            found = one_restricted(connection, entry.number, looking)
            yield Section(f"Restriction {entry.number}", list(_entry(found, asked)))


def signs_about(connection: Connection, who: Whom, asked: Asked, given: Given) -> Iterator[Section]:
    """Yield what can be counted of a person's mail of the last twelve months, as an officer can see it."""
    if who.number is None:
        return
    found = signs_of(connection, who.called, given, asked.now)
    lines = [
        (f"Since {day_in_words(date.fromisoformat(found['since']))}", f"{found['mails']} mails; {found['decides']}")
    ]
    for each in found["signs"]:
        mails = f" (messages {', '.join(map(str, each['messages']))})" if each["messages"] else ""
        lines.append((each["sign"].replace("-", " ").capitalize(), shown(f"{each['says']}{mails}")))
    if found["shared"]:
        lines.append(("Shared", f"{', '.join(found['shared'])}: what others sent from there is counted too"))
    yield Section("What can be counted of their mail", lines)


def _entry(found: Row, asked: Asked) -> Iterator[tuple[str, str]]:
    for key, what in _WORDS.items():
        if words := found[key]:
            yield what, shown(", ".join(words) if isinstance(words, list) else words)
    for key, what in _DAYS.items():
        if day := found[key]:
            yield what, day_in_words(date.fromisoformat(day))
    for each in found["record"]:
        yield _day(each["at"], asked), shown(each["told"])
    for each in found["contacts_made"]:
        on = f" on {each['case']}" if each["case"] else ""
        answered = "answered" if each["answered"] else "not answered"
        yield f"Message {each['message']}", f"a contact{on}: {each['matter']} matter, {answered}"


def _day(iso: str, asked: Asked) -> str:
    return day_in_words(datetime.fromisoformat(iso).astimezone(asked.zone).date())
