"""Which texts name something that could hurt somebody, in however few words, and which name nothing of the sort."""

from __future__ import annotations

import pytest

from heard.judgement.hazard_words import names_a_hazard


@pytest.mark.parametrize("text", [
    pytest.param("It smels funny by the cooker since Tuesday.", id="a smell, misspelt"),
    pytest.param("the cieling has a belly on it", id="a ceiling, misspelt"),
    pytest.param("Elecric keeps going off in the kitchen with a pop.", id="electricity, misspelt"),
    pytest.param("He went down in the wet room on Sunday.", id="a fall, in other words"),
    pytest.param("The pole on the roof has come round to face the other way.", id="a mast that turns"),
    pytest.param("They took the lid off the drain and never put it back, it is pitch dark there.", id="an open drain"),
    pytest.param("The slab rocks by my door.", id="something is wrong with what is walked on"),
    pytest.param("My bedroom is 11 degrees.", id="cold, by the thermometer"),
    pytest.param("There is black mould by the cot.", id="mould, and a small child"),
    pytest.param("No hot water for day seven and she is thirty weeks.", id="no hot water, and a child is expected"),
    pytest.param("He is at the door most nights saying he has a knife.", id="a threat"),
    pytest.param("I can't go on like this.", id="a life"),
    pytest.param("There is no way out of this for me.", id="no way out"),
    pytest.param("He is at the gate with a hammer.", id="a weapon"),
    pytest.param("You'll read it in the coroner's letter.", id="an end told sideways"),
    pytest.param("He has done his time in prison and sits in a car opposite.", id="somebody who lies in wait"),
    pytest.param("I can hear him groan through the wall.", id="somebody who lies helpless"),
    pytest.param("Ulatnia się gaz w kuchni.", id="gas, in Polish"),
])  # fmt: skip
def test_these_name_a_hazard(text: str) -> None:
    assert names_a_hazard(text)


@pytest.mark.parametrize("text", [
    pytest.param("Still no one has come about the tap. It was reported in May, it drips.", id="a dripping tap"),
    pytest.param("Still waiting for the fence. Reported in May, a man came and went and left it.", id="a fence"),
    pytest.param("The screen of the parcel locker in the lobby is blank since Monday.", id="a blank screen"),
    pytest.param("Simon rang me last night and read it out. Yes please to the flat.", id="an offer that is accepted"),
    pytest.param("You took my bike away and nobody has said where it is.", id="a bike"),
    pytest.param("Sort the bins out.", id="bins"),
])  # fmt: skip
def test_these_name_none(text: str) -> None:
    assert not names_a_hazard(text)


@pytest.mark.parametrize("somebody_frail", [True, False])
def test_what_is_hard_on_the_frail_alone_is_a_hazard_where_somebody_is(*, somebody_frail: bool) -> None:
    assert names_a_hazard("The hot water is off again.", somebody_frail=somebody_frail) is somebody_frail
