"""Programs that answer without saying so in a header, and people whose words are like theirs."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from heard.mail.format.parts import structure
from heard.mail.machines.automatic import sign_of_a_machine
from heard.mail.message import Automatic
from heard.mail.parse import parse

ANSWER = "\nIn-Reply-To: <a@b>"


def read(sender: str, subject: str, text: str):
    return parse(f"From: {sender}\nSubject: {subject}\n\n{text}".encode())


@pytest.mark.parametrize(
    "sender, subject, text",
    [
        pytest.param(
            "a@x.example", f"Re: Damp{ANSWER}", "I am out of the office. This is an automated response.", id="away"
        ),
        pytest.param(
            "a@x.example", "AUTO: Ann is out of the office (returning 4 May)", "I am out of the office.", id="Notes"
        ),
        pytest.param(
            "a@x.example", f"Re: Damp (Automatic Response){ANSWER}", "Hello, I am away until 5 May.", id="AOL"
        ),
        pytest.param(
            "a@x.example", "Damp", "Ich bin bis 4. Mai abwesend. Dies ist eine automatische Antwort.", id="German"
        ),
        pytest.param(
            "a@x.example", "Damp", "Je suis absent jusqu'au 4. Ceci est une réponse automatique.", id="French"
        ),
        pytest.param("a@x.example", "Damp", "Jestem na urlopie. To jest wiadomość automatyczna.", id="Polish"),
        pytest.param("a@x.example", "Damp", "Jag är på semester. Detta är ett automatiskt svar.", id="Swedish"),
        pytest.param(
            "a@x.example", "Ann has left", "Ann no longer works here. This inbox is not monitored.", id="gone"
        ),
        pytest.param(
            "support@x.example",
            f"[#771] Ticket received{ANSWER}",
            "Thank you for contacting us. Your ticket number is 771. We will respond within 2 working days.",
            id="ticket",
        ),
        pytest.param(
            "noreply@x.example",
            "We have received your e-mail",
            "We have received your e-mail and aim to respond within 10 working days. Please do not reply.",
            id="receipt",
        ),
        pytest.param(
            "office@mp.example",
            "Thank you for your message",
            "This is an automatic acknowledgement. Thank you for your message.",
            id="an MP's office",
        ),
        pytest.param(
            "service@x.example",
            "Ihre Anfrage",
            "Dies ist eine automatische Eingangsbestätigung. Wir haben Ihre Nachricht erhalten.",
            id="German receipt",
        ),
        pytest.param(
            "a@x.example",
            f"Re: Damp{ANSWER}",
            "My account is protected by SpamStop. Click the link below to have your message delivered. "
            "You only need to do this once.",
            id="a challenge",
        ),
        pytest.param(
            "a@x.example", "Read: Damp", "Your message\n\nTo: A\nSubject: Damp\n\nwas read on 4 May.", id="read"
        ),
        pytest.param(
            "a@x.example",
            "Not read: Damp",
            "Your message was deleted without being read on 4 May 2026.",
            id="thrown away unread",
        ),
        pytest.param(
            "a@x.example",
            "Return Receipt (displayed) - Damp",
            "This is a Return Receipt for the mail that you sent to A.",
            id="Thunderbird's receipt",
        ),
        pytest.param(
            "a@x.example",
            "Lesebestätigung: Damp",
            "Ihre Nachricht An: A Betreff: Damp wurde am 4. Mai gelesen.",
            id="German receipt of reading",
        ),
    ],
)
def test_a_program_answered(sender, subject, text):
    machine = read(sender, subject, text).machine
    assert machine is not None
    assert machine.kind is Automatic.REPLY


@pytest.mark.parametrize(
    "sender, subject, text",
    [
        ("dot@tenant.example", f"Re: We have your complaint{ANSWER}", "I am away until Monday, come on Tuesday."),
        (
            "dot@tenant.example",
            f"Re: We have{ANSWER}",
            "I am on holiday until the 4th and the leak is back. Please ring.",
        ),
        (
            "dot@tenant.example",
            f"Re: We have{ANSWER}\nX-Auto-Response-Suppress: All",
            "I am out of the office, ring me.",
        ),
        ("dot@tenant.example", f"Re: We have{ANSWER}", "This is an automatic reply again! I want a human being."),
        (
            "dot@tenant.example",
            "automated reply",
            "All I get is an automated reply that says do not reply to this email.",
        ),
        (
            "dot@tenant.example",
            "Thank you for your email",
            "Thank you for your email. It does not answer my complaint.",
        ),
        ("dot@tenant.example", "Ticket #771", "My ticket number is 771 and I have waited three weeks."),
        (
            "officer@council.example",
            f"Re: [#771]{ANSWER}",
            "Thank you for your email. The case number is 771. She is cold.",
        ),
        ("info@advice.example", "Ref: 771", "We have received your letter. Our client remains without heating."),
        ("dot@tenant.example", "out of office", "Your officer is out of the office each time I ring."),
        ("dot@tenant.example", "your robot", "I am not a robot, I am a tenant. Please confirm you are a human."),
        ("dot@tenant.example", "Read: my letter of May", "I wrote in May and nobody has read it."),
        (
            "dot@tenant.example",
            "Whitelist",
            "Please add my address to your approved senders list, my mail never arrives.",
        ),
        (
            "dot@tenant.example",
            f"Re: We have your complaint{ANSWER}",
            "No it is not.\n\nOn 4 May 2026 Northgate wrote:\n> This is an automated response.\n> Do not reply.",
        ),
    ],
)
def test_a_person_wrote(sender, subject, text):
    assert read(sender, subject, text).machine is None


def test_a_long_letter_is_a_persons_whatever_it_says():
    story = "The damp came back in May and the office did not answer. " * 60
    assert read("support@x.example", "Ticket received", f"We have received your reply. {story}").machine is None


PIECES = st.sampled_from(
    [
        "Subject: Undeliverable: x\n",
        "From: mailer-daemon@x\n",
        "From: a@b.example\n",
        "Return-Path: <>\n",
        "\n",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n",
        "--b\n",
        "--b--\n",
        "Action: failed\n",
        "Content-Type: message/delivery-status\n\n",
        "Final-Recipient: rfc822; a@b.example\n",
        "Auto-Submitted: x\n",
        "Content-Type: message/rfc822\n\n",
        "X-Failed-Recipients: ,,@\n",
        "this is an automated response.\n",
        "550 5.1.1\n",
        "Content-Type: message/disposition-notification\n\n",
        "Disposition: automatic-action; deleted\n",
        "rejected\n",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=30))
def test_whatever_comes_is_read(pieces):
    message = parse("".join(pieces).encode("utf-8", "surrogatepass"))
    assert not any("by mail-parser" in defect for defect in message.defects)


@pytest.mark.parametrize(
    "message_class, kind",
    [
        ("REPORT.IPM.Note.IPNRN", Automatic.REPLY),
        ("IPM.Microsoft Mail.Read Receipt", Automatic.REPLY),
        ("IPM.Schedule.Meeting.Resp.Pos", Automatic.REPLY),
        ("IPM.Note", None),
        ("IPM.Schedule.Meeting.Request", None),
    ],
)
def test_the_class_in_a_winmail_dat(message_class, kind):
    machine = sign_of_a_machine(structure(b"Subject: Damp\n\nx"), message_class=message_class)
    assert (machine.kind if machine else None) == kind


def test_words_are_not_needed():
    assert sign_of_a_machine(structure(b"Subject: Damp\n\nIt is back.")) is None
