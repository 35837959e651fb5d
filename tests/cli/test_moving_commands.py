"""move, split and join, as typed: what they print, how they end, and that the undo they name undoes."""

from __future__ import annotations

import json
import shlex
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from heard.daemon.lock import only_daemon
from heard.ending import ending
from heard.errors import CaseMovedOn
from typed import heard


@pytest.fixture
def site(demo: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the demo's folder, to change."""
    return Path(shutil.copytree(demo[0] / "demo-out", tmp_path / "demo-out"))


def ask(site: Path, *words: str, width: int = 80) -> tuple[int, str, str]:
    return heard("--config", "heard.toml", *words, folder=site, width=width)


def one(site: Path, *words: str) -> dict[str, Any]:
    code, said, errors = ask(site, *words, "--json")
    assert code == 0, errors
    [found] = [json.loads(line) for line in said.splitlines()]
    return dict(found)


def every_case(site: Path) -> dict[str, list[int]]:
    """Every case with the numbers of its messages, as the tables have it."""
    database = sqlite3.connect(site / "heard.db")
    found: dict[str, list[int]] = {reference: [] for (reference,) in database.execute("SELECT reference FROM cases")}
    on_a_case = "SELECT reference, id FROM messages WHERE reference IS NOT NULL ORDER BY id"
    for reference, number in database.execute(on_a_case):
        found[reference].append(number)
    database.close()
    return found


def two_cases(site: Path) -> tuple[str, str, int]:
    """A case with several messages, another one, and the last message of the first."""
    cases = every_case(site)
    reference = next(each for each, numbers in cases.items() if len(numbers) > 1)
    other = next(each for each in cases if each != reference)
    return reference, other, cases[reference][-1]


def undo(site: Path, said: str) -> None:
    """Type the command that was named."""
    command = next(line for line in said.splitlines() if line.startswith("To undo: heard "))
    code, _, errors = ask(site, *shlex.split(command.removeprefix("To undo: heard ")))
    assert code == 0, errors


def test_a_message_is_moved_and_moved_back_by_the_command_that_is_named(site: Path) -> None:
    before = every_case(site)
    reference, other, number = two_cases(site)
    code, said, _ = ask(site, "move", str(number), "--to", other.lower())
    assert (code, f"Message {number} moved from {reference} to {other}." in said) == (0, True)
    assert number in every_case(site)[other]
    undo(site, said)
    assert every_case(site) == before
    assert ask(site, "rebuild", "--check")[0] == 0


def test_a_message_is_split_off_and_the_command_that_is_named_joins_it_again(site: Path) -> None:
    before = every_case(site)
    reference, _, number = two_cases(site)
    code, said, errors = ask(site, "split", reference, str(number))
    assert code == 0, errors
    [new] = set(every_case(site)) - set(before)
    assert f"{new} opened with message {number} from {reference}." in said
    undo(site, said)
    assert every_case(site) == before | {new: []}
    assert one(site, "case", new)["joined"] == reference
    assert ask(site, "rebuild", "--check")[0] == 0


def test_a_message_moved_to_a_new_case_is_split_off(site: Path) -> None:
    reference, _, number = two_cases(site)
    done = one(site, "move", str(number), "--to", "new", "--quiet")
    assert (done["what"], done["from"], done["messages"]) == ("split", reference, [number])
    assert one(site, "case", done["to"])["letters"] == []


def test_cases_are_joined_and_parted_by_the_command_that_is_named(site: Path) -> None:
    before = every_case(site)
    reference, other, _ = two_cases(site)
    code, said, errors = ask(site, "join", reference, other, "--anyway")
    assert code == 0, errors
    assert sorted(len(numbers) for numbers in every_case(site).values())[0] == 0, "one of them has no mail any more"
    undo(site, said)
    assert every_case(site) == before
    assert ask(site, "rebuild", "--check")[0] == 0


def test_each_answers_programs_with_one_object(site: Path) -> None:
    reference, other, number = two_cases(site)
    keys = ["what", "messages", "from", "to", "undo", "notes"]
    moved = one(site, "move", str(number), "--to", other)
    back = one(site, "move", str(number), "--to", reference)
    split = one(site, "split", reference, str(number))
    joined = one(site, *shlex.split(split["undo"])[1:])
    parted = one(site, *shlex.split(joined["undo"])[1:])
    assert [each["what"] for each in (moved, back, split, joined, parted)] == [
        "moved", "moved", "split", "joined", "parted",
    ]  # fmt: skip
    assert all(list(each) == keys for each in (moved, back, split, joined, parted))


def test_why_tells_what_was_decided_and_where_the_message_is_now(site: Path) -> None:
    reference, other, number = two_cases(site)
    decided = one(site, "why", str(number))
    assert decided["moved"] is None
    ask(site, "move", str(number), "--to", other)
    told = one(site, "why", str(number))
    assert (told["actions"], told["case"]) == (decided["actions"], other)
    assert (told["moved"]["from"], told["moved"]["to"]) == (reference, other)
    said = " ".join(ask(site, "why", str(number))[1].split())
    assert f"from {reference} to {other}: that is where it is now." in said


def test_the_history_of_a_case_tells_it_in_plain_words(site: Path) -> None:
    reference, other, number = two_cases(site)
    ask(site, "move", str(number), "--to", other)
    ask(site, "join", reference, other, "--anyway")
    for each in (reference, other):
        said = ask(site, "case", each, width=120)[1]
        assert f"message {number} was moved from {reference} to {other}" in said
        assert "was joined to" in said
    assert f"joined to {min(reference, other)}" in ask(site, "case", max(reference, other))[1]


@pytest.mark.parametrize(
    "words, said",
    [
        pytest.param(("move", "99999", "--to", "none"), "no message of this number", id="no such message"),
        pytest.param(("move", "1", "--to", "NH-25-9999"), "there is no such case", id="no such case"),
        pytest.param(("split", "NH-25-9999", "1"), "there is no such case", id="nothing to split off"),
        pytest.param(("join", "NH-25-0001"), "wants two cases", id="one case alone"),
        pytest.param(("join", "NH-25-0001", "NH-25-0002", "--undo"), "wants the joined case alone", id="undo of two"),
        pytest.param(("join", "NH-25-0001", "--undo"), "joined to no other", id="undo of nothing"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(demo: tuple[Path, str], words: tuple[str, ...], said: str) -> None:
    code, _, errors = ask(demo[0] / "demo-out", *words)
    assert (code, len(errors.splitlines())) == (2, 1), errors
    assert said in errors


def test_mail_is_moved_while_the_daemon_runs(site: Path) -> None:
    _, other, number = two_cases(site)
    with only_daemon(f"sqlite:///{site / 'heard.db'}"):
        assert ask(site, "move", str(number), "--to", other)[0] == 0


def test_where_the_daemon_was_quicker_the_person_is_told_to_try_again(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end, ending():
        raise CaseMovedOn("NH-25-0001: event 7 was written by somebody else; decide again")
    assert end.value.code == 75
    assert "nothing was changed, try again" in capsys.readouterr().err
