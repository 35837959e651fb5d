"""The days of a case that go with a notice or a receipt.

The tenant wrote on Monday 1 June 2026; the acknowledgement is owed the day after, the answer by Monday 15 June.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from commanding.officers_say import CASE
from icalendar import Calendar
from looking import hear

from builders import MAILBOX, MONDAY, MovedClock, a_house, a_mail
from heard.casework.events import CaseClosed, MessageNumber, Outcome, Stream
from heard.daemon.dates_attached import dates_of
from heard.daemon.house import House
from heard.daemon.told_of_a_case import stands_now
from heard.daemon.writing import Writing
from heard.judgement.facts import OnFile
from heard.letters.envelope import Attachment
from heard.store.tables import letters

ANSWER = "NH-26-0001: stage 1 answer due"
ACKNOWLEDGE = "NH-26-0001: acknowledge due, stage 1"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint has come, and its acknowledgement waits to be sent."""
    house = a_house(tmp_path / "heard.db", now=clock)
    hear(house, a_mail(), 1)
    return house


def becomes_of_the_acknowledgement(house: House, state: str) -> None:
    with house.store.writing() as connection:
        connection.execute(letters.update().where(letters.c.outside).values(state=state))


def close(house: House) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), None, MAILBOX, MONDAY)
        writing.note(Stream(CASE), CaseClosed(Outcome("withdrawn")))
        writing.append()


def files(house: House, *, also_over: bool) -> tuple[Attachment, ...]:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), MessageNumber(1), MAILBOX, MONDAY)
        return dates_of(writing, stands_now(connection, house, CASE), also_over=also_over)


def said(house: House, *, also_over: bool = False) -> dict[str, list[str]]:
    """Return what each file says, by its name."""
    calendars = {each.name: Calendar.from_ical(each.content) for each in files(house, also_over=also_over)}
    return {name: [str(each["summary"]) for each in found.walk("VEVENT")] for name, found in calendars.items()}


def test_what_is_owed_goes_along(house: House) -> None:
    becomes_of_the_acknowledgement(house, "held")
    assert said(house) == {"due-dates.ics": [ACKNOWLEDGE, ANSWER]}


@pytest.mark.parametrize("also_over", [False, True], ids=["with a notice", "with a receipt"])
def test_what_a_letter_of_ours_is_about_to_do_is_in_nobodys_calendar(house: House, also_over: bool) -> None:
    assert said(house, also_over=also_over) == {"due-dates.ics": [ANSWER]}


def test_what_is_owed_no_more_is_taken_out_again_by_a_receipt_alone(house: House) -> None:
    close(house)
    assert said(house) == {}
    assert said(house, also_over=True) == {"due-dates-over.ics": [ACKNOWLEDGE, ANSWER]}


def test_a_day_that_is_taken_out_is_the_one_that_was_put_in(house: House) -> None:
    [before] = files(house, also_over=False)
    close(house)
    [after] = files(house, also_over=True)
    [put_in] = Calendar.from_ical(before.content).walk("VEVENT")
    taken_out = [each for each in Calendar.from_ical(after.content).walk("VEVENT") if each["uid"] == put_in["uid"]]
    assert [int(str(each["sequence"])) > int(str(put_in["sequence"])) for each in taken_out] == [True]
    assert str(put_in["uid"]).endswith("@northgate.example")


def test_of_no_case_and_of_one_without_clocks_there_are_no_days(house: House) -> None:
    with house.store.writing() as connection:
        writing = Writing(connection, house, house.now(), MessageNumber(1), MAILBOX, MONDAY)
        assert dates_of(writing, None, also_over=True) == ()
        stands = stands_now(connection, house, CASE)
        assert isinstance(stands, OnFile)
        without = replace(stands, case=replace(stands.case, has_clocks=False))
        assert dates_of(writing, without, also_over=True) == ()
