"""The words for what whoever deals with a case has to bear in mind: "arrangements: call before visiting".

What an officer writes behind the first words is kept as it stands.  What begins as a sentence of every day may, such as
"action", wants its colon or a day; a meeting wants a day.  An hour and a place beside the day are words of it.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from heard.casework.commands import Command, State, StateDone
from heard.casework.events import Particular
from heard.casework.in_words import day_in_words
from heard.casework.panels import OF_THE_PANEL
from heard.casework.particulars import LONGEST, WORDS
from heard.judgement.commands.commands_within import commands_within
from heard.judgement.commands.dates import day_in
from heard.judgement.commands.nearest import MOST
from heard.judgement.commands.pattern import Entry, Maker, entry
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.typed import typed

_FEW = 3
"""Words up to which somebody may have meant one of a closed list."""
_LONGEST_DAY = 5
"""Words that a day has at most: "by Tuesday 30 June 2026"."""
_IS = r"(?: (?:is|are)|\s?[:=-])?"
_COLON = r"\s?[:=]"
_MARK = r"(?:\s?[:=]|\s-)"
"""A colon, or the dash that many write for one."""
_WORDS = rf"(?P<words>\S.{{0,{LONGEST - 1}}})"
_BIDS = (
    r"(?:(?:always|only|never|do not|don't|please) )?(?:call|ring|phone|telephone|text|knock|e-?mail|write|visit|speak"
    r"|send|use|allow|bring|avoid|contact|meet|park|wait|give|ask|leave|wear|take|two)"
)
"""How an arrangement begins whose colon was left out: somebody is bidden to do something."""
_MEETING = re.compile(r"(?:with|at|of|about) .+|", re.IGNORECASE)
_HOUR = (
    r"(?:[0-9]{1,2}(?:[:.][0-5][0-9])?\s?(?:[ap]m|[ap]\.m\.?|o'clock|noon)|[0-9]{1,2}[:.][0-5][0-9](?:\s?hrs)?"
    r"|noon|midday)"
)
_BESIDE_ITS_DAY = re.compile(
    rf",?\s?(?:\b(?:at|from)\s)?(?P<hour>\b{_HOUR}(?![\w:])(?:\s?(?:-|\u2013|to|until|till)\s?{_HOUR})?"
    r"(?:(?:,| -|\s(?=(?:at|in|on|by|via)\s)) ?\S.{0,80})?)",
    re.IGNORECASE,
)
"""The hour, with or without a place behind it."""
_CALLED_OFF = (
    r"(?:cancelled|canceled|called off|off|postponed|put off|adjourned|not (?:meeting|sitting|going ahead|taking place)"
    r"|no longer (?:meeting|sitting|going ahead|taking place))"
)


def _said(about: Particular) -> Maker:
    def make(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
        return _unless_it_commands(State(about, _own(match.groupdict().get("words"), spoken)), spoken)

    return make


def _unless_it_commands(state: State, spoken: Spoken) -> State | Unsure:
    """Return what is told; unsure where its words give a command, which nobody would carry out."""
    commanded = commands_within(state.words, spoken)
    return Unsure(commanded) if commanded else state


def _listed(about: Particular, *, may_be_other: bool = True) -> Maker:
    """Return what reads a word of a closed list; `may_be_other`: whether other words may tell something else."""

    def make(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
        said = re.sub(r"^(?:an?|the|their|his|her) ", "", _own(match["words"], spoken).lower())
        if said in WORDS[about]:
            return State(about, said)
        if may_be_other or len(said.split()) > _FEW:
            return None
        return Unsure(tuple(typed(State(about, each)) for each in WORDS[about][:MOST]))

    return make


def _with_a_day(about: Particular, may_be: Callable[[str, date | None], bool]) -> Maker:
    def make(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
        words, day = _apart_from_its_day(_own(match["words"], spoken), spoken.today)
        return _unless_it_commands(State(about, words, day), spoken) if may_be(words, day) else None

    return make


def _apart_from_its_day(text: str, today: date) -> tuple[str, date | None]:
    """Return words without the day at their end, and that day; None where they end with none.

    Where an hour stands behind it, the words say from then on "at" that hour, and what stands behind that.
    """
    words, day = _apart_from_a_day_at_its_end(text, today)
    if day is not None:
        return words, day
    for each in _BESIDE_ITS_DAY.finditer(text):
        words, day = _apart_from_a_day_at_its_end(text[: each.start()].rstrip(), today)
        if day is not None and each.end() == len(text):
            return f"{words} at {each['hour']}".lstrip(), day
    return text, None


def _apart_from_a_day_at_its_end(text: str, today: date) -> tuple[str, date | None]:
    words = text.split()
    for count in range(min(_LONGEST_DAY, len(words)), 0, -1):
        if (day := day_in(" ".join(words[-count:]), today)) is not None:
            before = re.sub(r",?(?: (?:by|on|due|for|before))?$", "", " ".join(words[:-count]))
            return before.rstrip(" ,;:-"), day
    return text, None


def _over(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    return StateDone(_own(match["words"], spoken))


def _own(words: str | None, spoken: Spoken) -> str:
    """Return what an officer says, without the reference of a case that a subject may have at its end."""
    said = re.sub(rf"[\s(]*\b{re.escape(spoken.prefix)}-\S{{1,24}}$", "", words or "", flags=re.IGNORECASE)
    return re.sub(r"\s+", " ", said).strip(" \"'.,;:")


def _sits(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    words, day = _apart_from_its_day(_own(match["words"], spoken), spoken.today)
    hour = _BESIDE_ITS_DAY.fullmatch(words)
    if day is None or (words and hour is None):
        return None
    at = f" at {hour['hour']}" if hour is not None else ""
    return _unless_it_commands(State(Particular.MEETING, f"{OF_THE_PANEL}{at}", day), spoken)


def _called_off(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    said = match.groupdict().get("words")
    if not said:
        return StateDone(OF_THE_PANEL)
    words, day = _apart_from_its_day(_own(said, spoken), spoken.today)
    is_one = day is not None and (not words or _BESIDE_ITS_DAY.fullmatch(words) is not None)
    return StateDone(f"{OF_THE_PANEL}, on {day_in_words(day)}") if day is not None and is_one else None


_ACTION = _with_a_day(Particular.ACTION, lambda words, day: bool(words))
_DATED_ACTION = _with_a_day(Particular.ACTION, lambda words, day: bool(words) and day is not None)
_HELD = _with_a_day(Particular.MEETING, lambda words, day: day is not None and _MEETING.fullmatch(words) is not None)

OF_PARTICULARS: tuple[Entry, ...] = (
    entry(rf"(?:the )?arrangements?(?: (?:made|needed))?{_MARK} {_WORDS}", _said(Particular.ARRANGEMENTS)),
    entry(rf"arrangements? (?P<words>{_BIDS}\b.{{0,80}})", _said(Particular.ARRANGEMENTS)),
    entry(rf"(?:reasonable )?adjustments?{_IS} {_WORDS}", _said(Particular.ADJUSTMENT)),
    entry(r"translation(?: (?:is )?needed)?", _said(Particular.LANGUAGE)),
    entry(
        rf"translat(?:ion|e)(?: needed)?(?: (?:in)?to)?{_IS} (?P<words>[^\W\d_][^\d:]{{1,40}})",
        _said(Particular.LANGUAGE),
    ),
    entry(rf"visits?(?: only)? by{_IS} {_WORDS}", _said(Particular.VISITS)),
    entry(
        r"(?:wants|prefers|asks for|asked for) (?P<words>an? (?:wo)?man(?: officer)?)(?: (?:at|for|on) visits?)?",
        _said(Particular.VISITS),
    ),
    entry(rf"(?:the )?(?:support|care) worker{_IS} {_WORDS}", _said(Particular.SUPPORT)),
    entry(rf"waiting for{_IS} {_WORDS}", _said(Particular.WAITING)),
    entry(
        r"(?:mark )?(?:(?:this|it|the case|case) (?:is |as )?)?(?:a )?complex(?: (?:case|complaint))?",
        _said(Particular.COMPLEX),
    ),
    entry(
        rf"(?:their|outside|external|other|council|crm) ref(?:erence)?(?: (?:number|no))?{_IS} "
        r"(?P<words>[a-z0-9][a-z0-9 /._#-]{0,39})",
        _said(Particular.REFERENCE),
    ),
    entry(rf"actions?{_MARK} {_WORDS}", _ACTION),
    entry(rf"actions? {_WORDS}", _DATED_ACTION),
    entry(rf"(?:the )?meeting{_IS} {_WORDS}", _HELD),
    entry(
        rf"(?:the )?panel(?:,? (?:on )?(?P<words>\S.{{0,60}}?))??,?(?: (?:is|was|has been|will be))? {_CALLED_OFF}"
        r"(?: (?:for now|until further notice))?",
        _called_off,
    ),
    entry(r"(?:cancel|postpone|call off|adjourn) (?:the )?panel(?: (?:on )?(?P<words>\S.{0,60}))?", _called_off),
    entry(
        rf"(?:the )?panel{_IS}(?: has been)? (?:moved|postponed|put off|adjourned|now) (?:to|until|till|on) {_WORDS}",
        _sits,
    ),
    entry(rf"(?:the )?panel(?: (?:meets|sits))?{_IS}(?: on)? {_WORDS}", _sits),
    entry(
        rf"(?:method of payment|payment method|paid (?:in)?to){_COLON} {_WORDS}",
        _listed(Particular.PAYMENT, may_be_other=False),
    ),
    entry(rf"paid (?:(?:in)?to|by) {_WORDS}", _listed(Particular.PAYMENT)),
    entry(rf"(?:type of )?complainant{_COLON} {_WORDS}", _listed(Particular.COMPLAINANT, may_be_other=False)),
    entry(rf"(?:type of )?complainant(?: is)? {_WORDS}", _listed(Particular.COMPLAINANT)),
    entry(rf"advice(?: (?:taken|sought))?{_MARK} {_WORDS}", _said(Particular.ADVICE)),
    entry(r"(?P<words>asked (?:the |our )?(?:solicitors?|ombudsman)\b.{0,120})", _said(Particular.ADVICE)),
    entry(rf"(?:done|held|came|received){_COLON} {_WORDS}", _over),
    entry(rf"no longer waiting for {_WORDS}", _over),
    entry(
        r"done (?P<words>(?!(?:that|this|it|and|so|by|on|in|as|for|what|all|my|i|we|with|now|deal|today)\b)\S.{0,60})",
        _over,
    ),
)
"""In the order in which they are tried."""
