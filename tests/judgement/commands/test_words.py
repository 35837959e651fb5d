"""Plain words are a command, nearly one, or a note; nothing is guessed.  The rows are in lines.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from heard.casework.commands import Assign, Close, Extend, Given, NotUnderstood, OpenStage
from heard.casework.events import Outcome, StageName
from heard.casework.lengths import Length, Unit
from heard.judgement.commands.first_line import Lines
from heard.judgement.commands.typed import typed
from heard.judgement.commands.words import read, read_line
from judgement.commands.desk import STAFF, spoken

ROWS = tomllib.loads((Path(__file__).parent / "lines.toml").read_text(encoding="utf-8"))


def each_of(table: str) -> list[Any]:
    return [
        pytest.param(says, row, id=f"{row.get('pack', row.get('about', ''))} {says[:60]}".strip() or "blank")
        for row in ROWS[table]
        for says in row["says"]
    ]


def given(line: str, below: str = "", *, pack: str = "wnwhl-2009", about: str = "") -> Given | NotUnderstood | None:
    return read_line(line, below.splitlines(), spoken(pack, about))


@pytest.mark.parametrize("says, row", each_of("line"))
def test_a_command(says: str, row: dict[str, str]) -> None:
    found = given(says, pack=row.get("pack", "wnwhl-2009"), about=row.get("about", ""))
    assert isinstance(found, Given), found
    assert (typed(found.command, STAFF), found.because) == (row["means"], row.get("because", ""))
    assert "besides" not in row or found.besides == row["besides"]


@pytest.mark.parametrize("says, row", each_of("note"))
def test_a_note(says: str, row: dict[str, str]) -> None:
    assert not isinstance(found := given(says, about=row.get("about", "")), Given), found


@pytest.mark.parametrize("says, row", each_of("unclear"))
def test_nearly_a_command(says: str, row: dict[str, str]) -> None:
    found = given(says, about=row.get("about", ""))
    assert isinstance(found, NotUnderstood), found
    assert found.near
    assert row["nearest"] in found.nearest


@pytest.mark.parametrize(
    "says",
    [
        "close upheld?",
        "don't close",
        "not close upheld",
        "I will close upheld tomorrow",
        "Thanks, will do",
        "I think we should not close this",
        "I think she is right",
        "Gareth can you see this",
        "over to the repairs team",
        "go ahead",
        "yes",
        "👍",
    ],
)
def test_a_note_is_not_answered(says: str) -> None:
    assert given(says) is None


def test_two_of_one_name_are_both_shown() -> None:
    found = given("assign to Sarah")
    assert isinstance(found, NotUnderstood)
    assert found.nearest == ("assign to Sarah Jones", "assign to Sarah Mills")


def test_an_unknown_outcome_is_answered_with_those_of_the_policy() -> None:
    found = given("close dismissed", pack="wdh-2022")
    assert isinstance(found, NotUnderstood)
    assert set(found.nearest) == {
        "close upheld", "close partly upheld", "close not upheld", "close resolved in recovery", "close withdrawn",
        "close behaviour",
    }  # fmt: skip


def test_an_unknown_stage_is_answered_with_those_of_the_policy() -> None:
    found = given("stage 9")
    assert isinstance(found, NotUnderstood)
    assert found.nearest == ("stage 2", "stage 3", "stage 4")


def test_the_line_is_kept_as_it_was_written() -> None:
    found = given("  - Close UPHELD, please.")
    assert isinstance(found, Given)
    assert found.line == "  - Close UPHELD, please."


# -- The short form below ---------------------------------------------------------------------------


def test_lines_below_fill_what_the_line_left_open() -> None:
    found = given("close", "outcome: upheld\nbecause: it was our fault")
    assert found == Given(Close(Outcome("upheld")), "close", "it was our fault")


def test_a_place_that_was_not_filled_in_is_nothing() -> None:
    found = given("extend 5 working days", "because: [why]\nagreed: [yes or no]")
    assert found == Given(Extend(by=Length(5, Unit.WORKING_DAY)), "extend 5 working days", "")


@pytest.mark.parametrize(
    "below, agreed",
    [
        pytest.param("agreed: yes", True, id="yes"),
        pytest.param("- Agreed: Yes, on the phone", True, id="with more"),
        pytest.param("agreed: no", False, id="no"),
        pytest.param("agreed: not yet", False, id="not yet"),
        pytest.param("agreed:", False, id="left empty"),
    ],
)
def test_whether_the_customer_agreed(below: str, agreed: bool) -> None:
    found = given("extend 5 working days", below)
    assert isinstance(found, Given)
    assert found.command == Extend(by=Length(5, Unit.WORKING_DAY), agreed=agreed)


def test_a_day_below() -> None:
    found = given("extend", "until: 5 Dec\nbecause: the scaffold")
    assert isinstance(found, Given)
    assert (typed(found.command), found.because) == ("extend to 5 December 2026", "the scaffold")


def test_a_stage_below() -> None:
    assert given("escalate", "stage: 3") == Given(OpenStage(StageName("stage-3")), "escalate")


@pytest.mark.parametrize(
    "line, below",
    [
        pytest.param("close upheld", "outcome: not upheld", id="another outcome"),
        pytest.param("close", "outcome: she was pleased", id="no outcome"),
        pytest.param("stage 2", "stage: 3", id="another stage"),
        pytest.param("due 5 Dec", "until: 6 Dec", id="another day"),
        pytest.param("extend 5 days", "until: 6 Dec", id="a day and a length"),
        pytest.param("extend", "until: the lift is mended", id="no day"),
    ],
)
def test_what_contradicts_itself_is_not_understood(line: str, below: str) -> None:
    assert isinstance(given(line, below), NotUnderstood)


def test_what_does_not_belong_to_the_command_is_left_alone() -> None:
    assert given("assign to me", "outcome: she was pleased\nuntil: later") == Given(Assign(None), "assign to me")


def test_a_reason_goes_on_where_a_program_broke_the_line() -> None:
    line = "extend 10 working days because the surveyor could not get into the"
    found = given(line, "flat and the report has to be written again\n\nKind regards\nGareth")
    assert isinstance(found, Given)
    assert found.because == "the surveyor could not get into the flat and the report has to be written again"


def test_a_reason_that_was_not_broken_ends_with_its_line() -> None:
    found = given("extend 10 days because of the lift", "I have told her.")
    assert isinstance(found, Given)
    assert found.because == "the lift"


# -- A button, and what was typed below it ----------------------------------------------------------


def test_the_subject_of_a_button_is_the_command() -> None:
    lines = Lines("close upheld", ("because: [why]",), "close upheld")
    assert read(lines, spoken()) == Given(Close(Outcome("upheld")), "close upheld")


def test_a_button_whose_body_was_emptied() -> None:
    assert read(Lines("", (), "assign to me"), spoken()) == Given(Assign(None), "assign to me")


def test_a_reason_typed_into_the_body_of_a_button_alone() -> None:
    found = read(Lines("because: she has her heating back", (), "close upheld"), spoken())
    assert found == Given(Close(Outcome("upheld")), "close upheld", "she has her heating back")


def test_who_typed_another_command_says_which() -> None:
    found = read(Lines("close not upheld", (), "close upheld"), spoken())
    assert found == NotUnderstood("close not upheld", ("close upheld", "close not upheld"), True)


@pytest.mark.parametrize(
    "first, right",
    [
        pytest.param(
            "not upheld", ("close upheld", "close not upheld", "it was: decision, not upheld"), id="another outcome"
        ),
        pytest.param("Please do not close this yet", ("close upheld",), id="a sentence"),
    ],
)
def test_who_changed_what_a_button_wrote_is_asked_what_they_mean(first: str, right: tuple[str, ...]) -> None:
    assert read(Lines(first, (), "close upheld"), spoken()) == NotUnderstood(first, right, True)


def test_what_is_typed_round_the_words_of_a_button_stands_beside_them() -> None:
    lines = Lines("The letter went today.", ("close upheld", "", "She has it."), "close upheld")
    found = read(lines, spoken())
    assert found == Given(Close(Outcome("upheld")), "close upheld", besides="The letter went today. She has it.")


# -- What else was written ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line, below, besides",
    [
        ("close upheld", "only once the plumber has been", "only once the plumber has been"),
        ("close upheld - decision letter sent 3/12", "", "decision letter sent 3/12"),
        ("Stage 2", "\n\nPlease do not open this yet.", "Please do not open this yet."),
        ("close upheld", "because: it was our fault\n\nShe knows.\n\nThanks", "She knows."),
        ("contact made by phone", "close upheld", "close upheld"),
        ("restrict contact for 6 months because of abuse", "", "for 6 months"),
    ],
)
def test_what_else_is_written_stands_beside_the_command(line: str, below: str, besides: str) -> None:
    found = given(line, below)
    assert isinstance(found, Given), found
    assert found.besides == besides


@pytest.mark.parametrize(
    "line, below, nearest",
    [
        ("stage 2", "close upheld", ("stage 2", "close upheld")),
        ("assign to Gareth", "assign to me", ("assign to Gareth Lumb", "assign to me")),
        ("close upheld", "undo", ("close upheld", "undo")),
        ("close upheld - stage 2", "", ("close upheld", "stage 2")),
        ("panel", "We spoke of it.", ("stage 3",)),
        ("Compliment", "\nShe is pleased.", ("compliment",)),
    ],
)
def test_two_commands_that_clash_and_a_heading_are_not_understood(
    line: str, below: str, nearest: tuple[str, ...]
) -> None:
    found = given(line, below)
    assert isinstance(found, NotUnderstood), found
    assert set(found.nearest) == set(nearest)


def test_a_confirmation_that_takes_itself_back_is_none() -> None:
    assert isinstance(given("confirm", "actually it was not me", about="confirm"), NotUnderstood)


def test_what_stands_below_other_words_fills_nothing_in() -> None:
    found = given("extend 5 working days", "\nGary\n\nbecause: Helen gave it to you")
    assert isinstance(found, Given)
    assert found.because == ""


def test_the_reason_of_a_letter_of_ours_is_not_theirs() -> None:
    found = given("extend 5 working days", "Why: Helen Lead gave it to you")
    assert isinstance(found, Given)
    assert found.because == ""


def test_no_line_is_no_command() -> None:
    assert read(Lines(""), spoken()) is None


def test_what_may_be_done_now_is_offered() -> None:
    found = read(Lines("releas"), spoken(), offered=())
    assert found is None


@pytest.mark.parametrize("line", ["close " * 200, "x" * 5_000, "a because " * 100, "due " + "9" * 400, "((((" * 500])
def test_a_line_of_any_length_is_looked_at_shortly(line: str) -> None:
    assert not isinstance(given(line), Given)
