"""The words for who deals with a case: "assign to Gareth", "Gareth - one for you", "I'll take it".

A case that is given to the wrong person is given on, so what is asked of a colleague by name gives it to them.  A name
that nobody has, or two, is answered with those who may be meant.  Pure.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from heard.casework.commands import Assign, Command
from heard.casework.people import Officer
from heard.judgement.commands.names import officers_like, officers_named
from heard.judgement.commands.of_cases import CASE
from heard.judgement.commands.pattern import Entry, entry
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.typed import assignments, typed

_FEW = 2
"""Words behind "assign" up to which somebody may have meant a name."""
_LIKE = 0.8
_A_NAME = re.compile(
    r"@?(?!(?:You|All|Team|Everyone|Please|The|This|Not|I|We|She|He|They)\b)[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
)


def _assign(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    who = match["who"]
    if who.lower() in ("me", "myself"):
        return Assign(None)
    return _given_to(who, spoken, is_a_name=len(who.split()) <= _FEW)


def _nearly_assign(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Be unsure of a verb that is nearly the right one, before somebody who is there."""
    if not get_close_matches(match["verb"].lower(), ("assign", "assigned", "allocate", "allocated"), cutoff=_LIKE):
        return None
    found = _meant(match["who"], spoken)
    if match["who"].lower() in ("me", "myself"):
        return Unsure((typed(Assign(None)),))
    return Unsure(assignments(found, spoken.staff)) if found else None


def _you_deal(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Give a case to whom a line speaks to, or of, by name; of anybody else it says nothing."""
    return _given_to(match["who"], spoken, is_a_name=_A_NAME.fullmatch(match["who"]) is not None)


def _given_to(who: str, spoken: Spoken, *, is_a_name: bool) -> Command | Unsure | None:
    """Return that a case is given to the one officer whom a name fits.

    is_a_name   whether words that fit nobody may be the name of somebody
    """
    found = officers_named(who, spoken.staff)
    if len(found) == 1:
        return Assign(found[0].address)
    found = _meant(who, spoken)
    if found or is_a_name:
        return Unsure(assignments(found, spoken.staff) or (typed(Assign(None)),))
    return None


def _meant(who: str, spoken: Spoken) -> tuple[Officer, ...]:
    return officers_named(who, spoken.staff) or officers_like(who, spoken.staff)


_IT = r"(?:it|this|this (?:one|case)|the case)"
_TAKE = (
    rf"(?:(?:deal with|handle|take(?: over| on)?|pick up|look after|action) {_IT}|(?:take|pick) {_IT} (?:on|over|up))"
)
_TAKING = rf"(?:(?:dealing with|handling|taking(?: over| on)?|picking up|looking after) {_IT}|picking {_IT} up)"
_THIS_IS = r"(?:this|this one|it)(?:'s| is)"
_YOURS = rf"(?:over to you|(?:{_THIS_IS} )?(?:all )?yours|{_THIS_IS} for you|(?:another )?one for you)"
_WHO = r"(?P<who>[^,]{2,60}?)"

OF_OWNERS: tuple[Entry, ...] = (
    entry(rf"(?:re-?)?(?:assign(?:ed)?|allocated?){CASE}(?: to)? (?P<who>.{{1,80}})", _assign),
    entry(rf"(?:give|pass|hand){CASE}(?: over| on)? to (?P<who>.{{1,80}})", _assign),
    entry(rf"(?P<verb>[a-z]{{5,10}}){CASE} to (?P<who>.{{1,80}})", _nearly_assign),
    entry(
        rf"mine to deal with|take(?: {_IT})?|i(?: have|'ve) (?:got )?(?:it|this|this one)"
        rf"|leave (?:it|this|this one) (?:with|to) me|i(?:'ll| will) (?:{_TAKE}|take care of {_IT}|(?:do"
        rf"|have) this one)"
        rf"|(?:i am |i'm )(?:{_TAKING}|on (?:it|this))|i deal with {_IT}",
        lambda match, spoken: Assign(None),
    ),
    entry(
        rf"{_WHO}(?:,|:| -)?(?: (?:please|pls|can you|could you|would you|will you|to|will)){{0,2}},? {_TAKE}",
        _you_deal,
    ),
    entry(rf"{_TAKE},? {_WHO}", _you_deal),
    entry(rf"{_WHO}(?:,|:| -)? {_YOURS}", _you_deal),
    entry(rf"{_YOURS}(?:,|:| -)? {_WHO}", _you_deal),
    entry(rf"(?:over to|{_THIS_IS} (?:one )?for|(?:another )?one for) {_WHO}", _you_deal),
)
"""In the order in which they are tried."""
