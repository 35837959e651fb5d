"""An option by which a matter is dealt with outside the usual times: no day is set for it, and nothing is forgotten.

Nobody was in touch with Walter by 4 June 2026, as the policy has it, and his complaint was never logged and given to
somebody, which is owed by 16 June, the day on which the restriction begins.  It was answered on 9 June.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from restricted.walter import ASKS_FOR_MORE, SAYS_IT_AGAIN, WALTER, WaltersHouse

from heard.casework.policy.words import RoleName
from heard.daemon import clocks_off, restricting, restriction_outcome
from heard.daemon.restricting import Decided
from heard.daemon.restriction_outcome import Changes
from heard.settings.register import Restricted
from heard.store.due import ran_out
from heard.store.projection import differences

LATE, LOGGED = "recovery-contact", "stage-1-log-acknowledge-allocate"
ACKNOWLEDGED_2, ANSWER_2 = "stage-2-acknowledge", "stage-2-answer"
LONG_AFTER = "2026-12-01 09:00"


class House(WaltersHouse):
    """Walter's, under a pack that has such an option."""

    def __init__(self, tmp_path: Path, pack: str = "wdh-2022") -> None:
        super().__init__(pack, tmp_path)

    def it_is(self, at: str) -> None:
        self._clock.at = self.story.at(at)

    def due(self, clock: str) -> str | None:
        return self.day(clock)

    def state(self, clock: str) -> str:
        return str(self.clock(clock)["state"])

    def overdue(self, at: str) -> list[str]:
        """Return the clocks that would have run out by a moment, if nobody did anything."""
        with self.place.house.store.reading() as connection:
            return [each.clock for each in ran_out(connection, self.story.at(at))]

    def told(self) -> list[str]:
        """Return what the history of his case says in plain words."""
        return [each["told"] for each in self.case()["events"] if each["told"] and "restriction" in each["told"]]

    def is_listed(self) -> dict[str, object] | None:
        [case] = self.cases()
        listed: dict[str, object] | None = case["clocks_off"]
        return listed

    def is_whole(self) -> bool:
        """Say whether tables and events agree."""
        house = self.place.house
        with house.store.reading() as connection:
            return list(differences(connection, house.policies)) == []

    def reviews(self, on: str, change: Changes | None = None, *, last: date | None = None) -> None:
        day = date.fromisoformat(on)
        restriction_outcome.review(self.place.house, 1, day, why="It was looked at again.", change=change, last=last)

    def lifts(self, on: str) -> None:
        self.it_is(f"{on} 09:00")
        restriction_outcome.lift(self.place.house, 1, date.fromisoformat(on), why="He has kept to it.")


def test_what_its_stages_owe_stays_owed_without_a_day(tmp_path: Path) -> None:
    house = House(tmp_path)
    assert (house.due(LOGGED), house.overdue(LONG_AFTER)) == ("2026-06-16", [LOGGED])
    house.restricts("handle-differently")
    assert (house.due(LOGGED), house.state(LOGGED), house.overdue(LONG_AFTER)) == (None, "running", [])
    assert house.is_listed() == {"restriction": 1, "until": None}
    assert "open, clocks off" in house.types("cases")
    assert house.told() == ["restriction 1 takes off the times of its stages, from 2026-06-16 on, without an end"]
    assert "by restriction 1, without an end" in house.types("case", "NH-26-0001")
    assert house.is_whole()


