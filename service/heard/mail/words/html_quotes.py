"""Where mail programs' HTML says that a quote, or a signature, begins and ends.

Outlook puts everything quoted behind one mark, so what follows it is quoted; Gmail, Apple and
most others wrap each quote in an element, so an answer below it is the writer's.  What is
found is marked in the markup itself with characters no text contains, so that the text
rendered from it still tells whose each line is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from heard.mail.words.header_blocks import runs_together
from heard.mail.words.html_text import without_struck
from heard.mail.words.whose import Sheet, Whose

# Private characters: begins and ends of quotes and of signatures.
_QUOTE, _QUOTE_END, _SIGNED, _SIGNED_END = "\ue0f1", "\ue0f2", "\ue0f3", "\ue0f4"
_ALL_MARKS = (_QUOTE, _QUOTE_END, _SIGNED, _SIGNED_END)
_MARKS = re.compile(f"[{_QUOTE}-{_SIGNED_END}]")

_I = re.IGNORECASE
_TAG = re.compile(r"<(/?)(div|blockquote|hr|span|table|p|pre|section)\b([^<>]*+)>", _I)
_ANY_TAG = re.compile(r"<[^<>]*+>")
_ATTRIBUTES = 1_500
_MOST_ELEMENTS = 20_000

# A markup without any of these in its tags, in small letters, has no mark: the cheap question first.
_SIGNS = (
    "quote", "appendonsend", "divrplyfwdmsg", "divrpf", "reference-message", "olk_src_body", "stopspelling", "zwchr",
    "border-top", "width:98%", "moz-cite", "moz-forward", "aolreplacedbody", "zmail_extra", "data-marker", "<hr",
    "messagereplysection", "airmail_on", "reply-intro", "replyheader", "hs_reply", "cite", "signature", "bloop_sign",
    "isforwardcontent", "gmail_attr", "moz-email",
)  # fmt: skip
_OPENING_TAG = re.compile(r"<[a-zA-Z][^<>]*+>")

# x_ stands before ids that were themselves quoted by Outlook on the web, and in Outlook for Mac's.
_REST_IS_QUOTE = re.compile(
    r"""\bid\s?=\s?["']?(?:x_)*(?:appendonsend|divRplyFwdMsg|divRpF\d|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION|stopSpelling|zwchr)"""
    r"""|\bclass\s?=\s?["']?[^"'<>]{0,200}\bms-outlook-mobile-reference-message\b"""
    r"""|\bdata-marker\s?=\s?["']?__(?:DIVIDER|HEADERS|QUOTED_TEXT)__"""
    r"""|\bname\s?=\s?["']?messageReplySection\b""",
    _I,
)
# The rule above the headers: Word in Outlook for Windows (2007 to now, cm or in), and Windows Mail.
_RULE_ABOVE = re.compile(
    r"border:\s?none;\s?border-top:\s?solid\s(?:#E1E1E1|#B5C4DF|windowtext)\s"
    r"|border-top:\s?(?:solid\s(?:#E1E1E1|#B5C4DF)|1px solid (?:#e1e1e1|#b5c4df))"
    r"|padding-top:\s?5px;\s?border-top-color:\s?rgb\(229, 229, 229\)",
    _I,
)
_LABEL_FIRST = re.compile(r"\s*+[^\W\d_][^:：<>\n]{0,24}[:：]")
_WIDE_RULE = re.compile(r"(?=.{0,200}display:\s?inline-block)(?=.{0,200}width:\s?98%)", _I | re.DOTALL)
_IS_QUOTE = re.compile(
    r"""\btype\s?=\s?["']?cite\b"""
    r"""|\b(?:class|id)\s?=\s?["']?(?:[^"'<>]{0,200}[\s_])??(?:x_)*(?:gmail_attr|yahoo_quoted|ymail_android_quoted|moz-cite-prefix|moz-email-headers-table|protonmail_quote"""
    r"""|tutanota_quote|front-blockquote|zmail_extra|aolReplacedBody|freshdesk_quote|missive_quote|airmail_on|reply-intro|replyHeader|quoted-text|hs_reply|cm_quote|skiff_quote|fm-quote|mailru-blockquote|sh-quoted-content|gmail_quote_attribution|isForwardContent)"""
    r"""|\bydp[0-9a-z]{4,20}yahoo_quoted""",
    _I,
)
_GMAIL = re.compile(r"""\bclass\s?=\s?["']?(?:[^"'<>]{0,100}\s)?(?:x_)*gmail_quote(?:_container)?\b""", _I)
_LINE_AT_SIDE = re.compile(
    r"border-left(?:-width|-style)?:\s?(?!none|0|medium none)|\bclass\s?=\s?[\"']?[^\"'<>]{0,80}(?:quote|cite)", _I
)
_SIGNATURE = re.compile(
    r"""\b(?:id|class|data-smartmail|name|data-marker)\s?=\s?["']?(?:[^"'<>]{0,100}[\s_])??(?:x_)*(?:ms-outlook-mobile-signature|gmail_signature|moz-signature|protonmail_signature_block"""
    r"""|messageSignatureSection|__SIG_(?:PRE|POST)__|bloop_sign|zmail_signature|mobile_signature|ymail_android_signature|tutanota_signature)"""
    r"""|\bid\s?=\s?["']?(?:x_)*Signature["'\s>]""",
    _I,
)
_ANNOUNCES = re.compile(r"(?:\d{1,2}[:.]\d{2}|(?:19|20)\d\d|@|&lt;).{0,300}[:：]\s*$", re.DOTALL)
_MOST_ANNOUNCED = 60
_MOST_RULES = 20
_LABEL_IN_MARKUP, _HEAD_IN_MARKUP = 300, 2_000


