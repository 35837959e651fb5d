"""How fast heard is, beside what this machine allows and what others do, all in one run.

    make bench                              everything, about seven minutes
    make bench BENCH="--n 1000"             a short form, about four
    make bench BENCH="--only steps"         one of throughput, peer, latency, steps,
                                                understanding, clocks, digest, reports, backends

README.md beside this file says how to read what it prints.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from backends import loaded_by_backend
from clocks import DUE, STORED, Timed, recounted, swept
from digests import CASES, LEADS, digested
from gen_mail import messages
from latency import FAST_POLL, floor, heard_latency, sink_apart
from machine import Throughput, conditions, median_rate
from others import ceiling_on, own_python
from peer_helpdesk import PACKAGE, helpdesk_on
from periodic_reports import CLOCKS_A_CASE, reported
from restricted_people import recognised
from steps import READING, READING_AT_MOST_MS, STEPS, steps_on
from throughput import heard_on
from understanding import loaded, understood

from rig import Dovecot
from sink import postfix_sink

SEED = 7
PEER_MESSAGES = 500
STEPS_MESSAGES = 500
CASES_A_MESSAGE = 20  # open cases for each message of the backlog: 100,000 unless told otherwise
MEASURES = ("throughput", "peer", "latency", "steps", "understanding", "clocks", "digest", "reports", "backends")


@dataclass
class Bench:
    work: Path
    server: Dovecot
    smtp_port: int
    runs: list[Throughput] = field(default_factory=list)
    results: dict[str, object] = field(default_factory=dict)
    is_wrong: bool = False

    def note(self, run: Throughput) -> Throughput:
        print(run.line(), flush=True)
        self.runs.append(run)
        self.is_wrong |= bool(run.wrong)
        return run

    def throughput(self, count: int, repeats: int) -> None:
        """Ours, the ceiling, ours, the ceiling: a neighbour who comes and goes then meets both."""
        mails = list(messages(count, SEED))
        python = own_python(self.work, "ceiling", "fast-mail-parser==0.10.0")
        print(f"\nA backlog of {count} messages", flush=True)
        ours, limit = [], []
        for _ in range(repeats):
            ours.append(self.note(heard_on(mails, self.work, self.server, self.smtp_port)))
            if python:
                limit.append(self.note(ceiling_on(mails, self.work, self.server, self.smtp_port, python)))
        self.note(heard_on(mails[:1000], self.work, self.server, self.smtp_port, keep_sent=True))
        self.compare("of the ceiling", ours, limit)

    def peer(self) -> None:
        python = own_python(self.work, "helpdesk", PACKAGE)
        if python is None:
            return
        mails = list(messages(PEER_MESSAGES, SEED))
        print(f"\nThe same {PEER_MESSAGES} messages", flush=True)
        ours = self.note(heard_on(mails, self.work, self.server, self.smtp_port))
        theirs = self.note(helpdesk_on(mails, self.work, self.server, self.smtp_port, python))
        self.compare("times django-helpdesk", [ours], [theirs])

    def compare(self, what: str, ours: list[Throughput], theirs: list[Throughput]) -> None:
        if theirs:
            ratio = median_rate(ours) / median_rate(theirs)
            self.results[f"heard, {what}"] = round(ratio, 3)
            print(f"heard is {ratio:.2f} {what} ({median_rate(ours):.1f} to {median_rate(theirs):.1f} messages/s)")

    def latency(self) -> None:
        print("\nFrom the server's 250 for a complaint to our letter at the other server", flush=True)
        for way, poll in (("IDLE", 20.0), ("fast poll", FAST_POLL)):
            took = heard_latency(self.work, self.server, f"heard, {way} (poll_seconds = {poll:g})", poll=poll)
            limit = floor(self.work, self.server, f"the server alone, {way}", poll=poll)
            for each in (took, limit):
                print(each.line(), flush=True)
                self.results[f"latency, {each.name}"] = each.plain()

    def steps(self) -> None:
        mails = list(messages(STEPS_MESSAGES, SEED))
        print(f"\nCPU milliseconds a message, step by step, {STEPS_MESSAGES} messages ({conditions(self.work)})")
        by_step = steps_on(mails, self.work, self.server, self.smtp_port)
        for step, ms in by_step.items():
            print(f"  {step:<8}{ms:7.3f}  {STEPS[step]}")
        total, reading = sum(by_step.values()), sum(by_step[step] for step in READING)
        print(f"  {'':8}{reading:7.3f}  of it reading ({', '.join(READING)}); {READING_AT_MOST_MS} at most is wanted")
        print(f"  {'':8}{total:7.3f}  in one thread: at most {1000 / total:.0f} messages/s")
        self.results["steps, CPU ms a message"] = by_step

    def understanding(self, repeats: int) -> None:
        mails = list(messages(STEPS_MESSAGES, SEED))
        print(f"\nUnderstanding {STEPS_MESSAGES} messages", flush=True)
        for what, figures in (
            ("understanding", understood(mails, self.work, repeats)),
            ("understanding", loaded(self.work)),
            ("knowing restricted people", recognised(mails, self.work, repeats)),
        ):
            for each in figures:
                self.note_timed(each, what)

    def clocks(self, cases: int, repeats: int) -> None:
        print(f"\nThe clocks of {cases:,} open cases, worked out from their events in memory", flush=True)
        for each in recounted(cases, SEED, self.work, repeats):
            self.note_timed(each, "clocks worked out")
        print(f"\nThe {DUE} clocks due in a sweep, looked for among {STORED:,} stored", flush=True)
        for each in swept(self.work):
            self.note_timed(each, "sweep")

    def digest(self) -> None:
        print(f"\nThe morning digests of {LEADS} team leads over {CASES:,} open cases", flush=True)
        for each in digested(self.work):
            self.note_timed(each, "digests")

    def reports(self) -> None:
        print(f"\nEach report of a policy, {CLOCKS_A_CASE} promises a case", flush=True)
        for each in reported(self.work):
            self.note_timed(each, "reports")

    def backends(self) -> None:
        print("\nA start by each kind of mailbox, before anybody is asked anything", flush=True)
        for each in loaded_by_backend(self.work):
            self.note_timed(each, "a start")

    def note_timed(self, timed: Timed, what: str) -> None:
        print(timed.line(), flush=True)
        self.results[f"{what}, {timed.name}"] = timed.plain()
        self.is_wrong |= bool(timed.wrong)


def about() -> dict[str, object]:
    return {
        "at": time.strftime("%Y-%m-%d %H:%M:%S%z"),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "cores": os.cpu_count(),
        "kernel": platform.release(),
        "seed": SEED,
    }


@contextmanager
def fast_sink(work: Path) -> Iterator[int]:
    """Postfix's smtp-sink, or where it is not installed one of our own, which takes some 600 letters a second."""
    with ExitStack() as stack:
        port = stack.enter_context(postfix_sink())
        if port is None:
            print("smtp-sink (Debian's postfix) is not installed; the slower one used instead shares this machine.")
            port = stack.enter_context(sink_apart(work / "letters.jsonl"))
        yield port


def wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast heard is, on this machine, now.")
    parser.add_argument("--n", type=int, default=5000, help="messages of the backlog (default 5000)")
    parser.add_argument("--repeats", type=int, default=2, help="of backlog and clocks, ours and the least (default 2)")
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=MEASURES, help="what to measure (default all)")
    parser.add_argument("--peer", action=argparse.BooleanOptionalAction, default=True, help="django-helpdesk, too")
    parser.add_argument("--work", type=Path, default=Path("bench-out"), help="a folder on the disk to be measured")
    return parser.parse_args()


def main() -> int:
    asked = wanted()
    if missing := Dovecot.missing():
        print(f"Nothing is measured: {missing}.")
        return 1
    asked.work.mkdir(parents=True, exist_ok=True)
    with Dovecot() as server, fast_sink(asked.work) as port:
        bench = Bench(asked.work.resolve(), server, port)
        print(", ".join(f"{name} {value}" for name, value in about().items()))
        if "throughput" in asked.only:
            bench.throughput(asked.n, asked.repeats)
        if "peer" in asked.only and asked.peer:
            bench.peer()
        if "latency" in asked.only:
            bench.latency()
        if "steps" in asked.only:
            bench.steps()
        if "understanding" in asked.only:
            bench.understanding(asked.repeats)
        if "clocks" in asked.only:
            bench.clocks(CASES_A_MESSAGE * asked.n, asked.repeats)
        if "digest" in asked.only:
            bench.digest()
        if "reports" in asked.only:
            bench.reports()
        if "backends" in asked.only:
            bench.backends()
    results = {"about": about(), "runs": [run.plain() for run in bench.runs], **bench.results}
    (asked.work / "bench.json").write_text(json.dumps(results, indent=1) + "\n")
    print(f"\nWritten to {asked.work / 'bench.json'}")
    clear(asked.work)
    return int(bench.is_wrong)


def clear(work: Path) -> None:
    """Remove the sites of this run; the environments of the others stay for the next."""
    for folder in work.iterdir():
        if folder.is_dir() and not folder.name.startswith("venv-"):
            shutil.rmtree(folder)
    for file in work.glob("*.jsonl"):
        file.unlink()


if __name__ == "__main__":
    raise SystemExit(main())
