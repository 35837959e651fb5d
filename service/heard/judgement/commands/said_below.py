"""What else an officer wrote behind a command and below it, and whether that may speak against it.

A first line is soon written, and the second one says "only once the plumber has been".  So further words that deny, put
off or set a condition hold up what is of consequence until the officer has seen both and says so.  Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from heard.casework.commands import (
    Close,
    Command,
    ContactMade,
    NoStage,
    NotAComplaint,
    Release,
    SamePerson,
    Undo,
    Wrote,
)
from heard.judgement.commands.asks_no_more import asks_no_more
from heard.judgement.commands.not_over import is_not_over
from heard.judgement.folded import fold

_SHOWN = 300
"""Characters that are shown of more than a line."""
_COURTESY = re.compile(
    r"(?:hi|hello|hey|dear|(?:many |kind |best |warm )?(?:thanks|thank you|regards|wishes)|cheers|ta|best|all the best"
    r"|yours (?:sincerely|faithfully))(?:(?: so| very)? much| in advance)?(?:,? (?!not\b|no\b)[\w'-]+){0,2}"
    r"[\s.,!]*|sent from .{0,40}|get outlook for .{0,20}|\W*",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"(?:please )?let me know if .{0,60}|(?:if you have )?any (?:questions|problems)\b.{0,60}", re.IGNORECASE
)
_PUTS_OFF = (
    r"until|till|unless|wait(?:ing)?|yet|hold (?:on|off|fire|it|this|that)|on hold|pending|provided|subject to|later"
    r"|tomorrow|next week|as soon as|changed my mind|second thoughts?|ignore|disregard|scrap (?:it|that|this)|if"
)
_DENIES = (
    r"not|never|cannot|nor|neither|\w+n't|(?:do|does|did|is|was|wo|ca|ha[sd]|have|should|would|could)nt|no(?=[,.!;:]"
    r"|\s*$)"
    r"|only|once|when|after|before|leave (?:it|this|that|her|him|them|open|as)|keep (?:it|this)|actually|instead|rather"
    r"|mistake|stop|cancel|first(?! (?:class|floor|visit|time|report|complaint|letter|call|appointment))|except"
    r"|in error|wrong|nope|sorry|meant|i mean|drafts?|approv(?:e|es|al)|agree|hold"
    r"|sign ?-?off|confirm(?:s|ing|ation)?|to be (?:agreed|approved|confirmed|signed)|assuming|as long as|depend\w*"
    r"|conditional\w*|tb[cd]|forget|postpone\w*|delay\w*|for now|tak(?:e|ing) (?:it|that|this) back|from \d+"
)
_NOT_REACHED = (
    r"no (?:answer|reply|response|luck|one)|nobody|not (?:in|there|home|available|answered|yet)|voice ?mail"
    r"|answer(?:ing)? ?(?:phone|machine)|left (?:\w+ ){0,2}(?:message|voicemail|card|note)|tried|engaged|rang out"
    r"|(?:did|could|would)(?: not|n't) (?:answer|pick|reach|get|speak|connect|open|come)|unable to|failed to"
    r"|no access|not recogni[sz]ed|(?:line|phone|number) (?:was|is) (?:dead|off|unavailable)|(?:was|were) (?:out|away)"
    r"|hung up|cut off|will (?:ring|call|try|visit|phone)|ignore|disregard|actually|mistake|wrong"
)
_AGAINST = re.compile(rf"\b(?:{_PUTS_OFF}|{_DENIES})(?!\w)", re.IGNORECASE)
_AGAINST_A_DENIAL = re.compile(rf"\b(?:{_PUTS_OFF})(?!\w)", re.IGNORECASE)
_AGAINST_A_CONTACT = re.compile(rf"\b(?:{_NOT_REACHED})(?!\w)", re.IGNORECASE)


_ON_A_DAY = re.compile(r"\b(?:on|from) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_WAS_DONE = re.compile(
    r"\b(?!closed?\b)(?:\w+ed|done|went|was|were|came|sent|paid|made|got|gave|had|told|spoke|rang|met|put|back)"
    r"(?: [\w']+){0,4} $",
    re.IGNORECASE,
)
"""What before a day says that something was done on it, and nothing shall be."""
_NEAR = 60
"""Characters before a day in which that may stand."""
_ASKS = re.compile(
    r"(?:^|[.!;] )(?:have|has|is|are|was|were|do|does|did|can|could|should|shall|would|will|may)(?:n't)? "
    r"(?:i|you|we|she|he|they|it|this|that|the)\b",
    re.IGNORECASE,
)
"""How a question begins whose mark was left out."""


def besides_in(lines: Iterable[str], behind: str = "") -> str:
    """Return what lines say besides thanks and greetings, on one line.

    behind   what stands behind the command on its own line
    """
    said = (" ".join(fold(line).text.split()) for line in (behind, *lines))
    return " ".join(each for each in said if not _is_polite(each))


def _is_polite(line: str) -> bool:
    is_thanks = _COURTESY.fullmatch(line) is not None and not _AGAINST.search(line)
    return is_thanks or _OFFER.fullmatch(line) is not None


def shortened(besides: str) -> str:
    """Return words as they are shown to whoever wrote them."""
    return besides if len(besides) <= _SHOWN else f"{besides[:_SHOWN].rsplit(' ', 1)[0]} ..."


def speaks_against(command: Command, besides: str) -> bool:
    """Say whether what was written besides a command may mean that it shall not be so, not now, or not in any case.

    What itself says that something is not so is mostly explained by more of the kind, and a talk by what was said.  But
    what stands beside a stage that is refused may ask for it, unless it plainly goes the same way: "No, Gary says yes".
    """
    if isinstance(command, NoStage):
        return bool(besides) and not asks_no_more(besides)
    if isinstance(command, Close | Release) and is_not_over(besides):
        return True
    return says_otherwise(command, besides)


def says_otherwise(command: Command, besides: str) -> bool:
    """Say whether what was written besides a command plainly denies it, puts it off, sets a condition or asks."""
    if "?" in besides or _ASKS.search(besides):
        return True  # who asks is not sure
    if isinstance(command, ContactMade):
        return _AGAINST_A_CONTACT.search(besides) is not None
    if _is_a_denial(command):
        return _AGAINST_A_DENIAL.search(besides) is not None
    return _AGAINST.search(besides) is not None or _is_for_a_day(besides)


def _is_for_a_day(besides: str) -> bool:
    before = (besides[max(0, each.start() - _NEAR) : each.start()] for each in _ON_A_DAY.finditer(besides))
    return any(not _WAS_DONE.search(each) for each in before)


def _is_a_denial(command: Command) -> bool:
    match command:
        case Wrote(theirs=yes) | SamePerson(same=yes):
            return not yes
        case _:
            return isinstance(command, NotAComplaint | Undo)
