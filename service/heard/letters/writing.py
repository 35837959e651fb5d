"""One template and values -> one letter, as text and as HTML."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from heard.casework.policy.words import Item
from heard.errors import Mistake, TemplateError
from heard.letters import layout
from heard.letters.saying import Sent, buttons_of, openings_of, said_words
from heard.letters.wording import SUBJECT, Wording

GAPS = re.compile(r"\n{3,}")
MISPLACED = "has its facts or its buttons in the subject, or beside other words."
DOUBLED = re.compile(r"\[(\[[^\][]*\])\]")
"""What a draft asks for, where the reference would have stood in brackets anyway."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter's words: the subject on one line, and twice the same body, with "\\n" between lines."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG that stands among a letter's words; its name is made of what it shows, so that no other has it."""

    content: bytes

    @property
    def name(self) -> str:
        return f"{hashlib.sha256(self.content).hexdigest()[:32]}@heard"

    @property
    def link(self) -> str:
        """What the page calls it (RFC 2392)."""
        return f"cid:{self.name}"


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below a letter's words, twice the same: made by our own code, in which all others wrote is escaped.

    pictures   those that the HTML names
    """

    text: str
    html: str
    pictures: tuple[Picture, ...] = ()


def with_below(letter: Rendered, below: Below) -> Rendered:
    return Rendered(letter.subject, f"{letter.text}\n{below.text}", layout.with_below(letter.html, below.html))


def in_large_print(letter: Rendered) -> Rendered:
    """Return a letter for somebody who does not see well; its plain text is as large as their program shows it."""
    return Rendered(letter.subject, letter.text, layout.in_large_print(letter.html))


def write(wording: Wording, values: Mapping[str, object], wanted: Collection[Item], sent: Sent) -> Rendered:
    """Write one letter.

    wanted  what the policy wants said

    Raises TemplateError where the template cannot be used or fails, or a word is not given.
    """
    if wording.template is None:
        raise TemplateError(wording.mistakes)
    try:
        written = wording.template.render(said_words(wording.letter, values, wanted, sent))
    except Exception as error:  # a template may divide by nothing, or call what cannot be called
        raise TemplateError([Mistake(wording.where, f"cannot be written: {error}.", "Run: heard check")]) from error
    first, _, body = written.partition("\n")
    subject = DOUBLED.sub(r"\1", " ".join(first.removeprefix(SUBJECT).split()))
    marked = (GAPS.sub("\n\n", body) if "\n\n\n" in body else body).strip("\n") + "\n"
    if layout.is_misplaced(subject, marked):
        raise TemplateError([Mistake(wording.where, MISPLACED, "Leave a blank line before and after them.")])
    buttons = buttons_of(wording.letter, values)
    html = layout.page(subject, marked, wording.links, buttons, openings_of(wording.letter, values))
    return Rendered(subject, layout.plain(marked, buttons), html)
