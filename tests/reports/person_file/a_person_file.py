"""All about a person, kept in memory, of cases that mail made."""

from __future__ import annotations

from datetime import datetime

from looking import hear

from builders import MAILBOX, MONDAY, a_mail
from heard.casework.events import PersonNumber
from heard.daemon import send
from heard.daemon.house import House
from heard.reports.case_file.gathering import Asked
from heard.reports.person_file.whole import Made, keep
from heard.reports.person_file.whom import whom
from heard.store import people
from reports.case_file.a_case_file import LONDON, LONG_AFTER, InMemory

NEIGHBOUR = "ann@neighbour.example"


def all_about(house: House, typed: str, *, now: datetime = LONG_AFTER) -> tuple[InMemory, Made]:
    kept, landlord = InMemory(), house.given.landlord
    with house.store.reading() as connection:
        made = keep(connection, whom(connection, typed, landlord), Asked(landlord, now, LONDON), house.given, kept)
    return kept, made


def the_neighbour_writes(house: House, *, cc: str = "") -> str | None:
    """Let a neighbour answer on the tenant's case; return the case it is on."""
    headers = [("In-Reply-To", "<leak-1@tenant.example>"), *([("Cc", cc)] if cc else [])]
    reference = hear(
        house,
        a_mail(
            "It comes through my ceiling too.",
            sender=f"Ann Neighbour <{NEIGHBOUR}>",
            to=MAILBOX,
            subject="Re: Leak in the kitchen [NH-26-0001]",
            message_id="<ann-1@neighbour.example>",
            headers=headers,
        ),
        2,
    )
    send.count_as_sent(house)
    return reference


def somebody_has(house: House, *theirs: str, name: str = "Ann Neighbour") -> PersonNumber:
    """Let a person be known by these addresses, whoever has them besides."""
    with house.store.writing() as connection:
        number = people.add(connection, name, now=MONDAY)
        people.give(connection, number, theirs)
    return number
