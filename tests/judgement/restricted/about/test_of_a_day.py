"""Which case a mail goes on with that names the day it was written on; NH-26-0042 came on Monday 1 June 2026."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heard.judgement.restricted.about.of_a_day import case_of_the_day_it_names
from judgement.restricted.a_limit import ANOTHER, CASE, a_limit
from judgement.restricted.test_contact import facts_of

LIMIT = a_limit(elsewhere=((CASE, ()),))
OF_ANOTHER = replace(LIMIT, restriction=replace(LIMIT.restriction, case=ANOTHER))


@pytest.mark.parametrize(
    "text",
    [
        "On 1 June I wrote about the hot water.",
        "I wrote to you about the water on 1st June.",
        "My letter of 1 Jun is not answered.",
        "my email of the 1st of june, please",
    ],
)
def test_the_case_of_the_day_it_was_written_on(text: str) -> None:
    assert case_of_the_day_it_names(text, facts_of(), OF_ANOTHER) == CASE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On 2 June I wrote.", id="another day"),
        pytest.param("On 1 June you wrote to me.", id="our letter"),
        pytest.param("I wrote in June.", id="no day"),
    ],
)
def test_no_case_where_none_came_on_it(text: str) -> None:
    assert case_of_the_day_it_names(text, facts_of(), OF_ANOTHER) is None


def test_the_case_that_is_limited_is_none_of_these() -> None:
    assert case_of_the_day_it_names("On 1 June I wrote.", facts_of(), LIMIT) is None


def test_the_case_of_somebody_else_is_none_either() -> None:
    assert case_of_the_day_it_names("On 1 June I wrote.", facts_of(), replace(OF_ANOTHER, elsewhere=())) is None
