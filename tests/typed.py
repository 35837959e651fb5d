"""Commands as typed, run inside the test's own process: starting a program costs more than most commands do."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from heard.cli import app
from heard.cli.show import console
from heard.ending import ending


def heard(*words: str, folder: Path, width: int = 80) -> tuple[int, str, str]:
    """Type a command in a folder; return exit code, standard output, standard error."""
    if "run" in words:
        return _apart(words, folder)
    out, errors = io.StringIO(), io.StringIO()
    code: object = 0
    console.width = width
    with chdir(folder), redirect_stdout(out), redirect_stderr(errors):
        try:
            with ending():
                app(list(words))
        except SystemExit as end:
            code = end.code
    return int(str(code or 0)), out.getvalue(), errors.getvalue()


def _apart(words: tuple[str, ...], folder: Path) -> tuple[int, str, str]:
    """`heard run` becomes the daemon: in a process of its own, since it would become it in this one."""
    command = [sys.executable, "-m", "heard", *words]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False, timeout=60)
    return done.returncode, done.stdout, done.stderr
