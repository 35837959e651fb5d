"""Reading in a process of its own, which dies alone.

Mail is hostile, and reading it is most of the work.  A message that hangs, eats all memory
or kills its reader costs the daemon a new reader and nothing else; and while one lot is read
the one before is decided on.

Run as a program this module is that process: it reads lots of messages from standard input
and answers each lot on standard output, until its input ends, which it does when the daemon
goes, however it goes.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import resource
import select
import signal
import struct
import subprocess
import sys
import traceback
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import IO, Protocol

from heard.datafiles.learned import learned
from heard.datafiles.rules import load_rules
from heard.errors import MessageProblem, ReaderUnavailable
from heard.judgement.reading import Reading, Unread, read
from heard.judgement.rule import Rules

log = logging.getLogger(__name__)

Read = Reading | str
"""What became of one message: its reading, or what went wrong with it."""

READS_WITHIN = 10  # seconds for one message, after which its reader ends itself; 40 MB of oddities take one
STARTS_WITHIN = 30.0  # seconds
ANSWERS_WITHIN = 60.0  # seconds for one lot; a usual one takes a tenth of one
MEMORY = 2 << 30  # bytes a reader may use
DEATHS_ALLOWED = 3
READY = b"ready"
LENGTH = struct.Struct(">Q")


class Reader(Protocol):
    """Whoever reads.  A lot is given with `begin` and fetched with `finish`, one at a time.

    `again` reads one message in between, at once, and leaves the lot that was begun to be fetched as ever.
    """

    def begin(self, lot: Sequence[Unread]) -> None: ...

    def finish(self) -> list[Read]: ...

    def again(self, unread: Unread) -> Read: ...

    def close(self) -> None: ...


class ReaderHere:
    """Reads in this process, where there is time and no mail from strangers that was never read before."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._lot: Sequence[Unread] = ()

    def begin(self, lot: Sequence[Unread]) -> None:
        self._lot = lot

    def finish(self) -> list[Read]:
        lot, self._lot = self._lot, ()
        return [_read_one(unread, self._rules) for unread in lot]

    def again(self, unread: Unread) -> Read:
        return _read_one(unread, self._rules)

    def close(self) -> None:
        """Nothing was opened."""


class ReaderApart:
    """Reads in a process of its own, started when it is first needed and again whenever it died.

    All three methods raise ReaderUnavailable where no process can be started; what was to be read is then unread.
    """

    def __init__(self, rules: Path, rules_off: Collection[str]) -> None:
        self._command = [sys.executable, "-m", "heard.daemon.reading", str(rules), *rules_off]
        self._process: subprocess.Popen[bytes] | None = None
        self._lot: Sequence[Unread] = ()
        self._is_begun = False
        self._finished: list[Read] | None = None  # what was begun, fetched early to read something in between

    def begin(self, lot: Sequence[Unread]) -> None:
        self._is_begun, self._finished = True, None
        self._give(lot)

    def finish(self) -> list[Read]:
        done, self._is_begun, self._finished = self._finished, False, None
        return done if done is not None else self._fetch()

    def again(self, unread: Unread) -> Read:
        if self._is_begun and self._finished is None:
            # It answers in the order in which it was asked.
            self._finished = self._fetch()
        self._give([unread])
        return self._fetch()[0]

    def _give(self, lot: Sequence[Unread]) -> None:
        self._lot = lot
        try:
            _put(self._started().stdin, pickle.dumps(list(lot)))
        except OSError:
            self.close()  # it died just now; `_fetch` finds nobody there, and starts another

    def _fetch(self) -> list[Read]:
        lot, self._lot = self._lot, ()
        if (answer := self._answer()) is not None:
            return answer
        log.warning("a reader died", extra={"messages": len(lot)})
        return [self._alone(unread) for unread in lot]

    def _alone(self, unread: Unread) -> Read:
        """Read one message of a lot whose reader died; the one that did it kills two more."""
        for _ in range(DEATHS_ALLOWED):
            self._give([unread])
            if (answer := self._answer()) is not None:
                return answer[0]
        return f"it killed or hung its reader {DEATHS_ALLOWED} times"

    def _answer(self) -> list[Read] | None:
        if self._process is None or self._process.stdout is None:
            return None
        answer = self._said_within(ANSWERS_WITHIN)
        if answer is None:
            self.close()
            return None
        found: list[Read] = pickle.loads(answer)  # noqa: S301  our own process, not the stranger's mail
        return found

    def _said_within(self, seconds: float) -> bytes | None:
        assert self._process is not None
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], seconds)
        return _take(self._process.stdout) if ready else None

    @property
    def pid(self) -> int | None:
        """The process that reads now, if there is one."""
        return self._process.pid if self._process else None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}  # it is to find what we found
            try:
                self._process = subprocess.Popen(
                    self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, bufsize=0
                )
            except OSError as error:
                raise ReaderUnavailable(f"no process to read mail in: {error.strerror}. It is tried again.") from error
            if self._said_within(STARTS_WITHIN) != READY:
                self.close()
                raise ReaderUnavailable("the process that reads mail ends as it starts. Run heard check.")
        return self._process

    def close(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.wait()


def _read_in_time(unread: Unread, rules: Rules) -> Read:
    """Read one message; a reader that takes too long over it is ended by the operating system."""
    signal.alarm(READS_WITHIN)
    try:
        return _read_one(unread, rules)
    finally:
        signal.alarm(0)


def _read_one(unread: Unread, rules: Rules) -> Read:
    try:
        return read(unread, rules)
    except MessageProblem as problem:
        return str(problem)
    except Exception:
        return what_happened()


def what_happened() -> str:
    """Return what an except clause caught: the way it came, and a last line that says it shortly."""
    error = sys.exc_info()[1]
    said = str(error).partition("\n")[0]
    return f"{traceback.format_exc()}\n{type(error).__name__}: {said}"


def _put(pipe: IO[bytes] | None, content: bytes) -> None:
    assert pipe is not None
    left = memoryview(LENGTH.pack(len(content)) + content)
    while left:
        left = left[pipe.write(left) :]


def _take(pipe: IO[bytes]) -> bytes | None:
    """Return what `_put` put, or None where the other side went before it was whole."""
    head = _exactly(pipe, LENGTH.size)
    return _exactly(pipe, LENGTH.unpack(head)[0]) if head is not None else None


def _exactly(pipe: IO[bytes], count: int) -> bytes | None:
    taken = bytearray()
    while len(taken) < count:
        piece = pipe.read(count - len(taken))
        if not piece:
            return None
        taken += piece
    return bytes(taken)


def main() -> int:
    """Read lots until there are no more."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)  # it ends when its input does, after the daemon
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    rules = load_rules(Path(sys.argv[1]), sys.argv[2:], learned())
    rules.make_ready()
    gc.freeze()  # the rules live as long as the process
    given, answers = os.fdopen(0, "rb", buffering=0), os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # what a library prints is no answer
    _put(answers, READY)
    while (taken := _take(given)) is not None:
        lot: list[Unread] = pickle.loads(taken)  # noqa: S301  from the daemon
        _put(answers, pickle.dumps([_read_in_time(unread, rules) for unread in lot]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
