"""The next stage is asked for outright, or only named: who asks, whom a person is asked about, and who does not ask."""

from __future__ import annotations

import pytest

from heard.judgement.stage_by_name import asked_for_outright, named


@pytest.mark.parametrize("text", [
    pytest.param("Stage two, thank you.", id="a name and thanks"),
    pytest.param("second stage ta", id="small letters"),
    pytest.param("I'll have the next stage, cheers", id="have"),
    pytest.param("Yes to the panel", id="yes"),
    pytest.param("Sign me up for stage 2", id="sign me up"),
    pytest.param("The panel for us please", id="for us"),
    pytest.param("Final stage it is then.", id="it is"),
    pytest.param("Stage 3 is what I want. Your letter was a kind one.", id="what I want"),
    pytest.param("Having slept on it, stage two it must be.", id="a preface"),
    pytest.param("Hello Mrs Braithwaite, the next stage please", id="a greeting"),
    pytest.param("Thanks for the offer of the panel, I would like that", id="that, of the thanks before it"),
    pytest.param("Thank you for setting out stage 2. I'll take it.", id="it, of the sentence before it"),
    pytest.param("Thank you for all you did, but stage 2 for me", id="thanks, but"),
    pytest.param("I am sorry, I shall be going to the next step.", id="the next step"),
    pytest.param("Esculate please", id="misspelt"),
    pytest.param("Appeal.", id="one word"),
    pytest.param("We want to appeal!", id="an appeal"),
    pytest.param("Kindly review", id="a review"),
    pytest.param("Hi\n\nStage 2\n\nBert Moss", id="a line of its own"),
    pytest.param("Put it to the panel", id="put it"),
])  # fmt: skip
def test_a_sentence_with_nothing_but_the_asking_asks(text: str) -> None:
    assert asked_for_outright(text)


@pytest.mark.parametrize("text", [
    pytest.param("Thank you for telling me about stage 2. I don't need it.", id="not needed"),
    pytest.param("Thank you for explaining stage 1, stage 2 and the panel.", id="thanks for all of them"),
    pytest.param("Thank you for stage 2", id="thanks for it"),
    pytest.param("Please thank the panel.", id="thanks to it"),
    pytest.param("No stage 2 for me thanks", id="none"),
    pytest.param("Stage 2? No thanks", id="asked and answered"),
    pytest.param("Stage 2 is not for me.", id="not for me"),
    pytest.param("My neighbour wants stage 2.", id="a neighbour"),
    pytest.param("You put it to stage 2.", id="what was done"),
    pytest.param("Is it at stage 2?", id="a question"),
    pytest.param("I am at stage 2.", id="where it is"),
    pytest.param("I would go to the next stage if I were younger.", id="a condition"),
    pytest.param("Please review my rent.", id="a review of something else"),
    pytest.param("Happy with the review.", id="a review that was"),
    pytest.param(
        "It was good of you to set out at such length what I might do next if I disagreed, and how I might ask for\n"
        "stage 2",
        id="a line that a program broke",
    ),
    pytest.param(f"{'The path is swept. ' * 12}\nStage 2\nAll well.", id="a heading in a long mail"),
])  # fmt: skip
def test_a_sentence_that_says_more_or_less_does_not(text: str) -> None:
    assert not asked_for_outright(text)


@pytest.mark.parametrize("text", [
    pytest.param("I have thought about stage 2 all night.", id="thought about"),
    pytest.param("The panel will see this differently.", id="what the panel will see"),
    pytest.param("You told me of the panel. I wish to be heard there.", id="told of it, and wishes for it"),
    pytest.param("Will it go to stage 2?", id="a question"),
])  # fmt: skip
def test_a_name_that_may_ask_is_shown(text: str) -> None:
    assert named(text)
    assert not asked_for_outright(text)


@pytest.mark.parametrize("text", [
    pytest.param("Thank you for telling me how stage 2 works, good to know.", id="told of it"),
    pytest.param("Thank you for telling me about stage 2. I don't need it.", id="not needed"),
    pytest.param("I accept, there is no need of the panel.", id="accepted"),
    pytest.param("My sister took hers to stage 2.", id="a sister"),
    pytest.param("Thank you for the stage 2 letter.", id="its letter"),
    pytest.param("Stage 2 was handled well.", id="an account"),
    pytest.param("We are at stage 2 of the kitchen works.", id="works"),
    pytest.param("The fence panel came down.", id="a fence"),
    pytest.param("The tenants' panel meets on Tuesday.", id="a panel of tenants"),
    pytest.param("Please thank the panel.", id="thanks to it"),
    pytest.param("The tap is dry, thank you.", id="nothing named"),
])  # fmt: skip
def test_what_is_refused_told_of_or_something_else_is_not(text: str) -> None:
    assert not named(text)


def test_a_mail_without_own_words_names_nothing() -> None:
    assert not named("")
    assert not asked_for_outright("")
