"""Whoever asks for a formal complaint in so many words gets one, where the policy has something before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_message
from heard.casework.policy.words import KindName
from heard.judgement.formally import asks_formally, stage_it_opens_at
from policies.story import the_policy

ASKS = [
    ("I want to make a formal complaint about the damp.", "I want to make a formal complaint"),
    ("It is not good enough and I'd like to raise a formal complaint.", "I'd like to raise a formal complaint"),
    ("Please treat this as a formal complaint.", "treat this as a formal complaint"),
    ("Could you please log this email as a stage 1 complaint?", "log this email as a stage 1 complaint"),
    ("I am formally complaining about the lift.", "I am formally complaining"),
    ("I wish to complain formally about your contractor.", "I wish to complain formally"),
    ("This is a formal complaint.", "This is a formal complaint"),
    (
        "I would like this dealt with at stage 1 of your complaints procedure.",
        "at stage 1 of your complaints procedure",
    ),
]
DOES_NOT = [
    pytest.param("I want to complain about the damp.", id="complains, and no more"),
    pytest.param("If nobody comes by Friday I want to make a formal complaint.", id="unless something is done"),
    pytest.param("I want to make a formal complaint if it happens again.", id="if it happens again"),
    pytest.param("I don't want to make a formal complaint, just mend it.", id="does not want to"),
    pytest.param("I don't want this treated as a formal complaint.", id="does not want it treated so"),
    pytest.param("How do I make a formal complaint?", id="asks how"),
    pytest.param("Do I need to make a formal complaint?", id="asks whether"),
    pytest.param("I made a formal complaint in March and heard nothing.", id="made one before"),
    pytest.param("Your letter says it was treated as a formal complaint.", id="tells of one"),
    pytest.param("My neighbour says she is making a formal complaint.", id="somebody else's"),
]


@pytest.mark.parametrize("text, shown", [pytest.param(*each, id=each[1]) for each in ASKS])
def test_it_asks_for_a_formal_complaint(text: str, shown: str) -> None:
    assert asks_formally(a_message(text, subject="A letter")) == shown


@pytest.mark.parametrize("text", DOES_NOT)
def test_it_asks_for_none(text: str) -> None:
    assert asks_formally(a_message(text, subject="A letter")) is None


def test_the_subject_asks_too() -> None:
    assert (
        asks_formally(a_message("Nobody mended the lift.", subject="FORMAL COMPLAINT: the lift")) == "FORMAL COMPLAINT"
    )
    assert asks_formally(a_message("Nobody mended the lift.", subject="Re: my formal complaint")) is None


def test_only_where_the_policy_says_so_is_its_first_stage_passed_over() -> None:
    message = a_message("I want to make a formal complaint. Nobody mended the lift.")
    wdh = the_policy("wdh-2022")
    assert stage_it_opens_at(message, wdh) == (
        "stage-1",
        'it asks for a formal complaint ("I want to make a formal complaint"), which counts as the form',
    )
    assert stage_it_opens_at(a_message(), wdh) == ("recovery", "")
    rule = replace(wdh.kinds[KindName("complaint")], straight_to_stage_1_when=("fuller enquiry is needed",))
    assert stage_it_opens_at(message, replace(wdh, kinds={**wdh.kinds, rule.name: rule})) == ("recovery", "")
    assert stage_it_opens_at(message, the_policy("wnwhl-2009")) == ("stage-1", "")
