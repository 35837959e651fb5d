"""Outlook's Thread-Index: MS-OXOMSG 2.2.1.3."""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import timedelta

_INDEX_HEAD, _INDEX_CHILD = 22, 5  # bytes; MS-OXOMSG 2.2.1.3
_INDEX_CHILDREN = 300
_TICKS = timedelta(microseconds=1)  # ten of Windows' 100 ns


def thread_index_child(parent: str, *, since: timedelta) -> str | None:
    """Return the Thread-Index of an answer to `parent`, or None where the parent's is not one.

    since   how long after the message whose time the parent's header carries the answer is written

    The same arguments give the same index.  MS-OXOMSG 2.2.1.3: a child block is one bit that
    tells the scale, 31 bits of the time between, and a byte against collisions.
    """
    raw = _index_bytes(parent)
    if raw is None:
        return None
    ticks = max(0, since // _TICKS) * 10
    if ticks < 1 << 49:
        time = ticks >> 18
    else:
        time = 1 << 31 | (min(ticks, (1 << 54) - 1) >> 23)
    block = time.to_bytes(4, "big")
    return base64.b64encode(raw + block + hashlib.sha256(raw + block).digest()[:1]).decode("ascii")


def _index_bytes(index: str) -> bytes | None:
    try:
        raw = base64.b64decode("".join(index.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    children, over = divmod(len(raw) - _INDEX_HEAD, _INDEX_CHILD)
    return raw if 0 <= children < _INDEX_CHILDREN and not over else None
