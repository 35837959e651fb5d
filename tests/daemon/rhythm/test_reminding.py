"""Whoever owes something on a case is reminded of it: once, in office hours, of nothing that is done.

The tenant complained on Monday 1 June 2026 at 10:30; what is owed on the case are the answer, by 15 June, and to say
who deals with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from commanding.giving import command
from looking import hear, in_step
from rhythm.days import (
    CASE,
    CHAMPION,
    NORTHGATE,
    SENIOR,
    STAFF,
    answer,
    close,
    given,
    given_to,
    it_is,
    noted,
    reminded_at,
    reminders,
    spoken_to,
)

from builders import LEAD, OFFICER, TENANT, MovedClock, a_house, a_mail, a_raw
from heard.casework.commands import State
from heard.casework.events import Particular
from heard.daemon import send
from heard.daemon.house import House
from heard.daemon.rehearse import SimulatedClock, rehearse
from heard.daemon.rhythm import reminding
from heard.daemon.rhythm.reminder import LETTER
from heard.store import absences, projection
from histories import at, extended
from policies.mailroom import Mailroom

FIVE_DAYS_BEFORE, TWO_DAYS_BEFORE = "2026-06-08 09:00", "2026-06-11 09:00"
ON_THE_DAY, A_DAY_LATE, FIVE_DAYS_LATE = "2026-06-15 09:00", "2026-06-16 09:00", "2026-06-22 09:00"


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint has come and was acknowledged; Gary deals with it."""
    house = a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE)
    hear(house, a_mail(), 1)
    send.count_as_sent(house)
    given_to(house, OFFICER)
    return house


@pytest.fixture
def nobodys(tmp_path: Path, clock: MovedClock) -> House:
    """The same, and nobody deals with it."""
    house = a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE)
    hear(house, a_mail(), 1)
    send.count_as_sent(house)
    return house


# -- When ------------------------------------------------------------------------------------------------


def test_whoever_deals_with_it_is_reminded_at_each_time_of_the_policy(house: House) -> None:
    times = (FIVE_DAYS_BEFORE, TWO_DAYS_BEFORE, ON_THE_DAY)
    assert [reminded_at(house, each) for each in times] == [[OFFICER]] * 3
    assert [each["subject"] for each in reminders(house)] == [
        f"Answer: due in 5 working days [{CASE}]",
        f"Answer: due in 2 working days [{CASE}]",
        f"Answer: due today [{CASE}]",
    ]
    assert in_step(house)


def test_of_each_once(house: House) -> None:
    assert it_is(house, FIVE_DAYS_BEFORE)
    assert not it_is(house, "2026-06-08 09:01")
    assert not it_is(house, "2026-06-10 16:59")
    assert len(reminders(house)) == 1


def test_another_process_finds_what_was_given(house: House, tmp_path: Path) -> None:
    it_is(house, FIVE_DAYS_BEFORE)
    house.store.close()
    again = a_house(tmp_path / "heard.db", now=house.now, landlord=NORTHGATE)
    assert not it_is(again, "2026-06-08 09:01")
    assert reminded_at(again, TWO_DAYS_BEFORE) == [OFFICER]


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param("2026-06-08 08:59", id="before opening"),
        pytest.param("2026-06-08 17:00", id="at closing"),
        pytest.param("2026-06-13 11:00", id="on a Saturday"),
    ],
)
def test_nobody_is_reminded_out_of_office_hours(house: House, moment: str) -> None:
    assert not it_is(house, moment)
    assert reminders(house) == []


def test_what_fell_due_after_an_early_closing_waits_for_the_next_opening(house: House) -> None:
    early = replace(house.given.calendar, early={date(2026, 6, 8): datetime(2026, 6, 8, 13).time()})
    shorter = replace(house, given=replace(house.given, calendar=early))
    assert not it_is(shorter, "2026-06-08 13:00")
    assert reminding.next_moment(shorter, shorter.now()) == at("2026-06-09 09:00")
    assert reminded_at(shorter, "2026-06-09 09:00") == [OFFICER]


def test_when_somebody_is_next_reminded_is_known(house: House) -> None:
    assert reminding.next_moment(house, house.now()) == at(FIVE_DAYS_BEFORE)
    it_is(house, FIVE_DAYS_BEFORE)
    assert reminding.next_moment(house, house.now()) == at(TWO_DAYS_BEFORE)
    close(house)
    assert reminding.next_moment(house, house.now()) is None


def test_after_days_off_only_the_latest_goes_and_the_history_says_how_many_were_passed_over(house: House) -> None:
    assert reminded_at(house, "2026-06-15 10:00") == [OFFICER]
    [of_the_answer] = [each for each in given(house) if each["details"]["clock"] == "stage-1-answer"]
    assert (of_the_answer["details"]["at"], of_the_answer["details"]["passed_over"]) == ("2026-06-15T08:00:00+00:00", 2)
    assert not it_is(house, "2026-06-15 10:01")


