"""Whether a message speaks of earlier dealings, or says that it is about something else."""

from __future__ import annotations

import time

import pytest

from heard.judgement.threading.dealings import SURELY, dealings
from heard.judgement.threading.way import Text
from heard.judgement.threading.ways import ANOTHER, EARLIER


@pytest.mark.parametrize(
    "text",
    [
        "your letter says nothing was found",
        "Thank you for your reply",
        "Gareth's answer is no answer",
        "any news?",
        "As I said in March, the door sticks.",
        "you can close my complaint",
        "Further to our talk on Monday",
        "it is fixed, thank you",
        "A reminder.",
        "The plumber came Friday and it has stopped",
    ],
)
def test_what_goes_on_from_something(text: str) -> None:
    assert dealings("", text).weight > 0


@pytest.mark.parametrize(
    "text",
    [
        "The gutter leaks onto my step.",
        "There is mould in the bedroom of my son.",
        "Can I have a second key?",
    ],
)
def test_what_begins(text: str) -> None:
    assert dealings("", text).weight == 0


def test_what_first_complaints_say_too_is_no_sure_sign_of_an_earlier_one() -> None:
    first = "I was promised a plumber and nobody came."
    assert 0 < dealings("", first).weight < SURELY < dealings("", f"{first} Your letter said Monday.").weight


@pytest.mark.parametrize(
    "text",
    [
        "The hall and the landing are full of flies.",
        "Please close the window in the bin store, the rain comes in.",
        "The mice are back and my complaint is that nobody has come.",
        "The flood came Friday through the skylight.",
        "We need an update of the fuse box, the lamps flicker.",
        "Nothing has been done about the hedge, and I want this sorted.",
        "I am writing this email to complain. My email is ann@else.example.",
        "Please treat this as my complaint. My complaint is about the lift.",
        "I wish to make my complaint in writing.",
        "Your plumber forgot to turn the water on again.",
        "The letter box of number 4 hangs loose, and the response box in the lobby is dark.",
        "Following my fall in the yard I can hardly walk.",
        "Withdraw your men from my garden, they trample it.",
        "In my case the rent is wrong, and the claim of your leaflet is not true.",
        "Still no answer, nobody came, I was told again and again that a man was booked. He never turned up.",
    ],
)
def test_what_a_first_complaint_says_as_well(text: str) -> None:
    assert dealings("", text).weight < SURELY


@pytest.mark.parametrize(
    "text",
    [
        "And the hedge?",
        "What has become of my complaint?",
        "Just a friendly reminder.",
        "I am chasing this once more.",
        "Any update on the window?",
        "Could you update me, please.",
        "Please close my case.",
        "You can close it now.",
        "I forgot to mention the second lamp.",
        "I would like to withdraw my complaint.",
        "Following our call, here are the pictures.",
        "Your surveyor's letter does not say when.",
        "not only the sink I meant",
    ],
)
def test_what_only_somebody_says_who_has_written_before(text: str) -> None:
    assert dealings("", text).weight >= SURELY


@pytest.mark.parametrize(
    "text",
    [
        "Another matter: the bin store has no doors since June.",
        "Please do not mix it up with the lamp in the yard.",
        "Please keep the two apart, the hedge and the shed.",
        "Separately, my deposit has not come back.",
        "I also have a new problem, the lamp in the hall.",
        "It has nothing to do with the boiler.",
        "This is about the gutters now, not the frames.",
        "Sorry for using an old thread, the drains are blocked.",
        "I reply to this old email because the drains are blocked.",
        "I know no other address to write to; the drains are blocked.",
        "While I am writing, the lamp in the hall is out.",
        "Whilst I have you, the shed door does not shut.",
    ],
)
def test_what_says_that_it_is_another_matter(text: str) -> None:
    assert dealings("", text).another


@pytest.mark.parametrize(
    "text",
    [
        "Nothing has changed since my last letter.",
        "I do not accept the offer.",
        "He said the thing would be mended.",
        "Not good enough.",
        "And another thing.",
        "This is still the same problem.",
    ],
)
def test_what_goes_on_is_no_other_matter(text: str) -> None:
    assert not dealings("", text).another


@pytest.mark.parametrize("text", ["a " * 50_000, "your " * 20_000, "this is about " * 7_000, "'s " * 30_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    begun = time.process_time()
    dealings(text, text)
    assert time.process_time() - begun < 2


WAYS = (*(way for _, way in EARLIER), *ANOTHER)


@pytest.mark.parametrize(
    "text",
    [
        "I have your e-mail, thank you for letting me know. We were told by Gareth's answers to wait",
        "(As I said) my last e-mail said it, further to our talk; I forgot to add that I meant the other one",
        "Still nothing has happened, another week gone, I had no reply, once more I have not had it",
        "A reminder. Are there any news? Is there a date yet? Any progress, any updates? And the hedge?",
        "working days, supposed to come, it was meant to, was to be here, didn't turn up, didnt show, nobody rang",
        "please close it. Withdraw my claim. Nothing further: all sorted, now fixed, it works now, all done",
        "it is back and has been paid, the man came on Friday, he came Tuesday, my stage two",
        "an other matter, a new thing, unrelated issue; on a different note something else, not to do with",
        "keep the two apart, it is not the same, another story, separate from my claim, nothing to do with",
        "not about the roof, not my bins this time, it is about the lift, not that, about the stairs now",
        "while I'm writing, don't mix them, I am answering so old a message, have you any other e-mail address",
        "no address to write, hijacking this thread, the wrong email because, using the previous e-mail",
    ],
)
def test_what_is_looked_for_first_passes_over_nothing(text: str) -> None:
    said = Text.of(text)
    fits = [way.says.pattern for way in WAYS if way.says.search(said.says)]
    assert fits == [way.says.pattern for way in WAYS if way.search(said)] != []
