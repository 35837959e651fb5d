"""A complaint of Monday 1 June 2026 on which time passes, and whom heard reminds of it.

Clare is the champion of repairs and Stella a senior manager; Gary may deal with it.  The answer is owed by 15 June.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from looking import the_case

from builders import LANDLORD, MONDAY, MovedClock
from heard.casework.events import CaseClosed, Event, MomentPassed, OfficerAssigned, Outcome, Reference, Stream
from heard.casework.moments import Moment
from heard.casework.people import Officer
from heard.daemon import send
from heard.daemon.house import House
from heard.daemon.rhythm.reminder import LETTER
from heard.daemon.rhythm.reminding import remind
from heard.daemon.writing import Writing
from heard.reports.outbox import list_of_letters, one_letter
from heard.store.officers import number_of
from histories import STAGE_1, answered, at

CASE = Reference("NH-26-0001")
CHAMPION, SENIOR = "clare.champion@northgate.example", "stella.senior@northgate.example"
STAFF = (
    *LANDLORD.staff,
    Officer("Clare Champion", CHAMPION, ("champion",), "repairs"),
    Officer("Stella Senior", SENIOR, ("senior-management",)),
)
NORTHGATE = replace(LANDLORD, staff=STAFF)


def it_is(house: House, when: str) -> bool:
    """Let it be then, on the wall clock; say whether anybody is reminded of anything."""
    assert isinstance(house.now, MovedClock)
    house.now.at = at(when).astimezone(MONDAY.tzinfo)
    reminded = remind(house)
    send.count_as_sent(house)
    return reminded


def reminded_at(house: House, when: str) -> list[str]:
    """Let it be then; return who is reminded."""
    before = len(reminders(house))
    it_is(house, when)
    return [each["to"] for each in reminders(house)[before:]]


def reminders(house: House, to: str = "") -> list[dict[str, Any]]:
    """Return the reminders written so far, or those to somebody, with subject and text."""
    with house.store.reading() as connection:
        found = [each for each in list_of_letters(connection) if each["name"] == LETTER and to in ("", each["to"])]
        return [one_letter(connection, each["id"]) for each in found]


def noted(house: House, *events: Event, on: Reference = CASE) -> None:
    """Write down now what happened to a case."""
    assert isinstance(house.now, MovedClock)
    house.now.on(seconds=1)
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), None, "", house.now())
        for event in events:
            writing.note(Stream(on), event)
        writing.append()


def given_to(house: House, address: str | None, on: Reference = CASE) -> None:
    """Somebody deals with a case from now on, or nobody does."""
    with house.store.writing() as connection:
        number = number_of(connection, address) if address is not None else None
    allocated = (MomentPassed(Moment.ALLOCATED, STAGE_1, 1),) if number is not None else ()
    noted(house, OfficerAssigned(number, STAGE_1), *allocated, on=on)


def spoken_to(house: House) -> None:
    noted(house, MomentPassed(Moment.CONTACT_MADE, STAGE_1, 1), MomentPassed(Moment.OUTGOING_CONTACT, STAGE_1, 1))


def answer(house: House) -> None:
    event, _ = answered("2026-06-01 10:00")
    noted(house, event)


def close(house: House) -> None:
    noted(house, CaseClosed(Outcome("upheld")))


def given(house: House) -> list[dict[str, Any]]:
    """Return what the history says of reminders, oldest first."""
    return [each for each in the_case(house, CASE)["events"] if each["type"] == "ReminderGiven"]
