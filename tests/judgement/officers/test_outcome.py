"""What a decision decided, in a word of the pack."""

from __future__ import annotations

import pytest

from builders import RULES
from heard.casework.events import StageName
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.judgement.officers.outcome import outcome_of
from heard.judgement.officers.seen import seen_in

WITH_RESOLVED_AT_ONCE = load_policy("feedback-2018", rules_dir())
WITHOUT = load_policy("hos-code-2024", rules_dir())
ONE, TWO = StageName("stage-1"), StageName("stage-2")


@pytest.mark.parametrize(
    "outcome, words",
    [
        pytest.param("upheld", "I uphold your complaint.", id="the word itself"),
        pytest.param("upheld", "UPHELD, with apologies.", id="in capitals"),
        pytest.param("upheld", "The panel found in your favour.", id="in your favour"),
        pytest.param("upheld", "You were quite right, and nobody told you.", id="you were right"),
        pytest.param(
            "upheld", "I uphold the complaint. I cannot reduce the charge for the paint.", id="a remedy refused"
        ),
        pytest.param("upheld", "I have overturned the first decision.", id="overturned"),
        pytest.param("not upheld", "I am unable to uphold your complaint.", id="unable to"),
        pytest.param("not upheld", "I can't agree that the visit was missed.", id="can't agree"),
        pytest.param("not upheld", "I come to the same view as my colleague.", id="the same view"),
        pytest.param("not upheld", "The appeal is dismissed.", id="dismissed"),
        pytest.param("not upheld", "Sorry to disappoint you, but no refund is due.", id="sorry is no apology"),
        pytest.param("partly upheld", "The complaint is upheld in part.", id="in part"),
        pytest.param("partly upheld", "The delay: upheld. The tone of the letter: not upheld.", id="one of each"),
        pytest.param("partly upheld", "On the first point I agree. On the second I do not.", id="agreed and not"),
        pytest.param(
            "partly upheld", "His decision on the rent stands. On the letter you have persuaded me.", id="both"
        ),
        pytest.param(None, "The coil was inspected on Monday. The maker comes on Friday.", id="no verdict"),
        pytest.param(None, "We pay £25 without accepting fault.", id="left open"),
    ],
)
def test_outcome(outcome: str | None, words: str) -> None:
    assert outcome_of(seen_in("", words, RULES), ONE, WITHOUT) == outcome


SETTLED = "You told me that you are happy that this is sorted, so I am closing it."


def test_settled_there_and_then_is_a_word_of_some_packs_only() -> None:
    seen = seen_in("", SETTLED, RULES)
    assert outcome_of(seen, ONE, WITH_RESOLVED_AT_ONCE) == "resolved at once"
    assert outcome_of(seen, ONE, WITHOUT) is None


def test_what_is_settled_at_a_later_stage_was_not_settled_at_once() -> None:
    assert outcome_of(seen_in("", SETTLED, RULES), TWO, WITH_RESOLVED_AT_ONCE) is None
