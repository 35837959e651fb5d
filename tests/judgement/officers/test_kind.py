"""What a letter of an officer's is: by its words, by whom it is for, and by how its case stood."""

from __future__ import annotations

import time
from datetime import date

import pytest

from builders import RULES
from heard.casework.events import LetterKind, StageName
from heard.casework.policy import Policy
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.judgement.officers.kind import read_letter
from heard.judgement.officers.letter import Audience, OfficersLetter, Standing

POLICY = load_policy("hos-code-2024", rules_dir())
ONE, TWO = StageName("stage-1"), StageName("stage-2")
DUE, WRITTEN = date(2026, 6, 4), date(2026, 6, 1)
NEW = Standing(ONE, False, (), False, DUE, WRITTEN)
OPEN = Standing(ONE, True, (), False, DUE, WRITTEN)
ANSWERED = Standing(ONE, True, (ONE,), False, None, WRITTEN)
ASKED_FOR_MORE = Standing(ONE, True, (ONE,), True, None, WRITTEN)
AT_STAGE_2 = Standing(TWO, True, (ONE,), False, DUE, WRITTEN)
UPHELD = "I have looked into your complaint about the lift, and I uphold it."


def letter(
    words: str, before: Standing = OPEN, *, audience: Audience = Audience.COMPLAINANT, subject: str = ""
) -> OfficersLetter:
    return read_letter(subject, words, audience=audience, standing=before, policy=POLICY, rules=RULES)


@pytest.mark.parametrize(
    "kind, before, words",
    [
        pytest.param(LetterKind.DECISION, OPEN, UPHELD, id="a verdict"),
        pytest.param(LetterKind.DECISION, OPEN, "You were right and we got this wrong.", id="without its word"),
        pytest.param(LetterKind.DECISION, NEW, "Your gate was missed, complaint upheld, sorry.", id="at once"),
        pytest.param(
            LetterKind.ACKNOWLEDGEMENT, NEW,
            "Thank you for your complaint of 29 May. It will be looked into and you will have our decision by 12 June.",
            id="a decision is promised",
        ),
        pytest.param(
            LetterKind.ACKNOWLEDGEMENT, ASKED_FOR_MORE,
            "Your complaint was not upheld at stage 1. Your request for stage 2 is received; Ms Roe will review it.",
            id="of the next stage, with the old verdict in it",
        ),
        pytest.param(
            LetterKind.HOLDING, OPEN, "I can't say whether your complaint is upheld until I have heard the engineer.",
            id="nothing is decided",
        ),
        pytest.param(
            LetterKind.EXTENSION, OPEN,
            "I can't answer by 4 June as promised, for the surveyor is ill. You will have my reply by 18 June instead.",
            id="a new day",
        ),
        pytest.param(
            LetterKind.REFUSAL, NEW, "We cannot look into this as a complaint, since your claim is before the court.",
            id="not taken",
        ),
        pytest.param(
            LetterKind.REFUSAL, ASKED_FOR_MORE, "We have decided that there will not be a stage 2 on this.",
            id="not taken further, and decided so",
        ),
        pytest.param(LetterKind.INFORMATION, OPEN, "I can come on Tuesday. Would 10 suit you?", id="a visit"),
        pytest.param(LetterKind.INFORMATION, ANSWERED, "Good news, the door went in yesterday.", id="it is done"),
    ],
)  # fmt: skip
def test_what_plainly_is_one_kind(kind: LetterKind, before: Standing, words: str) -> None:
    read = letter(words, before)
    assert (read.kind, read.sure) == (kind, True), read.because


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("The lift man called at the block today.", id="tells nothing of an answer"),
        pytest.param("Hello Mrs Finch", id="a greeting"),
        pytest.param("", id="no words"),
        pytest.param("Je vous remercie de votre lettre du 3 mai.", id="in another language"),
    ],
)
def test_what_says_nothing_plainly_is_for_a_person_to_say(words: str) -> None:
    assert not letter(words).sure


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("You asked whether your complaint was upheld. Nothing has been decided yet.", id="not decided"),
        pytest.param("Ms Roe will tell you by Friday whether the complaint is upheld.", id="to come"),
        pytest.param("The panel neither upheld nor dismissed it, and will meet again.", id="adjourned"),
        pytest.param("You do not agree that your complaint was not upheld. I shall review it.", id="what they reject"),
    ],
)
def test_a_verdict_that_is_only_spoken_of_is_no_decision(words: str) -> None:
    assert letter(words).kind is not LetterKind.DECISION


