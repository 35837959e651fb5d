"""What a text says, sentence by sentence, so that a quote can be known again without any header.

Mail programs wrap lines anew, mark them with ">", change quotation marks, dashes and spaces,
rewrite links and cut quotes short; the words and where a sentence ends they leave alone.  What
everybody writes (greetings, closings, thanks) and what programs write (header lines) ties
strangers to each other, and is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b
from zlib import crc32

from heard.mail.format.swap import Swap
from heard.mail.threads.phrases import CLOSING, GREETING, LABELS, LONGEST_STOCK, STOCK, STOCK_BEGINS

_LIMIT = 60_000  # characters; nobody's sentences are looked for beyond
_PAGE = 1_500  # characters; as many have the few sentences that are asked for, and the rest is left unread
_FEWEST_WORDS, _FEWEST_LETTERS = 5, 25
_MOST_WORDS = 24  # of a sentence; text without full stops is cut by its own words, the same way wherever it begins

_QUOTE_MARKS = re.compile(r"^[ \t\u00a0]*[>|][>| \t\u00a0]*", re.MULTILINE)
_LINKS = re.compile(
    r"<(?:https?:|mailto:|tel:|cid:|www\.)[^<>]{0,4000}>"  # behind its words, as mail programs write HTML in text
    r"|<[^<>\s@]{1,100}@[^<>\s@]{1,250}>|\[(?:image|cid|mailto|https?)[:\s][^\[\]]{0,2000}\]|https?://[^\s<>]*+"
)
_UNSEEN = Swap(dict.fromkeys("\u2018\u2019\u201b\u0060\u00b4\u02bc\u00ad\u200b\u200c\u200d\u2060\ufeff", ""))
_PARAGRAPHS = re.compile(r"\n[ \t\u00a0]*\n\s*")
_ENDS = re.compile(r"[.!?\u2026:;\u3002\uff01\uff1f](?:[\"\u201d\u00bb)\]*_]{0,3}(?=\s|$)|(?<=[\u3002\uff01\uff1f]))")
_SIGN = re.compile(r"[^\w ]")
_SPACES = {number: " " for number in range(128) if not chr(number).isalnum()}


def said(text: str, at_most: int) -> tuple[str, ...]:
    """Return the sentences of a text as digests, in order, each once.

    Left out are those of fewer than five words and 25 letters.  The same sentence gives the same digest
    however it is wrapped, quoted, marked and spaced, in capitals or small letters.
    """
    found: dict[str, None] = {}
    for words in _sentences(text[:_LIMIT]):
        joined = " ".join(words)
        if len(words) < _FEWEST_WORDS and len(joined) < _FEWEST_LETTERS:
            continue
        if len(words) <= LONGEST_STOCK and words[0] in STOCK_BEGINS and STOCK.match(joined):
            continue
        found[blake2b(joined.encode("utf-8", "replace"), digest_size=8).hexdigest()] = None
        if len(found) >= at_most:
            break
    return tuple(found)[:at_most]


def _sentences(text: str) -> Iterator[list[str]]:
    """Yield the sentences of a text that are its writer's, as words; a long one in pieces."""
    signing = False
    for paragraph in _paragraphs(text):
        if signing and len(paragraph) <= 200:
            signing = False
            continue
        greeting = GREETING.match(paragraph)
        begin = greeting.end() if greeting else 0
        below_a_line = f"\n{paragraph}"
        closing = CLOSING.search(below_a_line, begin)
        end = closing.start() if closing else len(paragraph)
        # The name stands beneath, or after a blank line.
        signing = closing is not None and not below_a_line[closing.end() :].strip()
        if end - begin >= 2 * _FEWEST_WORDS - 1:  # with a letter to each word
            yield from _cut(paragraph[begin:end])


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text, plain; a page is made plain when it is come to."""
    begin = 0
    while begin >= 0:
        end = text.find("\n\n", begin + _PAGE)
        page = _plain(text[begin:] if end < 0 else text[begin:end])
        yield from _PARAGRAPHS.split(page.lstrip() if begin else page)
        begin = end


def _plain(text: str) -> str:
    """Return a text in small letters, without apostrophes, what is not seen, marks of quotes and links."""
    text = text.lower().replace("\r\n", "\n").replace("'", "")
    if not text.isascii():
        text = unicodedata.normalize("NFC", _UNSEEN(text))
    if ">" in text or "|" in text:
        text = _QUOTE_MARKS.sub("", text)
    return _LINKS.sub(" ", text) if "<" in text or "[" in text or "://" in text else text


def _cut(paragraph: str) -> Iterator[list[str]]:
    spaced = _spaced(paragraph)
    begin, is_a_headers = 0, False
    for end in (*_ENDS.finditer(paragraph), None):
        words = spaced[begin : end.start() if end else None].split()
        if words and not is_a_headers:
            if len(words) <= _MOST_WORDS:
                yield words
            else:
                yield from _pieces(words)
        if end is not None:
            begin = end.end()
            is_a_headers = bool(words) and paragraph[end.start()] == ":" and words[-1] in LABELS


def _spaced(text: str) -> str:
    """Return a text as long as it was, with a space for all that is no letter or digit."""
    # The first way is the faster, and most text is ASCII.
    return text.translate(_SPACES) if text.isascii() else _SIGN.sub(" ", text).replace("_", " ")


def _pieces(words: list[str]) -> Iterator[list[str]]:
    """Cut a long sentence before certain words, of which every eighth is one."""
    begin = 0
    for at, word in enumerate(words):
        if at > begin and not crc32(word.encode("utf-8", "replace")) & 7:
            yield words[begin:at]
            begin = at
    yield words[begin:]
