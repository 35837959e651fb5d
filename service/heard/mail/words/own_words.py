"""What the writer typed this time, without quotes, signature and disclaimer.

The message itself is kept whole; this is a view of it.  Rules read these words alone, so two
mistakes matter: our own letter, quoted, taken for the tenant's words starts a stage nobody
asked for; a tenant's words taken for a quote are not heard.  Where there is doubt whether
something is a quote it is the writer's.
"""

from __future__ import annotations

from dataclasses import dataclass

from heard.mail.threads.subjects import is_forward
from heard.mail.words import quote_marks as marks
from heard.mail.words.html_quotes import without_quotes
from heard.mail.words.html_text import html_to_text

# A signature or a divider: what follows "--" is cut only while it is no longer than a signature.
_SIGNATURE_LINES = 20
_BANNER_LINES = 12
_FEW_WORDS = 15


@dataclass(frozen=True, slots=True)
class Words:
    """A text, cut into what its writer typed, how they signed, and what others wrote; disclaimers are in neither."""

    own: str
    signature: str = ""
    quoted: str = ""


def words_of(text: str, html: str | None = None, *, subject: str = "") -> Words:
    """Return a text cut up.

    html      the markup of the same text, where there is any: structure tells quotes best
    subject   tells a forward; where nothing was typed above it, the forwarded text is the message
    """
    return Words(_own(text, html, subject=subject))


def _own(text: str, html: str | None = None, *, subject: str = "") -> str:
    whole = without_banner(text).strip()
    if html is not None:
        shown = html_to_text(without_quotes(html))
        if shown.strip():
            text = shown
    lines = without_banner(text).split("\n")
    cut = _first_quote(lines)
    own = _without_tail(_without_quoted_lines(lines[:cut]))
    if not own and (is_forward(subject) or marks.FORWARD.search(whole)):
        return whole
    if len(own.split()) <= _FEW_WORDS and marks.SEE_BELOW.search(own) and len(own) < len(whole):
        # The answers stand within the quote, in red.
        return whole
    return own


def without_banner(text: str) -> str:
    """Return the text without the warning a gateway puts first ("CAUTION: This email originated from outside")."""
    lines = text.split("\n", _BANNER_LINES)
    first = 0
    while first < len(lines) and not lines[first].strip():
        first += 1
    end = first
    while end < min(len(lines), _BANNER_LINES) and (
        marks.BANNER.search(lines[end][:600]) or (end > first and marks.BANNER_GOES_ON.search(lines[end][:600]))
    ):
        end += 1
        while end < min(len(lines), _BANNER_LINES) and not lines[end].strip():
            end += 1
    return "\n".join(lines[end:]) if end > first else text


def _first_quote(lines: list[str]) -> int:
    """Return where the first quote begins that runs to the end, or the number of lines."""
    for at, line in enumerate(lines):
        if line.startswith(">"):
            continue
        if marks.DIVIDER.match(line) or _is_header_block(lines, at):
            return _with_rule_above(lines, at)
        begun = _attribution(lines, at)
        if begun is not None:
            following = next((later for later in lines[at + 1 : at + 4] if later.strip()), "")
            if not following.startswith(">"):
                return _with_rule_above(lines, begun)
    return len(lines)


def _is_header_block(lines: list[str], at: int) -> bool:
    """Say whether a mail's headers, as a mail program quotes them, begin here: From, and a date, within six lines.

    One "From:" alone is a letter's own word.
    """
    first = marks.LABEL.match(lines[at][:200])
    if first is None or first[1].lower() not in marks.FROM:
        return False
    kinds = set()
    for line in lines[at + 1 : at + 7]:
        label = marks.LABEL.match(line[:200])
        if label:
            word = label[1].lower()
            kinds |= {kind for kind, words in marks.OTHER_LABELS.items() if word in words}
        elif not line.strip() and kinds:
            break
    return "date" in kinds and (len(kinds) >= 2 or "@" in lines[at])


def _with_rule_above(lines: list[str], at: int) -> int:
    while at and (
        not lines[at - 1].strip() or marks.RULE.fullmatch(lines[at - 1]) or marks.FORWARD.match(lines[at - 1])
    ):
        at -= 1
    return at


def _attribution(lines: list[str], at: int) -> int | None:
    """Return the line where "On ..., ... wrote:" begins that ends on line `at`, or None."""
    if not lines[at].rstrip(" *_").endswith((":", "：")) or len(lines[at]) > 400:
        return None
    found = None
    for begin in range(at, max(-1, at - 4), -1):
        # Wrapped over several lines it begins with "On" and a number, or it is not one with them.
        if begin < at and not marks.ATTRIBUTION_BEGINS.match(lines[begin]):
            if not lines[begin].strip():
                break
            continue
        joined = " ".join(line.strip() for line in lines[begin : at + 1])
        if len(joined) > 500:
            break
        if marks.SAYS_WHEN.search(joined) and marks.ATTRIBUTION.match(joined) and not marks.OF_ONESELF.search(joined):
            found = begin
    return found


def _without_quoted_lines(lines: list[str]) -> list[str]:
    """Leave out lines quoted with ">" and what announces them; answers between them stay."""
    quoted = [line.lstrip().startswith(">") for line in lines]
    if sum(quoted) == 0:
        return lines
    announced = {
        number
        for at in range(len(lines))
        if (begin := _attribution(lines, at)) is not None
        for number in range(begin, at + 1)
    }
    if sum(quoted) == 1 and not announced and marks.MORE_THAN.match(lines[quoted.index(True)]):
        return lines  # "> 3 weeks and no answer"
    return [line for at, line in enumerate(lines) if not quoted[at] and at not in announced]


def _without_tail(lines: list[str]) -> str:
    """Take off the signature, what a telephone adds, and the disclaimer."""
    for at, line in enumerate(lines):
        if line.rstrip("\r") in ("-- ", "--") and len(lines) - at <= _SIGNATURE_LINES:
            lines = lines[:at]
            break
    kept = [line for line in lines if not (len(line) < 120 and marks.MOBILE.fullmatch(line.strip()))]
    paragraphs = "\n".join(kept).strip().split("\n\n")
    while len(paragraphs) > 1 and _is_disclaimer(paragraphs[-1]):
        paragraphs.pop()
    while paragraphs and not paragraphs[-1].strip("_-=* \n"):
        paragraphs.pop()
    return "\n\n".join(paragraphs).strip()


def _is_disclaimer(paragraph: str) -> bool:
    return len(paragraph) < 6_000 and sum(bool(sign.search(paragraph)) for sign in marks.DISCLAIMER) >= 2
