"""Rehearse a year of many complaints, without a break and with the service off twice, and say what came of it.

`make rhythm` runs it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from rhythm.year_of_cases import BEGINS, TWICE_OFF, Off, Year, letters_out_of_hours, owed, stories

from builders import a_house
from heard.daemon.rehearse import SimulatedClock


def main(count: int) -> int:
    wrong = 0
    for name, off in (("without a break", ()), ("off for five days, twice", TWICE_OFF)):
        wrong += _rehearsed(name, off, count)
    return 1 if wrong else 0


def _rehearsed(name: str, off: tuple[Off, ...], count: int) -> int:
    told, began = stories(count, seed=26), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        house = a_house(Path(folder) / "heard.db", now=SimulatedClock(BEGINS))
        given = Counter(Year(house, off).of(told))
        at_night = letters_out_of_hours(house)
        house.store.close()
    wanted = Counter(owed(told, off))
    missing, needless = (wanted - given).total(), (given - wanted).total()
    print(
        f"{count} complaints, {name}: {wanted.total()} reminders owed, {given.total()} given, {missing} missing, "
        f"{needless} needless or twice, {at_night} letters out of office hours; {time.monotonic() - began:.0f} s"
    )
    return missing + needless + at_night


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000))