HOPED_FOR = (
    "I am minded to uphold it, but I need my manager's sign-off. She is back on Monday.",
    "I hope to uphold your complaint. More when the survey is in.",
    "Please note that the repair on Monday does not mean that your complaint is upheld.",
    "I have recommended to my manager that your complaint be upheld. She will write to you.",
    "I expect that your complaint will be upheld. The director has to sign first.",
    "I'd be surprised if the panel did not uphold it. Wait for their letter though.",
    "On what I have seen I would uphold it. Nothing is settled before Jo Mensah has signed.",
    "It looks as though your complaint is upheld, but the letter has to be signed off.",
    "Below are my draft findings for your comments before I finalise them: your complaint is upheld.",
    "These are provisional findings. Your complaint is upheld on the delay. Tell me if I have a fact wrong.",
    "My draft says that the complaint is upheld. The head of service may change it.",
    "I uphold the first part. The second I can't decide until the survey is in.",
    "I am going to uphold your complaint; the formal decision letter follows next week.",
    "If we find that the repair was late, your complaint will be upheld. Please send me your phone bill.",
    "Thank you for your complaint. Complaints are either upheld, partly upheld or not upheld.",
    "If we find that the repair was late, your complaint will be upheld and we will offer you compensation under our "
    "policy. We found no record of your first call. Please send me your phone bill.",
)
OF_SOMETHING_ELSE = (
    "The Ombudsman upheld a similar complaint in 2024, and we work in another way since.",
    "The roof complaint you made in 2024 was upheld. This new complaint is with my colleague.",
    "Your complaint of last year about the same leak was upheld.",
    "You asked me to uphold your complaint and to pay £200. I will put both to the panel.",
)
IN_A_LEAFLET = (
    "Where we uphold a complaint we say sorry, put things right and learn from it.",
    "If your complaint is upheld we will say sorry and put things right.",
    "60% of the complaints about leaks were upheld.",
    "Our policy says that a complaint is upheld when we have not done what we said.",
    "We publish what we have learned from complaints that were upheld.",
    "Complaints can be upheld, partly upheld or not upheld.",
    "We aim to be fair: unless there is evidence either way, complaints are not upheld.",
    "Three in five of those who wrote last year had their complaint upheld.",
    "We treat every justified complaint as a chance to do better.",
    "Sometimes the panel finds in favour of the tenant and sometimes it does not.",
)


@pytest.mark.parametrize("before", [NEW, OPEN])
@pytest.mark.parametrize("words", [*HOPED_FOR, *OF_SOMETHING_ELSE])
def test_a_verdict_that_is_not_given_is_never_plainly_a_decision(words: str, before: Standing) -> None:
    read = letter(words, before)
    assert (read.kind, read.sure) != (LetterKind.DECISION, True), read.because


