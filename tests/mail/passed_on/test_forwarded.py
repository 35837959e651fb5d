"""The first mail that another one passes on."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from builders import MAILBOX, OFFICER, TENANT, a_message
from heard.mail.message import Address, Message
from heard.mail.parse import parse
from heard.mail.passed_on.forwarded import How, chain_below, chain_in, forwarded_in

LONDON = ZoneInfo("Europe/London")
WORDS = "The lift is out again and nobody answers.\n\nDorothy Finch"
HEADERS = f"From: Dorothy Finch <{TENANT}>\nSent: 29 May 2026 18:05\nTo: Repairs\nSubject: Lift\n\n"
SERVER = "from mx.tenant.example by mail-in.northgate.example with ESMTPS; Fri, 29 May 2026 18:05:20 +0100"


def from_an_officer(text: str, subject: str = "FW: Lift", to: str = MAILBOX) -> Message:
    return a_message(
        text, sender=f"Gary Officer <{OFFICER}>", subject=subject, to=to, message_id="<fw@northgate.example>"
    )


def with_an_original(text: str, *, received: str | None = SERVER, subject: str = "For you") -> Message:
    original = EmailMessage()
    if received is not None:
        original["Received"] = received
    original["From"] = f"Dorothy Finch <{TENANT}>"
    original["Date"] = "Fri, 29 May 2026 18:05:00 +0100"
    original["Subject"] = "Lift"
    original["Message-ID"] = "<lift@tenant.example>"
    original.set_content(WORDS)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"Gary Officer <{OFFICER}>", MAILBOX, subject
    mail["Date"] = "Mon, 01 Jun 2026 09:30:00 +0100"
    mail.set_content(text)
    mail.add_attachment(original)
    return parse(mail.as_bytes())


@pytest.mark.parametrize(
    "text, subject",
    [
        pytest.param(f"One for you.\n\n{HEADERS}{WORDS}", "FW: Lift", id="Outlook"),
        pytest.param(f"{HEADERS}{WORDS}", "FW: Lift", id="Outlook, and not a word above"),
        pytest.param(
            "---------- Forwarded message ---------\n"
            f"From: Dorothy Finch <{TENANT}>\nDate: Fri, 29 May 2026 at 18:05\nSubject: Lift\n"
            f"To: <r@n.example>\n\n\n{WORDS}",
            "Fwd: Lift",
            id="Gmail",
        ),
        pytest.param(
            f"Begin forwarded message:\n\nFrom: Dorothy Finch <{TENANT}>\nDate: 29 May 2026 at 18:05:00 BST\n"
            f"To: r@n.example\nSubject: Lift\n\n{WORDS}",
            "Fwd: Lift",
            id="iPhone",
        ),
        pytest.param(
            f"> From: Dorothy Finch <{TENANT}>\n> Subject: Lift\n> Date: 29 May 2026 at 18:05:00 BST\n"
            "> To: r@n.example\n> \n> The lift is out again and nobody answers.\n> \n> Dorothy Finch",
            "Fwd: Lift",
            id="Apple Mail, each line with a mark",
        ),
        pytest.param(
            f"Bitte.\n\nVon: Dorothy Finch <{TENANT}>\n"
            f"Gesendet: Freitag, 29. Mai 2026 18:05\nAn: Repairs\nBetreff: Lift\n\n{WORDS}",
            "WG: Lift",
            id="Outlook in German",
        ),
        pytest.param(
            f"Voilà.\n\nDe : Dorothy Finch <{TENANT}>\n"
            f"Envoyé : vendredi 29 mai 2026 18:05\nÀ : Repairs\nObjet : Lift\n\n{WORDS}",
            "TR: Lift",
            id="Outlook in French",
        ),
        pytest.param(
            f"-----Original Message-----\nFrom: Dorothy Finch [mailto:{TENANT}]\nSent: 29 May 2026 18:05\nTo: Repairs\n"
            f"Subject: Lift\n\n{WORDS}",
            "FW: Lift",
            id="Outlook of long ago",
        ),
        pytest.param(
            f"Please log this.\n\n{HEADERS}{WORDS}", "Complaint", id="another subject, and words that pass it on"
        ),
        pytest.param(
            "The email below needs to go to complaints.\n\n"
            f"On Fri, 29 May 2026 at 18:05, Dorothy Finch <{TENANT}> wrote:\n"
            "> The lift is out again and nobody answers.\n>\n> Dorothy Finch",
            "Complaint",
            id="a reply's line, and words that pass it on",
        ),
    ],
)
def test_a_mail_is_passed_on(text: str, subject: str) -> None:
    found = forwarded_in(from_an_officer(text, subject))
    assert found is not None
    assert found.sender is not None
    assert (found.sender.address, found.name, found.how) == (TENANT, "Dorothy Finch", How.INLINE)
    assert found.sent_at == datetime(2026, 5, 29, 18, 5, tzinfo=LONDON)
    assert found.words == WORDS
    assert found.received_at is None


@pytest.mark.parametrize(
    "text, subject, to",
    [
        pytest.param(
            f"Dear Ms Finch, it runs again.\n\n{HEADERS}{WORDS}", "RE: Lift", TENANT, id="an answer to its writer"
        ),
        pytest.param(f"See below.\n\n{HEADERS}{WORDS}", "RE: Lift", TENANT, id="an answer that points below"),
        pytest.param(
            f"Did he go?\n\n{HEADERS}{WORDS}", "RE: Lift", MAILBOX, id="a question to a colleague in a thread"
        ),
        pytest.param(
            "From: the lift firm, I had no word.\nThey come on Friday.", "FW: Lift", MAILBOX, id="no headers at all"
        ),
        pytest.param("Please log my leave.", "Leave", MAILBOX, id="nothing below"),
    ],
)
def test_an_answer_passes_nothing_on(text: str, subject: str, to: str) -> None:
    assert forwarded_in(from_an_officer(text, subject, to)) is None


@pytest.mark.parametrize(
    "subject, is_passed_on",
    [pytest.param("FW: Lift", True, id="passed on"), pytest.param("RE: Lift", False, id="answered")],
)
def test_a_writer_who_has_a_copy_may_have_been_answered_unless_the_mail_says_that_it_passes_theirs_on(
    subject: str, is_passed_on: bool
) -> None:
    mail = from_an_officer(f"Please log this. I have copied her in.\n\n{HEADERS}{WORDS}", subject)
    assert (forwarded_in(replace(mail, cc=(Address("Dorothy Finch", TENANT),))) is not None) is is_passed_on


def test_all_that_is_attached_is_passed_on() -> None:
    mail = with_an_original("For you.")
    assert len(list(chain_in(replace(mail, enclosed=8 * mail.enclosed)))) == 8


def test_what_the_forwarder_typed_is_kept_apart() -> None:
    found = forwarded_in(from_an_officer(f"One for you, she is right.\nG\n\n{HEADERS}{WORDS}"))
    assert found is not None
    assert found.above == "One for you, she is right.\nG"


def test_a_signature_below_what_is_passed_on_is_the_forwarders() -> None:
    text = f"One for you.\n\n{HEADERS}{WORDS}\n\nGary Officer\nRepairs Manager\nNorthgate Homes | 01632 960 140"
    found = forwarded_in(from_an_officer(text))
    assert found is not None
    assert found.words == WORDS


def test_a_name_without_an_address_is_told_all_the_same() -> None:
    found = forwarded_in(from_an_officer(f"For you.\n\n{HEADERS.replace(f' <{TENANT}>', '')}{WORDS}"))
    assert found is not None
    assert (found.sender, found.name) == (None, "Dorothy Finch")


def test_what_the_tenant_quoted_is_not_their_words() -> None:
    older = f"\n\nFrom: Gary Officer <{OFFICER}>\nSent: 28 May 2026 10:00\nTo: D\nSubject: Lift\n\nIt runs."
    found = forwarded_in(from_an_officer(f"For you.\n\n{HEADERS}{WORDS}{older}"))
    assert found is not None
    assert found.words == WORDS


def test_a_forward_of_a_forward_is_a_chain() -> None:
    colleague = (
        "From: Ann <ann@northgate.example>\nSent: 30 May 2026 08:00\nTo: Gary Officer\nSubject: FW: Lift\n\nYours?\n\n"
    )
    chain = list(chain_in(from_an_officer(f"For complaints.\n\n{colleague}{HEADERS}{WORDS}", "FW: FW: Lift")))
    assert [each.name for each in chain] == ["Ann", "Dorothy Finch"]
    assert chain[1].words == WORDS


def test_an_attached_original_shows_when_our_own_server_had_it() -> None:
    found = forwarded_in(with_an_original("For you."), servers=["northgate.example"])
    assert found is not None
    assert (found.how, found.message_id, found.above) == (How.ATTACHED, "<lift@tenant.example>", "For you.")
    assert found.received_at == datetime(2026, 5, 29, 17, 5, 20, tzinfo=UTC)
    assert found.words == WORDS


@pytest.mark.parametrize(
    "received",
    [
        pytest.param(None, id="no server says so"),
        pytest.param(SERVER.replace("mail-in.northgate", "mail-in.northgate-homes"), id="a server of another name"),
        pytest.param(SERVER.replace("by mail-in.northgate.example", "by mx.else.example"), id="a stranger's server"),
    ],
)
def test_an_attached_original_proves_nothing_by_itself(received: str | None) -> None:
    found = forwarded_in(with_an_original("For you.", received=received), servers=["northgate.example"])
    assert found is not None
    assert found.received_at is None


def test_an_original_attached_without_a_word_is_passed_on() -> None:
    found = forwarded_in(with_an_original(""))
    assert found is not None
    assert (found.words, found.above) == (WORDS, "")


@given(st.text(alphabet="From: <a@b.example>\nSent 2026-05-29\tTo>-_", max_size=600))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    list(chain_in(from_an_officer(text)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEADERS * 2_000, id="headings without end"),
        pytest.param("> " * 40_000, id="marks without end"),
        pytest.param("On 1 Jun 2026, A <a@b.example> wrote:\n" * 5_000, id="announcements without end"),
    ],
)
def test_a_long_text_is_read_in_good_time(text: str) -> None:
    message = from_an_officer(text)
    began = time.perf_counter()
    list(chain_in(message))
    assert time.perf_counter() - began < 2.0


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(f"{HEADERS}{WORDS}", id="Outlook"),
        pytest.param(f"On 29 May 2026, Dorothy Finch <{TENANT}> wrote:\n> The lift is out again.", id="a reply's line"),
        pytest.param(f"{HEADERS.replace(f' <{TENANT}>', '')}{WORDS}", id="without an address"),
    ],
)
def test_what_was_answered_stands_below_and_is_not_passed_on(below: str) -> None:
    message = from_an_officer(f"Dear Ms Finch, I am on it.\n\n{below}", "RE: Lift", TENANT)
    assert list(chain_in(message)) == []
    [found] = chain_below(message)
    assert found.name == "Dorothy Finch"
    assert found.words.startswith("The lift is out again")


def test_nothing_stands_below_what_quotes_nothing() -> None:
    assert list(chain_below(from_an_officer("The lift is out again.", "RE: Lift", TENANT))) == []
