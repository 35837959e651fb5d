"""Whoever does not accept that their contact is limited says so in many ways; who minds the hedge does too."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.before_any_limit.against_it import (
    against_it_in,
    may_be_against_it_in,
    speaks_of_themselves,
)


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
        "Persistent? I wrote four times. Strike that word out.",
        "Deal with me as you would deal with anybody.",
        "Treat us the way you treat the others.",
        "Vexatious, am I? I object.",
        "I was not asked before you did this about my letters. Withdraw it.",
        "Nobody spoke to me before you decided this. I want it undone.",
        "I do not recognise your decision to refuse my letters. Put it before your board.",
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
        "Is the smell persistent? It is wrong.",
        "I was not asked before you numbered the bays. Withdraw it.",
        "Nobody was consulted before you changed the plan of the hedge. It is wrong.",
        "Cut my hedge as you do others. It is not right.",
    ],
)
def test_what_is_said_of_the_matter_or_of_other_things_is_not(text: str) -> None:
    assert against_it_in(a_message(text)) == ""


def test_the_words_of_both_sorts_are_shown_in_their_order() -> None:
    assert against_it_in(a_message("When does this ban stop?")) == "when does ... this ban"


def test_words_far_from_each_other_are_of_different_things() -> None:
    text = f"There is a ban on me, the ban. {'The gate creaks. ' * 4}The gate is wrong."
    assert against_it_in(a_message(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "You say my hedge letters will go in a drawer. I say that is not on. Get somebody senior to look at that.",
        "Why am I being punished for reporting a dog? I want to be treated like any other tenant again.",
        "Reopen my complaint on the lift charge. You shut it because I swore once, for which I said sorry.",
        "ive had ur letter banning me i think its wrong n want it looked at by sum1 else",
        "Dear Head of Improvement, I hear it is you when somebody has had their letters stopped. Kindly hear me.",
        "You've put me on mute. It stinks. Off with it.",
        "So my letters about the hedge go nowhere now. I'd like that changed please.",
        "My emails about the dog get a robot. Everyone else gets a human. Explain that and change it.",
        "I hear I'm barred. From a housing office! I'll be wanting that reversed.",
        "You've shut the door on my complaint for using a rude word. Another manager should look at that.",
        "Stop freezing me out. I'm asking nicely.",
        "u cant refuse to look at what i send u, im making a complaint about u refusing",
        "How come next door can email you ten times a day and I'm not allowed? One rule for them.",
        "Is there a way back? I'd like a second chance with you.",
        "I'm not persistent, I'm desperate. Please think again.",
        "What do I have to do to get normal service back?",
        "The letter says I can go to the Head of Service if I disagree. I disagree.",
        "I've kept quiet for a month about the dog like you wanted. Can it come off now?",
        "being treated like a pest over that dog n i want it off my file",
        "My complaint ought never have been ended for what I said to Gary. Who reviews that?",
        "I would ask you to end the arrangement by which I'm not replied to on the hedge.",
        "I accept the dog answer. I do not accept being put on acknowledgements.",
        "The girls on the switchboard put the phone down on me. Disgraceful. It must stop.",
        "I was ill when I sent all them emails. Please don't hold it against me.",
    ],
)
def test_what_was_done_to_them_is_seen_whatever_they_call_it(text: str) -> None:
    assert against_it_in(a_message(text))


@pytest.mark.parametrize(
    "text",
    [
        "The hedge is as tall as ever. I do not accept your answer and I want it looked at again.",
        "I want the hedge decision looked at by somebody else, the man who came never measured the hedge.",
        "I've a good mind to cut it myself. When will you come?",
        "My letters about the hedge get no answer. The hedge needs cutting.",
        "I rang about the barking and nobody rang me back. Not good enough.",
        "Put me through to the surveyor, his report is wrong.",
        "The bin store is locked and my key is wrong.",
        "They locked me out of my flat and it is not right.",
        "The band next door is too loud. It is unfair.",
    ],
)
def test_what_goes_on_about_the_matter_is_none_of_it(text: str) -> None:
    assert against_it_in(a_message(text)) == ""


def test_of_mail_that_speaks_of_no_matter_less_is_enough() -> None:
    for text in ("i got ur letter. dont agree wiv it", "You turned the tap off on me. Turn it back on."):
        assert may_be_against_it_in(a_message(text))
    assert may_be_against_it_in(a_message("The gutter leaks. Please mend it.")) == ""
    assert may_be_against_it_in(a_message("I will not appeal.")) == ""


def test_who_speaks_of_themselves_may_mean_the_limit_and_who_speaks_of_the_hedge_does_not() -> None:
    assert speaks_of_themselves(a_message("Your reasons for turning me away are wrong.")) == "turning me"
    assert speaks_of_themselves(a_message("The hedge is too high. I want it looked at again.")) == ""
    assert speaks_of_themselves(a_message("How is it fair that I lose my bay? Answer me that.")) == ""
