"""Which texts say that something is settled, and what becomes of "resolved" where only the second opinion says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_message
from heard.judgement.actions import Finding
from heard.judgement.settled_words import UNWORDED, says_settled, without_unworded_ends

BY_OPINION = Finding("resolved", "second-opinion/resolved", "all, you", "62% likely; learned from mail")
BY_A_RULE = Finding("resolved", "kind/accepts", "I accept", "a clause")
IN_DANGER = Finding("risk", "risk/ends_their_life", "going to jump", "a clause")
SUSPECTED = replace(IN_DANGER, rule="second-opinion/risk", verdict="ask")
DISPLEASED = Finding("displeasure", "kind/displeased", "not good enough", "a clause")
FRAIL = Finding("vulnerability", "vulnerability/illness", "chemo", "a clause")
BINS = "Bin store lids all night long."
WORKS = "It works now, your man came."
CLOSE_IT = "I am not happy with how long it took but I accept it, close it."


def is_resolved(text: str, *findings: Finding) -> bool:
    return any(each.finding == "resolved" for each in without_unworded_ends(findings, a_message(text)))


@pytest.mark.parametrize("text, findings, expected", [
    pytest.param(BINS, (BY_OPINION,), False, id="no word of it"),
    pytest.param(BINS, (BY_OPINION, BY_A_RULE), True, id="a rule sees it as well"),
    pytest.param(WORKS, (BY_OPINION,), True, id="it works"),
    pytest.param(WORKS, (BY_OPINION, DISPLEASED), False, id="it works, and the writer is displeased"),
    pytest.param(WORKS, (BY_OPINION, FRAIL), False, id="it works, and the writer is frail"),
    pytest.param("Interpreter was Rhian, very good.", (BY_OPINION, FRAIL), True, id="praise, and the writer is frail"),
    pytest.param(CLOSE_IT, (BY_OPINION, DISPLEASED), True, id="displeased, and closes it"),
    pytest.param(CLOSE_IT, (BY_OPINION, IN_DANGER), False, id="a rule sees a danger"),
    pytest.param(CLOSE_IT, (BY_OPINION, SUSPECTED), True, id="the second opinion alone suspects a danger"),
    pytest.param(CLOSE_IT, (), False, id="nobody takes it for settled"),
])  # fmt: skip
def test_what_the_second_opinion_alone_takes_for_settled_needs_a_word_of_it(
    text: str, findings: tuple[Finding, ...], *, expected: bool
) -> None:
    assert is_resolved(text, *findings) is expected


def test_what_it_took_for_settled_can_still_be_shown() -> None:
    [left] = without_unworded_ends((BY_OPINION,), a_message(BINS))
    assert (left.finding, left.words, left.source) == (UNWORDED, BY_OPINION.words, BY_OPINION.source)


@pytest.mark.parametrize("text", [
    pytest.param("Got it, ta.", id="ta"),
    pytest.param("Fair play to the lad.", id="fair"),
    pytest.param("Ceiling's been painted.", id="painted"),
    pytest.param("£40 it is.", id="a sum is taken"),
    pytest.param("Leave it there.", id="left there"),
    pytest.param("So be it.", id="so be it"),
])  # fmt: skip
def test_these_say_that_something_is_settled(text: str) -> None:
    assert says_settled(text)


@pytest.mark.parametrize("text", [
    pytest.param("Thank you for nothing. I am recording all of this.", id="thanks for nothing"),
    pytest.param("Cheers for nowt.", id="cheers for nowt"),
    pytest.param("Dry at last, no thanks to your roofers.", id="no thanks to"),
    pytest.param("I need more time, chemo.", id="more time"),
    pytest.param("I am going to jump.", id="a life"),
    pytest.param("Number 6 parked in my space again.", id="again"),
    pytest.param("When does the panel sit?", id="a question"),
])  # fmt: skip
def test_these_do_not_say_so_plainly(text: str) -> None:
    assert not says_settled(text, {"displeasure"})


@pytest.mark.parametrize("text", ["The plaster is dry.", "He was kind.", "Your man came."])
def test_that_something_works_or_somebody_was_kind_settles_nothing_for_the_displeased(text: str) -> None:
    assert says_settled(text)
    assert not says_settled(text, {"displeasure"})
