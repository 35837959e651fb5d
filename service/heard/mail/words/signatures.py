"""How the writer signed: the closing lines, and what stands below them that nobody typed this time.

A closing formula, a name and a home are typed by the person and stay own words; they are
wanted as the signature too, to know who writes.  A firm's block, a telephone's line and what
stands below "-- " are put there by the program and are cut.
"""

from __future__ import annotations

import re

from heard.mail.words.closings import closes, closes_with_name
from heard.mail.words.mobile_lines import is_mobile_line
from heard.mail.words.whose import Sheet, Whose

_I = re.IGNORECASE

_DASHES = re.compile(r"(?:--|––|—|-- |_{2,3}|-{3})\s{0,2}")
_FIRM = re.compile(
    r"\b(?:manager|director|officer|assistant|advis[eo]r|consultant|engineer|secretary|surveyor|solicitor|lead"
    r"|head of|executive|coordinator|co-ordinator|administrator|team|department|dept|councillor|caseworker|developer"
    r"|president|ceo|cto|cfo|founder|partner|professor|analyst|specialist|supervisor|technician|nurse|doctor|clerk"
    r"|accountant"
    r"|ltd|limited|llp|plc|inc|llc|gmbh|ag|s\.?a\.?r\.?l|b\.?v|s\.?p\.?a|council|association|homes|housing|group"
    r"|trust|services|university|college|school|bureau|nhs|swyddog|rheolwr|cyngor|cyfarwyddwr|geschäftsführer\w*"
    r"|leiter\w*|directeur|directrice|responsable|gerente|direttore|kierownik|dyrektor)\b"
)
_PHONE = re.compile(r"(?:\+\d{1,3}|\(?0\d|\b\d{3}[-. ])[\d\s().-]{6,18}\d|\(\d{3}\)\s?\d{3}[-. ]\d{4}")
_LABELLED = re.compile(
    r"(?:^|[\s|·•,/])(?:t|m|f|e|w|p|d|tel|tél|téléphone|telephone|telefon\w?|phone|ph|ffôn|mobile|mob|mobil\w?|cell"
    r"|fax|ffacs"
    r"|e-?mail|e-bost|web|website|gwefan|www|direct(?: (?:dial|line))?|office|ext|skype|twitter|linkedin|facebook|url)"
    r"\s{0,2}(?:[:|]\s?\S|\.?\s?[+(]?\d{2})",
    _I,
)
_WEB = re.compile(
    r"https?://|www\.|\b[\w.-]{2,40}@[\w-]{2,40}\.[\w.]{2,20}\b|\b[\w-]{2,40}\.(?:co\.uk|org\.uk|gov\.uk|com|org|net"
    r"|eu|de|fr|wales|cymru|io)\b(?!\w)",
    _I,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_SENTENCE = re.compile(r"[a-zà-ž]{2,} [a-zà-ž]{2,}.{8,}[.?!]\s*$")
# Words of sentences; no title or address has them.
_PROSE = re.compile(
    r"[?!]\s*$|\b(?:I|I['’]m|you|your|we|our|my|me|is|are|was|were|have|has|had|not|still|please|came|come|will"
    r"|would|can|they|it|that|this"
    r"|if|when|because|but|been|do|did|nobody|never)\b|^(?:You|We|My|Please|It|This|They|Still|Nobody|The [a-z])"
)
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
_LINE = 110
_NAME_WORDS = 5
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
    """Mark what stands below "-- ", up to the end of the writer's lines or the quote below."""
    lines = sheet.lines
    dashes = [
        at
        for at, line in enumerate(lines)
        if 0 < len(line) <= 8 and sheet.is_writers(at) and _DASHES.fullmatch(line.strip())
    ]
    if len(dashes) > _MOST_DASHES:
        return  # they part points from each other
    for at in dashes:
        end, below = _below(sheet, at)
        real = lines[at].rstrip("\r") in ("-- ", "--")
        if not below:
            # A ruler at the very end, with nothing below it.
            sheet.mark(at, at + 1, Whose.SIGNED)
        elif len(below) <= _SIGNATURE_LINES and (
            (real and not any(_DASHES.fullmatch(line.strip()) for line in below)) or _looks_like_a_block(below)
        ):
            sheet.mark(at, end, Whose.SIGNED)
            return


def _below(sheet: Sheet, at: int) -> tuple[int, list[str]]:
    """Return where the writer's lines below line `at` end, and those with words; a few more than a signature has."""
    below: list[str] = []
    end = at + 1
    while end < len(sheet.lines) and sheet.whose[end] is not Whose.QUOTED and len(below) <= _SIGNATURE_LINES:
        if sheet.is_writers(end) and sheet.lines[end].strip():
            below.append(sheet.lines[end])
        end += 1
    return end, below


def mark_mobile_lines(sheet: Sheet) -> None:
    """Mark the lines that a telephone or an app put among the last."""
    for at in sheet.last_lines(_LAST_FEW):
        if is_mobile_line(sheet.lines[at]):
            sheet.mark(at, at + 1, Whose.SIGNED)
            if at and _RULE.fullmatch(sheet.lines[at - 1][:300]):
                sheet.mark(at - 1, at, Whose.SIGNED)


def _is_followed_by_prose(sheet: Sheet, below: list[int]) -> bool:
    return any(
        len(sheet.lines[at]) > _LINE + 40 or _SENTENCE.search(sheet.lines[at][:400]) for at in below[:2]
    ) and not (any(_is_of_a_firm(sheet.lines[at]) for at in below[:4]))


def _is_name(line: str) -> bool:
    words = line.replace(",", " ").split()
    return (
        1 <= len(words) <= _NAME_WORDS
        and len(line) < 60
        and not any(character.isdigit() for character in line)
        and all(
            not word[0].isalpha()
            or word[0].isupper()
            or word.lower() in ("de", "van", "von", "der", "ap", "y", "al", "and", "and", "&")
            for word in words
        )
    )


def _is_contact(line: str) -> bool:
    """Say whether a line holds a labelled number, a web or a mail address, and is no sentence."""
    return len(line) <= 300 and bool(_LABELLED.search(line) or _WEB.search(line)) and not _SENTENCE.search(line)


def _is_title(line: str) -> bool:
    """Say whether a line names a post or a firm: "Repairs Manager, Northgate Homes"."""
    if len(line) >= _LINE or not _FIRM.search(line.lower()) or _PROSE.search(line) or _SENTENCE.search(line):
        return False
    long_words = [word for word in line.split() if len(word) > 3]
    return sum(word[0].isupper() or not word[0].isalpha() for word in long_words) * 2 >= len(long_words)


def _is_of_a_firm(line: str) -> bool:
    """Say whether a line is of a signature that a program holds: a title, a firm, a number, an address on the web."""
    return _is_contact(line) or _is_title(line)


def _mark_block_below_name(sheet: Sheet, below: list[int], *, same_line_name: bool) -> None:
    """Mark the firm's block below the closing formula and the name; a home and a number typed by hand stay."""
    rest = list(below)
    if not same_line_name and rest:
        signed = sheet.lines[rest[0]].rstrip()
        if signed.endswith((".", "!", "?")) and len(signed.split()) >= _SAYS_SOMETHING:
            return  # "Thank you." may stand at the head of a paragraph
        rest = rest[1:]  # whoever signs, signs first
        if rest and _is_name(sheet.lines[rest[0]]) and not _is_of_a_firm(sheet.lines[rest[0]]):
            rest = rest[1:]
    block: list[int] = []
    for at in rest:
        line = sheet.lines[at]
        if (_SENTENCE.search(line[:400]) or _PROSE.search(line[:400])) and not _is_of_a_firm(line):
            return
        block.append(at)
    if block and _is_block(sheet, block):
        first = next(
            n
            for n, at in enumerate(block)
            if _is_of_a_firm(sheet.lines[at]) or _PICTURE.fullmatch(sheet.lines[at][:300])
        )
        for at in block[first:]:
            sheet.mark(at, at + 1, Whose.SIGNED)


def _is_block(sheet: Sheet, block: list[int]) -> bool:
    lines = [sheet.lines[at] for at in block]
    # One labelled number below a name is a tenant's; a title, a web address or several numbers are a firm's.
    return sum(_is_of_a_firm(line) for line in lines) >= 2 or any(
        _is_title(line) or _WEB.search(line) for line in lines
    )


def _looks_like_a_block(lines: list[str]) -> bool:
    return (
        len(lines) <= 12
        and all(len(line) < _LINE and not _SENTENCE.search(line) for line in lines)
        and (
            any(_is_of_a_firm(line) or _PHONE.search(line) for line in lines)
            or (len(lines) <= 2 and _is_name(lines[0].strip()))
        )
    )


def _mark_last_block(sheet: Sheet, last: list[int]) -> None:
    """Mark a firm's block that stands at the end without any closing formula, below a blank line."""
    begin = len(last)
    while begin > 1 and len(last) - begin < 12:
        line = sheet.lines[last[begin - 1]]
        if len(line) >= _LINE or _SENTENCE.search(line) or (_PROSE.search(line) and not _is_contact(line)):
            break
        begin -= 1
    # It begins below a blank line, so that no line of a paragraph is taken for a title.
    while 0 < begin < len(last) and last[begin] == last[begin - 1] + 1:
        begin += 1
    # A first name typed above the block that the program put there is the writer's.
    if begin + 2 < len(last) and last[begin + 1] > last[begin] + 1 and _is_name(sheet.lines[last[begin]]):
        begin += 1
    block = [sheet.lines[at] for at in last[begin:]]
    if begin == 0 or len(block) < 2:
        return
    contacts = sum(_is_contact(line) or bool(_PHONE.search(line)) for line in block)
    # Addresses alone may be what the writer wrote about.
    named = any(_is_title(line) or _LABELLED.search(line) for line in block) or _is_name(block[0])
    if named and (contacts >= 2 or (contacts == 1 and len(block) >= 3 and any(_is_title(line) for line in block))):
        for at in last[begin:]:
            sheet.mark(at, at + 1, Whose.SIGNED)


def _name_at_end(sheet: Sheet) -> int | None:
    """Return where the last lines begin that are a name and perhaps a home, below a blank line; or None."""
    last = sheet.last_lines(6)
    begin = len(last)
    while begin > 0 and len(sheet.lines[last[begin - 1]]) < 60 and not _SENTENCE.search(sheet.lines[last[begin - 1]]):
        begin -= 1
        if last[begin] == 0 or not sheet.lines[last[begin] - 1].strip():
            break
    if begin < len(last) and last[begin] > 0 and _is_name(sheet.lines[last[begin]].strip(" .,-")):
        return last[begin]
    return None
