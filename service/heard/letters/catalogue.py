"""Every letter heard writes, and the words its template may use.

A letter is named who.what.which: to whom, what for, in which case.  A template may leave
out a word, unless the policy says the letter must say it; it may use no other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from heard.casework.events import LetterName
from heard.casework.policy import LetterRule

Value = str | int | date | datetime | None


@dataclass(frozen=True, slots=True)
class Word:
    """A value a template may use.

    sample    stands for it when templates are tried at the start
    optional  whether it may be None, or not given at all; the template has to read well without it
    lets_in   for what a stranger wrote: returns what of it may be printed, or None
    """

    name: str
    means: str
    sample: Value
    optional: bool = False
    lets_in: Callable[[str], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    name: LetterName
    when: str
    words: tuple[Word, ...]

    def word(self, name: str) -> Word | None:
        return next((word for word in self.words if word.name == name), None)


LONGEST_NAME = 60
APOSTROPHES_AND_HYPHENS = "'’-‐"
INITIALS = re.compile(r"\w(\.\w)*\.?")


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


def _is_name(word: str) -> bool:
    if "." in word.rstrip(".") and not INITIALS.fullmatch(word):
        return False
    return all(
        char.isalpha() or unicodedata.category(char)[0] == "M" or char in f"{APOSTROPHES_AND_HYPHENS}." for char in word
    )


_REFERENCE = Word("reference", "the case's reference", "NH-26-0042", optional=True)
_MESSAGE = Word("message", "the number heard keeps the message under", 1873, optional=True)
_REASON = Word("reason", "one sentence: what happened, or on what ground", "The sample reason of a letter.")
_NOTICE = (_REFERENCE, _MESSAGE, _REASON)
_MAILBOX = Word("mailbox", "the address of the mailbox", "complaints@northgate.example")
_SINCE = Word(
    "since", "when it began, on the landlord's wall clock", datetime(2026, 4, 2, 17, 1, tzinfo=UTC), optional=True
)
_TROUBLE = Word("trouble", "unreachable, sign-in-refused or silent", "unreachable", optional=True)
_TO_DO = Word("what_to_do", "one sentence: what would put it right", "The sample advice of a letter.", optional=True)
_ALARM = (_MAILBOX, _SINCE, _TROUBLE, _TO_DO)

_LETTERS = (
    Letter(
        LetterName("complainant.acknowledgement.stage-1"),
        "a complaint came, and its first stage begins",
        (
            Word("name", "the complainant's display name", "Mary O'Neill", optional=True, lets_in=greeting_name),
            Word("reference", "the case's reference", "NH-26-0042"),
            Word("handler_name", "who deals with it: a person, or a team", "Complaints Team"),
            Word(
                "answer_by", "the last day in time for the answer; None: none is set", date(2026, 4, 9), optional=True
            ),
            Word("organisation", "the landlord's name", "Northgate Homes"),
            Word("outside_body", "who may be turned to in the end", "Local Government Ombudsman"),
            Word(
                "how_to_complain",
                "the procedure in a few sentences, or where to read it",
                "How complaints are handled.",
            ),
            Word("mailbox", "the address to answer to", "complaints@northgate.example"),
        ),
    ),
    Letter(LetterName("officer.notice.could-not-read"), "a message could not be read", _NOTICE),
    Letter(LetterName("officer.notice.which-case"), "a message may belong to one case or another", _NOTICE),
    Letter(LetterName("officer.notice.who-is-it"), "who wrote a message is in doubt", _NOTICE),
    Letter(LetterName("officer.notice.letter-failed"), "a letter did not arrive", _NOTICE),
    Letter(LetterName("officer.notice.letter-held"), "a letter waits for a person to let it go", _NOTICE),
    Letter(LetterName("officer.notice.danger"), "somebody may be in danger", _NOTICE),
    Letter(LetterName("officer.alarm.mailbox-lost"), "a mailbox is not being heard", _ALARM),
    Letter(LetterName("officer.alarm.mailbox-well"), "it is being heard again", _ALARM),
    Letter(
        LetterName("officer.alarm.reconcile"),
        "a mailbox holds mail that heard does not account for",
        (
            _MAILBOX,
            Word("folder", "the folder that holds it", "Archive"),
            Word("count", "how many messages", 2),
        ),
    ),
)

CATALOGUE: Mapping[str, Letter] = {letter.name: letter for letter in _LETTERS}

SAID_BY: Mapping[str, str] = {
    "reference": "reference",
    "handler-name": "handler_name",
    "answer-by-date": "answer_by",
    "how-to-complain": "how_to_complain",
    "outside-body": "outside_body",
}
"""What a policy may require of a letter of ours (`must_say`), and the word of the template that says it."""


def letter_for(rule: LetterRule) -> LetterName:
    """Return the name of the letter to a complainant that this rule of the policy is about."""
    return LetterName(f"complainant.{rule.name}.{rule.stage}")
