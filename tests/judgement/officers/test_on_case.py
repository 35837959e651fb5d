"""Whom an officer's letter is for, and when what it says answers whoever complains."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import LANDLORD, LEAD, MAILBOX, RULES, TENANT, a_message, the_facts
from heard.casework.events import LetterKind
from heard.casework.people import Outsider
from heard.datafiles.locate import rules_dir
from heard.datafiles.packs import load_policy
from heard.judgement.facts import OnFile
from heard.judgement.officers.letter import OfficersLetter
from heard.judgement.officers.on_case import letter_on_case
from histories import CALENDAR, a_case, acknowledged, at

HOS = load_policy("hos-code-2024", rules_dir())
BOB, ROOFERS, SOLICITOR, COUNCIL = (
    "bob@pipes.example", "office@roofers.example", "jo@solicitors.example", "env@council.example",
)  # fmt: skip
KNOWN = replace(
    LANDLORD,
    partners=(Outsider("Roofers", "contractor", domain="roofers.example"),),
    outsiders=(
        Outsider("Solicitors", "solicitor", domain="solicitors.example"),
        Outsider("The council", "council", domain="council.example"),
    ),
)
UPHELD = (
    "I have looked into the complaint about the leak and I uphold it. The job was closed by mistake, and we are sorry."
)
SAYS_WHEN = "The plumber will come on Thursday at ten. Please leave the stopcock free."


def read(text: str, *, to: str, cc: str = "", people: tuple[str, ...] = (TENANT,)) -> OfficersLetter:
    """Return what an officer's letter on Dorothy Finch's case is, where Bob once wrote when he can come."""
    message = a_message(f"Hello,\n\n{text}\n\nGary Officer\n", sender=LEAD, to=to, headers=[("Cc", cc)] if cc else [])
    stands = OnFile(a_case(acknowledged("2026-06-01 11:00")), HOS, CALENDAR, people=people, others=(BOB,))
    return letter_on_case(message, stands, the_facts(landlord=KNOWN, received_at=at("2026-06-10 15:00")), RULES).letter


@pytest.mark.parametrize(
    "to, cc",
    [
        pytest.param(TENANT, MAILBOX, id="whoever complains"),
        pytest.param(SOLICITOR, MAILBOX, id="whom the settings name as somebody's solicitor"),
        pytest.param(TENANT, BOB, id="whoever complains, with a copy to a builder"),
        pytest.param(f"{BOB}, {TENANT}", MAILBOX, id="both"),
        pytest.param(MAILBOX, TENANT, id="the mailbox, with a copy to whoever complains"),
    ],
)
def test_a_decision_to_whoever_complains_or_writes_for_them_is_plain(to: str, cc: str) -> None:
    letter = read(UPHELD, to=to, cc=cc)
    assert (letter.kind, letter.sure) == (LetterKind.DECISION, True)


@pytest.mark.parametrize(
    "to, cc, because",
    [
        pytest.param(BOB, MAILBOX, "nobody it went to is known to complain", id="a builder who once wrote"),
        pytest.param("ann@else.example", MAILBOX, "nobody it went to is known to complain", id="nobody known"),
        pytest.param(BOB, TENANT, "only got a copy", id="a builder, and a copy to whoever complains"),
        pytest.param(ROOFERS, TENANT, "only got a copy", id="a contractor, and a copy to whoever complains"),
        pytest.param(COUNCIL, TENANT, "only got a copy", id="the council, and a copy to whoever complains"),
        pytest.param(LEAD, TENANT, "only got a copy", id="a colleague, and a copy to whoever complains"),
    ],
)
def test_a_decision_to_somebody_else_is_in_doubt(to: str, cc: str, because: str) -> None:
    letter = read(UPHELD, to=to, cc=cc)
    assert (letter.kind, letter.sure) == (LetterKind.DECISION, False)
    assert because in letter.because


def test_where_nobody_is_known_to_complain_a_word_to_a_builder_answers_nobody() -> None:
    assert not read(UPHELD, to=BOB, people=()).sure


def test_what_only_informs_a_builder_is_no_contact_with_whoever_complains() -> None:
    assert read(SAYS_WHEN, to=TENANT).kind is LetterKind.INFORMATION
    letter = read(SAYS_WHEN, to=BOB)
    assert (letter.kind, letter.sure, letter.promises) == (LetterKind.OTHER, True, ())


def test_what_may_be_an_answer_is_asked_about_whoever_it_went_to() -> None:
    letter = read("Please find attached our letter of today's date.", to=BOB)
    assert (letter.kind, letter.sure) == (LetterKind.INFORMATION, False)
