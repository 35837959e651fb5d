"""The days of an officer's letter: to which it puts off the answer, of a hearing, its own, and of what it promises.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from heard.judgement.officers.letter import Promise
from heard.judgement.officers.promised import promises_in
from heard.judgement.officers.putting_off import putting_off
from heard.judgement.officers.sentences import DatedSentence, dated_sentences
from heard.mail.told.days import days_named

_HEAD = 2_000
_HEAD_LINES = 14
_LONGEST_DATE = 60
_DATED = re.compile(
    r"(?:date of (?:letter|response|reply|decision|issue)|date|dated|(?:letter|response|decision|sent|issued) date)"
    r"[ \t]{0,4}[:.-]?[ \t]{0,4}",
    re.IGNORECASE,
)
_BEFORE_IT_IS_SENT, _AFTER_IT_IS_SENT = timedelta(31), timedelta(7)
_PANEL = re.compile(
    r"\b(?:appeal|complaint|case) (?:will|shall|is to) be heard\b|"
    r"\b(?:panel|hearing|committee|(?:review|appeal) meeting|meeting of the (?:panel|committee|board))\b"
)
_FIXED = r"(?:set|fixed|arranged|booked|scheduled|convened)"
_SITS = re.compile(
    "|".join(
        (
            r"(?:\bwill|'ll|\bshall|\bto) (?:\w{1,12} ){0,3}"
            r"(?:meet|sit|hear|convene|be held|be heard|take place|consider|look at)\b",
            r"\b(?:meets|sits|convenes|hears|takes place)\b",
            rf"\b(?:(?:is|are) (?:on|at|to be|meeting|{_FIXED})|has been {_FIXED})\b",
            r"\b(?:hearing|meeting|panel) (?:date|on)\b|\binvit\w{2,4}\b|\battend\b",
        )
    )
)


@dataclass(frozen=True, slots=True)
class Days:
    """What a letter says of days.

    new_date       the day to which it puts off the answer
    gives_reason   whether it says why that takes longer; never without putting off
    is_agreed      whether it says that the customer agreed; never without putting off
    panel_on       the day it fixes for a panel or a hearing
    dated          the date at its head
    promises       what is still to be done, 20 at most; none where the answer is put off
    """

    new_date: date | None
    gives_reason: bool
    is_agreed: bool
    panel_on: date | None
    dated: date | None
    promises: tuple[Promise, ...]


def days_in(own_words: str, *, written: date, due: date | None) -> Days:
    """Return what an officer's letter says of days.

    own_words   what the officer typed, without what is quoted
    written     the day it was sent, on the landlord's wall clock
    due         the day the answer is due, as far as is known
    """
    sentences = dated_sentences(own_words, written=written)
    put_off = putting_off(sentences, written=written, due=due)
    return Days(
        put_off.new_date,
        put_off.gives_reason,
        put_off.is_agreed,
        _panel_on(sentences, written),
        _dated(own_words, written),
        # What is to be done before there is an answer is a part of finding it, and no remedy.
        () if put_off.new_date is not None else promises_in(sentences, written=written),
    )


def _panel_on(sentences: tuple[DatedSentence, ...], written: date) -> date | None:
    """Return the day a panel sits, where the letter names one such day."""
    days = set()
    for each in sentences:
        if _PANEL.search(each.plain) and _SITS.search(each.plain) and not each.plain.endswith("?"):
            days |= {day.day for day in each.days if day.day > written and not day.until}
    return days.pop() if len(days) == 1 else None


def _dated(own_words: str, written: date) -> date | None:
    """Return the date that stands alone in one of the first lines; one far from the day of sending is a slip."""
    for line in _first_lines(own_words):
        label = _DATED.match(line)
        rest = line[label.end() :].rstrip(" .,") if label else line.rstrip(" .,")
        days = days_named(rest, written=written, limit=2) if len(rest) <= _LONGEST_DATE else ()
        if len(days) == 1 and days[0].words == rest and any(letter.isdigit() for letter in rest):
            day = days[0].day
            return day if written - _BEFORE_IT_IS_SENT <= day <= written + _AFTER_IT_IS_SENT else None
    return None


def _first_lines(own_words: str) -> Iterator[str]:
    lines = (line.strip() for line in own_words[:_HEAD].split("\n"))
    yield from [line for line in lines if line][:_HEAD_LINES]
