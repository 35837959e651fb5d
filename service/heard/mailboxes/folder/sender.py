"""Letters written as files, one each, for a trial or for another program to send."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from heard.errors import SenderUnreachable

_UNSAFE = re.compile(r"[^A-Za-z0-9@._+=-]+")
_LONGEST = 120  # characters of a Message-ID kept in a file's name


class FolderSender:
    """Writes each letter into a folder as NUMBER-MESSAGEID.eml; the numbers follow the order of sending."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._number: int | None = None

    def send(self, letter: bytes, *, sender: str, to: str, message_id: str) -> str | None:
        """Write the letter; once this returns it is on the disk, whole, under its name.

        Raises SenderUnreachable where it cannot be written.
        """
        try:
            self._write(letter, file_name(message_id))
        except OSError as error:
            raise self._trouble(error) from error
        return None

    def check(self) -> None:
        try:
            self._path.mkdir(parents=True, exist_ok=True)
            trial = self._path / f".heard-{os.getpid()}"
            trial.write_bytes(b"")
            trial.unlink()
        except OSError as error:
            raise self._trouble(error) from error

    def close(self) -> None:
        """Do nothing: no file is kept open."""

    def _write(self, letter: bytes, name: str) -> None:
        self._path.mkdir(parents=True, exist_ok=True)
        if self._number is None:
            numbers = [int(number) for other in self._names() if (number := other.partition("-")[0]).isdecimal()]
            self._number = max(numbers, default=0)
        self._number += 1
        final = self._path / f"{self._number:06d}-{name}"
        unfinished = self._path / f".{final.name}.{os.getpid()}"
        with unfinished.open("wb") as file:
            file.write(letter)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(final)
        folder = os.open(self._path, os.O_RDONLY)  # else a power cut may undo the rename
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _names(self) -> list[str]:
        return os.listdir(self._path) if self._path.is_dir() else []

    def _trouble(self, error: OSError) -> SenderUnreachable:
        do = "Let heard write there, or correct send in heard.toml."
        return SenderUnreachable(f"{self._path}: a letter cannot be written ({error.strerror}). {do}")


def file_name(message_id: str) -> str:
    """Return a name for a file that holds this letter: never a path, never hidden, different for different ids."""
    bare = message_id.strip("<>")
    safe = _UNSAFE.sub("_", bare)[:_LONGEST]
    if safe != bare:
        safe += "." + hashlib.sha256(message_id.encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return f"{safe}.eml"
