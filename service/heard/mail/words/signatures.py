"""How the writer signed: the closing lines, and what stands below them that nobody typed this time.

A closing formula, a name and a home are typed by the person and stay own words; they are
wanted as the signature too, to know who writes.  A firm's block, a telephone's line and what
stands below "-- " are put there by the program and are cut.
"""

from __future__ import annotations

import re

from heard.mail.words.closings import closes, closes_with_name
from heard.mail.words.mobile_lines import is_apps_line, is_mobile_line
from heard.mail.words.signature_lines import (
    has_labelled,
    has_number,
    has_web_address,
    is_contact,
    is_name,
    is_of_a_firm,
    is_prose,
    is_sentence,
    is_title,
    speaks,
)
from heard.mail.words.whose import Sheet, Whose

_I = re.IGNORECASE

_DASHES = re.compile(r"(?:--|––|—|-- |_{2,3}|-{3})\s{0,2}")
# A ruler a program draws above a signature; people draw them between points, so a name and a firm must follow.
_RULER = re.compile(r"[ \t]{0,3}[_-]{4,80}[ \t]{0,3}")
_PICTURE = re.compile(
    r"\W{0,3}\[(?:cid:[^\[\]]{1,200}|image\b[^\[\]]{0,200}|logo\b[^\[\]]{0,100}|[\w .-]{1,60}\.(?:png|jpe?g"
    r"|gif))\]\W{0,3}",
    _I,
)
_RULE = re.compile(r"[ \t]{0,9}[_\-=*─—]{3,}[ \t]{0,9}")
_LAST = 30  # lines looked at
_LAST_FEW = 12  # a telephone's line is one of these
_SIGNATURE_LINES = 20
_MOST_DASHES = 2
_LONGEST_RULER = 90
_OF_DASHES = "-–—_ \t\r"
_SHORT_LINE = 60
_CLOSING_WORDS = 4
_LINE = 110
_SAYS_SOMETHING = 3  # words, and a full stop: no name


def mark_signature(sheet: Sheet) -> None:
    """Mark what of the writer's lines is a signature, and where the closing formula begins."""
    _mark_below_dashes(sheet)
    last = sheet.last_lines(_LAST)
    closing = next((n for n in range(len(last) - 1, -1, -1) if closes(sheet.lines[last[n]])), None)
    # "Thanks" may also begin a letter: what is only followed by sentences closes nothing.
    if closing is not None and not _is_followed_by_prose(sheet, last[closing + 1 :]):
        sheet.closes = last[closing]
        _mark_block_below_name(sheet, last[closing + 1 :], same_line_name=closes_with_name(sheet.lines[last[closing]]))
    else:
        _mark_last_block(sheet, last)
        sheet.closes = _name_at_end(sheet)
    for at in sheet.last_lines(3):
        if _PICTURE.fullmatch(sheet.lines[at][:300]):
            sheet.mark(at, at + 1, Whose.SIGNED)


def _mark_below_dashes(sheet: Sheet) -> None:
    """Mark what stands below "-- ", as far as it looks like a signature; prose below it is the writer's."""
    lines = sheet.lines
    dashes = [
        at
        for at, line in enumerate(lines)
        if 0 < len(line) <= _LONGEST_RULER and line[-1] in _OF_DASHES and sheet.is_writers(at) and _is_dashes(line)
    ]
    if len(dashes) > _MOST_DASHES:
        return  # they part points from each other
    for at in dashes:
        below = _below(sheet, at)
        if not below:
            # A ruler at the very end, with nothing below it.
            sheet.mark(at, at + 1, Whose.SIGNED)
        elif len(below) <= _SIGNATURE_LINES and (end := _signature_end(lines, at, below)) is not None:
            sheet.mark(at, end, Whose.SIGNED)
            return


def _is_dashes(line: str) -> bool:
    return _DASHES.fullmatch(line.strip()) is not None or _RULER.fullmatch(line) is not None


def _signature_end(lines: list[str], at: int, below: list[int]) -> int | None:
    """Return where the signature below the dashes on line `at` ends, or None where none stands there."""
    texts = [lines[one] for one in below]
    if lines[at].rstrip("\r") in ("-- ", "--") and not any(_DASHES.fullmatch(text.strip()) for text in texts):
        # "--" may part two paragraphs as well: what is said to somebody is no signature.
        spoken = next((one for one in below if speaks(lines[one])), below[-1] + 1)
        return spoken if spoken > below[0] else None
    if _RULER.fullmatch(lines[at]) and not (is_name(texts[0]) and any(map(is_of_a_firm, texts[1:]))):
        return None
    return below[-1] + 1 if _looks_like_a_block(texts) else None


def _below(sheet: Sheet, at: int) -> list[int]:
    """Return the writer's lines with words below line `at`, up to a quote; at most one more than a signature has."""
    below: list[int] = []
    for later in range(at + 1, len(sheet.lines)):
        if sheet.whose[later] is Whose.QUOTED or len(below) > _SIGNATURE_LINES:
            break
        if sheet.is_writers(later) and sheet.lines[later].strip():
            below.append(later)
    return below


def mark_mobile_lines(sheet: Sheet) -> None:
    """Mark the lines that a telephone or an app put there: at the end, above how one signed, or right above a quote."""
    last = sheet.last_lines(_LAST_FEW)
    # From `signed` on all may be of how one signed; once something else stands there, nothing above is at the end.
    signed, at_end = len(last), True
    for n in range(len(last) - 1, -1, -1):
        at = last[n]
        if not is_mobile_line(sheet.lines[at]):
            continue
        at_end = at_end and all(_may_be_signed(sheet.lines[below]) for below in last[n + 1 : signed])
        signed = n
        if at_end or _is_above_quote(sheet, at) or is_apps_line(sheet.lines[at]):
            sheet.mark(at, at + 1, Whose.SIGNED)
            if at and _RULE.fullmatch(sheet.lines[at - 1][:300]):
                sheet.mark(at - 1, at, Whose.SIGNED)


