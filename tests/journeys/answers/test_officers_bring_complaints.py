"""Officers bring other people's words: a mail passed on, as Outlook does it, or a note of a call.

The complaint is the tenant's: the case is theirs, and the letter goes to them and not to the officer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage

import pytest
from answers.case import Case
from answers.office import Office
from answers.officers_mail import GARY, OUR_SERVER_VOUCHES, Headers, officers_mail
from answers.tenant import Tenant

from builders import MAILBOX, OFFICER, a_mail

pytestmark = pytest.mark.dovecot

CAME = "2026-06-03T09:00:00+00:00"
HER_WORDS = """\
The heating in my flat has been broken since April. I rang three times and nobody has come. I am very unhappy with this
and I want to make a complaint.

{her.name}
{her.home}
"""
INLINE = f"""\
One for you, please log it.

Gary

From: {{her.named}}
Sent: 02 June 2026 18:20
To: Gary Officer <{OFFICER}>
Subject: Heating

{HER_WORDS}"""
CALL = """\
Ms {her.name} of {her.home} rang this morning (01632 960155). She says the lift has been out for three weeks,
she reported it twice and nobody came. She is very unhappy and wants to make a complaint.

Gary
"""


@pytest.fixture
def her(office: Office) -> Tenant:
    """A tenant whose words an officer brings; she has not written to the office herself."""
    return office.new_tenant()


def passed_on(her: Tenant) -> str:
    """Return the Message-ID of what the officer sends."""
    return f"<passed-on-{her.number}@northgate.example>"


def inline(her: Tenant, headers: Headers = OUR_SERVER_VOUCHES) -> bytes:
    return officers_mail(
        INLINE.format(her=her), at=CAME, message_id=passed_on(her), to=MAILBOX, cc=None, subject="FW: Heating",
        headers=headers,
    )  # fmt: skip


def attached(her: Tenant) -> bytes:
    mail = EmailMessage()
    for name, value in OUR_SERVER_VOUCHES:
        mail[name] = value
    mail["From"], mail["To"], mail["Subject"] = GARY, MAILBOX, "FW: Heating"
    mail["Date"], mail["Message-ID"] = datetime.fromisoformat(CAME), passed_on(her)
    mail.set_content("One for you, please log it.\n\nGary\n")
    theirs = EmailMessage()
    theirs["From"], theirs["To"], theirs["Subject"] = her.named, OFFICER, "Heating"
    theirs["Date"] = datetime.fromisoformat("2026-06-02T18:20:00+01:00")
    theirs["Message-ID"] = her.mail_id(1)
    theirs.set_content(HER_WORDS.format(her=her))
    mail.add_attachment(theirs)
    return mail.as_bytes()


def told_that_it_has_come(case: Case, address: str) -> bool:
    letters = case.shown()["letters"]
    return any(each["to"] == address and each["name"].startswith("complainant.") for each in letters)


@pytest.mark.parametrize(
    "mail",
    [
        pytest.param(inline, id="in the text, as Outlook does it"),
        pytest.param(attached, id="attached"),
    ],
)
def test_a_tenants_mail_that_an_officer_passes_on_opens_the_tenants_case(
    office: Office, her: Tenant, mail: Callable[[Tenant], bytes]
) -> None:
    case = office.opened_by(mail(her), at=CAME, of=her)
    shown = case.shown()
    assert (shown["person"], shown["stage"], shown["status"]) == (her.name, "stage-1", "open")
    assert case.clock("stage-1-answer")["due"] == "2026-06-17T22:59:59+00:00"
    assert "complaint" in case.note_to(her.address, case.reference)
    assert not told_that_it_has_come(case, OFFICER)
    assert f"somebody of the landlord's passes on a mail of {her.name}" in case.why(passed_on(her))


def test_what_only_says_that_an_officer_passes_it_on_opens_a_case_and_writes_to_nobody_outside(
    office: Office, her: Tenant
) -> None:
    case = office.opened_by(inline(her, headers=[]), at=CAME, of=her)
    assert case.shown()["status"] == "open"
    assert case.clock("stage-1-answer")["met_at"] is None
    assert office.letters_to(her.address) == []
    assert case.asked() != [], "a person looks at it"


def test_a_note_of_a_call_opens_the_callers_case(office: Office, her: Tenant) -> None:
    note = a_mail(
        CALL.format(her=her), sender=GARY, subject="Call from Ms Finch", message_id=passed_on(her),
        headers=list(OUR_SERVER_VOUCHES), received_at=datetime.fromisoformat(CAME),
    )  # fmt: skip
    case = office.opened_by(note, at=CAME, of=her)
    shown = case.shown()
    assert (shown["stage"], shown["status"]) == ("stage-1", "open")
    assert case.clock("stage-1-answer")["due"] == "2026-06-17T22:59:59+00:00"
    assert not told_that_it_has_come(case, OFFICER)
    assert case.asked() == ["who-is-it"], "she gave no address, so somebody rings her"