def test_what_was_late_before_stays_late(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("handle-differently", first=date(2026, 6, 1))
    assert (house.due(LATE), house.state(LATE)) == ("2026-06-04", "missed"), "it was written down on 15 June"
    assert house.due(LOGGED) is None, "which was not late by then"


def test_he_asks_for_more_and_is_acknowledged_and_promised_no_day(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("handle-differently")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    told = " ".join(house.letters_sent_to(WALTER)[-1].split())
    assert house.stage() == "stage-2"
    assert "We will look into it, and write to tell you what we decide." in told
    assert "July" not in told
    assert "working days" not in told
    assert [house.due(each) for each in (ACKNOWLEDGED_2, ANSWER_2)] == [None, None]
    assert house.state(ACKNOWLEDGED_2) == "met", "the letter is an acknowledgement, with a day or without"
    assert "by the option no day is set for what its case's stages owe while it holds" in house.why(3)


def test_without_a_restriction_the_same_letter_names_the_day(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    assert "20 July 2026" in " ".join(house.letters_sent_to(WALTER)[-1].split())
    assert house.due(ANSWER_2) == "2026-07-20"


def test_lifted_what_is_still_owed_is_due_as_if_it_had_begun_that_day(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("handle-differently")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    house.lifts("2026-07-01")
    # Twenty working days after 1 July, and five.
    assert (house.due(ANSWER_2), house.due(LOGGED)) == ("2026-07-29", None), "stage 1 was over by then"
    assert house.is_listed() is None
    assert house.told()[-1] == "from 2026-07-01 on restriction 1 takes off no times any more"
    assert house.is_whole()


def test_answered_while_it_holds_it_is_met_and_never_late(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("handle-differently")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    answer = THE_ANSWER_AT_STAGE_2.strip()
    house.sent("2026-08-20 15:00", answer, subject="Re: The hedge [NH-26-0001]", to=WALTER)
    assert (house.state(ANSWER_2), house.due(ANSWER_2)) == ("met", None)
    house.lifts("2026-09-01")
    assert (house.state(ANSWER_2), house.due(ANSWER_2)) == ("met", None)


@pytest.mark.parametrize(
    "last, due",
    [
        pytest.param(date(2026, 6, 30), "2026-07-29", id="to 30 June: twenty working days from 1 July"),
        pytest.param(date(2026, 7, 31), "2026-08-28", id="to 31 July: from Saturday 1 August"),
    ],
)
def test_where_its_last_day_is_known_so_is_the_day_from_when_it_is_over(last: date, due: str, tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("handle-differently", until=last)
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    assert house.due(ANSWER_2) == due


def test_a_review_moves_its_last_day_and_the_days_with_it(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("handle-differently", until=date(2026, 6, 30))
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    house.it_is("2026-06-25 12:00")
    house.reviews("2026-06-25", last=date(2026, 7, 31))
    assert house.due(ANSWER_2) == "2026-08-28"


def test_a_review_that_takes_another_option_puts_the_clocks_back(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("handle-differently")
    house.writes("2026-06-22 09:00", ASKS_FOR_MORE)
    house.it_is("2026-07-01 12:00")
    house.reviews("2026-07-01", Changes(option="limit-contact"))
    assert house.due(ANSWER_2) == "2026-07-29"
    house.it_is("2026-07-06 12:00")
    house.reviews("2026-07-06", Changes(option="handle-differently"))
    assert (house.due(ANSWER_2), house.is_whole()) == (None, True)


def test_a_proposal_takes_no_clock_off_until_it_is_decided(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("handle-differently", by="investigating-officer")
    assert (house.due(LOGGED), house.told()) == ("2026-06-16", [])
    restricting.decide(house.place.house, 1, Decided(RoleName("customer-relations"), date(2026, 6, 15)))
    assert house.due(LOGGED) is None


def test_another_option_takes_no_clock_off(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("limit-contact")
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN)
    assert (house.due(LOGGED), house.told(), house.is_listed()) == ("2026-06-16", [], None)


def test_the_clocks_of_somebody_elses_case_run_on(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.hears_of_another("2026-06-10 09:00")
    house.it_is("2026-06-15 12:00")
    about_the_lift = {"case": "NH-26-0002", "option": "handle-differently", "from": date(2026, 6, 16)}
    entry = Restricted(person="Walter Crake", addresses=[WALTER], **about_the_lift)
    due = house.day(LATE, reference="NH-26-0002")
    restricting.enter(house.place.house, entry, case_of_another=True)
    assert (house.day(LATE, reference="NH-26-0002"), due) == ("2026-06-15", "2026-06-15")
    assert [each["clocks_off"] for each in house.cases()] == [None, None]


def test_looked_at_again_at_every_start_it_is_told_once(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.restricts("handle-differently")
    for _ in range(2):
        with house.place.house.store.writing() as connection:
            clocks_off.keep_all_in_step(connection, house.place.house)
    assert len(house.told()) == 1


THE_ANSWER_AT_STAGE_2 = """
Dear Mr Crake

I have looked at your complaint about the hedge again, and this is my answer at stage 2.

We have checked the records and spoken to the contractor. The hedge was cut on 28 May and again on 30 July. I do not
uphold your complaint. If you are not satisfied, you can go to the Housing Ombudsman Service.

Yours sincerely
Gary Officer
Repairs Manager
"""
