"""An officer brings somebody else's complaint: what is owed, to whom, and what is never done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest

from builders import (
    CALENDAR,
    COMPLAINT,
    LEAD,
    MAILBOX,
    MONDAY,
    OFFICER,
    POLICY,
    RULES,
    TENANT,
    a_message,
    a_writer,
    the_facts,
)
from heard.casework.events import About, Direction, Kind, PersonNumber, Reference, RiskNoticed
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, ChangeCase, Decision, FileOnCase, OpenCase, SetAside, WriteLetter
from heard.judgement.brought.bringing import brought
from heard.judgement.facts import Facts, HeldMail, Lead, OnFile, Tie, TieKind
from heard.judgement.officers.proof import Proof
from heard.mail.message import Address, Message
from heard.mail.parse import parse
from histories import a_case

CASE = Reference("NH-26-0007")
THEIRS = PersonNumber(9)
GARY = a_writer(address=Address("Gary Officer", OFFICER), role=Role.OFFICER, person=PersonNumber(2), proved=True)
DOROTHY = a_writer(person=THEIRS)
PROVED = Proof(True, "our own server vouches for northgate.example")
NOT_PROVED = Proof(False, "our own server does not vouch for its sender")
NOTE = "Mrs Pell, 3 Quarry Lane, rang. Nobody has come about the lift for weeks, she wants a complaint logged."
HELD = (HeldMail(CASE, TENANT, "Dorothy Finch", COMPLAINT),)
QUOTES = Lead(CASE, (Tie(TieKind.QUOTES, "a sentence"),), says=(f"Leak\n{COMPLAINT}",))


def a_forward(
    words: str = COMPLAINT, *, above: str = "One for you.", to: str = MAILBOX, subject: str = "FW: Leak"
) -> Message:
    block = f"From: Dorothy Finch <{TENANT}>\nSent: 29 May 2026 18:05\nTo: Repairs\nSubject: Leak\n\n"
    return an_officers(f"{above}\n\n{block}{words}", subject, to)


def an_officers(text: str, subject: str, to: str = MAILBOX) -> Message:
    return a_message(
        text, sender=f"Gary Officer <{OFFICER}>", subject=subject, to=to, message_id="<fw@northgate.example>"
    )


def with_an_original(received: str) -> Message:
    original = EmailMessage()
    original["Received"] = f"from mx.tenant.example by mail-in.northgate.example; {received}"
    original["From"], original["Subject"] = f"Dorothy Finch <{TENANT}>", "Leak"
    original["Message-ID"] = "<leak@tenant.example>"
    original.set_content(COMPLAINT)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Gary Officer <{OFFICER}>", MAILBOX, "For the log"
    mail["Date"] = MONDAY
    mail.set_content("Came to me, please log.")
    mail.add_attachment(original)
    return parse(mail.as_bytes())


def decide(message: Message, *, proof: Proof = PROVED, **facts: Any) -> Decision | None:
    gathered: Facts = replace(the_facts(writer=GARY, brought=DOROTHY), **facts)
    return brought(message, gathered, RULES.look(message), RULES, proof)


def decided(message: Message, **more: Any) -> Decision:
    decision = decide(message, **more)
    assert decision is not None
    return decision


def done(decision: Decision) -> list[str]:
    words = {OpenCase: "open", FileOnCase: "file", WriteLetter: "write", SetAside: "keep", ChangeCase: "change"}
    return [f"ask {a.about}" if isinstance(a, AskOfficer) else words[type(a)] for a in decision.actions]


def first(decision: Decision, kind: type[Any]) -> Any:
    return next(action for action in decision.actions if isinstance(action, kind))


# -- Mail passed on -------------------------------------------------------------------------------


def test_a_complaint_passed_on_opens_a_case_for_its_writer_who_is_acknowledged() -> None:
    decision = decided(a_forward())
    assert done(decision) == ["open", "write"]
    assert (decision.kind, decision.role) == (Kind.COMPLAINT, Role.OFFICER)
    opened, letter = first(decision, OpenCase), first(decision, WriteLetter)
    assert opened.person == THEIRS
    assert letter.to.address == TENANT
    assert not letter.replies  # what the officer wrote to a colleague is not the tenant's to see
    assert letter.values["answer_by"].isoformat() == "2026-06-15"  # ten working days after Monday 1 June


def test_a_time_above_a_quote_proves_nothing_and_that_is_said() -> None:
    opened = first(decided(a_forward()), OpenCase)
    assert opened.received_at is None
    assert "is not proved" in opened.because


def test_the_clock_runs_from_when_our_own_server_had_the_original() -> None:
    decision = decided(with_an_original("Fri, 29 May 2026 10:00:00 +0100"))
    assert first(decision, OpenCase).received_at == datetime(2026, 5, 29, 9, 0, tzinfo=UTC)
    assert first(decision, WriteLetter).values["answer_by"].isoformat() == "2026-06-12"  # counted from Friday 29 May


@pytest.mark.parametrize(
    "received, proof",
    [
        pytest.param("Fri, 29 May 2026 10:00:00 +0100", NOT_PROVED, id="whoever attached it is not known"),
        pytest.param("Mon, 02 Jun 2025 10:00:00 +0100", PROVED, id="before heard answered anybody"),
        pytest.param("Tue, 02 Jun 2026 10:00:00 +0100", PROVED, id="after it was passed on"),
    ],
)
def test_another_time_of_receipt_does_not_count(received: str, proof: Proof) -> None:
    assert first(decided(with_an_original(received), proof=proof), OpenCase).received_at is None


def test_nothing_leaves_because_of_mail_that_anybody_may_have_sent() -> None:
    decision = decided(a_forward(), proof=NOT_PROVED)
    assert done(decision) == ["open", "ask who-is-it"]
    assert "does not vouch" in first(decision, AskOfficer).because


def test_who_gives_no_address_has_a_case_and_a_person_is_asked() -> None:
    text = f"For you.\n\nFrom: Dorothy Finch\nSent: 29 May 2026 18:05\nTo: Repairs\nSubject: Leak\n\n{COMPLAINT}"
    decision = decided(an_officers(text, "FW: Leak"), brought=None)
    assert done(decision) == ["open", "ask who-is-it"]
    assert first(decision, OpenCase).person is None


def test_a_danger_in_what_is_passed_on_is_told_at_once() -> None:
    decision = decided(
        a_forward("I have told you twice that I can smell gas in my kitchen. Nobody has come."), proof=NOT_PROVED
    )
    assert "ask danger" in done(decision)
    assert isinstance(first(decision, ChangeCase).event, RiskNoticed)


@pytest.mark.parametrize(
    "words, kind",
    [
        pytest.param(
            "Hello, my kitchen tap has started to drip. Could somebody look? Thanks.", Kind.SERVICE_REQUEST, id="report"
        ),
        pytest.param("I just wanted to say thank you to the plumber, brilliant service.", Kind.COMPLIMENT, id="praise"),
    ],
)
def test_what_is_less_than_a_complaint_opens_nothing(words: str, kind: Kind) -> None:
    decision = decided(a_forward(words))
    assert (done(decision), decision.kind) == (["keep"], kind)


def test_what_is_on_a_case_already_is_left_to_be_filed_there_as_what_staff_write() -> None:
    assert decide(a_forward(), leads=(QUOTES,), held=HELD) is None


GAS = "I have told you twice that I can smell gas in my kitchen. Nobody has come, and this is not good enough."
HELD_GAS = (replace(HELD[0], words=GAS),)


def on_file(*, risk: bool) -> tuple[OnFile, ...]:
    """The case, on which a danger has been told or not."""
    return (OnFile(replace(a_case(), reference=CASE, risk=risk), POLICY, CALENDAR),)


def test_a_danger_in_a_mail_that_is_held_is_told_where_it_never_was() -> None:
    decision = decided(a_forward(GAS), leads=(QUOTES,), held=HELD_GAS, on_file=on_file(risk=False))
    assert (done(decision), decision.kind) == (["file", "change", "ask danger"], Kind.STAFF)


def test_a_danger_that_was_told_with_the_same_words_is_not_told_again() -> None:
    assert decide(a_forward(GAS), leads=(QUOTES,), held=HELD_GAS, on_file=on_file(risk=True)) is None


@pytest.mark.parametrize("held", [HELD, ()], ids=["held", "new"])
def test_a_danger_that_the_officer_adds_is_told_whatever_becomes_of_the_mail(held: tuple[HeldMail, ...]) -> None:
    message = a_forward(above="She rang just now: she can smell gas in her kitchen.")
    decision = decided(message, leads=(QUOTES,) if held else (), held=held, on_file=on_file(risk=True))
    assert "ask danger" in done(decision)


def test_new_words_that_quote_an_old_mail_are_heard() -> None:
    message = a_forward("I do not accept your answer. I want stage 2.", to=LEAD)
    decision = decided(message, leads=(QUOTES,), held=HELD)
    assert done(decision)[0] == "file"
    assert "ask next-stage" in done(decision)
    assert first(decision, FileOnCase).direction is Direction.IN


def test_the_officers_own_telephone_puts_nobody_on_a_case() -> None:
    lead = Lead(CASE, (Tie(TieKind.PHONE, "01632960140"), Tie(TieKind.NAME, "officer g")))
    message = a_forward(above="One for you.\nGary Officer\n01632 960 140")
    assert done(decided(message, leads=(lead,))) == ["open", "write"]


def test_a_second_officer_who_passes_on_the_same_mail_opens_nothing() -> None:
    lead = Lead(CASE, (Tie(TieKind.NAME, "finch d"), Tie(TieKind.SUBJECT, "leak")), says=("FW: Leak\nOne for you.",))
    decision = decided(a_forward(above="For the log."), leads=(lead,))
    assert "open" not in done(decision)
    assert "write" not in done(decision)


def test_an_address_that_is_not_in_the_block_is_not_written_to() -> None:
    other = a_writer(person=THEIRS, address=Address("Dorothy Finch", "dorothy@other.example"))
    assert done(decided(a_forward(), brought=other)) == ["open", "ask who-is-it"]


def test_a_neighbours_home_puts_nobody_on_a_case_unasked() -> None:
    lead = Lead(CASE, (Tie(TieKind.HOME, "4 fern court"),), says=(f"Leak\n{COMPLAINT[:40]}",))
    message = a_forward(f"{COMPLAINT}\n\n4 Fern Court")
    assert done(decided(message, leads=(lead,)))[0] == "open"


def test_a_colleague_is_no_complainant() -> None:
    block = "From: Ann Other <ann@northgate.example>\nSent: 29 May 2026 18:05\nTo: G\nSubject: rota\n\n"
    assert decide(an_officers(f"For you.\n\n{block}This is not good.", "FW: rota")) is None


def test_a_tenant_whom_a_colleague_has_answered_has_a_case_and_is_written_to_by_a_person() -> None:
    block = f"From: Ann <ann@northgate.example>\nSent: 30 May 2026 09:00\nTo: Dorothy <{TENANT}>\nSubject: RE: Leak\n\n"
    message = a_forward(above=f"FYI\n\n{block}Done.", subject="FW: Leak")
    assert done(decided(message)) == ["open", "ask who-is-it"]


def test_what_goes_to_somebody_outside_is_no_concern_of_this() -> None:
    assert decide(a_forward(to="office@plumber.example")) is None


def test_what_the_mailbox_itself_passed_on_was_there_before() -> None:
    assert decide(a_forward(to=LEAD), from_sent_folder=True) is None


# -- Notes ----------------------------------------------------------------------------------------


def test_a_note_of_a_complaint_opens_a_case_and_nobody_is_written_to() -> None:
    decision = decided(an_officers(NOTE, "Phone note"), brought=None)
    assert done(decision) == ["open", "ask who-is-it"]
    opened = first(decision, OpenCase)
    assert (opened.person, opened.kind) == (None, Kind.COMPLAINT)
    assert "Mrs Pell, 3 quarry lane" in opened.because


def test_a_note_that_praises_opens_nothing() -> None:
    decision = decided(an_officers("Mrs Pell phoned to say thank you, she was delighted.", "Thanks"), brought=None)
    assert done(decision) == ["keep"]


def test_a_note_that_may_be_a_complaint_is_put_before_a_person() -> None:
    decision = decided(an_officers("Mr Pell phoned about the hedge at number 4.", "call"), brought=None)
    assert done(decision) == ["keep", f"ask {About.WHICH_CASE}"]


def test_a_talk_that_colleagues_speak_of_on_a_case_is_what_staff_write() -> None:
    lead = Lead(CASE, (Tie(TieKind.REFERENCE, CASE),), says=("The lift",))
    text = f"{CASE}: spoke to Mrs Pell, I will look into it tomorrow."
    assert decide(an_officers(text, "Pell", LEAD), leads=(lead,), brought=None) is None


def test_a_note_on_a_case_that_does_not_accept_the_answer_is_told() -> None:
    lead = Lead(CASE, (Tie(TieKind.REFERENCE, CASE),), says=("The lift at Quarry Lane",))
    text = f"{CASE}: Mrs Pell rang. She has had the letter and is not accepting it."
    decision = decided(an_officers(text, "Pell", LEAD), leads=(lead,), brought=None)
    assert done(decision)[:1] == ["file"]
    assert "ask next-stage" in done(decision)
    assert first(decision, FileOnCase).kind is Kind.ESCALATION


def test_a_danger_in_a_note_is_told_at_once() -> None:
    decision = decided(an_officers("Mrs Pell rang, she can smell gas in her kitchen.", "call"), brought=None)
    assert "ask danger" in done(decision)


def test_a_name_alone_puts_no_new_complaint_on_a_case_unasked() -> None:
    lead = Lead(CASE, (Tie(TieKind.NAME, "pell"),), says=("Pell\nThe parking at Mill Street.",))
    decision = decided(an_officers(NOTE, "Phone note"), leads=(lead,), brought=None)
    assert done(decision)[0] == "open"


def test_mail_of_anybody_else_is_no_concern_of_this() -> None:
    assert decide(a_forward(), writer=a_writer()) is None


def test_old_mail_opens_a_case_without_clocks_and_nothing_is_written() -> None:
    decision = decided(a_forward(), received_at=MONDAY - timedelta(days=400))
    assert done(decision) == ["open"]
    assert not first(decision, OpenCase).clocks
