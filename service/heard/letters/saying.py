"""What stands in a letter for each of its words.

No value can change what a letter is: line breaks, control characters and those our own marks are made of become
spaces in it, it can begin neither a list nor a heading nor the like, and it is never read as a template.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import Enum

from jinja2 import Undefined
from jinja2.utils import missing

from heard.casework.in_words import weekday_in_words
from heard.casework.policy.words import Item
from heard.letters.buttons import Button, Opening
from heard.letters.catalogue import Letter
from heard.letters.layout import ITEM, PRESS
from heard.letters.words import OPENS, PRESSES, Word

LONGEST_VALUE = 2000
UNPRINTED = re.compile(
    r"[\x00-\x20\x7f-\xa0\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff]+"
)  # and marks that turn the writing round, and characters for private use, which layout.py uses
MARK = re.compile(r"(?:[-#>~] +)+")


class Sent(Enum):
    """Who sends what is written."""

    BY_HEARD = "by heard"
    BY_AN_OFFICER = "by an officer"  # a draft: what is not given is asked for in brackets


class NoSuchWordGiven(ValueError):
    """A letter needs a word that is not given."""

    def __init__(self, word: str) -> None:
        super().__init__(f"'{word}' is not given")
        self.word = word


class NotGiven(Undefined):
    """A word that is not there: {% if WORD %} leaves out what stands after it, printing it is a mistake."""

    __slots__ = ()

    def __bool__(self) -> bool:
        if self._undefined_obj is not missing:  # a part of a word that has no parts
            self._fail_with_undefined_error()
        return False

    def __str__(self) -> str:
        if self._undefined_obj is not missing:
            self._fail_with_undefined_error()
        raise NoSuchWordGiven(str(self._undefined_name))


class Unasked(str):
    """What could be said, and the policy does not ask for: {% if WORD %} leaves it out, {{ WORD }} prints it."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


def said(value: object) -> str:
    """Return a value as letters say it: "Thursday 9 April 2026", and a datetime on the wall clock it carries.

    Several strings are a list, with a line for each.  Buttons are told apart by where they stand in their tuple.
    """
    if isinstance(value, tuple):
        return "\n".join(
            f"{PRESS}{place}" if isinstance(each, Button) else f"{ITEM}{said(each)}" for place, each in enumerate(value)
        )
    if isinstance(value, datetime):
        return f"{said(value.date())}, {value:%H:%M}"
    if isinstance(value, date):
        return weekday_in_words(value)
    text = UNPRINTED.sub(" ", str(value)[:LONGEST_VALUE]).strip()
    return MARK.sub("", text, count=1) if MARK.match(text) else text


def buttons_of(letter: Letter, values: Mapping[str, object]) -> tuple[Button, ...]:
    """Return the buttons among the values of a letter, of which the word for them is the only one that has any."""
    pressed = values.get(PRESSES) if letter.word(PRESSES) is not None else None
    return tuple(each for each in pressed if isinstance(each, Button)) if isinstance(pressed, tuple) else ()


def openings_of(letter: Letter, values: Mapping[str, object]) -> tuple[Opening, ...]:
    """Return the references that open a mail, of a letter that has a word for them."""
    opens = values.get(OPENS) if letter.word(OPENS) is not None else None
    return tuple(each for each in opens if isinstance(each, Opening)) if isinstance(opens, tuple) else ()


def said_words(letter: Letter, values: Mapping[str, object], wanted: Collection[Item], sent: Sent) -> dict[str, str]:
    """Return what stands for each word of the letter; what cannot be said is left out.

    wanted  what the policy wants said

    Raises NoSuchWordGiven where heard sends it, and something wanted is not given.
    """
    there: dict[str, str] = {}
    wanted = frozenset(wanted)
    for word in letter.words:
        value, is_wanted = values.get(word.name), word.item in wanted
        if value is None and not is_wanted and word.default is None and sent is Sent.BY_HEARD:
            continue  # as most of them are
        text = _given(word, value)
        if text is None:
            text = word.default or (word.in_brackets if sent is Sent.BY_AN_OFFICER else None)
            chosen = is_wanted
        else:
            # A draft has the parts the policy wants, whatever heard knows besides.
            chosen = is_wanted or word.item is None or sent is Sent.BY_HEARD
        if text is not None:
            there[word.name] = text if chosen else Unasked(text)
        elif is_wanted and (word.name not in values or not word.may_be_none or _is_unfilled(word, value)):
            raise NoSuchWordGiven(word.name)
    return there


def _given(word: Word, value: object) -> str | None:
    """Return what is said for a value, or None where it says nothing."""
    if value is None or _is_unfilled(word, value):
        return None
    if word.lets_in is not None:
        value = word.lets_in(str(value))
    if word.mark != ITEM and isinstance(value, tuple):
        return "\n".join(f"{word.mark}{said(each)}" for each in value) or None
    return None if value is None else said(value) or None


def _is_unfilled(word: Word, value: object) -> bool:
    """Say whether a draft's brackets still stand where an officer should have written."""
    return word.in_brackets is not None and word.in_brackets in str(value)
