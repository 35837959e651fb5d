"""Officers bring other people's words: a mail passed on, as Outlook does it, or a note of a call.

The complaint is the tenant's: the case is theirs, and the letter goes to them and not to the officer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from typing import Any

import pytest
from answers.office import CASE, GARY, OUR_SERVER_VOUCHES, Office, officers_mail

from builders import MAILBOX, OFFICER, a_mail

pytestmark = pytest.mark.dovecot

ROSA = "rosa.field@tenant.example"
PASSED_ON = "<passed-on-1@northgate.example>"
CAME = "2026-06-03T09:00:00+00:00"
HER_WORDS = """\
The heating in my flat has been broken since April. I rang three times and nobody has come. I am very unhappy with this
and I want to make a complaint.

Rosa Field
7 Canal Walk, LS1 4AB
"""
INLINE = f"""\
One for you, please log it.

Gary

From: Rosa Field <{ROSA}>
Sent: 02 June 2026 18:20
To: Gary Officer <{OFFICER}>
Subject: Heating

{HER_WORDS}"""
CALL = """\
Mr Tom Ashdown of 12 Mill Lane, LS2 7QR rang this morning (01632 960155). He says the lift has been out for three weeks,
he reported it twice and nobody came. He is very unhappy and wants to make a complaint.

Gary
"""


@pytest.fixture
def office(open_office: Callable[[str], Office]) -> Office:
    """An office nobody has written to."""
    return open_office("wnwhl-2009")


def inline(**more: list[tuple[str, str]]) -> bytes:
    return officers_mail(
        INLINE, at=CAME, message_id=PASSED_ON, to=MAILBOX, cc=None, subject="FW: Heating", answers=None, **more
    )


def attached() -> bytes:
    mail = EmailMessage()
    for name, value in OUR_SERVER_VOUCHES:
        mail[name] = value
    mail["From"], mail["To"], mail["Subject"] = GARY, MAILBOX, "FW: Heating"
    mail["Date"], mail["Message-ID"] = datetime.fromisoformat(CAME), PASSED_ON
    mail.set_content("One for you, please log it.\n\nGary\n")
    theirs = EmailMessage()
    theirs["From"], theirs["To"], theirs["Subject"] = f"Rosa Field <{ROSA}>", OFFICER, "Heating"
    theirs["Date"] = datetime.fromisoformat("2026-06-02T18:20:00+01:00")
    theirs["Message-ID"] = "<heating-1@tenant.example>"
    theirs.set_content(HER_WORDS)
    mail.add_attachment(theirs)
    return mail.as_bytes()


def told_that_it_has_come(case: dict[str, Any], address: str) -> bool:
    return any(each["to"] == address and each["name"].startswith("complainant.") for each in case["letters"])


@pytest.mark.parametrize(
    "mail",
    [
        pytest.param(inline(headers=list(OUR_SERVER_VOUCHES)), id="in the text, as Outlook does it"),
        pytest.param(attached(), id="attached"),
    ],
)
def test_a_tenants_mail_that_an_officer_passes_on_opens_the_tenants_case(office: Office, mail: bytes) -> None:
    office.comes(mail, at=CAME)
    case = office.case()
    assert (case["person"], case["stage"], case["status"]) == ("Rosa Field", "stage-1", "open")
    assert office.clock("stage-1-answer")["due"] == "2026-06-17T22:59:59+00:00"
    letter = office.note_to(ROSA, CASE)
    assert "complaint" in letter
    assert not told_that_it_has_come(case, OFFICER)
    assert "somebody of the landlord's passes on a mail of Rosa Field" in office.why(PASSED_ON)


def test_what_only_says_that_an_officer_passes_it_on_opens_a_case_and_writes_to_nobody_outside(office: Office) -> None:
    office.comes(inline(), at=CAME)
    assert office.case()["status"] == "open"
    assert office.clock("stage-1-answer")["met_at"] is None
    assert office.letters_to(ROSA) == []
    assert office.asked() != [], "a person looks at it"


def test_a_note_of_a_call_opens_the_callers_case(office: Office) -> None:
    note = a_mail(
        CALL, sender=GARY, subject="Call from Mr Ashdown", message_id=PASSED_ON, headers=list(OUR_SERVER_VOUCHES),
        received_at=datetime.fromisoformat(CAME),
    )  # fmt: skip
    office.comes(note, at=CAME)
    case = office.case()
    assert (case["stage"], case["status"]) == ("stage-1", "open")
    assert office.clock("stage-1-answer")["due"] == "2026-06-17T22:59:59+00:00"
    assert not told_that_it_has_come(case, OFFICER)
    assert office.asked() == ["who-is-it"], "he gave no address, so somebody rings him"
