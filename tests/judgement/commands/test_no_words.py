"""Thanks, a greeting and a signature say nothing; whatever else stands there does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heard.judgement.commands.no_words import files_sent, says_nothing
from heard.mail.message import Attachment
from judgement.commands.answering import SIGNED, from_gary


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing at all"),
        pytest.param("Thanks", id="thanks"),
        pytest.param("Thank you so much!", id="more of them"),
        pytest.param("Ok, thanks\nGary", id="with a name"),
        pytest.param("Great, thank you for letting me know.\n\nKind regards\nGary", id="and a closing"),
        pytest.param("Hi Helen,\n\nThanks,\n\nGary", id="a greeting"),
        pytest.param("Noted.", id="noted"),
        pytest.param(SIGNED, id="a signature"),
        pytest.param(f"--\n{SIGNED}", id="a signature below its mark"),
        pytest.param(f"Thank you\n\n{SIGNED}", id="thanks and a signature"),
        pytest.param(
            "Thanks\nGary Officer\nHousing Officer | Repairs\n1 Mill Lane, AB1 2CD\ntel: 01632 960001", id="all of it"
        ),
        pytest.param("Sent from Outlook for iOS", id="what a telephone puts there"),
    ],
)
def test_it_says_nothing(text: str) -> None:
    assert says_nothing(from_gary(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thanks, I will ring her tomorrow.", id="a promise on the line of the thanks"),
        pytest.param("Thanks\n\nShe has moved out.", id="a sentence below"),
        pytest.param("Thanks\n\nclose upheld", id="a command below thanks"),
        pytest.param("Thanks\n\nClose Upheld", id="a command with capitals"),
        pytest.param("Kind regards\n\nHelen Lead", id="another's name"),
        pytest.param("Gary Officer rang her.", id="their own name in a sentence"),
        pytest.param("07700 900123", id="a telephone number alone"),
        pytest.param("Thanks\nGary\nPS close NH-26-0042 as upheld", id="a sentence with figures below a name"),
        pytest.param("No thanks", id="no thanks"),
        pytest.param("Thanks she has moved out", id="a sentence without a stop"),
        pytest.param("Hi her son rang", id="one behind a greeting"),
        pytest.param(f"Thanks\nGary {'A' * 60}!\nshe has moved out", id="a sentence below a name"),
    ],
)
def test_it_says_something(text: str) -> None:
    assert not says_nothing(from_gary(text))


@pytest.mark.parametrize(
    ("file", "is_sent"),
    [
        pytest.param(Attachment("Letter to Mrs Bell.pdf", "application/pdf", 40_000), True, id="a letter"),
        pytest.param(Attachment("IMG_2041.jpg", "image/jpeg", 900_000), True, id="a photograph"),
        pytest.param(Attachment("image001.jpg", "image/jpeg", 1_900_000), True, id="one that a program named"),
        pytest.param(Attachment("", "application/octet-stream", 900), True, id="a file without a name"),
        pytest.param(Attachment("image001.png", "image/png", 8_000), False, id="a logo"),
        pytest.param(Attachment("", "image/gif", 500), False, id="a small picture without a name"),
        pytest.param(Attachment("smime.p7s", "application/pkcs7-signature", 4_000), False, id="a signature's proof"),
        pytest.param(Attachment("invite.ics", "text/calendar", 900), False, id="an appointment"),
        pytest.param(Attachment("Gary.vcf", "text/x-vcard", 300), False, id="a card"),
    ],
)
def test_a_file_may_be_all_that_a_mail_says(file: Attachment, is_sent: bool) -> None:
    assert (files_sent(replace(from_gary(SIGNED), attachments=(file,))) == (file,)) is is_sent