def test_a_later_day_moves_them(house: House) -> None:
    it_is(house, FIVE_DAYS_BEFORE)
    event, _ = extended("stage-1-answer", "2026-06-29", "2026-06-08 10:00")
    noted(house, event)
    assert [reminded_at(house, each) for each in (TWO_DAYS_BEFORE, ON_THE_DAY, A_DAY_LATE)] == [[], [], []]
    assert reminded_at(house, "2026-06-22 09:00") == [OFFICER]
    assert reminders(house)[-1]["subject"] == f"Answer: due in 5 working days [{CASE}]"


# -- Not of what is done -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ended", [pytest.param(answer, id="answered"), pytest.param(close, id="closed")])
def test_nobody_is_reminded_of_a_case_that_is(house: House, ended: Callable[[House], None]) -> None:
    it_is(house, FIVE_DAYS_BEFORE)
    ended(house)
    assert [reminded_at(house, each) for each in (TWO_DAYS_BEFORE, ON_THE_DAY, FIVE_DAYS_LATE)] == [[], [], []]


def test_nobody_is_reminded_of_an_acknowledgement_that_is_about_to_leave(tmp_path: Path, clock: MovedClock) -> None:
    house = a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE)
    hear(house, a_mail(), 1)
    given_to(house, OFFICER)
    assert not it_is(house, "2026-06-02 09:00")


def test_two_clocks_of_one_case_are_one_letter(house: House) -> None:
    it_is(house, FIVE_DAYS_BEFORE)
    [letter] = reminders(house)
    clocks = [each["details"]["clock"] for each in given(house)]
    assert clocks == ["stage-1-answer", "speak-to-customer", "keep-informed"]
    assert "Answer: due on Monday 15 June 2026, in 5 working days" in letter["text"]
    assert "Speak to them: not done yet, best by Monday 8 June 2026" in letter["text"]
    assert "Keep informed: not done yet, best by Monday 8 June 2026" in letter["text"]


def test_a_case_that_goes_wrong_keeps_no_other_from_it(house: House) -> None:
    hear(house, a_mail(sender="sam.marsh@tenant.example", message_id="<other@tenant.example>"), 2)
    send.count_as_sent(house)
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE events SET type = 'NothingHeardKnows' WHERE stream = 'NH-26-0001'")
    it_is(house, FIVE_DAYS_BEFORE)
    assert {each["case"] for each in reminders(house)} == {"NH-26-0002"}


# -- Who --------------------------------------------------------------------------------------------------


def test_of_what_nobody_deals_with_whoever_chooses_is_reminded_and_may_give_it_to_somebody(nobodys: House) -> None:
    assert reminded_at(nobodys, "2026-06-03 09:00") == [CHAMPION]
    [letter] = reminders(nobodys)
    assert letter["subject"] == f"Say who deals with it: not done yet [{CASE}]"
    assert "Give it to Gary Officer" in letter["text"]


def test_whoever_stands_in_for_somebody_away_is_reminded(house: House) -> None:
    gary, deputy = STAFF[1], replace(STAFF[2], name="Dora Deputy", address="dora@northgate.example", roles=())
    staff = (STAFF[0], replace(gary, deputy=deputy.address), *STAFF[2:], deputy)
    with_deputy = replace(house, given=replace(house.given, landlord=replace(NORTHGATE, staff=staff)))
    with house.store.writing() as connection:
        absences.begin(connection, OFFICER, since=house.now(), until=date(2026, 6, 10))
    assert reminded_at(with_deputy, FIVE_DAYS_BEFORE) == [deputy.address]
    assert reminded_at(with_deputy, TWO_DAYS_BEFORE) == [OFFICER]


def test_from_a_day_late_on_those_above_are_told_besides(house: House) -> None:
    it_is(house, ON_THE_DAY)
    assert reminded_at(house, A_DAY_LATE) == [OFFICER, CHAMPION]
    assert reminded_at(house, FIVE_DAYS_LATE) == [OFFICER, CHAMPION, SENIOR]
    theirs, above, _ = reminders(house)[-3:]
    assert "Done already? Press it below" in theirs["text"]
    assert "Whoever deals with it has this too." in above["text"]
    assert theirs["subject"] == above["subject"] == f"Answer: 5 working days late [{CASE}]"


def test_of_a_role_that_nobody_holds_a_team_lead_is_told(house: House) -> None:
    few = replace(house, given=replace(house.given, landlord=replace(NORTHGATE, staff=STAFF[:2])))
    it_is(few, ON_THE_DAY)
    assert reminded_at(few, A_DAY_LATE) == [OFFICER, LEAD]


def test_whoever_is_owner_and_above_has_it_once(house: House) -> None:
    given_to(house, CHAMPION)
    it_is(house, ON_THE_DAY)
    assert reminded_at(house, A_DAY_LATE) == [CHAMPION]


