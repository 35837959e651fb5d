"""The labelled mailbox, rehearsed whole: how well heard reads it, and floors it must not fall through.

Prints the figures of score.py, so that a change to a rule is judged by what it does to them.
What a floor says of cases, restrictions and repeats is low because that understanding comes later.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from typed import heard

CORPUS = Path(__file__).with_name("northgate")
SCORE = Path(__file__).with_name("score.py")


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("northgate")
    for name in ("heard.toml", "register.toml"):
        shutil.copy(CORPUS / name, folder)
    code, said, errors = heard("rehearse", str(CORPUS / "mail"), "--json", folder=folder)
    assert code == 0, errors
    answers = folder / "answers.jsonl"
    answers.write_text(said)
    command = [sys.executable, str(SCORE), str(CORPUS), str(answers)]
    print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    result: dict[str, Any] = json.loads(
        subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout
    )
    return result


def test_every_message_has_its_line(scored: dict[str, Any]) -> None:
    assert scored["answered"] == scored["messages"] == 513


@pytest.mark.parametrize(
    "field, figure, floor",
    [
        ("case", "bcubed_precision", 0.97),
        ("case", "bcubed_f1", 0.93),
        ("case", "pair_precision", 0.97),
        ("escalation", "caught", 0.92),
        ("escalation", "precision_yes", 0.96),
        ("risk", "caught", 0.88),
        ("vulnerable", "caught", 0.76),
        ("kind", "accuracy", 0.74),
        ("sender_role", "accuracy", 0.95),
    ],
)
def test_floor(scored: dict[str, Any], field: str, figure: str, floor: float) -> None:
    assert scored[field][figure] >= floor


def test_no_machine_is_acknowledged(scored: dict[str, Any]) -> None:
    assert scored["ack"]["sent_to_machines"] == 0
