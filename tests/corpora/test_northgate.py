"""The labelled mailbox, rehearsed whole: how well heard reads it, and floors it must not fall through.

Prints the figures of score.py, so that a change to a rule is judged by what it does to them.
What a floor says of cases, restrictions and repeats is low because that understanding comes later.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from corpora.scored import scored

CORPUS = Path(__file__).with_name("northgate")


@pytest.fixture(scope="module", name="scored")
def scored_northgate() -> dict[str, Any]:
    return scored(CORPUS)


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


@pytest.mark.parametrize("field, value, floor", [("kind", "staff", 0.99), ("sender_role", "officer", 0.99)])
def test_nearly_all_mail_of_staff_is_known_as_theirs(
    scored: dict[str, Any], field: str, value: str, floor: float
) -> None:
    assert scored[field]["f1"][value] >= floor


def test_no_machine_is_acknowledged(scored: dict[str, Any]) -> None:
    assert scored["ack"]["sent_to_machines"] == 0
