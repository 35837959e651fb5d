"""The thresholds of the second opinion are read from their file, or every mistake in it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from heard.datafiles.thresholds import thresholds_in
from heard.judgement.second_opinion.together import Thresholds

SHIPPED = Path(__file__).parents[2] / "rules" / "thresholds.toml"


def read(tmp_path: Path, text: str) -> tuple[Thresholds, list[str]]:
    path = tmp_path / "thresholds.toml"
    path.write_text(text)
    thresholds, mistakes = thresholds_in(path)
    return thresholds, [str(each) for each in mistakes]


def test_what_comes_with_heard_is_in_order() -> None:
    thresholds, mistakes = thresholds_in(SHIPPED)
    assert mistakes == []
    assert thresholds.escalation.ask_from < thresholds.escalation.yes_from
    assert thresholds.escalation.ask_from_unanswered == Decimal("0.35")


def test_where_nothing_is_said_the_second_opinion_has_no_say(tmp_path: Path) -> None:
    thresholds, mistakes = read(tmp_path, "")
    assert mistakes == []
    assert (thresholds.risk.yes_from, thresholds.risk.ask_from, thresholds.set_aside_below) == (1, 1, 0)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    _, mistakes = read(tmp_path, 'set_aside_below = "low"\n[risk]\nyes_form = 0.5\nask_from = 0.2\ndoubt_below = 0.1\n')
    assert len(mistakes) == 3
    assert any("risk.yes_form" in each and "yes_from" in each for each in mistakes)
    assert any("set_aside_below" in each for each in mistakes)


@pytest.mark.parametrize(
    "bounds",
    [
        pytest.param("yes_from = 0.2\nask_from = 0.5\ndoubt_below = 0.1", id="a person would be asked of what is yes"),
        pytest.param("yes_from = 1.5\nask_from = 0.5\ndoubt_below = 0.1", id="more than certain"),
    ],
)
def test_bounds_out_of_order_are_a_mistake(tmp_path: Path, bounds: str) -> None:
    _, [mistake] = read(tmp_path, f"[risk]\n{bounds}\n")
    assert "thresholds.toml: risk is out of order" in mistake.replace(":  ", ": ") or "out of order" in mistake


def test_what_is_said_holds(tmp_path: Path) -> None:
    thresholds, _ = read(tmp_path, "[risk]\nyes_from = 0.9\nask_from = 0.2\ndoubt_below = 0.1\n")
    assert thresholds.risk.yes_from == Decimal("0.9")


def test_before_an_answer_the_second_opinion_may_be_held_to_more(tmp_path: Path) -> None:
    text = "[escalation]\nyes_from = 0.6\nask_from = 0.2\nask_from_unanswered = 0.35\ndoubt_below = 0.3\n"
    thresholds, mistakes = read(tmp_path, text)
    assert mistakes == []
    assert thresholds.escalation.ask_from_unanswered == Decimal("0.35")


def test_where_nothing_is_said_of_it_nothing_more_is_wanted(tmp_path: Path) -> None:
    thresholds, _ = read(tmp_path, "[escalation]\nyes_from = 0.6\nask_from = 0.2\ndoubt_below = 0.3\n")
    assert thresholds.escalation.ask_from_unanswered is None


@pytest.mark.parametrize(
    "section, least, told",
    [
        pytest.param("escalation", "0.1", "is out of order", id="less than after an answer"),
        pytest.param("escalation", "0.7", "is out of order", id="more than what is yes"),
        pytest.param("risk", "0.35", "escalation", id="of a danger, which waits for no answer"),
    ],
)
def test_what_is_wanted_before_an_answer_has_its_place(tmp_path: Path, section: str, least: str, told: str) -> None:
    text = f"[{section}]\nyes_from = 0.6\nask_from = 0.2\nask_from_unanswered = {least}\ndoubt_below = 0.1\n"
    _, [mistake] = read(tmp_path, text)
    assert told in mistake
