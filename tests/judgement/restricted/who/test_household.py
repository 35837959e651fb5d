"""Who is close to Tess Calloway by the register, and who only bears her name."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.who.household import is_close, namesake_at_home
from judgement.restricted.a_limit import a_limit


@pytest.mark.parametrize("name", ["William Calloway", "Bill", "Bill Calloway", "Ivy", "Ivy Penn"])
def test_whom_the_register_names_is_close_to_her(name: str) -> None:
    assert is_close(name, a_limit())


@pytest.mark.parametrize("name", ["Tess Calloway", "Calloway", "Hugh Calloway", "Bill Penn", "Rita", ""])
def test_nobody_else_is(name: str) -> None:
    assert not is_close(name, a_limit())


def test_two_of_one_name_in_a_home_are_known() -> None:
    assert namesake_at_home(a_limit(household=("Tess Calloway (daughter)",)))
    assert not namesake_at_home(a_limit())
