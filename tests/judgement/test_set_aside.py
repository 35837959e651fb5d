"""Nothing a person wrote is set aside in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import LIVE_SINCE, POLICY, RULES, a_message, a_writer, the_facts
from heard.casework.events import About, Kind
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, Decision, Finding, OpenCase, SetAside
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Facts
from heard.judgement.set_aside import set_aside
from heard.mail.message import Attachment, Message

DISPLEASED = Finding("displeasure", "kind/told_before", "my last letter", "Code, 1.2", "ask")
LETTER = Attachment("scan0012.pdf", "application/pdf", 80_000)
PHOTO = Attachment("IMG_2231.jpg", "image/jpeg", 2_400_000)
LOGO = Attachment("image001.png", "image/png", 9_000)
QUESTION = a_message("Could you tell me what became of the window?", subject="Window")


def heard_as(text: str, *attached: Attachment, **facts: Any) -> Decision:
    message = replace(a_message(text, subject="Hello"), attachments=attached)
    return decide_message(message, the_facts(**facts), RULES)


def opens(decision: Decision) -> bool:
    return any(isinstance(each, OpenCase) for each in decision.actions)


def asked(
    *findings: Finding,
    kind: Kind = Kind.ENQUIRY,
    message: Message = QUESTION,
    said: dict[str, str] | None = None,
    **facts: Any,
) -> list[AskOfficer]:
    """What a person is asked about a message that is set aside."""
    actions = set_aside(kind, "It asks.", message, the_facts(**facts), None, said or {}, findings)
    assert isinstance(actions[0], SetAside)
    return [each for each in actions if isinstance(each, AskOfficer) and each.about is About.WHICH_CASE]


# -- A person is asked ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Kind.ENQUIRY, Kind.SERVICE_REQUEST, Kind.COMPLIMENT, Kind.NOISE])
def test_where_displeasure_was_heard_whoever_takes_complaints_is_asked(kind: Kind) -> None:
    [question] = asked(DISPLEASED, kind=kind)
    assert (question.reference, question.roles) == (None, ("champion",))


def test_they_read_who_wrote_in_which_words_and_what_speaks_for_a_complaint() -> None:
    [question] = asked(DISPLEASED)
    assert question.because == (
        'Dorothy Finch <dorothy.finch@tenant.example> wrote: "Could you tell me what became of the window?"; '
        "it reads like a new enquiry and is on no case, and "
        'it may be a complaint ("my last letter"; kind/told_before)'
    )


def test_a_policy_that_names_nobody_for_new_complaints_leaves_it_to_the_team_leads() -> None:
    [question] = asked(DISPLEASED, policy=replace(POLICY, allocation=None))
    assert question.roles == ()


def test_a_paper_that_may_say_more_than_a_question_is_asked_about() -> None:
    [question] = asked(message=replace(QUESTION, attachments=(LETTER,)))
    assert question.because.endswith("what is attached to it may say more than it does")


@pytest.mark.parametrize(
    "care, expected",
    [pytest.param(POLICY.vulnerability, 0, id="its policy has it told"), pytest.param(None, 1, id="it does not")],
)
def test_that_somebody_vulnerable_may_be_behind_it_is_asked_where_nobody_is_told_of_it(
    care: Any, expected: int
) -> None:
    assert len(asked(said={"vulnerable": "ask"}, policy=replace(POLICY, vulnerability=care))) == expected


@pytest.mark.parametrize(
    "findings, more",
    [
        pytest.param((), {}, id="a plain question"),
        pytest.param((DISPLEASED,), {"kind": Kind.BULK}, id="an advertisement, which speaks of other people's trouble"),
        pytest.param((DISPLEASED,), {"received_at": LIVE_SINCE - timedelta(days=1)}, id="old mail"),
        pytest.param((), {"message": replace(QUESTION, attachments=(LOGO,))}, id="a logo below it"),
    ],
)
def test_of_these_nobody_is_asked(findings: tuple[Finding, ...], more: dict[str, Any]) -> None:
    assert asked(*findings, **more) == []


@pytest.mark.parametrize(
    "text",
    ["What are your opening hours?", "How do I pay my rent by direct debit?", "Am I allowed to keep a cat?"],
)
def test_a_plain_enquiry_opens_no_case_and_whoever_takes_complaints_is_told_once(text: str) -> None:
    decision = heard_as(text)
    [aside, notice] = decision.actions
    assert isinstance(aside, SetAside)
    assert isinstance(notice, AskOfficer)
    assert (notice.reference, notice.about, notice.roles) == (None, About.PASSED_ON, ("champion",))
    assert notice.because.startswith(f'Dorothy Finch <dorothy.finch@tenant.example> wrote: "{text}"; ')
    assert notice.because.endswith("it opened no case, and nobody has answered it")


@pytest.mark.parametrize("kind", [Kind.ENQUIRY, Kind.SERVICE_REQUEST, Kind.COMPLIMENT])
def test_what_a_policy_sends_to_nobody_is_told_all_the_same(kind: Kind) -> None:
    [notice] = told(kind, policy=replace(POLICY, kinds={}))
    assert notice.roles == ("champion",)


def test_where_no_policy_names_who_takes_complaints_the_team_leads_are_told() -> None:
    [notice] = told(Kind.ENQUIRY, policy=replace(POLICY, allocation=None))
    assert notice.roles == ()


@pytest.mark.parametrize(
    "kind, findings, more",
    [
        pytest.param(Kind.BULK, (), {}, id="an advertisement"),
        pytest.param(Kind.NOISE, (), {}, id="noise"),
        pytest.param(Kind.ENQUIRY, (), {"received_at": LIVE_SINCE - timedelta(days=1)}, id="old mail"),
        pytest.param(Kind.ENQUIRY, (DISPLEASED,), {}, id="what is asked about anyway"),
    ],
)
def test_of_these_nobody_is_told_besides(kind: Kind, findings: tuple[Finding, ...], more: dict[str, Any]) -> None:
    assert told(kind, *findings, **more) == []


def test_of_a_danger_people_are_told_once() -> None:
    gas = Finding("risk", "risk.gas", "a smell of gas", "ours, 1")
    actions = set_aside(Kind.SERVICE_REQUEST, "It reports.", QUESTION, the_facts(), None, {"risk": "yes"}, (gas,))
    abouts = [each.about for each in actions if isinstance(each, AskOfficer)]
    assert abouts.count(About.DANGER) == 1


def told(kind: Kind, *findings: Finding, **facts: Any) -> list[AskOfficer]:
    """Who is told of a message that is set aside, and asked nothing."""
    actions = set_aside(kind, "It asks.", QUESTION, the_facts(**facts), None, {}, findings)
    return [each for each in actions if isinstance(each, AskOfficer) and each.about is About.PASSED_ON]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Is it normal to wait a month for an answer?", id="an answer that is waited for"),
        pytest.param("How do I get back the \u00a360 you took by mistake?", id="money"),
        pytest.param("Who do I speak to about an officer?", id="staff"),
        pytest.param("What a delight to come home to a flooded hall.", id="praise that may be none"),
    ],
)
def test_what_went_wrong_beside_a_question_or_praise_opens_no_case_and_is_asked_about(text: str) -> None:
    decision = heard_as(text)
    questions = [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is About.WHICH_CASE]
    assert (opens(decision), len(questions)) == (False, 1)
    assert "it may be a complaint" in questions[0].because


# -- It is heard as a complaint ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I wonder whether you got my last three emails about the damp.", id="several mails"),
        pytest.param("Who is the officer who told me to go and live somewhere else?", id="how staff spoke"),
        pytest.param("Is there anybody there? Nobody has come back to me.", id="nobody answers"),
        pytest.param("Just checking whether my letter of the 3rd reached you.", id="one letter"),
        pytest.param("Wonderful service. Another week of cold showers.", id="praise that is none"),
        pytest.param("Thanks a bunch for the flood.", id="thanks that are none"),
    ],
)
def test_what_was_taken_for_an_enquiry_or_for_praise_opens_a_case(text: str) -> None:
    assert opens(heard_as(text))


def test_real_praise_may_speak_of_a_fault_that_was_mended() -> None:
    decision = heard_as("The boiler was out for a day and your lad fixed it, thank you. Lovely man, great service.")
    assert (decision.kind, opens(decision)) == (Kind.COMPLIMENT, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("My neighbour's garden is full of rubbish\u2026 can you do something?", id="rubbish"),
        pytest.param("Next door's dog barks all day, could you do something please", id="a dog"),
    ],
)
def test_a_first_request_about_a_neighbour_is_a_request(text: str) -> None:
    decision = heard_as(text)
    assert (decision.kind, opens(decision)) == (Kind.SERVICE_REQUEST, False)


def test_one_that_is_displeased_with_the_landlord_is_a_complaint() -> None:
    assert opens(heard_as("Next door's dog barks all day. I told you twice. When will you do something?"))


# -- What is attached -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, attached",
    [
        pytest.param("Please see attached.", LETTER, id="a letter"),
        pytest.param("Could you please confirm receipt of the attached letter?", LETTER, id="a letter, and a question"),
        pytest.param("", LETTER, id="a letter and not a word"),
        pytest.param("", PHOTO, id="a photograph and not a word"),
        pytest.param("Thank you so much, much appreciated. My letter is enclosed.", LETTER, id="a letter, and thanks"),
    ],
)
def test_a_mail_that_only_carries_a_letter_opens_a_case_that_is_not_sure(text: str, attached: Attachment) -> None:
    decision = heard_as(text, attached)
    assert (decision.kind, decision.kind_sure, opens(decision)) == (Kind.COMPLAINT, False, True)


@pytest.mark.parametrize("attached", [(LETTER,), ()], ids=["attached", "forgotten"])
@pytest.mark.parametrize(
    "text",
    [
        "Completed direct debit form attached",
        "Application form attached. Thank you.",
        "Please find my completed mutual exchange form.",
    ],
)
def test_a_form_that_is_sent_in_is_no_complaint_and_is_told(text: str, attached: tuple[Attachment, ...]) -> None:
    decision = heard_as(text, *attached)
    [aside, notice] = decision.actions
    assert (decision.kind, decision.kind_sure) == (Kind.ENQUIRY, True)
    assert isinstance(aside, SetAside)
    assert aside.because == "It sends in a form that is no complaint, and says nothing besides."
    assert isinstance(notice, AskOfficer)
    assert notice.about is About.PASSED_ON


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Completed form attached.", id="a form, and nobody says which"),
        pytest.param("Completed complaint form attached.", id="the form for complaints"),
        pytest.param("Application form attached. This is the third time and nobody has answered.", id="displeased"),
    ],
)
def test_these_open_a_case_all_the_same(text: str) -> None:
    assert opens(heard_as(text, LETTER))


@pytest.mark.parametrize(
    "text, attached, more",
    [
        pytest.param("How do I pay my rent?", LOGO, {}, id="a logo"),
        pytest.param("The kitchen tap is dripping, could someone come? See photo.", PHOTO, {}, id="a tap's photograph"),
        pytest.param(
            "Please confirm when the attached job can be booked.",
            LETTER,
            {"writer": a_writer(role=Role.OTHER)},
            id="a firm's papers",
        ),
    ],
)
def test_these_are_what_they_read_like(text: str, attached: Attachment, more: dict[str, Any]) -> None:
    facts: Facts = the_facts(**more)
    message = a_message(text, subject="Hello")
    alone = decide_message(message, facts, RULES)
    beside = decide_message(replace(message, attachments=(attached,)), facts, RULES)
    assert (beside.kind, opens(beside)) == (alone.kind, opens(alone))
