"""Whom a mail is held to be from, and of whom our own server's word proves it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import LANDLORD, MAILBOX, TENANT, a_mail, a_raw
from heard.casework.events import PersonNumber
from heard.judgement.facts import Writer
from heard.judgement.writer import claimed_by
from heard.mail.from_inside import InsideMark
from heard.mail.parse import parse
from heard.store.who_wrote import writer_of

OURS = "mx.northgate.example"
TOOK_IN = ("Received", f"from mx.elsewhere.example by {OURS}; Mon, 1 Jun 2026 09:00:00 +0000")
OF_OUR_SERVER = replace(LANDLORD, authserv_ids={MAILBOX: OURS})
FORM = "webform@northgate.example"
NAMES_HER = f"Name: Dorothy Finch\nEmail: {TENANT}\nMessage: The tap drips.\n"


def written(*verdicts: str, sender: str = TENANT, text: str = "The tap drips.") -> Writer:
    """Return the writer of a mail for which our server wrote these verdicts."""
    said = [("Authentication-Results", f"{OURS}; {each}") for each in verdicts]
    raw = a_raw(a_mail(text, sender=sender, headers=[*said, TOOK_IN]))
    message = parse(raw.content)
    return writer_of(claimed_by(message, OF_OUR_SERVER), (PersonNumber(7), True), message, raw, OF_OUR_SERVER)


def test_a_person_is_proved_by_our_own_servers_word() -> None:
    writer = written("dmarc=pass header.from=tenant.example")
    assert (writer.proved, writer.person, writer.known, writer.is_form) == (True, 7, True, False)
    assert not written().proved


@pytest.mark.parametrize(
    "verdict",
    [
        pytest.param("dkim=pass header.d=tenant.example", id="her provider signed it"),
        pytest.param(f"spf=pass smtp.mailfrom={TENANT}", id="it came by her provider's server"),
        pytest.param(f"auth=pass smtp.auth={TENANT}", id="somebody signed in as her"),
    ],
)
def test_a_form_never_proves_whom_it_names(verdict: str) -> None:
    """Whoever has an address at the same provider could write it, as if the form had."""
    assert written(verdict).proved
    writer = written(verdict, sender=FORM, text=NAMES_HER)
    assert writer.address is not None
    assert (writer.address.address, writer.is_form, writer.proved, writer.said_to_be) == (TENANT, True, False, True)


def test_a_form_that_our_server_vouches_for_is_the_form_and_proves_nobody() -> None:
    writer = written("dmarc=pass header.from=northgate.example", sender=FORM, text=NAMES_HER)
    assert (writer.is_form, writer.proved, writer.said_to_be) == (True, False, False)


INSIDE = "X-MS-Exchange-Organization-AuthAs"
OFFICER = LANDLORD.staff[0].address
OF_EXCHANGE = replace(OF_OUR_SERVER, inside_marks={MAILBOX: frozenset(InsideMark)})


@pytest.mark.parametrize(
    "lines, resolved, proved",
    [
        pytest.param([(INSIDE, "Internal")], None, True, id="marked as internal"),
        pytest.param([], OFFICER, True, id="found in the directory"),
        pytest.param([], None, False, id="neither"),
        pytest.param(
            [("Authentication-Results", f"{OURS}; dmarc=fail header.from=northgate.example"), (INSIDE, "Internal")],
            OFFICER, False, id="though our own server says that it is not theirs",
        ),
    ],
)  # fmt: skip
def test_an_officer_is_proved_by_what_exchange_says_where_that_counts(
    lines: list[tuple[str, str]], resolved: str | None, proved: bool
) -> None:
    raw = replace(a_raw(a_mail(sender=OFFICER, headers=[*lines, TOOK_IN])), resolved_sender=resolved)
    message = parse(raw.content)
    for landlord, expected in ((OF_EXCHANGE, proved), (OF_OUR_SERVER, False)):
        writer = writer_of(claimed_by(message, landlord), (PersonNumber(7), True), message, raw, landlord)
        assert writer.proved is expected


def test_what_counts_in_one_mailbox_does_not_in_another() -> None:
    landlord = replace(OF_OUR_SERVER, inside_marks={"repairs@northgate.example": frozenset(InsideMark)})
    raw = a_raw(a_mail(sender=OFFICER, headers=[(INSIDE, "Internal")]))
    message = parse(raw.content)
    assert not writer_of(claimed_by(message, landlord), (PersonNumber(7), True), message, raw, landlord).proved


def test_a_form_from_inside_proves_nobody_it_names() -> None:
    raw = a_raw(a_mail(NAMES_HER, sender=FORM, headers=[(INSIDE, "Internal")]))
    message = parse(raw.content)
    writer = writer_of(claimed_by(message, OF_EXCHANGE), (PersonNumber(7), True), message, raw, OF_EXCHANGE)
    assert (writer.is_form, writer.proved, writer.said_to_be) == (True, False, False)
