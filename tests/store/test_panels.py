"""What is on record of panels: meetings of open cases that are not over, and whom the mail of staff went to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection

from builders import CALENDAR, LEAD, MAILBOX, MONDAY, OFFICER, POLICY, TENANT, a_case_of, a_house, a_mail, a_raw, happen
from heard.casework.events import (
    CaseJoined,
    Event,
    MessageNumber,
    Particular,
    ParticularDone,
    ParticularRecorded,
    Reference,
    Stream,
)
from heard.daemon import receive
from heard.store import history
from heard.store.panels import Meeting, meetings_from, staff_wrote, went_to
from histories import at, closed

CASE, OTHER = Reference("NH-26-0900"), Reference("NH-26-0901")
SITS, LATER = date(2026, 7, 29), date(2026, 8, 12)
TOLD = "2026-07-15 10:00"


def happens(connection: Connection, event: Event, *, to: Reference = CASE) -> int:
    """Write down what happened to a case, and return the number of its event."""
    happen(connection, {POLICY.digest: (POLICY, CALENDAR)}, (event, at(TOLD)), stream=Stream(to))
    return history.of_stream(connection, Stream(to))[-1].number


@pytest.fixture
def kept(connection: Connection) -> Connection:
    """Two open cases of which nobody has told anything."""
    for each in (CASE, OTHER):
        a_case_of(connection, POLICY, each, "2026-06-01 10:00")
    return connection


def test_a_meeting_told_of_an_open_case_is_there_until_its_day_is_over_the_soonest_first(kept: Connection) -> None:
    for day in (LATER, SITS):
        happens(kept, ParticularRecorded(Particular.MEETING, on=day))
    sooner, later = (Meeting(CASE, CASE, day, at(TOLD)) for day in (SITS, LATER))
    assert meetings_from(kept, SITS) == (sooner, later)
    assert meetings_from(kept, date(2026, 7, 30)) == (later,)


@pytest.mark.parametrize("about", [each for each in Particular if each is not Particular.MEETING])
def test_nothing_else_that_is_told_is_a_meeting(kept: Connection, about: Particular) -> None:
    happens(kept, ParticularRecorded(about, on=SITS))
    assert meetings_from(kept, SITS) == ()


def test_a_meeting_that_was_held_or_called_off_is_none_to_come(kept: Connection) -> None:
    happens(kept, ParticularDone(happens(kept, ParticularRecorded(Particular.MEETING, on=SITS))))
    assert meetings_from(kept, SITS) == ()


def test_of_a_closed_case_no_meeting_is_to_come(kept: Connection) -> None:
    happens(kept, ParticularRecorded(Particular.MEETING, on=SITS))
    happen(kept, {POLICY.digest: (POLICY, CALENDAR)}, closed("2026-07-16 10:00"), stream=Stream(CASE))
    assert meetings_from(kept, SITS) == ()


def test_a_meeting_of_a_joined_case_counts_where_it_went_and_keeps_the_case_it_was_told_of(kept: Connection) -> None:
    happens(kept, ParticularRecorded(Particular.MEETING, on=SITS), to=OTHER)
    happens(kept, CaseJoined(CASE), to=OTHER)
    assert meetings_from(kept, SITS) == (Meeting(CASE, OTHER, SITS, at(TOLD)),)


def test_the_mail_of_staff_on_a_case_is_there_with_whom_it_went_to(tmp_path: Path) -> None:
    house = a_house(tmp_path / "heard.db")
    theirs = a_mail(message_id="<theirs@tenant.example>")
    ours = a_mail(
        "The panel meets on Wednesday 29 July 2026.",
        sender=f"Gary Officer <{OFFICER}>",
        to=TENANT,
        subject="Your panel [NH-26-0001]",
        message_id="<ours@northgate.example>",
        headers=(("Cc", f"{MAILBOX}, {LEAD}"),),
    )
    for uid, mail in enumerate((theirs, ours), 1):
        receive.hear(receive.keep([a_raw(mail, uid=uid, received_at=MONDAY)], house), house)
    with house.store.reading() as connection:
        [mail] = staff_wrote(connection, Reference("NH-26-0001"))
        assert (mail.number, mail.received_at) == (MessageNumber(2), MONDAY)
        assert "The panel meets" in mail.words
        assert went_to(connection, mail.number) == {TENANT, MAILBOX, LEAD}
        assert went_to(connection, MessageNumber(99)) == frozenset()
