"""A reason and a way near each other are a need for something to be done otherwise; one of them alone is none."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.before_any_limit.another_way import may_need_another_way, needs_another_way


@pytest.mark.parametrize(
    "text",
    [
        "Could my daughter take the calls for me, I get muddled and forget what was said",
        "Would Ivy my niece be allowed to sit in and take the calls for me? I get muddled.",
        "I get confused reading. Can somebody sit down with me",
        "Because of my PTSD I can only deal with a woman officer",
        "It is my nerves, I am on medication, please deal with my support worker Jo and not me.",
        "My English not good. Please letter in Polish",
        "Hedge. Speak to my support worker in future please, I cannot cope on my own since my breakdown.",
        "Could my daughter speak for me from now on, I get muddled.",
        "I am autistic. One question at a time please.",
        "I have had a stroke and need more time to answer.",
        "Letters frighten me, I can't cope with them, please ring me",
        "I am colour blind and dyslexic, could you print it on yellow paper",
        "I cannot hear on the phone so please text me",
        "Since the head injury I don't take in long letters, could you put it simply",
        "Little English. Need interpreter",
        "My hands are bad, I cannot type. Can I talk to somebody face to face",
        "I was raped in 2019. Please only a female officer to visit.",
        "my memory is shot so can it be written down",
        "I don't read English, my son can read it to me if you send in Romanian",
    ],
)
def test_a_reason_and_a_way_are_a_need(text: str) -> None:
    assert needs_another_way(a_message(text))


@pytest.mark.parametrize(
    "text",
    [
        "Please ring me about the hedge.",
        "The blind is broken, please ring me to arrange it.",
        "My complaint falls on deaf ears. Ring me.",
        "Call me tomorrow about the boiler.",
        "I forget what you said in May. The hedge is still there.",
        "My daughter is ill and the hedge is high.",
        "I can't see the hedge from here. Ring me when it is cut.",
        "Your officer was confused. I want a new one.",
        "I cannot understand why you will not answer. Write to me.",
        "I cannot see why you do not answer by letter.",
        "My son plays football. The lady next door has a dog.",
        "You got mixed up with the bins again. Please call me back.",
        "The Polish shop is noisy.",
        "I do not understand your decision. Answer me in writing.",
        "I can't read the meter because the cupboard is locked, please phone me.",
        "I can't talk now, ring me tonight.",
        "Ms Kerr and my son speak for me? No. Please add my letter to the file.",
        "You get on my nerves. Put it in writing.",
        "By a stroke of luck I saw it. Ring me.",
        "Somebody is parked in the disabled bay again, please phone me.",
        "I could not believe my eyes. Answer me in person.",
        "The hedge is out of my hands. Write to me.",
        "I cannot cope with the noise. Ring me about the motor.",
        "I cannot see the road over the hedge. Email me.",
        "There was a breakdown of trust, please answer by letter.",
        "I can't read your minds. Call me.",
    ],
)
def test_a_way_without_a_reason_and_a_reason_without_a_way_are_none(text: str) -> None:
    assert needs_another_way(a_message(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "me and reading don't get on, never have. can you leave a voicemail instead of them letters",
        "can u do the ceiling letter in big writing i got keratoconus",
        "Hearing aids are useless on your phone line. Text me when the hedge man's coming.",
        "I'm dyslexic, the diary sheets are murder. Can I do it as voice notes?",
        "Long letters do my head in with the ADHD, bullet points please.",
        "Not got the internet, not going to. Put it on paper.",
        "I'm scared of the phone, it's an anxiety thing. Could you message instead?",
        "my head dont take in long letters since covid. keep it short pls",
        "cant do phone calls they make me sick with nerves. txt about the dog plz",
        "I've tinnitus, the phone is torture. Emails only thanks.",
        "Shaky hands, can't sign your form. Do it for me over the phone?",
        "My daughter normally translates but she's away. Letter in Yoruba please?",
        "Can one of you come and take down what I've to say? I get terrible shakes and can't write.",
        "I can hear nowt on the phone. Put it in black and white.",
        "My nerves are bad. Not all of this in one go over the phone.",
    ],
)
def test_a_reason_and_a_way_are_a_need_however_they_are_told(text: str) -> None:
    assert needs_another_way(a_message(text)) or may_need_another_way(a_message(text))


@pytest.mark.parametrize(
    "text",
    [
        "I'm near blind.",
        "deaf as a post me, i am deaf",
        "My eyes are going.",
        "My sight's not what it was.",
        "I never learned to read.",
        "I am hard of hearin.",
        "My English is small.",
        "Me and forms don't get on.",
        "I panic when the phone rings.",
        "We have no internet.",
        "Got a lazy eye and dyslexia.",
    ],
)
def test_a_difficulty_alone_may_be_a_need(text: str) -> None:
    assert may_need_another_way(a_message(text))


@pytest.mark.parametrize(
    "text",
    [
        "Are you deaf? The hedge wants cutting!",
        "I'm blind with rage about that barking.",
        "Are your surveyors blind? The ceiling is black.",
        "I'm not deaf, I heard it well.",
        "The blind in the kitchen broke.",
        "I can't see the road past the hedge.",
        "The charge is not my debt.",
        "We have had no internet since your man cut the cable.",
    ],
)
def test_what_only_sounds_like_a_difficulty_is_none(text: str) -> None:
    assert may_need_another_way(a_message(text)) == ""
