"""What reads like a seller's or a program's mail and may be a tenant's: who is answered, and who is asked."""

from __future__ import annotations

import pytest

from builders import RULES, a_message, a_writer, besides_its_area, the_facts
from heard.casework.events import Kind, LetterName, LetterNumber, Purpose, Reference, StageName
from heard.casework.people import Role
from heard.judgement.actions import AskOfficer, ChangeCase, Decision, FileOnCase, OpenCase, SetAside, WriteLetter
from heard.judgement.decide_message import decide_message
from heard.judgement.facts import SentLetter, Writer
from heard.mail.message import Message

SALE = "Hi there, we supply paper to landlords at half price. Order today at www.paper.example"
TWO_MARKS = "The brochure says 20% off and order now."
ACK = SentLetter(
    LetterNumber(3),
    Reference("NH-26-0007"),
    LetterName("complainant.acknowledgement.stage-1"),
    Purpose.ACKNOWLEDGEMENT,
    StageName("stage-1"),
)


def decide(message: Message, **facts: object) -> Decision:
    return decide_message(message, the_facts(**facts), RULES)


def done(decision: Decision) -> list[str]:
    words = {OpenCase: "open", FileOnCase: "file", WriteLetter: "write", SetAside: "keep", ChangeCase: "change"}
    return [f"ask {a.about}" if isinstance(a, AskOfficer) else words[type(a)] for a in besides_its_area(decision)]


@pytest.mark.parametrize(
    "text, writer, expected",
    [
        pytest.param(SALE, a_writer(), ["keep"], id="a stranger's sale is kept, and nobody is troubled"),
        pytest.param(TWO_MARKS, a_writer(), ["open", "ask who-is-it"], id="what may be one is put before a person"),
        pytest.param(
            f"{TWO_MARKS} The price at the till was not good enough.",
            a_writer(),
            ["open", "write"],
            id="what may be one and complains is answered",
        ),
        pytest.param(
            f"{SALE} Not happy? Full refund.",
            a_writer(),
            ["open", "ask who-is-it"],
            id="a sale that speaks of refunds is put before a person",
        ),
        pytest.param(SALE, a_writer(known=True), ["open", "ask who-is-it"], id="somebody known is never set aside"),
        pytest.param(
            SALE, a_writer(role=Role.OTHER), ["open", "ask who-is-it"], id="nor is somebody the settings name"
        ),
        pytest.param(
            f"{SALE} Not happy? Full refund.",
            a_writer(known=True),
            ["open", "write"],
            id="somebody known who is not satisfied is answered",
        ),
        pytest.param(
            f"{SALE} The lift at number 5 is out again.", a_writer(), ["open", "write"], id="whoever speaks of a home"
        ),
    ],
)
def test_what_reads_like_a_sale(text: str, writer: Writer, expected: list[str]) -> None:
    assert done(decide(a_message(text, subject="Hello"), writer=writer)) == expected


@pytest.mark.parametrize(
    "subject, text, expected",
    [
        pytest.param(
            "Automatic reply: useless",
            "Automatic reply: that is all I ever get from you. Nobody answers my complaint about the damp.",
            ["open", "write"],
            id="a complaint about automatic replies",
        ),
        pytest.param(
            "Out of office hours",
            "Out of office hours nobody answers the repairs line. The boiler leaks. Not good enough.",
            ["open", "write"],
            id="a complaint about office hours",
        ),
        pytest.param(
            "Away",
            "I am away from work until Monday. The boiler has broken again and nobody came, I want to complain.",
            ["open", "write"],
            id="a tenant who is away",
        ),
        pytest.param(
            "Automatic reply: your letter",
            "I am out of the office. There is a strong smell of gas in my kitchen.",
            ["keep", "ask passed-on", "ask danger"],
            id="a danger, and nothing else that it is about",
        ),
        pytest.param(
            "Automatic reply: your letter", "I am out of the office until Monday.", ["keep"], id="a program and no more"
        ),
    ],
)
def test_what_words_alone_show_to_be_a_programs(subject: str, text: str, expected: list[str]) -> None:
    assert done(decide(a_message(text, subject=subject))) == expected


def test_what_a_header_shows_to_be_a_programs_is_kept_whatever_it_says() -> None:
    text = "I am out of the office. If you are not satisfied you may make a formal complaint."
    decision = decide(a_message(text, headers=[("Auto-Submitted", "auto-replied")]))
    assert (decision.kind, done(decision)) == (Kind.AUTO_REPLY, ["keep"])


def test_a_bounce_of_our_letter_is_one_though_only_words_say_so() -> None:
    text = "Your message could not be delivered. It failed to reach the mailbox. 550 5.1.1"
    decision = decide(a_message(text, subject="Undelivered Mail"), bounced=(ACK,))
    assert (decision.kind, done(decision)) == (Kind.BOUNCE, ["file", "change", "ask letter-failed"])
