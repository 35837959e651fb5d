"""heard answer, as typed: what it prints, how it ends, and that the undo it names undoes.

The tenant wrote on Monday 1 June 2026, and on Tuesday 9 June a mail came that says it is an officer's answer.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cli.an_answer_came import an_answer_came
from cli.on_one_case import ask, the_case, undo


@pytest.fixture(scope="module")
def as_it_came(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("an-answer-came")
    with an_answer_came(folder):
        return folder


@pytest.fixture
def site(as_it_came: Path, tmp_path: Path) -> Path:
    """A copy of the landlord's folder, to change."""
    return Path(shutil.copytree(as_it_came, tmp_path / "site"))


def answered(site: Path) -> str | None:
    """Return when stage 1 was answered."""
    [clock] = [each for each in the_case(site)["clocks"] if each["clock"] == "stage-1-answer"]
    met: str | None = clock["met_at"]
    return met


def test_an_officer_says_that_it_is_theirs(site: Path) -> None:
    assert answered(site) is None
    code, said = ask(site, "answer", "2", "--mine")
    assert (code, "Message 2 on NH-26-0001: decision of stage-1, upheld." in said) == (0, True)
    assert answered(site) == "2026-06-09T14:12:00+00:00"


def test_an_officer_says_that_it_is_not_theirs(site: Path) -> None:
    code, said = ask(site, "answer", "2", "--not-mine")
    assert (code, "Message 2 counts for nothing on NH-26-0001." in said) == (0, True)
    assert answered(site) is None


def test_the_undo_that_is_named_undoes_and_names_the_way_back(site: Path) -> None:
    _, said = ask(site, "answer", "2", "--mine")
    code, said = ask(site, *undo(said))
    assert (code, answered(site)) == (0, None)
    code, said = ask(site, *undo(said))
    assert (code, answered(site)) == (0, "2026-06-09T14:12:00+00:00")
    code, said = ask(site, "answer", "2", "--as", "information")
    assert (code, answered(site)) == (0, None)
    code, said = ask(site, *undo(said))
    assert (code, answered(site)) == (0, "2026-06-09T14:12:00+00:00")
    assert ask(site, "rebuild", "--check")[0] == 0


def test_what_was_said_is_taken_back_and_it_is_told_that_it_changes_nothing(site: Path) -> None:
    ask(site, "answer", "2", "--mine")
    code, said = ask(site, "answer", "2", "--as-read")
    assert (code, answered(site)) == (0, None)
    assert "Message 2 on NH-26-0001: it changes nothing until somebody says what it is." in said


def test_an_outcome_of_two_words_is_said_and_comes_back_by_the_undo(site: Path) -> None:
    code, said = ask(site, "answer", "2", "--as", "decision", "--stage", "stage-1", "--outcome", "partly upheld")
    assert (code, "decision of stage-1, partly upheld." in said) == (0, True)
    _, said = ask(site, "answer", "2", "--as", "holding")
    code, said = ask(site, *undo(said))
    assert (code, "decision of stage-1, partly upheld." in said) == (0, True)


def test_programs_are_answered_with_one_object(site: Path) -> None:
    code, said = ask(site, "answer", "2", "--mine", "--json")
    assert code == 0
    [line] = said.splitlines()
    assert json.loads(line) == {
        "message": 2,
        "case": "NH-26-0001",
        "letter": "decision",
        "stage": "stage-1",
        "outcome": "upheld",
        "brought_about": ["OfficersLetterSeen", "MomentPassed", "AnswerGiven"],
        "undo": "heard answer 2 --as-read",
        "notes": [
            "a decision was sent that seems not to say: an answer to each point raised; what was agreed will be done; "
            "that they may go to the next stage; whom to ask for it"
        ],
    }


@pytest.mark.parametrize(
    "words, told",
    [
        pytest.param(("2",), "say what the letter is", id="nothing is said"),
        pytest.param(("2", "--not-mine", "--mine"), "--not-mine stands alone", id="theirs and not"),
        pytest.param(("2", "--not-mine", "--as", "holding"), "--not-mine stands alone", id="not theirs, and of a kind"),
        pytest.param(("2", "--as-read", "--mine"), "--as-read stands alone", id="as it was read, and theirs"),
        pytest.param(("2", "--as", "extension"), "say until when, with --until", id="an extension to no day"),
        pytest.param(("2", "--stage", "stage-9"), "the policy has stage-1, stage-2", id="no such stage"),
        pytest.param(("2", "--outcome", "maybe"), "--outcome maybe: the policy has", id="no such outcome"),
        pytest.param(("1", "--mine"), "message 1 is no officer's: it is a complaint", id="a tenant's mail"),
        pytest.param(("99", "--mine"), "no message of this number", id="no such message"),
    ],
)
def test_what_cannot_be_said_is_told_in_one_line_and_changes_nothing(
    site: Path, words: tuple[str, ...], told: str
) -> None:
    code, said = ask(site, "answer", *words)
    assert (code, len(said.splitlines())) == (2, 1), said
    assert told in said
    assert answered(site) is None
