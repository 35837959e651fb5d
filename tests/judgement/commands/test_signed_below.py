"""Which lines below a name are how an officer signs: when they work, and what their employer boasts of, as well."""

from __future__ import annotations

import pytest

from heard.judgement.commands.signed_below import holds_up, is_of_a_signature


@pytest.mark.parametrize(
    "line",
    [
        "Our core hours are 9.30-3.",
        "My hours are 9am to 3pm Monday to Thursday",
        "I am not in the office on Mondays.",
        "I don't work Wednesdays",
        "Please note I do not work on Mondays or Tuesdays.",
        "I work Monday - Thursday, 9.30 to 2.30",
        "My non-working day is Friday",
        "We are closed on bank holidays",
        "Our phone lines are open Mon-Fri 8am-6pm",
        "I'm out of the office every Friday",
        "Rated Good by the people we house",
        "Proud winners of Landlord of the Year 2025",
        "Voted best small landlord",
        "Shortlisted for Team of the Year!",
        "Award-winning homes and services",
    ],
)
def test_hours_and_boasts_are_of_a_signature(line: str) -> None:
    assert is_of_a_signature(line)
    assert not holds_up(line)


@pytest.mark.parametrize(
    "line",
    [
        "I am not in the office on Friday, wait for me",
        "We are out on Friday to fix it",
        "I work on it Fridays until she agrees",
        "We are closed until she has answered",
        "Do not close on Fridays",
        "My hours are on the invoice",
        "Rated 2 out of 10 by the tenant",
        "Rated good but she wants stage 2",
        "Proud to say she is still unhappy",
        "Awarded her £50",
        "Winner: she wants it reopened",
    ],
)
def test_what_somebody_says_there_is_theirs(line: str) -> None:
    assert not is_of_a_signature(line)
