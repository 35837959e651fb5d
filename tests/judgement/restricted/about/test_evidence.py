"""What a mail of Tess Calloway's brings of evidence: papers, pictures, what was measured, what others saw or wrote."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.judgement.restricted.about.evidence import LONGEST, fresh_in, is_argued


@pytest.mark.parametrize(
    "text, words",
    [
        ("We've got photographs.", "We've got photographs"),
        ("I took photographs this morning.", "I took photographs"),
        ("ive got pics now", "ive got pics"),
        ("Copy attached.", "attached"),
        ("I enclose the minutes of the parish meeting.", "I enclose the minutes"),
        ("There's a video of it on here.", "There's a video"),
        ("Look at the pictures I sent with this.", "Look at the pictures"),
        ("Photos show the water coming in on 3 November.", "Photos show"),
        ("I have new evidence: two dated pictures.", "I have new evidence"),
        ("Since your answer, new facts have come to light.", "new facts"),
        ("Someone who saw it has come forward.", "Someone who saw it"),
        ("The letter your own officer wrote has turned up.", "has turned up"),
    ],
)
def test_what_is_sent_or_found_is_seen(text: str, words: str) -> None:
    assert fresh_in(a_message(text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "Here is a letter from my doctor.",
        "My GP's letter says that it is the hedge.",
        "A surveyor's report has come.",
        "Environmental Health has now served an abatement notice on number 9.",
        "I have a court order now.",
        "A judge found in my favour on Friday.",
        "The fire brigade's report is out.",
        "The plumber I paid found the leak in two minutes.",
        "There is a new witness, the lady at 12.",
        "My neighbour will say what she saw.",
        "Two neighbours have signed a statement.",
        "My sister is prepared to sign that she saw it.",
        "The readings, measured on 4 June, were 94 %.",
        "The damp meter says 94 per cent.",
        "I had it tested and it is lead.",
        "Last night the app said 61 decibels.",
        "94% on my own damp meter.",
        "We recorded 70 dB in the bedroom.",
        "We had a drain man round, and he put a camera down.",
        "Freedom of information papers have come that show you knew.",
        "My daughter filmed the whole thing.",
        "Clause 12 of my lease says that you keep the hedge below five feet.",
        "The tribunal decided last month that ground floor flats do not pay.",
        "Two neighbours at 20 and 26 have now written, statements to follow.",
        "The job sheet for 28 May says that access was refused.",
        "Your own contractor admitted that he never went near it.",
        "Your own contractor told me on the phone he never cut it.",
        "I filled in the diary sheets as you asked.",
        "It was barking at six. Written in my diary sheet.",
        "I have it on tape.",
        "The plumber's invoice gives the cause.",
    ],
)
def test_so_is_what_others_wrote_saw_or_measured(text: str) -> None:
    assert fresh_in(a_message(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I have told you a hundred times.", id="it was said before"),
        pytest.param("You have all the evidence already.", id="we have it"),
        pytest.param("I have no proof, but everybody knows.", id="there is none"),
        pytest.param("I could send photos, but why should I?", id="it may be sent"),
        pytest.param("Did you get the photos I sent in March?", id="it was sent"),
        pytest.param("Send me a copy of your letter.", id="it is asked for"),
        pytest.param("I want to see the evidence.", id="it is asked for, to be seen"),
        pytest.param("Your surveyor's visit was a joke.", id="it is ours"),
        pytest.param("Your report says nothing.", id="our report"),
        pytest.param("I have a garden, and you have a letter box.", id="other letters"),
        pytest.param("The garage attached to the house is empty.", id="what hangs on a house"),
        pytest.param("I have proof read my letter.", id="read for mistakes"),
        pytest.param("I am a witness to your failure.", id="a figure of speech"),
        pytest.param("I shall go to court, and my solicitor will be in touch.", id="it is to come"),
        pytest.param("Your surveyor told me that it was condensation.", id="what we said before"),
        pytest.param("I want to see the lease that you go by.", id="a lease asked for"),
        pytest.param("Have you read my diary sheets?", id="sheets that were sent"),
        pytest.param("You should have taken readings.", id="nobody measured"),
        pytest.param("28 decibels is rubbish. Lie in my bed.", id="a figure of our answer"),
        pytest.param("30 dB or 40, it hums and I lie awake.", id="figures that nobody measured"),
        pytest.param("Your engineer measured it at noon.", id="what we measured"),
        pytest.param("28 per cent, as you measured. I laugh.", id="a figure that we measured"),
        pytest.param("I am 100 % sure of it.", id="how sure they are"),
    ],
)
def test_what_only_speaks_of_evidence_brings_none(text: str) -> None:
    assert fresh_in(a_message(text)) == ""


def test_curled_apostrophes_are_read_as_straight_ones() -> None:
    assert fresh_in(a_message("I\u2019ve got photographs.")) == "I've got photographs"


def test_the_words_shown_are_few_and_on_one_line() -> None:
    words = fresh_in(a_message("I enclose, at long last,\nthe report." + " More of it." * 50))
    assert words == "I enclose, at long last, the report"
    assert len(fresh_in(a_message("readings " + "x" * 40 + " 9"))) <= LONGEST


@pytest.mark.parametrize("words, expected", [("I have video", True), ("as witness", True), ("attached", False)])
def test_a_photograph_comes_with_what_is_new_too_and_proof_goes_on_with_what_was_said(
    words: str, expected: bool
) -> None:
    assert is_argued(words) is expected
