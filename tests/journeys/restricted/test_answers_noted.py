"""What a person says of a contact is noted once, all of it or nothing, and what is printed to undo it does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from restricted.test_put_right import A_JUNGLE, SECOND, STILL_ONE, WILMA, a_namesake_writes, entry, taken_for_him, types
from restricted.walter import WaltersHouse

from mail.shapes.in_the_house import FIRST


@pytest.fixture
def house(tmp_path: Path) -> WaltersHouse:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("no-same-matter")
    return house


def undo_in(said: str, command: str) -> list[str]:
    """Return the words of an undo that a command printed, without the name of the program."""
    return re.findall(rf"heard ({command}(?: (?:[A-Z]+[-0-9]+[-0-9]*|--[a-z]+))+)", said)[-1].split()


def test_the_merge_that_is_printed_undoes_the_wrong_person(house: WaltersHouse) -> None:
    a_namesake_writes(house)
    said = types(house, "restrict", "note", "1", "--wrong-person", "3")
    assert "To undo that: heard people merge P1 P2" in said
    assert "Message 3 counts as a contact under restriction 1 again." in types(house, "people", "merge", "P1", "P2")
    assert house.counted() == (0, 1)
    assert taken_for_him(a_namesake_writes(house, "2026-06-23 09:00", STILL_ONE)) == "yes"
    assert house.types("rebuild", "--check")


def test_the_join_that_is_printed_undoes_it_too_and_parted_again_it_counts_no_more(house: WaltersHouse) -> None:
    a_namesake_writes(house)
    said = types(house, "restrict", "note", "1", "--wrong-person", "3")
    assert house.counted() == (0, 0)
    house.types(*undo_in(said, "join"))
    assert house.counted() == (0, 1)
    house.types("join", "--undo", SECOND)
    assert house.counted() == (0, 0)
    assert house.types("rebuild", "--check")


def test_the_merge_that_apart_prints_counts_again_and_the_part_that_merge_prints_takes_it_back(
    house: WaltersHouse,
) -> None:
    a_namesake_writes(house)
    assert "To undo: heard people merge P1 P2" in types(house, "people", "apart", "P1", "P2")
    assert "To undo: heard people part P2" in types(house, "people", "merge", "P1", "P2")
    assert house.counted() == (0, 1)
    assert "Message 3 counts as a contact under restriction 1 no more." in types(house, "people", "part", "P2")
    assert house.counted() == (0, 0)
    assert house.types("rebuild", "--check")


def test_moved_out_and_back_after_they_were_told_apart_it_counts_as_often_as_it_is_moved(house: WaltersHouse) -> None:
    a_namesake_writes(house)
    house.types("people", "apart", "P1", "P2")
    for _ in range(2):
        house.types("move", "3", "--to", "none")
        assert house.counted() == (0, 0)
        said = types(house, "move", "3", "--to", FIRST)
        assert f"Message 3 counts as a contact under restriction 1 as it did on {FIRST} before." in said
        assert house.counted() == (0, 1)


def test_whoever_is_merged_takes_back_nothing_that_was_said_of_his_own_address(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", A_JUNGLE)
    house.types("restrict", "note", "1", "--wrong-person", "3")
    house.hears_of_another("2026-06-23 09:00")
    assert "again" not in types(house, "people", "merge", "P1", "P2")
    assert house.counted() == (0, 0)


@pytest.mark.parametrize("option", ["--wrong-person", "--new-matter", "--fresh-evidence", "--answered"])
def test_where_an_answer_cannot_be_noted_nothing_is(house: WaltersHouse, option: str) -> None:
    a_namesake_writes(house)
    before = entry(house)
    with pytest.raises(AssertionError, match=f"{option} 99"):
        house.types("restrict", "note", "1", "--appeal", "2026-06-15", "--ground", "Writes daily", option, "99")
    with pytest.raises(AssertionError, match=f"{option} 99"):
        house.types("restrict", "note", "1", "--new-matter", "3", option, "99")
    assert entry(house) == before
    assert [each["reference"] for each in house.cases()] == [FIRST]


def test_two_answers_to_one_mail_are_a_mistake_and_nothing_is_noted(house: WaltersHouse) -> None:
    a_namesake_writes(house)
    with pytest.raises(AssertionError, match="message 3 stands at --wrong-person too"):
        house.types("restrict", "note", "1", "--wrong-person", "3", "--new-matter", "3")
    assert house.counted() == (0, 1)
    assert [each["reference"] for each in house.cases()] == [FIRST]


@pytest.mark.parametrize(
    "option, said",
    [
        ("--wrong-person", "Message 3 was somebody else's."),
        ("--new-matter", "Message 3 was about something new."),
        ("--fresh-evidence", "Message 3 brought fresh evidence."),
    ],
)
def test_an_answer_is_on_the_record_once_with_its_message(house: WaltersHouse, option: str, said: str) -> None:
    a_namesake_writes(house)
    house.types("restrict", "note", "1", option, "3", option, "3")
    assert said in types(house, "restrict", "show", "1")
    before = entry(house), [len(house.on_record(each["reference"])) for each in house.cases()]
    with pytest.raises(AssertionError, match=f"{option} 3: that is on the record of restriction 1 already"):
        house.types("restrict", "note", "1", option, "3")
    assert (entry(house), [len(house.on_record(each["reference"])) for each in house.cases()]) == before


def test_a_new_matter_is_counted_on_its_case_once(house: WaltersHouse) -> None:
    house.writes("2026-06-22 09:00", A_JUNGLE)
    house.types("restrict", "note", "1", "--new-matter", "3")
    assert house.on_record(SECOND) == [("new", True)]


def test_under_the_entry_of_somebody_else_the_wrong_person_is_refused_with_what_to_type(house: WaltersHouse) -> None:
    other = house.restricts(
        "no-same-matter", person="Ann Other", addresses=["ann@else.example"], home="9 Oak Road", case=None, says=""
    )
    house.writes("2026-06-22 09:00", A_JUNGLE, sender=WILMA, signed="\n\nW Crake\n14 Lime Grove")
    assert entry(house)["asked"] == [3]
    with pytest.raises(AssertionError, match="heard restrict note 1 --wrong-person 3"):
        house.types("restrict", "note", str(other), "--wrong-person", "3")
    assert entry(house)["asked"] == [3]
    house.types("restrict", "note", "1", "--wrong-person", "3")
    assert entry(house)["asked"] == []