@pytest.mark.parametrize("before", [NEW, OPEN])
@pytest.mark.parametrize("leaflet", IN_A_LEAFLET)
def test_what_is_said_of_complaints_in_general_is_no_verdict(leaflet: str, before: Standing) -> None:
    asked = "I have been asked to look into your complaint about the leak and will visit you on 12 June."
    read = letter(f"Thank you for your email. {asked}\n\n{leaflet}\n\nKind regards", before)
    assert (read.kind, read.sure) != (LetterKind.DECISION, True), read.because


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("I hope that it will be upheld in the end.", id="hoped for"),
        pytest.param("Our roof complaint was upheld, as you will know.", id="it cannot be told which"),
    ],
)
def test_words_of_a_verdict_that_nobody_can_place_leave_any_letter_to_a_person(words: str) -> None:
    visit = "I can come on Tuesday. Would 10 suit you?"
    assert letter(visit).sure
    assert not letter(f"{visit} {words}").sure


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(f"{UPHELD} Where we uphold a complaint we say sorry, and I do.", id="and what is said in general"),
        pytest.param(
            f"{UPHELD} If you disagree, you may ask for stage 2. We will then reply within 20 working days.",
            id="an answer to come of the next stage",
        ),
        pytest.param(f"{UPHELD} You have until 3 July to ask for stage 2.", id="a day to ask by"),
        pytest.param(f"{UPHELD} The roofer comes on 3 July, and £40 will be sent back to you by 13 July.", id="works"),
    ],
)
def test_a_verdict_that_is_given_stays_plain_beside(words: str) -> None:
    read = letter(words)
    assert (read.kind, read.sure) == (LetterKind.DECISION, True), read.because


@pytest.mark.parametrize("audience", [Audience.COLLEAGUES, Audience.MAILBOX])
def test_a_draft_to_a_colleague_decides_nothing(audience: Audience) -> None:
    assert letter(f"Please check before I send: {UPHELD}", audience=audience).kind is LetterKind.INTERNAL


@pytest.mark.parametrize("audience", [Audience.COLLEAGUES, Audience.MAILBOX])
def test_a_note_of_an_answer_that_is_still_owed_is_for_a_person_to_say(audience: Audience) -> None:
    note = "Answered today by phone, upheld, please close."
    read = letter(note, audience=audience)
    assert (read.kind, read.sure, read.outcome) == (LetterKind.DECISION, False, "upheld")
    assert letter(note, ANSWERED, audience=audience).kind is LetterKind.INTERNAL


def test_a_letter_that_takes_another_back_is_never_plain() -> None:
    words = "Please ignore my letter of this morning. Good news, the door went in yesterday."
    read = letter(words, ANSWERED)
    assert not read.sure
    assert read.because.endswith("it takes back what was sent before it (“ignore my letter”)")


def test_a_contractor_is_told_of_a_decision_and_given_none() -> None:
    read = letter("We upheld the tenant's complaint. Please send the job sheets by return.", audience=Audience.BEYOND)
    assert read.kind is LetterKind.CONTRACTOR


def test_an_answer_to_an_address_that_nobody_knew_is_for_a_person_to_say() -> None:
    read = letter(f"{UPHELD} If you are not satisfied you may ask for stage 2.", audience=Audience.BEYOND)
    assert (read.kind, read.sure) == (LetterKind.DECISION, False)


@pytest.mark.parametrize(
    "stage, before, subject, words",
    [
        pytest.param(ONE, OPEN, "", f"{UPHELD} If you disagree you may ask for stage 2.", id="stage 2 is only offered"),
        pytest.param(TWO, ASKED_FOR_MORE, "", UPHELD, id="they asked for more, and this answers that"),
        pytest.param(TWO, ANSWERED, "Stage 2 response", UPHELD, id="it calls itself the next"),
        pytest.param(TWO, AT_STAGE_2, "", "The stage 1 answer was wrong. I uphold it.", id="where the case is"),
        pytest.param(ONE, ANSWERED, "RE: Stage 2", "The door went in yesterday.", id="the subject of a reply"),
    ],
)  # fmt: skip
def test_of_which_stage(stage: StageName, before: Standing, subject: str, words: str) -> None:
    assert letter(words, before, subject=subject).stage == stage


SERVICE_REVIEW = load_policy("feedback-2018", rules_dir())
PANEL = load_policy("wnwhl-2009", rules_dir())
APPEAL = load_policy("group-2008", rules_dir())
FENCE = Standing(TWO, True, (ONE, TWO), False, None, WRITTEN)
GROUP = Standing(StageName("complaint"), True, (StageName("complaint"),), False, None, WRITTEN)


