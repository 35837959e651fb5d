"""What follows from a mail of staff that answers a notice of ours, by its token or its headers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import (
    LANDLORD,
    LEAD,
    LIVE_SINCE,
    MAILBOX,
    OFFICER,
    RULES,
    TENANT,
    a_message,
    a_writer,
)
from heard.casework.commands import Assign, Close, Confirm, Disown, Given, Note, Undo
from heard.casework.events import (
    Direction,
    Ground,
    Kind,
    MessageNumber,
    Outcome,
    ProvedBy,
    Refusal,
)
from heard.casework.people import Officer, Role
from heard.judgement.actions import (
    Action,
    AskToConfirm,
    CarryOut,
    Explain,
    FileOnCase,
    RefuseCommand,
    SetAside,
)
from heard.judgement.commands.deciding import answer_to_a_notice
from heard.judgement.facts import Lead
from heard.judgement.officers.proof import Proof
from heard.judgement.token_seen import TokenState
from heard.mail.message import Address, Attachment, Message
from judgement.commands.answering import (
    CASE,
    COLLEAGUES,
    COMPLAINT,
    GOOD,
    NOT_PROVED,
    NOTICE,
    NOWHERE,
    ON_FILE,
    OTHER,
    PASSED_ON,
    PROVED,
    SIGNED,
    TOKEN,
    UNKNOWN,
    from_gary,
    pressed,
    what_is_known,
)

OUR_HEADING = f"From: Northgate Homes <{MAILBOX}>\nSent: 1 June 2026 09:00\nTo: {OFFICER}\nSubject: New case\n\n"


def decided(message: Message, proof: Proof = PROVED, **known: Any) -> tuple[Action, ...]:
    decision = answer_to_a_notice(message, what_is_known(**known), proof, RULES)
    assert decision is not None
    assert (decision.kind, decision.role) == (Kind.STAFF, Role.OFFICER)
    return decision.actions


def follows(message: Message, proof: Proof = PROVED, **known: Any) -> Action:
    """Return the one thing that follows besides where the mail is put."""
    _, action = decided(message, proof, **known)
    return action


def refused(message: Message, proof: Proof = PROVED, **known: Any) -> RefuseCommand:
    action = follows(message, proof, **known)
    assert isinstance(action, RefuseCommand)
    return action


def carried_out(message: Message, proof: Proof = PROVED, **known: Any) -> CarryOut:
    action = follows(message, proof, **known)
    assert isinstance(action, CarryOut)
    return action


# -- An answer to a notice


def test_an_answer_gives_its_first_line_as_a_command_for_the_case_of_the_notice() -> None:
    action = carried_out(from_gary("assign to me\n\n" + SIGNED), notice=NOTICE)
    assert (action.reference, action.given) == (CASE, Given(Assign(None), "assign to me"))
    assert (action.about, action.officer, action.proved_by, action.nonce) == (
        COMPLAINT,
        OFFICER,
        ProvedBy.TRANSPORT,
        None,
    )


@pytest.mark.parametrize(
    "line", [f"assign {CASE} to me", f"assign to me {CASE}", f"{CASE} - assign to me", f"Assign to me ({CASE.lower()})"]
)
def test_the_reference_of_its_own_case_may_stand_in_a_command(line: str) -> None:
    assert carried_out(from_gary(f"{line}\n\n{SIGNED}"), notice=NOTICE).given == Given(Assign(None), line)


def test_it_is_filed_on_the_case_as_what_an_officer_sent() -> None:
    filed, _ = decided(from_gary("assign to me"), notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert (filed.reference, filed.direction, filed.kind, filed.ground) == (
        CASE,
        Direction.OUT,
        Kind.STAFF,
        Ground.NOTICE,
    )


def test_what_is_consequential_waits_for_their_word_and_came_in() -> None:
    filed, action = decided(from_gary("close withdrawn"), notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert filed.direction is Direction.IN
    assert isinstance(action, AskToConfirm)
    assert (action.reference, action.given.command, action.about) == (CASE, Close(Outcome("withdrawn")), COMPLAINT)


def test_a_press_from_a_sender_who_is_vouched_for_is_carried_out_with_its_token() -> None:
    action = carried_out(pressed("close withdrawn"), tokens=(GOOD,))
    assert (action.reference, action.given.command) == (CASE, Close(Outcome("withdrawn")))
    assert (action.proved_by, action.nonce, action.about) == (ProvedBy.BOTH, "THEIRS", COMPLAINT)


def test_a_token_goes_before_what_the_headers_name() -> None:
    of_the_headers = replace(NOTICE, reference=OTHER, message=MessageNumber(9))
    assert carried_out(from_gary(f"assign to me\n\n> {TOKEN}"), tokens=(GOOD,), notice=of_the_headers).reference == CASE


def test_beside_a_token_that_is_unknown_the_headers_name_the_notice() -> None:
    action = carried_out(from_gary(f"assign to me\n\n> {TOKEN}"), tokens=(UNKNOWN,), notice=NOTICE)
    assert (action.reference, action.about, action.proved_by) == (CASE, COMPLAINT, ProvedBy.TRANSPORT)


def test_a_mail_that_answers_no_notice_is_none() -> None:
    assert answer_to_a_notice(from_gary("assign to me"), what_is_known(), PROVED, RULES) is None


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"from_sent_folder": True}, id="found in the sent folder"),
        pytest.param({"received_at": LIVE_SINCE - timedelta(days=1)}, id="old"),
    ],
)
def test_what_was_sent_or_is_old_answers_nothing(known: dict[str, Any]) -> None:
    facts = what_is_known(tokens=(GOOD,), notice=NOTICE, **known)
    assert answer_to_a_notice(pressed("close withdrawn"), facts, PROVED, RULES) is None


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(from_gary("close withdrawn", to=f"{MAILBOX}, {TENANT}"), id="to the tenant as well"),
        pytest.param(from_gary("close withdrawn", headers=[("Cc", TENANT)]), id="with a copy to the tenant"),
    ],
)
def test_what_goes_to_somebody_outside_is_a_letter_whatever_its_first_line(message: Message) -> None:
    facts = what_is_known(tokens=(GOOD,), notice=NOTICE)
    assert answer_to_a_notice(message, facts, PROVED, RULES) is None


def test_an_officer_with_an_address_elsewhere_is_not_outside() -> None:
    agency = Officer("Ada Agency", "ada@agency.example")
    landlord = replace(LANDLORD, staff=(*LANDLORD.staff, agency))
    message = from_gary("assign to me", headers=[("Cc", agency.address)])
    assert carried_out(message, notice=NOTICE, landlord=landlord).given.command == Assign(None)


def test_a_complaint_that_is_passed_on_is_heard_whatever_it_quotes() -> None:
    for tokens in ((UNKNOWN,), (GOOD,)):
        facts = what_is_known(tokens=tokens)
        assert answer_to_a_notice(from_gary(PASSED_ON, subject="FW: Damp"), facts, PROVED, RULES) is None


@pytest.mark.parametrize("state", [TokenState.GOOD, TokenState.USED, TokenState.EXPIRED, TokenState.SPOILED])
@pytest.mark.parametrize("subject", ["FW: Your case", "RE: Your case"])
def test_what_quotes_a_notice_below_a_tenants_own_words_is_the_tenants(state: TokenState, subject: str) -> None:
    theirs = f"I am not satisfied. Please take my complaint to stage 2.\n\n{OUR_HEADING}{TOKEN}\n"
    text = f"Please log\n\nFrom: Ann Bell <{TENANT}>\nSent: 1 June 2026 09:00\nTo: Gary Officer <{OFFICER}>\n"
    message = from_gary(f"{text}Subject: Your case\n\n{theirs}", subject=subject)
    facts = what_is_known(tokens=(replace(GOOD, state=state),), notice=NOTICE)
    assert answer_to_a_notice(message, facts, PROVED, RULES) is None


def test_a_forward_of_which_it_cannot_be_told_whose_it_is_is_no_answer() -> None:
    facts = what_is_known(tokens=(GOOD,), notice=NOTICE)
    assert (
        answer_to_a_notice(
            from_gary(f"Please log\n\n> It is wet.\n> {TOKEN}", subject="FW: Damp"), facts, PROVED, RULES
        )
        is None
    )


def test_a_tenants_words_within_our_notice_make_no_answer_a_forward() -> None:
    theirs = f"From: Ann Bell <{TENANT}>\nSent: 1 June 2026 08:00\nTo: {MAILBOX}\nSubject: Damp\n\nIt is wet.\n"
    message = from_gary(f"assign to me\n\n{OUR_HEADING}They wrote:\n\n{theirs}\n{TOKEN}")
    assert carried_out(message, tokens=(GOOD,)).given.command == Assign(None)


def test_what_was_seen_in_other_hands_makes_a_mail_no_answer_of_itself() -> None:
    spoiled = replace(GOOD, state=TokenState.SPOILED)
    facts = what_is_known(tokens=(spoiled,))
    assert answer_to_a_notice(from_gary(f"assign to me\n\n> {TOKEN}"), facts, PROVED, RULES) is None


# -- What else they wrote


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(from_gary(f"close withdrawn\nonly once the plumber has been\n\n> {TOKEN}"), id="typed"),
        pytest.param(
            from_gary(f"Please wait.\n\nclose withdrawn\n{TOKEN}", subject=f"close withdrawn {TOKEN}"), id="pressed"
        ),
    ],
)
def test_what_may_speak_against_a_command_of_consequence_holds_it_up(message: Message) -> None:
    action = follows(message, tokens=(GOOD,))
    assert isinstance(action, AskToConfirm)
    assert (action.given.command, action.half_shown) == (Close(Outcome("withdrawn")), True)
    assert "may speak against it" in action.because


def test_what_else_they_wrote_goes_along() -> None:
    action = carried_out(from_gary(f"close withdrawn\nShe has accepted the offer.\n\n> {TOKEN}"), tokens=(GOOD,))
    assert action.given == Given(Close(Outcome("withdrawn")), "close withdrawn", besides="She has accepted the offer.")


def test_what_anybody_can_put_right_is_done_all_the_same() -> None:
    action = carried_out(from_gary("assign to me\nuntil Helen is back"), notice=NOTICE)
    assert action.given == Given(Assign(None), "assign to me", besides="until Helen is back")


def test_what_looks_like_a_token_further_down_makes_a_mail_no_answer() -> None:
    facts = what_is_known(tokens=(UNKNOWN,))
    assert answer_to_a_notice(from_gary(f"Mrs Bell wrote:\n{TOKEN}"), facts, PROVED, RULES) is None


def test_a_notice_that_is_forwarded_back_is_answered() -> None:
    text = f"assign to me\n\nFrom: Northgate Homes <{MAILBOX}>\nSent: 1 June 2026 09:00\nSubject: New case\n\n{TOKEN}"
    assert carried_out(from_gary(text, subject="FW: New case"), tokens=(GOOD,)).given.command == Assign(None)


# -- Which case


def test_a_token_of_another_case_than_the_subject_names_does_nothing() -> None:
    known: dict[str, Any] = {"leads": (Lead(CASE, ()), Lead(OTHER, ()))}
    action = refused(pressed("close withdrawn", OTHER), tokens=(GOOD,), **known)
    assert (action.why, action.reference, action.officer) == (Refusal.OF_ANOTHER_CASE, OTHER, OFFICER)


def test_it_is_filed_where_the_subject_says_if_there_is_such_a_case() -> None:
    known: dict[str, Any] = {"tokens": (GOOD,), "leads": (Lead(CASE, ()), Lead(OTHER, ()))}
    filed, _ = decided(pressed("close withdrawn", OTHER), **known)
    assert isinstance(filed, FileOnCase)
    assert filed.reference == OTHER


def test_of_a_case_that_was_joined_the_one_it_was_joined_to_is_meant() -> None:
    joined = replace(ON_FILE.case, reference=OTHER, joined=CASE)
    on_file = (ON_FILE, replace(ON_FILE, case=joined))
    known: dict[str, Any] = {"leads": (Lead(CASE, ()), Lead(OTHER, ())), "on_file": on_file}
    assert carried_out(pressed("close withdrawn", OTHER), tokens=(GOOD,), **known).reference == CASE


@pytest.mark.parametrize(
    "line, proof",
    [("assign to me", PROVED), ("close withdrawn", PROVED), ("close withdrawn", NOT_PROVED), ("Thank you.", PROVED)],
)
def test_for_a_case_that_is_nowhere_nothing_is_done_and_the_officer_hears_why(line: str, proof: Proof) -> None:
    action = refused(from_gary(line, subject=f"RE: New case [{NOWHERE}]"), proof, notice=NOTICE)
    assert (action.why, action.reference, action.officer) == (Refusal.NOT_ALLOWED, NOWHERE, OFFICER)
    assert action.because == "the subject names NH-26-0999, and there is no such case"
    assert not action.leads


def test_what_names_a_case_that_is_nowhere_lies_where_its_notice_does() -> None:
    filed, _ = decided(from_gary("assign to me", subject=f"RE: New case [{NOWHERE}]"), notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert filed.reference == CASE


def test_of_a_notice_about_no_case_the_mail_is_on_none() -> None:
    filed, action = decided(from_gary("She rang again."), notice=replace(NOTICE, reference=None))
    assert filed == SetAside(Kind.STAFF, "it answers a notice of ours about the case, which is on no case")
    assert isinstance(action, CarryOut)
    assert action.reference is None


def test_of_a_notice_about_no_case_the_one_that_the_subject_names_is_meant() -> None:
    message = from_gary("assign to me", subject=f"RE: For you [{CASE}]")
    assert carried_out(message, notice=replace(NOTICE, reference=None)).reference == CASE


def test_what_was_given_for_no_case_does_nothing_on_one() -> None:
    action = refused(pressed("close withdrawn"), tokens=(replace(GOOD, reference=None),))
    assert (action.why, action.reference) == (Refusal.OF_ANOTHER_CASE, CASE)


# -- Whose token


def test_their_own_token_counts_where_a_colleagues_stands_in_the_thread() -> None:
    for tokens in ((GOOD, COLLEAGUES), (COLLEAGUES, GOOD)):
        action = carried_out(from_gary(f"close withdrawn\n\n> {TOKEN}"), tokens=tokens)
        assert (action.nonce, action.proved_by) == ("THEIRS", ProvedBy.BOTH)


def test_one_that_still_holds_counts_where_one_that_is_too_old_stands_above_it() -> None:
    old = replace(GOOD, nonce="OLD", state=TokenState.EXPIRED)
    assert carried_out(from_gary(f"close withdrawn\n\n> {TOKEN}"), tokens=(old, GOOD)).nonce == "THEIRS"


def test_a_colleagues_alone_does_nothing_and_is_worth_nothing_from_then_on() -> None:
    action = refused(from_gary(f"close withdrawn\n\n> {TOKEN}"), NOT_PROVED, tokens=(COLLEAGUES,))
    assert (action.why, action.leads, action.spoils, action.officer) == (Refusal.ANOTHERS, True, ("HELENS",), None)


def test_of_whom_our_server_vouches_for_a_colleagues_is_worth_as_much_as_none() -> None:
    action = follows(from_gary(f"close withdrawn\n\n> {TOKEN}"), tokens=(COLLEAGUES,))
    assert isinstance(action, AskToConfirm)
    assert (action.reference, action.half_shown) == (CASE, True)
    noted = carried_out(from_gary(f"No, looks fine to me\n\n> {TOKEN}"), tokens=(COLLEAGUES,))
    assert (noted.given.command, noted.proved_by) == (Note(), ProvedBy.TRANSPORT)


@pytest.mark.parametrize(
    "line, nonce, about",
    [
        pytest.param("undo", "UNDOES", MessageNumber(12), id="to undo"),
        pytest.param("close withdrawn", "NEXT", COMPLAINT, id="to go on"),
    ],
)
def test_an_answer_to_a_receipt_is_by_what_it_gave_for_that(line: str, nonce: str, about: MessageNumber) -> None:
    undoes = replace(GOOD, nonce="UNDOES", message=MessageNumber(12), about="undo", only=("undo",))
    following = replace(GOOD, nonce="NEXT", about="receipt")
    action = carried_out(from_gary(f"{line}\n\n> {TOKEN}"), tokens=(undoes, following))
    assert (action.nonce, action.about, action.proved_by) == (nonce, about, ProvedBy.BOTH)


def test_a_guess_does_nothing_and_is_told_to_the_leads_alone() -> None:
    action = refused(pressed("close withdrawn"), NOT_PROVED, tokens=(UNKNOWN,))
    assert (action.why, action.reference, action.leads, action.officer) == (Refusal.NOT_OURS, CASE, True, None)


def test_who_is_vouched_for_and_presses_what_no_key_knows_any_more_is_asked_about_that_case() -> None:
    action = follows(pressed("close withdrawn"), tokens=(UNKNOWN,))
    assert isinstance(action, AskToConfirm)
    assert (action.reference, action.about) == (CASE, None)


def test_of_a_guess_that_names_no_case_the_mail_is_on_none() -> None:
    filed, action = decided(pressed("assign to me", None), tokens=(UNKNOWN,))
    assert filed == SetAside(Kind.STAFF, "it claims to answer a notice of ours, which is on no case")
    assert isinstance(action, CarryOut)
    assert action.reference is None


def test_a_forged_sender_gets_nothing_done_and_is_answered_by_nobody() -> None:
    forged = a_writer(address=Address("Gary Officer", OFFICER), role=Role.OFFICER, refuted=True)
    action = refused(pressed("close withdrawn"), NOT_PROVED, tokens=(GOOD,), writer=forged)
    assert (action.why, action.leads, action.spoils, action.officer) == (Refusal.FORGED, True, ("THEIRS",), None)


def test_who_is_no_officer_gives_no_commands_from_inside_either() -> None:
    message = a_message("assign to me", sender="kitchen@northgate.example", subject="RE: New case")
    action = refused(message, notice=NOTICE)
    assert (action.why, action.officer) == (Refusal.NOT_PROVED, None)


def test_a_mail_without_a_sender_is_nobodys() -> None:
    assert refused(a_message("assign to me", sender=None), NOT_PROVED, notice=NOTICE).officer is None


# -- What is no command


def test_all_else_is_a_note() -> None:
    text = "I will ring her tomorrow."
    assert carried_out(from_gary(text), notice=NOTICE).given == Given(Note(), text)


@pytest.mark.parametrize("text", ["", "Thanks", SIGNED, f"--\n{SIGNED}", "Sent from Outlook for iOS"])
def test_what_says_nothing_is_filed_as_theirs_and_nobody_is_answered(text: str) -> None:
    [filed] = decided(from_gary(text), notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert filed.direction is Direction.OUT


@pytest.mark.parametrize(
    ("text", "subject", "line"),
    [
        pytest.param("Thanks\nGary\nREOPEN", "RE: New case", "REOPEN", id="below thanks and a name"),
        pytest.param("Ok, thanks\n\nGary Officer\nStage 2", "RE: New case", "Stage 2", id="where a post would stand"),
        pytest.param("", "Close upheld please [NH-26-0042]", "Close upheld please", id="in a subject above nothing"),
        pytest.param(
            "Gary Officer", "clsoe upheld [NH-26-0042]", "clsoe upheld", id="misread, in a subject above a name"
        ),
    ],
)
def test_a_command_where_none_counts_is_answered_with_the_right_words(text: str, subject: str, line: str) -> None:
    action = follows(from_gary(text, subject=subject), notice=NOTICE)
    assert isinstance(action, Explain | CarryOut)
    assert isinstance(action, Explain) or action.given.command == Note()
    assert not isinstance(action, Explain) or (action.line.line, bool(action.line.nearest)) == (line, True)


@pytest.mark.parametrize("text", ["", "Thanks", SIGNED])
def test_a_file_without_a_word_is_a_note(text: str) -> None:
    letter = Attachment("Our letter to Mrs Bell.pdf", "application/pdf", 48_000)
    message = replace(from_gary(text), attachments=(letter,))
    assert carried_out(message, notice=NOTICE).given.command == Note()


def test_a_note_of_whom_nothing_shows_is_filed_and_nothing_else() -> None:
    [filed] = decided(from_gary("I will ring her tomorrow."), NOT_PROVED, notice=NOTICE)
    assert isinstance(filed, FileOnCase)
    assert filed.direction is Direction.IN


def test_a_misread_command_changes_nothing_and_names_the_right_words() -> None:
    filed, action = decided(from_gary("clsoe upheld"), notice=NOTICE)
    assert isinstance(action, Explain)
    assert (action.reference, action.line.line, action.officer) == (CASE, "clsoe upheld", OFFICER)
    assert action.line.nearest
    assert isinstance(filed, FileOnCase)
    assert filed.direction is Direction.OUT


@pytest.mark.parametrize("line", ["Yes, upheld", "yes once the roofer has been", "no - reopen it"])
@pytest.mark.parametrize("proof", [PROVED, NOT_PROVED])
def test_no_plain_answer_to_whether_it_is_theirs_gets_the_right_words(line: str, proof: Proof) -> None:
    asked = replace(GOOD, about="confirm", only=("confirm",))
    action = follows(from_gary(line), proof, notice=replace(NOTICE, about="confirm"), tokens=(asked,))
    assert isinstance(action, Explain)
    assert "confirm" in action.line.nearest


@pytest.mark.parametrize("state", [TokenState.SPOILED, TokenState.EXPIRED])
def test_with_what_holds_no_longer_nobody_is(state: TokenState) -> None:
    asked = replace(GOOD, about="confirm", only=("confirm",), state=state)
    mail = from_gary("Yes, upheld")
    assert len(decided(mail, NOT_PROVED, notice=replace(NOTICE, about="confirm"), tokens=(asked,))) == 1


@pytest.mark.parametrize("line", ["No, her sister asks for it", "no escalation\nSorry, I meant the flat above"])
def test_a_stage_is_not_refused_while_more_is_said(line: str) -> None:
    notice = replace(NOTICE, about="next-stage")
    action = follows(from_gary(line), notice=notice, tokens=(replace(GOOD, about="next-stage"),))
    assert isinstance(action, AskToConfirm)
    assert action.given.besides


@pytest.mark.parametrize("line", ["No", "No escalation\nMany thanks\nGary", f"no escalation\n\n{SIGNED}"])
def test_a_plain_no_is_done(line: str) -> None:
    notice = replace(NOTICE, about="next-stage")
    carried_out(from_gary(line), notice=notice, tokens=(replace(GOOD, about="next-stage"),))


def test_nobody_is_told_the_right_words_whom_nothing_shows() -> None:
    [filed] = decided(from_gary("clsoe upheld"), NOT_PROVED, notice=NOTICE)
    assert isinstance(filed, FileOnCase)


def test_a_misread_command_with_a_colleagues_token_is_refused_like_any_other() -> None:
    action = refused(from_gary(f"clsoe upheld\n\n> {TOKEN}"), NOT_PROVED, tokens=(COLLEAGUES,))
    assert (action.why, action.spoils) == (Refusal.ANOTHERS, ("HELENS",))
    assert action.given == Given(Note(), "clsoe upheld")


# -- Undo and confirm


@pytest.mark.parametrize(
    "line, about, expected",
    [
        pytest.param("undo", "undo", Undo(COMPLAINT), id="undo"),
        pytest.param("confirm", "confirm", Confirm(COMPLAINT), id="confirm"),
    ],
)
def test_the_button_of_a_receipt_means_the_command_it_was_given_for(
    line: str, about: str, expected: Undo | Confirm
) -> None:
    token = replace(GOOD, about=about, only=(line,))
    assert carried_out(pressed(line), tokens=(token,)).given.command == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("yes", Confirm(COMPLAINT)), ("it was me", Confirm(COMPLAINT)), ("not me", Disown(COMPLAINT))],
)
def test_a_word_to_the_question_whose_it_is_is_of_that_command_and_does_nothing_without_its_token(
    line: str, expected: Confirm | Disown
) -> None:
    asked = replace(NOTICE, about="confirm")
    spoiled = replace(GOOD, about="confirm", state=TokenState.SPOILED)
    for tokens in ((), (spoiled,)):
        action = refused(from_gary(f"{line}\n\n> {TOKEN}"), tokens=tokens, notice=asked)
        assert action.given is not None
        assert (action.given.command, action.asks_again, action.officer) == (expected, True, OFFICER)


def test_a_word_to_a_question_that_another_was_asked_is_of_no_command() -> None:
    action = refused(from_gary("yes"), notice=replace(NOTICE, about="confirm", to=LEAD))
    assert (action.asks_again, action.officer) == (False, OFFICER)


def test_an_undo_that_says_which_command_means_that_one() -> None:
    action = follows(from_gary("undo 7"), notice=NOTICE)
    assert isinstance(action, AskToConfirm)
    assert action.given.command == Undo(MessageNumber(7))
