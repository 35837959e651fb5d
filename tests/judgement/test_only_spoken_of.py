"""The words for asking are there, and whether their writer asks is for a person to say."""

from __future__ import annotations

import pytest

from builders import MAILBOX, RULES, a_message, the_facts
from heard.casework.standing import Standing
from heard.judgement.actions import Finding
from heard.judgement.only_spoken_of import ASKS, SPOKEN_OF, asked_where_spoken_of, held_back, held_back_by_words

PLAIN = "I do not accept this. I want to take my complaint to stage 2."
NEIGHBOUR = "karen@neighbour.example"


def found(*findings: str) -> list[Finding]:
    """Return findings, each "name" or "name:verdict" or "name:verdict:rule"."""
    parts = [(*each.split(":"), "yes", "a/rule")[:3] for each in findings]
    return [
        Finding(name, rule if each.count(":") == 2 else f"a/{number}", "words", "a clause", verdict)
        for number, (each, (name, verdict, rule)) in enumerate(zip(findings, parts, strict=True))
    ]


def asked(findings: tuple[Finding, ...]) -> set[str]:
    return {each.verdict for each in findings if each.finding == ASKS}


SECOND = f"{ASKS}:yes:second-opinion/escalation"


@pytest.mark.parametrize("findings, verdict", [
    pytest.param((ASKS,), "yes", id="nothing speaks against it"),
    pytest.param((ASKS, "resolved"), "ask", id="all is settled"),
    pytest.param((ASKS, "compliment"), "ask", id="praise"),
    pytest.param((ASKS, SECOND, "resolved"), "ask", id="the second opinion is for it as well"),
    pytest.param((ASKS, "resolved:ask"), "yes", id="something may be settled"),
    pytest.param((ASKS, "resolved", "displeasure"), "yes", id="one thing is settled and another is not"),
    pytest.param((ASKS, "compliment", "displeasure"), "yes", id="a polite no"),
    pytest.param((ASKS, ASKS, "resolved"), "yes", id="asked for in two ways"),
    pytest.param((SECOND, SPOKEN_OF), "ask", id="spoken of, and no rule saw it asked for"),
    pytest.param((SECOND, f"{ASKS}:ask", SPOKEN_OF), "ask", id="spoken of in the sentence that a rule saw"),
    pytest.param((ASKS, ASKS, "escalation_declined"), "ask", id="they say that they do not ask"),
    pytest.param((ASKS, SPOKEN_OF), "yes", id="spoken of in another sentence"),
])  # fmt: skip
def test_what_speaks_against_it_makes_it_a_question(findings: tuple[str, ...], verdict: str) -> None:
    assert asked(held_back_by_words(found(*findings))) == {verdict}


def test_what_nobody_asked_for_stays_so() -> None:
    findings = found("resolved", "compliment", SPOKEN_OF)
    assert held_back_by_words(findings) == tuple(findings)


# -- A mail to somebody else ------------------------------------------------------------------------


@pytest.mark.parametrize("to, cc, verdict", [
    pytest.param(MAILBOX, None, "yes", id="to us"),
    pytest.param(NEIGHBOUR, MAILBOX, "ask", id="to a neighbour, with a copy to us"),
    pytest.param(f"{NEIGHBOUR}, {MAILBOX}", None, "yes", id="to both"),
    pytest.param("g.officer@northgate.example", MAILBOX, "yes", id="to an officer"),
    pytest.param(NEIGHBOUR, None, "yes", id="we were in blind copy, or it came by an address nobody told us of"),
])  # fmt: skip
def test_a_mail_to_somebody_else_may_tell_them_what_its_writer_will_do(to: str, cc: str | None, verdict: str) -> None:
    message = a_message(PLAIN, to=to, headers=[("Cc", cc)] if cc else [])
    left = held_back(found(ASKS), message, the_facts(), RULES)
    assert asked(left) == {verdict}
    told = [each.words for each in left if each.finding == SPOKEN_OF]
    assert told == (["it is written to somebody else, and we have a copy"] if verdict == "ask" else [])


# -- An officer's letter pasted between the writer's own lines --------------------------------------

LETTER = (
    "Dear Ms Finch, I have looked into the leak and do not uphold it. Whoever does not accept what I have found may "
    "say so, and the matter is then taken to stage 2 by a manager who has had no part in it. Gary Officer"
)
PASTED = "and the matter is then taken to stage 2 by a manager who has had no part in it"


def said_of(text: str, *letters: str) -> set[str]:
    message = a_message(text)
    seen = [each for _, each in RULES.look(message).found if each.finding == ASKS and each.verdict == "yes"]
    assert seen, "a rule is sure"
    return asked(held_back(seen, message, the_facts(officers_words=letters), RULES))


