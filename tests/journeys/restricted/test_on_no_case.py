"""Contacts where there is no case: kept, counted, listed and moved all the same, and nothing is said of a case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from restricted.walter import SAYS_IT_AGAIN, WALTER, WaltersHouse

from mail.shapes.in_the_house import FIRST

ASKS = "Could you tell me what time your office opens on Saturday? Thank you."
THE_TAP = "My tap in the kitchen is dripping. Please could you send somebody to mend it? Thank you."
OPENING, TAP = (ASKS, "Question"), (THE_TAP, "A dripping tap")


@pytest.fixture
def house(tmp_path: Path) -> WaltersHouse:
    """Walter is restricted in everything, and no case led to it."""
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter", case=None, covers="everything", says="")
    return house


def listed(house: WaltersHouse) -> list[tuple[int, str | None, bool]]:
    """Return message, case and whether it was acknowledged, of each contact that `heard restrict show` lists."""
    shown = json.loads(house.types("restrict", "show", "1", "--json"))
    return [(each["message"], each["lies_on"], each["answered"]) for each in shown["contacts_made"]]


@pytest.mark.parametrize("text, subject", [OPENING, TAP])
def test_what_opens_no_case_is_counted_and_listed(text: str, subject: str, house: WaltersHouse) -> None:
    assert house.writes("2026-06-22 09:00", text, subject=subject).reference is None
    assert house.counted() == (0, 1)
    assert listed(house) == [(3, None, False)]
    assert house.lines()["Done"] == "it is kept, on no case, and dealt with as anybody's"
    assert "heard case" not in house.flag()
    house.writes("2026-06-23 09:00", text.replace("Thank you.", "Thanks again."), subject=subject)
    assert house.lines()["So far"] == "1 contact before it since 16 June 2026"


def test_it_is_counted_when_everything_is_made_again_from_the_events(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", ASKS, subject="Question")
    house.types("rebuild")
    assert house.types("rebuild", "--check").startswith("Events and tables agree.")
    assert house.counted() == (0, 1)


def test_put_on_a_case_of_theirs_it_counts_there_and_put_back_as_it_did(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", ASKS, subject="Question")
    assert "about something new" in house.types("move", "3", "--to", FIRST)
    assert listed(house) == [(3, FIRST, False)]
    assert "as it did on no case before" in house.types("move", "3", "--to", "none")
    assert listed(house) == [(3, None, False)]
    assert house.types("rebuild", "--check")


def test_put_on_somebody_elses_case_it_counts_no_more(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", ASKS, subject="Question")
    house.hears_of_another("2026-06-22 10:00")
    assert "no more: it lies on a case of somebody else" in house.types("move", "3", "--to", "NH-26-0002")
    assert listed(house) == []
    assert house.types("rebuild", "--check")


def test_the_record_of_the_entry_is_no_list_of_contacts(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", ASKS, subject="Question")
    shown = json.loads(house.types("restrict", "show", "1", "--json"))
    assert [each["type"] for each in shown["record"]] == ["RestrictionEntered", "RestrictionDecided"]


def test_what_waits_for_a_person_waits_under_its_own_entry_only(house: WaltersHouse) -> None:
    another = {"person": "Ann Other", "addresses": ["ann@else.example"], "home": ""}
    house.restricts("no-same-matter", case=None, covers="everything", says="", **another)
    house.writes("2026-06-22 09:00", ASKS, subject="Question")
    assert [(each["person"], each["asked"]) for each in house.lists()] == [("Walter Crake", [3]), ("Ann Other", [])]


def test_where_no_receipt_goes_the_notice_says_so_and_nothing_of_an_acknowledgement(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only", addresses=["no-reply@crake.example"])
    house.writes("2026-06-22 09:00", SAYS_IT_AGAIN, sender="Walter Crake <no-reply@crake.example>")
    assert house.lines()["Its writer is told"] == "nothing, since the address of its writer takes no mail"
    assert house.counted() == (0, 1)
    assert house.letters_to(WALTER)[1:] == []
