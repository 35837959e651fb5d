"""Where mail programs' HTML says that a quote begins.

Outlook puts everything quoted behind one mark, so what follows it goes; Gmail and Apple wrap
each quote in an element, so the element goes and an answer below it stays.
"""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)(div|blockquote|hr|span)\b([^<>]*+)>", re.IGNORECASE)
_ATTRIBUTES = 2_000

# x_ stands before ids that were themselves quoted by Outlook on the web, and in Outlook for Mac's.
_REST_IS_QUOTE = re.compile(
    r"""\bid\s?=\s?["']?(?:x_)*(?:appendonsend|divRplyFwdMsg|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION)\b"""
    r"""|\bclass\s?=\s?["']?[^"'<>]{0,200}\bms-outlook-mobile-reference-message\b""",
    re.IGNORECASE,
)
# Word, as Outlook for Windows uses it: 2013 and later #E1E1E1, 2007 and 2010 #B5C4DF.
_WORD_RULE = re.compile(r"border:\s?none;\s?border-top:\s?solid\s(?:#E1E1E1|#B5C4DF|windowtext)\s", re.IGNORECASE)
_IS_QUOTE = re.compile(
    r"""\btype\s?=\s?["']?cite\b"""
    r"""|\bclass\s?=\s?["']?[^"'<>]{0,200}\b(?:gmail_quote|gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote)""",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"""\b(?:id|class)\s?=\s?["']?(?:x_)*ms-outlook-mobile-signature""", re.IGNORECASE)


def without_quotes(markup: str) -> str:
    """Return the markup without what its structure shows to be quoted.  Takes time linear in its length."""
    kept: list[str] = []
    at = 0
    leaving: str | None = None  # the element being left out
    depth = 0
    for tag in _TAG.finditer(markup):
        name = tag[2].lower()
        if leaving is not None:
            if name == leaving:
                depth += -1 if tag[1] else 1
                if depth == 0:
                    leaving, at = None, tag.end()
            continue
        if tag[1]:
            continue
        attributes = tag[3][:_ATTRIBUTES]
        if _REST_IS_QUOTE.search(attributes) or (name == "div" and _WORD_RULE.search(attributes)):
            kept.append(markup[at : tag.start()])
            return "".join(kept)
        if name in ("div", "blockquote") and (_IS_QUOTE.search(attributes) or _SIGNATURE.search(attributes)):
            kept.append(markup[at : tag.start()])
            leaving, depth = name, 1
    if leaving is None:
        kept.append(markup[at:])
    return "".join(kept)