# -- What it says, and what follows -------------------------------------------------------------------------


def test_it_says_what_is_missing_and_what_the_policy_says(house: House) -> None:
    it_is(house, A_DAY_LATE)
    text = reminders(house, OFFICER)[-1]["text"]
    assert "Answer: was due on Monday 15 June 2026, 1 working day late" in text
    assert "Nobody has spoken or written to them" in text
    assert "No decision is on file." in text
    assert "wnwhl-2009, 2.4.1 and 2.4.3" in text


def test_once_somebody_has_spoken_to_them_nobody_is_reminded_to(house: House) -> None:
    it_is(house, "2026-06-03 10:00")
    spoken_to(house)
    it_is(house, FIVE_DAYS_BEFORE)
    text = reminders(house)[-1]["text"]
    assert "Speak to them" not in text
    assert "Nobody has spoken or written to them" not in text


def test_rebuilding_the_tables_changes_nothing_of_when_somebody_is_next_reminded(house: House) -> None:
    it_is(house, FIVE_DAYS_BEFORE)
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE clocks SET remind_at = NULL")
        projection.rebuild(connection, house.policies)
    assert in_step(house)
    assert reminding.next_moment(house, house.now()) == at(TWO_DAYS_BEFORE)


def test_once_an_officer_says_by_the_button_that_they_rang_nobody_is_reminded_of_that(tmp_path: Path) -> None:
    room = Mailroom("wnwhl-2009", tmp_path, NORTHGATE)
    room.complains("2026-06-01 10:30")
    given_to(room.place.house, OFFICER)
    assert room.lets_pass("2026-06-08 09:00") == [("2026-06-08 09:00", OFFICER)]
    assert "contact made by phone" in room.letters_sent_to(OFFICER)[-1]
    room.says("2026-06-08 10:00", "contact made by phone", answers=LETTER)
    assert room.clock("speak-to-customer")["state"] == "met"
    assert room.day("keep-informed") == "2026-06-15"
    assert room.lets_pass("2026-06-11 09:00") == [("2026-06-11 09:00", OFFICER)]
    assert "Speak to them" not in room.letters_sent_to(OFFICER)[-1]


def test_of_an_answer_that_is_due_today_the_letter_that_it_takes_longer_goes_by_one_answer(tmp_path: Path) -> None:
    room = Mailroom("west-kent-2011", tmp_path, NORTHGATE)
    room.complains("2026-06-01 10:30")
    given_to(room.place.house, OFFICER)
    room.lets_pass("2026-06-11 12:00")
    assert "Send this" not in room.letters_sent_to(OFFICER)[-1]
    room.lets_pass(ON_THE_DAY)
    reminded = room.letters_sent_to(OFFICER)[-1]
    assert "When to expect our full answer: by Monday 22 June 2026" in reminded
    assert "[why it takes longer, and what you are doing in the meantime]" in reminded
    assert "send holding reply until 22 June 2026" in reminded
    told = room.says("2026-06-15 10:00", "send holding reply until 22 June 2026", "because: he is ill", answers=LETTER)
    assert "The answer to NH-26-0001 is due by the end of Monday 22 June 2026." in told
    assert room.clock("stage-1-holding")["state"] == "met"
    assert room.letters_to(TENANT)[-1] == "complainant.holding.stage-1"
    assert room.lets_pass("2026-06-16 12:00") == []


def test_no_letter_is_offered_where_the_policy_has_none(house: House) -> None:
    it_is(house, ON_THE_DAY)
    assert "Send this" not in reminders(house)[-1]["text"]


# -- In a rehearsal -----------------------------------------------------------------------------------------


def test_a_rehearsal_reminds_at_the_simulated_time(tmp_path: Path) -> None:
    clock = SimulatedClock(datetime(2026, 6, 1, 9, 30, tzinfo=UTC))
    house = a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE)
    source = [("leak.eml", a_raw(a_mail()))]
    list(rehearse(source, house, clock, send.count_as_sent, datetime(2026, 6, 12, tzinfo=UTC)))
    assert [each["sent_at"] for each in reminders(house)] == [
        "2026-06-03T08:00:00+00:00",
        "2026-06-08T08:00:00+00:00",
        "2026-06-11T08:00:00+00:00",
    ]


def test_of_much_to_be_borne_in_mind_the_newest_is_told_and_how_much_more_there_is(house: House) -> None:
    for number in range(1, 11):
        command(house, State(Particular.ARRANGEMENTS, f"knock {number} times"))
    reminded_at(house, TWO_DAYS_BEFORE)
    words = reminders(house)[-1]["text"]
    assert [number for number in range(1, 11) if f"knock {number} times" in words] == [5, 6, 7, 8, 9, 10]
    assert f"and 4 more: heard case {CASE}" in words
