"""What the writer typed this time, without quotes, signature and disclaimer.

The message itself is kept whole; this is a view of it.  Rules read these words alone, so two
mistakes matter: our own letter, quoted, taken for the tenant's words starts a stage nobody
asked for; a tenant's words taken for a quote are not heard.  Where there is doubt whether
something is a quote it is the writer's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from heard.mail.threads.subjects import is_forward, normal_subject
from heard.mail.words.banners import banner_end, banner_of, without_banner
from heard.mail.words.disclaimers import mark_added, mark_scanner_lines
from heard.mail.words.dividers import forwards
from heard.mail.words.html_quotes import marked_markup, plain_words, sheet_of
from heard.mail.words.html_text import html_to_text
from heard.mail.words.mobile_lines import is_mobile_line
from heard.mail.words.quotes import mark_quotes
from heard.mail.words.signatures import mark_mobile_lines, mark_signature
from heard.mail.words.whose import Sheet, Whose

__all__ = ["Words", "without_banner", "words_of"]

_FEW_WORDS = 25
# What is typed above a mail that is passed on, and says nothing itself.
_PASSES_ON = re.compile(
    r"\W{0,3}(?:fyi|f\.y\.i|for (?:your )?(?:info|information|attention|action|reference|records)|(?:please )?(?:see"
    r"|read)"
    r"(?: the)?(?: email| mail| message)?(?: below| attached| forwarded)?|(?:as )?(?:below|discussed|requested)|fwd"
    r"|er gwybodaeth"
    r"|zur (?:info|information|kenntnis)|pour (?:info|information)|para tu información|do wiadomości)\W{0,5}",
    re.IGNORECASE,
)
_SEE_BELOW = re.compile(
    r"\b(?:see|find|added|put|answers?|answered|comments?|commented|repl(?:y|ies|ied)|responses?|responded|notes?"
    r"|mine|marked)\b"
    r".{0,40}\b(?:below|in red|in blue|in green|in bold|in capitals|in caps|in colou?r|in line|in-line|inline"
    r"|underneath|in the text|highlighted)\b"
    r"|\b(?:siehe unten|s\.u\.|antworten unten|voir ci-dessous|mes réponses|ver abajo|vedi sotto|zie onder"
    r"|patrz niżej|w tekście|gweler isod|atebion isod)\b",
    re.IGNORECASE | re.DOTALL,
)
# Plain text shows where a link leads, and that a picture stood there.
_LINK = re.compile(r"<https?:[^<>\s]{1,3000}>|<mailto:[^<>\s]{1,300}>|\[cid:[^\[\]\s]{1,300}\]")
_ASCII_NOT_WORDS = bytes(octet for octet in range(128) if not chr(octet).isalnum())
_ASCII = bytes(range(128))
# How much more the markup may say than the text, before it is worth rendering: an announcement's length.
_ANNOUNCEMENT = 220


@dataclass(frozen=True, slots=True)
class Words:
    """A text, cut into what its writer typed, how they signed, and what others wrote; disclaimers are in neither.

    A closing formula, name and home typed by the writer are in `own` and in `signature`.
    """

    own: str
    signature: str = ""
    quoted: str = ""


def words_of(text: str, html: str | None = None, *, subject: str = "") -> Words:
    """Return a text cut up.

    html      the markup of the same text, where there is any: structure tells quotes best
    subject   tells a forward; where nothing was typed above it, the forwarded text is the message
    """
    sheet = _cut(Sheet.of(text))
    if html is not None and (marked := marked_markup(html)) is not None and not _agree(sheet, marked):
        by_structure = _cut(sheet_of(html_to_text(marked)))
        by_structure.runs_on = by_structure.runs_on or _ends_quoted(by_structure)
        if by_structure.text_of(Whose.WRITER) or not sheet.text_of(Whose.WRITER):
            sheet = by_structure
    return _words(text, sheet, subject)


def _cut(sheet: Sheet) -> Sheet:
    """Mark all lines of a sheet; what the markup's structure has marked stays so."""
    _take_back_signatures(sheet)
    _mark_banner(sheet)
    mark_quotes(sheet)
    mark_mobile_lines(sheet)
    mark_scanner_lines(sheet)
    mark_added(sheet)
    if sheet.has(Whose.ADDED):
        mark_mobile_lines(sheet)  # what stood above a long disclaimer
    mark_signature(sheet)
    if not sheet.last_lines(1) and not sheet.has(Whose.QUOTED):
        _take_back_all(sheet)
    return sheet


