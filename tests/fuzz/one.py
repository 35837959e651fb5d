"""One target, in a process of its own: atheris guides the bytes by what they reach (`make fuzz`).

    python one.py TARGET FOLDER SECONDS SEED     go on for that long
    python one.py TARGET FILE                    these bytes once, without atheris

A finding is written down, once for each place it comes from, and the search goes on; what takes
longer than TOO_LONG, or ends the process, libFuzzer writes down itself.
"""

from __future__ import annotations

import hashlib
import re
import sys
import traceback
from pathlib import Path

from heard.errors import MessageProblem

TOO_LONG_SECONDS = 20
MEMORY_MB = 1_500
INSTRUMENTED = [
    "heard.mail",
    "heard.judgement",
    "heard.store",
    "fuzz.mails",
    "icalendar",
    "tnefparse",
    "compressed_rtf",
    "oxmsg",
]
DICTIONARY = Path(__file__).parent / "dictionary"


def place_of(error: BaseException) -> str:
    """Name where a finding comes from: its kind, and the last line of ours that it went through."""
    frames = [each for each in traceback.extract_tb(error.__traceback__) if "/heard/" in each.filename]
    frames = frames or [each for each in traceback.extract_tb(error.__traceback__) if "/fuzz/" in each.filename]
    where = f"{Path(frames[-1].filename).stem}-{frames[-1].name}" if frames else "elsewhere"
    said = str(error) if isinstance(error, AssertionError | MessageProblem) else ""
    name = f"{type(error).__name__}-{where}-{said[:90]}"
    return re.sub(r"[\W\d]+", "-", name).strip("-")


def go_on(target: str, folder: Path, seconds: int, seed: int) -> None:
    import atheris

    with atheris.instrument_imports(include=INSTRUMENTED):
        from fuzz.targets import TARGETS, seeds
    look, _, most = TARGETS[target]
    begin_with = folder / "seeds"
    for content in seeds(target):
        (begin_with / hashlib.sha256(content).hexdigest()[:20]).write_bytes(content[:most])

    def noting(content: bytes) -> None:
        try:
            look(content)
        except Exception as error:
            file = folder / "found" / place_of(error)
            if not file.exists():
                file.write_bytes(content)
                file.with_suffix(".txt").write_text(traceback.format_exc())

    options = [f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={most}", f"-timeout={TOO_LONG_SECONDS}"]
    options += [f"-rss_limit_mb={MEMORY_MB}", f"-artifact_prefix={folder / 'found'}/", f"-dict={DICTIONARY}"]
    options += ["-print_final_stats=1", "-verbosity=1", str(folder / "corpus"), str(begin_with)]
    atheris.Setup([sys.argv[0], *options], noting)
    atheris.Fuzz()


def once(target: str, file: Path) -> None:
    from fuzz.targets import TARGETS

    TARGETS[target][0](file.read_bytes())


if __name__ == "__main__":
    if len(sys.argv) == 3:
        once(sys.argv[1], Path(sys.argv[2]))
    else:
        go_on(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
