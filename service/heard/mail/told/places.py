"""Streets and blocks in a text, and their names made comparable: "Rowan Tower", "41 Sallow Rd".  Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice

from heard.mail.format.swap import Swap
from heard.mail.told.street_words import NOT_A_NAME, NOT_IN_A_NAME, PLAIN_TYPES, SMALL_TYPES, TYPES, WELSH_TYPES

LIMIT = 20_000
TRIED = 300
MOST = 12
_STRAIGHT = Swap(
    dict.fromkeys("\u00a0\u2007\u2009\u202f\t\r", " ")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013", "-")
)
_SIGNS = b",.;:!?()[]<>\"'*/-"
_SMALL_WORDS = bytes(0x20 if sign in _SIGNS else sign for sign in bytes(range(256)).lower())
_WORD = r"(?:St\.|[^\W\d_][\w'-]{0,24}+)"
_NAME = re.compile(rf"[ .]{{0,2}}(?:[,\n][ \n,]{{0,3}})?((?:{_WORD}[ ]{{1,3}}){{0,4}}{_WORD})")
_CAPITALS = re.compile(r"[A-Z](?:t\.|(?:[^\W\d_]|['-]){1,24}+)(?:[ ][A-Z](?:t\.|(?:[^\W\d_]|['-]){1,24}+)){1,4}+")
_SMALL = re.compile(rf"\b([a-z][a-z'-]{{2,20}}) ({'|'.join(SMALL_TYPES)})\b")
# A street without a word for it: "14 Gallowgate", where a town and a postcode follow.
_ABOVE_POSTCODE = re.compile(
    r"[ ,]{1,2}((?:[A-Z](?:[^\W\d_]|['-]){1,24}+[ ]){0,2}[A-Z](?:[^\W\d_]|['-]){1,24}+)[ ]?[,\n]"
    r"(?:[^\n,0-9]{1,30}[,\n ]){0,3}?[ ]?[A-Z]{1,2}[0-9][A-Z0-9]?[ ]?[0-9][A-Z]{2}\b"
)
_AT = re.compile(r"\b(?:at|of|from|address(?: is)?:?)[ ]{1,2}(?:no\.? ?)?$", re.IGNORECASE)
_LIVES_IN = re.compile(r"(?:(?:^|\n)[ ]*|\bin[ ]{1,2})(?:no\.? ?)?$", re.IGNORECASE)
_ENDS = re.compile(r"[ ]{0,2}(?:[,.;:)!?\n]|-[ ]|$)")
_NEXT_WORD = re.compile(r"[ ]{1,2}([^\W\d_]{1,24})")
_NOT_FIRST = NOT_A_NAME | NOT_IN_A_NAME
_KINDS_ALONE = frozenset(TYPES) - {"st", "dr", "gr", "pl", "cl", "ho", "av", "mt", "block"}
"""What names a street without a number before it."""


def straight(text: str) -> str:
    """Return the text looked at, with plain spaces, quotes and hyphens, letter for letter."""
    text = text[:LIMIT]
    return text.replace("\t", " ").replace("\r", " ") if text.isascii() else _STRAIGHT(text)


def small_words(text: str) -> bytes:
    """Return the text with A to Z in small letters and spaces for all else, to see at once what words it has."""
    # As octets they are made small five times as fast, and then parted and compared in less time too.
    return text.encode("ascii", "replace").translate(_SMALL_WORDS)


def street_after(text: str, end: int, *, number_at: int, unit: bool) -> tuple[str, int] | None:
    """Return the street or block named right after a house number, and where its name ends.

    number_at  where the number begins: what stands before it shows whether small letters are an address
    unit       whether the number is said to be a flat's
    """
    match = _NAME.match(text, end)
    if match is None:
        return None
    words = _until_no_name(match[1].split())
    if len(words) > 1 and words[0][0].isupper() and _plain(words[0]) in WELSH_TYPES:
        words = words[: next((at for at, word in enumerate(words) if at and not _is_welsh(word)), len(words))]
        return normal_street(words), match.start(1) + _end_of(match[1], words)
    for length in range(len(words), 1, -1):
        kind = words[length - 1].removesuffix("'s").strip(".'").lower()
        if kind not in TYPES or (kind == "block" and length > 2):
            continue
        last = match.start(1) + _end_of(match[1], words[:length])
        is_written_large = all(word[0].isupper() for word in words[: length - 1])
        if not is_written_large and words[0].lower() in NOT_A_NAME:
            continue
        if unit or kind in PLAIN_TYPES or is_written_large or _is_an_address(text, number_at, last):
            return normal_street([*words[: length - 1], kind]), last
    above = _ABOVE_POSTCODE.match(text, end)
    if above is not None and len(words) == len(match[1].split()):
        return normal_street(above[1].split()), above.end(1)
    return None


def _is_welsh(word: str) -> bool:
    return word[0].isupper() or word in ("y", "yr", "yn", "a", "ar")


def _is_an_address(text: str, number_at: int, end: int) -> bool:
    """Say whether a number and a name in small letters stand where an address does: "at 9 linden close"."""
    before = text[max(0, number_at - 24) : number_at]
    if _ENDS.match(text, end) or _AT.search(before):
        return True
    following = _NEXT_WORD.match(text, end)
    ends = following is not None and following[1].lower() in NOT_IN_A_NAME
    return ends and _LIVES_IN.search(before) is not None


def _until_no_name(words: list[str]) -> list[str]:
    for position, word in enumerate(words):
        small = word.strip("'").lower()
        if small in NOT_IN_A_NAME or (small == "the" and not (position == 0 and word[0].isupper())):
            return words[:position]
    return words


def _end_of(written: str, words: Sequence[str]) -> int:
    end = 0
    for word in words:
        end = written.index(word, end) + len(word)
    return end


def streets_written_large(text: str) -> Iterator[str]:
    """Yield every street or block whose name is written with capitals, with or without a number."""
    for match in islice(_CAPITALS.finditer(text), TRIED):
        small = match[0].lower().split(" ")
        if _KINDS_ALONE.isdisjoint(small):
            continue
        begin = next((at for at, word in enumerate(small) if word not in _NOT_FIRST), len(small))
        for end in range(len(small), begin + 1, -1):
            if small[end - 1] in _KINDS_ALONE:
                if NOT_IN_A_NAME.isdisjoint(small[begin:end]):
                    yield normal_street(small[begin:end])
                break


def streets_written_small(text: str) -> Iterator[str]:
    """Yield the blocks named in small letters without a number, where the word for it is hardly used otherwise."""
    for match in islice(_SMALL.finditer(text), TRIED):
        if match[1] not in NOT_A_NAME and match[1] not in NOT_IN_A_NAME:
            yield normal_street((match[1], match[2]))


def normal_street(words: Sequence[str]) -> str:
    """Return a street's name to compare: small, without accents and signs, its last word in full."""
    plain = [_plain(word) for word in words]
    return " ".join([*(word for word in plain[:-1] if word), TYPES.get(plain[-1], plain[-1])])


def _plain(word: str) -> str:
    small = word.lower()
    if not small.isascii():
        small = "".join(letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter))
    return small if small.isalnum() else "".join(filter(str.isalnum, small))
