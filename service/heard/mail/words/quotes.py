"""Which lines of a text are somebody else's, by what stands before and above them.

Three shapes: lines with a mark before each ("> "), which end where the marks end; an
announcement or an earlier mail's headers with nothing before the lines below, which run to
the end; and a ticket system's line, under which nothing is the writer's.
"""

from __future__ import annotations

import re
from string import ascii_letters

from heard.mail.words.attributions import announcement, joined_announcement, may_announce
from heard.mail.words.dividers import asks_for_replies_above, divides, is_notes_heading, may_divide
from heard.mail.words.header_blocks import HeaderBlocks
from heard.mail.words.whose import Sheet, Whose

_MORE_THAN = re.compile(r"\s{0,9}>\s?(?:[£€$]?\d|=)")
_ARROW = re.compile(r"\s{0,9}(?:>{1,3}From |>+[-=])")
# Marks of older programs; they count only below an announcement, or on several lines together.
_OTHER_MARK = re.compile(r"[ \t]{0,3}(?:[|}#%]|:(?=[ :]|$)|[A-Z][A-Za-z]{0,3}>)[ \t]?")
_INITIALS = re.compile(r"[ \t]{0,3}[A-Z]{1,4}> ?\S")
_LINK = re.compile(r"[(<\[]?https?://\S{3,500}[)>\]]\s?>?")
_RULE = re.compile(r"[ \t]{0,9}[_\-=*─—]{5,}[ \t]{0,9}")
_ENDS_ADDRESS = re.compile(r"> ?[^\s>].{0,40}[:：]\s{0,4}$")
_ENDS_SENTENCE = (".", "?", "!", ":", ";", ",")
# Last characters of lines that end nothing else: not "wrote", "schrieb", or the "To" and "Para" of Notes.
_ENDS_PROSE = frozenset(".?!,;)0123456789" + ascii_letters) - frozenset("eboanAl")
# Programs that wrap what they quote leave a line's last words without a mark.
_WRAPPED_AT = 62
_LEFT_OVER = 40
# A text with more lines that might announce a quote, and do not, is no letter.
_MOST_TRIES = 400
_SHORTEST = 4


def mark_quotes(sheet: Sheet) -> None:
    """Mark what is quoted in a text."""
    _join_broken_announcements(sheet)
    _mark_marked_lines(sheet)
    _part_joined_lines(sheet)
    announced = _mark_to_the_end(sheet)
    _mark_other_marks(sheet, announced)
    _take_back_what_is_typed(sheet, announced)


def _join_broken_announcements(sheet: Sheet) -> None:
    """Join an announcement whose address stands on lines of its own: a lone "<", the address, "> wrote:"."""
    if "<" not in sheet.lines:
        return
    for at in range(len(sheet.lines) - 1, 0, -1):
        if sheet.lines[at] != "<":
            continue
        end = next(
            (n for n in range(at + 1, min(at + 5, len(sheet.lines))) if _ENDS_ADDRESS.match(sheet.lines[n])), None
        )
        begin = next((n for n in range(at - 1, max(-1, at - 4), -1) if sheet.lines[n].strip()), None)
        if end is not None and begin is not None:
            whole = " ".join(line.strip() for line in sheet.lines[begin : end + 1] if line.strip())
            sheet.lines[begin : end + 1] = [whole]
            sheet.whose[begin : end + 1] = [sheet.whose[begin]]


def _is_marked(line: str) -> bool:
    bare = line.lstrip(" \t")
    return bare[:1] == ">" and len(line) - len(bare) < 10 and not _ARROW.match(line)


def _mark_marked_lines(sheet: Sheet) -> None:
    """Mark lines with ">" before them, and the end of a line that was wrapped after it was quoted."""
    lines = sheet.lines
    marked = [">" in line and _is_marked(line) for line in lines]
    if True not in marked:
        return
    for at, line in enumerate(lines):
        if marked[at] and line.lstrip().startswith(">>>"):
            # GroupWise puts ">>>" before its announcement alone; elsewhere it is a quote's third depth.
            around = (*marked[max(0, at - 2) : at], *marked[at + 1 : at + 3])
            marked[at] = any(around) or not (divides(line) or "<<<" in line)
    for at, is_marked in enumerate(marked):
        if is_marked or (
            0 < at < len(lines) - 1 and marked[at - 1] and marked[at + 1] and _is_left_over(lines[at - 1], lines[at])
        ):
            sheet.mark(at, at + 1, Whose.QUOTED)


def _is_left_over(above: str, line: str) -> bool:
    """Say whether a line between two quoted ones is the end of the upper one, wrapped after it was quoted."""
    bare = line.strip()
    if _LINK.fullmatch(bare[:600]) or (above.count("(") > above.count(")") and bare.endswith(")") and " " not in bare):
        return True
    return (
        0 < len(bare) < _LEFT_OVER
        and not bare[0].isupper()
        and len(above) >= _WRAPPED_AT
        and not above.rstrip().endswith(_ENDS_SENTENCE)
    )


def _part_joined_lines(sheet: Sheet) -> None:
    """Part lines where an announcement was joined to the writer's last words ("No. On 1 Jun 2026, C wrote:")."""
    tries = 0
    for at in range(len(sheet.lines) - 1, -1, -1):
        line = sheet.lines[at]
        if tries == _MOST_TRIES or not sheet.is_writers(at) or not may_announce(line):
            continue
        tries += 1
        below = _next_with_words(sheet.lines, at)
        column = joined_announcement(line, quote_follows=below is not None and sheet.whose[below] is Whose.QUOTED)
        if column is not None:
            sheet.lines[at : at + 1] = [line[:column].rstrip(" -"), line[column:]]
            sheet.whose.insert(at, Whose.WRITER)


