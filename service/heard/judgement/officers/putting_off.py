"""Whether a letter puts off the answer: to which day, why, and whether the customer agreed.

An answer is put off only where the letter says so: that it will not come on the day it was due, and on which
it will.  A day is taken where no other can be meant; else there is none, and a person is asked.
Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from heard.judgement.officers.answer_to_come import MOVES, THEIRS, speaks_of_the_answer
from heard.judgement.officers.moves_nothing import is_not_given, names_no_new_day
from heard.judgement.officers.sentences import DatedSentence
from heard.mail.told.days import DayNamed

_SOME = r"(?: [\w'-]{1,20})"
# It says in so many words that the answer moves.
_PUTS_OFF = re.compile(
    "|".join(
        (
            r"\b(?:rather than|postpon\w{1,4}|defer\w{1,4}|extend\w{0,3}|extension|overran|overdue)\b",
            r"\b(?:originally|initially|no longer|revised|rearrang\w{1,4}|reschedul\w{1,4})\b",
            r"\b(?:more|further|extra|additional|longer|little) (?:time|than)\b",
            r"\b(?:more|further|extra|additional) (?:\w{1,12} ){0,2}(?:days|weeks)\b|\b(?:slip|slips|slipped)\b",
            r"\ba (?:bit|little) longer\b|\btak(?:e|es|en|ing) longer\b",
            rf"(?:\bnot|n't|\bunable|\bcannot|\bnever)\b{_SOME}{{0,6}} (?:able to|reply|respond|answer|ready|meet|make"
            r"|finish\w{0,2}|complete\w?|in a position|decision|response|give you|let you|have (?:it|that|this))\b",
            rf"\b(?:because|owe|sorry|afraid)\b{_SOME}{{0,5}} (?:won't|will not|can't|cannot)\b",
            r"\b(?:had|i'd|we'd) (?:hoped|promised|expected|planned|meant|intended|aimed|said|told)\b",
            r"\b(?:i|we) (?:said|promised|told you|hoped|wrote)\b",
            r"\b(?:was|were|is|are|fell|falls) due\b|\bdue (?:today|tomorrow|this|by|on|with)\b",
            r"\bnew (?:[\w-]{1,16} ){0,3}(?:date|deadline|target)\b",
            r"\bwill now (?:be|reply|respond|answer|write|have|send|get|come|aim|let|receive|hear)\b",
            r"\bnow (?:expect|aim|hope|looking at)\b",
            r"\b(?:miss(?:ed|ing)?|past|beyond|outside|over) (?:the|our|my|that|this) "
            r"(?:deadline|date|target|day|time\w{0,6})\b",
            r"\b(?:later than|behind schedule|running (?:behind|late)|held up|delayed?)\b",
            r"\bdelay in (?:replying|responding|answering|getting|my|our)\b",
            r"\bbear with\b|\banother (?:week|fortnight|month|few|couple|[0-9]+)\b",
        )
    )
)
# The answer is not there; with a day after the one it was due, that is as plain.
_NOT_THERE = re.compile(
    r"\b(?:still|wait(?:ing)?|awaiting|awaited|patience|not yet|yet to|hasn't|haven't|has not|have not|isn't"
    r"|outstanding|until|before (?:i|we)|need to|needs? (?:the|a|more|until|till)|give (?:me|us) (?:until|till)"
    r"|sorry|apolog\w{2,5}"
    r"|late|delay\w{0,2}|as soon as|chas(?:ed|ing))\b"
)
_PERHAPS = re.compile(r"\b(?:might|may) (?:need|take|have)\b|\bif (?:it|we|i|this|the|that|there)\b")
_CLAUSE = re.compile(r",| but | and | so |; |: | - | \u2013 ")
# What leads to a day that no longer holds.
_OLD_DAY = re.compile(
    "|".join(
        (
            r"\b(?:instead of|rather than|not|from)(?: on| by| the| until){0,2}\s$",
            r"(?:\bnot|n't|\bcannot|\bunable)\b(?![^.;]{0,60}\b(?:until|till|mind)\b)[^.;]{0,60}\s$",
            r"\b(?:(?:(?:was|were|is|are|fell) )?due|originally|initially|(?:should|would) have|promised for"
            r"|(?:i|we|you)(?:'d| had| were| was)? (?:said|promised|told|hoped|meant|expected|planned|aimed))\b"
            r"[^.;]{0,60}\s$",
        )
    )
)
_OTHER_DAY = re.compile(r"\b(?:(?<!instead )of|dated|since)(?: the)? $")
_LEFT_OUT = re.compile(r"\b(?:will|'ll|should|shall)(?: now)? be(?: now)?(?: on| by)?(?: the)? $")
_AHEAD = re.compile(
    r"(?:\bwill|'ll|\bshall|\bby|\buntil|\btill|\bneed|\bexpect|\bshould|\bcan|\bmov\w{1,3}|\bcomes?"
    r"|\bfollows?|\binstead"
    r"|\bnow)\b"
)
_REASON = re.compile(
    "|".join(
        (
            r"\b(?:because|since|due to|owing to|so that|in order to|complex\w{0,3}|complicated)\b",
            r"\bas (?:i|we|the|he|she|they|there|one|some|our|my)\b",
            r"\b(?:waiting|await\w{0,3}|still (?:need|have|to)|needs? (?:to|the|a|more|sight))\b",
            r"(?:\bnot|n't) (?:yet )?(?:come|arrived|had|received|returned|back|been|free|heard|got)\b",
            r"\bonly (?:now|just)\b|\b(?:is|was|been|are) (?:off|away|ill|sick|unwell|called away|in for)\b",
            r"\b(?:on (?:leave|holiday|sick)|sickness|leave)\b",
            r"\buntil (?:i|we|the|he|she|they) (?:have|has|had|get|hear|can)\b",
            r"\bwithout (?:it|that|this|them)\b",
            r"\b(?:interview|speak|spoken|meet|inspect|survey|visit|investigat|enquir|examin|check|report)\w{0,5}\b",
            r"\btoo \w{3,12} (?:for|to)\b|\bwants? \w{3,12}\b",
        )
    )
)
_NO_REASON = re.compile(
    "|".join(
        (
            r"^(?:dear|hi|hello|thank|thanks|many thanks|sorry|please|kind|yours|(?:our |your )?ref\w*|re)\b",
            r"\b(?:sorry|apolog\w{2,5}|refer to|inconvenience|reference)\b",
            r"\bwriting (?:to you |to )?(?:about|regarding|concerning|with|in|further|to)\b",
            r"\b(?:ten|[0-9]+) (?:more |further )?working days\b",
        )
    )
)
_FEWEST_WORDS = 6
_WOULD_WAIT = (
    r"(?:agreed?|consented|accepted|happy|content|fine|ok|okay|don't mind|doesn't mind|do not mind|would rather"
    r"|prefer(?:red)?|no objection)"
)
_AGREED = re.compile(
    "|".join(
        (
            rf"\b(?:you|he|she|they|mr|mrs|ms|miss|mx|dr)\b{_SOME}{{0,5}} {_WOULD_WAIT}\b",
            r"\b(?:as|we) (?:have |had )?agreed\b|\bagreed with (?:you|him|her|them)\b",
            r"\byour (?:consent|agreement)\b|\b(?:at|on) your (?:request|suggestion)\b",
            r"\b(?:thank you|thanks) for agreeing\b",
        )
    )
)
_NOT_AGREED = re.compile(
    r"\b(?:if|unless|whether|until|hope|trust|(?:would|could|do|can) you|please|let (?:me|us) know|want you to"
    r"|(?:have|has|did|do|does) not|(?:have|has|did|do)n't|never)\b"
)
_WAITS = re.compile(
    r"\b(?:wait|longer|later?|more time|extra|extend\w{0,3}|extension|by|until|till|instead|rather|date"
    r"|mov(?:e|ing)|day"
    r"|put|reply|answer|response|decision)\b"
)


@dataclass(frozen=True, slots=True)
class PuttingOff:
    """What a letter says of putting off the answer.

    new_date       the day to which it is put off
    gives_reason   whether it says why that takes longer
    is_agreed      whether it says that the customer agreed
    """

    new_date: date | None
    gives_reason: bool
    is_agreed: bool


def putting_off(sentences: tuple[DatedSentence, ...], *, written: date, due: date | None) -> PuttingOff:
    """Return what a letter says of putting off the answer.

    written   the day the letter was sent
    due       the day the answer is due, as far as is known; without it the words that put it off stand with the day
    """
    new_date = _new_date(sentences, written, due)
    if new_date is None and not any(_puts_off(each) for each in sentences):
        return PuttingOff(None, False, False)
    return PuttingOff(
        new_date,
        any(_gives_reason(each.plain) for each in sentences),
        any(_is_agreed(each.plain) for each in sentences),
    )


def _puts_off(sentence: DatedSentence) -> bool:
    plain = sentence.plain
    return bool(_PUTS_OFF.search(plain) or MOVES.search(plain)) and not _is_no_fact(plain)


def _is_not_there(sentence: DatedSentence) -> bool:
    return bool(_NOT_THERE.search(sentence.plain)) and not _is_no_fact(sentence.plain)


def _is_no_fact(plain: str) -> bool:
    return bool(_PERHAPS.search(plain) or THEIRS.search(plain))


def _new_date(sentences: tuple[DatedSentence, ...], written: date, due: date | None) -> date | None:
    """Return the one day that is named for the answer and lies after the one it was due.

    Where another day is put in the place of an earlier one, that one counts and not the policy's.
    """
    named: list[DayNamed] = []
    old = [due] if due is not None else []
    for number, sentence in enumerate(sentences):
        if names_no_new_day(sentences, number):
            continue
        said_before = " ".join(each.plain for each in sentences[max(0, number - 2) : number])
        new, replaced = _new_and_old(sentence, said_before)
        old += replaced
        if not new:
            continue
        near = sentences if due is not None else sentences[max(0, number - 2) : number + 2]
        if (
            any(day >= written for day in replaced)
            or any(_puts_off(each) for each in near)
            or (due is not None and any(_is_not_there(each) for each in near))
        ):
            named += new
    last = max(written, min(old, default=written))
    days = {each.day for each in named if each.day > last}
    if len(days) > 1:
        days = {each.day for each in named if each.day > last and each.until} or days
    return days.pop() if len(days) == 1 else None


def _new_and_old(sentence: DatedSentence, said_before: str) -> tuple[list[DayNamed], list[date]]:
    """Return the days a sentence names for the answer, and those that it says are no longer."""
    new, old = [], []
    for number, day in enumerate(sentence.days):
        begin, end = sentence.clause(day)
        clause = sentence.plain[begin:end]
        last = sentence.days[number - 1].end if number else 0
        before = _CLAUSE.split(sentence.plain[last : max(last, day.begin)])[-1]
        is_left_out = bool(_LEFT_OUT.search(before)) and speaks_of_the_answer(sentence.plain)
        if _OTHER_DAY.search(before) or not (is_left_out or speaks_of_the_answer(clause, said_before)):
            continue
        is_first_of_two = number + 1 < len(sentence.days) and sentence.days[number + 1].begin == day.begin
        if is_first_of_two or _OLD_DAY.search(before):
            old.append(day.day)
        elif is_not_given(sentence, day):
            continue
        elif _AHEAD.search(clause) or any(letter.isdigit() for letter in day.words):
            new.append(day)
    return new, old


def _gives_reason(plain: str) -> bool:
    """Say whether a sentence tells why: in words for it, or because it tells of anything but the answer and its day."""
    if THEIRS.search(plain):
        return False
    if _REASON.search(plain):
        return True
    return len(plain.split()) >= _FEWEST_WORDS and not (_NO_REASON.search(plain) or speaks_of_the_answer(plain))


def _is_agreed(plain: str) -> bool:
    agreed = _AGREED.search(plain)
    if agreed is None or not _WAITS.search(plain) or plain.endswith("?"):
        return False
    return not _NOT_AGREED.search(plain, 0, agreed.end())
