"""What Outlook on Windows, which draws mail with Word, cannot draw in a letter.

Lists of what it can: whatever is not on them is found.  What it leaves out without harm, since the letter reads well
without it, has a list of its own.  Sources: Microsoft, "Word 2007 HTML and CSS rendering capabilities in Outlook 2007",
which holds for Outlook 2007 to 2019 and the classic one of Microsoft 365; caniemail.com, "outlook-windows".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

TABLE_HAS = ("role", "cellpadding", "cellspacing", "border")
ATTRIBUTES: dict[str, frozenset[str]] = {
    "html": frozenset({"lang"}),
    "head": frozenset(),
    "meta": frozenset({"http-equiv", "content", "name"}),
    "title": frozenset(),
    "body": frozenset({"style"}),
    "div": frozenset({"style"}),
    "table": frozenset({*TABLE_HAS, "width"}),
    "tr": frozenset(),
    "td": frozenset({"align", "valign", "width", "bgcolor", "colspan", "style"}),
    "th": frozenset({"scope", "align", "valign", "style"}),
    "img": frozenset({"src", "width", "border", "alt", "style"}),
    "p": frozenset({"style"}),
    "h2": frozenset({"style"}),
    "ul": frozenset({"style"}),
    "li": frozenset({"style"}),
    "span": frozenset({"style"}),
    "a": frozenset({"href", "style"}),
    "b": frozenset(),
    "br": frozenset(),
}
"""The elements it draws, each with the attributes that it may have."""
FOR_WORD_ALONE: dict[str, frozenset[str]] = {
    "v:roundrect": frozenset({"xmlns:v", "arcsize", "fillcolor", "strokecolor", "style"}),
    "v:textbox": frozenset({"style"}),
}
"""What only Word draws, and so stands in what only Word reads."""

_ANYWHERE = ("font-family", "font-size", "font-weight", "line-height", "color", "text-decoration")
PROPERTIES: dict[str, frozenset[str]] = {
    **{element: frozenset(_ANYWHERE) for element in ("p", "h2", "ul", "li", "td", "th", "span", "a")},
    "body": frozenset({"background-color"}),
    "div": frozenset(),
    "v:roundrect": frozenset({"width"}),
    "v:textbox": frozenset({"mso-fit-shape-to-text"}),
}
WITH_ROOM_ROUND = ("p", "h2", "ul", "li", "body")
"""What it leaves a margin round: a div has none."""
LEFT_OUT_WITHOUT_HARM = ("max-width", "word-break", "overflow-wrap", "border-radius")
VALUE = re.compile(r"[A-Za-z0-9#.,'% -]+")
LENGTH = re.compile(r"-?\d+px|0")
COLOUR = re.compile(r"#[0-9a-f]{6}")
FOR_WORD = re.compile(r"\[if mso\]>(.*?)<!\[endif\]", re.S)
PICTURE = re.compile(r"cid:[0-9a-f]+@heard")
"""What travels with the letter: a picture from elsewhere is not shown, and tells whoever keeps it who reads."""
LINK = re.compile(r"(https://|mailto:)\S+")
LONGEST_LINK = 1800


def what_word_cannot_draw(html: str) -> list[str]:
    """Return what is wrong with a page, in the order in which it stands there; nothing where Word draws all of it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self, *, for_word: bool = False) -> None:
        super().__init__()
        self.found: list[str] = []
        self.for_word = for_word

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = ATTRIBUTES | (FOR_WORD_ALONE if self.for_word else {})
        if tag not in known:
            self.found.append(f"<{tag}>")
            return
        given = {name: value or "" for name, value in attrs}
        self.found += [f"<{tag} {name}>" for name in given if name not in known[tag]]
        if tag == "table":
            self.found += [f"<table> without {name}" for name in TABLE_HAS if name not in given]
        if "width" in given and not re.fullmatch(r"\d+|100%", given["width"]):
            self.found.append(f"<{tag} width={given['width']}>")
        if "href" in given and not (LINK.fullmatch(given["href"]) and len(given["href"]) < LONGEST_LINK):
            self.found.append(f"<{tag} href={given['href'][:40]}>")
        if tag == "img" and not (PICTURE.fullmatch(given.get("src", "")) and given.get("alt") and "width" in given):
            self.found.append("<img>")
        self.found += _of_style(tag, given.get("style", ""))

    def handle_comment(self, data: str) -> None:
        conditional = FOR_WORD.fullmatch(data)
        if conditional is None:
            self.found.append("<!-- -->")
            return
        inner = _Reader(for_word=True)
        inner.feed(conditional[1])
        self.found += inner.found


def _of_style(tag: str, style: str) -> Iterator[str]:
    seen: set[str] = set()
    for each in filter(None, style.split(";")):
        name, _, value = each.partition(":")
        if name in seen:
            yield f"{tag} {name} twice"
        seen.add(name)
        if not _may_be(tag, name, value) or not VALUE.fullmatch(value):
            yield f"{tag} {{{name}:{value}}}"


def _may_be(tag: str, name: str, value: str) -> bool:
    if name in LEFT_OUT_WITHOUT_HARM:
        return True
    if name == "margin":
        return tag in WITH_ROOM_ROUND and all(map(LENGTH.fullmatch, value.split()))
    if name == "padding":  # but for none at all, only a cell has room inside
        return (tag in ("td", "th") or value == "0") and all(map(LENGTH.fullmatch, value.split()))
    if name == "border-left":
        return tag == "td" and value.endswith("px solid #b3b3b3")
    if name in ("border-bottom", "border-top"):
        return tag in ("td", "th") and value.startswith("1px solid #")
    if name not in PROPERTIES.get(tag, ()):
        return False
    if name in ("font-size", "line-height", "width"):
        return LENGTH.fullmatch(value) is not None
    return COLOUR.fullmatch(value) is not None if name in ("color", "background-color") else True
