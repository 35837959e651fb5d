"""The figures of score.py for a labelled mailbox, rehearsed as `heard rehearse` does it; once for all tests."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from typed import heard

SCORE = Path(__file__).with_name("score.py")


@cache
def scored(corpus: Path) -> dict[str, Any]:
    """Return the figures of `score.py --json`, and print them as it does for people."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name in ("heard.toml", "register.toml"):
            shutil.copy(corpus / name, folder)
        code, said, errors = heard("rehearse", str(corpus / "mail"), "--json", folder=folder)
        assert code == 0, errors
        answers = folder / "answers.jsonl"
        answers.write_text(said)
        command = [sys.executable, str(SCORE), str(corpus), str(answers)]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        figures = subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout
    result: dict[str, Any] = json.loads(figures)
    return result
