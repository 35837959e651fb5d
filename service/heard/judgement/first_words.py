"""The first words of what somebody outside wrote, for a reason that staff read.

A stranger chose them: they are few, on one line, and nothing among them is a link or an address.  Pure.
"""

from __future__ import annotations

MOST_WORDS, LONGEST = 14, 100
_LOOKED_AT = 2_000
"""Characters."""
_LINKS = ("://", "www.", "@")


def first_words(text: str) -> str:
    """Return the first words of a text, and "..." where it goes on; "" where it has none."""
    words = text[:_LOOKED_AT].split()
    shown = " ".join(word for word in words[:MOST_WORDS] if not any(link in word.lower() for link in _LINKS))
    whole = len(words) <= MOST_WORDS and len(shown) <= LONGEST
    return shown if whole else f"{shown[:LONGEST].rstrip(' .,;:')} ..."
