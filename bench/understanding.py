"""What understanding costs: the rules and the second opinion for each message, and loading them.

Beside each message's share stands what reading (parsing) the same messages cost in the same run, taken in turn with
ours; beside what is loaded stands the bare reading of the same files.  CPU of one thread.

    python understanding.py     loads rules and weights as a fresh process does, and prints one line of JSON
"""

from __future__ import annotations

import gc
import json
import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import psutil
from clocks import Timed
from gen_mail import Mail
from machine import Conditions, conditions

from heard.datafiles.learned import learned
from heard.datafiles.locate import rules_dir
from heard.datafiles.rules import load_rules
from heard.judgement.rule import Rules
from heard.judgement.second_opinion import opinion
from heard.judgement.second_opinion.opinion import NOTHING_LEARNED
from heard.mail.parse import parse

MIB = 1024 * 1024
Work = Callable[[], object]


def understood(mails: Sequence[Mail], work: Path, repeats: int) -> Iterator[Timed]:
    """Yield what a message costs to be looked at with every rule, and with the second opinion besides."""
    with_opinion = load_rules(rules_dir(), opinion=learned())
    alone = replace(with_opinion, opinion=NOTHING_LEARNED)
    messages = [parse(mail.raw) for mail in mails]
    for name, rules in (("rules alone", alone), ("rules and the second opinion", with_opinion)):
        rules.make_ready()
        before = conditions(work)
        ours, least = in_turn(lambda rules=rules: [rules.look(each) for each in messages], reading_of(mails), repeats)
        yield a_message(name, ours, least, len(mails), before)


def reading_of(mails: Sequence[Mail]) -> Work:
    """Return what reads these messages: the least that each costs, whatever is made of it."""
    return lambda: [parse(mail.raw) for mail in mails]


def in_turn(ours: Work, least: Work, repeats: int) -> tuple[float, float]:
    """Return the median CPU seconds of ours and of the least, taken in turn: a neighbour then meets both."""
    took: tuple[list[float], list[float]] = [], []
    for _ in range(repeats):
        for seconds, each in zip(took, (ours, least), strict=True):
            seconds.append(cpu_seconds(each))
    return statistics.median(took[0]), statistics.median(took[1])


def cpu_seconds(work: Work) -> float:
    """Return the CPU seconds of this thread."""
    gc.collect()
    began = time.thread_time()
    work()
    return time.thread_time() - began


def a_message(name: str, ours: float, least: float, count: int, before: Conditions, wrong: Sequence[str] = ()) -> Timed:
    """Return the figures of one message, of CPU seconds that so many took."""
    return Timed(
        name=name,
        unit="CPU ms",
        ours=1000 * ours / count,
        least=1000 * least / count,
        more=f"a message, of {count}; reading it is the least",
        conditions=before,
        wrong=tuple(wrong),
    )


# -- What loading costs


def loaded(work: Path) -> Iterator[Timed]:
    """Yield what loading the rules costs, made ready for the first message, and what loading the weights does."""
    before = conditions(work)
    said = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True).stdout
    for name, (ours, least, mib) in json.loads(said).items():
        more = f"{mib:.1f} MiB; the bare files are the least"
        yield Timed(name=name, unit="CPU ms", ours=ours, least=least, more=more, conditions=before)


def _load() -> dict[str, tuple[float, float, float]]:
    """Return of rules and weights: CPU ms of ours, of the bare files, and the MiB that stay."""
    written = [path.read_text("utf-8") for path in rules_dir().rglob("*.toml") if "policies" not in path.parts]
    weights = (files(opinion.__package__) / "weights.json").read_bytes()
    return {
        "loading the rules": _of_each(_rules_made_ready, lambda: [tomllib.loads(each) for each in written]),
        "loading the second opinion": _of_each(learned, lambda: json.loads(weights)),
    }


def _rules_made_ready() -> Rules:
    rules = load_rules(rules_dir())
    rules.make_ready()
    return rules


def _of_each(ours: Work, bare: Work) -> tuple[float, float, float]:
    kept: list[object] = []
    before = psutil.Process().memory_info().rss
    seconds = cpu_seconds(lambda: kept.append(ours()))
    gc.collect()
    grown = psutil.Process().memory_info().rss - before
    return 1000 * seconds, 1000 * cpu_seconds(bare), grown / MIB


if __name__ == "__main__":
    print(json.dumps(_load()))
