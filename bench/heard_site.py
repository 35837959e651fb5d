"""heard as a landlord runs it: a heard.toml in a folder of its own, and `heard run` in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

import psutil

from rig import PASSWORD, Dovecot, until

# The fuses are out of the way: a backlog of years is not what they are for.
HEARD_TOML = """\
[organisation]
name = "Northgate Homes"
policy = "wnwhl-2009"
reference = "NH"
nation = "england-wales"
sending = "on"
answer_mail_from = 2020-01-01

[limits]
letters_per_address_per_day = 100000
letters_per_hour = 10000000

[database]
url = "sqlite:///heard.db"

[[mailbox]]
address = "complaints@example.test"
read = "imap://127.0.0.1:{imap}"
send = "smtp://127.0.0.1:{smtp}"
user = "{user}"
password_file = "password"
folders = ["INBOX"]
poll_seconds = {poll}
keep_sent = {keep_sent}
authserv_id = "mx.example.test"
"""
STUCK = 30.0  # seconds without a line in the log, after which a run is given up


def write_site(
    folder: Path, server: Dovecot, smtp_port: int, *, user: str, poll: float = 20, keep_sent: bool = False
) -> Path:
    """Make the folder of a landlord; return its heard.toml."""
    folder.mkdir(parents=True)
    (folder / "password").write_text(PASSWORD)
    toml = folder / "heard.toml"
    keep = str(keep_sent).lower()
    toml.write_text(HEARD_TOML.format(imap=server.port, smtp=smtp_port, user=user, poll=poll, keep_sent=keep))
    return toml


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of the process: when, and the CPU seconds it had used by then."""

    at: float
    cpu: float


class HeardSite:
    """One landlord's heard; a context manager, so that nothing is left running."""

    def __init__(
        self, folder: Path, server: Dovecot, smtp_port: int, *, user: str, poll: float = 20, keep_sent: bool = False
    ) -> None:
        self.folder, self.database = folder, folder / "heard.db"
        self.toml = write_site(folder, server, smtp_port, user=user, poll=poll, keep_sent=keep_sent)
        self._log = folder / "heard.log"
        self._read_to = 0
        self.counts: Counter[str] = Counter()
        self.times: dict[str, float] = {}

    def __enter__(self) -> HeardSite:
        self.started = time.time()
        command = [sys.executable, "-m", "heard", "--config", str(self.toml), "run"]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stderr=log, env=os.environ | {"TZ": "UTC"})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    @property
    def pid(self) -> int:
        return self._process.pid

    def ready(self) -> Moment:
        """Wait until heard says it is; it then holds its first batch."""
        until(lambda: (self._listen() and self.counts["ready"]) or not self._alive(), 60, what="ready")
        return self.moment(self.times.get("ready", 0.0))

    def has_logged(self, wanted: dict[str, int]) -> Moment:
        """Wait until each event stands in the log so often.  Raises RuntimeError where heard gets stuck before."""
        moved = time.monotonic()
        while any(self.counts[event] < count for event, count in wanted.items()):
            if self._listen():
                moved = time.monotonic()
            elif time.monotonic() - moved > STUCK or not self._alive():
                counts = ", ".join(f"{count} {event}" for event, count in self.counts.items())
                raise RuntimeError(f"heard came no further; see {self._log}: {counts}")
            time.sleep(0.05)
        return self.moment(max(self.times[event] for event in wanted))

    def moment(self, at: float) -> Moment:
        if not self._alive():
            raise RuntimeError(f"heard ended: {self._log.read_text()[-2000:]}")
        used = [process.cpu_times() for process in self._processes()]
        return Moment(at, sum(each.user + each.system for each in used))

    def _processes(self) -> list[psutil.Process]:
        """The daemon, and the process it has mail read in."""
        daemon = psutil.Process(self.pid)
        return [daemon, *daemon.children()]

    def peak_mib(self) -> tuple[float, float]:
        """Most memory that was resident at once: of the daemon, and of its reader."""
        peaks = [_peak_mib(process.pid) for process in self._processes()]
        return peaks[0], sum(peaks[1:])

    def _alive(self) -> bool:
        return self._process.poll() is None

    def _listen(self) -> bool:
        """Read what the log says since last time; say whether it said anything."""
        with self._log.open("rb") as log:
            log.seek(self._read_to)
            whole, newline, _ = log.read().rpartition(b"\n")
        self._read_to += len(whole) + len(newline)
        last: dict[str, str] = {}
        for line in whole.splitlines():
            if line.startswith(b"{"):
                said = json.loads(line)
                self.counts[said["event"]] += 1
                last[said["event"]] = said["at"]
        for event, at in last.items():
            self.times[event] = datetime.fromisoformat(at).timestamp()
        return bool(whole)


def _peak_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return round(int(status.partition("VmHWM:")[2].split()[0]) / 1024, 1)
