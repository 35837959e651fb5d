"""What may be printed of words that a stranger wrote.

A letter goes to whoever a message says it came from, so anyone could have heard send words of
theirs to somebody else.  What is printed is short, on one line, and nothing a mail program
would make a link of.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 60
LONGEST_QUOTE = 400
APOSTROPHES_AND_HYPHENS = "'’-‐"
INITIALS = re.compile(r"\w(\.\w)*\.?")
DOT_OF_AN_ADDRESS = re.compile(r"(?<=\w)\.(?=[^\W\d_]{2})")


def greeting_name(display_name: str) -> str | None:
    """Return the name to greet a stranger by, or None where "Hello" is safer.

    Anyone can write anything where a name belongs.  Only what looks like one is used:
    letters, spaces, hyphens, apostrophes, and dots after an initial or at the end of a
    word, so that "www.example.com" is not a name; two letters at least and LONGEST_NAME
    characters at most.
    """
    if len(display_name) > 4 * LONGEST_NAME:
        return None
    words = unicodedata.normalize("NFC", display_name).split(" ")
    name = " ".join(filter(None, words))
    if len(name) > LONGEST_NAME or sum(map(str.isalpha, name)) < 2:
        return None
    return name if all(map(_is_name, words)) else None


def quoted(text: str) -> str | None:
    """Return a stranger's words as a letter may repeat them, or None where they say nothing.

    One line of LONGEST_QUOTE characters at most, cut between words.  Links and addresses are
    named instead of repeated, and a dot that could make one is followed by a space: a missing
    space after a full stop looks the same.
    """
    started = text[: 2 * LONGEST_QUOTE].split()
    words = " ".join(map(_unlinked, started))
    if not any(map(str.isalpha, words)):
        return None
    if len(words) <= LONGEST_QUOTE and len(text) <= 2 * LONGEST_QUOTE:
        return words
    whole, _, _ = words[:LONGEST_QUOTE].rpartition(" ")
    return f"{whole or words[:LONGEST_QUOTE]} ..."


def _is_name(word: str) -> bool:
    if "." in word.rstrip(".") and not INITIALS.fullmatch(word):
        return False
    return all(
        char.isalpha() or unicodedata.category(char)[0] == "M" or char in f"{APOSTROPHES_AND_HYPHENS}." for char in word
    )


def _unlinked(word: str) -> str:
    if "://" in word or word.casefold().lstrip("(<\"'").startswith("www."):
        return "(a link)"
    if "@" in word:
        return "(an email address)"
    return DOT_OF_AN_ADDRESS.sub(". ", word)