@pytest.mark.parametrize(
    "policy, before, subject",
    [
        pytest.param(
            POLICY, OPEN, "Final response to your complaint", id="stage 2 is the final one, and not asked for"
        ),
        pytest.param(POLICY, ANSWERED, "Final response to your complaint", id="after an answer"),
        pytest.param(SERVICE_REVIEW, OPEN, "Review of your complaint about the leak", id="stage 2 is a review"),
        pytest.param(
            SERVICE_REVIEW, ANSWERED, "Review of your complaint about the leak", id="a review after an answer"
        ),
        pytest.param(PANEL, AT_STAGE_2, "Fence panel", id="stage 3 is a panel"),
        pytest.param(PANEL, FENCE, "Fence panel", id="a panel after an answer"),
        pytest.param(APPEAL, GROUP, "Your complaint", id="every letter is about a complaint"),
        pytest.param(POLICY, OPEN, "Stage 1 response, and how to ask for stage 2", id="the present stage is named"),
    ],
)
def test_one_word_of_a_later_stages_title_does_not_open_it(policy: Policy, before: Standing, subject: str) -> None:
    read = read_letter(subject, UPHELD, audience=Audience.COMPLAINANT, standing=before, policy=policy, rules=RULES)
    assert read.stage == before.stage
    assert "asked for" not in read.because


@pytest.mark.parametrize(
    "policy, before, subject, stage",
    [
        pytest.param(POLICY, OPEN, "Stage 2 response", TWO, id="its number"),
        pytest.param(POLICY, ANSWERED, "Second stage: our answer", TWO, id="its number in another way"),
        pytest.param(SERVICE_REVIEW, ANSWERED, "Senior manager's review of the leak", TWO, id="all its title"),
        pytest.param(
            PANEL, FENCE, "The tenants' panel and your complaint", StageName("stage-3"), id="a panel of tenants"
        ),
        pytest.param(APPEAL, GROUP, "Your appeal", StageName("appeal"), id="a title of one word"),
    ],
)
def test_a_later_stage_that_nobody_asked_for_is_for_a_person_to_say(
    policy: Policy, before: Standing, subject: str, stage: StageName
) -> None:
    read = read_letter(subject, UPHELD, audience=Audience.COMPLAINANT, standing=before, policy=policy, rules=RULES)
    assert (read.stage, read.sure) == (stage, False)
    assert read.because.endswith(f"it names {policy.stage(stage).title}, which nobody is known to have asked for")


def test_who_complained_asked_for_the_first_stage_whatever_was_tried_before_it() -> None:
    recovery = Standing(StageName("recovery"), True, (), False, DUE, WRITTEN)
    policy = load_policy("wdh-2022", rules_dir())
    read = read_letter(
        "Stage 1 decision on your complaint", UPHELD, audience=Audience.COMPLAINANT, standing=recovery, policy=policy,
        rules=RULES,
    )  # fmt: skip
    assert (read.stage, read.sure) == (ONE, True)


def test_a_letter_that_calls_itself_of_the_answered_stage_is_not_taken_for_the_next() -> None:
    read = letter(UPHELD, ASKED_FOR_MORE, subject="Stage 1 response")
    assert (read.stage, read.sure) == (ONE, False)
    assert letter(UPHELD, ASKED_FOR_MORE, subject="Stage 2 review of our stage 1 answer").stage == TWO


@pytest.mark.parametrize(
    "before, words, said",
    [
        pytest.param(AT_STAGE_2, "This is our stage 1 decision.", "This is our stage 1 decision", id="the one before"),
        pytest.param(OPEN, "This is our stage two response.", "This is our stage two response", id="the one after"),
        pytest.param(ASKED_FOR_MORE, "I am writing with our answer at the first stage.", "the first stage", id="again"),
        pytest.param(OPEN, "This is our final response.", "This is our final response", id="the last one"),
        pytest.param(AT_STAGE_2, "NF-70: your Stage 1 response", "your Stage 1 response", id="in a heading"),
    ],
)  # fmt: skip
def test_an_answer_that_says_it_is_of_another_stage_is_for_a_person_to_say(
    before: Standing, words: str, said: str
) -> None:
    read = letter(f"{words}\n\n{UPHELD}", before)
    assert (read.kind, read.sure) == (LetterKind.DECISION, False)
    assert "it says of itself that it is" in read.because
    assert f"{said}”" in read.because


