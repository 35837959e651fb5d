"""What follows where somebody writes for somebody else: the case runs as any, and nothing is told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage

import pytest

from builders import LIVE_SINCE, POLICY, RULES, a_message, a_writer, the_facts
from heard.casework.events import About, Purpose, Reference
from heard.casework.people import Role
from heard.casework.policy import Policy
from heard.casework.policy.intake import Petition, Representatives
from heard.casework.policy.words import Consent
from heard.datafiles.locate import rules_dir, templates_dir
from heard.datafiles.packs import load_policy
from heard.judgement.actions import AskOfficer, Decision, OpenCase, WriteLetter
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import Lead, Tie, TieKind
from heard.judgement.representing.what_follows import WRITTEN_FOR
from heard.letters.render import Letters
from heard.mail.message import Message
from heard.mail.parse import parse

FOR_MUM = (
    "I am writing on behalf of my mum, Enid Hadley, 9 Larch Court. Her heating has been broken for three weeks and"
    " nothing has been done. I want to make a complaint."
)
GROUP_2008, FEEDBACK_2018, WDH_2022 = (
    load_policy(name, rules_dir()) for name in ("group-2008", "feedback-2018", "wdh-2022")
)


def decided(text: str = FOR_MUM, *, message: Message | None = None, **more: object) -> Decision:
    return decide_message(message or a_message(text, subject="A complaint"), the_facts(**more), RULES)


def under(rule: Representatives | None, petition: Petition | None = None) -> Policy:
    return replace(POLICY, representatives=rule, petition=petition)


def asked(decision: Decision) -> list[AskOfficer]:
    return [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is About.MAY_SPEAK_FOR]


def letters(decision: Decision) -> list[WriteLetter]:
    return [each for each in decision.actions if isinstance(each, WriteLetter)]


def with_paper(text: str, name: str) -> Message:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Joy Hub <joy@hub.example>", "complaints@northgate.example", "Complaint"
    mail.set_content(text)
    mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename=name)
    return parse(mail.as_bytes())


REQUIRED = Representatives(("anyone",), Consent.REQUIRED, withhold_until_consent=("rent", "health"), clause="ours, 5")
NOT_NEEDED = Representatives(("anyone",), Consent.NOT_NEEDED)


def test_the_case_opens_and_its_clocks_run_as_anybodys():
    [opened] = [each for each in decided(policy=GROUP_2008).actions if isinstance(each, OpenCase)]
    assert opened.clocks
    assert opened.person == a_writer().person


def test_a_finding_says_for_whom_and_in_which_words():
    [found] = [each for each in decided(policy=under(REQUIRED)).findings if each.finding == WRITTEN_FOR]
    assert found.words == ("on behalf of my mum, Enid Hadley, 9 Larch Court (relative; for enid hadley, 9 larch court)")
    assert (found.verdict, found.source) == ("ask", "ours, 5")


def test_a_person_is_asked_and_told_what_is_withheld_until_consent_is_shown():
    [question] = asked(decided(policy=under(REQUIRED)))
    assert question.because == (
        "it is written for somebody else (relative): it shows no authority; until it does, they are told nothing of"
        " rent, health"
    )
    assert question.clause == "ours, 5"


@pytest.mark.parametrize(
    "rule, is_asked",
    [
        pytest.param(REQUIRED, True, id="consent is required"),
        pytest.param(replace(REQUIRED, consent=Consent.ASK), True, id="asked where appropriate"),
        pytest.param(replace(REQUIRED, consent_not_needed_for=("relative",)), False, id="not from a relative"),
        pytest.param(replace(REQUIRED, consent_not_needed_for=("MP",)), True, id="not from an MP, and this is none"),
        pytest.param(NOT_NEEDED, False, id="not needed"),
        pytest.param(None, True, id="the policy does not say"),
    ],
)
def test_who_is_asked_about_is_the_policys_to_say(rule, is_asked):
    assert bool(asked(decided(policy=under(rule)))) is is_asked


@pytest.mark.parametrize(
    "sender, is_asked",
    [
        pytest.param("Cllr Ann Heath <ann@council.example>", True, id="a councillor"),
        pytest.param("Office of Joan Pell MP <pell@parliament.example>", False, id="an MP"),
    ],
)
def test_a_policy_that_excuses_mps_excuses_no_councillor(sender, is_asked):
    text = "My constituent Mr Ian Wood has had no heating for a month. I ask you to treat this as a complaint."
    decision = decided(message=a_message(text, sender=sender), policy=FEEDBACK_2018)
    assert decision.role is Role.MEMBER
    assert bool(asked(decision)) is is_asked


@pytest.mark.parametrize(
    "text, name, is_asked",
    [
        pytest.param(
            "I enclose her signed letter of authority.", "scan0001.pdf", False, id="it says so, and has a paper"
        ),
        pytest.param("Please see the attached.", "consent_form.pdf", False, id="the paper is called so"),
        pytest.param("I enclose pictures of the damp.", "pictures.pdf", True, id="another paper"),
        pytest.param("I can send a letter of authority if you need it. Bill attached.", "bill.pdf", True, id="not yet"),
    ],
)
def test_authority_is_shown_by_a_paper_that_comes_with_the_mail(text, name, is_asked):
    assert bool(asked(decided(message=with_paper(f"{FOR_MUM} {text}", name), policy=under(REQUIRED)))) is is_asked


def test_authority_that_is_only_claimed_is_asked_for():
    assert asked(decided(f"{FOR_MUM} I attach her signed letter of authority.", policy=under(REQUIRED)))


# -- The letter that asks for authority --------------------------------------------------------------


def test_where_the_policy_names_a_letter_the_writer_is_asked_beside_the_acknowledgement():
    acknowledged, asking = letters(decided(policy=GROUP_2008))
    assert asking.name == "complainant.ask-authority.any"
    assert asking.purpose is Purpose.RECEIPT  # it stops no clock
    assert asking.to == acknowledged.to
    assert asking.key != acknowledged.key
    assert asking.clause == "group-2008, 5.3; the letter is our default"


def test_no_letter_tells_a_representative_anything_but_the_reference():
    written = letters(decided(policy=GROUP_2008))
    rendered = Letters(templates_dir(), "group-2008")
    for letter in written:
        text = rendered.render(letter.name, letter.values, letter.must_say).text
        assert "NH-26-0001" in text
        assert "Dear Dorothy Finch" in text
        assert not any(told in text for told in ("Enid", "Hadley", "Larch", "heating", "mum"))


@pytest.mark.parametrize(
    "policy",
    [pytest.param(FEEDBACK_2018, id="it names no letter"), pytest.param(under(NOT_NEEDED), id="no consent is needed")],
)
def test_nobody_is_asked_for_authority_by_a_letter_the_policy_does_not_name(policy):
    assert [each.purpose for each in letters(decided(policy=policy))] == [Purpose.ACKNOWLEDGEMENT]


def test_nobody_is_written_to_where_the_acknowledgement_may_not_be_written():
    writer = a_writer(address=None, sure=False, because="The message has no From, so nobody can be answered.")
    decision = decided(policy=GROUP_2008, writer=writer)
    assert letters(decision) == []
    assert asked(decision)


def test_old_mail_asks_nobody_anything():
    decision = decided(policy=GROUP_2008, received_at=LIVE_SINCE - timedelta(days=1))
    assert not asked(decision)
    assert letters(decision) == []


# -- On a case there is already ----------------------------------------------------------------------

CASE = Reference("NH-26-0007")
ANSWER = f"{FOR_MUM}\n\nNH-26-0007"


def on_a_case(*, belongs: bool) -> Decision:
    ties = (Tie(TieKind.REFERENCE, CASE), Tie(TieKind.ANSWERS, "<a@b.example>"))
    lead = Lead(CASE, ties, belongs=belongs, is_theirs=belongs, last_at=the_facts().now)
    return decided(ANSWER, policy=GROUP_2008, leads=(lead,))


def test_whoever_writes_on_a_case_for_the_first_time_is_asked_about_and_not_written_to():
    decision = on_a_case(belongs=False)
    assert decision.reference == CASE
    assert asked(decision)
    assert letters(decision) == []


def test_whoever_wrote_on_the_case_before_was_asked_about_then():
    decision = on_a_case(belongs=True)
    assert decision.reference == CASE
    assert not asked(decision)


# -- Groups ------------------------------------------------------------------------------------------

PETITION = (
    "We, the undersigned tenants of Alder House, complain that the lift has been out for a month and nothing is done."
)


@pytest.mark.parametrize(
    "policy, wanted",
    [
        pytest.param(FEEDBACK_2018, "one contact for the group", id="feedback-2018"),
        pytest.param(WDH_2022, "nominated representative", id="wdh-2022"),
    ],
)
def test_a_group_is_one_case_and_is_asked_for_one_contact(policy, wanted):
    decision = decided(PETITION, policy=policy)
    assert sum(isinstance(each, OpenCase) for each in decision.actions) == 1
    [question] = asked(decision)
    assert question.because.endswith(f"they have to be asked for {wanted}")
    assert question.clause == policy.petition.clause


def test_a_group_that_names_its_contact_and_sends_its_signatures_is_asked_nothing():
    message = with_paper(f"{PETITION} Signatures attached. Replies to me please.", "names.pdf")
    assert not asked(decided(message=message, policy=FEEDBACK_2018))


def test_a_group_that_lacks_only_a_contact_is_not_said_to_lack_consent():
    decision = decided(message=with_paper(f"{PETITION} Signatures attached.", "signatures.pdf"), policy=FEEDBACK_2018)
    [question] = [each for each in decision.actions if isinstance(each, AskOfficer)]
    assert question.about is About.ONE_CONTACT
    assert question.because.endswith("(group): they have to be asked for one contact for the group")


def test_whoever_writes_for_themselves_causes_no_question():
    decision = decided("I reported the leak in my kitchen three weeks ago. I want to complain.", policy=GROUP_2008)
    assert not asked(decision)
    assert all(each.finding != WRITTEN_FOR for each in decision.findings)
    assert decision.role is Role.TENANT
