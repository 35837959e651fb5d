"""Whether Tess Calloway writes about her hedge or about something new.  What nobody can tell is unsure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import RULES, a_message, a_writer, the_facts
from heard.casework.events import Ground, Reference
from heard.casework.people import Role
from heard.judgement.facts import Facts, Lead, Rarity
from heard.judgement.limit import Limit
from heard.judgement.restricted.about.matter import Matter, matter_of_contact
from heard.judgement.signals import signals_of
from heard.judgement.threading.find_case import Found
from judgement.restricted.a_limit import ANOTHER, CASE, HER_ADDRESS, TESS, a_limit

LAUREL = "Who cut the laurel, and where is the invoice of the nursery?"
OF_A_LIFT = ("The lift of Alder Row sticks between floors, and its doors open on a wall.",)


A_DOG = (
    "Noise of the dog at 5 Tanner Street, barking at night, and the diary sheets",
    "It barked from two until five again.  I filled in the diary sheets and nobody reads them.",
    "Another week of barking.  The diary sheets are on your desk.",
)
DAMP = ("Damp in the back bedroom at 5 Tanner Street, treated in 2023",)
A_CHARGE = ("Service charge for the gardens of Tanner Street",)
A_MOTOR = (
    "Noise of the lift motor beside Flat 12, Alder Court",
    "The lift motor hums through my bedroom wall all night.  You measured at noon.",
    "Bang, hum, bang: the lift again at three.  Put rubber under the motor.",
)


def common_at(besides: str) -> Rarity:
    """Return the rarity of words in a mailbox where everybody writes about the same thing."""
    return lambda word: 0.1


def facts_of(limit: Limit, *leads: Lead) -> Facts:
    return the_facts(writer=a_writer(person=TESS, known=True), limits=(limit,), leads=leads)


def judged(text: str, *leads: Lead, subject: str = "", found: Found | None = None, **more: Any) -> Matter:
    limit = a_limit(**more)
    message = a_message(text, sender=HER_ADDRESS, subject=subject)
    findings = RULES.look(message).given(signals_of(message, role=Role.TENANT, on_case=False))
    return matter_of_contact(message, facts_of(limit, *leads), limit, found, findings)


@pytest.mark.parametrize(
    "text, verdict",
    [
        pytest.param(LAUREL, "same", id="the words of the matter"),
        pytest.param("There is nothing new. I only go on.", "same", id="she says that nothing is new"),
        pytest.param("Don't say it's closed.", "same", id="she wants it opened again"),
        pytest.param("Read it once more.", "same", id="nothing of it, and nothing else either"),
        pytest.param("No laurel today! The kettle of the hall is gone.", "new", id="the matter left out in a word"),
        pytest.param("This does not concern the laurel. The lamp is out.", "new", id="the matter left out, formally"),
        pytest.param("The boiler is leaking on the cooker, please mend it.", "new", id="a fault nobody told of"),
        pytest.param("There is a smell of gas beside the laurel.", "new", id="a danger, though the hedge is in it"),
        pytest.param("I wish to appeal against the restriction you put on me.", "new", id="the limit itself"),
        pytest.param(
            "My choir sings carols in the chapel on Sunday; could posters hang in the entrance of the library?",
            "new",
            id="much of other things and nothing of the matter",
        ),
        pytest.param(
            "The laurel is not all: the porch door has been broken since Tuesday, nobody came, and the hall floods. "
            "I want to make a complaint.",
            "new",
            id="a complaint of something broken that shares a word with the matter",
        ),
        pytest.param(
            "My complaint is about your officer, who told the man with the laurel about my hospital letters, which is "
            "a breach of my data and of the law.",
            "new",
            id="a complaint of an officer, in which the matter is named",
        ),
        pytest.param("The lift is out again.", "new", id="a thing out of order"),
        pytest.param("The playground has no swing.", "unsure", id="a thing that is not of the matter, in five words"),
        pytest.param("Forget the laurel. I put in for a transfer.", "new", id="the matter forgotten"),
        pytest.param("I need a parking permit. The laurel I leave to you.", "new", id="the matter left to us"),
        pytest.param("Forget the laurel? Never.", "same", id="a matter that is not forgotten"),
        pytest.param("A sofa was dumped by the laurel, please take it.", "unsure", id="the matter for a place"),
        pytest.param("The laurel gang backed a van into my porch.", "unsure", id="the matter for who came"),
        pytest.param("The bushes laugh at me.", "same", id="the matter in another word"),
        pytest.param("I attach a photo of my porch, broken on Monday.", "new", id="a photograph of something new"),
        pytest.param("I go to hospital on Monday for three weeks.", "unsure", id="what becomes of her"),
        pytest.param("I can't get in.", "unsure", id="small words that tell of something"),
        pytest.param("I attach my doctor's letter for the bath.", "unsure", id="a paper for something else"),
        pytest.param("How much will my rent be from April?", "new", id="a question of rent"),
        pytest.param("I ask for all the data you hold on me, the laurel too.", "new", id="a subject access request"),
        pytest.param("Still no answer. It is unfair.", "same", id="talk of answers and of unfairness"),
        pytest.param("You have not heard the last of me.", "same", id="that she will write again"),
        pytest.param("Did you get my last mail?", "unsure", id="an earlier mail, which may be any"),
        pytest.param("You know what this is about.", "unsure", id="all left unsaid"),
        pytest.param("u no wot 4", "unsure", id="the same, on a telephone"),
    ],
)
def test_what_it_is_about(text: str, verdict: str) -> None:
    found = judged(text)
    assert found.verdict == verdict, found


def test_no_laurel_and_more_of_it_is_about_the_laurel() -> None:
    assert judged("No laurel today, and no invoice of the nursery either!").verdict == "same"


def test_the_home_of_somebody_else_that_the_matter_is_about_speaks_for_it() -> None:
    assert judged("9 Alder Row laughs at me.").because.startswith("it is about the same (")


def test_the_home_alone_beside_something_else_is_unsure() -> None:
    found = judged("The fence at 9 Alder Row is flat since the wind.")
    assert (found.verdict, found.because.split(" (")[0]) == (
        "unsure",
        "it names where the matter is, and nothing of what it is",
    )


@pytest.mark.parametrize(
    "text",
    ["The 40 pounds for the lift again!", "Your answer about my lift charge was a load of rubbish.", "Forty quid!"],
)
def test_the_sum_and_what_it_is_charged_for_are_words_of_a_matter_of_money(text: str) -> None:
    told = ("The lift charge at Alder Row", "My charge has gone up by 40 pounds for the lift.")
    assert judged(text, matter=told, theirs=told[1:]).verdict == "same"


def test_another_year_than_the_matter_is_of_is_unsure() -> None:
    told = ("Service charge accounts of Alder Row, 2023/24",)
    assert judged("When are the 2024/25 accounts published?", matter=told, theirs=()).verdict == "unsure"


def test_evidence_is_told_of_whichever_matter_it_is() -> None:
    assert judged("I attach a photo of my porch, broken on Monday.").fresh == "I attach a photo"


@pytest.mark.parametrize("elsewhere", [True, False], ids=["by earlier contacts", "by a case of hers"])
def test_what_goes_on_with_another_case_of_hers_is_new_and_says_which(elsewhere: bool) -> None:
    text = "The lift sticks again between floors, and the doors open on a wall."
    lead = Lead(ANOTHER, (), belongs=True, is_theirs=True, says=OF_A_LIFT)
    found = judged(text, elsewhere=((ANOTHER, OF_A_LIFT),)) if elsewhere else judged(text, lead)
    assert (found.verdict, found.on) == ("new", ANOTHER)


def test_what_names_another_case_is_new() -> None:
    found = Found(ANOTHER, Ground.REFERENCE, True, "it gives its number", (), is_there=True, is_named=True)
    assert judged("Read it once more.", found=found).because == f"it goes on with {ANOTHER}"
    same = Found(Reference(CASE), Ground.REFERENCE, True, "it gives its number", (), is_there=True, is_named=True)
    assert judged("Read it once more.", found=same).verdict == "same"


@pytest.mark.parametrize(
    "text, fresh",
    [
        ("I enclose the report of a tree surgeon on the laurel.", "I enclose the report"),
        ("I have a video of it: laurel, secateurs.", "I have a video"),
        ("My sister is prepared to sign that she saw the laurel.", "prepared to sign"),
        ("I had your letter on the laurel.", ""),
    ],
)
def test_what_may_be_fresh_evidence_is_shown(text: str, fresh: str) -> None:
    found = judged(text)
    assert (found.verdict, found.fresh) == ("same", fresh)


@pytest.mark.parametrize(
    "about, text, verdict",
    [
        pytest.param(A_DOG, "That dog next door bit my grandson on Saturday.", "new", id="it barked, and now it bit"),
        pytest.param(A_DOG, "Its owner said he would put my windows through.", "new", id="its owner threatens"),
        pytest.param(A_DOG, "The dog barked till four, and now the roof leaks too.", "new", id="a roof besides"),
        pytest.param(A_DOG, "It barked all night. If it bites a child, you were told.", "same", id="nobody is hurt"),
        pytest.param(A_DOG, "It barked again, and I fell asleep at work.", "same", id="a way to speak"),
        pytest.param(DAMP, "Back bedroom damp. Well?", "same", id="the trouble it always was"),
        pytest.param(DAMP, "My own tablet is bust. Back bedroom damp.", "same", id="what she writes with is broken"),
        pytest.param(DAMP, "The front bedroom is damp now.", "unsure", id="the same trouble in another room"),
        pytest.param(A_CHARGE, "Your gardener cut down my rose bush.", "unsure", id="a bush, and not its price"),
        pytest.param(A_CHARGE, "Not one penny for the gardens will I pay.", "same", id="the price"),
        pytest.param(A_MOTOR, "The lift is stuck since Monday.", "new", id="it hummed, and now it is stuck"),
        pytest.param(A_MOTOR, "Mr Shah was shut in the lift for an hour.", "new", id="somebody was shut in it"),
        pytest.param(A_MOTOR, "The lift motor kept me up again till four.", "same", id="it hums as ever"),
        pytest.param(
            A_MOTOR,
            "The lift hums through the bedroom wall all night, and the motor of it is broken too.",
            "unsure",
            id="much of the matter, and a fault in the same breath",
        ),
        pytest.param(
            A_MOTOR, "A stranger slept on the landing with two suitcases.", "unsure", id="nothing of the matter"
        ),
        pytest.param(
            A_DOG,
            "I have fallen for want of sleep, see my doctor's letter, which I enclose, beside the diary sheets.",
            "same",
            id="harm to the writer, as an argument on the matter",
        ),
    ],
)
def test_the_same_thing_with_another_trouble_is_new(about: tuple[str, ...], text: str, verdict: str) -> None:
    found = judged(text, matter=about, theirs=about[1:])
    assert found.verdict == verdict, found


@pytest.mark.parametrize(
    "text",
    ["The laurel is as dead as ever.", "Who measured the hedge?", "Who gave leave for the laurel to be cut?"],
)
def test_what_the_matter_is_about_stays_so_though_all_the_neighbours_write_of_it(text: str) -> None:
    limit = a_limit()
    message = a_message(text, sender=HER_ADDRESS)
    findings = RULES.look(message).given(signals_of(message, role=Role.TENANT, on_case=False))
    facts = replace(facts_of(limit), rarity=common_at)
    assert matter_of_contact(message, facts, limit, None, findings).verdict == "same"
