"""Days that a letter names for the answer and that put nothing off.

The customer is asked whether they would wait, or had asked for more time and is refused; another complaint is
spoken of; or no one day is meant.  Taken for a new day, each of these would move a due date that nobody moved.

All words are in small letters, with straight quotes.  Pure; every look is of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from heard.judgement.officers.sentences import DatedSentence
from heard.mail.told.days import DayNamed

_OTHER = re.compile(r"\b(?:other|another|second|separate|different) (?:[\w-]{1,16} ){0,2}(?:complaint|case|matter)\b")
_OF_IT = re.compile(r"\b(?:it|that|this)\b")
_THEIR_WISH = re.compile(
    r"\byou(?:'ve| have| had|'d)? (?:\w{1,12} )?(?:ask(?:ed)?|want(?:ed)?|request(?:ed)?|suggest(?:ed)?|propos(?:ed)?"
    r"|would like|wish(?:ed)?)\b|\byour (?:request|wish|suggestion)\b"
)
_ASKED_FOR = re.compile(
    r"\byou(?:'ve| have| had)? (?:\w{1,12} )?(?:asked|wanted|requested|suggested|proposed)(?: (?:me|us))? "
    r"(?:to|for|that|if|whether|until|till)\b(?!.{0,200}\b(?:i|we|you)(?:'ll| will| shall)\b)"
)
_REFUSES = re.compile(
    r"(?:\bcan't|\bcannot|\bcan not|\bwon't|\bwill not|\bunable to|\bnot able to|\bmay not)(?: \w{1,12}){0,2} "
    r"(?:do|agree|accept|grant|allow|offer|wait|put (?:it|that|this)|move (?:it|that|this))\b"
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|approx\.?|circa|towards|sometime|some time)(?: on| by| in)?(?: the)?\s$"
)
_OR_SO = re.compile(
    r",?(?: or (?:so|thereabouts|around then|soon after)\b|-?ish\b| or a (?:bit|little) (?:later|after)\b)"
)
_UNLESS_THEY_SAY_NO = re.compile(
    r"\bunless (?:you|i hear|we hear)\b|\b(?:i|we)(?:'ll| will) (?:take it|assume|go with)\b"
    r"|\bif (?:i|we) (?:don't|do not) hear\b"
)
_NEAR = 20
"""Characters before a day within which "about" is said of it."""


def names_no_new_day(sentences: Sequence[DatedSentence], number: int) -> bool:
    """Say whether what a sentence names for the answer is no new day: a question, a refusal, or of another complaint.

    A question that counts silence for a yes announces the day.

    number   which of the sentences it is
    """
    plain = sentences[number].plain
    before = sentences[number - 1].plain if number else ""
    after = sentences[number + 1].plain if number + 1 < len(sentences) else ""
    if plain.endswith("?") and not _UNLESS_THEY_SAY_NO.search(after):
        return True
    if _OTHER.search(plain):
        return True
    if _THEIR_WISH.search(plain) and (_REFUSES.search(plain) or _REFUSES.search(after)):
        return True
    return bool(_OTHER.search(before) and _OF_IT.search(plain))


def is_not_given(sentence: DatedSentence, day: DayNamed) -> bool:
    """Say whether a day is only near the one meant ("around 26 June"), or is what the customer had asked for."""
    begin, _ = sentence.clause(day)
    near = sentence.plain[max(0, day.begin - _NEAR) : day.begin]
    wished = _ASKED_FOR.search(sentence.plain[begin : day.begin])
    return bool(wished or _ABOUT.search(near) or _OR_SO.match(sentence.plain, day.end))
