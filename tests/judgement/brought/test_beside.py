"""What came with a mail that an officer passed on: others attached to it or below it, and who else has it."""

from __future__ import annotations

from dataclasses import replace
from email.message import EmailMessage
from typing import Any

import pytest

from builders import COMPLAINT, LEAD, MAILBOX, MONDAY, OFFICER, RULES, TENANT, a_message, a_writer, the_facts
from heard.casework.events import About, Kind, Reference
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, ChangeCase, Decision, OpenCase, SetAside, WriteLetter
from heard.judgement.brought.bringing import brought
from heard.judgement.facts import Lead, Tie, TieKind
from heard.judgement.officers.proof import Proof
from heard.mail.message import Address, Message
from heard.mail.parse import parse

CASE = Reference("NH-26-0007")
GARY = a_writer(address=Address("Gary Officer", OFFICER), role=Role.OFFICER, proved=True)
DOROTHY = a_writer()
PROVED = Proof(True, "our own server vouches for northgate.example")
GAS = "I want to make a formal complaint. There is a smell of gas at 8 Oak Road and nobody comes."
REPORT = "Job 4471 was finished on Tuesday."
HERS = (f"Dorothy Finch <{TENANT}>", COMPLAINT)
HIS = ("Ben Birch <ben.birch@tenant.example>", GAS)


