"""Write docs/accuracy.md: how well mail of people outside is understood, every miss, and what each threshold costs.

    make accuracy

Northgate is judged by weights that never saw the person who writes: it is rehearsed five times, each time with what was
learned from everybody else.  unread/ is judged by what is shipped, which never saw any of it.
"""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import northgate_mail as northgate
import outside_mail as outside
from learn_opinion import RULES, everything, learn, weighed

from heard.daemon.rehearse_json import as_json
from heard.datafiles.learned import learned
from heard.datafiles.rules import load_rules
from heard.judgement.rule import Looked, Rules
from heard.judgement.second_opinion.together import Thresholds

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"
SCORE = Path(__file__).with_name("score.py")
FOLDS = 5
WANTED = {
    ("escalation", "caught"): ">= 0.98", ("escalation", "precision_yes"): ">= 0.92",
    ("escalation", "recall_yes"): ">= 0.75", ("escalation", "needless_asks"): "<= 0.05",
    ("risk", "caught"): "1.00", ("risk", "precision_yes"): ">= 0.85", ("risk", "needless_asks"): "<= 0.04",
    ("vulnerable", "caught"): ">= 0.90", ("vulnerable", "precision_yes"): ">= 0.80",
    ("vulnerable", "needless_asks"): "<= 0.05",
    ("kind", "macro_f1"): ">= 0.85", ("exclusion", "macro_f1"): ">= 0.70",
    ("restricted", "caught"): ">= 0.97", ("restricted", "precision_yes"): ">= 0.95",
    ("restricted", "needless_asks"): "<= 0.02",
    ("repeat", "accuracy"): ">= 0.95", ("repeat", "macro_f1"): ">= 0.80",
    ("ack", "missing"): "<= 1 % of 184", ("ack", "not_owed_but_sent"): "<= 3 % of 329",
    ("ack", "sent_to_machines"): "0",
    ("case", "wrongly_in_a_case"): "<= 3 of 73",
}  # fmt: skip
OF_RESTRICTED_PEOPLE = "97 %"
MISSES = ("escalation", "risk", "vulnerable", "restricted", "repeat", "kind", "exclusion", "ack_expected")
STEPS = tuple(map(Decimal, ("0.05", "0.1", "0.15", "0.2", "0.3", "0.4", "0.6", "0.8")))


def fold_of(person: str) -> int:
    return zlib.crc32(person.encode()) % FOLDS


def by_people_never_seen(rules: Rules) -> list[dict[str, Any]]:
    """Return what is said of each message of Northgate by what was learned from other people alone."""
    mail = [weighed(each, rules) for each in everything(rules)]
    truths = northgate.truths()
    rows: list[dict[str, Any]] = [{} for _ in truths]
    for fold in range(FOLDS):
        opinion = learn([each for each in mail if not _is_in(fold, each.person)])
        for place, (truth, heard) in enumerate(
            zip(truths, northgate.rehearsed(replace(rules, opinion=opinion)), strict=True)
        ):
            if _is_in(fold, northgate.person_of(truth)):
                rows[place] = as_json(heard)
    return rows


def _is_in(fold: int, person: str) -> bool:
    return person.startswith(northgate.PREFIX) and fold_of(person) == fold


def scored(rows: Sequence[Mapping[str, Any]], *more: str) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("\n".join(json.dumps(row) for row in rows))
        file.flush()
        command = [sys.executable, str(SCORE), str(northgate.CORPUS), file.name, *more]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def page() -> Iterator[str]:
    alone, shipped = load_rules(RULES), load_rules(RULES, opinion=learned())
    by_rules = [as_json(each) for each in northgate.rehearsed(alone)]
    together = by_people_never_seen(alone)
    yield "# How well mail is understood\n"
    yield "Made by `make accuracy`; not written by hand.  What the figures mean: `tests/corpora/score.py`.\n"
    yield f"The second opinion was {shipped.opinion.learned_from}.\n"
    yield "## Northgate, 513 messages\n"
    yield "Judged by what was learned from other people than the one who writes (five parts, by person).\n"
    yield from _figures(json.loads(scored(by_rules, "--json")), json.loads(scored(together, "--json")))
    yield "\n### Restricted people\n"
    yield "Who is restricted, and what comes again, stand above; each miss of them below.\n"
    yield from _of_restricted_people(by_rules, together)
    yield "\n## Mail nobody learned from\n"
    yield "By other hands than all that was learned from, each message judged as it stands.\n"
    looked: list[tuple[outside.Labelled, Looked]] = []
    for path in sorted(outside.UNREAD.glob("*.jsonl")):
        unread = list(outside.labelled_in(path))
        yield f"\n### {len(unread)} messages of `tests/corpora/unread/{path.name}`\n"
        there = outside.looked_at(unread, shipped)
        yield from _unread(outside.figures(outside.looked_at(unread, alone), alone), outside.figures(there, shipped))
        looked += there
    yield "\n## What each threshold costs\n"
    yield "On all of the same mail; `rules/thresholds.toml` holds what is used.\n"
    yield from _thresholds(looked, shipped)
    yield "\n## Every miss on Northgate\n"
    yield "Each with what makes it hard, as whoever labelled it says.\n"
    for field in MISSES:
        yield f"\n### {field}\n"
        yield "| message | is | was taken for | why it is hard |\n|---|---|---|---|"
        for line in scored(together, "--misses", field).splitlines():
            yield _row(line)


