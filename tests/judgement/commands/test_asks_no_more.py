"""What stands beside a no that refuses a stage, and whether it goes the same way."""

from __future__ import annotations

import pytest

from heard.judgement.commands.asks_no_more import asks_no_more


@pytest.mark.parametrize(
    "besides",
    [
        "it is a new matter",
        "because it is a new matter",
        "It's a different issue altogether",
        "she only wants an update",
        "She's just asking for a date for the roofer",
        "they are happy with the decision",
        "it is a new complaint about the bins",
        "this is about something else",
        "unrelated",
        "she doesn't want to escalate",
        "just a chaser",
        "a separate repair",
        "it's a thank you",
        "nobody asked for it",
        "she is not asking for stage 2",
        "he only asked when the plumber comes",
        "Mrs Bell is only chasing the appointment",
        "The email is a new repair request",
        "it's a new issue, she is happy with our answer",
        "different matter - see the lift case",
        "just thanking us",
        "it's only a question about the rent",
        "She is content now.",
        "a fresh repair",
        "it's not the same matter",
        "only chasing",
        "they're just chasing the repairs",
        "he hasn't wanted it",
        "she never asked for more",
        "they have not requested escalation",
        "she doesn't need it",
        "it's a separate fault, not the complaint",
        "it's a chaser, not an escalation",
        "he wants a callback only",
        "it's unrelated to the complaint",
    ],
)
def test_it_goes_the_same_way(besides: str) -> None:
    assert asks_no_more(besides)


@pytest.mark.parametrize(
    "besides",
    [
        "",
        "Gary says yes",
        "her sister asks for it",
        "she is not happy with the decision",
        "they want stage 2",
        "but she may want it",
        "it is a new matter but she also wants stage 2",
        "it is a new matter, though she wants the panel",
        "not yet",
        "until Monday",
        "she wants to go further",
        "it's only a request for stage 2",
        "she asks for the next stage",
        "she asked",
        "she wants it",
        "I think she does",
        "is it a new matter?",
        "it may be a new matter",
        "he is happy to go to stage 2",
        "she doesn't want to wait",
        "they are happy, Gary says yes",
        "it's a follow-up to stage 1",
        "she wants an answer to her appeal",
        "asks",
        "it's different now",
        "just a question of time before stage 2",
        "she wants a date for the panel",
        "wants to know when stage 2 starts",
        "it's a request for a review",
        "it is not a new matter",
        "she wants more",
        "she asked us",
        "she wants us to look again",
        "asks me",
        "she wants a copy of the letter to dispute it",
        "it is a request for a senior person to think again",
        "he wants when the managers will reply",
        "she asked for an appointment with the board",
        "it's a new complaint about how it was decided",
        "she wants a date for the review",
        "they want a copy for their solicitor",
        "it's a new request to reconsider",
        "it's a different complaint about our answer",
        "he is chasing a second look",
        "she wants a call back from the head of housing",
        "it's a question of why we complained",
        "not the decision",
    ],
)
def test_it_may_ask_for_what_is_refused(besides: str) -> None:
    assert not asks_no_more(besides)
