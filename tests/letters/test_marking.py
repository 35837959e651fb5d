"""The mark at the foot of a letter, and the address answers go to: what comes back is read as what was sent."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from heard.letters import layout
from heard.letters.envelope import seal
from heard.letters.marking import answers_to, marked
from heard.letters.writing import Rendered
from heard.mail.format.addresses import can_be_written_to
from heard.mail.message import Address
from heard.mail.parse import parse
from heard.mail.threads.signed import Claim, Place, claims_in, claims_of, proves, signed
from heard.mail.words.html_text import html_to_text

SECRET = b"a secret of the tests"
MARK = signed("NH-26-0042", SECRET)
TEXT = "Dear Zo\u00eb,\n\nThank you.\n"
LETTER = Rendered("We have it [NH-26-0042]", TEXT, layout.page("We have it", TEXT, None))
OURS = Address("Northgate Homes", "complaints@northgate.example")


def sealed(letter: Rendered, answers: str | None = None) -> bytes:
    return seal(
        letter,
        sender=OURS,
        to=[Address("", "zoe@mail.example")],
        message_id="<heard.1@northgate.example>",
        date=datetime(2026, 6, 1, 9, 0, tzinfo=UTC),
        automatic="auto-replied",
        case="NH-26-0042",
        answers_to=answers,
    )


def test_the_mark_is_the_last_line_of_both_parts() -> None:
    letter = marked(LETTER, MARK)
    line = f"Please leave this line in your answer: {MARK}"
    assert letter.text == f"{TEXT}\n{line}\n"
    assert html_to_text(letter.html).split("\n")[-1] == line
    assert letter.html.count(MARK) == 1
    assert letter.subject == LETTER.subject


def test_the_page_is_otherwise_as_it_was() -> None:
    before, after = LETTER.html.split("\n"), marked(LETTER, MARK).html.split("\n")
    assert [line for line in after if MARK not in line] == before


def test_a_letter_that_comes_back_proves_its_case() -> None:
    answers = answers_to(OURS.address, MARK)
    assert answers is not None
    ours = parse(sealed(marked(LETTER, MARK), answers))
    assert [address.address for address in ours.reply_to] == [answers]
    [(claim, place)] = claims_of(ours)
    assert (claim.reference, place) == ("NH-26-0042", Place.TEXT)
    assert proves(claim, SECRET)


def test_the_address_for_answers_carries_the_mark_in_small_letters() -> None:
    answers = answers_to(OURS.address, MARK)
    assert answers == f"complaints+{MARK.lower()}@northgate.example"
    assert can_be_written_to(answers)
    assert claims_in(answers) == (Claim("NH-26-0042", MARK[-8:]),)


def test_an_address_too_long_for_a_mark_is_left_alone() -> None:
    assert answers_to(f"{'c' * 44}@northgate.example", MARK) is not None
    assert answers_to(f"{'c' * 45}@northgate.example", MARK) is None


def test_without_a_mark_in_it_answers_go_to_the_sender() -> None:
    assert parse(sealed(LETTER)).reply_to == ()


@pytest.mark.parametrize("address", ["", "a b@northgate.example", "a@b\r\nBcc: c@d.example"])
def test_an_address_for_answers_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="is not an address"):
        sealed(LETTER, address)
