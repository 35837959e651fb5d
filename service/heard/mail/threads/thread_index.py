"""Outlook's Thread-Index: MS-OXOMSG 2.2.1.3.

Twenty-two bytes name a conversation and when it began; each answer adds five.  It is as much
the sender's claim as any header, and whoever ever got a mail of a conversation knows its index.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import UTC, datetime, timedelta

from heard.mail.format.encoded_words import decode_words

_HEAD, _CHILD = 22, 5  # bytes
_GUID = slice(6, 22)
_MOST_CHILDREN = 300
_MOST_CHARACTERS = 4_000  # of a header: what the most children need, twice
_LONGEST_LINEAGE = 30
_TICKS = timedelta(microseconds=1)  # ten of Windows' 100 ns
_WINDOWS_BEGINS = datetime(1601, 1, 1, tzinfo=UTC)
_MODERN = b"\x01"
_EARLIEST, _LATEST = datetime(1995, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)  # Exchange 4.0 was of 1996


def conversation(index: str) -> str | None:
    """Return the name of the conversation, in hex; the same for all its mail.  None where the header is no index.

    The rest of the index is left aside: some servers write the time in the wrong order.
    """
    raw = _bytes(index)
    return None if raw is None else raw[_GUID].hex()


def lineage(index: str) -> tuple[str, ...]:
    """Return an index and those of the mails before it, latest first, in hex; none where the header is no index.

    At most 30: of a longer lineage the latest, and the first of all.
    """
    raw = _bytes(index)
    if raw is None:
        return ()
    whole = raw.hex()
    ends = range(len(whole), 2 * _HEAD - 1, -2 * _CHILD)
    if len(ends) > _LONGEST_LINEAGE:
        return (*(whole[:end] for end in ends[: _LONGEST_LINEAGE - 1]), whole[: 2 * _HEAD])
    return tuple([whole[:end] for end in ends])


def started_at(index: str) -> datetime | None:
    """Return when the conversation began, in UTC; None where the index does not say, or nothing that can be.

    Older programs write the six highest bytes of a FILETIME, later ones 0x01 and the five highest;
    read as the other, either lies outside any time at which there was mail.
    """
    raw = _bytes(index)
    if raw is None:
        return None
    times = [int.from_bytes(raw[:6], "big") << 16]
    if raw[:1] == _MODERN:
        times.append(int.from_bytes(raw[1:6], "big") << 24)
    for time in times:
        seconds = timedelta(seconds=time // 10_000_000)
        if seconds < _LATEST - _WINDOWS_BEGINS and _WINDOWS_BEGINS + seconds >= _EARLIEST:
            return _WINDOWS_BEGINS + seconds
    return None


def new_index(conversation: bytes, at: datetime) -> str:
    """Return the index of the first mail of a conversation, as later programs write it.

    conversation  its 16 bytes
    at            when it begins; aware

    Raises ValueError where there are not 16, or `at` is naive.
    """
    if len(conversation) != _HEAD - 6 or at.tzinfo is None:
        raise ValueError("a conversation has a name of 16 bytes and an aware time")
    ticks = max(0, (at - _WINDOWS_BEGINS) // _TICKS) * 10
    return base64.b64encode(_MODERN + (ticks >> 24).to_bytes(5, "big") + conversation).decode("ascii")


def thread_index_child(parent: str, *, since: timedelta) -> str | None:
    """Return the Thread-Index of an answer to `parent`, or None where the parent's is not one.

    since   how long after the message whose time the parent's header carries the answer is written

    The same arguments give the same index.  A child block is one bit that tells the scale,
    31 bits of the time between, and a byte against collisions.
    """
    raw = _bytes(parent)
    if raw is None:
        return None
    ticks = max(0, since // _TICKS) * 10
    if ticks < 1 << 49:
        time = ticks >> 18
    else:
        time = 1 << 31 | (min(ticks, (1 << 54) - 1) >> 23)
    block = time.to_bytes(4, "big")
    return base64.b64encode(raw + block + hashlib.sha256(raw + block).digest()[:1]).decode("ascii")


def _bytes(index: str) -> bytes | None:
    if len(index) > _MOST_CHARACTERS:
        return None
    if "=?" in index:
        index = decode_words(index)  # some programs encode a header too long for its line
    try:
        raw = base64.b64decode("".join(index.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    children, over = divmod(len(raw) - _HEAD, _CHILD)
    return raw if 0 <= children < _MOST_CHILDREN and not over else None
