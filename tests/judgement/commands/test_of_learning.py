"""What is recorded of a case is typed with a word of its lists, or an amount; below a closing it goes with that."""

from __future__ import annotations

import pytest

from builders import RULES
from heard.casework.commands import Close, Given, OfArea, Record
from heard.casework.events import AreaName, Learning, LearningWord, Outcome
from heard.judgement.commands.of_learning import word_in
from heard.judgement.commands.typed import typed
from heard.judgement.commands.words import read_line
from judgement.commands.desk import PACKS, spoken
from policies.story import the_policy

LATE = Record(Learning.CAUSE, LearningWord("late repair"))
APOLOGY = Record(Learning.REMEDY, LearningWord("apology"))
REPAIRS = Record(Learning.THEME, LearningWord("repairs"))
LONG = "close upheld because the contractor had it down for the wrong week and nobody looked"


def given(line: str, below: str) -> Given:
    found = read_line(line, below.splitlines(), spoken())
    assert isinstance(found, Given), found
    return found


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("about", [Learning.CAUSE, Learning.THEME, Learning.REMEDY])
def test_every_word_of_every_list_is_read(pack: str, about: Learning) -> None:
    for word in RULES.learning.of(the_policy(pack)).words_for(about):
        command = Record(about, word)
        assert read_line(typed(command), (), spoken(pack)) == Given(command, typed(command))


@pytest.mark.parametrize(
    "words, meant",
    [
        pytest.param("late repair", "late repair", id="as it is"),
        pytest.param("Late-Repairs", "late repair", id="a plural, a hyphen, capitals"),
        pytest.param("late repiar", "late repair", id="a slip"),
        pytest.param("repair", None, id="a word of it"),
        pytest.param("not followed", None, id="words of it"),
        pytest.param("policy followed", None, id="the opposite"),
        pytest.param("gate lefts", None, id="two are as near"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_word_of_a_list(words: str, meant: str | None) -> None:
    assert word_in(words, ("late repair", "policy not followed", "gate left", "gates left")) == meant


@pytest.mark.parametrize(
    "below, records",
    [
        pytest.param("cause: late repair\nremedy: apology", (LATE, APOLOGY), id="with a colon"),
        pytest.param("cause late repair\n\nremedy apology", (LATE, APOLOGY), id="without one"),
        pytest.param("because: it is done\ncause: late repair", (LATE,), id="below a reason"),
        pytest.param("- theme: repairs\n- cause: late repairs", (REPAIRS, LATE), id="as a list"),
        pytest.param("area: repairs", (OfArea(AreaName("repairs")),), id="an area"),
        pytest.param(
            "compensation: £200 less £150 owed", (Record(Learning.COMPENSATION, None, 20000, 15000),), id="money"
        ),
        pytest.param("She is content.\ncause: late repair", (), id="not right below"),
        pytest.param("cause: [why]", (), id="not filled in"),
        pytest.param("cause: late repair?", (), id="a question"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_what_stands_right_below_a_closing_is_recorded_with_it(
    below: str, records: tuple[Record | OfArea, ...]
) -> None:
    found = given("close upheld", below)
    assert (found.command, found.records) == (Close(Outcome("upheld")), records)


def test_a_reason_that_a_mail_program_broke_off_goes_on_above_what_is_recorded() -> None:
    found = given(LONG, "at the card on the door\ncause: contractor")
    assert found.records == (Record(Learning.CAUSE, LearningWord("contractor")),)
    assert found.because.endswith("nobody looked at the card on the door")


def test_what_was_not_understood_below_a_closing_stands_in_the_answer() -> None:
    found = given("close upheld", "cause: the moon\nremedy: apology")
    assert (found.records, found.besides) == ((), "cause: the moon remedy: apology")


def test_other_commands_record_nothing_besides() -> None:
    found = given("assign to me", "cause: late repair")
    assert (found.records, found.besides) == ((), "cause: late repair")


def test_more_than_one_thing_may_be_recorded_in_one_mail() -> None:
    found = given("cause: late repair", "remedy: apology")
    assert (found.command, found.records) == (LATE, (APOLOGY,))


@pytest.mark.parametrize(
    "says",
    [
        "Cause of the leak was a split pipe behind the bath panel",
        "The area is cordoned off and the neighbours have been told about it",
        "Compensation was discussed and she will think about it",
        "Remedy discussed with her on the phone, she will let me know on Friday",
    ],
)
def test_a_note_is_a_note(says: str) -> None:
    assert read_line(says, (), spoken()) is None
