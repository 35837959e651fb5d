"""Mails that once could not be read, or took too long: what `make fuzz` found, made short by hand."""

from __future__ import annotations

from collections.abc import Mapping

FOUND: Mapping[str, bytes] = {
    "a NUL in the charset of a head that ends without a blank line": (
        b'From: a@tenant.example\r\nContent-Type: text/plain; charset="us\0ascii"\r\nno header\r\n\r\nIt still leaks.'
    ),
    "a long line below a name that speaks of an officer": (
        b"From: a@tenant.example\r\n\r\nIt still leaks.\r\n\r\nKind regards\r\nJo Finch\r\n"
        b"PS the housing officer said that somebody would come on Monday, then on Tuesday, then on Friday, "
        b"and nobody ever came at all to look at the damp"
    ),
}
