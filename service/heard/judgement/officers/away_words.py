"""The words by which a mail program says that somebody is away, back, or gone for good; and what only looks like them.

A working week ("I no longer work on Fridays"), a condition ("if I am out of the office") and what is past ("I have been
on leave") say nothing of today.  `without_habits` takes them out, so that the rest can be looked at plainly.  Pure.
"""

from __future__ import annotations

import re

from heard.mail.told.days_ahead import WEEKDAY

_LEAVE = r"(?:leave|holidays?|vacation|secondment|sabbatical|jury (?:service|duty)|strike)\b(?! requests?\b)"
_OFFICE = r"out of (?:the |my )?office\b(?![- ](?:hours?|emergenc|number|service|cover|line|calls?|phone|team)\w*)"
_GONE = rf"(?:{_OFFICE}|away\b|absent\b|off\b|on (?:\w+ ){{0,2}}{_LEAVE}|not (?:in|at|available)\b|unavailable\b)"
AWAY = re.compile(
    rf"\b{_OFFICE}|\booo\b"
    r"|\b(?:not|away|absent) (?:in|from) (?:the |my )?(?:office|desk|work)\b"
    r"|\b(?:i am|i'm|am|be|been|currently|now|then) (?:\w+ ){0,2}(?:away|absent|off (?:sick|work|ill))\b"
    rf"|\bon (?:\w+ ){{0,2}}{_LEAVE}"
    r"|\b(?:annual|sick|maternity|paternity|parental|compassionate|special|unpaid|adoption|study) leave\b"
    r"(?! requests?\b)"
    r"|\b(?:back|return(?:ing)?) (?:\w+ ){0,4}(?:office|desk|work)\b"
    r"|\b(?:will|shall|'ll|won't) (?:not )?(?:be back|return)\b"
    r"|(?:^|[.!?:\n] ?)(?:currently )?away\b|\breturning\b(?! (?:your|the|any|all|calls?|to you)\b)"
    r"|\b(?:am|'m) back (?:on|by|after|next|tomorrow)\b|\b(?:when|until|once) i (?:return|am back|get back)\b",
    re.IGNORECASE,
)
"""That somebody is away, or will be."""

HERE = re.compile(
    r"(?<!when )(?<!once )(?<!until )(?<!till )(?<!after )(?<!if )(?<!before )(?<!while )(?<!soon as )(?<!time )"
    r"(?<!that )"
    r"\b(?:(?:i am|i'm|i have|i've) (?:now |just |already |finally )*(?:back|returned)|(?:am )?now back)\b"
    r"(?! (?:on|by|next|tomorrow|soon|until|till)\b)"
    r"(?! (?:in (?:the )?office|at (?:work|my desk)) (?:next|tomorrow|soon|until|till|the week|w/c)\b)"
    r"(?! (?!in (?:the )?office\b|at (?:work|my desk)\b|now\b)"
    r"[^.!?]*\b(?:next|soon|later|shortly|new year|after (?:easter|christmas|the))\b)",
    re.IGNORECASE,
)
"""That they are back, where no day to come is named beside it."""

_AN_EMPLOYER = (
    r"(?:\w+ ){0,3}(?:organi[sz]ation|company|council|trust|association|authority|business|service|team|homes|housing"
    r"|group|department|employment|role|post|job)\b"
)
_NAMED = r"(?-i:(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z])"
GONE_FOR_GOOD = re.compile(
    r"\bno longer (?:working|works?|employed)\b(?! (?:on|every|each|weekends?|part|full|from home|flexi|late|in the "
    rf"(?:office|mornings?|afternoons?|evenings?)|{WEEKDAY}s?)\b)"
    r"|\bno longer (?:with|part of|a member of|an employee of) (?:us|the|our|this|" + _NAMED + r")"
    rf"|\b(?:i|has|have|'ve) (?:now |since |recently |sadly )?left (?:{_AN_EMPLOYER}|{_NAMED}|on {_NAMED}?[0-9])"
    r"|\b(?:has|have|'ve) (?:now |since |recently )?left(?=[.!,]|$)"
    r"|\b(?:has|have|'ve) (?:now |since |recently )?(?:retired|resigned)\b"
    rf"|\b(?:am|'m|be) (?:leaving|retiring) (?:from )?(?:{_AN_EMPLOYER}|{_NAMED}|on\b)",
    re.IGNORECASE,
)
"""That they work there no longer, or will not."""

_A_WEEKDAY = rf"{WEEKDAY}s?\b"
_WEEKDAYS = rf"{_A_WEEKDAY}(?:(?: ?[,&/\u2013-] ?| (?:to|and|or|until|till|through) |, and ){_A_WEEKDAY})*+"
_NO_DATE = r"(?! ?(?:the )?[0-9])(?! (?:of )?(?:next|this) week)"
_HABITS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # The days somebody works, or an office does.
        r"(?:\b(?:no longer|do not|don't|does not|only|usually|normally|generally|currently|also) )*"
        r"(?<!at )(?<!to )(?<!off )(?<!from )\bwork(?:s|ing)?(?: (?:part[- ]time|full[- ]time|days?|hours?|pattern|week"
        r"|is|are|on|from|every|each|only|compressed|reduced|in the office)| ?[:,-])*+ "
        rf"{_WEEKDAYS}{_NO_DATE}",
        rf"\b(?:non[- ]?working days?|days? off|office days?)(?: (?:is|are|on)| ?:)* {_WEEKDAYS}{_NO_DATE}",
        rf"\b(?:open|hours|times|closed)\b[^.!?\n]{{0,40}}? {_WEEKDAYS}{_NO_DATE}",
        rf"\b(?:in|at) (?:the |my )?(?:office|desk|work)(?: on)?:? {_A_WEEKDAY}[ ,]*(?:to|and|-|\u2013|,) ?{_WEEKDAYS}"
        rf"{_NO_DATE}",
        rf"\b{_GONE}[^.!?\n]{{0,40}}?\b(?:(?:every|each|alternate|most) {_A_WEEKDAY}|(?:on )?(?:mon|tues|wednes|thurs"
        rf"|fri|satur|sun)days\b(?:,? (?:and|to|or) (?:mon|tues|wednes|thurs|fri|satur|sun)days)?)",
        # What is only a case, what is past, and what is denied.
        rf"\b(?:if|whenever|when|unless|should|in case) (?:i am|i'm|i be) (?:\w+ )?{_GONE}",
        rf"\b(?:have been|'ve been|had been|was|were) (?:\w+ )?{_GONE}(?![^.!?\n]*\b(?:since|until|till|today)\b)",
        rf"\b(?:no longer|not) (?:{_OFFICE}|away\b|off sick\b|on (?:\w+ )?{_LEAVE})",
        # To answer is not to come back.
        r"\b(?:get|come|call|ring|write|go|report|be) back (?:to (?:you|them|everyone|all)|in touch|with (?:you|a))\b",
        r"\breturn (?:(?:all|any) )?(?:your|the|my|calls?|e-?mails?|messages?)\b",
    )
)


def without_habits(text: str) -> str:
    """Return a text as long as it was, without what says nothing of an absence now or to come."""
    for pattern in _HABITS:
        text = pattern.sub(lambda match: " " * len(match[0]), text)
    return text
