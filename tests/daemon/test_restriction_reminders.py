"""What is due on a restriction is told once, in office hours, to whoever decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from builders import LANDLORD, LEAD, MovedClock, a_house, a_mail, a_raw
from heard.casework.closed_lists import Covers
from heard.casework.events import By
from heard.casework.people import Officer
from heard.casework.restriction_events import RestrictionAppealed, RestrictionEntered, RestrictionLifted
from heard.daemon import send
from heard.daemon.house import House
from heard.daemon.rehearse import SimulatedClock, rehearse
from heard.daemon.restriction_reminders import moments, remind
from heard.reports.outbox import list_of_letters, one_letter
from heard.store import restrictions
from heard.store.restrictions import Said

DECIDER, APPEALS = "dina.decider@northgate.example", "anna.appeals@northgate.example"
STAFF = (
    *LANDLORD.staff,
    Officer("Dina Decider", DECIDER, ("improvement-manager",)),
    Officer("Anna Appeals", APPEALS, ("head-of-improvement",)),
)
ENTERED = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
A_REMINDER = datetime(2026, 6, 12, 8, 0, tzinfo=UTC)  # ten working days before Friday 26 June, at nine in London


def a_restriction(house: House, *, last: date | None = date(2026, 7, 24)) -> int:
    entered = RestrictionEntered(
        None, None, None, Covers.EVERYTHING, None, None, None, date(2026, 5, 1), last, date(2026, 6, 26)
    )
    with house.store.writing() as connection:
        said = Said("Raymond Pickersgill", option="acknowledge-only")
        return restrictions.add(connection, said, [(entered, "")], by=By.OFFICER, now=ENTERED).number


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock(A_REMINDER)


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    return a_house(tmp_path / "heard.db", now=clock, landlord=replace(LANDLORD, staff=STAFF))


def told(house: House) -> list[tuple[str, str]]:
    """Return to whom each notice went, and why."""
    with house.store.reading() as connection:
        numbers = [each["id"] for each in list_of_letters(connection)]
        letters = [one_letter(connection, number) for number in numbers]
    whys = [next(line for line in each["text"].splitlines() if line.startswith("Why: ")) for each in letters]
    return [(each["to"], why.removeprefix("Why: ")) for each, why in zip(letters, whys, strict=True)]


def test_whoever_decides_and_the_team_leads_are_reminded_of_a_review_once(house: House) -> None:
    a_restriction(house)
    assert remind(house)
    because = "restriction 1 (Raymond Pickersgill) has to be looked at again by Friday 26 June 2026 (wnwhl-2009, 2.4.7"
    assert sorted(to for to, _ in told(house)) == [DECIDER, LEAD]
    assert all(why.startswith(because) for _, why in told(house))
    assert not remind(house)
    assert len(told(house)) == 2


def test_a_day_of_an_earlier_heard_that_cannot_be_counted_with_keeps_no_other_entry_from_being_told(
    house: House,
) -> None:
    a_restriction(house, last=date(9999, 12, 31))
    a_restriction(house, last=date(1, 1, 1))
    a_restriction(house)
    assert remind(house)
    assert {why.partition(" (")[0] for _, why in told(house)} == {"restriction 1", "restriction 3"}


def test_another_process_finds_what_was_told(house: House, tmp_path: Path, clock: MovedClock) -> None:
    a_restriction(house)
    remind(house)
    house.store.close()
    again = a_house(tmp_path / "heard.db", now=clock, landlord=replace(LANDLORD, staff=STAFF))
    assert not remind(again)


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(datetime(2026, 6, 12, 7, 59, tzinfo=UTC), id="before opening"),
        pytest.param(datetime(2026, 6, 12, 16, 0, tzinfo=UTC), id="at closing"),
        pytest.param(datetime(2026, 6, 13, 10, 0, tzinfo=UTC), id="on a Saturday"),
    ],
)
def test_nobody_is_told_out_of_office_hours(house: House, clock: MovedClock, moment: datetime) -> None:
    a_restriction(house)
    clock.at = moment
    assert not remind(house)


def test_after_a_long_silence_only_the_end_is_told(house: House, clock: MovedClock) -> None:
    a_restriction(house)
    clock.at = datetime(2026, 8, 20, 10, 0, tzinfo=UTC)
    remind(house)
    lapsed = "restriction 1 (Raymond Pickersgill) has lapsed: from Saturday 25 July 2026 on it limits nothing"
    assert {why for _, why in told(house)} == {lapsed}


def test_once_it_is_lifted_nobody_is_reminded(house: House) -> None:
    number = a_restriction(house)
    with house.store.writing() as connection:
        lifted = RestrictionLifted(date(2026, 6, 10))
        restrictions.append(connection, number, [(lifted, "")], by=By.OFFICER, now=ENTERED)
    assert not remind(house)


def test_an_appeal_that_waits_is_told_to_whoever_hears_appeals_too(house: House, clock: MovedClock) -> None:
    number = a_restriction(house)
    with house.store.writing() as connection:
        appealed = RestrictionAppealed(date(2026, 5, 11))
        restrictions.append(connection, number, [(appealed, "")], by=By.OFFICER, now=ENTERED)
    clock.at = datetime(2026, 5, 27, 8, 0, tzinfo=UTC)  # ten working days, and a bank holiday on the 25th
    remind(house)
    assert sorted(to for to, _ in told(house)) == [APPEALS, DECIDER, LEAD]
    assert "was appealed against on Monday 11 May 2026" in told(house)[0][1]


def words_told(house: House) -> list[str]:
    """Return the words of each notice, on one line."""
    with house.store.reading() as connection:
        numbers = [each["id"] for each in list_of_letters(connection)]
        return [" ".join(str(one_letter(connection, number)["text"]).split()) for number in numbers]


def test_a_review_that_is_due_is_told_with_what_records_it(house: House) -> None:
    a_restriction(house)
    remind(house)
    assert all('heard restrict review 1 --keep --on 2026-06-12 --why "..."' in each for each in words_told(house))


def test_an_appeal_that_waits_is_told_with_who_decides_on_it_and_what_records_the_outcome(
    house: House, clock: MovedClock
) -> None:
    number = a_restriction(house)
    with house.store.writing() as connection:
        appealed = RestrictionAppealed(date(2026, 5, 11))
        restrictions.append(connection, number, [(appealed, "")], by=By.OFFICER, now=ENTERED)
    clock.at = datetime(2026, 5, 27, 8, 0, tzinfo=UTC)
    remind(house)
    for each in words_told(house):
        assert "See that Head of Service, Business Improvement has it: they decide on it." in each
        assert "It is not for whoever decided on the limit." in each
        assert "heard restrict note 1 --appeal-outcome upheld --on 2026-05-27" in each
        assert "heard restrict note 1 --appeal-outcome not-upheld --on 2026-05-27" in each


def test_what_has_lapsed_is_not_told_as_if_it_might_end(house: House, clock: MovedClock) -> None:
    a_restriction(house)
    clock.at = datetime(2026, 8, 20, 10, 0, tzinfo=UTC)
    remind(house)
    assert all("The last day of a limit" in each and "If it may end" not in each for each in words_told(house))


def test_a_rehearsal_tells_each_thing_at_its_time(house: House) -> None:
    a_restriction(house)
    clock = SimulatedClock(ENTERED)
    rehearsed = replace(house, now=clock)
    list(
        rehearse(
            [("leak.eml", a_raw(a_mail()))], rehearsed, clock, send.count_as_sent, datetime(2026, 7, 1, tzinfo=UTC)
        )
    )
    with house.store.reading() as connection:
        notices = [each for each in list_of_letters(connection) if each["name"] == "officer.notice.restriction-time"]
        sent = [one_letter(connection, each["id"])["sent_at"] for each in notices if each["to"] == DECIDER]
    days = [(6, 12), (6, 19), (6, 26), (6, 29)]
    assert sorted(sent) == [datetime(2026, month, day, 8, tzinfo=UTC).isoformat() for month, day in days]


def test_without_entries_no_moment_is_waited_for(house: House) -> None:
    assert moments(house, ENTERED, datetime(2027, 1, 1, tzinfo=UTC)) == []
