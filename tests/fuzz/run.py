"""`make fuzz`: every target for its share of the time, then what was found, tried again without atheris.

Ends with 1 if anything was found.  What a finding needs to be mended is its bytes: they lie in
build/fuzz/TARGET/found, beside a text of where it happened; mended, they become
a row of tests/fuzz/found.py.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fuzz.targets import TARGETS

OUT = Path("build/fuzz")
ONE = Path(__file__).parent / "one.py"
LEAST_SECONDS = 5
AGAIN_SECONDS = 120


def main() -> int:
    asked = argparse.ArgumentParser(prog="make fuzz")
    asked.add_argument("--seconds", type=int, default=600, help="for all targets together")
    asked.add_argument("--seed", type=int, default=0, help="the same seed tries the same; 0 takes another each time")
    asked.add_argument("--only", nargs="*", choices=list(TARGETS), default=list(TARGETS))
    given = asked.parse_args()
    shares = {target: TARGETS[target][1] for target in given.only}
    found = 0
    for target, share in shares.items():
        seconds = max(LEAST_SECONDS, given.seconds * share // sum(shares.values()))
        found += search(target, seconds, given.seed)
    print(f"{found} findings" if found else "nothing found")
    return 1 if found else 0


def search(target: str, seconds: int, seed: int) -> int:
    """Search one target; print how far it came and what it found; return how many findings there are."""
    folder = OUT / target
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("found", "corpus", "seeds"):
        (folder / name).mkdir(parents=True)
    with (folder / "log").open("w") as log:
        command = [sys.executable, str(ONE), target, str(folder), str(seconds), str(seed)]
        code = subprocess.run(command, stdout=log, stderr=subprocess.STDOUT, check=False).returncode
    said = (folder / "log").read_text("utf-8", "replace")
    runs = re.search(r"stat::number_of_executed_units: (\d+)", said)
    reached = re.findall(r" cov: (\d+)", said)
    print(f"{target}: {seconds} s, {runs[1] if runs else '?'} inputs, {reached[-1] if reached else '?'} places reached")
    found = sorted(path for path in (folder / "found").iterdir() if path.suffix != ".txt")
    for path in found:
        print(f"  {path}: {again(target, path)}")
    if code and not found:
        print(f"  ended with {code}: {said.strip().splitlines()[-1:] or ['without a word']}; see {folder / 'log'}")
    return len(found) + (1 if code and not found else 0)


def again(target: str, path: Path) -> str:
    """Say what the same bytes do without atheris, which slows all and may itself be at fault."""
    command = [sys.executable, str(ONE), target, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=AGAIN_SECONDS)
    except subprocess.TimeoutExpired:
        return f"takes more than {AGAIN_SECONDS} s"
    if done.returncode == 0:
        return "not again without atheris"
    return (done.stderr.strip().splitlines() or [f"ended with {done.returncode}"])[-1][:300]


if __name__ == "__main__":
    sys.exit(main())