def _mark_to_the_end(sheet: Sheet) -> set[int]:
    """Mark announcements, and what runs to the end below one or below an earlier mail's headers.

    Returns the lines right below announcements of lines that are marked one by one.
    """
    lines = sheet.lines
    blocks = HeaderBlocks(lines)
    above_quotes: set[int] = set()
    tries = 0
    seen_own = False
    for at, line in enumerate(lines):
        if not sheet.is_writers(at) or not line.strip():
            continue
        if _is_plainly_prose(line) or _is_a_scrap(line):
            seen_own = True
            continue
        if (
            divides(line)
            or blocks.begins(at)
            or is_notes_heading(lines, at)
            or (may_divide(line) and _header_near(blocks, lines, at))
            or (seen_own and asks_for_replies_above(line))
        ):
            _cut_to_end(sheet, _with_rule_above(lines, _notes_begin(lines, at)))
            break
        if tries < _MOST_TRIES and may_announce(line):
            tries += 1
            below = _next_with_words(lines, at)
            quoted_below = below is not None and (sheet.whose[below] is Whose.QUOTED or _has_other_mark(lines, below))
            begun = announcement(lines, at, quote_follows=quoted_below)
            if begun is not None:
                if quoted_below or below is None:
                    sheet.mark(begun, at + 1, Whose.QUOTED)
                    if below is not None:
                        above_quotes.add(below)
                    continue
                _cut_to_end(sheet, _with_rule_above(lines, begun))
                break
        seen_own = True
    return above_quotes


def _is_plainly_prose(line: str) -> bool:
    """Say cheaply of most lines that no quote begins there: a letter first, a usual end, no colon, no ruler."""
    # Tobit's divider, alone of all, begins with a letter and may end with anything.
    return (
        line[-1] in _ENDS_PROSE
        and line[0].isalpha()
        and line[0] not in "Oo"
        and not (":" in line or "：" in line or "---" in line)
    )


def _is_a_scrap(line: str) -> bool:
    """Say of a line whether it is shorter than any announcement, divider or header."""
    return len(line) < _SHORTEST and ":" not in line and "：" not in line


def _notes_begin(lines: list[str], at: int) -> int:
    """Return where Notes' heading begins that was known by line `at`: name and date stand above, far in."""
    if is_notes_heading(lines, at):
        while at and lines[at - 1].startswith("    ") and lines[at - 1].strip():
            at -= 1
    return at


def _cut_to_end(sheet: Sheet, begin: int) -> None:
    sheet.mark(begin, len(sheet.lines), Whose.QUOTED)
    sheet.runs_on = True


def _header_near(blocks: HeaderBlocks, lines: list[str], at: int) -> bool:
    below = _next_with_words(lines, at)
    return below is not None and blocks.begins(below)


def _next_with_words(lines: list[str], at: int) -> int | None:
    return next((later for later in range(at + 1, min(at + 4, len(lines))) if lines[later].strip()), None)


def _with_rule_above(lines: list[str], at: int) -> int:
    """Return where the rule or the divider above line `at` begins, or `at`."""
    while at and (not lines[at - 1].strip() or _RULE.fullmatch(lines[at - 1][:200]) or divides(lines[at - 1])):
        at -= 1
    return at


def _has_other_mark(lines: list[str], at: int) -> bool:
    """Say whether the lines from `at` on carry the same mark of an older program."""
    found = _OTHER_MARK.match(lines[at])
    if found is None:
        return False
    mark = found[0].strip()
    following = lines[at + 1] if at + 1 < len(lines) else ""
    return not following.strip() or following.lstrip().startswith(mark)


def _mark_other_marks(sheet: Sheet, announced: set[int]) -> None:
    """Mark lines quoted with "|", "}", ":" below an announcement, or with somebody's initials."""
    lines = sheet.lines
    marks = {found[0].strip() for at in announced if sheet.is_writers(at) and (found := _OTHER_MARK.match(lines[at]))}
    for at in range(len(lines) - 1):
        found = _INITIALS.match(lines[at]) if ">" in lines[at] else None
        if found and lines[at + 1].lstrip().startswith(found[0].strip()[: found[0].strip().index(">") + 1]):
            marks.add(found[0].strip()[: found[0].strip().index(">") + 1])
    if not marks:
        return
    before = tuple(marks)
    for at, line in enumerate(lines):
        if line.lstrip(" \t").startswith(before):
            sheet.mark(at, at + 1, Whose.QUOTED)


def _take_back_what_is_typed(sheet: Sheet, announced: set[int]) -> None:
    """Give back lines where ">" means "more than", and nothing announced a quote."""
    if sheet.runs_on or announced:
        return
    marked = [at for at, line in enumerate(sheet.lines) if ">" in line and line.lstrip()[0] == ">"]
    if 0 < len(marked) <= 3 and all(_MORE_THAN.match(sheet.lines[at]) for at in marked):
        for at in marked:
            if sheet.whose[at] is Whose.QUOTED:
                sheet.whose[at] = Whose.WRITER