@dataclass(slots=True)
class _Element:
    name: str
    begin: int
    inner: int
    end: int
    attributes: str


def marked_markup(markup: str) -> str | None:
    """Return the markup with its quotes and signatures marked, or None if its structure shows none."""
    if not _may_have_marks(markup):
        return None
    markup = without_struck(markup)
    spans = list(_outermost(_spans(markup)))
    if not spans:
        return None
    pieces: list[str] = []
    at = 0
    for begin, end, whose in spans:
        opening, closing = (_QUOTE, _QUOTE_END) if whose is Whose.QUOTED else (_SIGNED, _SIGNED_END)
        pieces += (_unmarked(markup[at:begin]), opening, _unmarked(markup[begin:end]), closing)
        at = end
    pieces.append(_unmarked(markup[at:]))
    return "".join(pieces)


def _may_have_marks(markup: str) -> bool:
    # Tags are a small part of most markup, and hold hardly anything beyond ASCII: they are soon in small letters.
    tags = "".join(_OPENING_TAG.findall(markup)).lower()
    return any(sign in tags for sign in _SIGNS)


def _unmarked(markup: str) -> str:
    # Hardly anybody writes such characters; where they are not, that is seen at once.
    return _MARKS.sub("", markup) if any(mark in markup for mark in _ALL_MARKS) else markup


def sheet_of(rendered: str) -> Sheet:
    """Return the lines of a text rendered from marked markup, each with whose it is."""
    lines: list[str] = []
    whose: list[Whose] = []
    now = Whose.WRITER
    for line in rendered.split("\n"):
        at = 0
        pieces: list[tuple[str, Whose]] = []
        for found in _MARKS.finditer(line):
            pieces.append((line[at : found.start()], now))
            now = {_QUOTE: Whose.QUOTED, _SIGNED: Whose.SIGNED}.get(found[0], Whose.WRITER)
            at = found.end()
        pieces.append((line[at:], now))
        said = [piece for piece in pieces if piece[0].strip()] or pieces[-1:]
        for text, by in said:
            lines.append(text)
            whose.append(by)
    return Sheet(lines, whose)


def plain_words(marked: str) -> str:
    """Return roughly what marked markup says outside its quotes, all tags left out: cheap, for comparing."""
    pieces = marked[max(0, marked.find("<body")) :].split(_QUOTE)
    outside = (piece if at == 0 else piece.partition(_QUOTE_END)[2] for at, piece in enumerate(pieces))
    return html.unescape(_ANY_TAG.sub(" ", "".join(outside)))


