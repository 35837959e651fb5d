"""The time a customer has for something: they are reminded of it where the policy says so, and its end is seen to.

West Kent gives 20 working days after an answer, and then asks whether to close; West Dunbartonshire's form of
acceptance may be sent back for eight weeks, and its customer is reminded two weeks before.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from looking import RAY, hear, in_step, the_case
from rhythm.days import NORTHGATE, answer, close, given_to, noted

from builders import LANDLORD, LEAD, OFFICER, TENANT, MovedClock, a_house, a_mail, a_raw, a_report
from heard.casework.events import About, MomentPassed, Reference, StageOpened
from heard.casework.moments import Moment
from heard.casework.policy.words import AtEnd
from heard.daemon import receive, restricting, send
from heard.daemon.house import House
from heard.daemon.rhythm import windows_ending
from heard.daemon.rhythm.windows_ending import NOTICE, see_to_windows
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.reports.outbox import list_of_letters, one_letter
from heard.settings.register import Restricted
from heard.store import projection, questions
from histories import STAGE_1, STAGE_2, at

WEST_KENT, WDH = (load_policy(name, rules_dir()) for name in ("west-kent-2011", "wdh-2022"))
CASE = Reference("NH-26-0001")
OVER = "2026-06-30 09:00"
"""20 working days after Monday 1 June end on Monday 29 June."""
REMINDER = "complainant.reminder."


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint of Monday 1 June that was answered on that day, under West Kent's policy."""
    return complained(a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE, policy=WEST_KENT), answer)


@pytest.fixture
def offered(tmp_path: Path, clock: MovedClock) -> House:
    """A complaint on which something was offered on Monday 1 June, under West Dunbartonshire's policy."""
    return complained(
        a_house(tmp_path / "heard.db", now=clock, landlord=NORTHGATE, policy=WDH),
        lambda there: noted(there, MomentPassed(Moment.REMEDY_OFFERED, STAGE_1)),
    )


def complained(house: House, then: Any) -> House:
    hear(house, a_mail(), 1)
    send.count_as_sent(house)
    given_to(house, OFFICER)
    then(house)
    return house


def it_is(house: House, when: str) -> bool:
    assert isinstance(house.now, MovedClock)
    house.now.at = at(when)
    done = see_to_windows(house)
    send.count_as_sent(house)
    return done


def letters(house: House, name: str) -> list[dict[str, Any]]:
    with house.store.reading() as connection:
        found = [each for each in list_of_letters(connection) if each["name"].startswith(name)]
        return [one_letter(connection, each["id"]) for each in found]


def came_to(house: House) -> list[str]:
    return [e["details"]["came_to"] for e in the_case(house, CASE)["events"] if e["type"] == "WindowSeenTo"]


def closes_itself(house: House) -> House:
    """The same house, whose policy closes a case when the time is over."""
    policy = house.given.policy
    window = replace(policy.windows["next-stage"], at_end=AtEnd.CLOSE)
    closing = replace(policy, windows={"next-stage": window})
    calendar = house.given.calendar
    policies = {policy.digest: (closing, calendar)}
    return replace(house, policies=policies, given=replace(house.given, policy=closing))


# -- At its end --------------------------------------------------------------------------------------


def test_when_it_is_over_whoever_deals_with_the_case_is_asked_whether_to_close_it(house: House) -> None:
    assert not it_is(house, "2026-06-29 16:59")
    assert it_is(house, OVER)
    [asked] = letters(house, NOTICE)
    assert asked["to"] == OFFICER
    assert asked["subject"] == f"Their time is over: close it? [{CASE}]"
    assert "was over on Monday 29 June 2026" in asked["text"]
    assert "close window ended" in asked["text"]
    assert the_case(house, CASE)["status"] == "open"
    assert came_to(house) == ["asked"]
    assert in_step(house)


def test_where_nobody_deals_with_the_case_a_team_lead_is_asked(tmp_path: Path, clock: MovedClock) -> None:
    house = a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD, policy=WEST_KENT)
    hear(house, a_mail(), 1)
    send.count_as_sent(house)
    answer(house)
    assert it_is(house, OVER)
    assert [each["to"] for each in letters(house, NOTICE)] == [LEAD]


def test_that_is_done_once(house: House, tmp_path: Path) -> None:
    it_is(house, OVER)
    assert not it_is(house, "2026-07-01 09:00")
    house.store.close()
    assert isinstance(house.now, MovedClock)
    again = a_house(tmp_path / "heard.db", now=house.now, landlord=NORTHGATE, policy=WEST_KENT)
    assert not it_is(again, "2026-07-02 09:00")
    assert len(letters(again, NOTICE)) == 1


def test_nothing_is_done_out_of_office_hours(house: House) -> None:
    assert not it_is(house, "2026-06-30 08:59")
    assert windows_ending.next_moment(house, house.now()) == at(OVER)


