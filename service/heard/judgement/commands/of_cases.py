"""The words for what is done with a case: close, reopen, its stage, its days, what it is.

Each entry is the whole of a line.  What begins as one of them and names something that is not there is unsure.  Pure.
"""

from __future__ import annotations

import re

from heard.casework.commands import (
    Close,
    Command,
    Extend,
    IsLetter,
    Link,
    MoveTo,
    NoStage,
    NotAComplaint,
    OpenStage,
    ProposeRestriction,
    Reopen,
    Split,
    Stays,
)
from heard.casework.events import About, Kind, LetterKind, Reference
from heard.judgement.commands.dates import day_in, length_in
from heard.judgement.commands.outcomes import outcome_in
from heard.judgement.commands.pattern import Entry, entry
from heard.judgement.commands.spoken import Spoken, Unsure
from heard.judgement.commands.stage_words import SAY_IT_ALONE, stage_in
from heard.judgement.commands.typed import EXTEND_EXAMPLES, INSTEAD, closings, stages_typed, typed
from heard.mail.threads.case_references import case_references

CASE = r"(?: (?:(?:this |the )?(?:case|complaint)|this one|it|this))?"
_STAGE = r"(?:the )?(?P<stage>[a-z0-9 ,-]{1,60})"
_FEW = 3
"""Words behind a verb up to which somebody may have meant to name what the verb wants."""

KINDS = {
    **{words: kind for kind, words in INSTEAD.items()},
    "request for service": Kind.SERVICE_REQUEST,
    "request": Kind.SERVICE_REQUEST,
    "inquiry": Kind.ENQUIRY,
    "query": Kind.ENQUIRY,
}
_PLAIN_KINDS = r"service request|request for service|enquiry|inquiry|compliment"


