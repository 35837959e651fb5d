"""An officer says what is to be learned from a case: with its closing, afterwards by a press, and takes it back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from commanding.giving import CASE, LANDLORD_OF_THREE, brought, command, complained, confirm, decided, receipt, undo
from looking import in_step, the_case

from builders import OFFICER, MovedClock, a_house, a_mail, a_raw, happen
from heard.casework.commands import Close, Given, OfArea, Record
from heard.casework.events import (
    AnswerGiven,
    AreaName,
    CaseAreaSeen,
    Learning,
    LearningRecorded,
    LearningWord,
    Outcome,
    ProvedBy,
    Reference,
    Stream,
)
from heard.daemon import receive
from heard.daemon.house import House
from heard.daemon.joining import join, part
from heard.judgement.actions import AskToConfirm, CarryOut
from histories import STAGE_1

UPHELD, WITHDRAWN = Close(Outcome("upheld")), Close(Outcome("withdrawn"))
LATE, ADVICE = (Record(Learning.CAUSE, LearningWord(each)) for each in ("late repair", "wrong advice"))
APOLOGY = Record(Learning.REMEDY, LearningWord("apology"))
SUM = Record(Learning.COMPENSATION, None, 20000, 15000)


@pytest.fixture
def house(tmp_path: Path, clock: MovedClock) -> House:
    """A house with a complaint about a leak, which is of the area repairs, and is answered."""
    house = complained(a_house(tmp_path / "heard.db", now=clock, landlord=LANDLORD_OF_THREE))
    with house.store.writing() as connection:
        answer = AnswerGiven(STAGE_1, Outcome("upheld"), None), house.now()
        area = CaseAreaSeen(AreaName("repairs")), house.now()
        happen(connection, house.policies, answer, area, stream=Stream(CASE))
    return house


def learned(house: House) -> list[tuple[str, Any]]:
    assert in_step(house)
    return [(each["about"], each["word"] or each["pence"]) for each in the_case(house, CASE)["learned"]]


def test_the_receipt_says_what_stands_recorded_now(house: House) -> None:
    command(house, LATE, "cause late repair")
    number = command(house, APOLOGY, "remedy apology")
    assert brought(house, number) == ["CommandGiven", "LearningRecorded"]
    name, words = receipt(house, number)
    assert name == "officer.receipt.done"
    assert "Recorded on NH-26-0001: area: repairs; cause: late repair; put right by: apology." in words
    assert "answer this mail with the line: undo" in words


def test_what_is_set_off_is_not_paid(house: House) -> None:
    number = command(house, SUM)
    assert "compensation: £200, £150 of it set off against what they owe, £50 payable" in receipt(house, number)[1]
    [row] = the_case(house, CASE)["learned"]
    assert (row["pence"], row["offset_pence"], row["payable_pence"]) == (20000, 15000, 5000)


def test_undone_what_was_said_before_stands_again(house: House) -> None:
    command(house, LATE)
    number = command(house, ADVICE)
    undone = undo(house, number)
    assert learned(house) == [("cause", "late repair")]
    assert "cause: late repair." in receipt(house, undone)[1]


def test_an_area_is_said_and_taken_back(house: House) -> None:
    number = command(house, OfArea(AreaName("leasehold")))
    assert "Recorded on NH-26-0001: area: leasehold." in receipt(house, number)[1]
    assert "area: repairs." in receipt(house, undo(house, number))[1]
    assert the_case(house, CASE)["matter_area"] == "repairs"


# -- With the closing --------------------------------------------------------------------------------


def closes(house: House, *records: Record | OfArea) -> int:
    """Let the officer close it, with what stands on lines below."""
    given = Given(UPHELD, "close upheld", records=records)
    return decided(house, CarryOut(CASE, given, None, OFFICER, ProvedBy.BOTH, "it is they"))


def test_what_stands_below_a_closing_is_recorded_with_it(house: House) -> None:
    number = closes(house, LATE, APOLOGY, SUM)
    assert brought(house, number) == ["CommandGiven", "CaseClosed", *3 * ["LearningRecorded"]]
    words = receipt(house, number)[1]
    assert "NH-26-0001 is closed: upheld." in words
    assert "Recorded on NH-26-0001: area: repairs; cause: late repair; put right by: apology; compensation:" in words


def test_and_taken_back_with_it(house: House) -> None:
    undone = undo(house, closes(house, LATE, OfArea(AreaName("leasehold"))))
    assert (learned(house), the_case(house, CASE)["matter_area"]) == ([], "repairs")
    assert the_case(house, CASE)["status"] == "open"
    assert "What was recorded with that is taken back too." in receipt(house, undone)[1]


def test_asked_first_it_is_recorded_once_the_officer_has_confirmed(house: House) -> None:
    given = Given(UPHELD, "close upheld", records=(LATE, SUM))
    asked = decided(house, AskToConfirm(CASE, given, None, OFFICER, "nothing shows it", False, None, False))
    assert learned(house) == []
    confirm(house, asked)
    assert learned(house) == [("cause", "late repair"), ("compensation", 20000)]
    assert the_case(house, CASE)["status"] == "closed"


def test_what_was_not_recorded_is_named_in_the_receipt(house: House) -> None:
    given = Given(UPHELD, "close upheld", records=(LATE,), missed=('Not recorded: "theme: the moon".',))
    number = decided(house, CarryOut(CASE, given, None, OFFICER, ProvedBy.BOTH, "it is they"))
    words = receipt(house, number)[1]
    assert "cause: late repair." in words
    assert 'Not recorded: "theme: the moon".' in words


def test_money_of_a_case_that_was_joined_counts_where_it_went(house: House) -> None:
    another = a_mail("The ceiling came down. I want to complain.", subject="Ceiling", message_id="<2@tenant.example>")
    receive.hear(receive.keep([a_raw(another, uid=2, received_at=house.now())], house), house)
    other = Reference("NH-26-0002")
    command(house, SUM)
    command(house, SUM, on=other)
    join(house, CASE, other, anyway=True)
    assert "compensation: £400, £300 of it set off" in receipt(house, command(house, LATE))[1]
    part(house, other)
    assert "compensation: £200, £150 of it set off" in receipt(house, command(house, LATE))[1]


# -- What may be pressed -----------------------------------------------------------------------------


def offered_causes(house: House) -> list[str]:
    """Close the case as upheld; return the causes that its receipt offers, in their order."""
    words = receipt(house, command(house, UPHELD))[1]
    return re.findall(r"Cause: ([a-z ]+)", words)


def test_the_receipt_of_a_closing_offers_what_is_still_to_be_recorded(house: House) -> None:
    words = receipt(house, command(house, UPHELD))[1]
    for offered in ("Cause: late repair", "Cause: no reply", "Theme: repairs", "Put right by: apology"):
        assert offered in words
    assert words.count("Cause: ") == 4


def test_what_this_landlord_records_most_is_offered_first(house: House) -> None:
    another = a_mail("The lift is broken again.", sender="bob@tenant.example", message_id="<b@tenant.example>")
    receive.hear(receive.keep([a_raw(another, uid=2, received_at=house.now())], house), house)
    with house.store.writing() as connection:
        for cause in ("time taken", "contractor", "contractor"):
            said = LearningRecorded(Learning.CAUSE, LearningWord(cause)), house.now()
            happen(connection, house.policies, said, stream=Stream("NH-26-0002"))
    assert offered_causes(house) == ["contractor", "time taken", "late repair", "missed appointment"]


def test_a_press_leads_to_the_next(house: House) -> None:
    command(house, UPHELD)
    words = receipt(house, command(house, LATE))[1]
    assert ("Cause: " in words, "Theme: repairs" in words) == (False, True)
    command(house, Record(Learning.THEME, LearningWord("repairs")))
    assert "Put right by: " not in receipt(house, command(house, APOLOGY))[1]


def test_what_was_withdrawn_asks_for_no_cause(house: House) -> None:
    assert "Cause: " not in receipt(house, command(house, WITHDRAWN))[1]


def test_what_a_closing_says_already_is_not_offered(house: House) -> None:
    words = receipt(house, closes(house, LATE, APOLOGY))[1]
    assert ("Cause: " in words, "Theme: repairs" in words) == (False, True)


def test_what_the_complaint_itself_tells_of_is_offered_first(tmp_path: Path, clock: MovedClock) -> None:
    house = a_house(tmp_path / "rude.db", now=clock, landlord=LANDLORD_OF_THREE)
    mail = a_mail("I want to complain. The man on the phone was rude to me.")
    receive.hear(receive.keep([a_raw(mail, received_at=house.now())], house), house)
    with house.store.writing() as connection:
        answer = AnswerGiven(STAGE_1, Outcome("upheld"), None), house.now()
        happen(connection, house.policies, answer, stream=Stream(CASE))
    assert offered_causes(house)[0] == "staff attitude"
    assert learned(house) == [], "words record nothing"
