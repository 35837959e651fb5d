"""Commands as typed, run inside the test's own process: starting a program costs more than most commands do."""

from __future__ import annotations

import io
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from heard.cli import app
from heard.cli.show import console
from heard.cli.site import ending


def heard(*words: str, folder: Path, width: int = 80) -> tuple[int, str, str]:
    """Type a command in a folder; return exit code, standard output, standard error."""
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
