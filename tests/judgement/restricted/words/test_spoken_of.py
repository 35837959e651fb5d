"""What is the matter itself, and what is only where it is, when it was, or who came."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.words.spoken_of import IT, marked, plain, where_it_is, without_what_is_named_in_passing
from heard.judgement.threading.alike import matter_of


@pytest.mark.parametrize(
    "text, is_named",
    [
        ("The hedge wants cutting.", True),
        ("What of the hedge?", True),
        ("Forty pounds for that hedge!", True),
        ("A sofa lies by the hedge.", False),
        ("The man with the hedge laughed.", False),
        ("The hedge contractor broke it.", False),
        ("Since your man cut the hedge, it is dead.", False),
        ("Swap the hedge door.", False),
        ("When will the hedge be cut?", True),
    ],
)
def test_what_is_named_and_what_is_named_in_passing(text: str, is_named: bool) -> None:
    left = without_what_is_named_in_passing(marked(plain(text), matter_of("hedge")))
    assert (IT in left) is is_named


@pytest.mark.parametrize(
    "told, where",
    [
        ("The hedge by the bin store", {"bin", "stor"}),
        ("Noise of the motor beside Flat 12", {"flat", "12"}),
        ("Damp in the back bedroom", set()),
        ("By the bin store", set()),
        ("The charge has gone up by 40 pounds", set()),
    ],
)
def test_where_a_register_says_that_a_matter_is(told: str, where: set[str]) -> None:
    assert where_it_is(told) == where
