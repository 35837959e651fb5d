"""What is a plain answer to the survey, and what is left of a mail beside it."""

from __future__ import annotations

import pytest

from heard.judgement.survey_answer import answer_in

PLAIN = [
    ("Satisfied", True),
    ("satisfied.", True),
    ("SATISFIED!!", True),
    ("- satisfied", True),
    ("\u201cSatisfied\u201d", True),
    ("Hi,\n\nVery satisfied thank you.\n\nDorothy", True),
    ("Hello there, satisfied", True),
    ("Dear Northgate Homes,\nI am satisfied, you were quick.", True),
    ("Yes, satisfied. Thanks to the two plumbers.", True),
    ("we're very happy with how you dealt with it", True),
    ("Statisfied", True),
    ("Satisfied :)", True),
    ("My answer is: satisfied", True),
    ("Satisfied x", True),
    ("satisfied thankyou \U0001f44d", True),
    ("Totally satisfied, no problems at all", True),
    ("Satisfied\n\nBut the leak is back.", True),
    ("Yes", True),
    ("Yes I am, very.\nDorothy", True),
    ("Not satisfied", False),
    ("NOT SATISFIED.", False),
    ("not satisfied at all", False),
    ("I\u2019m not satisfied, nobody ever rang me back.", False),
    ("Not at all satisfied! Four months!", False),
    ("No, I am not satisfied because it took a year", False),
    ("very dissatisfied", False),
    ("Hello\nUnhappy. You never listen.", False),
    ("Not satisfied - the wall is still wet.", False),
    ("No", False),
    ("No, not at all.\n\nThanks", False),
    ("not satisfied \U0001f621", False),
    ("Not satisfied. Nobody could be satisfied with this.", False),
    ("Not Satisfied: see attached", False),
    ("satisfied with the outcome", True),
    ("Satisfied with your decision, thank you.", True),
    ("Satisfied, 9 out of 10", True),
    ("Satisfied.\nOutcome: no complaints", True),
    ("Not satisfied with the outcome.", False),
    ("Not happy with the handling, 2/10", False),
    ("Not satisfied. I am not very pleased, as I told you.", False),
    ("Not satisfied. You must be joking.", False),
]


@pytest.mark.parametrize(("words", "satisfied"), PLAIN, ids=[words for words, _ in PLAIN])
def test_a_plain_answer_counts(words: str, satisfied: bool) -> None:
    answer = answer_in(words, "Dorothy Finch")
    assert answer is not None
    assert answer.satisfied is satisfied


@pytest.mark.parametrize(
    "words",
    [
        "",
        "It was ok I suppose",
        "Thanks",
        "5",
        "8/10",
        "Satisfied? You must be joking.",
        "Satisfied, not.",
        "Satisfied. Not!",
        "Satisfied with the repair but not with the wait",
        "Satisfied with the repair\nbut not with how I was spoken to",
        "Satisfied, although it took a year",
        "Satisfied or not satisfied, what is it to you",
        "satisfied/not satisfied",
        "- satisfied\n- not satisfied",
        "Satisfied with nothing you did",
        "Neither satisfied nor dissatisfied",
        "Not dissatisfied",
        "Not satisfied with the first man, satisfied with the second",
        "Not satisfied until you came back",
        "Not only satisfied, delighted",
        "Partly satisfied",
        "Satisfied, I suppose",
        "Satisfied. Just.",
        "satisfied.... not",
        "Satisfied, yeah right",
        "Satisfied \U0001f44e",
        "Satisfied - for now",
        "Satisfied,\nbut the leak is back",
        "Not satisfied.\n\nWell, actually satisfied now.",
        "Satisfied. No I am not satisfied, that was my husband.",
        "Satisfied, 1 out of 10",
        "Satisfied. 0/5",
        "Satisfied\nOutcome: poor",
        "Satisfied\noutcome no",
        "Satisfied. The handling was really awful.",
        "Satisfied. Just kidding",
        "Not satisfied. Just kidding, very pleased",
        "not satisfied, joking, it was great!",
        "Not satisfied. 10 out of 10",
        "Satisfied with the outcome\nNot satisfied with the handling",
        "Happy new year",
        "Pleased to hear from you",
        "Happy to talk about it on the phone",
        "Yes the leak is back",
        "Yes, the leak is back",
        "Yes. The leak is back.",
        "No thank you",
        "No, all is well now",
        "No. I said so on Monday.",
        "Nobody asked me before. Satisfied",
        "My neighbour is satisfied",
        "I would be satisfied if you came",
    ],
)
def test_what_can_be_read_in_two_ways_is_no_answer(words: str) -> None:
    assert answer_in(words, "Dorothy Finch") is None


@pytest.mark.parametrize(
    ("words", "besides"),
    [
        ("Satisfied", ""),
        ("Satisfied. And the leak is back.", "And the leak is back."),
        ("Satisfied\n\nThe lift stopped again today.", "The lift stopped again today."),
        ("Satisfied, you were all very kind.", "you were all very kind."),
        ("Satisfied thank you", "thank you"),
    ],
)
def test_what_else_is_said_is_left(words: str, besides: str) -> None:
    answer = answer_in(words)
    assert answer is not None
    assert answer.besides == besides
