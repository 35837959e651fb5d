"""The heading of an earlier mail within a text: whose it was, to whom, when, and where its words begin.

Programs write it in every language (words/header_blocks.py knows them), on a line each or all on
one, with a rule or a "Forwarded message" above.  What it says is a claim of whoever passed it on.

Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heard.mail.format.addresses import addresses
from heard.mail.message import Address
from heard.mail.words.attributions import announcement, may_announce
from heard.mail.words.dividers import divides, forwards
from heard.mail.words.header_blocks import HeaderBlocks, label_of, labels_within, runs_together

_MOST_LINES = 24
_MAILTO = re.compile(r"[<\[(]mailto:([^<>\[\]()\s]{3,200})[>\])]", re.IGNORECASE)
_RULE = re.compile(r"[\s_\-=*\u2500\u2014]{0,200}")
_QUOTE_MARK = re.compile(r"^[ \t]{0,3}>[ ]?")
_ANNOUNCED = re.compile(
    r"([^<>,\d]{0,120}?)\s{0,2}[<(\[]\s?(?:mailto:)?([^\s<>()\[\]]{1,100}@[^\s<>()\[\]]{2,200})[>)\]]"
)
_MOST_ANNOUNCEMENTS = 40


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above an earlier mail.

    begin, end   the lines it takes, with the rule or divider above it
    sender       None where no address is given; `name` is given all the same
    to           to whom it was, as it stands there
    sent         when, as it stands there
    is_a_forwards  whether its divider says that what follows is passed on
    announced    whether it is a reply's line ("On ... somebody wrote:") rather than headers
    """

    begin: int
    end: int
    sender: Address | None
    name: str
    to: str
    sent: str
    subject: str
    is_a_forwards: bool = False
    announced: bool = False


def heading_in(lines: list[str], start: int = 0) -> Heading | None:
    """Return the first heading at or below a line, or None."""
    blocks = HeaderBlocks(lines)
    tries = 0
    for at in range(start, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        if blocks.begins(at) or (divides(line) and runs_together(line)):
            return _of_headers(lines, at, start)
        if tries < _MOST_ANNOUNCEMENTS and may_announce(line):
            tries += 1
            begun = announcement(lines, at, quote_follows=_is_quoted_below(lines, at))
            if begun is not None and (found := _announced(lines, max(begun, start), at)) is not None:
                return found
    return None


def unmarked(lines: list[str]) -> list[str]:
    """Return lines without the mark before each from an earlier mail's headers on, as Apple's programs pass mail on."""
    at = next((n for n, line in enumerate(lines) if line.lstrip().startswith(">")), None)
    if at is None or not label_of(_QUOTE_MARK.sub("", lines[at]))[0]:
        return lines
    return [*lines[:at], *(_QUOTE_MARK.sub("", line) for line in lines[at:])]


def without_marks(lines: list[str]) -> list[str]:
    """Return lines without a mark that stands before every one of them."""
    written = [line for line in lines if line.strip()]
    if not written or not all(line.lstrip().startswith(">") for line in written):
        return lines
    return [_QUOTE_MARK.sub("", line) for line in lines]


def _of_headers(lines: list[str], at: int, start: int) -> Heading:
    together = labels_within(lines[at])
    if len(together) > 2:
        said, end = _first_of_each(together), at + 1
    else:
        said, end = _on_lines(lines, at)
    begin, is_a_forwards = _divider_above(lines, at, start)
    sender, name = _sender(said.get("from", ""))
    return Heading(
        begin, end, sender, name, said.get("to", ""), said.get("date", ""), said.get("subject", ""), is_a_forwards
    )


def _first_of_each(labels: tuple[tuple[str, str], ...]) -> dict[str, str]:
    said: dict[str, str] = {}
    for kind, value in labels:
        said.setdefault(kind, value.strip())
    return said


def _on_lines(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """Return what the headers say that stand on a line each, and the line below the last of them."""
    said: dict[str, str] = {}
    last, end, blank = "", at, False
    for number in range(at, min(at + _MOST_LINES, len(lines))):
        line = lines[number]
        if not line.strip():
            blank = True
            continue
        kind, value = label_of(line)
        if kind and kind not in said:
            said[kind] = value.strip(" *\t")
        elif kind == "copy":
            pass  # an importance, a list of attachments
        elif not kind and not blank and _goes_on(last, line):
            said[last] = f"{said[last]} {line.strip()}"
            kind = last
        else:
            break
        last, end, blank = kind, number + 1, False
    return said, end


def _goes_on(last: str, line: str) -> bool:
    """Say whether a line is the rest of the one above: an address, a long list of addressees, a wrapped subject."""
    if last in ("from", "to", "copy"):
        return "@" in line or ";" in line
    return last == "subject" and line[:1] in " \t"


def _divider_above(lines: list[str], at: int, start: int) -> tuple[int, bool]:
    """Return where what announces the heading begins, and whether it says that a mail is passed on."""
    begin, says_so = at, False
    for above in range(at - 1, max(start, at - 5) - 1, -1):
        line = lines[above]
        if line.strip() and not (_RULE.fullmatch(line[:200]) or divides(line)):
            break
        says_so = says_so or forwards(line)
        begin = above
    return begin, says_so


def _sender(value: str) -> tuple[Address | None, str]:
    found = addresses(_MAILTO.sub(r"<\1>", value)[:400])
    if found:
        first = found[0]
        name = first.name or next((each.name for each in found if each.address == first.address and each.name), "")
        return Address(name, first.address), name
    return None, value.partition("<")[0].strip(" \"'*;,[]")[:200]


def _is_quoted_below(lines: list[str], at: int) -> bool:
    below = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
    return below.lstrip().startswith(">")


def _announced(lines: list[str], begin: int, at: int) -> Heading | None:
    text = " ".join(line.strip() for line in lines[begin : at + 1])
    found = _ANNOUNCED.search(text)
    if found is None:
        return None
    name, address = found[1].strip(" \"'*"), found[2].lower()
    sent = f"{text[: found.start()]} {text[found.end() :]}"
    return Heading(begin, at + 1, Address(name, address), name, "", sent, "", announced=True)
