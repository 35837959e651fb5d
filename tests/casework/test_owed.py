"""What is owed on a case, and by when, as an officer would say it.

The complaint came on Monday 1 June 2026 at 10:00.
"""

from __future__ import annotations

import pytest

from heard.casework.case import Case
from heard.casework.moments import Moment
from heard.casework.owed import is_met_by, owed_on
from heard.casework.policy import Policy
from histories import ANSWER_IN_TEN_DAYS, CALENDAR, a_case, a_policy, acknowledged, answered, closed, day, extended
from policies.story import the_policy

ACKNOWLEDGE_IN_TWO_DAYS = """
[clock.acknowledge]
stage = "stage-1"
starts = "received"
within = "2 working days"
ends = "acknowledged"
"""
POLICY = a_policy(ANSWER_IN_TEN_DAYS + ACKNOWLEDGE_IN_TWO_DAYS)
ACK = (Moment.ACKNOWLEDGED,)


def owed(case: Case, policy: Policy = POLICY, on_its_way: tuple[Moment, ...] = ()) -> list[tuple[str, str | None]]:
    return [(each.what, day(each.due)) for each in owed_on(case, policy, CALENDAR, on_its_way=on_its_way)]


def clock_that_ends(ends: str, more: str = "") -> str:
    return f"""
[clock.what-is-owed]
stage = "stage-1"
starts = "received"
within = "2 working days"
ends = {ends}
{more}
"""


def test_the_soonest_comes_first() -> None:
    assert owed(a_case()) == [("Acknowledge", "2026-06-03"), ("Answer", "2026-06-15")]


def test_what_was_done_is_owed_no_more() -> None:
    assert owed(a_case(acknowledged("2026-06-01 11:00"))) == [("Answer", "2026-06-15")]
    assert owed(a_case(acknowledged("2026-06-01 11:00"), answered("2026-06-02 11:00"))) == []


def test_what_was_put_off_is_owed_by_the_later_day() -> None:
    assert owed(a_case(extended("answer", "2026-06-29", "2026-06-10 09:00")))[1] == ("Answer", "2026-06-29")


def test_what_is_late_is_owed_all_the_same() -> None:
    assert owed(a_case(acknowledged("2026-07-20 11:00"))) == [("Answer", "2026-06-15")]


def test_on_a_closed_case_nothing_is_owed() -> None:
    assert owed(a_case(closed("2026-06-02 10:00"))) == []


def test_on_a_case_without_clocks_nothing_is_owed() -> None:
    assert owed(a_case(clocks=False)) == []


def test_what_has_no_day_is_left_out() -> None:
    policy = a_policy(clock_that_ends('"answered"').replace('"2 working days"', '"date given"'))
    assert owed(a_case(), policy) == []


def test_what_a_letter_of_ours_is_about_to_do_nobody_has_to_do() -> None:
    assert owed(a_case(), on_its_way=ACK) == [("Answer", "2026-06-15")]


@pytest.mark.parametrize(
    "ends, more, is_met",
    [
        pytest.param('"acknowledged"', "", True, id="it waits for that"),
        pytest.param('"answered"', "", False, id="it waits for something else"),
        pytest.param('["acknowledged", "answered"]', "", False, id="it waits for both"),
        pytest.param('["acknowledged", "answered"]', 'ends_when = "any"', True, id="it waits for either"),
    ],
)
def test_a_clock_is_met_once_nothing_more_is_waited_for(ends: str, more: str, is_met: bool) -> None:
    [rule] = a_policy(clock_that_ends(ends, more)).clocks_by_name.values()
    assert is_met_by(ACK, rule) is is_met
    assert not is_met_by((), rule)


def test_of_a_clock_that_the_policy_does_not_know_nothing_is_known() -> None:
    assert not is_met_by(ACK, None)


def test_west_kents_acknowledgement_is_left_out_too_while_ours_is_about_to_leave() -> None:
    west_kent = the_policy("west-kent-2011")
    assert "Acknowledge" in dict(owed(a_case(), west_kent))
    assert "Acknowledge" not in dict(owed(a_case(), west_kent, ACK))


@pytest.mark.parametrize(
    "ends, what",
    [
        ('"contact-made"', "Speak to them"),
        ('["holding-reply", "answered"]', "Holding reply"),
        ('["outgoing-contact", "answered"]', "Answer"),
        pytest.param('"outgoing-contact"', "What is owed", id="one without a word has the clock's own name"),
    ],
)
def test_it_is_called_by_what_it_waits_for(ends: str, what: str) -> None:
    assert owed(a_case(), a_policy(clock_that_ends(ends))) == [(what, "2026-06-03")]
