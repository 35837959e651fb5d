"""The words a reason rests on, as they stand in the mail: whoever reads the notice has neither stems nor patterns.

"(leylandi, hedg)" becomes "(leylandii, hedge)", and what a pattern found begins and ends with whole words, with "..."
where the sentence went on.  Nothing else of a reason is touched, and what does not stand in the mail stays as it is.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from heard.judgement.restricted.words.once import Once
from heard.judgement.threading.alike import words_in
from heard.mail.message import Message

_LISTED = re.compile(r"\(([^()\u201c\u201d\"]{1,200})\)")
_QUOTED = re.compile(r"\u201c([^\u201c\u201d]{1,300})\u201d|\"([^\"]{1,300})\"")
_TOKEN = re.compile(r"[£$€]?\w+(?:['\u2019]\w+)?")
_LETTER = re.compile(r"[\w'\u2019-]")
_BEGINS = re.compile(r"(?:^|[.!?:;][\"'\u2019)]?\s+|\n\s*\n\s*)$")
_ENDS = re.compile(r"\s*(?:$|[.!?]+[\"'\u2019)]?(?:\s|$)|\n\s*\n)")
_LOOKED_AT = 6_000
"""Characters."""


def as_written(because: str, once: Once) -> str:
    """Return a reason with the words of the mail in it as they were written."""
    listed = _LISTED.sub(lambda found: f"({_each(found[1], once)})", because)
    return _QUOTED.sub(lambda found: found[0].replace(found[1] or found[2], _whole(found[1] or found[2], once)), listed)


def _each(listed: str, once: Once) -> str:
    """Return words that stand between commas as they were written."""
    written = once.of(_as_they_stand)
    return ", ".join(written.get(word, word) for word in listed.split(", "))


def _as_they_stand(message: Message) -> Mapping[str, str]:
    """Return how each word of a mail was written, by what is left of it where words are compared."""
    written: dict[str, str] = {}
    for token in _TOKEN.findall(f"{message.own_words[:_LOOKED_AT]}\n{message.subject}"):
        for bare in words_in(token):
            written.setdefault(bare, token)
    return written


def _whole(quote: str, once: Once) -> str:
    """Return a quotation to the ends of its words, with "..." on the side where its sentence goes on."""
    if "..." in quote or not quote.strip():
        return quote
    words = (re.escape(word).replace("'", "['\u2019]") for word in quote.split())
    text = once.of(_text)
    found = re.search(r"\s+".join(words), text, re.IGNORECASE)
    if found is None:
        return quote
    start, end = found.span()
    while start and _LETTER.match(text[start - 1]):
        start -= 1
    while end < len(text) and _LETTER.match(text[end]):
        end += 1
    before = "" if _BEGINS.search(text[max(0, start - 60) : start]) else "... "
    after = "" if _ENDS.match(text, end) else " ..."
    return f"{before}{' '.join(text[start:end].split())}{after}"


def _text(message: Message) -> str:
    return f"{message.subject}\n\n{message.own_words[:_LOOKED_AT]}\n\n{message.signature[:400]}"
