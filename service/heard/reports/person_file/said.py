"""What people, the register, officers and decisions say of a person, in lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, and_, or_, select

from heard.casework.events import PersonNumber
from heard.casework.in_words import day_in_words
from heard.judgement.explain import vulnerable_words_in
from heard.mail.threads.clues import ClueKind
from heard.reports.case_file.gathering import Asked, Row
from heard.reports.case_file.names import shown
from heard.reports.cases import list_of_cases
from heard.reports.particulars import of_case
from heard.reports.people import called
from heard.reports.person_file.whom import Whom, sharers
from heard.store import people, same_people
from heard.store.tables import clues, decisions, messages, people as people_table

_READ_OUT = {
    ClueKind.HOME: "Homes",
    ClueKind.PHONE: "Telephones",
    ClueKind.NUMBER: "References",
    ClueKind.NAME: "Names",
}
_VULNERABLE = {"yes": "somebody is vulnerable", "ask": "somebody may be vulnerable", "no": ""}


@dataclass(frozen=True, slots=True)
class Section:
    """Lines below one heading: what, and the words."""

    title: str
    lines: Sequence[tuple[str, str]]


def said_of(connection: Connection, who: Whom, own: Sequence[str], asked: Asked) -> Iterator[Section]:
    """Yield what is said of a person, all that is empty left out.

    own   their cases, those joined to them included
    """
    theirs = [row for each in own for row in list_of_cases(connection, each)]
    yield from _filled(
        ("Who they are", _who(connection, who, asked)),
        ("Their cases", _cases(theirs)),
        ("Read out of their mail, and perhaps of others", _read_out(connection, who)),
        ("Vulnerability", _vulnerable(connection, who, theirs)),
        ("What officers told to be borne in mind", _particulars(connection, own, asked)),
    )


def _filled(*sections: tuple[str, Iterable[tuple[str, str]]]) -> Iterator[Section]:
    for title, found in sections:
        if lines := [(what, shown(words)) for what, words in found if words]:
            yield Section(title, lines)


def _who(connection: Connection, who: Whom, asked: Asked) -> Iterator[tuple[str, str]]:
    known = people.who_are(connection, [who.number]) if who.number is not None else ()
    yield "Names", ", ".join(name for each in known for name in each.names)
    yield "Number", who.called if who.number is not None else "none: nobody is known by this address"
    yield "Known since", _known_since(connection, who, asked)
    yield "Also counted as", ", ".join(_merged(connection, who))
    yield "Addresses", ", ".join(who.addresses)
    for address, others in sharers(connection, who).items():
        yield "Shared", f"{address}, with {', '.join(others)}"
    for address in who.addresses:
        outside = asked.landlord.outsider(address) or asked.landlord.partner(address)
        if outside is not None:
            yield "In the settings", f"{address}: {outside.name} ({outside.kind})"
    yield "May be one person with", ", ".join(_perhaps(connection, who.number))


def _known_since(connection: Connection, who: Whom, asked: Asked) -> str:
    query = select(people_table.c.known_since).where(people_table.c.id == who.number)
    since: datetime | None = connection.execute(query).scalar()
    return day_in_words(since.astimezone(asked.zone).date()) if since is not None else ""


def _merged(connection: Connection, who: Whom) -> list[str]:
    query = select(people_table.c.id).where(people_table.c.same_as == who.number).order_by(people_table.c.id)
    return [called(each) for each in connection.execute(query).scalars()] if who.number is not None else []


def _perhaps(connection: Connection, number: PersonNumber | None) -> Iterator[str]:
    for pair in same_people.open_proposals(connection):
        if number in pair:
            yield from (f"{called(each)} (nobody has said)" for each in pair if each != number)


def _cases(theirs: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for case in theirs:
        told = (
            case["person"],
            case["home"],
            case["known_as"] and f"known before as {case['known_as']}",
            case["matter"],
        )
        joined = f"joined to {case['joined']}" if case["joined"] else case["status"]
        yield case["reference"], "; ".join(str(each) for each in (*told, joined, case["outcome"]) if each)


def _read_out(connection: Connection, who: Whom) -> Iterator[tuple[str, str]]:
    """Yield what heard read out of their mail to know it again; the words may be about others."""
    query = (
        select(clues.c.clue)
        .join_from(clues, messages, messages.c.id == clues.c.message)
        .where(messages.c.sender.in_(who.theirs_alone))
        .distinct()
    )
    found = sorted(connection.execute(query).scalars())
    for kind, title in _READ_OUT.items():
        yield title, ", ".join(each.partition(":")[2] for each in found if each.startswith(f"{kind}:"))


def _vulnerable(connection: Connection, who: Whom, theirs: Sequence[Row]) -> Iterator[tuple[str, str]]:
    for case in theirs:
        yield case["reference"], _VULNERABLE[case["vulnerable"]]
    of_theirs = messages.c.reference.in_([case["reference"] for case in theirs])
    beside = and_(messages.c.sender.in_(who.theirs_alone), or_(messages.c.reference.is_(None), ~of_theirs))
    query = (
        select(messages.c.id, decisions.c.body)
        .join_from(messages, decisions, decisions.c.message == messages.c.id)
        .where(or_(of_theirs, beside))
        .order_by(messages.c.id)
    )
    for row in connection.execute(query):
        if words := vulnerable_words_in(row.body):
            yield f"Message {row.id}", "; ".join(f"“{each}”" for each in words)


def _particulars(connection: Connection, own: Sequence[str], asked: Asked) -> Iterator[tuple[str, str]]:
    told = {(each["case"], each["number"]): each for case in own for each in of_case(connection, case)}
    for (case, _), each in told.items():
        words = f"{each['about'].replace('-', ' ')}{': ' + each['words'] if each['words'] else ''}"
        on = f", {day_in_words(date.fromisoformat(each['on']))}" if each["on"] else ""
        said = datetime.fromisoformat(each["at"]).astimezone(asked.zone).date()
        over = "; done" if each["done_at"] else ""
        yield case, f"{words}{on} (told on {day_in_words(said)}{over})"
