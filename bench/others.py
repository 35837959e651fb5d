"""Others at the same work, each in a virtual environment of its own: nothing of theirs comes near heard."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from backlog import fill
from gen_mail import Mail
from machine import Throughput, conditions

from rig import PASSWORD, Dovecot

HERE = Path(__file__).parent


def own_python(work: Path, name: str, *packages: str) -> Path | None:
    """Return the python of an environment with these packages, made once; None where that cannot be done."""
    folder = work / f"venv-{name}"
    python = folder / "bin" / "python"
    ready = folder / ".ready"
    if ready.exists() and ready.read_text() == " ".join(packages):
        return python
    try:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
        pip = [str(python), "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install"]
        subprocess.run([*pip, *packages], check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as error:
        print(f"Left out: {name}; pip cannot install {' '.join(packages)}: {str(error.stderr)[-200:].strip()}")
        return None
    ready.write_text(" ".join(packages))
    return python


def ceiling_on(mails: Sequence[Mail], work: Path, server: Dovecot, smtp_port: int, python: Path) -> Throughput:
    user = f"ceiling-{time.time_ns()}"
    fill(server, user, [mail.raw for mail in mails])
    before = conditions(work)
    database = work / f"{user}.db"
    words = [server.port, smtp_port, user, PASSWORD, database]
    command = [str(python), str(HERE / "ceiling.py"), *map(str, words)]
    said = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    for file in work.glob(f"{database.name}*"):
        file.unlink()
    complaints = sum(not mail.is_reply for mail in mails)
    expected = {"messages": len(mails), "cases": complaints, "sent": complaints}
    wrong = [
        f"{said[name]} {name}, and there should be {count}" for name, count in expected.items() if said[name] != count
    ]
    return Throughput(
        name="the ceiling",
        messages=len(mails),
        seconds=said["seconds"],
        cpu_ms=1000 * said["cpu"] / len(mails),
        peak_mib=said["peak_mib"],
        conditions=before,
        wrong=tuple(wrong),
    )
