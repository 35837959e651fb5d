"""An officer passes on a mail of somebody whose contact is limited: it is a contact of theirs, as if it came alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from restricted.walter import ASKS_FOR_MORE, FILED, SAYS_IT_AGAIN, THE_GATE, WALTER, WaltersHouse

from heard.daemon.receive import Heard
from mail.shapes.in_the_house import FIRST

SECOND = "NH-26-0002"
BY_WALTER = f"Walter Crake <{WALTER}>"


def passes_on(
    house: WaltersHouse,
    at: str,
    text: str,
    *,
    sent: str = "21 June 2026 10:00",
    sender: str = BY_WALTER,
    signed: str = "Walter Crake\n14 Lime Grove",
    vouched_for: bool = True,
) -> Heard:
    """Let an officer forward what came to them alone."""
    below = f"From: {sender}\nSent: {sent}\nTo: Gary Officer <gary.officer@northgate.example>\nSubject: The hedge\n"
    mail = f"FYI, see below.\n\nGary\n\n-----Original Message-----\n{below}\n{text}\n\n{signed}\n"
    return house.told(at, mail, "Fw: The hedge", vouched_for=vouched_for)


@pytest.fixture
def house(tmp_path: Path) -> WaltersHouse:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only")
    return house


def test_it_is_shown_counted_and_acknowledged_as_his(house: WaltersHouse) -> None:
    heard = passes_on(house, "2026-06-22 09:00", SAYS_IT_AGAIN)
    assert heard.decision.verdicts["restricted"] == "yes"
    assert house.on_record() == [("same", True)]
    assert house.to_walter() == [FILED]
    assert house.lines()["Came by"] == "an officer passes it on, so it counts from when that came"
    assert house.lines()["Its writer is told"].startswith("that it came")


def test_the_next_stage_that_it_asks_for_does_not_open_and_nobody_is_asked_to_acknowledge_it(
    house: WaltersHouse,
) -> None:
    passes_on(house, "2026-06-22 09:00", ASKS_FOR_MORE)
    assert house.stage() == "stage-1"
    assert house.questions() == []
    assert "asks for more" in house.lines()["To weigh"]


def test_something_new_goes_its_normal_way(house: WaltersHouse) -> None:
    assert passes_on(house, "2026-06-22 09:00", THE_GATE).reference == SECOND
    assert house.to_walter() == ["complainant.acknowledgement.stage-1"]
    assert house.on_record() == [("new", True)]


def test_a_danger_in_it_comes_before_the_limit(house: WaltersHouse) -> None:
    passes_on(house, "2026-06-22 09:00", f"{SAYS_IT_AGAIN} And I can smell gas in the hall.")
    assert house.lines()["Done"].startswith("nothing of it is withheld")
    assert "officer.notice.danger" in [letter["name"] for letter in house.place.letters()]


def test_where_nobody_vouches_for_the_officer_a_person_is_asked(house: WaltersHouse) -> None:
    heard = passes_on(house, "2026-06-22 09:00", SAYS_IT_AGAIN, vouched_for=False)
    assert heard.decision.verdicts["restricted"] == "ask"
    assert house.counted() == (0, 0)
    assert house.to_walter() == []
    assert "our own server does not vouch for its sender" in house.lines()["Against it"]
    assert house.lists()[0]["asked"] == [3]


def test_of_two_entries_about_one_case_it_waits_under_the_one_it_was_held_against(house: WaltersHouse) -> None:
    house.restricts("no-same-matter", first=date(2026, 6, 17))
    passes_on(house, "2026-06-22 09:00", SAYS_IT_AGAIN, vouched_for=False)
    assert sorted(each["asked"] for each in house.lists()) == [[], [3]]


def test_what_was_written_before_the_restriction_began_is_asked_about(house: WaltersHouse) -> None:
    heard = passes_on(house, "2026-06-22 09:00", SAYS_IT_AGAIN, sent="12 June 2026 10:00")
    assert heard.decision.verdicts["restricted"] == "ask"
    assert house.lines()["Against it"] == "by its heading it was written before the restriction began"


def test_where_it_gives_no_address_nothing_is_said_to_be_acknowledged(house: WaltersHouse) -> None:
    passes_on(house, "2026-06-22 09:00", SAYS_IT_AGAIN, sender="Walter Crake")
    assert house.on_record() == [("same", False)]
    told = house.lines()["Its writer is told"]
    assert told.startswith("nothing, since what was passed on gives no address of its writer's")


def test_it_uses_up_what_is_acknowledged_in_a_week_as_his_own_mail_does(tmp_path: Path) -> None:
    house = WaltersHouse("wnwhl-2009", tmp_path)
    house.restricts("acknowledge-only", at_most="1 a week")
    passes_on(house, "2026-06-22 09:00", SAYS_IT_AGAIN)
    house.writes("2026-06-23 09:00", "The hedge by the bin store is as high as my window. When is it cut?")
    assert house.counted() == (1, 1)
    assert house.to_walter() == [FILED]


def test_the_officer_is_never_taken_for_him_afterwards(house: WaltersHouse) -> None:
    passes_on(house, "2026-06-22 09:00", SAYS_IT_AGAIN)
    zoe = {"sender": "Zoe Field <zoe@else.example>", "signed": "Zoe Field\n22 Lime Grove"}
    heard = passes_on(house, "2026-06-23 09:00", "The hedge by the bin store is too high. I complain.", **zoe)
    assert "restricted" not in heard.decision.verdicts
    assert house.counted() == (1, 0)
    house.types("restrict", "note", "1", "--wrong-person", "3")
    passes_on(house, "2026-06-24 09:00", f"{SAYS_IT_AGAIN} It is a disgrace.", sent="23 June 2026 10:00")
    assert house.counted() == (1, 0)
    assert house.case(FIRST)["reference"] == FIRST
