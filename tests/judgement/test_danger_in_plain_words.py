"""A danger to life told in plain words is seen, in many wordings; figures of speech in the same words are not."""

from __future__ import annotations

import pytest

from builders import RULES, a_message

IN_DANGER = [
    "I am stood on the bridge. You can keep your shed.",
    "By the time this reaches you I'll be dead.",
    "There's nothing left for me. I've got my mum's morphine here and I am going to drink it.",
    "I have bought a rope.",
    "I'm going to hang myself in your reception.",
    "If you evict me I will kill myself.",
    "I took 30 paracetamol an hour ago.",
    "I have taken loads of tablets.",
    "I've swallowed all the pills in the house",
    "I am sitting on the edge of the roof.",
    "Im at the top of the multi storey and I am looking down.",
    "I want to end my life.",
    "I'm done. Goodbye.",
    "I won't be here in the morning. Sorry for everything.",
    "I just want to go to sleep and never wake up.",
    "I dont want to be alive",
    "Ive had enough of living",
    "I am thinking of ending it.",
    "My boy says he will jump off the balcony.",
    "My wife took an overdose on Sunday because of this.",
    "My daughter has tried to end her life twice this month.",
    "Mum keeps saying she wants to die.",
    "My son is self harming because of the damp.",
    "My husband threw me down the stairs.",
    "My partner has broken my arm again.",
    "He beats me.",
    "he strangled me till I passed out",
    "My boyfriend raped me last night.",
    "My dad comes into my room at night and touches me.",
    "The man upstairs has been touching my little girl.",
    "A neighbour is abusing his kids, I can hear them scream.",
    "I can hear him beating her through the wall every night.",
    "My ex is banging on the door and he has a bat.",
    "There is a man outside my flat with a knife.",
    "Someone is trying to break in right now.",
    "He said he is going to burn us out.",
    "They put petrol through my door.",
    "My ex keeps threatening me with a knife.",
    "I will set fire to myself outside your office.",
    "I swear to god I'll stab him.",
    "I am going to come down there with a hammer and smash his skull.",
    "You had better move that man before I kill him.",
    "I'm going to torch the place.",
    "Next time he comes I will be waiting with a machete.",
    "We keep waking up with headaches since the boiler was serviced.",
    "My mum collapsed twice and the fire was on.",
    "The plug goes bang and trips the lot.",
    "The CO alarm does nothing.",
    "There was a flash from the socket.",
    "Gas man says it is ID, he turned it off and put a red label on it.",
    "Slates coming off on to the path by the school",
    "Someone has cut the brake on the lift and it drops",
    "My baby is not breathing right since the damp",
    "Nobody would miss me if I was gone.",
    "I am a burden to everyone and it would be easier if I wasnt here",
    "I haven't taken my insulin for four days and I do not intend to.",
    "I've stopped eating and drinking, I am just waiting to go.",
    "Please make sure my cat is fed, I will not need anything by tomorrow.",
]
FIGURES_OF_SPEECH = [
    "It is killing me, all this waiting for an answer.",
    "I could kill for a cup of tea and a working kettle.",
    "I have had to jump through hoops to get this far.",
    "Goodbye and thank you for your help.",
    "We'll have gone on holiday by the time you read this, back on the 12th.",
    "He went through it like a knife through butter.",
    "I take my tablets with food so need the cooker.",
    "You think you have beaten the system.",
    "Please match the paint to the old colour.",
    "It would bridge the gap until payday.",
    "He lives at number 4 and she lives at number 6.",
    "My grandfather hanged himself in 1971 in that house and I never liked it.",
    "I am a knife sharpener by trade and my van is parked outside.",
    "My husband is a fire officer and he says the alarm is fine.",
    "I work for Women's Aid and would like to book the room.",
    "I'm on the roof garden committee.",
    "My son is jumping for joy at the new room.",
    "I'm over the moon. Thank you.",
    "She has the patience of a saint and your letters nearly finished me off.",
    "I nearly died of shame.",
    "I'd rather die than fill in that form again.",
    "He hit the nail on the head.",
    "He beat me to it and booked the room first.",
    "Your letter took my breath away, thank you.",
    "I was attacked in the newsletter for my views.",
    "The man at number 6 has a gun licence and a dog.",
    "He cut my hedge and left my roses.",
    "The rope for the washing line is in the loft.",
    "I stopped taking my usual bus since the stop was moved.",
    "I have written a note to the neighbours about the bins.",
    "I have left a note for my neighbour. Goodbye for now.",
    "There is no way out of paying I suppose.",
    "The tablets from the pharmacy were left on the step.",
    "Tell the children they can use the play area.",
    "Please tell my wife I am at work if you ring.",
    "I'm going to take all my belongings out tonight.",
    "The roof is on the list. I'm on the list.",
    "My husband is coming for the keys at 4 with a hammer and some nails.",
    "They came with a petrol mower and cut the grass.",
    "Your man came with a hammer and left the shelf straight.",
    "I will be gone by the time the surveyor gets here, my sister has the key.",
    "My ex moved out in June, please take him off the tenancy.",
    "I am done with the form, it is attached. Goodbye.",
    "I'm burning with curiosity.",
    "The bulb went and I put a new one in.",
    "I burnt the toast and the smoke alarm went off as it should.",
    "Sorry to drone on. Tell your team they did a grand job.",
    "I know where the bin store is.",
    "He is a killer on the dance floor.",
]
ALL_THE_SAME = ["I had damp years ago. ", "We used to be a happy street. ", "When I was small the bins were tin. "]


def sees_a_danger(text: str) -> bool:
    return any(finding.finding == "risk" for finding in RULES.look(a_message(text)).given(frozenset()))


@pytest.mark.parametrize("text", IN_DANGER)
def test_a_danger_told_in_plain_words_is_seen(text: str) -> None:
    assert sees_a_danger(text)


@pytest.mark.parametrize("text", FIGURES_OF_SPEECH)
def test_a_figure_of_speech_is_no_danger(text: str) -> None:
    assert not sees_a_danger(text)


@pytest.mark.parametrize("before", ALL_THE_SAME)
@pytest.mark.parametrize("text", ["My husband beats me.", "I want to end my life.", "He strangled me on Sunday."])
def test_what_is_said_of_long_ago_elsewhere_in_a_mail_hides_no_danger(before: str, text: str) -> None:
    assert sees_a_danger(before + text)
