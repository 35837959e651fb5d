"""Which letter did not arrive, and where."""

from __future__ import annotations

import pytest

from heard.mail.message import Automatic
from heard.mail.parse import parse

LETTER = "<heard.1@northgate.example>"


def report(
    action: str, recipient: str = "Final-Recipient: rfc822; Dot@Tenant.example", returned: str = "message/rfc822"
):
    return parse(
        f"""Return-Path: <>
From: Mail System <mailer-daemon@mx.example>
Subject: Delivery report
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

It did not go as hoped.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

{recipient}
Action: {action}
Status: 5.1.1
--b
Content-Type: {returned}

Message-ID: {LETTER}
X-Microsoft-Original-Message-ID: <before@northgate.example>
Subject: We have your complaint

Dear Dot
--b--
""".encode()
    )


@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers", "message/global-headers"])
def test_a_failure(returned):
    bounce = report("failed", returned=returned).bounce
    assert bounce.recipients == ("dot@tenant.example",)
    assert bounce.delayed == ()
    assert bounce.about == (LETTER, "<before@northgate.example>")


def test_a_delay_is_no_failure():
    bounce = report("delayed").bounce
    assert (bounce.recipients, bounce.delayed) == ((), ("dot@tenant.example",))


@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded"])
def test_a_report_of_success_is_a_reply(action):
    message = report(action)
    assert message.bounce is None
    assert message.machine.kind is Automatic.REPLY


def test_the_address_we_wrote_to_is_named():
    fields = "Original-Recipient: rfc822;dot@tenant.example\nFinal-Recipient: rfc822;dot@new.example"
    assert report("failed (no such user)", fields).bounce.recipients == ("dot@tenant.example",)


def test_exim_names_them_in_a_header():
    message = parse(
        f"""Return-Path: <>
From: Mail Delivery System <Mailer-Daemon@mx.example>
X-Failed-Recipients: dot@tenant.example, ann@tenant.example
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

------ This is a copy of your message, including all the headers. ------

Message-ID: {LETTER}

Dear Dot
""".encode()
    )
    assert message.bounce.recipients == ("dot@tenant.example", "ann@tenant.example")
    assert message.bounce.about == (LETTER,)


def test_prose_is_read_where_there_is_nothing_else():
    message = parse(
        b"""Return-Path: <>
From: MAILER-DAEMON@mx.example
Subject: failure notice

Hi. This is the qmail-send program at mx.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<dot@tenant.example>:
Sorry, no mailbox here by that name.
"""
    )
    assert message.bounce.recipients == ("dot@tenant.example",)


def test_a_bounce_that_says_no_sender_is_read_without_a_traceback_in_the_log(caplog):
    assert parse(b"Subject: Undeliverable: x\n\nYour message could not be delivered to dot@tenant.example\n").bounce
    assert caplog.records == []


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param("Return-Path: <>\nSubject: Automatic reply: Undeliverable", id="an automatic reply"),
        pytest.param("Subject: My letter to you was returned", id="a person about returned post"),
        pytest.param("Subject: FW: Undeliverable: my complaint", id="a bounce forwarded by a person"),
        pytest.param(
            "Return-Path: <>\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b",
            id="a receipt",
        ),
    ],
)
def test_no_bounce(headers):
    assert (
        parse(f"From: dot@tenant.example\n{headers}\n\n<dot@tenant.example>: no mailbox here".encode()).bounce is None
    )


def test_a_report_that_names_nobody_is_still_a_bounce():
    bounce = parse(b"Return-Path: <>\nFrom: mailer-daemon@x.example\nIn-Reply-To: <a@b>\n\nsorry").bounce
    assert (bounce.recipients, bounce.delayed, bounce.about) == ((), (), ("<a@b>",))