def _close(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    if not (words := match["outcome"]):
        return Close(None)
    outcome = outcome_in(words, spoken.policy)
    if outcome is not None:
        return Close(outcome)
    return Unsure(closings(spoken.policy)) if len(words.split()) <= _FEW else None


def _may_be_closed(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Close what "can now be closed as upheld", and what is "upheld: close"; with no outcome nothing is said."""
    outcome = outcome_in(match["outcome"], spoken.policy)
    return Close(outcome) if outcome is not None else None


def _outcome_alone(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Be unsure of a bare outcome: a case may be closed with it, or a letter have decided so."""
    outcome = outcome_in(match["outcome"], spoken.policy)
    if outcome is None:
        return None
    decided = typed(IsLetter(LetterKind.DECISION, outcome=outcome))
    return Unsure((typed(Close(outcome)), decided))


def _stage(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Open a stage that is named with a verb, or by its number."""
    words = match["stage"].lower()
    if words in ("next stage", "next"):
        return OpenStage(None)
    stage = stage_in(words, spoken.policy)
    if stage is not None:
        return OpenStage(stage)
    is_near = re.match(r"stage\b", words) is not None and len(words.split()) <= _FEW
    return Unsure(stages_typed(spoken.policy)) if is_near else None


def _stage_alone(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    words = match["stage"].lower()
    is_plain = re.search(r"\bstage\b|^stage", words) is not None or words.split()[-1] in SAY_IT_ALONE
    return _stage(match, spoken) if is_plain else None


_ANY_STAGE = ("next stage", "further stage", "this stage", "escalation", "more")


def _no_stage(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    words = match["stage"].lower()
    is_one = words in _ANY_STAGE or stage_in(words, spoken.policy) is not None
    return NoStage() if is_one else None


def _due(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    day = day_in(match["day"], spoken.today)
    if day is not None:
        return Extend(until=day)
    is_near = len(match["day"].split()) <= _FEW and re.search(r"[0-9]", match["day"]) is not None
    return Unsure((*_of_another_weekday(match["day"], spoken), *EXTEND_EXAMPLES)) if is_near else None


def _of_another_weekday(words: str, spoken: Spoken) -> tuple[str, ...]:
    """Return how a day is said that was written with another weekday than it is."""
    day = day_in(words.partition(" ")[2], spoken.today)
    return (f"{typed(Extend(until=day))} because ...",) if day is not None else ()


def _extend(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    if (words := match["how"]) is None:
        return Extend()
    by = length_in(words, spoken.policy) if match["word"] != "to" else None
    if by is not None:
        return Extend(by=by)
    if (day := day_in(words, spoken.today)) is not None:
        return Extend(until=day)
    meant = _of_another_weekday(words, spoken) if match["word"] in ("to", "until", "till", "by") else ()
    return Unsure((*meant, *EXTEND_EXAMPLES)) if meant else None


def _not_a_complaint(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    # The Code sets a complaint against a service request (1.6); who means something else says so.
    return NotAComplaint(KINDS[match["kind"].lower()] if match["kind"] else Kind.SERVICE_REQUEST)


def _perhaps_not_a_complaint(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    return Unsure((typed(NotAComplaint(Kind.SERVICE_REQUEST)), typed(NotAComplaint(Kind.ENQUIRY))))


def _link(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    other = reference_in(match["other"], spoken)
    if other is not None:
        return Link(other)
    meant = _of_this_year(match["other"], spoken)
    return Unsure((typed(Link(meant)),)) if meant is not None else None


def _duplicate(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Be unsure of a duplicate: the message may belong to the other case, or the two may have to do with each other."""
    other = reference_in(match["other"], spoken)
    return Unsure((typed(Link(other)), typed(MoveTo(other)))) if other is not None else None


def _named_alone(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Put a mail on the case that is named and no more, where it was asked which."""
    return _move(match, spoken) if spoken.about == About.WHICH_CASE else None


def _move(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    other = reference_in(match["other"], spoken)
    return MoveTo(other) if other is not None else None


def _stays(match: re.Match[str], spoken: Spoken) -> Command | Unsure | None:
    """Let a mail stay where it is, where it was asked which case it belongs to."""
    return Stays() if spoken.about == About.WHICH_CASE else None


_IT = r"(?:(?:it|this|that|the (?:mail|message|e-?mail))(?:'s| is| was)? )"
_HERE = r"(?:where (?:it|this) (?:is|was|lies|sits|should be|belongs)|as (?:it|this) is|here|there|put)"
_THIS_CASE = (
    r"(?:(?:the |that )?(?:right|correct|same|this)(?: case| one)?|the case (?:it is|it's) on|(?:this|that) case)"
)
_LEAVE = r"(?:leave|keep|stays?|remains?|belongs)(?: (?:it|this|that))?(?: (?:on|to|with|under))?"
_STAYS = (
    rf"{_IT}?(?:(?:fine|right|ok|okay|good|correct|best|already|all|quite) ){{0,2}}(?:left )?{_HERE}",
    rf"(?:{_IT}|(?:it|this) (?:can|should|may) |i(?:'d| would) )?(?:just )?{_LEAVE} (?:{_HERE}|{_THIS_CASE})",
    rf"{_IT}?(?:already )?(?:on|in) {_THIS_CASE}(?: already)?",
    rf"{_IT}?(?:already )?(?:in )?(?:the )?(?:right|correct|same) (?:case|one|place)|no change",
    r"(?:it )?stays?|(?:do not|don't|no need to) move (?:it|this)|(?:leave|keep) (?:it|this)(?: (?:be|alone))?",
    r"(?:(?:leave|keep) (?:it|this|them|these|the two)|(?:it |they )?(?:stays?|remains?)) (?:separate|apart)",
)
"""That a mail is right where it is, where that is asked."""


_LOOSELY = re.compile(
    r"(?P<prefix>[A-Z][A-Z0-9]{0,7})[ -]{1,3}(?P<year>[0-9]{2})[ -]{1,3}(?P<number>[0-9]{1,7})", re.IGNORECASE
)
_NUMBER = re.compile(r"(?:no\.? ?|#)?(?P<number>[0-9]{1,7})", re.IGNORECASE)
_DIGITS = 4
"""Of the number in a reference, at least."""


def reference_in(words: str, spoken: Spoken) -> Reference | None:
    """Return the case reference that words are, all of them, with blanks for hyphens and without zeros as well."""
    match = _LOOSELY.fullmatch(re.sub(r"[‐-―−-]", "-", words).strip(" []()."))
    if match is None or match["prefix"].upper() != spoken.prefix.upper():
        return None
    found = case_references(f"{spoken.prefix}-{match['year']}-{int(match['number']):0{_DIGITS}}", spoken.prefix)
    return Reference(found[0])


def _of_this_year(words: str, spoken: Spoken) -> Reference | None:
    """Return the case of this year that a bare number may mean."""
    match = _NUMBER.fullmatch(words.strip())
    if match is None:
        return None
    return Reference(f"{spoken.prefix}-{spoken.today.year % 100:02}-{int(match['number']):0{_DIGITS}}")


OF_CASES: tuple[Entry, ...] = (
    entry(rf"clos(?:e|ed){CASE}", lambda match, spoken: Close(None)),
    entry(rf"clos(?:e|ed){CASE}(?: as| with|,|:| -)? (?:outcome:? )?(?P<outcome>.{{1,60}})", _close),
    entry(
        r"(?:this|it|the (?:case|complaint))(?: (?:case|complaint|one))? (?:can|may|should) (?:now )?be closed"
        r"(?: as| with|,|:| -)? (?P<outcome>.{1,60})",
        _may_be_closed,
    ),
    entry(rf"(?P<outcome>[a-z][a-z -]{{2,40}}?)(?:,|;|:| -|\.)?(?: please)? close{CASE}", _may_be_closed),
    entry(r"(?P<outcome>[a-z][a-z -]{2,40})", _outcome_alone),
    entry(rf"re-?open(?:ed)?{CASE}|open{CASE} again", lambda match, spoken: Reopen()),
    entry(rf"escalate{CASE}", lambda match, spoken: OpenStage(None)),
    entry(
        rf"(?:escalate|move|take|go|refer|pass|progress|proceed|send){CASE}(?: up| on)? to (?:the )?{_STAGE}", _stage
    ),
    entry(rf"(?:escalate|open|start|begin) {_STAGE}", _stage),
    entry(_STAGE, _stage_alone),
    entry(rf"(?:not|no)(?: an?)? {_STAGE}", _no_stage),
    entry(rf"(?:(?:it|this|she|he) )?(?:does not|doesn't) ask for {_STAGE}", _no_stage),
    entry(rf"they (?:do not|don't) ask for {_STAGE}", _no_stage),
    entry(rf"(?:(?:it is|it's|they are|they're|she is|she's|he is|he's) )?not asking for {_STAGE}", _no_stage),
    entry(
        r"(?:(?:now|answer|answer now|answer is|answer is now|it is|is) )?due(?: date)?(?::| is| now)?(?: by| on)?"
        r" (?P<day>.{1,40})",
        _due,
    ),
    entry(r"(?:new (?:due )?date|deadline)(?::| is)?(?: by| on)? (?P<day>.{1,40})", _due),
    entry(
        rf"extend(?:ed)?(?: the (?:due date|deadline|answer|date|time|clock)|{CASE})"
        r"(?: (?:(?P<word>to|until|till|by|for) )?(?P<how>.{1,40}))?",
        _extend,
    ),
    entry(
        rf"(?:(?:(?:this|it) is |it's )?not|(?:this|it) isn't) a complaint"
        rf"(?:(?:,|;|:| -)?(?: but| it is| it's| this is| just| only){{0,2}}"
        rf"(?: an?)? (?P<kind>{'|'.join(KINDS)}))?",
        _not_a_complaint,
    ),
    entry(
        r"(?:(?:(?:this|it) is |it's )?(?:probably |perhaps |really )?not|(?:this|it) isn't(?: really)?) a complaint,?"
        r"(?: i think| really| as such| to me| in my view)?|i (?:do not|don't) think (?:this|it) is a complaint",
        _perhaps_not_a_complaint,
    ),
    entry(rf"(?:(?:this|it) is |it's )?(?:an? )?(?P<kind>{_PLAIN_KINDS})", _not_a_complaint),
    entry(rf"(?:link|linked|related|relate|see also){CASE}(?: to| with)?:? (?P<other>\S.{{1,30}})", _link),
    entry(r"(?:(?:this|it) is )?(?:an? )?(?:duplicate|copy|same as)(?: of)?:? (?P<other>\S.{1,30})", _duplicate),
    entry(
        rf"(?:move|moved|put|file|belongs|(?:it|this) belongs|should be|wrong case)(?: message|{CASE})"
        r"(?:,|:| -)?(?: it)?(?: belongs| should be)?(?: on)?(?: to| with| under| on)? (?P<other>\S.{1,30})",
        _move,
    ),
    entry(r"(?P<other>\S.{6,30})", _named_alone),
    entry(r"(?:it |this )?stays where it is", lambda match, spoken: Stays()),
    *(entry(rf"(?:(?:yes|yep|no),? )?{each}", _stays) for each in _STAYS),
    entry(r"wrong case|(?:a )?new case", lambda match, spoken: MoveTo(None)),
    entry(
        r"split(?: off)?(?: (?:it|this)(?: off)?)?|(?:a )?(?:case|matter) of its own|(?:a )?separate case",
        lambda match, spoken: Split(),
    ),
    entry(
        r"propose(?: an?)? restriction"
        r"|restrict(?: (?:(?:his |her |their )?(?:contact|correspondence|emails|calls|letters|visits)"
        r"|her|him|them|this person|the (?:tenant|resident|customer|complainant)"
        r"|(?:mr|mrs|ms|miss|mx|dr)\.? [\w'-]+))?",
        lambda match, spoken: ProposeRestriction(),
    ),
)
"""In the order in which they are tried."""
