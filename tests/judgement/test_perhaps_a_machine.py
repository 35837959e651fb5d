"""Signs held against who the landlord is and what is said: lists of its own, and headers that people's mail bears."""

from __future__ import annotations

import pytest

from builders import MAILBOX, RULES, a_message, a_writer, besides_its_area, the_facts
from heard.casework.events import Kind
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, Decision, FileOnCase, OpenCase, SetAside, WriteLetter
from heard.judgement.decide_message import decide_message

MOULD = "My bathroom has had black mould since March and nobody comes. I want to make a complaint about it."


def decide(text: str, *headers: tuple[str, str], **facts: object) -> Decision:
    return decide_message(a_message(text, subject="Mould", headers=headers), the_facts(**facts), RULES)


def done(decision: Decision) -> list[str]:
    words = {OpenCase: "open", FileOnCase: "file", WriteLetter: "write", SetAside: "keep"}
    return [
        f"ask {a.about}" if isinstance(a, AskOfficer) else words.get(type(a), "change")
        for a in besides_its_area(decision)
    ]


@pytest.mark.parametrize(
    "header",
    [
        ("List-Id", "Complaints <complaints.northgate.example>"),
        ("List-Post", f"<https://groups.example/post>, <mailto:{MAILBOX}>"),
        ("Mailing-list", f"list {MAILBOX}; contact complaints+owners@northgate.example"),
        ("X-BeenThere", MAILBOX),
        ("List-Id", "<tenants.northgate.example>"),
    ],
)
def test_a_complaint_by_a_list_of_the_landlords_own_is_answered(header: tuple[str, str]) -> None:
    beside = [("Precedence", "list"), ("List-Unsubscribe", "<https://groups.example/unsubscribe>")]
    assert done(decide(MOULD, header, *beside)) == ["open", "write"]


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param([("List-Id", "<residents.example.org>")], id="somebody else's list"),
        pytest.param([("List-Id", "<x.notnorthgate.example>")], id="a name that only ends alike"),
        pytest.param(
            [("List-Unsubscribe", f"<https://x.example/?e={MAILBOX}>"), ("Precedence", "bulk")],
            id="our address in a link",
        ),
        pytest.param(
            [("List-Id", "<complaints.northgate.example>"), ("X-Campaign-Id", "7")], id="a campaign sent to our list"
        ),
        pytest.param(
            [("List-Id", "<complaints.northgate.example>"), ("Auto-Submitted", "auto-replied")],
            id="a program that answers our list",
        ),
    ],
)
def test_what_comes_by_another_list_or_shows_a_machine_besides_is_kept(headers: list[tuple[str, str]]) -> None:
    assert done(decide(MOULD, *headers)) == ["keep"]


def test_news_to_all_staff_by_a_list_of_the_landlords_is_bulk() -> None:
    news = decide("The canteen is closed on Monday.", ("List-Id", "<all-staff.northgate.example>"),
                  writer=a_writer(role=Role.OFFICER))  # fmt: skip
    assert news.kind is Kind.BULK


WEAK = [
    ("Return-Path", "<>"),
    ("Precedence", "bulk"),
    ("Precedence", "junk"),
    ("Auto-Submitted", "auto-generated"),
    ("Auto-Submitted", "auto-notified"),
    ("Feedback-ID", "1:2:3:x"),
    ("X-Autoreply", "yes"),
    ("List-Unsubscribe", "<mailto:x@crm.example>"),
]


@pytest.mark.parametrize("header", WEAK)
def test_a_persons_complaint_below_one_weak_header_is_not_lost_and_not_answered(header: tuple[str, str]) -> None:
    decision = decide(MOULD, header)
    assert (decision.kind, done(decision)) == (Kind.COMPLAINT, ["open", "ask who-is-it"])
    asked = next(each for each in decision.actions if isinstance(each, AskOfficer))
    assert f"{header[0]}: {header[1]}".lower() in asked.because.lower()


@pytest.mark.parametrize("header", WEAK)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Our systems are working. The report for May is ready.", id="no complaint"),
        pytest.param(
            "Landlords make complaints hard. Tenants complain of mould. Read more.", id="not in the first person"
        ),
        pytest.param(f"{MOULD} You are receiving this since you signed up. Unsubscribe", id="a campaign's words"),
        pytest.param(f"This is an automated message. {MOULD}", id="a program's words"),
        pytest.param("I want to complain.", id="hardly a word"),
    ],
)
def test_below_a_weak_header_anything_else_is_a_machines(header: tuple[str, str], text: str) -> None:
    assert done(decide(text, header)) == ["keep"]


def test_two_weak_headers_are_no_persons() -> None:
    assert done(decide(MOULD, ("Return-Path", "<>"), ("Precedence", "bulk"))) == ["keep"]


AWAY = "I am on holiday from the 3rd to the 10th"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{AWAY} so no one will be in", id="nobody is in"),
        pytest.param("I will be on holiday until 10 May and the flat will be empty.", id="an empty flat"),
        pytest.param("I am away until Monday. My son has the key.", id="who has the key"),
        pytest.param(f"{AWAY}, please do not send the plumber before then.", id="when not to come"),
        pytest.param(f"{AWAY}, and my brother will let them in.", id="who lets them in"),
    ],
)
def test_one_who_tells_the_landlord_that_nobody_is_at_home_is_no_machine(text: str) -> None:
    decision = decide_message(a_message(text, subject="Hello"), the_facts(), RULES)
    assert decision.kind is not Kind.AUTO_REPLY
    assert any(isinstance(each, AskOfficer | OpenCase | WriteLetter) for each in decision.actions)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I am on annual leave until 10 May. For anything urgent please mail my colleague.", id="leave"),
        pytest.param("I am on holiday until 10 May and will reply on my return.", id="holiday"),
        pytest.param(f"{AWAY}. There is nobody in the office to answer you until then.", id="an empty office"),
    ],
)
def test_a_notice_of_absence_that_tells_no_such_thing_stays_a_machines(text: str) -> None:
    assert decide_message(a_message(text, subject="Hello"), the_facts(), RULES).kind is Kind.AUTO_REPLY