def test_a_report_without_an_action_is_read_by_its_status():
    fields = "Final-Recipient: rfc822;dot@tenant.example\nStatus: {}"
    mail = (
        "From: mailer-daemon@mx.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n" + fields + "\n--b--\n"
    )
    assert parse(mail.format("5.1.1").encode()).bounce.recipients == ("dot@tenant.example",)
    assert parse(mail.format("4.4.1").encode()).bounce.delayed == ("dot@tenant.example",)
    assert parse(mail.format("2.0.0").encode()).bounce is None


def test_an_address_of_x400_is_read():
    bounce = report("failed", "Final-Recipient: x400; /C=GB/O=Firm/RFC-822=dot(a)tenant.example/").bounce
    assert bounce.recipients == ("dot@tenant.example",)


def test_a_filter_that_refuses_by_receipt_is_a_bounce():
    mail = b"""From: Mail <admin@tenant.example>
Subject: Automatically rejected mail
Content-Type: multipart/report; report-type=disposition-notification; boundary=b

--b

Your message to <dot@tenant.example> was automatically rejected: Quota exceeded
--b
Content-Type: message/disposition-notification

Final-Recipient: rfc822; dot@tenant.example
Original-Message-ID: <heard.1@northgate.example>
Disposition: automatic-action/MDN-sent-automatically; deleted
--b--
"""
    bounce = parse(mail).bounce
    assert (bounce.recipients, bounce.about) == (("dot@tenant.example",), (LETTER,))


@pytest.mark.parametrize(
    "said",
    [
        "Message-ID: {}",
        "   Message-Id: {}",
        "Original Message-ID: {}",
        "> Message-ID: {}",
        "X-Microsoft-Original-Message-ID: {}",
        "Original-Message-ID: {}",
    ],
)
def test_the_letter_is_known_by_an_id_that_prose_quotes(said):
    mail = f"From: mailer-daemon@x.example\nSubject: Undeliverable mail\n\nNo such user.\n\n{said.format(LETTER)}\n"
    assert parse(mail.encode()).bounce.about == (LETTER,)


@pytest.mark.parametrize(
    "text",
    [
        "dot@tenant.example: no such user",
        "<dot@tenant.example>... User unknown",
        "Your message to Dot (dot@tenant.example) could not be delivered.",
        "RCPT TO:<dot@tenant.example>\n550 5.1.1",
        "Final-Recipient: rfc822;dot@tenant.example",
        "Your message\n\n  To:      dot@tenant.example\n  Subject: Damp\n\ndid not reach its recipient.",
        "Questions to postmaster@x.example.\n\nUnknown: dot@tenant.example",
        '{"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"dot@tenant.example"}]}}',
        "It failed.\n\n------ This is a copy ------\nReceived: from x\nTo: Dot <dot@tenant.example>\nSubject: Damp",
    ],
)
def test_prose_names_the_address(text):
    mail = f"From: mailer-daemon@x.example\nTo: complaints@northgate.example\nSubject: failure notice\n\n{text}\n"
    assert parse(mail.encode()).bounce.recipients == ("dot@tenant.example",)


def test_nobody_is_guessed_where_several_might_be_meant():
    mail = b"From: mailer-daemon@x.example\nSubject: failure notice\n\nSomething about ann@a.example and bob@b.example."
    assert parse(mail).bounce.recipients == ()


@pytest.mark.parametrize(
    "subject, text, gone",
    [
        pytest.param("Warning: message delayed 24 hours", "Delivery attempts will continue.", False, id="a warning"),
        pytest.param("Delivery delayed", "This is a warning message only.", False, id="a warning only"),
        pytest.param("Undeliverable mail", "Your message was blocked by our filter.", True, id="a refusal"),
        pytest.param("Undeliverable mail", "No such user here.", True, id="a failure"),
    ],
)
def test_a_warning_in_prose_is_no_failure(subject, text, gone):
    mail = f"From: mailer-daemon@x.example\nSubject: {subject}\n\n{text}\n\ndot@tenant.example\n"
    bounce = parse(mail.encode()).bounce
    assert (bool(bounce.recipients), bool(bounce.delayed)) == (gone, not gone)
