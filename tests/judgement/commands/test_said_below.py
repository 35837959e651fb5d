"""What an officer writes besides a command is kept, and may hold it up."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from heard.casework.commands import (
    Close,
    Command,
    ContactMade,
    NoStage,
    NotAComplaint,
    OpenStage,
    Reached,
    Release,
    Undo,
    Wrote,
)
from heard.casework.events import Kind, Outcome
from heard.judgement.commands.said_below import besides_in, shortened, speaks_against

UPHELD = Close(Outcome("upheld"))
RANG = ContactMade(Reached.PHONE)
BELOW_CLOSE = tomllib.loads((Path(__file__).parent / "below_close.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "command, besides",
    [
        (UPHELD, "Please do not close this yet"),
        (UPHELD, "only once the plumber has been, not before."),
        (UPHELD, "when the works are done"),
        (UPHELD, "Actually leave it open for now"),
        (UPHELD, "Hold on, I will ring her first."),
        (UPHELD, "dont do it"),
        (UPHELD, "I haven’t heard from her."),
        (UPHELD, "No, wait."),
        (UPHELD, "Please wait."),
        (UPHELD, "Rita, do you agree?"),
        (UPHELD, "Awaiting your sign-off."),
        (UPHELD, "I meant partially upheld, sorry."),
        (UPHELD, "sorry, that was for NH-26-0002"),
        (UPHELD, "tbc"),
        (UPHELD, "as long as Helen approves"),
        (UPHELD, "Forget that."),
        (UPHELD, "I take that back"),
        (UPHELD, "On Friday"),
        (NotAComplaint(Kind.SERVICE_REQUEST), "or is it?"),
        (UPHELD, "Thanks, not yet"),
        (UPHELD, "if she agrees"),
        (UPHELD, "unless Gary objects"),
        (NoStage(), "Wait until she has written again."),
        (NoStage(), "She is not asking for that, only for a date."),
        (NoStage(), "Her daughter asked for the hearing."),
        (NoStage(), "Aneela takes it from here"),
        (Undo(), "unless it is too late"),
        (Release(), "Sam needs to look first"),
        (OpenStage(None), "have you told her"),
        (RANG, "no answer"),
        (RANG, "She was not in, left her a voicemail."),
        (RANG, "I couldn't reach her"),
        (RANG, "No access."),
        (RANG, "Number not recognised."),
        (RANG, "the line was dead"),
    ],
)
def test_it_may_speak_against_the_command(command: Command, besides: str) -> None:
    assert speaks_against(command, besides_in([besides]))


@pytest.mark.parametrize(
    "command, besides",
    [
        (UPHELD, ""),
        (UPHELD, "The decision letter went today, with an apology and £200."),
        (UPHELD, "No further action is needed."),
        (Undo(), "I pressed the wrong one, it is not closed."),
        (Wrote(False), "I never saw it, and it was not sent from my account."),
        (RANG, "She is not happy, and wants us to come after Christmas."),
    ],
)
def test_it_goes_with_the_command(command: Command, besides: str) -> None:
    assert not speaks_against(command, besides)


@pytest.mark.parametrize("besides", [*BELOW_CLOSE["holds_up"], *BELOW_CLOSE["needlessly_asked"]])
def test_it_holds_up_a_closing(besides: str) -> None:
    assert speaks_against(UPHELD, besides_in([besides]))


@pytest.mark.parametrize("besides", BELOW_CLOSE["goes_with_it"])
def test_a_detail_of_how_it_ended_holds_up_nothing(besides: str) -> None:
    assert not speaks_against(UPHELD, besides_in([besides]))


def test_fewer_than_half_of_what_does_not_matter_is_asked_about() -> None:
    needless, harmless = len(BELOW_CLOSE["needlessly_asked"]), len(BELOW_CLOSE["goes_with_it"])
    assert needless / (needless + harmless) < 0.5


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["repair done 3 Nov", "tenant happy", "letter attached"], id="a line each"),
        pytest.param(["Repair done 3 Nov. Tenant happy; letter attached - ref 8812"], id="a sentence each"),
        pytest.param(["repair done, tenant happy and letter attached"], id="one sentence"),
    ],
)
def test_all_of_it_has_to_be_over(lines: list[str]) -> None:
    assert not speaks_against(UPHELD, besides_in(lines))
    for place in range(len(lines) + 1):
        assert speaks_against(UPHELD, besides_in([*lines[:place], "Tenant called, no heating", *lines[place:]]))


def test_a_long_text_is_read_in_no_time() -> None:
    assert speaks_against(UPHELD, besides_in(["all the new " * 2_000, "copy of the signed " * 2_000]))


@pytest.mark.parametrize("besides", ["she rang again this morning, furious", "the leak is back", "She wants more."])
def test_what_holds_up_a_closing_is_a_reason_for_a_stage(besides: str) -> None:
    assert not speaks_against(OpenStage(None), besides)


@pytest.mark.parametrize(
    "line", ["", "Thanks", "Many thanks, Gary", "Kind regards,", "Hi team,", "Sent from my iPhone", "--",
             "Let me know if you need anything else."],
)  # fmt: skip
def test_a_courtesy_says_nothing(line: str) -> None:
    assert besides_in([line]) == ""


def test_all_lines_are_kept_on_one() -> None:
    assert besides_in(["", "She rang.", "  All fine. ", "Thanks"], "letter sent") == "letter sent She rang. All fine."


def test_a_long_text_is_shown_to_the_end_of_a_word() -> None:
    assert shortened("word " * 100).endswith("word ...")
    assert len(shortened("word " * 100)) <= 304
