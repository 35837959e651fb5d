"""Whether a sentence tells of how somebody of the landlord's behaved."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.words.conduct import conduct_in


@pytest.mark.parametrize(
    "sentence",
    [
        "my complaint is about your officer.",
        "your officer shouted at me in the street about the dog.",
        "your officer told the man with the dog that it was me who complained.",
        "the caretaker let himself in.",
        "your surveyor was rude to my mother.",
    ],
)
def test_what_somebody_did_to_people(sentence: str) -> None:
    assert conduct_in(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "your surveyor is a liar.",
        "your officer told me that somebody would come.",
        "the surveyor measured the wall.",
        "my neighbour shouted at me.",
    ],
)
def test_what_is_only_said_of_an_answer_or_of_others(sentence: str) -> None:
    assert conduct_in(sentence) == ""
