"""Every letter to staff, whole, as people will see it, and one to a complainant down to its octets.

When a wording changes on purpose, write the golden files anew and read the difference:

    HEARD_GOLDEN=write python -m pytest tests/letters/test_golden.py
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from heard.letters.catalogue import CATALOGUE
from heard.letters.envelope import seal
from heard.letters.marking import answers_to, marked
from heard.letters.message_ids import message_id_for
from heard.mail.message import Address
from heard.mail.threads.thread_index import thread_index_child
from letters.letters_to_see import A_PERSON, ACKNOWLEDGEMENT, LETTERS, LETTERS_TO_SEE, MARK, as_it_leaves

GOLDEN = Path(__file__).parent / "golden"


def agrees(name: str, written: str) -> None:
    path = GOLDEN / f"{name.replace(', ', '.').replace(' ', '-')}.txt"
    if os.environ.get("HEARD_GOLDEN") == "write":
        path.write_text(written, encoding="utf-8")
    assert written == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LETTERS_TO_SEE)
def test_letter(name):
    letter = as_it_leaves(name)
    agrees(name, f"Subject: {letter.subject}\n\n{letter.text}")


def test_every_letter_to_staff_has_been_seen():
    assert {letter for letter, _ in LETTERS_TO_SEE.values()} == {*CATALOGUE, ACKNOWLEDGEMENT}


@pytest.mark.parametrize(
    "name, letter", [("acknowledgement", LETTERS.render(*A_PERSON)), ("could not read", as_it_leaves("could not read"))]
)
def test_letter_as_a_page(name, letter):
    agrees(f"{name}, html", letter.html)


def test_letter_as_it_is_sent():
    message_id = message_id_for("NH-26-0042:acknowledgement:stage-1", "northgate.example")
    sealed = seal(
        marked(LETTERS.render(*A_PERSON), MARK),
        sender=Address("Northgate Homes", "complaints@northgate.example"),
        to=[Address("Zo\u00eb O'Neill", "zoe.oneill@mail.example")],
        message_id=message_id,
        date=datetime(2026, 6, 1, 9, 0, 20, tzinfo=UTC),
        automatic="auto-replied",
        case="NH-26-0042",
        in_reply_to="<third@mail.example>",
        references=["<first@mail.example>", "<second@mail.example>"],
        thread_topic="Damp in the back bedroom",
        thread_index=thread_index_child("AdQc2DN7rLoS3hgnE/O76rpFzxN/EwAddF4A", since=timedelta(seconds=20)),
        answers_to=answers_to("complaints@northgate.example", MARK),
    )
    agrees("acknowledgement, sent", sealed.decode("ascii").replace("\r\n", "\n"))
