"""The keys that show which tokens are ours: a file of their own, and never a part of the database.

Whoever has a copy of the database, a backup or a stolen disk, cannot make a token with it.  The newest key makes them;
older ones still prove what they made, for as long as that may be used.

The file is changed by putting another in its place, by one process at a time, so that it is always whole.
"""

from __future__ import annotations

import fcntl
import logging
import os
import secrets
import stat
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from heard.errors import Mistake, SettingsError

log = logging.getLogger(__name__)

_SECRET_LENGTH = 32  # bytes
_IDS = [f"{number:02}" for number in range(100)]
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_HEADER = """\
# The keys by which heard knows the tokens it gave to your officers. The first one makes new ones.
# Nobody but heard may read this file. 'heard keys' lists them, 'heard keys rotate' adds one.
"""


@dataclass(frozen=True, slots=True)
class Key:
    """What a token is made with.  `id` is what tokens call it: two digits."""

    id: str
    secret: bytes = field(repr=False)
    made_at: datetime


class Keys(Protocol):
    """Those that hold now."""

    def held(self) -> Sequence[Key]:
        """Return them, the newest first: at least one."""


@dataclass(frozen=True, slots=True)
class KeysInMemory:
    """Keys that are gone with the process: of a rehearsal, whose letters nobody answers."""

    keys: tuple[Key, ...]

    def held(self) -> Sequence[Key]:
        return self.keys


def keys_in_memory(now: datetime) -> KeysInMemory:
    """Return one new key."""
    return KeysInMemory((_new_key((), now),))


class KeysInFile:
    """The keys of a file, made where there is none yet, and read again whenever it has changed.

    A file that can no longer be read while heard runs is an error in its log, and what was read last holds: a
    complaint has to be answered whatever became of it.
    """

    def __init__(self, path: Path, now: datetime) -> None:
        """Raises SettingsError where the keys cannot be read, others may read them, or none can be made."""
        self._path = path
        stamp = _stamp(path)
        self._read = stamp, make_first(path, now) if stamp is None else read_keys(path)

    def held(self) -> Sequence[Key]:
        stamp, keys = self._read
        now = _stamp(self._path)
        if now != stamp:
            try:
                keys = read_keys(self._path)
            except SettingsError as error:
                log.error("keys not read", extra={"because": str(error)})
            self._read = now, keys
        return keys


def read_keys(path: Path) -> tuple[Key, ...]:
    """Return the keys of a file, the newest first.

    Raises SettingsError where it cannot be read, others may read it, or it is not as heard writes it.
    """
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & _OTHERS:
                raise _mistake(path, "others may read it, or write to it", f"chmod 600 {path}")
            text = file.read().decode()
    except FileNotFoundError:
        raise _mistake(path, "there are no keys yet", "heard run makes the first at its start.") from None
    except OSError as error:
        raise _mistake(path, f"cannot be read: {error.strerror}", "It belongs to the user heard runs as.") from None
    except UnicodeDecodeError:
        raise _not_keys(path) from None
    return _keys_in(path, text)


def make_first(path: Path, now: datetime) -> tuple[Key, ...]:
    """Return the keys of a file, with one key where nobody has made it yet.

    Raises SettingsError where it cannot be made, or cannot be read.
    """
    with _alone(path):
        if not path.exists():
            _write(path, (_new_key((), now),))
        return read_keys(path)


def rotate(path: Path, *, now: datetime, outlives: timedelta) -> tuple[Key, ...]:
    """Add a new key to a file, drop those whose tokens have all had their time, and return what it holds then.

    outlives   for how long a key still proves after the next one was made; nothing at all drops every key but the new

    Raises SettingsError where the file cannot be read or written.
    """
    with _alone(path):
        before = read_keys(path)[: len(_IDS) - 1] if path.exists() else ()
        keys = (_new_key(before, now), *before)
        followed = zip(keys[1:], keys, strict=False)
        kept = (key for key, next_one in followed if now - next_one.made_at < outlives)
        _write(path, (keys[0], *kept))
        return read_keys(path)


def _new_key(others: Sequence[Key], now: datetime) -> Key:
    """Return a key with the next name that none of the others has."""
    after = int(others[0].id) + 1 if others else 1
    held = {key.id for key in others}
    free = (name for name in (*_IDS[after:], *_IDS) if name not in held)
    return Key(next(free), secrets.token_bytes(_SECRET_LENGTH), now.astimezone(UTC))


def _keys_in(path: Path, text: str) -> tuple[Key, ...]:
    # Nothing of what the file says may be quoted, in no error and no traceback.
    try:
        written = tomllib.loads(text)["key"]
        keys = tuple(Key(each["id"], bytes.fromhex(each["secret"]), each["made_at"]) for each in written)
        sound = all(key.id in _IDS and len(key.secret) == _SECRET_LENGTH and key.made_at.tzinfo for key in keys)
    except (ValueError, LookupError, TypeError, AttributeError):
        raise _not_keys(path) from None
    if not keys or not sound or len({key.id for key in keys}) < len(keys):
        raise _not_keys(path)
    return keys


def _write(path: Path, keys: Sequence[Key]) -> None:
    """Put a file with these keys in the place of the one before, if there is one, whole or not at all."""
    tables = (
        f'\n[[key]]\nid = "{key.id}"\nsecret = "{key.secret.hex()}"\nmade_at = {key.made_at.isoformat()}\n'
        for key in keys
    )
    new = path.with_name(f"{path.name}.new")
    try:
        new.unlink(missing_ok=True)  # of a process that died here
        descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            if os.geteuid() == 0:  # typed by root, it is heard's all the same
                owner = (path if path.exists() else path.parent).stat()
                os.fchown(file.fileno(), owner.st_uid, owner.st_gid)
            file.write(_HEADER + "".join(tables))
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except OSError as error:
        raise _mistake(path, f"cannot be written: {error.strerror}") from None


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let no other process make or change a file meanwhile; what was done is on disk afterwards."""
    try:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise _mistake(path, f"its folder cannot be opened: {error.strerror}") from None
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
        os.fsync(folder)
    finally:
        os.close(folder)


def _stamp(path: Path) -> tuple[int, ...] | None:
    """Return what changes whenever the file is changed, or put in another's place; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _not_keys(path: Path) -> SettingsError:
    do = "Take it from a backup; or move it away, and what was given out until now stops working."
    return _mistake(path, "is no file of keys as heard writes it", do)


def _mistake(path: Path, what: str, do: str = "") -> SettingsError:
    return SettingsError([Mistake(str(path), what, do)])
