"""What stands below a command is recorded line by line; what is not understood is named, and takes nothing along."""

from __future__ import annotations

import pytest

from heard.casework.commands import OfArea, Record
from heard.casework.events import AreaName, Learning, LearningWord
from heard.judgement.commands.recorded_below import Below, records_below
from judgement.commands.desk import spoken

LATE = Record(Learning.CAUSE, LearningWord("late repair"))
REPAIRS = Record(Learning.THEME, LearningWord("repairs"))
APOLOGY = Record(Learning.REMEDY, LearningWord("apology"))
PAID = Record(Learning.COMPENSATION, None, 200_00)


def below(*lines: str, command: str = "close upheld") -> Below:
    return records_below(command, lines, spoken())


def test_each_line_is_recorded_for_itself_and_a_blank_one_between_them_is_none() -> None:
    found = below("cause: late repair", "", "compensation: £200", "remedy: apology")
    assert found.records == (LATE, PAID, APOLOGY)
    assert found.missed == ()


def test_a_line_of_prose_ends_them() -> None:
    found = below("cause: late repair", "She rang and is happy with that.", "compensation: £200")
    assert found.records == (LATE,)
    assert found.rest == ("She rang and is happy with that.", "compensation: £200")


def test_what_fills_in_the_command_may_stand_between_them_and_is_left_to_it() -> None:
    found = below("because: it was our fault", "cause: late repair")
    assert (found.records, found.rest) == ((LATE,), ("because: it was our fault",))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("compensation: nil", id="none is paid"),
        pytest.param("no compensation", id="in words"),
        pytest.param("goodwill: n/a", id="not applicable"),
        pytest.param("cause: [one word of the list]", id="a place in brackets"),
        pytest.param("theme: ...", id="dots"),
        pytest.param("remedy:", id="left empty"),
    ],
)
def test_what_was_not_filled_in_or_is_none_records_nothing_and_is_not_missed(line: str) -> None:
    assert below(line, "cause: late repair") == Below((LATE,), (), ())


@pytest.mark.parametrize(
    "line, nearest",
    [
        pytest.param("cause: lat repiar thing", "", id="a word that is none of the list"),
        pytest.param("compensation: lots", "compensation £200", id="an amount that is none"),
        pytest.param("£1,2,3", "compensation £200", id="an amount that stands alone"),
        pytest.param("cause: late repair?", "cause late repair", id="a question"),
    ],
)
def test_what_is_not_understood_is_named_with_the_right_words_and_takes_no_other_along(line: str, nearest: str) -> None:
    found = below(line, "theme: repairs")
    assert found.records == (REPAIRS,)
    [missed] = found.missed
    assert missed.why.startswith(f'Not recorded: "{line}".')
    assert nearest in missed.why


def test_what_may_tell_more_than_a_word_is_kept_besides() -> None:
    [short], [long] = below("cause: gremlins").missed, below("cause: the gate on the left of the yard").missed
    assert (short.besides, long.besides) == ("", "cause: the gate on the left of the yard")


def test_the_same_is_recorded_once() -> None:
    found = below("cause: late repair", "Root cause - late repair", "the cause: late repair")
    assert found.records == (LATE,)
    assert {each.why for each in found.missed} == {'"cause late repair" stands there twice, and was recorded once.'}


def test_what_the_command_itself_records_is_not_recorded_below_it_again() -> None:
    assert below("cause: late repair", command="cause late repair").records == ()


def test_of_several_causes_the_first_counts_and_the_others_are_named() -> None:
    found = below("causes: late repair, contractor, gremlins")
    assert found.records == (LATE,)
    assert 'Not recorded: "cause contractor". Of each case one cause counts.' in [each.why for each in found.missed]


def test_several_remedies_count() -> None:
    found = below("remedies: apology, explanation and put right")
    assert [each.word for each in found.records if isinstance(each, Record)] == ["apology", "explanation", "put right"]
    assert found.missed == ()


def test_an_area_is_recorded() -> None:
    assert below("area: repairs").records == (OfArea(AreaName("repairs")),)


@pytest.mark.parametrize(
    "line, is_open",
    [
        pytest.param("waiting for: the asbestos survey", True, id="what is waited for"),
        pytest.param("their reference: CRM-4411", False, id="a reference elsewhere"),
        pytest.param("their reference: not yet known", True, id="words where a reference would stand"),
        pytest.param("cause: late repair", False, id="what is learnt"),
    ],
)
def test_what_may_say_that_something_is_still_to_come_is_told_apart(line: str, is_open: bool) -> None:
    found = below(line)
    assert found.records
    assert found.open == ((line,) if is_open else ())


def test_what_a_mail_program_broke_off_a_long_line_is_no_end_of_them() -> None:
    long = "close upheld because the contractor had it down for the wrong week and"
    found = records_below(long, ["nobody looked", "cause: late repair"], spoken())
    assert (found.records, found.rest) == ((LATE,), ("nobody looked",))


def test_a_line_of_any_length_is_read_in_no_time() -> None:
    assert below("cause: " + "late repair, " * 5_000).records == ()