@pytest.mark.parametrize("text, verdict", [
    pytest.param(f"Hello, your letter has this in it:\n{PASTED}\nWhat day is the plumber coming?", "ask", id="pasted"),
    pytest.param(f"You wrote:\n{PASTED}\nPlease do that, I want stage 2.", "yes", id="pasted, and asked for"),
    pytest.param(PLAIN, "yes", id="in words of their own"),
])  # fmt: skip
def test_what_stands_in_an_officers_letter_is_not_the_tenants(text: str, verdict: str) -> None:
    assert said_of(text, LETTER) == {verdict}


def test_without_the_letter_it_may_be_theirs() -> None:
    assert said_of(f"Hello.\n{PASTED}\nWhat day is the plumber coming?") == {"yes"}


# -- Spoken of after an answer: a person is asked, never nobody -------------------------------------

ANSWERED = pytest.mark.parametrize("standing", [Standing.SAID, Standing.DECIDED, Standing.FINAL])
NOT_ANSWERED = pytest.mark.parametrize("standing", [None, Standing.UNDECIDED, Standing.ASKED, Standing.SETTLED])


def seen_after(text: str, standing: Standing | None, subject: str = "Hello") -> tuple[Finding, ...]:
    message = a_message(text, subject=subject)
    seen = [each for requires, each in RULES.look(message).found if requires <= {"belongs_to_a_case"}]
    return asked_where_spoken_of(seen, message, standing)


SPOKEN_OF_IN = pytest.mark.parametrize("text", [
    pytest.param("How do I appeal?", id="how"),
    pytest.param("What would happen if I asked for a review?", id="what if"),
    pytest.param("If I don't hear by Monday I'm going to the Ombudsman.", id="what follows if nothing comes"),
    pytest.param("If this is not answered by the 30th I will ask for it to go to the next stage.", id="a condition"),
    pytest.param("My neighbour says take it to stage 2. It is dripping.", id="what a neighbour says"),
    pytest.param("What happens if I do not accept it?", id="what if it is not accepted"),
])  # fmt: skip


@ANSWERED
@SPOKEN_OF_IN
def test_what_is_only_spoken_of_after_an_answer_is_asked_about(text: str, standing: Standing) -> None:
    assert asked(seen_after(text, standing)) == {"ask"}


@NOT_ANSWERED
@SPOKEN_OF_IN
def test_before_an_answer_it_asks_nobody(text: str, standing: Standing | None) -> None:
    assert not [each for each in seen_after(text, standing) if each.rule == "judgement/only_spoken_of"]


@pytest.mark.parametrize("text", [
    pytest.param("What happens if I am out when the plumber comes?", id="a plumber"),
    pytest.param("My neighbour says the lift is working. Thank you for the review.", id="named in another sentence"),
    pytest.param("Thank you for the letter, the joiner is here.", id="nothing spoken of"),
])  # fmt: skip
def test_what_speaks_of_no_next_step_asks_nobody(text: str) -> None:
    assert asked(seen_after(text, Standing.DECIDED)) == set()


# -- An answer is doubted, and nothing said of what comes next --------------------------------------

DOUBTED_IN = pytest.mark.parametrize("text", [
    pytest.param("How is £40 meant to cover eleven weeks?", id="the sum"),
    pytest.param("So who is going to pay for my sofa?", id="who pays"),
    pytest.param("Since when is six weeks within target?", id="the reasons"),
    pytest.param("And that's supposed to be the end of it, is it?", id="the end of it"),
    pytest.param("My MP will be hearing about this.", id="an MP"),
    pytest.param("I have passed your letter to my councillor.", id="a councillor"),
    pytest.param("Off to the papers with it then.", id="the papers"),
    pytest.param("My solicitor will be in touch.", id="a solicitor"),
    pytest.param("The Chronicle will enjoy this.", id="a paper by its name"),
    pytest.param("Our lawyer has your letter.", id="a lawyer who has it"),
    pytest.param("That is a downright lie.", id="a lie"),
    pytest.param("It works out at 20p a night.", id="reckoned out"),
    pytest.param("It is a joke.", id="a joke"),
    pytest.param("Which manager approved this?", id="who approved it"),
])  # fmt: skip


@ANSWERED
@DOUBTED_IN
def test_whoever_doubts_an_answer_is_asked_about(text: str, standing: Standing) -> None:
    assert asked(seen_after(text, standing)) == {"ask"}


@NOT_ANSWERED
@DOUBTED_IN
def test_with_nothing_answered_it_is_no_question_of_a_stage(text: str, standing: Standing | None) -> None:
    assert asked(seen_after(text, standing)) == set()


