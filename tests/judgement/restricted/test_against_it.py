"""Whoever does not accept that their contact is limited says so in many ways; who minds the hedge does too."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.against_it import against_it_in


@pytest.mark.parametrize(
    "text",
    [
        "I do not accept this acknowledgement only list. Who is above Mr Penn? I want it overturned.",
        "Your decision of 3 September to stop answering me is wrong. Please have somebody independent look at it.",
        "Who decided I cant be answered any more? I want that decision reviewed by somebody over his head.",
        "You have no right to refuse to deal with me. I wish to appeal that decision to refuse.",
        "I appeal.",
        "You said I could appeal to the Head of Service. I am doing so",
        "You said I could appeal to the Head of Service. I am doing so. I am not a nuisance.",
        "When does this ban stop and who reviews it?",
        "Why am I only getting auto acknowledgements? Take me off whatever list it is",
        "I object to being told you wont reply",
        "Take that restriction off me",
        'I never agreed to this "agreement". I want it cancelled and I want to know how to contest it.',
        "How long will you go on ignoring me?",
        "I wish to complain about Mr Penn putting me on a restricted list without asking me first.",
        "I should be answered properly like everybody else. I want the Chief Executive to look at it again.",
        "You have put me on some blacklist. Tell me on what authority, and how I get off it.",
        "I object to having to deal with one man only and would like somebody senior to reconsider that arrangement.",
        "Who decided I am a persistent complainant? I ask that this label be taken off.",
        "I refuse to be filed away. Being only filed is not right.",
        "What gives you any right to block my emails? Who authorised it, I mean who decided to stop answering me",
        "Is there anybody higher up I can ask about this ban?",
        "I want the gagging lifted.",
        "Please take this as my appeal.",
        "My wife says you told her you will not answer me. I dispute it.",
        "so now ive to write to one address, who said so",
        "The letter saying you would no longer reply to me should be withdrawn.",
        "Until when am I on your list?",
        "I contest the restriction",
        "Whoever chose not to answer me ought to be reviewed by an independent person",
        "you cant just decide not to reply to people, its illegal",
        "Treating me as a vexatious complainant is discrimination",
        "I would like the marker removed... my marker removed.",
        "There's a curfew on me it seems. When is the curfew over? When does the curfew end?",
        "Having limits on what I may write to you is humiliating",
    ],
)
def test_a_word_for_the_limit_near_one_that_minds_it_is_seen(text: str) -> None:
    assert against_it_in(a_message(text))


@pytest.mark.parametrize(
    "text",
    [
        "You don't answer my emails and it's a disgrace.",
        "When will you answer me about the fence? It is unfair.",
        "I appeal against your decision on the compensation.",
        "I want to appeal to stage 2 about the hedge.",
        "Please put me on the waiting list, it is unfair that I am not on it.",
        "Take me off the waiting list for a garage, I have one.",
        "I accept the restriction. The lift is wrong again, it stops at 3.",
        "I'm not going to appeal the restriction, but the lift is broken.",
        "The parking restrictions are unfair.",
        "The tenancy agreement is wrong about the garden.",
        "That list of repairs is wrong.",
        "I want the decision on the fence reviewed.",
        "Who decided on the colour of the doors?",
        "The hedge is still there. I want someone else to look at it, it is not right.",
        "I will write to one of your officers when the lift is mended.",
        "Nobody answers me. The noise goes on and on, it is a disgrace.",
        "The refuse collection is wrong again.",
        "You refuse to repair the gate. I object.",
        "Was there any answer to my letter? How long must I wait?",
        "He banned the kids from the garden which is unfair.",
        "The charge is unfair and I dispute it.",
        "Standard doors are wrong for a wheelchair.",
        "I object to the planning application.",
        "Nobody has written to me about the boiler. When will somebody come?",
        "Your letter about the ban on barbecues is wrong.",
        "The new lettings policy is discrimination.",
        "They have cut me off from the gas and it is not right.",
        "Still waiting for a proper answer.",
        "Well?",
        "This is wrong and you know it. You have not heard the last of me.",
    ],
)
def test_what_is_said_of_the_matter_or_of_other_things_is_not(text: str) -> None:
    assert against_it_in(a_message(text)) == ""


def test_the_words_of_both_sorts_are_shown_in_their_order() -> None:
    assert against_it_in(a_message("When does this ban stop?")) == "when does ... this ban"


def test_words_far_from_each_other_are_of_different_things() -> None:
    text = f"There is a ban on me, the ban. {'The gate creaks. ' * 4}The gate is wrong."
    assert against_it_in(a_message(text)) == ""
