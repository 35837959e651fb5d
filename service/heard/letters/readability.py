"""Which letters to customers are hard to read, told when they are tried: sentences that are too long on average.

A count of words a sentence is rough, and can be done the same by hand; it is no measure of what a sentence means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from heard.casework.policy import Policy
from heard.errors import Mistake, TemplateError
from heard.letters.catalogue import letter_name
from heard.letters.saying import Sent
from heard.letters.shelf import Shelf
from heard.letters.trying_out import stages_of
from heard.letters.writing import write

_ENDS = re.compile(r"(?<=[.!?:])\s+|\n\s*\n|\n(?=- )")
_WORD = re.compile(r"[^\W_]")


def words_a_sentence(text: str) -> float:
    """Return how many words a sentence has on average; a heading, a greeting and a line of a list count as one."""
    lengths = [sum(_WORD.search(word) is not None for word in each.split()) for each in _ENDS.split(text)]
    lengths = [length for length in lengths if length]
    return sum(lengths) / len(lengths) if lengths else 0.0


def hard_to_read(shelf: Shelf, policy: Policy, most: int) -> Iterator[Mistake]:
    """Yield each text of the policy's letters that has more words a sentence than `most`, with sample words in it."""
    for name in dict.fromkeys(letter_name(r.purpose, s) for r in policy.letters.values() for s in stages_of(r, policy)):
        wording = shelf.find(name)
        if wording is None or wording.mistakes:
            continue  # told already
        try:
            found = words_a_sentence(write(wording, wording.letter.samples(), (), Sent.BY_HEARD).text)
        except TemplateError:
            continue  # told already
        if found > most:
            what = f"has {found:.1f} words a sentence, and {most} is the most that heard.toml wants."
            yield Mistake(wording.where, what, "Write shorter sentences.")
