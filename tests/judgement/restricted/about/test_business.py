"""What is a matter of its own whatever is limited: data held on somebody, rent, a tenancy, notice, an appointment."""

from __future__ import annotations

import pytest

from heard.judgement.restricted.about.business import new_business

HEDGE = ("The laurel hedge between 7 and 9 Alder Row",)
ARREARS = ("Rent arrears of 2024: how much rent was owed, and the rent statement of that year",)


@pytest.mark.parametrize(
    "text",
    [
        "Under UK GDPR I ask for all the personal data you hold on me, the hedge among it.",
        "I wish to make a subject access request.",
        "SAR please: every email that names me and the hedge.",
        "Please send me everything you hold about me.",
        "I want a copy of my housing file.",
        "What information do you keep on me? I am entitled to see my records.",
        "Can you tell me how much my rent will be from April?",
        "Why has my rent gone up twice?",
        "A rent statement for the year, please.",
        "I want to move my direct debit to the 5th.",
        "I cannot pay my rent this month.",
        "I would like a copy of my tenancy agreement.",
        "Can my son be put on my tenancy?",
        "I want to end my tenancy.",
        "How do I ask for a mutual exchange?",
        "I should like to apply for a transfer to a bungalow.",
        "I want to give a month's notice.",
        "We are handing in our notice.",
        "When is the gas check due?",
        "I need to change the appointment on Thursday.",
        "What day is the plumber coming?",
        "Your electrician never turned up. He'd have seen the hedge.",
        "You wrote about the hedge to my employer.",
        "Your officer sent a copy of the letter to my boss.",
        "Somebody has discussed the hedge with my ex-wife.",
        "Showing her that was a breach of confidentiality.",
    ],
)
def test_it_asks_for_something_of_its_own(text: str) -> None:
    assert new_business(text, HEDGE), text


@pytest.mark.parametrize(
    "text",
    [
        "I pay my rent, so cut the hedge.",
        "What do I pay rent for? To look at a hedge.",
        "Why should I pay rent when nobody cuts it?",
        "My subject access request shows that you knew.",
        "The answer to my SAR came on Monday, and the invoice was not in it.",
        "You are in breach of my tenancy agreement by leaving the hedge.",
        "I give you notice that I shall write every week.",
        "You took no notice of the hedge.",
        "You never kept an appointment in your life.",
        "The notice on the gate says private.",
        "You broke your promise about the laurel.",
        "You told my neighbour he might keep the hedge.",
        "You told me to ask my bank.",
        "I told you that my work was ruined by it.",
    ],
)
def test_what_only_speaks_of_such_a_thing_asks_for_nothing(text: str) -> None:
    assert new_business(text, HEDGE) == "", text


def test_where_the_matter_is_about_rent_a_question_of_rent_is_nothing_new() -> None:
    assert new_business("How much rent was it in the end?", ARREARS) == ""


def test_the_data_held_on_somebody_they_may_ask_for_again_and_again() -> None:
    matter = ("Subject access request of 2025, and what was left out of it",)
    assert new_business("I make a subject access request for all you hold on me.", matter)
