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
NONE_DUE = Record(Learning.REMEDY, LearningWord("no apology"))
REPAIRS = Record(Learning.THEME, LearningWord("repairs"))
ASB = Record(Learning.THEME, LearningWord("neighbourhood and asb"))
DAMP = Record(Learning.THEME, LearningWord("damp and mould"))
EXPLAINED = Record(Learning.REMEDY, LearningWord("explanation"))
PAID = Record(Learning.COMPENSATION, None, 20000)
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
        pytest.param("compensation: nil\ncause: late repair", (LATE,), id="no money"),
        pytest.param("compensation none\nno compensation\ngoodwill: no", (), id="no money, in other words"),
        pytest.param("theme: asb\ncause: late repair", (ASB, LATE), id="part of a theme"),
        pytest.param("compensation: £200 for distress", (PAID,), id="for distress"),
        pytest.param("compensation £200 for distress and inconvenience", (PAID,), id="for distress and more"),
        pytest.param("remedy: apology, explanation", (APOLOGY, EXPLAINED), id="two remedies"),
        pytest.param("remedy: no apology", (NONE_DUE,), id="no apology"),
        pytest.param("no apology needed\ncause: late repair", (NONE_DUE, LATE), id="no apology, in other words"),
        pytest.param("remedy: no apology is due", (NONE_DUE,), id="none due"),
        pytest.param("remedy: apology and explanation", (APOLOGY, EXPLAINED), id="one remedy and another"),
        pytest.param("theme: damp and mould", (DAMP,), id="one theme with an and"),
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


@pytest.mark.parametrize(
    "line, missed",
    [
        pytest.param(
            "cause: the moon", 'Not recorded: "cause: the moon". Nearest: cause other, ', id="a word of no list"
        ),
        pytest.param(
            "compensation: $200", 'Not recorded: "compensation: $200". Nearest: compensation £200', id="dollars"
        ),
        pytest.param(
            "compensation £12,50", 'Not recorded: "compensation £12,50". Nearest: ', id="a comma in the pence"
        ),
        pytest.param("$200", 'Not recorded: "$200". Nearest: compensation £200.', id="money alone"),
        pytest.param(
            "theme: service",
            'Not recorded: "theme: service". Nearest: theme rents and service charges, theme customer service.',
            id="part of two themes",
        ),
        pytest.param("theme: and", 'Not recorded: "theme: and". ', id="a word of any theme"),
        pytest.param("theme: asb, the moon", 'Not recorded: "the moon".', id="one of two"),
    ],
)
def test_a_line_that_is_not_understood_is_named_and_takes_no_other_with_it(line: str, missed: str) -> None:
    found = given("close upheld", f"{line}\nremedy: apology")
    assert (found.command, found.records[-1:], found.besides) == (Close(Outcome("upheld")), (APOLOGY,), "")
    [says] = found.missed
    assert says.startswith(missed)


@pytest.mark.parametrize(
    "line",
    [
        "cause: not known yet",
        "cause: late repair?",
        "compensation £200 agreed and paid",
        "cause: she is still on to us",
    ],
)
def test_what_may_tell_more_is_weighed_as_well(line: str) -> None:
    found = given("close upheld", f"{line}\nremedy: apology")
    assert (found.records, found.besides, len(found.missed)) == ((APOLOGY,), line, 1)


@pytest.mark.parametrize("line", ["causes: late repair, contractor", "cause: late repair and contractor"])
def test_of_two_causes_the_first_is_taken_and_the_other_named(line: str) -> None:
    found = given("close upheld", f"{line}\ntheme: repairs")
    assert (found.records, found.besides) == ((LATE, REPAIRS), "")
    assert found.missed == ('Not recorded: "cause contractor". Of each case one cause counts.',)


@pytest.mark.parametrize(
    "line, below",
    [
        pytest.param("close upheld", "compensation £200\ncompensation: £200.00", id="below a closing"),
        pytest.param("compensation £200", "compensation: £200", id="below itself"),
    ],
)
def test_the_same_amount_twice_is_once_and_said_so(line: str, below: str) -> None:
    found = given(line, below)
    assert [each for each in (found.command, *found.records) if isinstance(each, Record)] == [PAID]
    assert found.missed == ('"compensation £200" stands there twice, and was recorded once.',)


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
