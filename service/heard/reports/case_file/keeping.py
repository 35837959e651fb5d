"""Where a case file, or all about a person, is kept: a new folder only its owner may enter, or a zip whose bytes are
the same each time.  A report is kept as one file.

It is made beside its place under another name and put there once it is whole, so that half a case file is never taken
for one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from heard.errors import NoRoom, NotFound

OWNER_ALONE, OWNER_ENTERS = 0o600, 0o700
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The day all in a zip carries: the first a zip can say."""


class Keeper(Protocol):
    def keep(self, path: str, content: bytes) -> None:
        """Keep one file; the path has forward slashes, and every part of it is ours."""


@contextmanager
def folder(place: Path) -> Iterator[Keeper]:
    """Make a folder, or fill an empty one, also behind a link.

    Raises NotFound where something is there already, or it cannot be written, and NoRoom where the disk is full.
    """
    with _told_plainly(place):
        whole = Path(os.path.realpath(place))
        if whole.exists() and (not whole.is_dir() or any(whole.iterdir())):
            raise NotFound(f"{place}: it is there already, and not an empty folder. Name another")
        unfinished = _beside(whole)
        try:
            unfinished.mkdir(mode=OWNER_ENTERS)
            yield _Folder(unfinished)
            unfinished.rename(whole)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def zipped(place: Path, top: str) -> Iterator[Keeper]:
    """Make a zip in which all lies below one folder, `top`.

    Raises NotFound where something is there already, or it cannot be written, and NoRoom where the disk is full.
    """
    with _told_plainly(place):
        if place.exists() or place.is_symlink():
            raise NotFound(f"{place}: it is there already. Name another")
        unfinished = _beside(place)
        try:
            handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE)
            with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                yield _Zip(archive, top)
            unfinished.rename(place)
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def alone(place: Path, content: bytes, *, over: bool) -> None:
    """Keep one file that only its owner may read.

    over   whether it may take the place of one that is there

    Raises NotFound where one is there that it may not, or it cannot be written, and NoRoom where the disk is full.
    """
    with _told_plainly(place):
        if place.exists() and not over:
            raise NotFound(f"{place}: it is there already. Name another, or add: --force")
        unfinished = _beside(place)
        try:
            handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            unfinished.replace(place)
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


class Hashed:
    """Hands files on to a keeper, and remembers their hashes.

    sums   the path and the SHA-256 of each, in the order in which they were kept
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self.sums: list[tuple[str, str]] = []

    def keep(self, path: str, content: bytes) -> None:
        self._keeper.keep(path, content)
        self.sums.append((path, hashlib.sha256(content).hexdigest()))


class Below:
    """Hands files on to a keeper, for one folder of it."""

    def __init__(self, keeper: Keeper, folder: str) -> None:
        self._keeper, self._folder = keeper, folder

    def keep(self, path: str, content: bytes) -> None:
        self._keeper.keep(f"{self._folder}/{path}", content)


class _Folder:
    def __init__(self, top: Path) -> None:
        self._top = top

    def keep(self, path: str, content: bytes) -> None:
        target = self._top / path
        # One by one: what makes them at once gives its rights to the last alone.
        for each in reversed(Path(path).parents):
            (self._top / each).mkdir(mode=OWNER_ENTERS, exist_ok=True)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE)
        with os.fdopen(handle, "wb") as file:
            file.write(content)


class _Zip:
    def __init__(self, archive: zipfile.ZipFile, top: str) -> None:
        self._archive, self._top = archive, top

    def keep(self, path: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(f"{self._top}/{path}", _EARLIEST)
        entry.create_system = 3  # Unix, whatever made it: the rights below mean something there alone
        entry.external_attr = OWNER_ALONE << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(entry, content)


def _beside(place: Path) -> Path:
    whole = place.absolute()
    # A name may have 255 bytes: where it has them, there is no room for more.
    return whole.parent / f".{whole.name[:40]}.unfinished-{os.getpid()}"


@contextmanager
def _told_plainly(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"{place}: cannot be written ({error.strerror})"
        if error.errno in _NO_ROOM:
            raise NoRoom(f"{what}; nothing of it was kept. Make room, or name a place that has some") from error
        raise NotFound(f"{what}. Name another place") from error
