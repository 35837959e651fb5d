"""Cases under words, as they may be told: small ones together, and nothing where even that is too few."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import LANDLORD, POLICY, RULES
from heard.reports.periodic.asked import Asked
from heard.reports.periodic.sections.tallies import OTHERS, Tally, most_first, tally, told
from histories import CALENDAR, at
from reports.periodic.counted import reference

INSIDE = Asked(
    POLICY, {}, CALENDAR, LANDLORD, RULES.areas, date(2026, 6, 1), date(2026, 6, 30),
    at("2026-07-01 09:00"),
)  # fmt: skip
PUBLIC = replace(INSIDE, no_personal_data=True)


def under(**counts: int) -> Tally:
    """Return so many cases under each word."""
    return {word: [reference(number) for number in range(count)] for word, count in counts.items()}


def counts(tallies: list[Tally]) -> list[dict[str, int]]:
    return [{word: len(references) for word, references in each.items()} for each in tallies]


def test_cases_come_under_their_words_and_the_word_with_the_most_comes_first() -> None:
    found = tally([("damp", "NH-26-0001"), ("heating", "NH-26-0002"), ("damp", "NH-26-0003"), ("bins", "NH-26-0004")])
    assert found["damp"] == ["NH-26-0001", "NH-26-0003"]
    assert most_first(found) == ["damp", "bins", "heating"]


def test_inside_each_is_told_as_it_is() -> None:
    few = under(damp=1, heating=0)
    assert told(INSIDE, few) == [few]


@pytest.mark.parametrize(
    ("now", "before", "shown"),
    [
        pytest.param(
            under(damp=2, heating=6, bins=9), under(damp=6, heating=7, bins=5),
            [{"bins": 9, OTHERS: 8}, {"bins": 5, OTHERS: 13}], id="small in the one, and put together in both",
        ),
        pytest.param(
            under(damp=2, heating=6, bins=9), under(heating=2),
            [{}, {}], id="small in the other even together, so that neither is told",
        ),
        pytest.param(
            under(damp=2, heating=6, bins=9), under(bins=9),
            [{"bins": 9, OTHERS: 8}, {"bins": 9, OTHERS: 0}], id="none of them in the other, which tells of nobody",
        ),
        pytest.param(under(damp=2, heating=6), under(damp=6, heating=7), [{}, {}], id="the others are all there is"),
    ],
)  # fmt: skip
def test_published_small_ones_are_put_together_in_each_alike(
    now: Tally, before: Tally, shown: list[dict[str, int]]
) -> None:
    assert counts(told(PUBLIC, now, before)) == shown
