"""winmail.dat and .msg files of the tests' own, built octet by octet (MS-OXTNEF, MS-OXMSG, MS-CFB)."""

from __future__ import annotations

import base64
import struct
from datetime import UTC, datetime

STRING, UNICODE, BINARY, OBJECT, LONG, TIME = 0x1E, 0x1F, 0x102, 0x0D, 0x03, 0x40
A_MESSAGE = bytes.fromhex("0703020000000000c000000000000046")
_SECTOR = 512
_SIZE = 4_096  # of every stream: shorter ones would live in a file system of their own
_END, _FREE, _OF_TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def attribute(name: int, data: bytes, *, level: int = 1, kind: int = 6) -> bytes:
    return struct.pack("<BHHI", level, name, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def winmail(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\x01\x00" + b"".join(attributes)


def properties(*entries: tuple[int, int, bytes]) -> bytes:
    """Return a list of MAPI properties: identifier, type, octets."""
    out = [struct.pack("<I", len(entries))]
    for number, kind, value in entries:
        out.append(struct.pack("<HH", kind, number))
        if kind in (STRING, UNICODE, BINARY, OBJECT):
            out.append(struct.pack("<II", 1, len(value)))
        out.append(value + b"\0" * (-len(value) % 4))
    return b"".join(out)


def winmail_with(*entries: tuple[int, int, bytes], more: bytes = b"") -> bytes:
    return winmail(attribute(0x9007, struct.pack("<II", 1252, 0)), attribute(0x9003, properties(*entries)), more)


def attached(title: bytes, data: bytes, *entries: tuple[int, int, bytes]) -> bytes:
    """Return the attributes of a file in a winmail.dat."""
    return b"".join(
        (
            attribute(0x9002, b"\0" * 14, level=2),
            attribute(0x8010, title + b"\0", level=2),
            attribute(0x800F, data, level=2) if data else b"",
            attribute(0x9005, properties(*entries), level=2) if entries else b"",
        )
    )


def mail_with(raw: bytes, kind: str = "application/ms-tnef", name: str = "winmail.dat", text: str = "") -> bytes:
    """Return a mail that carries these octets as one attachment."""
    return (
        f"From: dot@tenant.example\nSubject: Cellar\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{text}\n"
        f'--b\nContent-Type: {kind}; name="{name}"\nContent-Disposition: attachment\n'
        f"Content-Transfer-Encoding: base64\n\n{base64.encodebytes(raw).decode()}--b--\n"
    ).encode()


def filetime(moment: datetime) -> bytes:
    return struct.pack("<Q", int((moment - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000)


def msg(*entries: tuple[int, int, bytes]) -> bytes:
    """Return a .msg file whose mail has these properties."""
    table = b"\0" * 32
    streams: dict[str, bytes] = {}
    for number, kind, value in entries:
        if kind in (LONG, TIME):
            table += struct.pack("<HHI", kind, number, 6) + value.ljust(8, b"\0")
        else:
            streams[f"__substg1.0_{number:04X}{kind:04X}"] = value
    return _compound({"__properties_version1.0": table, **streams})


def _compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file (MS-CFB) with these streams in its root, none longer than 4,096 octets."""
    each = _SIZE // _SECTOR
    entries = ["Root Entry", *streams]
    of_directory = -(-len(entries) // 4)
    first = 1 + of_directory
    sectors = [_OF_TABLE, *range(2, 1 + of_directory), _END]
    directory = b""
    for position, name in enumerate(entries):
        start = _END if position == 0 else first + (position - 1) * each
        if position:
            sectors += [*range(start + 1, start + each), _END]
        child = 1 if position == 0 else _FREE
        sibling = position + 1 if 0 < position < len(entries) - 1 else _FREE
        encoded = name.encode("utf-16-le") + b"\0\0"
        kind, size = (5, 0) if position == 0 else (2, _SIZE)
        directory += encoded.ljust(64, b"\0") + struct.pack(
            "<HBBIII16sIQQIQ", len(encoded), kind, 1, _FREE, sibling, child, b"", 0, 0, 0, start, size
        )
    directory = directory.ljust(of_directory * _SECTOR, b"\0")
    head = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, _SIZE, _END, 0, _END, 0)
    head += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    table = b"".join(struct.pack("<I", sector) for sector in sectors).ljust(_SECTOR, b"\xff")
    return head + table + directory + b"".join(value.ljust(_SIZE, b"\0") for value in streams.values())