def _is_above_quote(sheet: Sheet, at: int) -> bool:
    below = next((later for later in range(at + 1, len(sheet.lines)) if sheet.lines[later].strip()), None)
    return below is not None and not sheet.is_writers(below)


def _may_be_signed(line: str) -> bool:
    """Say whether a line may be of how somebody signed: a closing formula, a name, a home, a firm, a rule."""
    return (
        closes(line)
        or is_name(line)
        or is_of_a_firm(line)
        or has_number(line)
        or _PICTURE.fullmatch(line[:300]) is not None
        or (len(line) < _SHORT_LINE and not speaks(line) and not line.strip()[0].islower())
    )


def _is_followed_by_prose(sheet: Sheet, below: list[int]) -> bool:
    return any(len(sheet.lines[at]) > _LINE + 40 or is_sentence(sheet.lines[at]) for at in below[:2]) and not (
        any(is_of_a_firm(sheet.lines[at]) for at in below[:4])
    )


def _mark_block_below_name(sheet: Sheet, below: list[int], *, same_line_name: bool) -> None:
    """Mark the firm's block below the closing formula and the name; a home and a number typed by hand stay."""
    rest = list(below)
    if not same_line_name and rest:
        signed = sheet.lines[rest[0]].rstrip()
        if signed.endswith((".", "!", "?")) and len(signed.split()) >= _SAYS_SOMETHING:
            return  # "Thank you." may stand at the head of a paragraph
        rest = rest[1:]  # whoever signs, signs first
        if rest and is_name(sheet.lines[rest[0]]) and not is_of_a_firm(sheet.lines[rest[0]]):
            rest = rest[1:]
    block: list[int] = []
    for at in rest:
        line = sheet.lines[at]
        if (is_sentence(line) or is_prose(line)) and not is_of_a_firm(line):
            return
        block.append(at)
    if block and _is_block(sheet, block):
        first = next(
            n
            for n, at in enumerate(block)
            if is_of_a_firm(sheet.lines[at]) or _PICTURE.fullmatch(sheet.lines[at][:300])
        )
        for at in block[first:]:
            sheet.mark(at, at + 1, Whose.SIGNED)


def _is_block(sheet: Sheet, block: list[int]) -> bool:
    lines = [sheet.lines[at] for at in block]
    # One labelled number below a name is a tenant's; a title, a web address or several numbers are a firm's.
    return sum(is_of_a_firm(line) for line in lines) >= 2 or any(
        is_title(line) or has_web_address(line) for line in lines
    )


def _looks_like_a_block(lines: list[str]) -> bool:
    return (
        len(lines) <= 12
        and all(len(line) < _LINE and not is_sentence(line) for line in lines)
        and (
            any(is_of_a_firm(line) or has_number(line) for line in lines)
            or (len(lines) <= 2 and is_name(lines[0].strip()))
        )
    )


def _mark_last_block(sheet: Sheet, last: list[int]) -> None:
    """Mark a firm's block that stands at the end without any closing formula, below a blank line."""
    begin = len(last)
    while begin > 1 and len(last) - begin < 12:
        line = sheet.lines[last[begin - 1]]
        if len(line) >= _LINE or is_sentence(line) or (is_prose(line) and not is_contact(line)):
            break
        begin -= 1
    # It begins below a blank line, so that no line of a paragraph is taken for a title.
    while 0 < begin < len(last) and last[begin] == last[begin - 1] + 1:
        begin += 1
    begin += _typed_above(sheet, last[begin:])
    block = [sheet.lines[at] for at in last[begin:]]
    if begin == 0 or len(block) < 2:
        return
    contacts = sum(is_contact(line) or has_number(line) for line in block)
    # Addresses alone may be what the writer wrote about.
    named = any(is_title(line) or has_labelled(line) for line in block) or is_name(block[0])
    written_twice = _repeats(sheet.lines[last[begin - 1]], block[0])
    of_firm = len(block) >= 3 and (written_twice or any(is_title(line) for line in block))
    if named and (contacts >= 2 or (contacts == 1 and of_firm)):
        for at in last[begin:]:
            sheet.mark(at, at + 1, Whose.SIGNED)


def _typed_above(sheet: Sheet, last: list[int]) -> int:
    """Return how many lines that were typed stand above the block: a closing in any language, a name."""
    lines = [sheet.lines[at].strip() for at in last[:3]]
    if len(lines) < 3:
        return 0
    if lines[0].endswith((",", "，")) and len(lines[0].split()) <= _CLOSING_WORDS and is_name(lines[1]):
        return 2
    # A first name typed above the block that the program put there is the writer's.
    return int(last[1] > last[0] + 1 and is_name(lines[0]))


def _repeats(typed: str, block: str) -> bool:
    """Say whether the name typed stands again in the block's first line, as only a program writes it twice."""
    typed = typed.strip(" *_,.")
    return is_name(typed) and len(typed) > 1 and typed in block and typed != block.strip(" *_,.")


def _name_at_end(sheet: Sheet) -> int | None:
    """Return where the last lines begin that are a name and perhaps a home, below a blank line; or None."""
    last = sheet.last_lines(6)
    begin = len(last)
    while begin > 0 and len(sheet.lines[last[begin - 1]]) < 60 and not is_sentence(sheet.lines[last[begin - 1]]):
        begin -= 1
        if last[begin] == 0 or not sheet.lines[last[begin] - 1].strip():
            break
    if begin < len(last) and last[begin] > 0 and is_name(sheet.lines[last[begin]].strip(" .,-")):
        return last[begin]
    return None
