"""What is attached may be the letter itself; a logo is none, and neither is a form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import a_message
from heard.casework.events import Kind
from heard.judgement.attached import is_of_a_signature, may_be_the_letter, may_say_more, only_sends_a_form
from heard.mail.message import Attachment, Message

PDF = Attachment("scan0012.pdf", "application/pdf", 80_000)
WORD = Attachment("Document1.docx", "application/octet-stream", 20_000)
PHOTO = Attachment("IMG_2231.HEIC", "image/heic", 2_400_000)
LONG = "I would like to know more about how the garages are let. " * 6


def carrying(text: str, *attached: Attachment) -> Message:
    return replace(a_message(text, subject="Hello"), attachments=attached)


@pytest.mark.parametrize(
    "attachment, expected",
    [
        pytest.param(Attachment("image001.png", "image/png", 9_000), True, id="as Outlook names a logo"),
        pytest.param(Attachment("", "image/gif", 900), True, id="small, and without a name"),
        pytest.param(Attachment("image0.jpeg", "image/jpeg", 1_900_000), False, id="as a phone names a photograph"),
        pytest.param(Attachment("IMG_2231.jpg", "image/jpeg", 70_000), False, id="a photograph made small"),
        pytest.param(Attachment("logo.pdf", "application/pdf", 9_000), False, id="no picture"),
    ],
)
def test_which_pictures_are_of_a_signature(attachment: Attachment, expected: bool) -> None:
    assert is_of_a_signature(attachment) is expected


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(carrying("Please see attached.", PDF), id="points to it"),
        pytest.param(carrying("", WORD), id="says nothing, and the type says nothing either"),
        pytest.param(carrying("", PHOTO), id="a photograph alone"),
        pytest.param(carrying("As enclosed. I look forward to hearing from you. Dorothy Finch", PDF), id="polite"),
        pytest.param(
            carrying(LONG, Attachment("Complaint_re_damp.docx", "application/msword", 9_000)), id="named for what it is"
        ),
        pytest.param(carrying("Letter and form attached.", PDF), id="a letter beside something else"),
    ],
)
def test_it_may_be_the_letter(message: Message) -> None:
    assert may_be_the_letter(message, Kind.ENQUIRY)


@pytest.mark.parametrize(
    "message, kind",
    [
        pytest.param(carrying("Please see attached."), Kind.ENQUIRY, id="nothing is attached"),
        pytest.param(carrying(LONG, PDF), Kind.ENQUIRY, id="it says much itself"),
        pytest.param(carrying("Please find my application form attached.", PDF), Kind.ENQUIRY, id="a form"),
        pytest.param(
            carrying("As attached.", Attachment("CV_2026.pdf", "application/pdf", 9_000)),
            Kind.NOISE,
            id="a CV by its name",
        ),
        pytest.param(
            carrying("As attached.", Attachment("Cover_Letter.docx", "application/msword", 9_000)),
            Kind.NOISE,
            id="work sought",
        ),
        pytest.param(carrying("A letter of authority is attached.", PDF), Kind.ENQUIRY, id="an authority"),
        pytest.param(carrying("May I keep him? See photo.", PHOTO), Kind.ENQUIRY, id="a question about a picture"),
        pytest.param(carrying("Tap. See photo.", PHOTO), Kind.SERVICE_REQUEST, id="the picture of a fault"),
        pytest.param(carrying("Thank you!", PHOTO), Kind.COMPLIMENT, id="the picture of a cake"),
    ],
)
def test_it_is_not_the_letter(message: Message, kind: Kind) -> None:
    assert not may_be_the_letter(message, kind)


@pytest.mark.parametrize(
    "message, expected",
    [
        pytest.param(carrying("Could you tell me who deals with this?", PDF), True, id="a paper beside a question"),
        pytest.param(carrying("Here is my booking form for the hall.", PDF), False, id="a form"),
        pytest.param(carrying("Could you tell me who deals with this?", PHOTO), False, id="a picture"),
        pytest.param(carrying(LONG, PDF), False, id="much is said"),
    ],
)
def test_a_paper_may_say_more_than_the_mail(message: Message, expected: bool) -> None:
    assert may_say_more(message) is expected


@pytest.mark.parametrize(
    "message, expected",
    [
        pytest.param(carrying("Completed direct debit form attached", PDF), True, id="a mandate"),
        pytest.param(carrying("Please find my signed pet permission form.", PDF), True, id="for a pet"),
        pytest.param(carrying("Here is the questionnaire you sent."), True, id="the file was forgotten"),
        pytest.param(carrying("Completed form attached.", PDF), False, id="nobody says which"),
        pytest.param(carrying("Completed complaint form attached.", PDF), False, id="for complaints"),
        pytest.param(carrying("Where do I get a transfer form?"), False, id="asks for one"),
        pytest.param(carrying(f"Transfer form attached. {LONG}", PDF), False, id="much is said besides"),
        pytest.param(
            carrying("Transfer form attached.", Attachment("appeal.docx", "application/msword", 9_000)),
            False,
            id="something else hangs on it",
        ),
    ],
)
def test_which_mail_only_sends_in_a_form(message: Message, expected: bool) -> None:
    assert only_sends_a_form(message) is expected
