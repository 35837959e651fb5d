"""What is looked for before a pattern is tried hides nothing that the pattern fits."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from heard.judgement.pattern_openings import plain
from heard.judgement.representing.plain_words import PLAIN, Fits
from heard.judgement.representing.unless_at_home import UNLESS_AT_HOME

ALL = (*PLAIN, *UNLESS_AT_HOME)


@pytest.mark.parametrize("fits", ALL, ids=lambda fits: f"{fits.words[0].strip()}-{ALL.index(fits)}")
def test_all_that_a_pattern_fits_is_found(fits: Fits) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.from_regex(fits.pattern, alphabet=st.characters(codec="ascii")))
    def look(text: str) -> None:
        small = text.lower()
        words = frozenset(plain(small).decode("ascii").split())
        found = [match.span() for match in fits.found_in(small, words)]
        assert found == [match.span() for match in fits.pattern.finditer(small)]

    look()
