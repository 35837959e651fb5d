"""What the machine is worth just now: printed beside every figure, since a busy neighbour moves them all."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


def fdatasync_ms(folder: Path, *, times: int = 60) -> float:
    """Return the median milliseconds of appending 4 KiB and having it on the disk."""
    place = folder / "fdatasync"
    took = []
    with place.open("wb", buffering=0) as file:
        for _ in range(times):
            began = time.perf_counter()
            file.write(b"x" * 4096)
            os.fdatasync(file.fileno())
            took.append(time.perf_counter() - began)
    place.unlink()
    return round(1000 * statistics.median(took), 3)


@dataclass(frozen=True, slots=True)
class Conditions:
    """How the machine was just before a measurement; load is that of the last minute, by all who use it."""

    fdatasync_ms: float
    load: float

    def __str__(self) -> str:
        return f"fdatasync {self.fdatasync_ms:.2f} ms, load {self.load:.1f}"


def conditions(folder: Path) -> Conditions:
    return Conditions(fdatasync_ms(folder), round(os.getloadavg()[0], 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """One run through `messages` messages.

    seconds    wall time
    cpu_ms     of one message, user and system, of the processes measured alone (not of the mail servers)
    peak_mib   most memory resident at once
    reader_mib the same of heard's reader, a process of its own
    wrong      what was not as it must be; a figure of a wrong run is worth nothing
    """

    name: str
    messages: int
    seconds: float
    cpu_ms: float
    peak_mib: float
    conditions: Conditions
    reader_mib: float = 0.0
    wrong: tuple[str, ...] = ()

    @property
    def per_second(self) -> float:
        return self.messages / self.seconds

    def line(self) -> str:
        figures = f"{self.per_second:8.1f} messages/s  {self.cpu_ms:7.2f} CPU ms each  {self.peak_mib:6.1f} MiB at most"
        figures += f", {self.reader_mib:.1f} its reader" if self.reader_mib else ""
        return f"{self.name:<40}{figures}  ({self.conditions})" + "".join(f"\n    WRONG: {what}" for what in self.wrong)

    def plain(self) -> dict[str, object]:
        return asdict(self) | {"per_second": round(self.per_second, 2)}


def median_rate(runs: Sequence[Throughput]) -> float:
    return statistics.median(run.per_second for run in runs)