def _spans(markup: str) -> Iterator[tuple[int, int, Whose]]:
    """Yield begin, end and owner of everything the structure shows; they may lie within one another."""
    elements = _elements(markup)
    announced = rules = 0
    past_gmail = 0
    for number, element in enumerate(elements):
        attributes = element.attributes
        if element.begin < past_gmail:
            continue
        if element.name == "blockquote":
            # Gmail's own mark without Gmail's element around it: the writer pressed "quote".
            if not _GMAIL.search(attributes) and (_IS_QUOTE.search(attributes) or _LINE_AT_SIDE.search(attributes)):
                yield element.begin, element.end, Whose.QUOTED
            elif announced < _MOST_ANNOUNCED:
                announced += 1
                if _ANNOUNCES.search(_text_before(markup, element.begin)):
                    yield element.begin, element.end, Whose.QUOTED
            continue
        if element.name == "hr" and rules < _MOST_RULES:
            rules += 1
            if _headers_follow(markup, element.end):
                yield element.begin, len(markup), Whose.QUOTED
                return
        if not attributes:
            continue
        if _REST_IS_QUOTE.search(attributes) or _is_rule_above(markup, element):
            yield element.begin, len(markup), Whose.QUOTED
            return
        if _GMAIL.search(attributes):
            yield from _gmail_quotes(markup, elements, number)
            past_gmail = element.end
        elif _IS_QUOTE.search(attributes):
            yield element.begin, element.end, Whose.QUOTED
        elif _SIGNATURE.search(attributes):
            yield element.begin, element.end, Whose.SIGNED


def _is_rule_above(markup: str, element: _Element) -> bool:
    if element.name == "hr":
        return _WIDE_RULE.match(element.attributes) is not None
    if element.name != "div" or not _RULE_ABOVE.search(element.attributes):
        return False
    # People draw rules too; a mail program's has an earlier mail's "From:" below it, in whatever language.
    return _LABEL_FIRST.match(_ANY_TAG.sub("", markup[element.inner : element.inner + 1_500])) is not None


def _headers_follow(markup: str, at: int) -> bool:
    """Say whether an earlier mail's headers stand right below a plain rule, whatever elements hold them."""
    below = markup[at : at + _HEAD_IN_MARKUP]
    if not _LABEL_FIRST.match(_ANY_TAG.sub("", below[:_LABEL_IN_MARKUP])):
        return False
    return runs_together(" ".join(html.unescape(_ANY_TAG.sub(" ", below)).split()))


def _outermost(spans: Iterator[tuple[int, int, Whose]]) -> Iterator[tuple[int, int, Whose]]:
    """Yield the spans that do not lie within another, in order; a signature that a quote begins in ends there."""
    reached = 0
    held: tuple[int, int, Whose] | None = None
    for begin, end, whose in spans:
        if held is not None and held[2] is Whose.SIGNED and whose is Whose.QUOTED and begin < held[1]:
            yield held[0], begin, Whose.SIGNED
            held, reached = None, begin
        if begin < reached:
            continue
        if held is not None:
            yield held
        held, reached = (begin, end, whose), end
    if held is not None:
        yield held


def _gmail_quotes(markup: str, elements: list[_Element], number: int) -> Iterator[tuple[int, int, Whose]]:
    """Yield what is quoted within Gmail's element: all of it, or, where answers stand between quotes, the quotes."""
    outer = elements[number]
    quotes: list[_Element] = []
    for element in elements[number + 1 :]:
        if element.begin >= outer.end:
            break
        inside = quotes and element.begin < quotes[-1].end
        if element.name == "blockquote" and not inside and _GMAIL.search(element.attributes):
            quotes.append(element)
    # A forwarded mail stands in the same element, whole, and may hold quotes of its own.
    if not quotes or "---" in _ANY_TAG.sub("", markup[outer.inner : quotes[0].begin][:3_000]):
        yield outer.begin, outer.end, Whose.QUOTED
        return
    yield outer.begin, quotes[0].end, Whose.QUOTED
    for quote in quotes[1:]:
        yield quote.begin, quote.end, Whose.QUOTED


def _elements(markup: str) -> list[_Element]:
    """Return the elements that may matter, in order.  One that never ends, ends with the markup."""
    found: list[_Element] = []
    open_ones: dict[str, list[_Element | None]] = {}
    seen = 0
    for tag in _TAG.finditer(markup):
        closing, name, attributes = tag[1], tag[2].lower(), tag[3]
        if closing:
            if open_ones.get(name) and (ended := open_ones[name].pop()):
                ended.end = tag.end()
            continue
        element: _Element | None = None
        attributes = attributes[:_ATTRIBUTES].strip()
        # Without attributes it may only stand around others.
        if attributes or name in ("blockquote", "hr"):
            element = _Element(name, tag.start(), tag.end(), len(markup), attributes)
            found.append(element)
        if name != "hr":
            open_ones.setdefault(name, []).append(element)
        elif element:
            element.end = tag.end()
        seen += 1
        if seen == _MOST_ELEMENTS:
            break
    return found


def _text_before(markup: str, at: int) -> str:
    """Return the end of what is shown right before a place in the markup."""
    return _ANY_TAG.sub("", markup[max(0, at - 800) : at]).replace("&nbsp;", " ").rstrip()[-400:]
