"""A second matter in a mail is named; one matter told from several sides is left in peace."""

from __future__ import annotations

import json

import pytest

from builders import RULES, a_message, the_facts
from corpora.outside_mail import MAIL
from heard.casework.events import About
from heard.judgement.actions import AskOfficer
from heard.judgement.decide_message import decide_message
from heard.judgement.first_words import first_words
from heard.judgement.other_matters import besides_its_case, other_matters

ISSUES = "I want to complain about the following issues:\n"
BOILER = "The boiler has been broken for three weeks and nobody comes."


@pytest.mark.parametrize(
    "text, named",
    [
        pytest.param(
            f"{BOILER} On a separate matter, my rent statement shows a charge for a garage.",
            ("my rent statement shows a charge for a garage",),
            id="on a separate matter",
        ),
        pytest.param(
            f"{BOILER} Another thing: the bins on the landing have not been emptied since Easter.",
            ("the bins on the landing have not been emptied since Easter",),
            id="another thing",
        ),
        pytest.param(
            "You ignored the damp in my bedroom. While I am writing, the neighbours keep parking across the kerb.",
            ("the neighbours keep parking across the kerb",),
            id="while I am writing",
        ),
        pytest.param(
            f"{BOILER} I also want to complain about the caretaker, who swore at my daughter.",
            ("the caretaker, who swore at my daughter",),
            id="also complains",
        ),
        pytest.param(
            f"{ISSUES}1. The boiler has not worked\n2. Rubbish is dumped by the bin store\n3. The intercom buzzes",
            ("Rubbish is dumped by the bin store", "The intercom buzzes"),
            id="a list of several issues",
        ),
        pytest.param(
            "The tiler left my bathroom half done. PS the street light outside number 9 is out.",
            ("the street light outside number 9 is out",),
            id="below",
        ),
    ],
)
def test_another_matter_is_named_by_its_first_words(text: str, named: tuple[str, ...]) -> None:
    assert other_matters(text) == named


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BOILER, id="one"),
        pytest.param("I reported a leak in March. Also the ceiling is now coming down.", id="what follows from it"),
        pytest.param(
            f"{ISSUES}- mould in the bedroom\n- mould in the bathroom\n- frames rotten from the mould",
            id="one, in parts",
        ),
        pytest.param(
            "Here are a number of things about the roof:\n1. On 3 May I rang\n2. On 9 May I wrote\n3. A ladder came",
            id="the history of one",
        ),
        pytest.param(
            "There are several things wrong with your letter:\n- You say the lift was mended\n- You say nobody rang",
            id="an argument",
        ),
        pytest.param(f"{BOILER} While I am writing, thank you for the new bench in the garden.", id="thanks"),
        pytest.param(f"{BOILER} Separately the boiler broke my tank.", id="in the same words"),
        pytest.param("On a separate matter, the bins on the landing have not been emptied.", id="nothing before it"),
        pytest.param(f"{BOILER} Another thing.", id="announced, and not told"),
    ],
)
def test_of_one_matter_nothing_is_said(text: str) -> None:
    assert other_matters(text) == ()


def test_at_most_one_mail_in_thirty_of_ordinary_ones_is_said_to_have_another_matter() -> None:
    """In truth it is one in some hundreds, and those have two."""
    files = sorted(MAIL.glob("*.jsonl"))
    texts = [json.loads(line)["text"] for file in files for line in file.read_text().splitlines()]
    assert len(texts) > 2_000
    assert sum(bool(other_matters(text)) for text in texts) <= len(texts) / 33


def test_many_openings_are_not_all_followed() -> None:
    assert len(other_matters("Separately my boiler hums and the garage smells of tar. " * 400)) <= 4


@pytest.mark.parametrize(
    "text, named",
    [
        pytest.param(
            "Any news? We also want to complain about the caretaker who never answers.",
            ("the caretaker who never answers",),
            id="somebody",
        ),
        pytest.param(
            "I also would like to report rats in the bin store behind our block.",
            ("rats in the bin store behind our block",),
            id="something",
        ),
        pytest.param(
            "I also want to complain about the lift, stuck all May.",
            ("the lift, stuck all May",),
            id="one word that tells",
        ),
        pytest.param("We also want to complain that the boiler is still broken today.", (), id="the same matter"),
        pytest.param("Thanks for the call. I am at home on Friday, also on Monday.", (), id="nothing of the kind"),
    ],
)  # fmt: skip
def test_what_a_mail_on_a_case_brings_up_besides(text: str, named: tuple[str, ...]) -> None:
    assert besides_its_case(text, (BOILER, "The boiler man came and went.")) == named


# -- What is told --------------------------------------------------------------------------------


def test_the_officers_of_a_new_case_are_told_of_it() -> None:
    text = f"I complain. {BOILER} On a separate matter, my rent statement shows a charge for a garage."
    decision = decide_message(a_message(text, subject="A letter"), the_facts(), RULES)
    [told] = [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is About.OTHER_MATTERS]
    assert (told.reference, told.roles) == (decision.reference, ())
    assert told.because == ('besides what it is mainly about, it says: "my rent statement shows a charge for a garage"')


@pytest.mark.parametrize(
    "text, shown",
    [
        pytest.param("The tap\ndrips", "The tap drips", id="on one line"),
        pytest.param("see https://evil.example/x or www.evil.example or me@evil.example", "see or or", id="no links"),
        pytest.param("one " * 20, f"{'one ' * 14}...", id="no more than fourteen words"),
        pytest.param("x" * 500, f"{'x' * 100} ...", id="nor than a hundred letters"),
        pytest.param("  ", "", id="nothing"),
    ],
)
def test_first_words(text: str, shown: str) -> None:
    assert first_words(text) == shown
