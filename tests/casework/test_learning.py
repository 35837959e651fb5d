"""What is recorded of a case for others to learn from: what stands, what adds up, and what is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casework.test_commands_in_a_case import folded
from heard.casework import events as happened
from heard.casework.case import Case
from heard.casework.commands import Record
from heard.casework.events import AreaName, Learning, LearningRecorded, LearningWord, MessageNumber, Outcome
from heard.casework.learning import (
    Lists,
    cause_missing,
    counts_as_upheld,
    in_words,
    money,
    remedies_of,
    still_to_record,
)
from histories import STAGE_1, Happening, a_case, a_policy, at, closed, comes_to

LATE, ADVICE = LearningWord("late repair"), LearningWord("wrong advice")
APOLOGY, TRAINING = LearningWord("apology"), LearningWord("training")
REPAIRS = LearningWord("repairs")
LISTS = Lists((LATE, ADVICE, *map(LearningWord, ("a", "b", "c"))), (REPAIRS,), (TRAINING, APOLOGY))
UPHELD = closed("2026-06-12 10:00")


def recorded(about: Learning, word: str | None = None, pence: int = 0, offset: int = 0) -> LearningRecorded:
    return LearningRecorded(about, LearningWord(word) if word else None, pence, offset)


def case_with(*events: happened.Event, before: Happening = UPHELD) -> Case:
    return a_case(comes_to(STAGE_1), before, *((each, at("2026-06-12 11:00")) for each in events))


def test_of_causes_and_themes_the_last_one_said_stands() -> None:
    case = case_with(
        recorded(Learning.CAUSE, LATE), recorded(Learning.CAUSE, ADVICE), recorded(Learning.THEME, REPAIRS)
    )
    assert (case.said_last(Learning.CAUSE), case.said_last(Learning.THEME)) == (ADVICE, REPAIRS)


def test_money_that_came_with_a_joined_case_adds_up_too() -> None:
    case = case_with(recorded(Learning.COMPENSATION, None, 20000, 15000))
    brought = (recorded(Learning.COMPENSATION, None, 5000), recorded(Learning.GOODWILL, None, 2500))
    assert in_words(case, brought) == (
        "compensation: £250, £150 of it set off against what they owe, £100 payable",
        "goodwill: £25",
    )


def test_of_remedies_each_stands_once() -> None:
    case = case_with(*(recorded(Learning.REMEDY, each) for each in (APOLOGY, TRAINING, APOLOGY)))
    assert remedies_of(case) == (APOLOGY, TRAINING)


def test_sums_add_up_and_what_is_set_off_is_not_paid() -> None:
    money_twice = recorded(Learning.COMPENSATION, None, 20000, 15000), recorded(Learning.COMPENSATION, None, 5050)
    case = case_with(*money_twice, recorded(Learning.GOODWILL, None, 2500))
    assert [each.payable_pence for each in case.learned] == [5000, 5050, 2500]
    assert in_words(case) == (
        "compensation: £250.50, £150 of it set off against what they owe, £100.50 payable",
        "goodwill: £25",
    )


def test_what_stands_is_said_in_a_few_words() -> None:
    case = case_with(
        happened.CaseAreaSeen(AreaName("repairs")), recorded(Learning.CAUSE, LATE), recorded(Learning.REMEDY, APOLOGY)
    )
    assert in_words(case) == ("area: repairs", "cause: late repair", "put right by: apology")


@pytest.mark.parametrize(
    "pence, written", [(0, "£0"), (1, "£0.01"), (2500, "£25"), (125050, "£1,250.50"), (100_000_000, "£1,000,000")]
)
def test_money(pence: int, written: str) -> None:
    assert money(pence) == written


# -- Taken back --------------------------------------------------------------------------------------


def test_undone_it_was_never_said() -> None:
    first, second = (2, recorded(Learning.CAUSE, LATE)), (3, recorded(Learning.CAUSE, ADVICE))
    case = folded(first, second, (4, happened.CommandUndone(MessageNumber(3))))
    assert (case.said_last(Learning.CAUSE), len(case.learned)) == (LATE, 1)


@pytest.mark.parametrize(
    "later, area",
    [
        pytest.param((), "repairs", id="it is of the area it was"),
        pytest.param(((4, happened.CaseAreaSeen(AreaName("parking"))),), "parking", id="what was said since stays"),
    ],
)
def test_an_area_is_taken_back(later: tuple[tuple[int, happened.Event], ...], area: str) -> None:
    begun = (2, happened.CaseAreaSeen(AreaName("repairs"))), (3, happened.CaseAreaSeen(AreaName("leasehold")))
    assert folded(*begun, *later, (5, happened.CommandUndone(MessageNumber(3)))).area == area


# -- What is missing, and offered --------------------------------------------------------------------


@pytest.mark.parametrize(
    "outcome, upheld",
    [("upheld", True), ("partly upheld", True), ("not upheld", False), ("withdrawn", False), (None, False)],
)
def test_which_outcomes_count_as_upheld(outcome: str | None, upheld: bool) -> None:
    assert counts_as_upheld(Outcome(outcome) if outcome else None) is upheld
    assert cause_missing(case_with(before=closed("2026-06-12 10:00", outcome=outcome))) is upheld


def test_of_an_open_case_and_of_one_with_a_cause_none_is_missing() -> None:
    assert not cause_missing(a_case(comes_to(STAGE_1)))
    assert not cause_missing(case_with(recorded(Learning.CAUSE, LATE)))
    assert cause_missing(case_with(recorded(Learning.REMEDY, APOLOGY)))


def test_the_likely_causes_are_offered_first_and_four_at_most() -> None:
    offered = still_to_record(case_with(), LISTS, (LearningWord("no word of the list"), ADVICE))
    causes = [each.word for each in offered if each.about is Learning.CAUSE]
    assert causes == [ADVICE, LATE, "a", "b"]
    assert offered[4:] == (Record(Learning.REMEDY, APOLOGY),)


def test_the_theme_is_offered_where_the_area_is_one() -> None:
    of_repairs = replace(case_with(recorded(Learning.CAUSE, LATE)), area=AreaName("repairs"))
    assert Record(Learning.THEME, REPAIRS) in still_to_record(of_repairs, LISTS, ())
    assert still_to_record(replace(of_repairs, area=AreaName("the lake")), LISTS, ()) == (
        Record(Learning.REMEDY, APOLOGY),
    )


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(a_case(comes_to(STAGE_1)), id="open"),
        pytest.param(case_with(before=closed("2026-06-12 10:00", outcome="not upheld")), id="not upheld"),
        pytest.param(case_with(recorded(Learning.CAUSE, LATE), recorded(Learning.GOODWILL, None, 100)), id="all said"),
    ],
)
def test_nothing_is_offered(case: Case) -> None:
    assert still_to_record(case, LISTS, (LATE,)) == ()


# -- The lists ---------------------------------------------------------------------------------------


def test_a_policys_own_lists_take_the_place_of_the_usual_ones_and_its_remedies_go_first() -> None:
    own = a_policy('[learning]\ncauses = ["rats"]\n[redress]\nkinds = ["Flowers", "apology"]\n')
    lists = LISTS.of(own)
    assert (lists.causes, lists.themes) == (("rats",), LISTS.themes)
    assert lists.remedies == ("flowers", "apology", "training", "no apology")


def test_money_has_no_words() -> None:
    assert LISTS.words_for(Learning.COMPENSATION) == ()


@pytest.mark.parametrize(
    "remedies, has_it", [(("apology", "training"), True), (("training",), False)], ids=["an apology", "none"]
)
def test_where_there_is_an_apology_there_is_the_word_that_none_is_due(remedies: tuple[str, ...], has_it: bool) -> None:
    lists = Lists(remedies=tuple(map(LearningWord, remedies))).of(a_policy())
    assert ("no apology" in lists.words_for(Learning.REMEDY)) is has_it