@pytest.mark.parametrize("text", [
    pytest.param("Thank you, that is very fair. Will the £40 be paid by cheque?", id="how the sum is paid"),
    pytest.param("My MP was very helpful in getting this sorted.", id="an MP who helped"),
    pytest.param("There is no need for me to go to the councillor now.", id="no need of a councillor"),
    pytest.param("What about Friday morning for the plasterer?", id="a day for the plasterer"),
    pytest.param("I am seeing my lawyer about the divorce on Monday.", id="a lawyer in another matter"),
    pytest.param("Your plumber told my son a joke.", id="a joke that was told"),
])  # fmt: skip
def test_whoever_does_not_doubt_it_is_not(text: str) -> None:
    assert asked(seen_after(text, Standing.DECIDED)) == set()


def test_a_doubt_beside_a_plain_request_leaves_it_plain() -> None:
    seen = seen_after("How is £40 meant to cover eleven weeks? I want stage 2.", Standing.DECIDED)
    assert asked(held_back_by_words(seen)) == {"yes"}


# -- Thanks beside a plain request ------------------------------------------------------------------


@pytest.mark.parametrize("text", [
    pytest.param("Thank you for the kind letter, I should still like stage 2 please.", id="still"),
    pytest.param("The plumber was brilliant and so polite. Stage 2 please.", id="please"),
    pytest.param("You have all been so kind. Even so I wish to take it to the panel.", id="even so"),
])  # fmt: skip
def test_thanks_take_nothing_from_a_stage_that_is_asked_for_by_its_name(text: str) -> None:
    assert "yes" in asked(held_back_by_words(seen_after(text, Standing.DECIDED)))


@pytest.mark.parametrize("text", [
    pytest.param("Thank you so much. I accept. Please give my regards to your manager.", id="regards"),
    pytest.param("I accept it with thanks, please close stage 2.", id="it may close"),
    pytest.param("Thank you. My neighbour would still like stage 2 for hers.", id="a neighbour's"),
])  # fmt: skip
def test_thanks_without_it_ask_for_nothing_surely(text: str) -> None:
    assert "yes" not in asked(held_back_by_words(seen_after(text, Standing.DECIDED)))


@ANSWERED
def test_what_is_asked_for_outright_is_sure_whatever_the_second_opinion_finds(standing: Standing) -> None:
    content = found("resolved:yes:second-opinion/resolved")
    seen = asked_where_spoken_of(content, a_message("Stage 2, thanks."), standing)
    assert asked(held_back_by_words(seen)) == {"yes"}


def test_thanks_that_a_rule_takes_for_content_take_nothing_from_it() -> None:
    assert asked(held_back_by_words(seen_after("Thanks for explaining. I'll take the panel.", Standing.DECIDED))) == {
        "yes"
    }


def test_whoever_accepts_and_names_it_is_asked_about() -> None:
    seen = seen_after("Appeal\n\nI accept your decision.", Standing.DECIDED)
    assert asked(held_back_by_words(seen)) == {"ask"}


@NOT_ANSWERED
def test_before_an_answer_nothing_is_asked_for_outright(standing: Standing | None) -> None:
    assert asked_where_spoken_of([], a_message("Yes to the panel"), standing) == ()


def test_what_only_names_it_is_a_question_though_the_second_opinion_asks_already() -> None:
    second = found(f"{ASKS}:ask:second-opinion/escalation")
    seen = asked_where_spoken_of(second, a_message("I have thought about stage 2 all night."), Standing.DECIDED)
    assert [each.rule for each in seen] == ["second-opinion/escalation", "judgement/stage_by_name"]


def test_an_outright_request_pasted_from_a_letter_is_still_asked_for_in_their_own_line() -> None:
    message = a_message(f"You wrote:\n{PASTED}\n\nYes please, stage 2.")
    facts = the_facts(officers_words=(LETTER,))
    assert asked(held_back([], message, facts, RULES, Standing.DECIDED)) == {"yes"}


def test_a_subject_speaks_of_it_too() -> None:
    assert asked(seen_after("Thanks.", Standing.DECIDED, subject="How do I appeal?")) == {"ask"}


def test_whoever_is_asked_sees_the_words() -> None:
    [finding] = [each for each in seen_after("How do I appeal?", Standing.DECIDED) if each.finding == ASKS]
    assert (finding.rule, finding.words) == ("judgement/only_spoken_of", "How do I appeal")


def test_a_condition_on_a_stage_that_is_asked_for_makes_it_a_question() -> None:
    seen = seen_after("If nobody comes by Friday I shall be asking for stage 2.", Standing.DECIDED)
    assert asked(held_back_by_words(seen)) == {"ask"}


def test_held_back_asks_by_how_the_case_stands() -> None:
    message = a_message("How do I appeal?")
    seen = [each for _, each in RULES.look(message).found]
    assert asked(held_back(seen, message, the_facts(), RULES, Standing.DECIDED)) == {"ask"}
    assert asked(held_back(seen, message, the_facts(), RULES)) == set()
