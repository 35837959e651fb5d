"""Rich text to plain text, or back to the HTML it was made from.

Outlook writes a mail's HTML into its rich text, tag by tag, and keeps nothing else.  Read as
rich text such a mail loses its structure, so where the HTML is in it, the HTML is given back.
Takes time linear in its length; broken groups end where the text does.

Source: MS-OXRTFEX, 2.1 and 2.2; Rich Text Format 1.9.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from heard.mail.format.charset_names import codec_of

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,9})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|[\r\n]++|([^\\{}\r\n]++)|\\", re.DOTALL
)
_OF_HTML = re.compile(rb"\\fromhtml1\b")
_HEAD = 4_096
# Groups whose words nobody reads (Rich Text Format, "Destinations").
_UNREAD = frozenset(
    b"fonttbl colortbl stylesheet info pict object objdata themedata colorschememapping datastore listtable"
    b" listoverridetable rsidtbl generator latentstyles fldinst header headerl headerr headerf footer footerl footerr"
    b" footerf footnote annotation bkmkstart bkmkend xe tc pntxta pntxtb listtext filetbl revtbl mmathPr".split()
)
_SAYS = {
    b"par": "\n",
    b"line": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"row": "\n",
    b"cell": "\t",
    b"tab": "\t",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"endash": "–",
    b"emdash": "—",
    b"emspace": " ",
    b"enspace": " ",
}
_SIGNS = {b"~": "\xa0", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n", b"{": "{", b"}": "}", b"\\": "\\"}
# \fcharset to code page (Rich Text Format, "Font Table").
_CODE_PAGES = {
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    134: "gb18030",
    136: "big5hkscs",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp850",
}


@dataclass(frozen=True, slots=True)
class Rich:
    """What rich text says: HTML where it was made from some, else text."""

    text: str
    html: str | None


def read_rtf(rtf: bytes) -> Rich:
    """Read rich text; never fails."""
    if _OF_HTML.search(rtf[:_HEAD]):
        return Rich("", _Reading(rtf, of_html=True).result())
    return Rich(_Reading(rtf, of_html=False).result(), None)


@dataclass(frozen=True, slots=True)
class _Group:
    unread: bool = False
    tag: bool = False  # within {\*\htmltag ...}: its text is markup as it stands
    rich_only: bool = False  # between \htmlrtf and \htmlrtf0: for readers of rich text
    fonts: bool = False
    code_page: str | None = None
    instead: int = 1  # characters after \u that say the same to old readers


class _Reading:
    def __init__(self, rtf: bytes, *, of_html: bool) -> None:
        self.rtf = rtf
        self.of_html = of_html
        self.out: list[str] = []
        self.raw = bytearray()  # bytes of one code page, decoded together
        self.group = _Group()
        self.outer: list[_Group] = []
        self.code_page = "cp1252"
        self.code_page_of: dict[int, str] = {}
        self.font = 0
        self.skip = 0
        self.starred = False

    def result(self) -> str:
        at = 0
        while token := _TOKEN.match(self.rtf, at):
            at = token.end()
            word, number, hexed, sign, brace, text = token.groups()
            starred, self.starred = self.starred, sign == b"*"
            if word:
                value = int(number) if number else None
                at += self._word(word, value, starred=starred)
            elif hexed:
                self._bytes(bytes([int(hexed, 16)]))
            elif brace:
                self._brace(brace)
            elif sign and sign != b"*":
                self._say(_SIGNS.get(sign, ""))
            elif text:
                self._bytes(text)
        self._flush()
        # A character beyond the first 65,536 is written as the two halves of it.
        return "".join(self.out).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.skip = 0
        if brace == b"{":
            self.outer.append(self.group)
        elif self.outer:
            self.group = self.outer.pop()

    def _word(self, word: bytes, value: int | None, *, starred: bool) -> int:
        """Do what a control word says; return how many bytes of binary follow it."""
        if word == b"bin":
            return max(0, value or 0)
        if word == b"u" and value is not None:
            self._flush()
            self._say(chr(value % 0x10000))
            self.skip = self.group.instead
        elif word in _SAYS:
            self._say(_SAYS[word])
        elif word in (b"uc", b"htmlrtf", b"f", b"fcharset", b"ansicpg", b"cpg"):
            self._setting(word, value)
        elif word == b"htmltag" and starred:
            self.group = replace(self.group, tag=self.of_html, unread=not self.of_html)
        elif starred or word in _UNREAD:
            self.group = replace(self.group, unread=True, fonts=self.group.fonts or word == b"fonttbl")
        return 0

    def _setting(self, word: bytes, value: int | None) -> None:
        self._flush()
        if word == b"uc":
            self.group = replace(self.group, instead=max(0, value or 0))
        elif word == b"htmlrtf":
            self.group = replace(self.group, rich_only=value != 0)
        elif word == b"f":
            self.font = value or 0
            if not self.group.fonts:
                self.group = replace(self.group, code_page=self.code_page_of.get(self.font))
        elif word == b"fcharset":
            if self.group.fonts and value in _CODE_PAGES and len(self.code_page_of) < 1_000:
                self.code_page_of[self.font] = _CODE_PAGES[value]
        elif word == b"ansicpg" and value:
            self.code_page = codec_of(f"cp{value}") or self.code_page

    def _heard(self) -> bool:
        if self.group.unread:
            return False
        return self.group.tag or not (self.of_html and self.group.rich_only)

    def _bytes(self, raw: bytes) -> None:
        skipped = min(self.skip, len(raw))
        self.skip -= skipped
        if self._heard():
            self.raw += raw[skipped:]

    def _say(self, text: str) -> None:
        self._flush()
        if self._heard():
            self.out.append(text)

    def _flush(self) -> None:
        if not self.raw:
            return
        text = bytes(self.raw).decode(self.group.code_page or self.code_page, "replace")
        self.raw.clear()
        self.out.append(text)
