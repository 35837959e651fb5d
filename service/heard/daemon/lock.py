"""One daemon a database.

The lock is the operating system's: it ends with the process, however the process ends.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from heard.errors import AnotherDaemon
from heard.store.connect import lock_file


@contextmanager
def only_daemon(url: str) -> Iterator[None]:
    """Hold the right to serve the database of this address.

    Raises AnotherDaemon if somebody else does.
    """
    path = Path(lock_file(url))
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise AnotherDaemon(f"{path}: process {holder} already serves this database; stop it first") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