def attached(*mails: tuple[str, str], above: str = "Please log these.") -> Message:
    """Return an officer's mail with whole mails attached to it, each of a writer and in their words."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Gary Officer <{OFFICER}>", MAILBOX, "For the log"
    mail["Date"] = MONDAY
    mail.set_content(above)
    for number, (writer, words) in enumerate(mails):
        theirs = EmailMessage()
        theirs["From"], theirs["Subject"] = writer, f"Mail {number}"
        theirs["Message-ID"] = f"<{number}@elsewhere.example>"
        theirs.set_content(words)
        mail.add_attachment(theirs)
    return parse(mail.as_bytes())


def in_the_text(*blocks: tuple[str, str, str], to: str = MAILBOX, cc: str = "", above: str = "One for you.") -> Message:
    """Return a forward with mails one below the other, each of a writer, to somebody, in its words."""
    headed = (
        f"From: {writer}\nSent: 29 May 2026 18:05\nTo: {of}\nSubject: Leak\n\n{said}" for writer, of, said in blocks
    )
    return a_message(
        "\n\n".join((above, *headed)),
        sender=f"Gary Officer <{OFFICER}>",
        subject="FW: Leak",
        to=to,
        message_id="<fw@northgate.example>",
        headers=[("Cc", cc)] if cc else [],
    )


def decide(message: Message, **facts: Any) -> Decision | None:
    gathered = replace(the_facts(writer=GARY, brought=DOROTHY), **facts)
    return brought(message, gathered, RULES.look(message), RULES, PROVED)


def decided(message: Message, **facts: Any) -> Decision:
    decision = decide(message, **facts)
    assert decision is not None
    return decision


def asked(decision: Decision, about: About) -> list[AskOfficer]:
    return [each for each in decision.actions if isinstance(each, AskOfficer) and each.about is about]


def done(decision: Decision, kind: type[Any]) -> list[Any]:
    return [each for each in decision.actions if isinstance(each, kind)]


# -- Several attached ------------------------------------------------------------------------------


def test_of_two_attached_mails_one_opens_a_case_and_a_person_is_told_of_the_other() -> None:
    decision = decided(attached(HERS, HIS))
    assert [each.to.address for each in done(decision, WriteLetter)] == [TENANT]
    [question] = asked(decision, About.WHICH_CASE)
    assert question.because.startswith("1 more mail is attached to it and not heard, from Ben Birch:")


def test_a_danger_in_the_second_is_told_at_once_and_is_not_put_on_the_first_ones_case() -> None:
    [question] = asked(decided(attached(HERS, HIS)), About.DANGER)
    assert question.reference is None


def test_somebody_vulnerable_in_the_second_is_told_and_is_not_put_on_the_first_ones_case() -> None:
    his = ("Ben Birch <ben.birch@tenant.example>", "I want to make a formal complaint. I am 84 years old.")
    decision = decided(attached(HERS, his))
    [notice] = asked(decision, About.VULNERABLE)
    assert (notice.reference, notice.roles) == (None, ())
    assert done(decision, ChangeCase) == []


def test_a_danger_in_each_is_told_for_each() -> None:
    decision = decided(attached((HERS[0], GAS), HIS))
    [opened] = done(decision, OpenCase)
    assert {each.reference for each in asked(decision, About.DANGER)} == {opened.reference, None}


def test_many_attached_are_counted_and_the_first_of_them_named() -> None:
    others = [(f"Person{letter} Ash <{letter}@tenant.example>", COMPLAINT) for letter in "abcdefgh"]
    [question] = asked(decided(attached(HERS, *others)), About.WHICH_CASE)
    assert question.because.startswith("8 more mails are attached to it and not heard, from Persona Ash, Personb Ash,")
    assert "Persone Ash, 3 others:" in question.because


def test_a_contractors_report_beside_a_complaint_is_neither_taken_for_it_nor_asked_about() -> None:
    no_reply = ("Repairs system <no-reply@northgate.example>", REPORT)
    decision = decided(attached(no_reply, HERS))
    assert [each.to.address for each in done(decision, WriteLetter)] == [TENANT]
    assert asked(decision, About.WHICH_CASE) == []


def test_where_the_first_is_on_a_case_the_next_is_heard_and_nobody_is_written_to_by_the_firsts_address() -> None:
    lead = Lead(CASE, (Tie(TieKind.REFERS, "<0@elsewhere.example>"),), says=(f"Leak\n{COMPLAINT}",))
    decision = decided(attached(HERS, HIS), leads=(lead,))
    [opened] = done(decision, OpenCase)
    assert opened.person is None
    assert "Ben Birch" in opened.because
    assert done(decision, WriteLetter) == []
    assert asked(decision, About.WHICH_CASE) == []


def test_one_that_is_on_a_case_draws_no_other_onto_it() -> None:
    lead = Lead(CASE, (Tie(TieKind.REFERS, "<1@elsewhere.example>"),), says=(f"Leak\n{GAS}",))
    [opened] = done(decided(attached(HERS, HIS), leads=(lead,)), OpenCase)
    assert opened.reference != CASE


# -- Several in one text ---------------------------------------------------------------------------


def test_a_complaint_that_an_officer_has_answered_before_passing_it_on_opens_a_case_and_a_person_is_asked() -> None:
    answer = (f"Gary Officer <{OFFICER}>", f"Dorothy Finch <{TENANT}>", "Thank you, I have passed this to repairs.")
    decision = decided(in_the_text(answer, (HERS[0], "Gary Officer", GAS)))
    assert len(done(decision, OpenCase)) == 1
    assert done(decision, WriteLetter) == []
    [question] = asked(decision, About.WHO_IS_IT)
    assert question.because.startswith("somebody of the landlord's has answered its writer already")
    assert len(asked(decision, About.DANGER)) == 1


def test_what_an_officer_answered_on_a_case_is_what_staff_write() -> None:
    answer = (f"Gary Officer <{OFFICER}>", f"Dorothy Finch <{TENANT}>", "Thank you, I have passed this to repairs.")
    lead = Lead(CASE, (Tie(TieKind.REFERENCE, CASE),), says=("Leak\nSomething else.",))
    chain = in_the_text(answer, (HERS[0], "Gary Officer", f"{CASE}: {COMPLAINT}"))
    assert decide(replace(chain, subject=f"FW: {CASE} Leak"), leads=(lead,)) is None


def test_a_complaint_below_a_mail_that_is_none_is_put_before_a_person() -> None:
    answer = (f"Gary Officer <{OFFICER}>", "Someone else", "I have passed this on.")
    thanks = (HERS[0], "Gary Officer", "Thank you for letting me know, that was really helpful.")
    decision = decided(in_the_text(thanks, answer, (HERS[0], "Gary Officer", GAS)))
    assert len(done(decision, SetAside)) == 1
    [question] = asked(decision, About.WHICH_CASE)
    assert question.because.startswith("1 more mail is in the chain it passes on and on no case, from Dorothy Finch")
    assert len(asked(decision, About.DANGER)) == 1


# -- Who else has it -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cc, above",
    [
        pytest.param("dave@plumber.example", "Please log this one. Dave, please attend.", id="a contractor"),
        pytest.param(TENANT, "Please log this as a complaint, I have copied her in.", id="its own writer"),
    ],
)
def test_a_forward_to_the_mailbox_counts_whoever_has_a_copy_and_a_person_is_asked_besides(cc: str, above: str) -> None:
    decision = decided(in_the_text((*HERS[:1], "Gary Officer", COMPLAINT), cc=cc, above=above))
    assert [each.to.address for each in done(decision, WriteLetter)] == [TENANT]
    [question] = asked(decision, About.WHICH_CASE)
    assert question.because.startswith(f"it went to {cc} as well")


def test_a_forward_to_a_contractor_with_a_copy_to_the_mailbox_opens_a_case_and_nobody_is_written_to() -> None:
    mail = in_the_text((HERS[0], "Gary Officer", COMPLAINT), to="dave@plumber.example", cc=MAILBOX)
    decision = decided(mail)
    assert len(done(decision, OpenCase)) == 1
    assert done(decision, WriteLetter) == []
    assert "dave@plumber.example" in asked(decision, About.WHO_IS_IT)[0].because


def test_a_forward_to_colleagues_alone_asks_nothing_more() -> None:
    decision = decided(in_the_text((HERS[0], "Gary Officer", COMPLAINT), to=LEAD, cc=MAILBOX))
    assert (decision.kind, asked(decision, About.WHICH_CASE)) == (Kind.COMPLAINT, [])
