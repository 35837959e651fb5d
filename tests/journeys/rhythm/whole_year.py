"""Rehearse a year of many complaints, without a break and with the service off twice, and say what came of it;
the same with Northgate's mail; then make every report of each policy over such a year, and compare it with what is
counted by hand.

`make rhythm` runs it.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from rhythm import northgate_rehearsed
from rhythm.passing import Off
from rhythm.reports_of_a_year import PACKS, checked
from rhythm.year_of_cases import BEGINS, TWICE_OFF, Year, letters_out_of_hours, owed, stories

from builders import a_house
from heard.daemon.rehearse import SimulatedClock
from heard.daemon.rhythm.every import EVERY


def main(count: int) -> int:
    wrong = 0
    for name, off in (("without a break", ()), ("off for five days, twice", TWICE_OFF)):
        wrong += _rehearsed(name, off, count)
    for name, off in (("without a break", ()), ("off for five days, twice", northgate_rehearsed.TWICE_OFF)):
        wrong += _northgate(name, off)
    wrong += sum(_reported(pack, count) for pack in PACKS)
    return 1 if wrong else 0


def _reported(pack: str, count: int) -> int:
    began, found = time.monotonic(), checked(pack, count)
    print(
        f"{count} complaints under {pack}: {found.reports} reports made, {found.figures} figures compared, "
        f"{len(found.differences)} differences; {time.monotonic() - began:.0f} s"
    )
    for each in found.differences[:10]:
        print(f"  {each}")
    return len(found.differences)


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


def _northgate(name: str, off: tuple[Off, ...]) -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        found = northgate_rehearsed.compared(Path(folder) / "heard.db", off, EVERY)
    print(
        f"Northgate, {found.answers} answers, {name}: {found.owed} reminders owed, {found.given} given, and with them "
        f"{found.passed_over} that came before; {len(found.missing)} missing, {len(found.needless)} needless, "
        f"{len(found.twice)} twice, {len(found.after_the_answer)} after the answer, {found.out_of_hours} letters out "
        f"of office hours; {time.monotonic() - began:.0f} s"
    )
    for each in (*found.missing, *found.needless)[:10]:
        print(f"  {each}")
    return found.wrong


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000))
