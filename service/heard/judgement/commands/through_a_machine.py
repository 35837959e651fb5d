"""Whether a mail that only its headers call a machine's says what somebody typed.

A telephone, a gateway or a form puts such headers above a tenant's own words, which somebody has to have read; a
program that answers for them says that they are away, or that a mail has come.  In doubt somebody typed it: to ask once
more costs one press.

Pure.
"""

from __future__ import annotations

import re

from heard.judgement.hazard_words import names_a_hazard
from heard.judgement.officers.away_words import AWAY, without_habits
from heard.judgement.own_home import speaks_of_a_home
from heard.mail.machines.reply_words import READ
from heard.mail.machines.subject_marks import AUTOMATIC_REPLY, RECEIPT
from heard.mail.machines.weak_signs import is_as_programs_write
from heard.mail.machines.wording import opening
from heard.mail.told.days_ahead import WEEKDAY

_BY_MORE = (
    "content-class", "content-disposition", "content-type", "delivered-to", "from", "return-path", "subject",
    "winmail.dat", "words", "x-failed-recipients", "x-message-class", "x-ms-exchange-recall-report-generated",
    "x-post-messageclass",
)  # fmt: skip
"""What shows a machine by its words, the kind of its parts, or the null path (RFC 3834, 2): nobody typed that."""
_BACK = re.compile(
    r"(?:^|[.!?,;:\n-] ?)back (?:on |by |from |around |after |at )?(?:the )?"
    rf"(?:{WEEKDAY}\b|[0-9]|tomorrow|next|later|soon)",
    re.IGNORECASE,
)
"""When somebody is back, said as short as by a note on a door."""
_WHOM_ELSE = re.compile(
    r"\b(?:urgent\w*|emergenc\w+|(?:contact|call|ring|phone|text|e-?mail|try) (?!me\b))", re.IGNORECASE
)
"""Whom to turn to meanwhile: it may be somebody of the home, and what for may be a danger."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def may_be_typed(shown_by: str, subject: str) -> bool:
    """Say whether no more than a header shows a machine, and its subject does not call it an answer or a receipt.

    shown_by   what shows a machine, as "Name: value"; see `Sign`
    """
    if shown_by.partition(":")[0].casefold() in _BY_MORE:
        return False
    return not any(each.match(subject) for each in (AUTOMATIC_REPLY, RECEIPT))


def says_somebodys_own(shown_by: str, subject: str, own_words: str) -> bool:
    """Say whether somebody typed the words of a mail that was held for a machine's.

    shown_by   what shows a machine, as "Name: value"; see `Sign`
    """
    if not may_be_typed(shown_by, subject) or not own_words.strip() or opening(own_words).has(READ):
        return False
    if AWAY.search(without_habits(own_words)) is None and _BACK.search(own_words) is None:
        return not is_as_programs_write(own_words)
    besides = " ".join(each for each in _SENTENCE.split(own_words) if not _WHOM_ELSE.search(each))
    return "?" in besides or names_a_hazard(besides) or speaks_of_a_home(besides)