def _mark_banner(sheet: Sheet) -> None:
    """Mark a gateway's warning; a line that it shares with the writer is parted."""
    end, typed = banner_of(sheet.lines)
    if typed:
        warning = sheet.lines[end - 1]
        sheet.lines[end - 1 : end] = [warning[: warning.rindex(typed)].rstrip(), typed]
        sheet.whose.insert(end, sheet.whose[end - 1])
    sheet.mark(0, end, Whose.ADDED)


def _take_back_all(sheet: Sheet) -> None:
    """Give back what was cut where nothing else is left: it is what they wrote, whatever it looks like."""
    for at in range(banner_end(sheet.lines), len(sheet.lines)):
        if not is_mobile_line(sheet.lines[at]):
            sheet.whose[at] = Whose.WRITER


def _take_back_signatures(sheet: Sheet) -> None:
    """Give back what was typed within the element of a signature, where nothing stands outside of it."""
    if sheet.has(Whose.SIGNED) and not sheet.last_lines(1):
        sheet.whose = [Whose.WRITER if by is Whose.SIGNED else by for by in sheet.whose]


def _agree(sheet: Sheet, marked: str) -> bool:
    """Say whether the text's cut leaves what the markup's leaves, so far as a cheap look can tell."""
    if not sheet.has(Whose.QUOTED):
        return False
    from_text = _letters_of(_LINK.sub("", sheet.text_of(Whose.WRITER)))
    from_markup = _letters_of(plain_words(marked))
    added = _letters_of(sheet.text_of(Whose.SIGNED, Whose.ADDED))
    more = len(from_markup) - len(from_text)
    return from_text in from_markup and more <= len(added) + _ANNOUNCEMENT


def _letters_of(text: str) -> str:
    """Return the letters and figures of a text, with nothing between them."""
    # Nearly all that goes is ASCII, and octets go ten times as fast; of the rest there are few, each many times.
    octets = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_NOT_WORDS)
    kept = octets.decode("utf-8", "surrogatepass")
    for other in set(octets.translate(None, _ASCII).decode("utf-8", "surrogatepass")):
        if not other.isalnum():
            kept = kept.replace(other, "")
    return kept


def _words(text: str, sheet: Sheet, subject: str) -> Words:
    own, signature = sheet.text_of(Whose.WRITER), sheet.signature()
    if not sheet.has(Whose.QUOTED):
        return Words(own, signature)
    # Nothing but a name, or "FYI", above a forwarded mail: the mail is what they send.
    typed = own if sheet.closes is None else _above_closing(sheet)
    passes_on = not typed or (len(typed) < 80 and _PASSES_ON.fullmatch(typed) is not None)
    if passes_on and (is_forward(subject) or forwards(_first_quoted(sheet))):
        return Words(without_banner(text).strip(), signature)
    if not own and not _is_reply(subject):
        return Words(without_banner(text).strip())
    if sheet.runs_on and len(own.split()) <= _FEW_WORDS and _SEE_BELOW.search(own):
        # The answers stand within the quote, in red.
        return Words(without_banner(text).strip(), signature)
    return Words(own, signature, sheet.quoted())


def _ends_quoted(sheet: Sheet) -> bool:
    return next(
        (by for line, by in zip(reversed(sheet.lines), reversed(sheet.whose), strict=True) if line.strip()), None
    ) is (Whose.QUOTED)


def _first_quoted(sheet: Sheet) -> str:
    """Return the first line of what is quoted: what announces a forwarded mail stands there or nowhere."""
    lines = zip(sheet.lines, sheet.whose, strict=True)
    return next((line for line, by in lines if by is Whose.QUOTED and line.strip(" _-=*\t")), "")


def _above_closing(sheet: Sheet) -> str:
    return "".join(sheet.lines[at] for at in sheet.writers_lines() if sheet.closes is None or at < sheet.closes)


def _is_reply(subject: str) -> bool:
    return normal_subject(subject) != " ".join(subject.split())
