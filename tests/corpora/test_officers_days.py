"""The days of the labelled letters of officers: how many are found, how many that are found are right, and floors.

Promises are counted where they are labelled: in decisions, and in what comes after them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from heard.judgement.officers.days import Days, days_in
from heard.mail.parse import parse

CORPORA = Path(__file__).parent
TELL_PROMISES = ("decision", "information", "holding", "extension", "refusal")


def labelled(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text().splitlines():
        yield json.loads(line)


def letters() -> Iterator[tuple[dict[str, Any], Days]]:
    for each in labelled(CORPORA / "officers" / "seen.jsonl"):
        due = (each.get("before") or {}).get("due")
        written = date.fromisoformat(each["sent"][:10])
        yield each, days_in(each["body"], written=written, due=date.fromisoformat(due) if due else None)
    for each in labelled(CORPORA / "northgate_officers.jsonl"):
        message = parse((CORPORA / "northgate" / "mail" / each["file"]).read_bytes())
        assert message.date is not None
        yield each, days_in(message.own_words, written=message.date.date(), due=None)


def figures(found: Counter[str], wanted: Counter[str]) -> tuple[float, float]:
    """Return precision and recall."""
    right = sum((found & wanted).values())
    return right / max(1, sum(found.values())), right / max(1, sum(wanted.values()))


@pytest.fixture(scope="module")
def read() -> list[tuple[dict[str, Any], Days]]:
    return list(letters())


def test_the_day_an_answer_is_put_off_to(read: list[tuple[dict[str, Any], Days]]) -> None:
    found, wanted = Counter[str](), Counter[str]()
    for number, (label, days) in enumerate(read):
        found.update([f"{number} {days.new_date}"] if days.new_date else [])
        wanted.update([f"{number} {label['new_date']}"] if label.get("new_date") else [])
    precision, recall = figures(found, wanted)
    print(f"new date: {sum(wanted.values())} labelled, precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.95
    assert recall >= 0.90


def test_the_days_of_promises(read: list[tuple[dict[str, Any], Days]]) -> None:
    found, wanted = Counter[str](), Counter[str]()
    for number, (label, days) in enumerate(read):
        if label["letter"] in TELL_PROMISES:
            found.update(f"{number} {promise.by}" for promise in days.promises if promise.by is not None)
            wanted.update(f"{number} {each['by']}" for each in label.get("promises", ()) if each["by"])
    precision, recall = figures(found, wanted)
    print(f"promises with a day: {sum(wanted.values())} labelled, precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.90
    assert recall >= 0.88
