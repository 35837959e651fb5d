"""The HTML part of a letter, made from its text, so that both say the same.

A paragraph of the text is a paragraph; a line that begins one with "# " is its heading;
lines that begin with "- " are a list; lines set in by four spaces are something to type.
Nothing else in the text means anything: it is escaped, whoever wrote it.  The page is one
table with everything written inline, because Outlook on Windows draws mail with Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

HEADING, ITEM, TYPED = "# ", "- ", "    "
LINK = re.compile(r"(?:https://|mailto:)[^\s<>\"'{}|\\^`]*[^\s<>\"'{}|\\^`.,;:!?)\]]")

FONT = "font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:24px;color:#1a1a1a"
BREAKS = "word-break:break-word;overflow-wrap:break-word"  # a long address must not widen a narrow screen
TITLE = f'<h2 style="margin:24px 0 4px 0;{FONT};font-weight:bold">'
PARAGRAPH = f'<p style="margin:0 0 16px 0;{FONT}">'
LIST = f'<ul style="margin:0 0 16px 0;padding:0 0 0 24px;{FONT}">'
LIST_ITEM = f'<li style="margin:0 0 8px 0;{FONT}">'
TYPE_THIS = (
    '<p style="margin:0 0 16px 0;padding:8px 12px;background-color:#f0f0f0;'
    "font-family:Consolas,Menlo,'Courier New',monospace;font-size:15px;line-height:24px;color:#1a1a1a\">"
)
LAST_LINE = (
    '<p style="margin:24px 0 0 0;font-family:Arial,Helvetica,sans-serif;font-size:12px;line-height:16px;color:#767676">'
)
ANCHOR = '<a href="\\g<0>" style="color:#00528c">\\g<0></a>'

BEFORE_TITLE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>"""
BEFORE_TEXT = f"""\
</title>
</head>
<body style="margin:0;padding:0;background-color:#ffffff">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="left" style="padding:16px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<div style="max-width:600px;{BREAKS}">
"""
AFTER_TEXT = """\
</div>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
"""


def links_in(source: str) -> re.Pattern[str] | None:
    """Return what finds the links of a template in its letters, or None where it has none.

    source  our own wording.  A link that comes with a value stays plain text.
    """
    found = sorted({escape(link) for link in LINK.findall(source)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found))) if found else None


def plain(text: str) -> str:
    """Return the text as its reader sees it, without the marks of headings."""
    return text.removeprefix(HEADING).replace(f"\n\n{HEADING}", "\n\n")


def page(subject: str, text: str, links: re.Pattern[str] | None) -> str:
    """Return the HTML of a letter.

    text   paragraphs with a blank line between them
    links  what `links_in` found in the letter's template
    """
    body = escape(text.strip("\n"))
    if links is not None:
        body = links.sub(ANCHOR, body)
    blocks = "\n".join([_block(block.split("\n")) for block in body.split("\n\n")])
    return "".join((BEFORE_TITLE, escape(subject), BEFORE_TEXT, blocks, "\n", AFTER_TEXT))


def with_last_line(page: str, line: str) -> str:
    """Return a page with a line below everything, small and grey, in the words of its text."""
    text, _, after = page.rpartition(AFTER_TEXT)
    return f"{text}{LAST_LINE}{escape(line)}</p>\n{AFTER_TEXT}{after}"


def _block(lines: list[str]) -> str:
    if lines[0].startswith(HEADING):
        heading = f"{TITLE}{lines[0][len(HEADING) :]}</h2>"
        return f"{heading}\n{_block(lines[1:])}" if lines[1:] else heading
    if _all_begin(lines, ITEM):
        items = "\n".join([f"{LIST_ITEM}{line[len(ITEM) :]}</li>" for line in lines])
        return f"{LIST}\n{items}\n</ul>"
    if _all_begin(lines, TYPED):
        return TYPE_THIS + "<br>\n".join([line.strip() for line in lines]) + "</p>"
    return PARAGRAPH + "<br>\n".join(lines) + "</p>"


def _all_begin(lines: Iterable[str], mark: str) -> bool:
    return all(line.startswith(mark) for line in lines)
