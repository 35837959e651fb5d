"""Two measures on Tess Calloway about one hedge: each is applied, and the stricter one decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heard.casework.events import PersonNumber
from heard.judgement.restricted.contacted import Contacted
from heard.judgement.restricted.entry import Wanted
from heard.judgement.restricted.several import besides, every_measure, strictest
from judgement.restricted.a_limit import ANOTHER, a_limit

FIRST = a_limit()
SECOND = replace(FIRST, restriction=replace(FIRST.restriction, number=4, option="one-channel"))
CONTACT = Contacted(FIRST, "yes", "", "same", "", besides=(SECOND,))


def test_only_what_limits_the_same_person_about_the_same_matter_stands_beside_it() -> None:
    of_another = replace(SECOND, restriction=replace(SECOND.restriction, number=5, person=PersonNumber(31)))
    of_another_matter = replace(SECOND, restriction=replace(SECOND.restriction, number=6, case=ANOTHER))
    assert besides(FIRST, (FIRST, SECOND, of_another, of_another_matter)) == (SECOND,)


def test_what_limits_a_matter_whose_case_was_joined_to_this_one_does_not_stand_beside_it() -> None:
    joined = replace(SECOND, led_by=ANOTHER)
    assert besides(FIRST, (FIRST, joined)) == ()
    assert besides(joined, (FIRST, joined)) == ()


def test_two_measures_about_a_case_that_was_joined_to_another_still_stand_beside_each_other() -> None:
    one, other = replace(FIRST, led_by=ANOTHER), replace(SECOND, led_by=ANOTHER)
    assert besides(one, (one, other)) == (other,)


def test_a_contact_is_one_under_each_of_them() -> None:
    one, other = every_measure(CONTACT)
    assert (one.restriction.number, other.restriction.number) == (3, 4)
    assert (one.besides, other.besides) == ((SECOND,), (FIRST,))


@pytest.mark.parametrize(
    "first, second, number, stops, answered",
    [
        pytest.param(Wanted(True, True, "a"), Wanted(True, False, "b"), 4, True, False, id="one of them is silent"),
        pytest.param(Wanted(True, True, "a"), Wanted(False, None, "b"), 3, True, True, id="one limits nothing of mail"),
        pytest.param(Wanted(True, True, "a"), Wanted(False, False, "b"), 3, True, False, id="each takes something"),
        pytest.param(Wanted(True, False, "a"), Wanted(True, False, "b"), 3, True, False, id="as strict as each other"),
    ],
)
def test_the_stricter_one_decides(first: Wanted, second: Wanted, number: int, stops: bool, answered: bool) -> None:
    contacted, wants = strictest(list(zip(every_measure(CONTACT), (first, second), strict=True)))
    assert (contacted.restriction.number, wants.stops, wants.answered) == (number, stops, answered)
