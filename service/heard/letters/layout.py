"""The HTML part of a letter, made from its text, so that both say the same.

A paragraph of the text is a paragraph; a line that begins one with "# " is its heading; lines that begin with "- " are
a list, and a case's reference that one of them begins with may open a mail; lines set in by four spaces are something
to type or to copy; a paragraph that begins with "> " is what somebody wrote, one that begins with "~ " is small print.
Facts and buttons (letters/buttons.py) stand where saying.py puts their marks, which no value can have in it.  Nothing
else means anything: it is escaped, whoever wrote it.  The page is made of tables with everything written inline,
because Outlook on Windows draws mail with Word
(tests/letters/word_linter.py has what Word can draw).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from heard.letters.buttons import Button, Opening

HEADING, ITEM, TYPED, WROTE, SMALL = "# ", "- ", "    ", "> ", "~ "
PRESS, FACT = "\ue000", "\ue001"
PRESSED = re.compile(f"{PRESS}([0-9]+)")
LINK = re.compile(r"(?:https://|mailto:)[^\s<>\"'{}|\\^`]*[^\s<>\"'{}|\\^`.,;:!?)\]]")

FAMILY = "font-family:Arial,Helvetica,sans-serif"
SIZE = "font-size:16px;line-height:24px"
FONT = f"{FAMILY};{SIZE};color:#1a1a1a"
SMALLER = f"{FAMILY};font-size:14px;line-height:20px;color:#4d4d4d"
SMALLEST = f"{FAMILY};font-size:12px;line-height:16px;color:#767676"
TYPEWRITTEN = "font-family:Consolas,'Courier New',monospace"
BREAKS = "word-break:break-word;overflow-wrap:break-word"  # a long address must not widen a narrow screen
TITLE = f'<h2 style="margin:24px 0 4px 0;{FONT};font-weight:bold">'
PARAGRAPH = f'<p style="margin:0 0 16px 0;{FONT}">'
LIST = f'<ul style="margin:0 0 16px 24px;padding:0;{FONT}">'
LIST_ITEM = f'<li style="margin:0 0 8px 0;{FONT}">'
TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0"'
# Word leaves no room round what is in a paragraph, only round what is in a cell.
TYPE_THIS = (
    f'{TABLE} width="100%">\n<tr><td bgcolor="#f0f0f0" style="padding:8px 12px;{TYPEWRITTEN};font-size:15px;'
    'line-height:24px;color:#1a1a1a">'
)
AFTER_TABLE = '<p style="margin:0;font-size:16px;line-height:16px">&nbsp;</p>'
FACTS = f"{TABLE}>"
FACT_NAME = f'<tr><td width="96" valign="top" style="padding:0 12px 4px 0;{FAMILY};{SIZE};color:#4d4d4d">'
FACT_SAID = f'</td><td valign="top" style="padding:0 0 4px 0;{FONT}">'
FACT_ALONE = f'<tr><td colspan="2" valign="top" style="padding:0 0 4px 0;{FONT}">'
WHAT_THEY_WROTE = f'{TABLE}>\n<tr><td style="border-left:4px solid #b3b3b3;padding:4px 0 4px 12px;{FONT}">'
SMALL_PRINT = f'<p style="margin:24px 0 0 0;{SMALLEST}">'
BREAK = "<br>\n"
ANCHOR = '<a href="\\g<0>" style="color:#00528c">\\g<0></a>'

OPENS_MAIL = '{item}<a href="{mailto}" style="color:#00528c">{reference}</a>'

BUTTON_COLOUR = "#00528c"
BUTTON_CELL = (
    f'<tr><td>{TABLE}>\n<tr><td bgcolor="{BUTTON_COLOUR}" style="padding:8px 18px;border-radius:4px;{FAMILY};{SIZE}">'
)
# A rounded line inside the cell, for Word alone.  The cell is the button, with it or without it.
ROUND = (
    '<!--[if mso]><v:roundrect xmlns:v="urn:schemas-microsoft-com:vml" arcsize="15%" fillcolor="{colour}" '
    'strokecolor="#ffffff" style="width:{width}px"><v:textbox style="mso-fit-shape-to-text:true"><![endif]-->'
)
ROUND_ENDS = "<!--[if mso]></v:textbox></v:roundrect><![endif]-->"
WIDEST_BUTTON, LETTER_WIDTH, ROOM_BESIDE = 520, 11, 40  # pixels; a letter's is generous, since a shape does not widen
BUTTON_LINK = (
    f'<a href="{{mailto}}" style="{FAMILY};{SIZE};font-weight:bold;color:#ffffff;text-decoration:none">{{label}}</a>'
)
BUTTON_LINE = f'</td></tr></table></td></tr>\n<tr><td style="padding:4px 0 16px 0;{SMALLER}">'
OR_LINE, OR_LINES = "answer this mail with the line:", "answer this mail with these lines, filled in:"

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


def is_misplaced(subject: str, text: str) -> bool:
    """Say whether facts or buttons stand in a subject, or in a paragraph that holds something else."""
    if PRESS in subject or FACT in subject:
        return True
    if PRESS not in text and FACT not in text:
        return False  # as in most letters
    for block in text.strip("\n").split("\n\n"):
        lines = block.split("\n")
        if PRESS in block and not all(map(PRESSED.fullmatch, lines)):
            return True
        if FACT in block and not (_all_begin(lines, FACT) and block.count(FACT) == len(lines)):
            return True
    return False


def plain(text: str, buttons: Sequence[Button] = ()) -> str:
    """Return the text as its reader sees it, without the marks of paragraphs."""
    for mark in (HEADING, WROTE, SMALL):
        text = text.removeprefix(mark).replace(f"\n\n{mark}", "\n\n")
    text = text.replace(FACT, "")
    return PRESSED.sub(lambda found: _in_text(buttons[int(found[1])]), text) if buttons else text


def page(
    subject: str,
    text: str,
    links: re.Pattern[str] | None,
    buttons: Sequence[Button] = (),
    opens: Sequence[Opening] = (),
) -> str:
    """Return the HTML of a letter.

    text     paragraphs with a blank line between them
    links    what `links_in` found in the letter's template
    buttons  those whose marks stand in the text
    opens    references that open a mail where a line of a list begins with one
    """
    body = escape(text.strip("\n"))
    if links is not None:
        body = links.sub(ANCHOR, body)
    if opens:
        body = _opened(body, opens)
    blocks = "\n".join([_block(block.split("\n"), buttons) for block in body.split("\n\n")])
    return "".join((BEFORE_TITLE, escape(subject), BEFORE_TEXT, blocks, "\n", AFTER_TEXT))


_STYLE = re.compile(r'style="[^"]*"')
_SIZES = re.compile(r"((?:font-size|line-height):)([0-9]{1,3})px")
"""In the styles of our own tags: what others wrote is escaped, and no quotation mark of theirs is one of a tag."""


def _opened(body: str, opens: Sequence[Opening]) -> str:
    mails = {escape(each.reference): escape(each.mailto) for each in opens}
    begins = re.compile(rf"^{ITEM}({'|'.join(map(re.escape, mails))})(?=[,:])", re.MULTILINE)
    return begins.sub(lambda found: OPENS_MAIL.format(item=ITEM, mailto=mails[found[1]], reference=found[1]), body)


def with_below(page: str, html: str) -> str:
    """Return a page with more below its words: HTML that our own code made, in which what others wrote is escaped."""
    text, _, after = page.rpartition(AFTER_TEXT)
    return f"{text}{html}\n{AFTER_TEXT}{after}"


def in_large_print(page: str) -> str:
    """Return a page with all its type half as large again: 24 px where it was 16, which is 18 points."""
    return _STYLE.sub(lambda style: _SIZES.sub(lambda size: f"{size[1]}{int(size[2]) * 3 // 2}px", style[0]), page)


def with_last_line(page: str, line: str) -> str:
    """Return a page with a line below everything, small and grey, in the words of its text."""
    return with_below(page, f"{SMALL_PRINT}{escape(line)}</p>")


def _block(lines: list[str], buttons: Sequence[Button]) -> str:
    if lines[0].startswith(HEADING):
        heading = f"{TITLE}{lines[0][len(HEADING) :]}</h2>"
        return f"{heading}\n{_block(lines[1:], buttons)}" if lines[1:] else heading
    if lines[0].startswith(escape(WROTE)):
        lines = [lines[0][len(escape(WROTE)) :], *lines[1:]]
        return f"{WHAT_THEY_WROTE}{BREAK.join(lines)}</td></tr>\n</table>\n{AFTER_TABLE}"
    if lines[0].startswith(SMALL):
        lines = [lines[0][len(SMALL) :], *lines[1:]]
        return SMALL_PRINT + BREAK.join([_set_in(line) for line in lines]) + "</p>"
    if _all_begin(lines, ITEM):
        items = "\n".join([f"{LIST_ITEM}{line[len(ITEM) :]}</li>" for line in lines])
        return f"{LIST}\n{items}\n</ul>"
    if _all_begin(lines, TYPED):
        typed = BREAK.join([line.strip() for line in lines])
        return f"{TYPE_THIS}{typed}</td></tr>\n</table>\n{AFTER_TABLE}"
    if _all_begin(lines, FACT):
        return "\n".join((FACTS, *[_fact(line[len(FACT) :]) for line in lines], "</table>", AFTER_TABLE))
    if _all_begin(lines, PRESS):
        pressed = [buttons[int(line[len(PRESS) :])] for line in lines]
        return "\n".join((f"{TABLE}>", *map(_pressed, pressed), "</table>"))
    return PARAGRAPH + BREAK.join(lines) + "</p>"


def _set_in(line: str) -> str:
    return f'&nbsp;&nbsp;&nbsp;<span style="{TYPEWRITTEN}">{line.strip()}</span>' if line.startswith(TYPED) else line


def _fact(line: str) -> str:
    """Return a row of a table, with what it is about before what is so, where the line says both."""
    name, parted, said = line.partition(": ")
    return f"{FACT_NAME}{name}:{FACT_SAID}{said}</td></tr>" if parted else f"{FACT_ALONE}{line}</td></tr>"


def _pressed(button: Button) -> str:
    link = BUTTON_LINK.format(mailto=escape(button.mailto), label=escape(button.label))
    width = min(WIDEST_BUTTON, LETTER_WIDTH * len(button.label) + ROOM_BESIDE)
    typed = BREAK.join([f"<b>{escape(line)}</b>" for line in (button.command, *button.asks)])
    how = f"or {OR_LINES}{BREAK}" if button.asks else f"or {OR_LINE} "
    return (
        f"{BUTTON_CELL}{ROUND.format(colour=BUTTON_COLOUR, width=width)}{link}{ROUND_ENDS}"
        f"{BUTTON_LINE}{how}{typed}</td></tr>"
    )


def _in_text(button: Button) -> str:
    """Return what stands for a button where nothing can be pressed."""
    if not button.asks:
        return f"{button.label}\n{TYPED}{OR_LINE} {button.command}"
    return "\n".join((button.label, *(f"{TYPED}{line}" for line in (OR_LINES, button.command, *button.asks))))


def _all_begin(lines: Iterable[str], mark: str) -> bool:
    return all(line.startswith(mark) for line in lines)
