"""A gateway's warning takes its own sentences, and nothing that its writer said."""

from __future__ import annotations

import pytest

from builders import a_message
from heard.mail.identity import words_digest
from heard.mail.words.own_words import without_banner, words_of

CAUTION = "CAUTION: This email originated from outside the organisation."
LINKS = "Do not click links or open attachments unless you recognise the sender and know the content is safe."
TYPED = "There is a smell of gas in the kitchen and nobody comes."


@pytest.mark.parametrize(
    "text, own",
    [
        pytest.param(f"{CAUTION} {TYPED}", TYPED, id="on the writer's own line"),
        pytest.param(f"{CAUTION} {LINKS} {TYPED}", TYPED, id="with what it goes on to say"),
        pytest.param(f"{CAUTION} {LINKS}\n\n{TYPED}", TYPED, id="in a paragraph of its own"),
        pytest.param(f"{CAUTION}\n{LINKS} {TYPED}", TYPED, id="its second line shared"),
        pytest.param(f"*{CAUTION} {LINKS}*\n{TYPED}", TYPED, id="between asterisks"),
        pytest.param(
            "This message came from outside Northgate I can smell gas.", "I can smell gas.", id="without a full stop"
        ),
        pytest.param(f"{CAUTION} My boiler is off. {LINKS}", f"My boiler is off. {LINKS}", id="what comes after"),
        pytest.param(
            "You don't often get email from dot@x.example. Learn why this is important\n" + TYPED, TYPED, id="Outlook's"
        ),
        pytest.param(
            "RHYBUDD: Daw'r e-bost hwn o'r tu allan i'r sefydliad. Peidiwch â chlicio dolenni.\n" + TYPED,
            TYPED,
            id="Welsh, all of it",
        ),
        pytest.param(
            f"{CAUTION}\nThe windows do not open and the flat is hot.",
            "The windows do not open and the flat is hot.",
            id="a line below that only sounds like one",
        ),
        pytest.param(
            "I sent you an email. The plumber came from outside the area.",
            "I sent you an email. The plumber came from outside the area.",
            id="somebody speaks of themselves first: no warning at all",
        ),
    ],
)
def test_what_is_left_when_the_warning_is_gone(text: str, own: str) -> None:
    assert (words_of(text).own, without_banner(text).strip()) == (own, own)


def test_two_copies_of_a_mail_agree_of_which_one_was_warned_of_on_its_first_line() -> None:
    assert words_digest(a_message(TYPED)) == words_digest(a_message(f"{CAUTION} {LINKS} {TYPED}"))


def test_a_warning_with_nothing_below_it_is_no_own_words() -> None:
    assert words_of(f"{CAUTION} {LINKS}").own == ""