@pytest.mark.parametrize(
    "before, words",
    [
        pytest.param(AT_STAGE_2, "This is our stage 2 response. Our stage 1 response was wrong.", id="its own"),
        pytest.param(AT_STAGE_2, "This is our final response.", id="the last stage is final"),
        pytest.param(OPEN, "This is our final response at stage 1.", id="final, of the present stage"),
        pytest.param(OPEN, "If you are unhappy with this, ask for our stage 2 decision.", id="what may follow"),
        pytest.param(OPEN, "Stage 2 review: ask for it by writing to us.", id="a heading above what may follow"),
        pytest.param(AT_STAGE_2, "Here is a copy of our stage 1 decision.", id="another letter beside it"),
        pytest.param(AT_STAGE_2, "You have the letter that contains our stage 1 decision.", id="a letter they have"),
        pytest.param(AT_STAGE_2, "This is not our stage 1 decision.", id="what it is not"),
        pytest.param(AT_STAGE_2, "This is our review of the stage 1 decision.", id="what it reviews"),
    ],
)  # fmt: skip
def test_an_answer_that_speaks_of_another_stage_is_of_the_one_it_answers(before: Standing, words: str) -> None:
    read = letter(f"{words}\n\n{UPHELD}", before)
    assert (read.kind, read.stage, read.sure) == (LetterKind.DECISION, before.stage, True), read.because


def test_a_final_answer_whose_subject_names_its_stage_is_of_that() -> None:
    read = letter(f"{UPHELD} This is our final answer.", subject="Stage 1 decision on your complaint")
    assert (read.stage, read.sure) == (ONE, True)


def test_an_answer_of_an_earlier_stage_is_of_that_stage_and_no_other() -> None:
    assert letter(f"This is our stage 1 decision. {UPHELD}", AT_STAGE_2).stage == ONE


def test_the_stage_after_that_tried_first_may_be_answered_at_once_where_the_letter_says_so() -> None:
    recovery = Standing(StageName("recovery"), True, (), False, DUE, WRITTEN)
    read = read_letter(
        "", f"This is our stage 1 decision. {UPHELD}", audience=Audience.COMPLAINANT, standing=recovery,
        policy=load_policy("wdh-2022", rules_dir()), rules=RULES,
    )  # fmt: skip
    assert (read.stage, read.sure) == (ONE, True)


def test_an_answer_that_skips_a_stage_is_not_taken_there() -> None:
    read = read_letter(
        "", f"This is our stage 3 decision. {UPHELD}", audience=Audience.COMPLAINANT, standing=OPEN, policy=PANEL,
        rules=RULES,
    )  # fmt: skip
    assert (read.stage, read.sure) == (ONE, False)


def test_the_kinds_stand_in_its_sentence_with_their_own_article() -> None:
    assert letter("Good news, the door went in yesterday.", ANSWERED).because.endswith(
        "it is a letter that only informs"
    )


def test_it_says_which_words_it_saw_and_why() -> None:
    read = letter(UPHELD)
    assert ("upheld", "letters/upheld", "I uphold") in {(each.finding, each.rule, each.words) for each in read.findings}
    assert "uphold" in read.because


def test_a_letter_that_is_not_plain_says_what_else_it_may_be() -> None:
    read = letter("The lift man called at the block today.")
    assert read.because.startswith("it may be ")
    assert " or a" in read.because


@pytest.mark.parametrize(
    "repeated",
    [
        "a. ",
        "upheld ",
        "not ",
        "i have not ",
        "whether it ",
        "?\n\n",
        "you will have ",
        "1/",
        "this is our ",
        "this is 1/",
    ],
)
def test_hostile_text_is_read_quickly(repeated: str) -> None:
    letter("ready")
    began = time.process_time()
    letter(repeated * (100_000 // len(repeated)))
    assert time.process_time() - began < 2
