"""The first words of what somebody outside wrote, and their name, for a reason that staff read.

A stranger chose them: they are few, on one line, and nothing among them is a link or an address.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from heard.mail.message import Message

MOST_WORDS, LONGEST = 14, 100
_LOOKED_AT = 2_000
"""Characters."""
_LINKS = ("://", "www.", "@", "mailto:", "tel:", "javascript:", "data:")
_LONGEST_NAME = 60
_TAG = re.compile(r"<[^<>]{0,200}>")
_MARKUP = re.compile(r"[<>\[\]{}|*_`~#\\=]|&\w{1,10};|&#\d{1,7};")
_SITE = re.compile(
    r"[^\W_][\w-]{1,60}[.\u3002\uff0e](?:[\w-]{1,60}[.\u3002\uff0e]){0,3}[^\W\d_]{2,20}\b"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b|\blocalhost\b",
    re.IGNORECASE,
)
"""What mail programs make a link of, though nothing says that it is one: in any letters, and by number."""


def first_words(text: str) -> str:
    """Return the first words of a text, and "..." where it goes on; "" where it has none."""
    words = _plain(text).split()
    shown = " ".join(_unlinked(words[:MOST_WORDS]))
    whole = len(words) <= MOST_WORDS and len(shown) <= LONGEST
    return shown if whole else f"{at_a_word(shown, LONGEST).rstrip(' .,;:')} ..."


def at_a_word(text: str, longest: int) -> str:
    """Return the first characters of a text, to the end of a word where there is one; `longest` of them at most."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0] or text[:longest]


def wrote(who: str, message: Message) -> str:
    """Return who wrote a message and how it begins, for whoever has not seen it."""
    words = first_words(message.own_words) or first_words(message.subject) or "nothing in words"
    return f'{who} wrote: "{words}"'


def shown_name(name: str) -> str:
    """Return the name somebody outside writes under, on one line, without links, addresses and markup."""
    plain = _MARKUP.sub(" ", _plain(name))
    return " ".join(word for word in _unlinked(plain.split()) if "/" not in word)[:_LONGEST_NAME].rstrip()


def _plain(text: str) -> str:
    """Return the beginning of a text without tags and without what cannot be printed."""
    return "".join(each if each.isprintable() else " " for each in _TAG.sub(" ", text[:_LOOKED_AT]))


def _unlinked(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that neither are a link or an address nor would be made one."""
    for word in words:
        if not any(link in word.lower() for link in _LINKS) and not _SITE.search(word):
            yield word
