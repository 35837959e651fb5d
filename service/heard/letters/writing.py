"""One template and values -> one letter, as text and as HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from heard.casework.policy.words import Item
from heard.errors import Mistake, TemplateError
from heard.letters import layout
from heard.letters.saying import Sent, buttons_of, said_words
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
    return Rendered(subject, layout.plain(marked, buttons), layout.page(subject, marked, wording.links, buttons))
