"""What each kind of mailbox costs before it has asked anybody anything: the time to load it, and the memory it keeps.

A process for each, which reads the settings and builds the mailbox and its way out, as `heard run` does at its start.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
from clocks import Timed
from machine import conditions

from builders import SMALL

RUNS = 5
OAUTH = """
[mailbox.oauth]
tenant = "northgate.onmicrosoft.com"
client = "0d9c2a4e-5f1b-4c1e-9a57-3f0a6b8c7d21"
secret_env = "HEARD_SECRET"
"""
PASSWORD = 'password_env = "HEARD_SECRET"\n'
ON_PREMISES = "ews://mail.northgate.example"
WAYS = {
    "IMAP and SMTP": ("imaps://mail.northgate.example", "smtps://mail.northgate.example", PASSWORD),
    "IMAP and SMTP, tokens": ("imaps://outlook.office365.com", "smtp://smtp.office365.com", OAUTH),
    "Graph": ("graph:", "graph:", OAUTH),
    "EWS": (ON_PREMISES, ON_PREMISES, PASSWORD),
}


def loaded_by_backend(work: Path) -> Iterator[Timed]:
    """Yield the CPU of a start by each backend, the least of `RUNS`; the least of all is a folder's."""
    before = conditions(work)
    _started(work, *WAYS["EWS"])  # so that all is compiled, and in memory
    least, _ = _started(work, "eml:mail", "eml:letters", "")
    for name, way in WAYS.items():
        ms, mib = _started(work, *way)
        yield Timed(name=name, unit="CPU ms", ours=ms, least=least, more=f"{mib:.0f} MiB", conditions=before)


def _started(work: Path, read: str, send: str, more: str) -> tuple[float, float]:
    toml = work / "backend.toml"
    box = f'read = "{read}"\nsend = "{send}"\n{more}'
    toml.write_text(SMALL.replace('read = "eml:mail"\nsend = "eml:letters"\n', box))
    command = [sys.executable, __file__, str(toml)]
    own = os.environ | {"HEARD_SECRET": "s"}
    runs = (subprocess.run(command, env=own, capture_output=True, check=True) for _ in range(RUNS))
    found = [json.loads(run.stdout) for run in runs]
    toml.unlink()
    return min(ms for ms, _ in found), statistics.median(mib for _, mib in found)


def _start(toml: Path) -> tuple[float, float]:
    """Return the CPU ms since this process began, and the MiB it keeps, once mailbox and way out are built."""
    import heard.serving
    from heard.settings import load

    settings = load(toml)
    kept = heard.serving.mailboxes_of(settings), heard.serving.doors_of(settings)
    assert kept
    return time.process_time() * 1000, psutil.Process().memory_info().rss / 2**20


if __name__ == "__main__":
    print(json.dumps(_start(Path(sys.argv[1]))))