def test_when_something_is_next_done_is_known_and_can_be_worked_out_again(house: House) -> None:
    expected = windows_ending.next_moment(house, house.now())
    assert expected == at(OVER)
    with house.store.writing() as connection:
        connection.exec_driver_sql("UPDATE cases SET window_at = NULL")
        projection.rebuild(connection, house.policies)
    assert windows_ending.next_moment(house, house.now()) == expected


def test_of_a_case_that_went_further_nothing_is_asked(house: House) -> None:
    noted(house, StageOpened(STAGE_2, at("2026-06-10 10:00"), Moment.ESCALATION_REQUESTED))
    assert not it_is(house, OVER)


def test_of_a_case_that_was_closed_nothing_is_asked(house: House) -> None:
    close(house)
    assert not it_is(house, OVER)
    assert windows_ending.next_moment(house, house.now()) is None


# -- Where the policy closes it ----------------------------------------------------------------------


def test_where_the_policy_says_so_it_is_closed_and_its_owner_may_open_it_again(house: House) -> None:
    closing = closes_itself(house)
    with closing.store.writing() as connection:
        projection.rebuild(connection, closing.policies)
    assert it_is(closing, OVER)
    case = the_case(closing, CASE)
    assert (case["status"], case["outcome"]) == ("closed", "window ended")
    [told] = letters(closing, NOTICE)
    assert told["subject"] == f"Closed: their time is over [{CASE}]"
    assert "reopen" in told["text"]
    assert came_to(closing) == ["closed"]


def test_nothing_closes_over_mail_that_waits_to_be_heard(house: House) -> None:
    closing = closes_itself(house)
    receive.keep([a_raw(a_mail("I am not happy with this.", message_id="<2@tenant.example>"), uid=2)], closing)
    assert not it_is(closing, OVER)
    assert the_case(closing, CASE)["status"] == "open"


def test_nothing_closes_while_a_question_about_the_case_waits(house: House) -> None:
    closing = closes_itself(house)
    with closing.store.writing() as connection:
        questions.ask(connection, CASE, None, About.NEXT_STAGE, of=[OFFICER], now=closing.now())
    assert not it_is(closing, OVER)
    assert the_case(closing, CASE)["status"] == "open"


def test_where_they_wrote_meanwhile_a_person_is_asked_instead(house: House) -> None:
    closing, clock = closes_itself(house), house.now
    assert isinstance(clock, MovedClock)
    clock.at = at("2026-06-10 10:00")
    hear(closing, a_mail("Thank you for your letter.", subject=f"Re: [{CASE}]", message_id="<2@tenant.example>"), 2)
    send.count_as_sent(closing)
    it_is(closing, OVER)
    assert the_case(closing, CASE)["status"] == "open"
    [asked] = letters(closing, NOTICE)
    assert "They have written since it began" in asked["text"]


# -- While it runs -----------------------------------------------------------------------------------


def test_the_customer_is_reminded_once_and_their_officer_told_at_its_end(offered: House) -> None:
    assert it_is(offered, "2026-07-13 09:00")
    [letter] = letters(offered, REMINDER)
    assert letter["to"] == TENANT
    assert "you have until Monday 27 July 2026" in letter["subject"]
    assert "We do not take it that you agree with us" in letter["text"]
    assert not it_is(offered, "2026-07-14 09:00")
    assert it_is(offered, "2026-07-28 09:00")
    [told] = letters(offered, NOTICE)
    assert told["subject"] == f"Their time is over [{CASE}]"
    assert "Silence accepts nothing." in told["text"]
    assert came_to(offered) == ["reminded", "told"]


def test_who_wrote_since_is_not_reminded(offered: House) -> None:
    assert isinstance(offered.now, MovedClock)
    offered.now.at = at("2026-06-10 10:00")
    hear(offered, a_mail("I will think about it.", subject=f"Re: [{CASE}]", message_id="<2@tenant.example>"), 2)
    it_is(offered, "2026-07-13 09:00")
    assert letters(offered, REMINDER) == []
    assert came_to(offered) == ["not-reminded"]


def test_nobody_is_reminded_whose_mail_is_limited(offered: House) -> None:
    entry = RAY | {"person": "Dorothy Finch", "addresses": [TENANT], "option": "limit-contact"}
    restricting.enter(offered, Restricted.model_validate(entry))
    it_is(offered, "2026-07-13 09:00")
    assert letters(offered, REMINDER) == []


def test_nobody_is_reminded_where_the_last_letter_came_back(offered: House) -> None:
    hear(offered, a_report(offered, CASE), 9)
    it_is(offered, "2026-07-13 09:00")
    assert letters(offered, REMINDER) == []


def test_after_an_outage_only_the_end_is_told(offered: House) -> None:
    it_is(offered, "2026-07-29 10:00")
    assert letters(offered, REMINDER) == []
    assert came_to(offered) == ["told"]
