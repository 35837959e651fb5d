"""How patterns are written: which regular expressions a rule may use, and why the others are refused.

Strangers write the text, so no pattern may be slow on any text.  Refused are: repeating a
group without end, a gap without an end, gaps behind gaps, and a beginning in the middle of a
word; what is left costs at most a fixed number of steps at each word of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from math import prod

MAX_GAP = 80  # characters or repetitions one {m,n} may stand for
MAX_STEPS = 5_000  # ways all the repetitions of a pattern may be combined at one place

_WORD_CLASSES, _OTHER_CLASSES = "wd", "sWDS"
_COUNT = re.compile(r"\{(\d*)(,?)(\d*)\}")


class PatternRefused(ValueError):
    """The pattern cannot be used; the text says why, and what to write instead."""


@dataclass(slots=True)
class Item:
    """One piece of a pattern: a letter, an edge of a word, something unknown, or a choice between sequences."""

    letter: str = ""
    edge: bool = False
    choices: list[list[Item]] | None = None
    optional: bool = False
    single: bool = False  # stands for exactly one character, which cannot be a space
    digit: bool = False  # stands for a digit
    most: int = 1  # so often it may follow itself at most
    ways: int = 1  # so many ways it may fit in at one place, at most


def read_pattern(source: str) -> list[list[Item]]:
    """Return a pattern that is known to compile as its choices; raise PatternRefused where it is not a safe one."""
    reader = _Reader(source)
    choices = reader.choices()
    if reader.steps > MAX_STEPS:
        raise PatternRefused("repeats too much at once. Use fewer or shorter gaps.")
    for sequence in choices:
        if not sequence or not is_edge(sequence[0]):
            raise PatternRefused(r"may begin in the middle of a word. Begin it with \b.")
    return choices


def is_edge(item: Item) -> bool:
    return not item.optional and (item.edge or bool(item.letter and not in_word(item.letter)))


def in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


class _Reader:
    """Reads a pattern that is known to compile, from left to right."""

    def __init__(self, source: str) -> None:
        self.source, self.at, self.steps = source, 0, 1
        self.endless = False  # an endless repetition was read, and nothing since that surely ends it

    def choices(self) -> list[list[Item]]:
        """Read sequences parted by bars, up to the end or a closing bracket."""
        found: list[list[Item]] = [[]]
        steps, endless = self.steps, self.endless
        most, left_endless = 1, False
        self.steps = 1
        while (sign := self.source[self.at : self.at + 1]) not in ("", ")"):
            if sign == "|":
                self.at += 1
                most, left_endless = max(most, self.steps), left_endless or self.endless
                self.steps, self.endless = 1, endless
                found.append([])
            else:
                found[-1].append(self._repeated(self._item()))
        self.steps = steps * max(most, self.steps)
        self.endless = left_endless or self.endless
        return found

    def _item(self) -> Item:
        sign = self.source[self.at]
        self.at += 1
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._set()
        if sign == "\\":
            return self._escaped()
        if sign == "^":
            raise PatternRefused(r"uses ^, but a text may follow another. Begin it with \b.")
        if sign == "$":
            return Item(edge=True)
        if sign == ".":
            return Item()
        if sign.isupper():
            raise PatternRefused(f"has a capital {sign!r}, but text is looked at in small letters. Write it small.")
        return Item(letter=sign, single=not sign.isspace())

    def _escaped(self) -> Item:
        sign = self.source[self.at]
        self.at += 1
        if sign == "b":
            return Item(edge=True)
        if sign in _WORD_CLASSES:
            return Item(single=True, digit=sign == "d")
        if sign in _OTHER_CLASSES:
            return Item()
        if sign.isalnum():
            raise PatternRefused(rf"uses \{sign}, which rules do not know. Use \b, \w, \d or \s.")
        return Item(letter=sign, single=True)

    def _set(self) -> Item:
        begin = self.at
        self.at += 1 + (self.source[self.at] == "^")  # a bracket may be the first of its set
        while self.source[self.at] != "]":
            self.at += 1 + (self.source[self.at] == "\\")
        inside = self.source[begin : self.at]
        self.at += 1
        if any(letter.isupper() for letter in re.sub(r"\\.", "", inside)):
            raise PatternRefused(
                f"has a capital in [{inside}], but text is looked at in small letters. Write it small."
            )
        if not re.search(r"[\w\\^]", inside):
            return Item(letter=inside[0])  # any sign does for all of them
        single = not inside.startswith("^") and " " not in inside and not re.search(r"\\[sWDS]", inside)
        return Item(single=single, digit=re.fullmatch(r"(?:\d(?:-\d)?)+", inside) is not None)

    def _group(self) -> Item:
        looks_around = False
        if self.source.startswith("?", self.at):
            opening = next((o for o in ("?:", "?!", "?=", "?<!", "?<=") if self.source.startswith(o, self.at)), None)
            if opening is None:
                raise PatternRefused("uses a group rules do not know. Use (...), (?:...), (?!...) or (?<!...).")
            self.at += len(opening)
            looks_around = opening != "?:"
        choices = self.choices()
        self.at += 1
        return Item(choices=choices, optional=looks_around, ways=max(map(_ways_at_the_end, choices)))

    def _repeated(self, item: Item) -> Item:
        """Read what may follow an item: ?, *, + or {m,n}; count what it costs."""
        sign = self.source[self.at : self.at + 1]
        if sign and sign in "*+":
            self.at += 1
            if item.choices is not None or not item.single:
                raise PatternRefused(f"repeats a gap or a group without end ({sign}). Say how often: {{0,40}}.")
            self._open()
            item = Item(optional=sign == "*", digit=item.digit)
        elif sign == "?":
            self.at += 1
            item.optional = True
            self.steps *= 2 if item.choices else 1
        elif sign == "{":
            item = self._counted(item)
        elif item.edge or (item.letter and not in_word(item.letter)):
            self.endless = False
        if sign and sign in "*+?{" and self.source[self.at : self.at + 1] in ("?", "+", "*", "{"):
            raise PatternRefused("repeats a repetition. Use a plain one.")
        return item

    def _open(self) -> None:
        if self.endless:
            raise PatternRefused(
                "has two endless repetitions with nothing sure between them. Put a space between, or count."
            )
        self.endless = True

    def _counted(self, item: Item) -> Item:
        match = _COUNT.match(self.source, self.at)
        if match is None:
            raise PatternRefused("has a { that begins no count. Write {0,40}, or \\{ for the sign.")
        self.at = match.end()
        least, most = int(match[1] or 0), int(match[3] or (MAX_GAP + 1 if match[2] else match[1]))
        if most > MAX_GAP:
            raise PatternRefused(f"repeats up to {most} times. At most {MAX_GAP} is safe.")
        if item.choices is not None and self.endless:
            raise PatternRefused("repeats a group that ends in an endless repetition. End the group with a space.")
        if item.choices is not None and most > 1:
            if any(all(each.optional for each in choice) for choice in item.choices):
                raise PatternRefused("repeats a group that may be empty. Take the count off, or make part of it sure.")
            # Said so often, what can be read in two ways can be read in two to the power of so many.
            self.steps *= (_alike(item.choices) * item.ways) ** most
        self.steps *= most - least + 1
        item.optional, item.most, item.ways = item.optional or least == 0, most, most - least + 1
        return item


def _ways_at_the_end(choice: list[Item]) -> int:
    """Return in how many ways a sequence may be read where what follows may begin earlier or later; 1 where its end is
    sure."""
    if not choice or not (choice[-1].optional or choice[-1].most > 1):
        return 1
    if choice[0].letter == " " and choice[-1].single:
        return 1  # a space ends the one and begins the next
    return prod(max(item.ways, 1 + item.optional) for item in choice)


def _alike(choices: list[list[Item]]) -> int:
    """Return how many of some sequences may fit at one place at most: "at" where "at all" does."""
    begun = [_sure_letters(choice) for choice in choices]
    return max(sum(each.startswith(other) for other in begun) for each in begun)


def _sure_letters(choice: list[Item]) -> str:
    """Return the letters that a sequence surely begins with, up to where it may be this or that."""
    return "".join(item.letter for item in takewhile(lambda item: item.letter and not item.optional, choice))
