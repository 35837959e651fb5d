"""A message came: what now.  Each row is a letter one could lay on the landlord's desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders import (
    COMPLAINT,
    LEAD,
    LIVE_SINCE,
    MAILBOX,
    MONDAY,
    RULES,
    TENANT,
    a_message,
    a_writer,
    besides_its_area,
    the_facts,
)
from heard.casework.events import (
    About,
    Kind,
    LetterFailed,
    LetterName,
    LetterNumber,
    MessageNumber,
    Purpose,
    Reference,
    RiskNoticed,
    StageName,
)
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, ChangeCase, Decision, FileOnCase, OpenCase, SetAside, WriteLetter
from heard.judgement.decide_message import decide_message, decide_unreadable
from heard.judgement.facts import Facts, Lead, SentLetter, Tie, TieKind
from heard.mail.message import Address, Message

CASE = Reference("NH-26-0007")
ANSWERS = Lead(CASE, (Tie(TieKind.ANSWERS, "<ack@northgate.example>"),), belongs=True, is_theirs=True)
NAMED_BY_STRANGER = Lead(CASE, (Tie(TieKind.REFERENCE, CASE),))
ACK = SentLetter(
    LetterNumber(3),
    CASE,
    LetterName("complainant.acknowledgement.stage-1"),
    Purpose.ACKNOWLEDGEMENT,
    StageName("stage-1"),
)


def decide(message: Message, **facts: object) -> Decision:
    return decide_message(message, the_facts(**facts), RULES)


def done(decision: Decision) -> list[str]:
    """What was decided, in a word each."""
    words = {OpenCase: "open", FileOnCase: "file", WriteLetter: "write", SetAside: "keep", ChangeCase: "change"}
    return [f"ask {a.about}" if isinstance(a, AskOfficer) else words[type(a)] for a in besides_its_area(decision)]


def test_a_new_complaint_opens_a_case_and_is_acknowledged() -> None:
    decision = decide(a_message())
    assert done(decision) == ["open", "write"]
    letter = next(action for action in decision.actions if isinstance(action, WriteLetter))
    assert letter.to.address == TENANT
    assert letter.key == "NH-26-0001:acknowledgement:stage-1"
    assert letter.values["answer_by"].isoformat() == "2026-06-15"  # ten working days after Monday 1 June


@pytest.mark.parametrize(
    "text, facts, expected",
    [
        pytest.param("And another thing.", {"leads": (ANSWERS,)}, ["file"], id="a follow-up gets no acknowledgement"),
        pytest.param(
            "I do not accept this. I want to take my complaint to stage 2.",
            {"leads": (ANSWERS,)},
            ["file", "ask next-stage", "write"],
            id="whoever wants more on a case without clocks is told to a person, and hears that it has come",
        ),
        pytest.param(
            COMPLAINT,
            {"leads": (NAMED_BY_STRANGER,)},
            ["open", "change", "ask which-case", "write"],
            id="a stranger who names a case gets one of their own",
        ),
        pytest.param(
            COMPLAINT,
            {"writer": a_writer(address=None, sure=False, because="no From")},
            ["open", "ask who-is-it"],
            id="a complaint from nobody stands, and a person is asked",
        ),
        pytest.param(
            COMPLAINT,
            {"writer": a_writer(address=Address("", "no-reply@portal.example"))},
            ["open", "ask who-is-it"],
            id="an address that takes no mail is not written to",
        ),
        pytest.param(
            COMPLAINT,
            {"writer": a_writer(sure=False, because="Two From addresses")},
            ["open", "write", "ask who-is-it"],
            id="a doubtful writer is answered, and a person asked",
        ),
        pytest.param(
            COMPLAINT, {"received_at": LIVE_SINCE - timedelta(days=1)}, ["open"], id="old mail is filed, and no more"
        ),
        pytest.param(
            "I will be on leave on Friday.",
            {"writer": a_writer(role=Role.OFFICER)},
            ["keep"],
            id="what staff write is kept",
        ),
        pytest.param(
            COMPLAINT,
            {"writer": a_writer(role=Role.OFFICER)},
            ["keep", "ask which-case"],
            id="what says it is from staff and reads like a complaint is put before a person, and not acknowledged",
        ),
        pytest.param(
            "Strong smell of gas in the hall.",
            {"writer": a_writer(role=Role.OFFICER)},
            ["keep", "ask danger", "ask which-case"],
            id="a danger is told whoever writes",
        ),
        pytest.param(
            COMPLAINT,
            {"writer": a_writer(role=Role.OFFICER), "leads": (ANSWERS,)},
            ["file"],
            id="what staff write is filed on its case",
        ),
        pytest.param(
            COMPLAINT, {"from_sent_folder": True, "leads": (ANSWERS,)}, ["file"], id="what was sent is staff's"
        ),
        pytest.param(COMPLAINT, {"own_letter": ACK}, ["keep"], id="our own letter come back is kept"),
        pytest.param(
            COMPLAINT,
            {"same_words": (MessageNumber(9), CASE, Kind.COMPLAINT)},
            ["file"],
            id="the same mail by another route is filed, not acknowledged again",
        ),
        pytest.param(
            COMPLAINT,
            {"taken_up": CASE},
            ["file", "change", "write"],
            id="read at last, its case goes on with a letter",
        ),
    ],
)
def test_who_is_told_what(text: str, facts: dict[str, object], expected: list[str]) -> None:
    assert done(decide(a_message(text), **facts)) == expected


@pytest.mark.parametrize(
    "header, kind",
    [
        pytest.param(("Auto-Submitted", "auto-replied"), Kind.AUTO_REPLY, id="out of office"),
        pytest.param(("List-Id", "<residents.example.org>"), Kind.BULK, id="a list"),
        pytest.param(("X-Campaign-Id", "7"), Kind.BULK, id="bulk"),
    ],
)
@pytest.mark.parametrize("leads", [(), (ANSWERS,)], ids=["on no case", "on a case"])
def test_a_machine_is_filed_and_never_answered(header: tuple[str, str], kind: Kind, leads: tuple[Lead, ...]) -> None:
    decision = decide(a_message(headers=[header]), leads=leads)
    assert decision.kind is kind
    assert not any(isinstance(action, WriteLetter | OpenCase) for action in decision.actions)


def test_a_bounce_undoes_the_letter_it_returns_and_tells_a_person() -> None:
    message = a_message(headers=[("Return-Path", "<>"), ("X-Failed-Recipients", TENANT)], subject="Undeliverable")
    decision = decide(message, bounced=(ACK,))
    assert done(decision) == ["file", "change", "ask letter-failed"]
    assert any(isinstance(a, ChangeCase) and isinstance(a.event, LetterFailed) for a in decision.actions)


def test_a_report_that_names_no_letter_of_ours_tells_a_person_and_undoes_nothing() -> None:
    message = a_message(headers=[("Return-Path", "<>"), ("X-Failed-Recipients", TENANT)], subject="Undeliverable")
    decision = decide(message, perhaps_bounced=(ACK,))
    assert done(decision) == ["keep", "ask letter-failed"]


def test_a_danger_is_told_though_the_mail_says_a_machine_sent_it() -> None:
    smell = "There is a strong smell of gas in my kitchen and nobody has come."
    assert "ask danger" in done(decide(a_message(smell, headers=[("Precedence", "bulk")])))
    by_a_list = a_message(smell, headers=[("List-Id", "<residents.example.org>")])
    assert done(decide(by_a_list)) == ["keep", "ask danger"]


def test_a_web_form_is_the_tenants_own_mail_though_a_machine_sent_it() -> None:
    message = a_message(headers=[("Auto-Submitted", "auto-generated")])
    assert done(decide(message, writer=a_writer(is_form=True))) == ["open", "write"]


def test_a_danger_is_told_at_once_on_a_case_and_off_it() -> None:
    smell = "There is a strong smell of gas in my kitchen and nobody has come."
    opened, filed = decide(a_message(smell)), decide(a_message(smell), leads=(ANSWERS,))
    for decision in (opened, filed):
        assert "ask danger" in done(decision)
        assert any(isinstance(a, ChangeCase) and isinstance(a.event, RiskNoticed) for a in decision.actions)


def test_a_danger_counts_from_when_its_mail_came_however_late_it_is_heard() -> None:
    decision = decide(a_message("There is a strong smell of gas."), leads=(ANSWERS,), now=MONDAY + timedelta(days=3))
    [noticed] = [a for a in decision.actions if isinstance(a, ChangeCase) and isinstance(a.event, RiskNoticed)]
    assert noticed.at == MONDAY


@pytest.mark.parametrize("taken_up, expected", [(None, ["open", "ask could-not-read"]), (CASE, ["ask could-not-read"])])
def test_a_mail_nobody_can_read_gets_one_case_and_a_person(taken_up: Reference | None, expected: list[str]) -> None:
    assert done(decide_unreadable(the_facts(taken_up=taken_up))) == expected


@pytest.mark.parametrize("address", [MAILBOX, LEAD])
def test_no_letter_comes_back_to_the_landlord(address: str) -> None:
    decision = decide(a_message(), writer=a_writer(address=Address("", address)))
    assert done(decision) == ["open", "ask who-is-it"]


def test_every_action_says_why() -> None:
    facts: list[dict[str, object]] = [
        {},
        {"leads": (ANSWERS,)},
        {"own_letter": ACK},
        {"writer": a_writer(role=Role.OFFICER)},
    ]
    for each in facts:
        assert all(action.because for action in decide(a_message(), **each).actions)


def test_a_decision_is_a_function_of_its_arguments() -> None:
    facts: Facts = the_facts()
    assert decide_message(a_message(), facts, RULES) == decide_message(a_message(), facts, RULES)


def test_about_words_fit_the_letters_that_carry_them() -> None:
    from heard.letters.catalogue import CATALOGUE

    assert {f"officer.notice.{about}" for about in About} <= set(CATALOGUE)


def test_an_out_of_office_through_a_form_address_is_still_a_bounce_when_it_is_one() -> None:
    message = a_message(headers=[("Return-Path", "<>"), ("X-Failed-Recipients", TENANT)], subject="Undeliverable")
    assert decide(message, writer=a_writer(is_form=True)).kind is Kind.BOUNCE


# -- The same words again -------------------------------------------------------------------------


def test_what_was_put_away_as_the_landlords_is_heard_when_it_comes_from_outside() -> None:
    decision = decide(a_message(), same_words=(MessageNumber(1), None, Kind.STAFF))
    assert done(decision) == ["open", "write"]
    assert decision.findings[-1].words == "message 1 says the same: staff"


@pytest.mark.parametrize(
    "text, facts",
    [
        pytest.param(COMPLAINT, {"same_words": (MessageNumber(1), None, Kind.COMPLAINT)}, id="a person took it off"),
        pytest.param(
            "Could you tell me when the office is open?",
            {"same_words": (MessageNumber(1), None, Kind.ENQUIRY)},
            id="it is what it was taken for",
        ),
        pytest.param(
            COMPLAINT,
            {"same_words": (MessageNumber(1), None, Kind.STAFF), "writer": a_writer(role=Role.OFFICER)},
            id="it says that it is an officer's",
        ),
        pytest.param(
            COMPLAINT,
            {"same_words": (MessageNumber(1), None, Kind.STAFF), "from_sent_folder": True},
            id="it is among the sent mail",
        ),
    ],
)
def test_what_lies_on_no_case_stays_there(text: str, facts: dict[str, object]) -> None:
    assert done(decide(a_message(text), **facts)) == ["keep"]
