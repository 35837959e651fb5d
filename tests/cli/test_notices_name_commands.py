"""What a notice tells an officer to type works as it stands, whatever the landlord's policy calls its stages.

The tenant wrote on Monday 1 June 2026, and on Tuesday 9 June a mail came that says it is an officer's answer.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pytest

from builders import MAILBOX
from cli.an_answer_came import CAME, an_answer_came
from heard.casework.events import About, MessageNumber, Reference
from heard.daemon.asking import ask
from heard.daemon.house import House
from heard.daemon.writing import Writing
from heard.judgement.actions import AskOfficer
from heard.reports.outbox import list_of_letters, one_letter
from typed import heard

CASE, LETTER = Reference("NH-26-0001"), MessageNumber(2)
ABOUT_A_LETTER = (About.WHAT_LETTER, About.SAYS_NO, About.NOT_EXTENDED, About.SEEMS_MISSING, About.NOT_PROVED)
TO_BE_FILLED_IN = "YYYY-MM-DD"
A_DAY = "2026-06-26"


def what_is_asked(pack: str, folder: Path) -> list[str]:
    """Let a landlord's officers be asked everything there is about a letter; return the lines of all the notices."""
    with an_answer_came(folder, pack) as house:
        return [line for text in asked_about_it(house) for line in text.splitlines()]


def asked_about_it(house: House) -> Iterator[str]:
    for about in ABOUT_A_LETTER:
        with house.store.writing() as connection:
            writing = Writing(connection, house, house.now(), LETTER, MAILBOX, CAME)
            ask(writing, AskOfficer(CASE, about, "nobody can tell"))
            writing.append()
            newest = max(each["id"] for each in list_of_letters(connection))
            yield one_letter(connection, newest)["text"]


@pytest.mark.parametrize("pack", ["group-2008"])  # whose stages and outcomes have names of their own
def test_each_command_a_notice_shows_is_understood(pack: str, tmp_path: Path) -> None:
    shown = [line for line in what_is_asked(pack, tmp_path) if line.startswith("    heard ")]
    assert sum("--outcome" in line for line in shown) == 2
    # Most notices name the same ones; each costs as much as starting the program, and is typed once.
    for line in dict.fromkeys(shown):
        _, *words = shlex.split(line.replace(TO_BE_FILLED_IN, A_DAY))
        code, said, errors = heard(*words, folder=tmp_path, width=120)
        assert code in (0, 1), (words, said, errors)


@pytest.mark.parametrize("pack", ["wdh-2022"])  # which has the most of both
def test_every_stage_and_outcome_a_notice_names_may_be_typed(pack: str, tmp_path: Path) -> None:
    [line, *_] = [each for each in what_is_asked(pack, tmp_path) if each.startswith("--stage takes one of: ")]
    told = line.removeprefix("--stage takes one of: ").removesuffix(".").split(". --outcome takes one of: ")
    stages, outcomes = (each.split(", ") for each in told)
    # One command takes one of each, as far as there are so many.
    for stage, outcome in zip_longest(stages, outcomes):
        typed = [f"--stage {stage}"] * (stage is not None) + [f"--outcome {outcome}"] * (outcome is not None)
        words = shlex.split(f"answer {LETTER} --as decision {' '.join(typed)}")
        code, said, errors = heard(*words, folder=tmp_path, width=120)
        assert code == 0, (words, said, errors)
