"""Who a header names: display names and addresses (RFC 5322, 3.4), also where they are broken.

The structure is read before anything is decoded, so nothing hidden in an encoded word can
become an address.  Takes time linear in the header's length.  What comes out is always
local@domain in small letters without spaces, or it does not come out.
"""

from __future__ import annotations

import re

from heard.mail.format.charsets import one_line
from heard.mail.format.encoded_words import decode_words, header_text, raw_text
from heard.mail.message import Address

# Some five hundred addresses; nobody is answered beyond them.
_HEADER_LIMIT = 25_000
_MOST = 500
_NAME_LIMIT = 200

# An encoded word is one piece even where it holds a comma or a bracket, as RFC 2047 forbids and programs write.
_PLAIN = re.compile(r'(?:=\?[^\s?=]{1,60}\?[bBqQ]\?[^?\s<>@]{0,400}+\?=|[^"(<,;:])++')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_COMMENT_MARK = re.compile(r"[()\\]")
_ANGLE = re.compile(r"<([^<>]*)>?")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_USABLE = re.compile(r'(?:[^\s@<>"(),:;\\\[\]]{1,128}|"[^"\\<>]{1,128}")@[^\s@<>"(),:;\\]{1,255}')
_SENDABLE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")
# What nearly every header is that names one mailbox, in ASCII: an address, alone or behind a name.
_ADDRESS = r"[A-Za-z0-9][A-Za-z0-9._+=-]{0,63}@[A-Za-z0-9-][A-Za-z0-9.-]{0,200}[A-Za-z0-9]"
_ONE = re.compile(
    rf"""(?:"(?P<quoted>[ !#-<>-\[\]-~]{{0,190}})"|(?P<bare>[A-Za-z][A-Za-z0-9 !&'*+./_-]{{0,190}}))? ?"""
    rf"<(?P<angle>{_ADDRESS})>|(?P<alone>{_ADDRESS})"
)
_ROUTE = re.compile(r"^@[^:]*:")


def addresses(value: str) -> tuple[Address, ...]:
    """Return every address the header names, in order, groups opened, comments taken off."""
    if one := _ONE.fullmatch(value):  # a fifth of the time
        name = one["quoted"] or one["bare"] or ""
        return (Address(name.strip("'\" "), (one["angle"] or one["alone"]).lower()),)
    value = raw_text(value[:_HEADER_LIMIT])
    found = _Scan(value).found
    if not found and "=?" in value:
        # Some programs encode name and address together; believed only where nothing else is named.
        found = _Scan(decode_words(value)).found
    return tuple(found[:_MOST])


def usable_address(text: str) -> str | None:
    """Return the address in small letters if it can be written to, or None."""
    text = one_line(decode_words(text)).strip(" '\"") if '"' not in text[1:] else one_line(text).strip()
    if text.lower().startswith("mailto:"):
        text = text[7:]
    text = _closed_at(_ROUTE.sub("", text[:2_000])).rstrip(".")
    return text.lower() if _USABLE.fullmatch(text) and text[-1:] != "." else None


def can_be_written_to(address: str) -> bool:
    """Say whether any server takes a letter to this address: ASCII, no quotes, no bare machine numbers.

    Others exist (RFC 6531, RFC 5321 4.1.3); providers give out none, and some servers mangle them.
    """
    return _SENDABLE.fullmatch(address) is not None and ".." not in address and "@." not in address


class _Scan:
    """One pass over a header, gathering the pieces of an entry until a comma ends it."""

    def __init__(self, value: str) -> None:
        self.value = value
        self.found: list[Address] = []
        self._clear()
        self._quotes_close = self._comments_close = True
        at = 0
        while at < len(value) and len(self.found) < _MOST:
            at = self._take(value[at], at)
        self._finish()

    def _clear(self) -> None:
        self.words: list[str] = []  # as given, quotes and all
        self.comments: list[str] = []
        self.angle: str | None = None

    def _take(self, mark: str, at: int) -> int:
        if mark in ",;":
            self._finish()
            return at + 1
        if mark == ":":
            if any("@" in word for word in self.words):
                self.words.append(mark)
            else:
                self.words.clear()  # "Team:" begins a group, RFC 5322, 3.4
            return at + 1
        if mark == '"':
            return self._take_quoted(at)
        if mark == "(":
            return self._take_comment(at)
        if mark == "<":
            angle = _ANGLE.match(self.value, at)
            assert angle is not None
            if self.angle is not None and "@" in self.angle:
                self._finish()  # two addresses and no comma between them
            if self.angle is None or "@" in angle[1]:
                self.angle = angle[1]
            return angle.end()
        plain = _PLAIN.match(self.value, at)
        assert plain is not None
        self.words.append(plain[0])
        return plain.end()

    def _take_quoted(self, at: int) -> int:
        quoted = _QUOTED.match(self.value, at) if self._quotes_close else None
        if quoted is None:
            self._quotes_close = False
            return at + 1
        self.words.append(quoted[0])
        return quoted.end()

    def _take_comment(self, at: int) -> int:
        depth, position = 0, at
        while self._comments_close and (mark := _COMMENT_MARK.search(self.value, position)):
            position = mark.end() + (mark[0] == "\\")
            depth += {"(": 1, ")": -1}.get(mark[0], 0)
            if depth == 0:
                self.comments.append(self.value[at + 1 : position - 1])
                return position
        self._comments_close = False
        return at + 1

    def _finish(self) -> None:
        words, angle, comments = self.words, self.angle, self.comments
        if not words and angle is None:
            return
        self._clear()
        if angle is not None and (address := usable_address(angle)):
            self.found.append(Address(_name(words) or _name(comments), address))
            return
        if len(words) == 2 and words[0].startswith('"') and words[1].startswith("@"):
            words = ["".join(words)]  # "john smith"@example.org
        bare: list[str] = []
        name: list[str] = []
        for word in words:
            for token in [word] if word.startswith('"') else _closed_at(word).split():
                address = usable_address(token) if "@" in token else None
                (bare if address else name).append(address or token)
        label = _name(name) or _name(comments)
        self.found.extend(Address(label, address) for address in bare)


def _closed_at(text: str) -> str:
    """Take out the space around "@" that RFC 5322, 4.4 (obs-addr-spec) puts up with."""
    return "@".join(piece.strip() for piece in text.split("@")) if "@" in text else text


def _name(words: list[str]) -> str:
    shown = [_ESCAPED.sub(r"\1", word[1:-1]) if word.startswith('"') else word for word in words]
    return header_text(" ".join(filter(None, (word.strip() for word in shown))))[:_NAME_LIMIT].strip("'\" ")