def _figures(alone: Mapping[str, Any], together: Mapping[str, Any]) -> Iterator[str]:
    yield "| | figure | wanted | rules alone | together |\n|---|---|---|---|---|"
    for (field, figure), wanted in WANTED.items():
        both = f"{alone[field][figure]} | {together[field][figure]}"
        yield f"| {field} | {figure.replace('_', ' ')} | {wanted} | {both} |"


def _of_restricted_people(alone: Sequence[Mapping[str, Any]], together: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield how many of their mails were acknowledged, or not, as the register says, and each that was not."""
    yield "| | wanted | rules alone | together |\n|---|---|---|---|"
    counted = " | ".join(_as_the_register_says(rows) for rows in (alone, together))
    yield f"| acknowledged to restricted people as the register says | >= {OF_RESTRICTED_PEOPLE} | {counted} |"
    misses = list(_not_as_the_register_says(together))
    if misses:
        yield "\n| message | is owed an acknowledgement | got one | was taken for them | why it is hard |"
        yield "|---|---|---|---|---|"
        for truth, row in misses:
            owed, got = ("yes" if each else "no" for each in (truth["ack_expected"], row["ack"]))
            yield f"| {truth['file']} | {owed} | {got} | {row['restricted']} | {truth['note'].replace('|', '/')} |"


def _as_the_register_says(rows: Sequence[Mapping[str, Any]]) -> str:
    theirs = sum(truth["restricted"] for truth in northgate.truths())
    return f"{theirs - len(list(_not_as_the_register_says(rows)))} of {theirs}"


def _not_as_the_register_says(
    rows: Sequence[Mapping[str, Any]],
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for truth, row in zip(northgate.truths(), rows, strict=True):
        if truth["restricted"] and row["ack"] != truth["ack_expected"]:
            yield truth, row


def _unread(alone: Mapping[str, Any], together: Mapping[str, Any]) -> Iterator[str]:
    yield "| | figure | rules alone | together |\n|---|---|---|---|"
    for field, figures in together.items():
        for figure, value in figures.items():
            yield f"| {field} | {figure} | {alone[field][figure]:.3g} | {value:.3g} |"


def _thresholds(unread: Sequence[tuple[outside.Labelled, Looked]], shipped: Rules) -> Iterator[str]:
    yield "| threshold | at | caught | precision of yes | needless asks |\n|---|---|---|---|---|"
    for field in outside.VERDICTS:
        for name in ("ask_from", "yes_from", "doubt_below"):
            for step in STEPS:
                bounds = replace(getattr(shipped.thresholds, field), **{name: step})
                if not bounds.doubt_below <= bounds.yes_from >= bounds.ask_from:
                    continue
                got = outside.figures(unread, _with(shipped, replace(shipped.thresholds, **{field: bounds})))[field]
                mark = " (used)" if getattr(getattr(shipped.thresholds, field), name) == step else ""
                yield (
                    f"| {field}.{name} | {step}{mark} | {got['caught']:.3f} | {got['precision of yes']:.3f} "
                    f"| {got['needless asks']:.3f} |"
                )
    yield "\n| threshold | at | complaints set aside | others opened as cases |\n|---|---|---|---|"
    for name in ("set_aside_below", "though_displeased_below"):
        for step in (Decimal("0.01"), Decimal("0.03"), *STEPS):
            got = outside.figures(unread, _with(shipped, replace(shipped.thresholds, **{name: step})))["complaints"]
            mark = " (used)" if getattr(shipped.thresholds, name) == step else ""
            opened = f"{got['others opened']} of {got['others']}"
            yield f"| {name} | {step}{mark} | {got['set aside']} of {got['true']} | {opened} |"


def _with(rules: Rules, thresholds: Thresholds) -> Rules:
    return replace(rules, thresholds=thresholds)


def _row(line: str) -> str:
    name, _, rest = line.partition("  want ")
    want, _, rest = rest.partition(" got ")
    got, _, why = rest.strip().partition(" ")
    return f"| {name} | {want.strip()} | {got} | {why.strip().replace('|', '/')} |"


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    written = io.StringIO()
    for line in page():
        written.write(f"{line}\n")
    PAGE.write_text(written.getvalue(), "utf-8")
